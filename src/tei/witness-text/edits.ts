// Readings applied to the base text: those that overlap are joined first.

import type { XmlElement } from "../../xml/tree.ts";
import { textContent } from "../../xml/walk.ts";
import type { Entry } from "../apparatus.ts";
import { lemmaOf } from "./choose.ts";
import { LINES } from "./lines.ts";
import { piecesOf } from "./pieces.ts";
import { comparePositions, POINTS } from "./places.ts";
import { type Item, itemsIn, type Position, type Range, textOf } from "./stream.ts";

/** What a witness has in place of a stretch of the base. */
export interface Edit extends Range {
  readonly items: readonly Item[];
  readonly entry: Entry;
  /** Where it is joined from several, the last one's. */
  readonly last?: Entry;
}

/** Stretches of the base that an entry passes over the witness, or says that it has them. */
export interface Stretch extends Range {
  readonly entry: Entry;
}

/**
 * Joins edits that overlap, so that each word of the base is replaced once. Where two readings do not
 * agree on the words that both replace, the entry is reported.
 */
export function joinEdits(
  items: readonly Item[],
  edits: readonly Edit[],
  disagree: (entry: Entry) => void,
): Edit[] {
  const measure = measureOf(items);
  const joined: Edit[] = [];
  const sorted = edits.toSorted(
    (a, b) => comparePositions(a.start, b.start) || comparePositions(b.end, a.end),
  );
  for (const edit of sorted) {
    const last = joined.at(-1);
    if (last === undefined || !overlap(last, edit, measure)) joined.push(edit);
    else {
      // White space that only one of them has at its end is no word.
      const isInside = measure(edit.end) <= measure(last.end);
      joined[joined.length - 1] = join(last, edit, { isInside, disagree });
    }
  }
  return joined;
}

/** Two ranges share a word, or one has no words and lies in the other. */
function overlap(a: Range, b: Range, measure: (position: Position) => number): boolean {
  const [aStart, aEnd, bStart, bEnd] = [a.start, a.end, b.start, b.end].map(measure) as [
    number,
    number,
    number,
    number,
  ];
  if (aStart === aEnd && bStart === bEnd) return isIn(a, b) || isIn(b, a);
  if (bStart === bEnd) return isIn(b, a);
  if (aStart === aEnd) return isIn(a, b);
  return Math.max(aStart, bStart) < Math.min(aEnd, bEnd);
}

function isIn(inner: Range, outer: Range): boolean {
  const before = comparePositions(outer.start, inner.start);
  const after = comparePositions(inner.end, outer.end);
  const isPoint = comparePositions(inner.start, inner.end) === 0;
  return isPoint ? before < 0 && after < 0 : before <= 0 && after <= 0;
}

/**
 * Whether what is read in place of a stretch says something else than what is read in place of one that
 * begins later, or at the same point and is not longer, about the words that both replace.
 *
 * @param isInside whether the second stretch is inside the first
 */
export function contradict(first: string, second: string, isInside: boolean): boolean {
  const [a, b] = [first, second].map(splitWords) as [string[], string[]];
  if (isInside) return !holds(a, b);
  // One that has nothing there does not contradict the other.
  return longestShared(a, b) === 0 && a.length > 0 && b.length > 0;
}

function join(
  first: Edit,
  second: Edit,
  { isInside, disagree }: { readonly isInside: boolean; readonly disagree: (entry: Entry) => void },
): Edit {
  if (contradict(textOf(first.items), textOf(second.items), isInside)) disagree(second.entry);
  if (isInside) {
    // Where it breaks off or comes back is not lost with the words.
    const marks = second.items.filter(({ kind }) => kind === "presence");
    return marks.length === 0 ? first : { ...first, items: [...first.items, ...marks] };
  }
  const shared = longestShared(wordsOf(first.items), wordsOf(second.items));
  const rest = withoutWords(second.items, shared);
  const isTwo = wordsOf(first.items).length > 0 && wordsOf(rest).length > 0;
  return {
    ...first,
    end: second.end,
    last: second.entry,
    items: [...first.items, ...space(isTwo), ...rest],
  };
}

function wordsOf(items: readonly Item[]): string[] {
  return splitWords(textOf(items));
}

function splitWords(text: string): string[] {
  return text.split(/\s+/u).filter((word) => word !== "");
}

function holds(outer: readonly string[], inner: readonly string[]): boolean {
  return ` ${outer.join(" ")} `.includes(inner.length === 0 ? "" : ` ${inner.join(" ")} `);
}

