// What one witness has at each entry of an apparatus: a reading, or why none is known.

import type { XmlElement, XmlNode } from "../../xml/tree.ts";
import { attributeValue, descendantElements } from "../../xml/walk.ts";
import { type Entry, presenceOf, type Reading } from "../apparatus.ts";
import type { Collated } from "./documents.ts";
import { type Layer, lemmaOf } from "./choose.ts";
import { WitnessReader } from "./flatten.ts";
import { tokensOf } from "../pointers.ts";
import { isApart, lineOfText } from "./plain.ts";
import { comparePositions, linesOf, placeEntry } from "./places.ts";
import { type Item, itemsIn, type Position, type Range } from "./stream.ts";
import { besides, keysOf } from "./witness-text.ts";

/** An entry, and the entries in its readings after it. */
export interface Site {
  readonly entry: Entry;
  /** The entry in whose reading it lies. */
  readonly around: Entry | undefined;
  /** The words of the base, for an entry beside them whose place is found; without a lemma, its line. */
  readonly base: string | undefined;
  /** What is around the place of one beside its words. */
  readonly at: XmlElement | undefined;
  /** What its readings say; where entries lie in one, with the lemmas of those. */
  readonly textOf: (reading: Reading) => string;
}

export type Attested =
  /** One reading, or several between which nothing decides; assumed where none names the witness. */
  | {
      readonly kind: "reading";
      readonly readings: readonly Reading[];
      /** What the witness reads, in one line. */
      readonly text: string;
      readonly isAssumed: boolean;
    }
  /** The words of the base: the entry lists departures only, and has no lemma. */
  | { readonly kind: "base" }
  /** The witness is absent, or illegible. */
  | { readonly kind: "lacuna" }
  | { readonly kind: "unaccounted" }
  /** The entry lies in a reading that the witness has not, or gives way to another (`@exclude`). */
  | { readonly kind: "inapplicable" };

export interface WitnessSites {
  readonly attested: ReadonlyMap<Entry, Attested>;
  /** Whether it was corrected anywhere. */
  readonly hasLayers: boolean;
}

export interface Sites {
  /** In the order of the text, whatever file they stand in. */
  readonly list: readonly Site[];
  /** Where those beside the text stand on the base. */
  readonly placement: Placement;
}

/** The entries about the text of a document. */
export function listSites(collated: Collated): Sites {
  const { apparatus } = collated;
  const nobody = { keys: [], layer: "pc" as const, isNegative: true };
  const reader = new WitnessReader(collated, nobody);
  const placement = placeEntries(reader, collated);
  const { items, placed } = placement;
  const inText = items.flatMap((item, index) => {
    const entry = item.kind === "entry" && item.isStart && apparatus.byElement.get(item.app);
    // Those in the readings come with the entry around them.
    if (!entry || entry.parent !== undefined) return [];
    const start = { item: index, offset: 0 };
    return [{ entry, start, end: start, base: undefined, at: undefined }];
  });
  const beside = placed.map(({ entry, range, line, near }) => {
    const words = range ?? line;
    const base = words && lineOfText(itemsIn(items, words));
    const known = words?.start ?? near;
    const at = known && elementAt(items, known);
    const start = known ?? { item: items.length, offset: 0 };
    return { entry, start, end: words?.end ?? start, base, at };
  });
  const textOf = (reading: Reading): string => lineOfText(reader.readingItems(reading));
  const list = [...inText, ...beside]
    .toSorted((a, b) => comparePositions(a.start, b.start) || comparePositions(b.end, a.end))
    .flatMap(({ entry, base, at }) => [
      ...withNested({ entry, base, at, around: undefined, textOf }),
    ]);
  return { list, placement };
}

/** The element that begins at a place, else that around it. */
function elementAt(items: readonly Item[], { item }: Position): XmlElement | undefined {
  for (let index = item; index >= 0; index--) {
    const one = items[index];
    if (one?.kind === "open") return one.element;
    // What ends there is around the place; what has ended before it lies beside it.
    if (one?.kind === "close") return index === item ? one.element : parentOf(one.element);
  }
  return undefined;
}

