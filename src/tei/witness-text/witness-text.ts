// What one witness has: the text of a document with every entry of its apparatus, in it or beside it,
// replaced by the witness's reading.

import type { XmlElement } from "../../xml/tree.ts";
import { ancestors, attributeValue } from "../../xml/walk.ts";
import type { Apparatus, Entry } from "../apparatus.ts";
import { resolvePointer, tokensOf } from "../pointers.ts";
import type { Sigla, Witness } from "../witnesses.ts";
import type { Layer } from "./choose.ts";
import { applyEdits, type Edit, joinEdits, type Stretch, unaccountedEdits } from "./edits.ts";
import { type Beside, type Problem, WitnessReader } from "./flatten.ts";
import { placeEntry } from "./places.ts";
import { withoutAbsences } from "./presence.ts";
import { type Item, itemsIn, type Range, textOf } from "./stream.ts";

/** An edition's documents as far as one of them needs the others: entries may stand in another file. */
export interface Collated {
  readonly apparatus: Apparatus;
  /** The apparatuses of the other documents. */
  readonly others: readonly Apparatus[];
  readonly sigla: Sigla;
  /** Whether the edition's configuration says that entries name only those that differ. */
  readonly isNegative?: boolean;
}

export interface WitnessText {
  /** The whole document, header and all. */
  readonly items: readonly Item[];
  readonly problems: readonly Problem[];
  /** In how many entries the witness was corrected. */
  readonly layers: number;
  /** In how many entries it was taken to read as the text, since they name only those that differ. */
  readonly assumed: number;
}

/**
 * The text of a witness, by its key (`Sigla`).
 *
 * @param layer its text before or after correction
 */
export function witnessText(
  { apparatus, others, sigla, isNegative = false }: Collated,
  key: string,
  layer: Layer,
): WitnessText {
  const asked = { keys: keysOf(key, sigla), layer, isNegative: isNegative || apparatus.isNegative };
  const reader = new WitnessReader(apparatus, sigla, asked);
  const row = reader.flatten(apparatus.root);
  const base = {
    ...row,
    path: apparatus.path,
    root: apparatus.root,
    byId: (id: string) => reader.byId(id),
  };
  const departures: Edit[] = [];
  const silent: Stretch[] = [];
  const lemmas: Range[] = [];
  const points: Edit[] = [];
  for (const { entry, at, from } of besides(row.beside, apparatus, others)) {
    const { choice } = reader.choose(entry);
    if (choice.kind === "nothing") continue;
    const { range, problem } = placeEntry(entry, at, base, from);
    if (range === undefined) {
      if (choice.kind === "base") continue;
      reader.report(problem, entry);
      // It has something somewhere here: that much is known.
      if (at !== undefined)
        silent.push({ start: { item: at, offset: 0 }, end: { item: at, offset: 0 }, entry });
      continue;
    }
    const reading = choice.kind === "reading" ? choice.reading : undefined;
    const { before, after } = reader.presenceElsewhere(entry, reading);
    const isBase =
      reading?.isLemma === true && !isPoint(row.items, range) && !reader.hasPresence(reading);
    if (reading !== undefined && !isBase) {
      const items = [...before, ...reader.readingItems(reading), ...after];
      departures.push({ ...range, entry, items });
      continue;
    }
    if (choice.kind === "unaccounted") silent.push({ ...range, entry });
    if (isBase && choice.kind === "reading" && choice.isNamed) lemmas.push(range);
    if (before.length > 0)
      points.push({ start: range.start, end: range.start, entry, items: before });
    if (after.length > 0) points.push({ start: range.end, end: range.end, entry, items: after });
  }
  const edits = joinEdits(row.items, departures, (entry) => reader.report("contradiction", entry));
  const marks = unaccountedEdits(row.items, silent, { departures: edits, lemmas });
  for (const { entry } of marks)
    if (reader.choose(entry).choice.kind === "unaccounted") reader.report("unaccounted", entry);
  const items = withoutAbsences(applyEdits(row.items, [...edits, ...marks, ...points]), (element) =>
    reader.problems.push({ kind: "absent", element, path: apparatus.path }),
  );
  return { items, problems: reader.problems, layers: reader.layers, assumed: reader.assumed };
}

/** A witness, then that whose hand or layer it is (`@corresp`). */
export function keysOf(key: string, sigla: Sigla): string[] {
  const keys = [key];
  for (let at: Witness | undefined = sigla.byKey(key); at?.of?.id !== undefined;) {
    const next = `${at.of.path}#${at.of.id}`;
    if (keys.includes(next)) break;
    keys.push(next);
    at = sigla.byKey(next);
  }
  return keys;
}

export interface Located extends Beside {
  readonly from: Apparatus;
}

/** The entries beside the text: its own, then those of other documents that point into it. */
export function* besides(
  own: readonly Beside[],
  apparatus: Apparatus,
  others: readonly Apparatus[],
): Generator<Located> {
  const placed = new Set(own.map(({ entry }) => entry));
  for (const beside of own) yield { ...beside, from: apparatus };
  for (const from of [apparatus, ...others]) {
    for (const entry of from.entries) {
      if (entry.method === "parallel-segmentation" || placed.has(entry)) continue;
      if (from === apparatus || pointsInto(entry, apparatus.path, from))
        yield { entry, at: undefined, from };
    }
  }
}

/** By `@from` and `@to`; by `@loc`, when the list or what is around it corresponds to the document. */
export function pointsInto({ element, method }: Entry, path: string, from: Apparatus): boolean {
  const leads = (at: XmlElement, attribute: string): boolean =>
    tokensOf(attributeValue(at, attribute)).some(
      (pointer) => resolvePointer(pointer, at, from.path, from.prefixes)?.path === path,
    );
  if (method === "double-end-point") return leads(element, "from") || leads(element, "to");
  return [...ancestors(element)].some((around) => leads(around, "corresp"));
}

function isPoint(items: readonly Item[], range: Range): boolean {
  return !/\S/u.test(textOf(itemsIn(items, range)));
}