/** How many words at the end of one are those at the beginning of the other. */
function longestShared(a: readonly string[], b: readonly string[]): number {
  for (let length = Math.min(a.length, b.length); length > 0; length--) {
    if (a.slice(-length).every((word, index) => word === b[index])) return length;
  }
  return 0;
}

/** A row without its first words. */
function withoutWords(items: readonly Item[], count: number): Item[] {
  const match = new RegExp(`^\\s*(?:\\S+\\s*){${count}}`, "u").exec(textOf(items));
  let left = count === 0 ? 0 : (match?.[0].length ?? 0);
  return items.flatMap((item): Item[] => {
    if (item.kind !== "text" || left === 0) return [item];
    const cut = Math.min(left, item.text.length);
    left -= cut;
    return cut === item.text.length ? [] : [{ kind: "text", text: item.text.slice(cut) }];
  });
}

/** How many characters stand before a position, white space not counted. */
export function measureOf(items: readonly Item[]): (position: Position) => number {
  const before: number[] = [0];
  for (const item of items) {
    const own = item.kind === "text" ? item.text.replace(/\s/gu, "").length : 0;
    before.push((before.at(-1) as number) + own);
  }
  return ({ item, offset }) => {
    const at = items[item];
    const inside = at?.kind === "text" ? at.text.slice(0, offset).replace(/\s/gu, "").length : 0;
    return (before[item] as number) + inside;
  };
}

/**
 * Marks what no entry tells of a witness: the stretches that pass it over, as far as no other entry
 * says what it has there.
 *
 * @param departures where it has a reading
 * @param lemmas where it is said to have the words of the base; an entry about some of those words
 *   that passes it over knows better
 */
export function unaccountedEdits(
  items: readonly Item[],
  silent: readonly Stretch[],
  {
    departures,
    lemmas,
  }: { readonly departures: readonly Range[]; readonly lemmas: readonly Range[] },
): Edit[] {
  const measure = measureOf(items);
  const edits: Edit[] = [];
  const measured = (range: Range): Measured => {
    return { range, from: measure(range.start), to: measure(range.end) };
  };
  const allDepartures = departures.map(measured);
  const allLemmas = lemmas.map(measured);
  for (const { start, end, entry } of silent) {
    const own: Range = { start, end };
    const [from, to] = [measure(start), measure(end)];
    const near = (all: readonly Measured[]): Range[] =>
      all.filter((one) => one.from <= to && from <= one.to).map(({ range }) => range);
    const told = [
      ...near(allDepartures),
      ...near(allLemmas).filter((one) => !isLonger(one, own, measure)),
    ];
    let parts: Range[] = [own];
    for (const known of told) parts = parts.flatMap((part) => without(part, known, measure));
    for (const part of parts)
      edits.push({ ...part, entry, items: [{ kind: "mark", reason: "unaccounted", entry }] });
  }
  // Every line of which nobody tells is marked.
  return mergeMarks(edits, measure).flatMap((edit) => {
    const pieces = piecesOf(items, edit);
    return pieces.length === 0 ? [edit] : pieces.map(({ start, end }) => ({ ...edit, start, end }));
  });
}

/** A range, with how many characters stand before its ends. */
interface Measured {
  readonly range: Range;
  readonly from: number;
  readonly to: number;
}

/** Whether a range holds another, and more than that. */
function isLonger(outer: Range, inner: Range, measure: (position: Position) => number): boolean {
  const before = measure(inner.start) - measure(outer.start);
  const after = measure(outer.end) - measure(inner.end);
  return before >= 0 && after >= 0 && before + after > 0;
}

/** A range without what another covers of it; nothing where that is all of its words. */
function without(part: Range, known: Range, measure: (position: Position) => number): Range[] {
  if (!overlap(part, known, measure)) return [part];
  const rest: Range[] = [];
  if (measure(part.start) < measure(known.start))
    rest.push({ start: part.start, end: known.start });
  if (measure(known.end) < measure(part.end)) rest.push({ start: known.end, end: part.end });
  return rest;
}

/** Two entries that pass a witness over in the same words leave one mark. */
function mergeMarks(edits: Edit[], measure: (position: Position) => number): Edit[] {
  const merged: Edit[] = [];
  for (const edit of edits.toSorted((a, b) => comparePositions(a.start, b.start))) {
    const last = merged.at(-1);
    if (last === undefined || !overlap(last, edit, measure)) merged.push(edit);
    else if (comparePositions(edit.end, last.end) > 0)
      merged[merged.length - 1] = { ...last, end: edit.end };
  }
  return merged;
}

