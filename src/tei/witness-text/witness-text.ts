// What one witness has: the text of a document with every entry of its apparatus, in it or beside it,
// replaced by the witness's reading.

import type { XmlElement } from "../../xml/tree.ts";
import { ancestors, attributeValue } from "../../xml/walk.ts";
import type { Apparatus, Entry } from "../apparatus.ts";
import { resolvePointer, tokensOf } from "../pointers.ts";
import type { Sigla, Witness } from "../witnesses.ts";
import type { Layer } from "./choose.ts";
import { editsOf, type Placed } from "./beside.ts";
import type { Collated } from "./documents.ts";
import { applyEdits, type Stretch } from "./edits.ts";
import { type Beside, type Problem, WitnessReader } from "./flatten.ts";
import { placeEntry } from "./places.ts";
import { withoutAbsences } from "./presence.ts";
import type { Item } from "./stream.ts";

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
export function witnessText(collated: Collated, key: string, layer: Layer): WitnessText {
  const { apparatus, others, sigla, isNegative } = collated;
  const asked = { keys: keysOf(key, sigla), layer, isNegative };
  const reader = new WitnessReader(collated, asked);
  const row = reader.flatten(apparatus.root);
  const base = {
    ...row,
    path: apparatus.path,
    root: apparatus.root,
    byId: (id: string) => reader.documents.byId(id),
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
    reader.problems.push({ kind: "absent", element, path: reader.documents.of(element).path }),
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
export function editionText(collated: Collated): readonly Item[] {
  const editor = { keys: [], layer: "pc", isNegative: true } as const;
  return new WitnessReader(collated, editor).flatten(collated.apparatus.root).items;
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
    if (isAbout(beside.entry, apparatus.path, apparatus)) yield { ...beside, from: apparatus };
  for (const from of [apparatus, ...others])
    for (const entry of from.entries)
      if (!placed.has(entry) && isBesideText(entry) && isAbout(entry, apparatus.path, from))
        yield { entry, at: undefined, from };
}

/** The entries about a text, its own and those of other documents, with those in their readings. */
export function* entriesAbout({ apparatus, others }: Collated): Generator<Entry> {
  for (const from of [apparatus, ...others])
    for (const entry of from.entries)
      if (isAbout(entry, apparatus.path, from)) yield* withNested(entry);
}

function* withNested(entry: Entry): Generator<Entry> {
  yield entry;
  for (const { nested } of entry.readings) for (const one of nested) yield* withNested(one);
}

function isBesideText({ method }: Entry): boolean {
  return method !== "parallel-segmentation";
}

/**
 * Whether an entry is about a text: by `@from` and `@to`; by `@loc`, when the list or what is around it
 * corresponds to the document; where it says nothing, about that of its own.
 */
export function isAbout(entry: Entry, path: string, from: Apparatus): boolean {
  const paths = isBesideText(entry) ? textsOf(entry, from) : [];
  return paths.length === 0 ? path === from.path : paths.includes(path);
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
