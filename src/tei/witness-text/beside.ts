// What entries beside the text say of one witness, as edits of the base.

import { type Entry, type Reading, hasVariants } from "../apparatus.ts";
import { type Edit, joinEdits, measureOf, type Stretch, unaccountedEdits } from "./edits.ts";
import type { WitnessReader } from "./flatten.ts";
import { type Item, itemsIn, type Position, type Presence, type Range, textOf } from "./stream.ts";

/** An entry, and the words of the base that it is about. */
export interface Placed extends Range {
  readonly entry: Entry;
}

/**
 * The edits that make the witness's text out of the base; none overlap.
 *
 * @param silent what is known not to be known beside that
 */
export function editsOf(
  reader: WitnessReader,
  base: readonly Item[],
  placed: readonly Placed[],
  silent: readonly Stretch[] = [],
): Edit[] {
  const departures: Edit[] = [];
  const unknown: Stretch[] = [...silent];
  const lemmas: Range[] = [];
  const leading: Edit[] = [];
  const trailing: Edit[] = [];
  const measure = measureOf(base);
  for (const { entry, start, end } of placed) {
    const { choice } = reader.choose(entry);
    const range = { start, end };
    const reading = choice.kind === "reading" ? choice.reading : undefined;
    const { before, after } = reader.presenceElsewhere(entry, reading);
    const add = (to: Edit[], at: Position, items: readonly Item[]): void => {
      if (items.length > 0) to.push({ start: at, end: at, entry, items });
    };
    if (choice.kind === "nothing") departures.push({ ...range, entry, items: [] });
    else if (choice.kind === "unaccounted") unknown.push({ ...range, entry });
    const marks = reading === undefined ? [] : presenceInBase(reader, reading, base, range);
    if (reading !== undefined && marks === undefined) {
      const isAssumed = choice.kind === "reading" && !choice.isNamed;
      const own = reader.readingItems(reading);
      if (isAssumed) own[0] = { kind: "assumed" };
      const items = [...before, ...own, ...after];
      departures.push({ ...range, entry, items });
      continue;
    }
    const isNamed = choice.kind === "reading" && choice.isNamed;
    if (isNamed) lemmas.push(range);
    else if (hasVariants(entry) && (reading !== undefined || choice.kind === "base"))
      add(leading, start, [{ kind: "assumed" }]);
    add(leading, start, before);
    for (const { characters, item } of marks ?? []) {
      // Among no words, it breaks off behind what other entries put there.
      const isLast = !item.isPresent && measure(start) === measure(end);
      const wanted = measure(start) + characters;
      add(trailing, isLast ? end : positionAfter(base, range, wanted, measure), [item]);
    }
    add(trailing, end, after);
  }
  const joined = joinEdits(base, departures, (entry) => reader.report("contradiction", entry));
  const marks = unaccountedEdits(base, unknown, { departures: joined, lemmas });
  // Several at one point come in the order of their entries.
  const order = new Map(placed.map(({ entry }, index) => [entry, index]));
  const inOrder = [...leading, ...joined, ...marks].toSorted(
    (a, b) => (order.get(a.entry) ?? 0) - (order.get(b.entry) ?? 0),
  );
  return [...inOrder, ...trailing];
}

interface Mark {
  /** How many characters of the lemma stand before it, white space not counted. */
  readonly characters: number;
  readonly item: Presence;
}

/**
 * A reading that is the base itself: where in it the witness breaks off or begins again. Undefined for
 * one that says something else, be it by the entries in it.
 */
function presenceInBase(
  reader: WitnessReader,
  reading: Reading,
  base: readonly Item[],
  range: Range,
): Mark[] | undefined {
  const old = textOf(itemsIn(base, range)).replace(/\s/gu, "");
  if (!reading.isLemma || reading.nested.some((entry) => departs(reader, entry))) return undefined;
  // Another spelling of the lemma is still the base; but where that has no words, a lemma adds some.
  if (old !== "" && !reader.hasPresence(reading)) return [];
  const marks: Mark[] = [];
  let text = "";
  for (const item of reader.readingItems(reading)) {
    if (item.kind === "text") text += item.text.replace(/\s/gu, "");
    if (item.kind === "presence") marks.push({ characters: text.length, item });
  }
  return text === old ? marks : undefined;
}

/** Whether the witness has something else than the lemma at an entry, or at one in the lemma of that. */
function departs(reader: WitnessReader, entry: Entry): boolean {
  const { choice } = reader.choose(entry);
  if (choice.kind !== "reading" || !choice.reading.isLemma) return true;
  return choice.reading.nested.some((inner) => departs(reader, inner));
}

/** The place after so many characters of a base, as near to the words before it as can be. */
function positionAfter(
  base: readonly Item[],
  { start, end }: Range,
  wanted: number,
  measure: (position: Position) => number,
): Position {
  if (wanted <= measure(start)) return start;
  if (wanted >= measure(end)) return end;
  for (let item = start.item; item < base.length && item <= end.item; item++) {
    const at = base[item] as Item;
    if (at.kind !== "text") continue;
    const from = item === start.item ? start.offset : 0;
    for (let offset = from + 1; offset <= at.text.length; offset++)
      if (measure({ item, offset }) === wanted) return { item, offset };
  }
  return end;
}
