// What one witness has: the text of a document with every entry of its apparatus, in it or beside it,
// replaced by the witness's reading.

import type { XmlElement } from "../../xml/tree.ts";
import { ancestors, attributeValue } from "../../xml/walk.ts";
import type { Apparatus, Entry } from "../apparatus.ts";
import { resolvePointer, tokensOf } from "../pointers.ts";
import type { Sigla, Witness } from "../witnesses.ts";
import type { Layer } from "./choose.ts";
import { editsOf, type Placed } from "./beside.ts";
import { applyEdits, type Stretch } from "./edits.ts";
import { type Beside, type Problem, WitnessReader } from "./flatten.ts";
import { placeEntry } from "./places.ts";
import { withoutAbsences } from "./presence.ts";
import type { Item } from "./stream.ts";

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
  const asked = { keys: keysOf(key, sigla), layer, isNegative };
  const reader = new WitnessReader(apparatus, sigla, asked, others);
  const row = reader.flatten(apparatus.root);
  const base = {
    ...row,
    path: apparatus.path,
    root: apparatus.root,
    byId: (id: string) => reader.byId(id),
  };
  const placed: Placed[] = [];
  const near: Stretch[] = [];
  for (const { entry, at, from } of besides(row.beside, apparatus, others)) {
    const { choice } = reader.choose(entry);
    const found = placeEntry(entry, at, base, from);
    if (found.range !== undefined) {
      placed.push({ entry, ...found.range });
      continue;
    }
    // It reads as the text, wherever in the line that is.
    if (choice.kind === "base" || choice.kind === "nothing") continue;
    if (found.isThere === true && choice.kind === "reading" && choice.reading.isLemma) continue;
    reader.report(found.problem, entry);
    // It has something somewhere here: that much is known.
    if (found.near !== undefined) near.push({ start: found.near, end: found.near, entry });
  }
  const edits = editsOf(reader, row.items, placed, near);
  const items = withoutAbsences(applyEdits(row.items, edits), (element) =>
    reader.problems.push({ kind: "absent", element, path: apparatus.path }),
  );
  // Once, however many lines an entry leaves open.
  const silent = new Set(items.map((item) => (item.kind === "mark" ? item.entry : undefined)));
  for (const entry of silent) {
    if (entry === undefined) continue;
    if (reader.choose(entry).choice.kind === "unaccounted") reader.report("unaccounted", entry);
  }
  const assumed = items.filter(({ kind }) => kind === "assumed").length;
  return { items, problems: reader.problems, layers: reader.layers, assumed };
}

/** The text that the edition prints. Entries beside it are about it, and change nothing. */
export function editionText({ apparatus, sigla }: Collated): readonly Item[] {
  const editor = { keys: [], layer: "pc", isNegative: true } as const;
  return new WitnessReader(apparatus, sigla, editor).flatten(apparatus.root).items;
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
  for (const beside of own)
    if (!pointsElsewhere(beside.entry, apparatus)) yield { ...beside, from: apparatus };
  for (const from of [apparatus, ...others]) {
    for (const entry of from.entries) {
      if (entry.method === "parallel-segmentation" || placed.has(entry)) continue;
      if (from === apparatus || pointsInto(entry, apparatus.path, from))
        yield { entry, at: undefined, from };
    }
  }
}

/** By `@from` and `@to`; by `@loc`, when the list or what is around it corresponds to the document. */
export function pointsInto(entry: Entry, path: string, from: Apparatus): boolean {
  return textsOf(entry, from).includes(path);
}

/** Whether an entry is about another document than the one that it stands in. */
function pointsElsewhere(entry: Entry, from: Apparatus): boolean {
  const paths = textsOf(entry, from);
  return paths.length > 0 && !paths.includes(from.path);
}

/** The documents that an entry beside its text says to be about; none: that in which it stands. */
export function textsOf(
  { element, method }: Entry,
  { path, prefixes }: Pick<Apparatus, "path" | "prefixes">,
): string[] {
  const leads = (at: XmlElement, name: string): string[] =>
    tokensOf(attributeValue(at, name)).flatMap(
      (pointer) => resolvePointer(pointer, at, path, prefixes)?.path ?? [],
    );
  const found =
    method === "double-end-point"
      ? [...leads(element, "from"), ...leads(element, "to")]
      : [...ancestors(element)].flatMap((around) => leads(around, "corresp"));
  return [...new Set(found)];
}
