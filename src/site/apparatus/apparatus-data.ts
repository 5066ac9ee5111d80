// What a stylesheet is told of a document's apparatus, since it would take it a walk through the whole
// text, or other documents, to find out: sigla in the order of the list, which of several equal words a
// lemma is, and where the mark of an entry beside the text belongs. `xslt/common/page.xsl` has the shape.

import { type Apparatus, type Entry, isTei, type Reading } from "../../tei/apparatus.ts";
import { collapse, readingText } from "../../tei/text.ts";
import { readingInText } from "../../tei/witness-text/choose.ts";
import { findWords } from "../../tei/witness-text/lemma.ts";
import { comparePositions } from "../../tei/witness-text/places.ts";
import type { Item, Places, Range } from "../../tei/witness-text/stream.ts";
import type { Sigla, Witness } from "../../tei/witnesses.ts";
import type { XmlElement } from "../../xml/tree.ts";
import { ancestors, attributeValue, descendantElements, elementsById } from "../../xml/walk.ts";
import { LINES, lineAround, neighbourOf, numberOf, readLine, type Line } from "./lines.ts";
import { insertMarks, isListed, type Mark, type PlacedEntry, placeEntries } from "./marks.ts";
import { absences } from "./presence.ts";
import type { ApparatusSettings } from "./settings.ts";
import { ALL, isHidden, type PrintedSiglum, printedSigla, REST } from "./sigla.ts";

export interface ApparatusData {
  readonly style: "positive" | "negative" | null;
  /** What stands behind a lemma. */
  readonly separator: string;
  /** What is printed of witnesses, by number: each once, as most stand in hundreds of readings. */
  readonly sigla: Readonly<Record<string, SiglumData>>;
  /** By the number of the `app` in the document, from "1". */
  readonly entries: Readonly<Record<string, EntryData>>;
}

export interface EntryData {
  /** Nothing of it is printed. */
  readonly isHidden: boolean;
  /** It stands elsewhere than its words, and a mark of it is in the text. */
  readonly isMarked: boolean;
  /** Its number in the order of the text, if entries may stand in another order than that. */
  readonly order: number | null;
  /** The witnesses of the lemma are left out. */
  readonly isNegative: boolean;
  /** The words of the text, for an entry without a lemma. */
  readonly words: string | null;
  /** Which of several equal words of its line. */
  readonly number: number | null;
  /** Where the lemma is empty: the word before or after the addition. */
  readonly near: { readonly word: string; readonly side: "before" | "after" } | null;
  /** The address of its row in the table of readings. */
  readonly row: string | null;
  /** `lem` and `rdg` at any depth of `rdgGrp`, in document order. */
  readonly readings: readonly ReadingData[];
}

export interface ReadingData {
  readonly isHidden: boolean;
  /** The numbers of its sigla, with spaces between them. */
  readonly sigla: string;
}

export interface SiglumData {
  /** Of a witness in this document, whose siglum may have a superscript. */
  readonly id: string | null;
  readonly siglum: string;
  readonly title: string;
  readonly href: string | null;
  readonly layer: string | null;
  readonly hand: string | null;
}

/** What is needed beside the document. */
export interface ApparatusNeeds {
  readonly sigla: Sigla;
  readonly settings: ApparatusSettings;
  /** Which marks the text needs: those of entries in lists, or both ends of all that are not around their words. */
  readonly marked: "signs" | "ends";
  /** The address of a witness, seen from the page. */
  readonly hrefOf: (path: string, id: string) => string | undefined;
  /** The addresses of rows in the table of readings, by the number of the entry. */
  readonly rows?: ReadonlyMap<string, string> | undefined;
}