function parentOf({ parent }: XmlElement): XmlElement | undefined {
  return parent?.kind === "element" ? parent : undefined;
}

function* withNested(site: Site): Generator<Site> {
  yield site;
  for (const { nested } of site.entry.readings)
    for (const entry of nested)
      yield* withNested({ ...site, entry, around: site.entry, base: undefined });
}

/** What a witness, by its key (`Sigla`), has at the sites of a document. */
export function attestedBy(
  collated: Collated,
  { list, placement }: Sites,
  { key, layer }: { readonly key: string; readonly layer: Layer },
): WitnessSites {
  const { sigla, isNegative } = collated;
  const asked = { keys: keysOf(key, sigla), layer, isNegative };
  const reader = new WitnessReader(collated, asked);
  const absent = absentAt(eventsOf(reader, placeEntries(reader, collated, placement)));
  const attested = new Map<Entry, Attested>();
  for (const { entry, around } of list) {
    const outer = around && attested.get(around);
    const known = outer === undefined ? undefined : fromOutside(outer, entry);
    attested.set(entry, known ?? ownAttested(reader, entry, absent.has(entry.element)));
  }
  return { attested, hasLayers: reader.layers > 0 };
}

/** What follows from the entry around; nothing where the witness has the reading around, or may have it. */
function fromOutside(outer: Attested, { parent }: Entry): Attested | undefined {
  if (outer.kind !== "reading") return outer.kind === "base" ? { kind: "inapplicable" } : outer;
  return outer.readings.some((reading) => reading === parent)
    ? undefined
    : { kind: "inapplicable" };
}

function ownAttested(reader: WitnessReader, entry: Entry, isAbsent: boolean): Attested {
  const { choice, ambiguous } = reader.choose(entry);
  if (isAbsent) return { kind: "lacuna" };
  switch (choice.kind) {
    case "nothing":
      return { kind: "inapplicable" };
    case "reading": {
      const readings = ambiguous.length > 0 ? ambiguous : [choice.reading];
      if (readings.every(isIllegible)) return { kind: "lacuna" };
      const texts = readings.map((reading) => lineOfText(reader.readingItems(reading)));
      const text = [...new Set(texts)].join(" | ");
      return { kind: "reading", readings, text, isAssumed: !choice.isNamed };
    }
    default:
      return choice;
  }
}

/** A reading that only says that its witnesses are lost. */
export function tellsOfLoss(reading: Reading): boolean {
  const { element } = reading;
  const marks = [...descendantElements(element)].filter((one) => presenceOf(one) !== undefined);
  return isIllegible(reading) || (marks.length > 0 && element.children.every(isLost));
}

/** A reading of which nothing is left: a gap, or what an editor has put in its place. */
function isIllegible({ element }: Reading): boolean {
  const isGap = (one: XmlElement): boolean => one.local === "gap" || isRestored(one);
  return [...descendantElements(element)].some(isGap) && element.children.every(isLost);
}

function isLost(node: XmlNode): boolean {
  if (node.kind === "text") return !/\S/u.test(node.text);
  if (node.kind !== "element" || node.local === "gap" || isRestored(node) || isApart(node))
    return true;
  return node.children.every(isLost);
}

/** Not what the witness itself leaves out or leaves to be understood. */
function isRestored(element: XmlElement): boolean {
  const reasons = tokensOf(attributeValue(element, "reason"));
  return (
    element.local === "supplied" &&
    !reasons.some((reason) => reason === "omitted" || reason === "subaudible")
  );
}

export interface Placed {
  readonly entry: Entry;
  /** Undefined where its place is not found. */
  readonly range: Range | undefined;
  /** The line that it is about, where it has no lemma to be found in it. */
  readonly line: Range | undefined;
  /** What is known of its place all the same. */
  readonly near: Position | undefined;
}

export interface Placement {
  readonly items: readonly Item[];
  readonly placed: readonly Placed[];
}

/**
 * @param known of another witness: where both have the same row, all places are the same
 */