/** Puts edits, none of which overlap, into the base. */
export function applyEdits(items: readonly Item[], edits: readonly Edit[]): Item[] {
  const result: Item[] = [];
  let at: Position = { item: 0, offset: 0 };
  const all = edits
    .map((edit) => outOfAnchor(items, edit))
    .toSorted((a, b) => comparePositions(a.start, b.start) || comparePositions(a.end, b.end));
  for (const { start, end, items: reading, entry, last = entry } of all) {
    // In what has been replaced already: a point, or white space that two share.
    if (comparePositions(start, at) < 0 && comparePositions(end, at) <= 0) {
      result.push(...reading);
      continue;
    }
    const from = comparePositions(start, at) < 0 ? at : start;
    result.push(...itemsIn(items, { start: at, end: from }));
    const old = itemsIn(items, { start: from, end });
    const text = textOf(old);
    const before = /^\s/u.test(text) && !/^\s/u.test(lemmaText(entry));
    const after = /\s$/u.test(text) && !/\s$/u.test(lemmaText(last));
    result.push(...replaced(old, [...space(before), ...reading, ...space(after)]));
    at = end;
  }
  result.push(...itemsIn(items, { start: at, end: { item: items.length, offset: 0 } }));
  return result;
}

/** A place between the tags of an anchor is behind it: nothing can be put in there. */
function outOfAnchor(items: readonly Item[], edit: Edit): Edit {
  return { ...edit, start: behindAnchor(items, edit.start), end: behindAnchor(items, edit.end) };
}

function behindAnchor(items: readonly Item[], position: Position): Position {
  const [open, close] = [items[position.item - 1], items[position.item]];
  const isInside =
    position.offset === 0 &&
    open?.kind === "open" &&
    close?.kind === "close" &&
    open.element === close.element &&
    POINTS.has(open.element.local);
  return isInside ? { item: position.item + 1, offset: 0 } : position;
}

function space(isThere: boolean): Item[] {
  return isThere ? [{ kind: "text", text: " " }] : [];
}

/** A lemma that has the spaces of the text at its ends says of spaces what it means. */
function lemmaText(entry: Entry): string {
  const lemma = lemmaOf(entry);
  return lemma === undefined ? "" : textContent(lemma.element);
}

/**
 * What comes in place of a stretch: the tags that it does not hold both of stay, so that the row remains
 * a tree. A reading of words alone goes into the line that it replaces.
 */
function replaced(old: readonly Item[], reading: readonly Item[]): Item[] {
  const kept = unpaired(old);
  const hasBlocks = reading.some((item) => item.kind === "open" && LINES.has(item.element.local));
  const isEmpty = reading.every(
    (item) =>
      item.kind === "cited" ||
      item.kind === "entry" ||
      item.kind === "assumed" ||
      (item.kind === "text" && !/\S/u.test(item.text)),
  );
  const line = hasBlocks || isEmpty ? undefined : firstBlock(old, kept);
  const inner: Item[] = [
    ...(line === undefined ? [] : [{ kind: "open", element: line } as const]),
    ...reading,
    ...(line === undefined ? [] : [{ kind: "close", element: line } as const]),
  ];
  // Tags before the first word stay before the reading: it is in the line that its words are in.
  const first = old.findIndex((item) => item.kind === "text" && /\S/u.test(item.text));
  const lead = old.filter((item, index) => index < first && kept.has(item));
  const rest = old.filter((item, index) => index >= first && kept.has(item));
  const closes = rest.filter(({ kind }) => kind === "close");
  const opens = rest.filter(({ kind }) => kind === "open");
  return [...lead, ...inner, ...closes, ...opens];
}

/** The tags of a stretch whose partner is not in it. */
function unpaired(items: readonly Item[]): Set<Item> {
  const kept = new Set<Item>();
  const open: Item[] = [];
  for (const item of items) {
    if (item.kind === "open") open.push(item);
    else if (item.kind === "close" && open.pop() === undefined) kept.add(item);
  }
  for (const item of open) kept.add(item);
  return kept;
}

/** The first line that a stretch holds, unless it begins with words of another. */
function firstBlock(items: readonly Item[], kept: ReadonlySet<Item>): XmlElement | undefined {
  for (const item of items) {
    if (item.kind === "text" && /\S/u.test(item.text)) return undefined;
    if (item.kind === "open" && !kept.has(item) && LINES.has(item.element.local))
      return item.element;
  }
  return undefined;
}
