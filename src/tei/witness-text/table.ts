// All readings of a document as a table: a row for each entry of the apparatus, a column for each
// witness. What programs of stemmatology and spreadsheets get is written from it.

import type { XmlElement } from "../../xml/tree.ts";
import { ancestors, attributeValue, descendantElements } from "../../xml/walk.ts";
import { type Entry, hasVariants, type Reading } from "../apparatus.ts";
import { collapse } from "../text.ts";
import { TEI, XML } from "../vocabulary.ts";
import { type Layer, lemmaOf, readingInText } from "./choose.ts";
import { foldedInto } from "./fold.ts";
import { countedVerses } from "./locations.ts";
import {
  attestedBy,
  type Attested,
  listSites,
  type Site,
  type Sites,
  tellsOfLoss,
  type WitnessSites,
} from "./sites.ts";
import type { Collated } from "./documents.ts";

export interface ReadingsTable {
  /** The document. */
  readonly path: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

/** A witness, or one of its layers. */
export interface Column {
  readonly key: string;
  /** `A`, or `A (a.c.)` and `A (p.c.)` where both are asked for and it was corrected. */
  readonly name: string;
  readonly siglum: string;
  readonly layer: Layer;
}

export interface Row {
  readonly entry: Entry;
  /** The `xml:id` of the entry, else its number. */
  readonly id: string;
  /** Where it stands: `@loc`, else the number of the line or of what else is around its words. */
  readonly location: string;
  readonly type: string;
  readonly lemma: string;
  /** The row in whose reading it lies. */
  readonly parent: string | undefined;
  readonly states: readonly State[];
  /** The number of the one that stands in the text, if any does. */
  readonly inText: number | undefined;
  /** One for each column. */
  readonly cells: readonly Cell[];
}

/** Readings that count as one. */
export interface State {
  /** The text of the first of them; empty for an omission. */
  readonly text: string;
  readonly type: string;
}

export type Cell =
  /** The numbers of states: several where the apparatus does not decide. */
  | {
      readonly kind: "states";
      readonly states: readonly number[];
      /** What it reads itself, whatever it counts as. */
      readonly text: string;
      readonly isAssumed: boolean;
    }
  | { readonly kind: Exclude<Attested["kind"], "reading" | "base"> };

export interface TableOptions {
  /** Which layer of a corrected witness; both are two columns. */
  readonly layers: Layer | "both";
  /** The `@type` of readings, or of groups of them, that do not count as readings of their own. */
  readonly fold: readonly string[];
}

/** The readings of the text of a document; undefined where it has no apparatus. */
export function readingsTable(
  collated: Collated,
  { layers, fold }: TableOptions,
): ReadingsTable | undefined {
  const all = listSites(collated);
  const sites = { ...all, list: all.list.filter(({ entry }) => tellsOfWitnesses(entry)) };
  if (sites.list.length === 0) return undefined;
  const witnesses = witnessesOf(collated, sites)
    .flatMap((key) => layersOf(collated, sites, key, layers))
    // Of whom no entry tells anything: an empty column is no evidence.
    .filter(({ sites: { attested } }) => [...attested.values()].some(isKnown));
  const ids = new Map(sites.list.map((site, index) => [site.entry, idOf(site.entry, index)]));
  const known = { ids, fold, verses: countedVerses(collated.apparatus.root) };
  const rows = sites.list.map((site) => {
    const attested = witnesses.map((one) => one.sites.attested.get(site.entry));
    return rowOf(site, attested as Attested[], known);
  });
  return { path: collated.apparatus.path, columns: witnesses.map(({ column }) => column), rows };
}

/** An entry about sources or parallels has a lemma of nobody, and a note. */
function tellsOfWitnesses(entry: Entry): boolean {
  return hasVariants(entry) || entry.readings.some(({ named }) => named.length > 0);
}

/** The states that some witness has for certain. */
export function knownStates({ cells }: Row): ReadonlySet<number> {
  return new Set(
    cells.flatMap((cell) =>
      cell.kind === "states" && cell.states.length === 1 ? cell.states : [],
    ),
  );
}

/** Whether all witnesses whose reading is known agree. */
export function isConstant(row: Row): boolean {
  return knownStates(row).size < 2;
}

function isKnown({ kind }: Attested): boolean {
  return kind === "reading" || kind === "base";
}

/**
 * Those of the document's list, else of all lists, then those that entries name without a list. A witness
 * of another document has no part in an apparatus that does not name it, even where that is negative.
 */
function witnessesOf({ apparatus, sigla }: Collated, { list }: Sites): string[] {
  const named = list.flatMap(({ entry }) => entry.readings.flatMap((one) => [...one.witnesses]));
  const own = sigla.witnesses.filter(({ path }) => path === apparatus.path);
  const declared = (own.length > 0 ? own : sigla.witnesses).map(({ key }) => key);
  return [...new Set([...declared, ...named])].filter((key) => sigla.byKey(key)?.isGroup !== true);
}

interface Reader {
  readonly column: Column;
  readonly sites: WitnessSites;
}

function layersOf(
  collated: Collated,
  sites: Sites,
  key: string,
  layers: TableOptions["layers"],
): Reader[] {
  const siglum = collated.sigla.siglumOf(key);
  const read = (layer: Layer): WitnessSites => attestedBy(collated, sites, { key, layer });
  if (layers !== "both")
    return [{ column: { key, name: siglum, siglum, layer: layers }, sites: read(layers) }];
  const last = read("pc");
  if (!last.hasLayers) return [{ column: { key, name: siglum, siglum, layer: "pc" }, sites: last }];
  return [
    { column: { key, name: `${siglum} (a.c.)`, siglum, layer: "ac" }, sites: read("ac") },
    { column: { key, name: `${siglum} (p.c.)`, siglum, layer: "pc" }, sites: last },
  ];
}

interface Known {
  readonly ids: ReadonlyMap<Entry, string>;
  readonly fold: readonly string[];
  /** The numbers of lines that have none of their own. */
  readonly verses: ReadonlyMap<XmlElement, string>;
}

/** The words of the base where nobody tells which they are. */
const UNKNOWN = "…";

function rowOf(
  { entry, around, base, at, textOf }: Site,
  attested: readonly Attested[],
  { ids, fold, verses }: Known,
): Row {
  const states: State[] = [];
  const numbers = new Map<string, number>();
  const stateOf = (text: string, type: string, key = text.normalize("NFC")): number => {
    const number = numbers.get(key) ?? states.length;
    if (number === states.length) states.push({ text, type });
    numbers.set(key, number);
    return number;
  };
  const ofReading = (reading: Reading): number => {
    const one = foldedInto(reading, entry.readings, fold);
    // Readings in which entries lie are told apart by themselves: their words are those entries'.
    const key = one.nested.length > 0 ? ` ${entry.readings.indexOf(one)}` : undefined;
    return stateOf(textOf(one), typeOf(one), key);
  };
  // The states are numbered in the order of the entry, whoever has them; the base's words come first.
  const words = base ?? UNKNOWN;
  if (attested.some(({ kind }) => kind === "base")) stateOf(words, "");
  for (const reading of entry.readings) if (!tellsOfLoss(reading)) ofReading(reading);
  const cells = attested.map((one): Cell => {
    if (one.kind === "base")
      return { kind: "states", states: [stateOf(words, "")], text: words, isAssumed: true };
    if (one.kind !== "reading") return one;
    return {
      kind: "states",
      states: [...new Set(one.readings.map(ofReading))].toSorted((a, b) => a - b),
      text: one.text,
      isAssumed: one.isAssumed,
    };
  });
  const lemma = lemmaOf(entry);
  const inText = readingInText(entry);
  return {
    entry,
    id: ids.get(entry) ?? "",
    location: locationOf(entry, at, verses),
    type: attributeValue(entry.element, "type") ?? "",
    lemma: lemma === undefined ? (base ?? "") : textOf(lemma),
    parent: around && ids.get(around),
    states,
    inText: inText === undefined ? numbers.get(words.normalize("NFC")) : ofReading(inText),
    cells,
  };
}

function idOf({ element }: Entry, index: number): string {
  return attributeValue(element, "id", XML) ?? String(index + 1);
}

function typeOf({ element, groups }: Reading): string {
  const own = [element, ...groups.toReversed()].map((one) => attributeValue(one, "type"));
  return own.find((type) => type !== undefined) ?? "";
}

const COUNTED: ReadonlySet<string> = new Set("l p ab head stage item cell lg div".split(" "));

function locationOf(
  { element }: Entry,
  at: XmlElement | undefined,
  verses: ReadonlyMap<XmlElement, string>,
): string {
  const loc = attributeValue(element, "loc");
  if (loc !== undefined) return collapse(loc);
  // An entry about whole lines begins with the first of them.
  const around = at === undefined ? [...ancestors(element)] : [at, ...ancestors(at)];
  const lines = [...around, ...descendantElements(element)].filter(isCounted);
  const numbers = lines.map((line) => attributeValue(line, "n") ?? verses.get(line));
  return numbers.find((number) => number !== undefined) ?? "";
}

function isCounted({ local, namespace }: XmlElement): boolean {
  return namespace === TEI && COUNTED.has(local);
}