function placeEntries(
  reader: WitnessReader,
  { apparatus, others }: Collated,
  known?: Placement,
): Placement {
  const row = reader.flatten(apparatus.root);
  if (known !== undefined && isSameRow(row.items, known.items))
    return { items: row.items, placed: known.placed };
  const byId = (id: string): XmlElement | undefined => reader.documents.byId(id);
  const base = { ...row, path: apparatus.path, root: apparatus.root, byId };
  const placed = [...besides(row.beside, apparatus, others)].map(({ entry, at, from }): Placed => {
    const { range, near } = placeEntry(entry, at, base, from);
    const isWhole = entry.method === "location-referenced" && lemmaOf(entry) === undefined;
    const lines = isWhole ? linesOf(entry, base) : [];
    return { entry, range, near, line: lines.length === 1 ? lines[0] : undefined };
  });
  return { items: row.items, placed };
}

function isSameRow(one: readonly Item[], other: readonly Item[]): boolean {
  return one.length === other.length && one.every((item, index) => isSame(item, other[index]));
}

function isSame(one: Item, other: Item | undefined): boolean {
  if (one.kind === "open" || one.kind === "close")
    return other?.kind === one.kind && other.element === one.element;
  if (one.kind === "text") return other?.kind === "text" && other.text === one.text;
  return one.kind === other?.kind && one.kind === "aside";
}

/** What decides where a witness is absent. */
type Event =
  | { readonly kind: "presence"; readonly isPresent: boolean }
  | { readonly kind: "words" }
  | { readonly kind: "entry"; readonly app: XmlElement; readonly isStart: boolean };

/** In the order of the text. */
function eventsOf(reader: WitnessReader, { items, placed }: Placement): Event[] {
  const found: { readonly event: Event; readonly at: Position }[] = [];
  for (const { entry, near, range = near && { start: near, end: near } } of placed) {
    if (range === undefined) continue;
    const { choice } = reader.choose(entry);
    const reading = choice.kind === "reading" ? choice.reading : undefined;
    const { before, after } = reader.presenceElsewhere(entry, reading);
    const app = entry.element;
    const inside = reading === undefined ? [{ kind: "words" } as const] : wordsOf(reader, reading);
    const start = [...eventsIn(before), { kind: "entry" as const, app, isStart: true }];
    const end = { kind: "entry" as const, app, isStart: false };
    for (const event of [...start, ...inside, end]) found.push({ event, at: range.start });
    for (const event of eventsIn(after)) found.push({ event, at: range.end });
  }
  items.forEach((item, index) => {
    for (const event of eventsIn([item])) found.push({ event, at: { item: index, offset: 0 } });
  });
  return found.toSorted((a, b) => comparePositions(a.at, b.at)).map(({ event }) => event);
}

function wordsOf(reader: WitnessReader, reading: Reading): Event[] {
  return eventsIn(reader.readingItems(reading));
}

function eventsIn(items: readonly Item[]): Event[] {
  return items.flatMap((item): Event[] => {
    if (item.kind === "presence" || item.kind === "entry") return [item];
    return item.kind === "text" && /\S/u.test(item.text) ? [{ kind: "words" }] : [];
  });
}

/**
 * The entries at which a witness is absent: none of its words there lie where it is present; or, where
 * it would have none, it is absent at the beginning or at the end.
 */
function absentAt(events: readonly Event[]): ReadonlySet<XmlElement> {
  const absent = new Set<XmlElement>();
  const first = events.find(({ kind }) => kind === "presence");
  let isPresent = first?.kind !== "presence" || !first.isPresent;
  const open: { began: boolean; words: number; seen: number }[] = [];
  for (const event of events) {
    if (event.kind === "presence") isPresent = event.isPresent;
    else if (event.kind === "words") {
      for (const one of open) {
        one.words++;
        if (isPresent) one.seen++;
      }
    } else if (event.isStart) open.push({ began: isPresent, words: 0, seen: 0 });
    else {
      const { began, words, seen } = open.pop() as (typeof open)[number];
      if (words > 0 ? seen === 0 : !began || !isPresent) absent.add(event.app);
    }
  }
  return absent;
}
