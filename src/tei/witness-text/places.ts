// Where an entry beside the text belongs: between two points, or at words of a line.

import type { XmlElement } from "../../xml/tree.ts";
import { ancestors, attributeValue } from "../../xml/walk.ts";
import type { Entry } from "../apparatus.ts";
import { type PrefixDefinition, resolvePointer } from "../pointers.ts";
import { collapse, readingText } from "../text.ts";
import { findWords, rangeOfWords } from "./lemma.ts";
import { countedVerses, Numbers, PARTS } from "./locations.ts";
import type { Item, Places, Position, Range } from "./stream.ts";

/** The base text as a row, and what is needed to find places on it. */
export interface Base {
  readonly path: string;
  readonly root: XmlElement;
  readonly items: readonly Item[];
  readonly places: Places;
  readonly byId: (id: string) => XmlElement | undefined;
}

/** Whose pointers they are. */
export interface From {
  readonly path: string;
  readonly prefixes: readonly PrefixDefinition[];
}

export type Found =
  | {
      readonly range: Range;
      readonly problem?: never;
      readonly near?: never;
      readonly isThere?: never;
    }
  | {
      readonly range?: never;
      readonly problem: "unplaced" | "reversed";
      /** What is known of the place all the same: the entry is about words in this line. */
      readonly near?: Position | undefined;
      /** Whether the lemma is there, but several times. */
      readonly isThere?: boolean;
    };

/** The words of the base that an entry is about. */
export function placeEntry(entry: Entry, at: number | undefined, base: Base, from: From): Found {
  return entry.method === "double-end-point"
    ? placeBetween(entry, at, base, from)
    : placeAtLemma(entry, at, base);
}

/**
 * TEI P5, 13.2.2. An entry in the text with `@from` only ends where it stands, with `@to` only it begins
 * there; in a list it is about the whole of that one element.
 */
function placeBetween({ element }: Entry, at: number | undefined, base: Base, from: From): Found {
  const point = (name: string): Range | undefined => {
    const pointer = attributeValue(element, name);
    return pointer === undefined ? undefined : rangeOfPointer(pointer, element, base, from);
  };
  const here: Range | undefined =
    at === undefined ? undefined : { start: { item: at, offset: 0 }, end: { item: at, offset: 0 } };
  const first = point("from");
  const last = point("to");
  for (const [name, found] of [
    ["from", first],
    ["to", last],
  ] as const)
    if (found === undefined && attributeValue(element, name) !== undefined)
      return { problem: "unplaced", near: (here ?? first ?? last)?.start };
  const start = (first ?? here ?? last)?.start;
  const end = (last ?? here ?? first)?.end;
  if (start === undefined || end === undefined) return { problem: "unplaced" };
  // One anchor: what starts behind it and ends before it is a point.
  if (first !== undefined && last !== undefined && isAnchor(first) && isSame(first, last))
    return { range: pointOf(first) };
  if (
    isAnchor({ start, end }) &&
    (first === undefined) !== (last === undefined) &&
    here === undefined
  )
    return { range: pointOf({ start, end }) };
  return comparePositions(start, end) > 0
    ? { problem: "reversed", near: (here ?? { start: end }).start }
    : { range: { start, end } };
}

function isSame(a: Range, b: Range): boolean {
  return comparePositions(a.start, b.start) === 0 && comparePositions(a.end, b.end) === 0;
}

function isAnchor({ start, end }: Range): boolean {
  return start.offset === 0 && end.offset === 0 && start.item === end.item + 2;
}

/** Between its tags, so that it is in what begins before it, and not in what begins behind it. */
function pointOf({ end }: Range): Range {
  const point = { item: end.item + 1, offset: 0 };
  return { start: point, end: point };
}

export function comparePositions(a: Position, b: Position): number {
  return a.item - b.item || a.offset - b.offset;
}

/** What a pointer points at in the base: an element, or one of TEI's pointer schemes (17.2.4). */
function rangeOfPointer(
  pointer: string,
  element: XmlElement,
  base: Base,
  { path, prefixes }: From,
): Range | undefined {
  const target = resolvePointer(pointer, element, path, prefixes);
  if (target?.id === undefined || target.path !== base.path) return undefined;
  return rangeOfFragment(target.id, base);
}

