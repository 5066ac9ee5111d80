// Readings applied to the base text: those that overlap are joined first.

import type { XmlElement } from "../../xml/tree.ts";
import type { Entry } from "../apparatus.ts";
import { comparePositions } from "./places.ts";
import { type Item, itemsIn, type Position, type Range, textOf } from "./stream.ts";

/** What a witness has in place of a stretch of the base. */
export interface Edit extends Range {
  readonly items: readonly Item[];
  readonly entry: Entry;
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
    else joined[joined.length - 1] = join(last, edit, disagree);
  }
  return joined;
}

/** Two ranges share a word, or one is a point inside the other. */
function overlap(a: Range, b: Range, measure: (position: Position) => number): boolean {
  const [aStart, aEnd, bStart, bEnd] = [a.start, a.end, b.start, b.end].map(measure) as [
    number,
    number,
    number,
    number,
  ];
  if (bStart === bEnd || aStart === aEnd) return aStart < bStart && bStart < aEnd;
  return Math.max(aStart, bStart) < Math.min(aEnd, bEnd);
}

function join(first: Edit, second: Edit, disagree: (entry: Entry) => void): Edit {
  const a = wordsOf(first.items);
  const b = wordsOf(second.items);
  if (comparePositions(second.end, first.end) <= 0) {
    if (!holds(a, b)) disagree(second.entry);
    return first;
  }
  const shared = longestShared(a, b);
  // One that has nothing there does not contradict the other.
  if (shared === 0 && a.length > 0 && b.length > 0) disagree(second.entry);
  const rest = withoutWords(second.items, shared);
  return {
    ...first,
    end: second.end,
    items: [...first.items, { kind: "text", text: " " }, ...rest],
  };
}

function wordsOf(items: readonly Item[]): string[] {
  return textOf(items)
    .split(/\s+/u)
    .filter((word) => word !== "");
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
  for (const { start, end, entry } of silent) {
    const own: Range = { start, end };
    const told = [...departures, ...lemmas.filter((one) => !isLonger(one, own, measure))];
    let parts: Range[] = [own];
    for (const known of told) parts = parts.flatMap((part) => without(part, known, measure));
    for (const part of parts)
      edits.push({ ...part, entry, items: [{ kind: "mark", reason: "unaccounted" }] });
  }
  return mergeMarks(edits, measure);
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
  const all = edits.toSorted(
    (a, b) => comparePositions(a.start, b.start) || comparePositions(a.end, b.end),
  );
  for (const edit of all) {
    // A point in what has been replaced already.
    const isInside = comparePositions(edit.start, at) < 0;
    if (!isInside) result.push(...itemsIn(items, { start: at, end: edit.start }));
    result.push(...(isInside ? edit.items : replaced(itemsIn(items, edit), edit.items)));
    if (!isInside) at = edit.end;
  }
  result.push(...itemsIn(items, { start: at, end: { item: items.length, offset: 0 } }));
  return result;
}

const BLOCKS: ReadonlySet<string> = new Set(
  "text body front back div lg l p ab head sp speaker stage item list cell row table".split(" "),
);

/**
 * What comes in place of a stretch: the tags that it does not hold both of stay, so that the row remains
 * a tree; so do the spaces at its ends. A reading of words alone goes into the line that it replaces.
 */
function replaced(old: readonly Item[], reading: readonly Item[]): Item[] {
  const kept = unpaired(old);
  const hasBlocks = reading.some((item) => item.kind === "open" && BLOCKS.has(item.element.local));
  const isEmpty = reading.every(({ kind }) => kind === "cited" || kind === "entry");
  const line = hasBlocks || isEmpty ? undefined : firstBlock(old, kept);
  const text = textOf(old);
  const space = (has: boolean): Item[] => (has ? [{ kind: "text", text: " " }] : []);
  const inner: Item[] = [
    ...space(/^\s/u.test(text)),
    ...(line === undefined ? [] : [{ kind: "open", element: line } as const]),
    ...reading,
    ...(line === undefined ? [] : [{ kind: "close", element: line } as const]),
    ...space(/\s$/u.test(text)),
  ];
  const opens = old.filter((item) => item.kind === "open" && kept.has(item));
  const closes = old.filter((item) => item.kind === "close" && kept.has(item));
  return closes.length > 0 ? [...inner, ...closes, ...opens] : [...opens, ...inner];
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

function firstBlock(items: readonly Item[], kept: ReadonlySet<Item>): XmlElement | undefined {
  const found = items.find(
    (item) => item.kind === "open" && !kept.has(item) && BLOCKS.has(item.element.local),
  );
  return found?.kind === "open" ? found.element : undefined;
}
