// Entries by the words that they are about: those in one another's words are nested; those that overlap
// otherwise, or could not be nested without a change of what a witness has, are one.

import type { XmlElement } from "../../xml/tree.ts";
import type { Entry, Reading } from "../apparatus.ts";
import type { Placed } from "../witness-text/beside.ts";
import { type Asked, chooseReading, lemmaOf } from "../witness-text/choose.ts";
import { LINES } from "../witness-text/lines.ts";
import { piecesOf } from "../witness-text/pieces.ts";
import { comparePositions } from "../witness-text/places.ts";
import { type Item, type Range, textOf } from "../witness-text/stream.ts";
import { type BaseReader, LAYERS } from "./base-reader.ts";

export interface Node extends Range {
  /** Several where they have been merged. */
  readonly entries: readonly Placed[];
  readonly children: readonly Node[];
}

/** Whether it is written by what each witness has: of entries in a lemma, only that is kept. */
export function isMerged({ entries }: Node): boolean {
  return (
    entries.length > 1 || entries.some(({ entry }) => (lemmaOf(entry)?.nested.length ?? 0) > 0)
  );
}

/** The outermost ones. */
export function nodesOf(placed: readonly Placed[], reader: BaseReader): Node[] {
  const single = placed.map(({ entry, start, end }): Node => {
    return { start, end, entries: [{ entry, start, end }], children: [] };
  });
  return nest(withoutCrossing(single)).map((node) => settled(node, reader));
}

function inOrder(nodes: readonly Node[]): Node[] {
  return nodes.toSorted(
    (a, b) => comparePositions(a.start, b.start) || comparePositions(b.end, a.end),
  );
}

/** Nodes none of which begins in another and ends behind it. */
function withoutCrossing(nodes: readonly Node[]): Node[] {
  let current = inOrder(nodes);
  for (;;) {
    const open: Node[] = [];
    const crossing = current.find((node) => {
      while (open.length > 0 && comparePositions((open.at(-1) as Node).end, node.start) <= 0)
        open.pop();
      const around = open.at(-1);
      if (around !== undefined && comparePositions(around.end, node.end) < 0) return true;
      open.push(node);
      return false;
    });
    if (crossing === undefined) return current;
    const other = open.at(-1) as Node;
    const rest = current.filter((node) => node !== crossing && node !== other);
    current = inOrder([...rest, merged([other, crossing])]);
  }
}

function merged(nodes: readonly Node[]): Node {
  const starts = nodes.map(({ start }) => start).toSorted(comparePositions);
  const ends = nodes.map(({ end }) => end).toSorted(comparePositions);
  return {
    start: starts[0] as Range["start"],
    end: ends.at(-1) as Range["end"],
    entries: inDocument(nodes.flatMap(({ entries }) => entries)),
    children: [],
  };
}

type Growing = Omit<Node, "children"> & { children: Growing[] };

function nest(nodes: readonly Node[]): Node[] {
  const outermost: Growing[] = [];
  const open: Growing[] = [];
  for (const node of nodes) {
    const growing: Growing = { ...node, children: [] };
    while (open.length > 0 && comparePositions((open.at(-1) as Growing).end, node.start) <= 0)
      open.pop();
    (open.at(-1)?.children ?? outermost).push(growing);
    open.push(growing);
  }
  return outermost;
}

/** A node whose entries can be nested; else the one that they are merged into. */
function settled(node: Node, reader: BaseReader): Node {
  if (node.children.length === 0) return node;
  const children = node.children.map((child) => settled(child, reader));
  const nested: Node = { ...node, children };
  const entries = entriesIn(nested);
  // The readings of one that was merged tell of all its words already.
  if (isMerged(node)) return { ...nested, entries, children: [] };
  for (const key of reader.keys)
    for (const layer of LAYERS) {
      const asked = { keys: [key], layer, isNegative: reader.isNegative };
      const before = signature(reader.itemsOf(node, entries, key, layer));
      const isKept = before === signature(nestedItems(nested, asked, reader));
      if (!isKept || !isSameInParts(nested, asked, reader))
        return { ...node, entries, children: [] };
    }
  return nested;
}

function entriesIn({ entries, children }: Node): Placed[] {
  return inDocument([...entries, ...children.flatMap(entriesIn)]);
}

/** Of two that contradict each other the first in the document is believed. */
function inDocument(entries: readonly Placed[]): Placed[] {
  return entries.toSorted((a, b) => a.entry.element.span.start - b.entry.element.span.start);
}