function rangeOfFragment(fragment: string, base: Base): Range | undefined {
  const [, scheme, body = ""] =
    /^(left|right|range|string-index|string-range)\((.*)\)$/u.exec(fragment) ?? [];
  if (scheme === undefined) return rangeOfElement(base.byId(fragment), base);
  const parts = splitArguments(body);
  const [first = ""] = parts;
  const inner = rangeOfFragment(first.replace(/^#/u, ""), base);
  if (inner === undefined) return undefined;
  switch (scheme) {
    case "left":
      return { start: inner.start, end: inner.start };
    case "right":
      return { start: inner.end, end: inner.end };
    case "range": {
      const last = rangeOfFragment((parts[1] ?? "").replace(/^#/u, ""), base);
      return last && { start: inner.start, end: last.end };
    }
    default: {
      const offset = Number(parts[1]);
      const length = scheme === "string-range" ? Number(parts[2]) : 0;
      if (!Number.isInteger(offset) || !Number.isInteger(length)) return undefined;
      const start = characterAt(base.items, inner, offset);
      const end = characterAt(base.items, inner, offset + length);
      return start && end && { start, end };
    }
  }
}

/** Splits at commas that are in no parentheses. */
function splitArguments(body: string): string[] {
  const parts = [""];
  let depth = 0;
  for (const character of body) {
    if (character === "(") depth++;
    if (character === ")") depth--;
    if (character === "," && depth === 0) parts.push("");
    else parts.push((parts.pop() ?? "") + character);
  }
  return parts.map((part) => part.trim());
}

/** The position before a character of a range, counted from 0 in code points. */
function characterAt(items: readonly Item[], range: Range, wanted: number): Position | undefined {
  let left = wanted;
  for (let index = range.start.item; index < range.end.item; index++) {
    const item = items[index] as Item;
    if (item.kind !== "text") continue;
    const characters = [...item.text];
    if (left < characters.length || (left === characters.length && index + 1 >= range.end.item))
      return { item: index, offset: characters.slice(0, left).join("").length };
    if (left === characters.length) return { item: index, offset: item.text.length };
    left -= characters.length;
  }
  return undefined;
}

/** What marks a place, and holds nothing. */
export const POINTS: ReadonlySet<string> = new Set("anchor milestone gb pb cb lb".split(" "));

/** An element with what is in it; a range from an anchor starts behind it, one to an anchor ends before it. */
function rangeOfElement(element: XmlElement | undefined, { places }: Base): Range | undefined {
  const place = element && places.get(element);
  if (place === undefined) return undefined;
  const outer = { item: place.start, offset: 0 };
  const behind = { item: place.end, offset: 0 };
  return place.end - place.start === 2 && POINTS.has(element?.local ?? "")
    ? { start: behind, end: outer }
    : { start: outer, end: behind };
}

/** TEI P5, 13.2.1: the lemma is looked for in the line that `@loc` names, or in that around the entry. */
function placeAtLemma(entry: Entry, at: number | undefined, base: Base): Found {
  const lines = linesOf(entry, base);
  const range = lines.length === 1 ? lines[0] : undefined;
  const here = at === undefined ? undefined : { item: at, offset: 0 };
  const lemma = entry.readings.find(({ isLemma }) => isLemma);
  if (range === undefined || lemma === undefined)
    return { problem: "unplaced", near: here ?? (range && endOfLine(range)) };
  const number = Number(attributeValue(lemma.element, "n") ?? Number.NaN);
  const words = readingText(lemma.element);
  const found = rangeOfWords(base.items, range, words, {
    number: Number.isInteger(number) ? number : undefined,
    before: at !== undefined && isWithin(at, range) ? at : undefined,
  });
  if (found !== undefined) return { range: found };
  const isThere = findWords(base.items, range, words).length > 0;
  return { problem: "unplaced", near: here ?? endOfLine(range), isThere };
}

/** The last place in the line, not behind it. */
function endOfLine({ end }: Range): Position {
  return end.offset === 0 ? { item: end.item - 1, offset: 0 } : end;
}

function isWithin(item: number, { start, end }: Range): boolean {
  return start.item <= item && item < end.item;
}

/**
 * The line that an entry is about: that which `@loc` names, else that around it. Several where `@loc` may mean
 * one or the other.
 */
export function linesOf({ element }: Entry, base: Base): readonly Range[] {
  const loc = attributeValue(element, "loc");
  if (loc !== undefined) return rangesOfLocation(collapse(loc), element, base);
  const around = rangeOfElement(blockAround(element), base);
  return around === undefined ? [] : [around];
}

/** What verse, prose and drama are counted by. */
const BLOCKS: ReadonlySet<string> = new Set(
  "l p ab head speaker stage item cell seg salute signed".split(" "),
);

function blockAround(app: XmlElement): XmlElement | undefined {
  return [...ancestors(app)].find(({ local }) => BLOCKS.has(local));
}

/** TEI P5, 13.2.1: in the nearest part of the text that has such a place; by `@n`, then as lines are counted. */
function rangesOfLocation(loc: string, app: XmlElement, base: Base): readonly Range[] {
  const { written, counted } = numbersOf(base);
  for (const numbers of [() => written, counted]) {
    for (const scope of scopesOf(app, base)) {
      const ranges = numbers().rangesOf(loc, scope);
      if (ranges.length > 0) return ranges;
    }
  }
  return [];
}

interface TextNumbers {
  /** Those in `@n`. */
  readonly written: Numbers;
  /** Those and what verse is counted by, where it has none. */
  readonly counted: () => Numbers;
}

/** What has which number in a text: every entry of an apparatus asks. */
const NUMBERS = new WeakMap<readonly Item[], TextNumbers>();

function numbersOf({ items, root }: Base): TextNumbers {
  const known = NUMBERS.get(items);
  if (known !== undefined) return known;
  let counted: Numbers | undefined;
  const numbers: TextNumbers = {
    written: new Numbers(items, writtenNumber),
    counted: () => {
      if (counted !== undefined) return counted;
      const verses = countedVerses(root);
      return (counted = new Numbers(items, (one) => writtenNumber(one) ?? verses.get(one)));
    },
  };
  NUMBERS.set(items, numbers);
  return numbers;
}

function writtenNumber(element: XmlElement): string | undefined {
  return collapse(attributeValue(element, "n") ?? "") || undefined;
}

/** The parts of the text around an entry, from the nearest; for one in a list, the whole text. */
function* scopesOf(
  app: XmlElement,
  { items, places }: Base,
): Generator<{ readonly start: number; readonly end: number }> {
  for (const around of ancestors(app)) {
    const place = places.get(around);
    if (place !== undefined && (PARTS.has(around.local) || around.local === "lg")) yield place;
  }
  yield { start: -1, end: items.length };
}