/** The data of a document, whose tree gets the marks that it lacks. */
export function apparatusData(apparatus: Apparatus, needs: ApparatusNeeds): ApparatusData {
  const text = placeEntries(apparatus);
  const { placed, base } = text;
  const lines = placed.size === 0 ? [] : [...base.places].filter(([{ local }]) => LINES.has(local));
  const marks: Mark[] = [];
  const absent = absences(apparatus, needs.sigla, text);
  const shared = { ...sharedFacts(apparatus, needs), absent };
  const entries: Record<string, EntryData> = {};
  const ranges: (Range | undefined)[] = [];
  let number = 0;
  for (const element of descendantElements(apparatus.root)) {
    if (!isTei(element, "app")) continue;
    number++;
    const entry = apparatus.byElement.get(element);
    if (entry === undefined) continue;
    const place = placed.get(entry);
    ranges[number] = rangeOf(entry, apparatus, placed, base.places);
    const data = entryData(entry, place, shared);
    const ends =
      data.isHidden || place === undefined ? [] : marksOf(entry, place, needs.marked, lines);
    marks.push(...ends.map((end) => ({ ...end, number })));
    const isMarked = ends.some(({ is }) => is === "end");
    const beside = place === undefined ? undefined : numberBeside(place, lines, base.items);
    const row = needs.rows?.get(String(number)) ?? null;
    const words = { ...data, number: beside ?? data.number };
    entries[String(number)] = { ...words, isMarked, order: null, row };
  }
  if (marks.length > 0) insertMarks(apparatus, marks);
  const order = placed.size === 0 ? [] : inOrder(ranges);
  order.forEach((one, index) => {
    const data = entries[String(one)];
    if (data !== undefined) entries[String(one)] = { ...data, order: index };
  });
  const { style = null, separator = "]" } = needs.settings;
  return { style, separator, sigla: shared.siglaTable.sigla, entries };
}

/** The words that an entry is about; for one in a reading, those that the outer one is about. */
function rangeOf(
  { element }: Entry,
  { byElement }: Apparatus,
  placed: ReadonlyMap<Entry, PlacedEntry>,
  places: Places,
): Range | undefined {
  for (const around of [element, ...ancestors(element)]) {
    const entry = byElement.get(around);
    const found = entry && placed.get(entry)?.found;
    if (found !== undefined)
      return found.range ?? (found.near && { start: found.near, end: found.near });
    const place = places.get(around);
    if (place === undefined) continue;
    return { start: { item: place.start, offset: 0 }, end: { item: place.end, offset: 0 } };
  }
  return undefined;
}

/** By where they begin, then longer ones first; those without a place are last. */
function inOrder(ranges: readonly (Range | undefined)[]): number[] {
  const numbers = [...ranges.keys()].filter((number) => number > 0);
  return numbers.toSorted((one, next) => {
    const [a, b] = [ranges[one], ranges[next]];
    if (a === undefined || b === undefined)
      return (a === undefined ? 1 : 0) - (b === undefined ? 1 : 0);
    return comparePositions(a.start, b.start) || comparePositions(b.end, a.end);
  });
}

function marksOf(
  entry: Entry,
  { found: { range, near, problem } }: PlacedEntry,
  marked: ApparatusNeeds["marked"],
  lines: readonly PlacedLine[],
): Omit<Mark, "number">[] {
  if (range !== undefined) {
    const start = { at: range.start, is: "start" } as const;
    const end = { at: range.end, is: "end" } as const;
    if (marked === "ends") return [start, end];
    // The page says in which lines words are that begin in another than they end.
    return [...(isInOneLine(range, lines) ? [] : [start]), ...(isListed(entry) ? [end] : [])];
  }
  if (marked === "signs") return [];
  // Where only the line is known, its number is.
  return problem === "unplaced" && near !== undefined ? [{ at: near, is: "end" }] : [];
}

interface SharedFacts extends ApparatusNeeds {
  readonly apparatus: Apparatus;
  readonly manuscripts: readonly string[];
  readonly absent: ReadonlyMap<Entry, ReadonlySet<string>>;
  readonly lines: Map<XmlElement, Line>;
  readonly byId: (id: string) => XmlElement | undefined;
  readonly siglaTable: SiglaTable;
}