/** Words, and signs for what is not known. */
function signature(items: readonly Item[]): string {
  return items
    .map((item) => {
      if (item.kind === "text") return item.text.replace(/\s+/gu, "");
      if (item.kind === "mark") return "\uFFFC";
      return (item.kind === "open" || item.kind === "close") && LINES.has(item.element.local)
        ? "\n"
        : "";
    })
    .join("")
    .replace(/\n+/gu, "\n")
    .replace(/\uFFFC+/gu, "\uFFFC");
}

/** What a witness has when the entries are nested, each read by itself. */
function nestedItems(node: Node, asked: Asked, reader: BaseReader): Item[] {
  const [key = ""] = asked.keys;
  if (isMerged(node)) return reader.itemsOf(node, node.entries, key, asked.layer);
  const own = reader.readerOf(key, asked.layer);
  const { entry } = node.entries[0] as Placed;
  if (own.choose(entry).choice.kind === "nothing") return [];
  const { choice } = chooseReading(asNested(node, reader), asked, false);
  if (choice.kind === "unaccounted") return reader.marked(node, entry);
  if (choice.kind === "reading" && !choice.reading.isLemma)
    return reader.replaced(node, entry, own.readingItems(choice.reading));
  const items: Item[] = [];
  let at = node.start;
  for (const child of node.children) {
    items.push(...reader.baseOf({ start: at, end: child.start }));
    items.push(...nestedItems(child, asked, reader));
    at = child.end;
  }
  return [...items, ...reader.baseOf({ start: at, end: node.end })];
}

/** Whether each part of an entry across lines, with what is nested in that part alone, says the same. */
function isSameInParts(node: Node, asked: Asked, reader: BaseReader): boolean {
  const parts = piecesOf(reader.items, node);
  if (parts.length < 2) return true;
  const readingIn = (children: readonly Node[]): unknown => {
    const { choice } = chooseReading(asNested({ ...node, children }, reader), asked, false);
    return choice.kind === "reading" ? choice.reading.element : choice.kind;
  };
  const whole = readingIn(node.children);
  // One that is merged names others in each of its parts.
  const isCut = node.children.some(
    (child) => isMerged(child) && piecesOf(reader.items, child).length > 1,
  );
  const [{ entry }] = node.entries as [Placed];
  if (isCut && (lemmaOf(entry)?.named.length ?? 0) === 0) return false;
  return parts.every(({ start, end }) => {
    const inside = node.children.filter(
      (child) => comparePositions(child.start, end) <= 0 && comparePositions(start, child.end) <= 0,
    );
    return readingIn(inside) === whole;
  });
}

/** The entry as it will be: with a lemma, and the entries in that. */
function asNested(node: Node, reader: BaseReader): Entry {
  const nested = node.children.map((child) =>
    isMerged(child) ? asMerged(child, reader) : asNested(child, reader),
  );
  const { entry } = node.entries[0] as Placed;
  const lemma = lemmaOf(entry) ?? lemmaFor(entry.element);
  const inside = nested.flatMap(({ readings }) => readings.flatMap((one) => [...one.witnesses]));
  const witnesses = lemma.named.length > 0 ? lemma.witnesses : new Set(inside);
  const others = entry.readings.filter((one) => one !== lemma);
  const text: Reading = { ...lemma, nested, witnesses };
  return { ...entry, method: "parallel-segmentation", readings: [text, ...others] };
}

function asMerged(node: Node, reader: BaseReader): Entry {
  const { entry } = node.entries[0] as Placed;
  const lemma = lemmaFor(entry.element);
  const isNegative = node.entries.every(({ entry: one }) => reader.isOfDepartures(one));
  const base = signature(reader.baseOf(node));
  const has = (key: string): string[] =>
    LAYERS.map((layer) => signature(reader.itemsOf(node, node.entries, key, layer)));
  const agreeing = reader.keys.filter((key) => has(key).every((one) => one === base));
  const isNamed = !isNegative && agreeing.length > 0;
  const text = isNamed ? { ...lemma, named: agreeing, witnesses: new Set(agreeing) } : lemma;
  // One of which nothing is known is named only where the lemma names nobody.
  const differing = reader.keys.filter(
    (key) =>
      !agreeing.includes(key) &&
      (!isNamed || has(key).some((one) => one.replaceAll(/[\n\uFFFC]/gu, "") !== "")),
  );
  const other = { ...lemma, isLemma: false, named: differing, witnesses: new Set(differing) };
  return { ...entry, method: "parallel-segmentation", readings: [text, other] };
}

function lemmaFor(element: XmlElement): Reading {
  const lem = { ...element, local: "lem", attributes: [], children: [] };
  return {
    element: lem,
    isLemma: true,
    groups: [],
    named: [],
    witnesses: new Set(),
    sources: [],
    nested: [],
  };
}

/** Whether a range has words. */
export function hasWords(items: readonly Item[]): boolean {
  return /\S/u.test(textOf(items));
}