/** Numbers each siglum when it comes for the first time. */
class SiglaTable {
  readonly sigla: Record<string, SiglumData> = {};
  readonly #numbers = new Map<string, string>();

  numberOf(siglum: SiglumData): string {
    const key = JSON.stringify(siglum);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = String(this.#numbers.size + 1);
    this.#numbers.set(key, number);
    this.sigla[number] = siglum;
    return number;
  }
}

function sharedFacts(apparatus: Apparatus, needs: ApparatusNeeds): Omit<SharedFacts, "absent"> {
  const { sigla } = needs;
  const listed = listedFor(apparatus, sigla);
  let ids: Map<string, XmlElement> | undefined;
  return {
    ...needs,
    apparatus,
    manuscripts: listed.filter((one) => !one.isGroup && one.of === undefined).map(({ key }) => key),
    lines: new Map(),
    siglaTable: new SiglaTable(),
    byId: (id) => {
      ids ??= elementsById(descendantElements(apparatus.root));
      return ids.get(id);
    },
  };
}

/** The witnesses of the document's own list, else of those lists whose witnesses its entries name. */
function listedFor({ path, byElement }: Apparatus, sigla: Sigla): readonly Witness[] {
  const own = sigla.witnesses.filter((one) => one.path === path);
  if (own.length > 0) return own;
  const lists = new Set<string | undefined>();
  for (const { readings } of byElement.values())
    for (const { witnesses } of readings)
      for (const key of witnesses) lists.add(sigla.byKey(key)?.path);
  return sigla.witnesses.filter((one) => lists.has(one.path));
}

function entryData(
  entry: Entry,
  place: PlacedEntry | undefined,
  shared: SharedFacts,
): Omit<EntryData, "isMarked" | "order" | "row"> {
  const { settings, sigla, byId } = shared;
  const isApart = place !== undefined;
  const lemma = readingInText(entry);
  const around = {
    sigla,
    settings,
    byId,
    present: presentAt(entry, shared),
    isNegative: settings.negative ?? entry.isNegative,
  };
  const printed = printedSigla(entry, lemma, around);
  const others = entry.readings.filter((reading) => reading !== lemma);
  const hidden = new Set(others.filter((reading) => isHidden(reading, settings)));
  return {
    isHidden: isEntryHidden(entry, settings),
    isNegative: printed.isNegative,
    words: entry.readings.some(({ isLemma }) => isLemma) ? null : (place?.words ?? null) || null,
    ...(isApart ? { number: null, near: null } : inLine(entry, lemma, shared.lines)),
    readings: entry.readings.map((reading) => ({
      isHidden: hidden.has(reading),
      sigla: (printed.sigla.get(reading) ?? [])
        .map((one) => shared.siglaTable.numberOf(siglumData(one, around.present, shared)))
        .join(" "),
    })),
  };
}

/** Whether nothing of an entry is printed. */
export function isEntryHidden(entry: Entry, settings: ApparatusSettings): boolean {
  if (isInHidden(entry, settings)) return true;
  const type = attributeValue(entry.element, "type");
  if (type !== undefined && settings.hide?.includes(type) === true) return true;
  const lemma = readingInText(entry);
  const others = entry.readings.filter((reading) => reading !== lemma);
  return others.length > 0 && others.every((reading) => isHidden(reading, settings));
}

/** Whether an entry stands in words that are not printed, neither in the text nor in another entry. */
function isInHidden({ parent, outer }: Entry, settings: ApparatusSettings): boolean {
  if (parent === undefined || outer === undefined) return false;
  if (isInHidden(outer, settings)) return true;
  const isInText = outer.method === "parallel-segmentation" && parent === readingInText(outer);
  return !isInText && (isHidden(parent, settings) || isEntryHidden(outer, settings));
}

/** Those that could read something here: all that are not absent; in a nested entry those around it. */
function presentAt(entry: Entry, { manuscripts, absent }: SharedFacts): readonly string[] {
  const gone = absent.get(entry);
  const around = entry.parent?.witnesses;
  return manuscripts.filter(
    (key) =>
      gone?.has(key) !== true && (around === undefined || around.size === 0 || around.has(key)),
  );
}

/** Lemmas with more words are abbreviated, and need no number. */
export const LEMMA_WORDS = 5;

function inLine(
  { element }: Entry,
  lemma: Reading | undefined,
  lines: Map<XmlElement, Line>,
): Pick<EntryData, "number" | "near"> {
  const around = lineAround(element);
  if (around === undefined || lemma === undefined) return { number: null, near: null };
  const line = lines.get(around) ?? readLine(around);
  lines.set(around, line);
  const place = line.places.get(element);
  if (place === undefined) return { number: null, near: null };
  const words = collapse(line.text.slice(place.start, place.end));
  if (words === "") {
    const isEmpty = readingText(lemma.element) === "" && !hasSign(lemma.element);
    return { number: null, near: (isEmpty && neighbourOf(place.start, line.text)) || null };
  }
  if (words.split(" ").length > LEMMA_WORDS) return { number: null, near: null };
  const start = line.text.indexOf(words, place.start);
  return { number: numberOf(words, start, line.text) ?? null, near: null };
}

/** A reading without words may still have something to show. */
function hasSign(element: XmlElement): boolean {
  return [...descendantElements(element)].some(({ local }) =>
    ["gap", "space", "graphic"].includes(local),
  );
}

type PlacedLine = readonly [XmlElement, { readonly start: number; readonly end: number }];

function isInOneLine({ start, end }: Range, lines: readonly PlacedLine[]): boolean {
  const first = lines.findLast(([, one]) => one.start <= start.item && start.item < one.end);
  const last = lines.findLast(([, one]) => one.start < end.item && end.item <= one.end);
  return first === last;
}

function numberBeside(
  { found, words = "" }: PlacedEntry,
  lines: readonly PlacedLine[],
  items: readonly Item[],
): number | undefined {
  const { range } = found;
  if (range === undefined || words === "" || words.split(" ").length > LEMMA_WORDS)
    return undefined;
  // The innermost line that has the words in it.
  const line = lines.findLast(
    ([, { start, end }]) => start <= range.start.item && range.end.item <= end,
  )?.[1];
  if (line === undefined) return undefined;
  const whole = { start: { item: line.start, offset: 0 }, end: { item: line.end, offset: 0 } };
  const all = findWords(items, whole, words);
  const index = all.findIndex(({ end }) => comparePositions(end, range.start) > 0);
  return all.length < 2 || index < 0 ? undefined : index + 1;
}

function siglumData(
  { key, ...printed }: PrintedSiglum,
  present: readonly string[],
  { sigla, settings, apparatus, hrefOf }: SharedFacts,
): SiglumData {
  const { layer = null, hand = null } = printed;
  if (key === ALL || key === REST) {
    const siglum = (key === ALL ? settings.all : settings.rest) ?? "";
    const title = present.map((one) => sigla.siglumOf(one)).join(" ");
    return { id: null, siglum, title, href: null, layer: null, hand: null };
  }
  const witness = sigla.byKey(key);
  const siglum = sigla.siglumOf(key);
  if (witness === undefined) return { id: null, siglum, title: "", href: null, layer, hand };
  const { id, path, description, stands, isGroup } = witness;
  const members = stands.filter((one) => one !== key).map((one) => sigla.siglumOf(one));
  const title = [description, ...(isGroup ? [members.join(" ")] : [])].filter((one) => one !== "");
  const href = id === undefined ? undefined : hrefOf(path, id);
  return {
    id: path === apparatus.path ? (id ?? null) : null,
    siglum,
    title: title.join(": "),
    href: href ?? null,
    layer,
    hand,
  };
}
