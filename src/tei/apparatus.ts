// The critical apparatus (TEI P5, 13): one model of its entries, whichever of the three methods ties
// them to the text, and however deep readings are grouped or nested.

import type { XmlElement } from "../xml/tree.ts";
import { ancestors, attributeValue, childElements, descendantElements } from "../xml/walk.ts";
import { findPath } from "./path.ts";
import { type PrefixDefinition, tokensOf } from "./pointers.ts";
import { TEI } from "./vocabulary.ts";
import type { Sigla } from "./witnesses.ts";

/** How an entry is tied to the text (TEI P5, 13.2). */
export type Method = "parallel-segmentation" | "double-end-point" | "location-referenced";

/** A `lem` or `rdg`, at any depth of `rdgGrp`, but not in a reading of the entry. */
export interface Reading {
  readonly element: XmlElement;
  /** Whether it is the first `lem`: others, each in a group of its own (TEI P5, 13.1.3), are readings. */
  readonly isLemma: boolean;
  /** The `rdgGrp` around it, from the outermost. */
  readonly groups: readonly XmlElement[];
  /** The keys in its own `@wit`, or in the `wit` after it; a group is one key. */
  readonly named: readonly string[];
  /** Every witness that has it, groups expanded; where it names none, those of the entries in it. */
  readonly witnesses: ReadonlySet<string>;
  /** The keys in `@source`: printed editions, conjectures. */
  readonly sources: readonly string[];
  /** The entries in it, outermost only. */
  readonly nested: readonly Entry[];
}

/** An `app`. */
export interface Entry {
  readonly element: XmlElement;
  /** The document that it stands in. */
  readonly path: string;
  readonly method: Method;
  /** Whether its document says that an entry names only those that differ. */
  readonly isNegative: boolean;
  readonly readings: readonly Reading[];
  /** The reading that it stands in; undefined for an entry of the text or of a list. */
  readonly parent: Reading | undefined;
  /** The entry of that reading. */
  readonly outer: Entry | undefined;
}

/** Whether an entry records variants: one of sources, parallels or glosses has a lemma and a note alone. */
export function hasVariants({ readings }: Entry): boolean {
  return readings.some(({ isLemma }) => !isLemma);
}

/** Layers of an apparatus that record no variants, by `@type` of the entry or of its list. */
const COMMENTARY = /font|sourc|testimon|parallel|simil|comment|gloss|witness|bibl|imit/iu;

/** Whether an entry is about sources, parallels, glosses, and not about what witnesses read. */
export function isCommentary(app: XmlElement): boolean {
  const lists = [...ancestors(app)].filter((one) => isTei(one, "listApp"));
  return [app, ...lists].some((one) => COMMENTARY.test(attributeValue(one, "type") ?? ""));
}

/** The apparatus of one document. */
export interface Apparatus {
  readonly path: string;
  readonly root: XmlElement;
  readonly prefixes: readonly PrefixDefinition[];
  /** `variantEncoding/@method`; undefined where the header says nothing. */
  readonly declared: Method | undefined;
  /** Whether the header says that an entry names only those that differ. */
  readonly isNegative: boolean;
  /** The entries that are in no other, in document order. */
  readonly entries: readonly Entry[];
  /** By their `app`, nested ones too. */
  readonly byElement: ReadonlyMap<XmlElement, Entry>;
}

interface Place {
  readonly path: string;
  readonly prefixes: readonly PrefixDefinition[];
}

/** Reads the entries of a document. It need not be valid. */
export function readApparatus(root: XmlElement, place: Place, sigla: Sigla): Apparatus {
  const encoding = variantEncoding(root);
  const declared = methodOf(encoding);
  const byElement = new Map<XmlElement, Entry>();
  const entries: Entry[] = [];
  // Inner ones first: a reading needs to know those in it.
  const apps = [...descendantElements(root)].filter((one) => isTei(one, "app")).toReversed();
  const inside = new Map<XmlElement, XmlElement[]>();
  const reader = { ...place, sigla, byElement, inside, isNegative: isDeclaredNegative(encoding) };
  for (const app of apps) {
    const around = readingAround(app);
    if (around !== undefined) {
      const others = inside.get(around);
      if (others === undefined) inside.set(around, [app]);
      else others.push(app);
    }
    const entry = readEntry(app, methodOfEntry(app, declared), reader);
    byElement.set(app, entry);
    if (around === undefined) entries.push(entry);
  }
  entries.reverse();
  return { ...place, root, declared, isNegative: reader.isNegative, entries, byElement };
}

interface Reader extends Place {
  readonly sigla: Sigla;
  readonly isNegative: boolean;
  readonly byElement: ReadonlyMap<XmlElement, Entry>;
  readonly inside: ReadonlyMap<XmlElement, readonly XmlElement[]>;
}

function readEntry(app: XmlElement, method: Method, reader: Reader): Entry {
  const elements = readingElements(app);
  const lemma = elements.find(({ local }) => local === "lem");
  const readings = elements.map((element) => {
    return { ...readReading(element, app, reader), isLemma: element === lemma };
  });
  const { path, isNegative } = reader;
  const entry: Entry = {
    element: app,
    path,
    method,
    isNegative,
    readings,
    parent: undefined,
    outer: undefined,
  };
  for (const reading of readings)
    for (const nested of reading.nested) Object.assign(nested, { parent: reading, outer: entry });
  return entry;
}

/** The `lem` and `rdg` of an entry, at any depth of `rdgGrp`, in document order. */
export function readingElements(app: XmlElement): XmlElement[] {
  const found: XmlElement[] = [];
  const pending = childElements(app).toReversed();
  for (let element = pending.pop(); element !== undefined; element = pending.pop()) {
    if (isReading(element)) found.push(element);
    else if (isTei(element, "rdgGrp")) pending.push(...childElements(element).toReversed());
  }
  return found;
}

function readReading(
  element: XmlElement,
  app: XmlElement,
  reader: Reader,
): Omit<Reading, "isLemma"> {
  const { sigla, byElement, inside } = reader;
  const keys = (name: string): string[] =>
    tokensOf(attributeValue(element, name)).map((token) => sigla.keyOf(token, element, reader));
  const named =
    attributeValue(element, "wit") === undefined ? listedAfter(element, reader) : keys("wit");
  const nested = (inside.get(element) ?? []).toReversed().map((one) => byElement.get(one) as Entry);
  const witnesses =
    named.length > 0
      ? named.flatMap((key) => sigla.expand(key))
      : nested.flatMap((entry) => entry.readings.flatMap((one) => [...one.witnesses]));
  const groups = [...ancestors(element)];
  return {
    element,
    groups: groups.slice(0, groups.indexOf(app)).toReversed(),
    named,
    witnesses: new Set(witnesses),
    sources: keys("source"),
    nested,
  };
}

/** The witnesses that a `wit` after a reading points to (TEI P5, 13.1.4.1). */
function listedAfter(reading: XmlElement, reader: Reader): string[] {
  const siblings = childElements(reading.parent as XmlElement);
  const next = siblings[siblings.indexOf(reading) + 1];
  if (next === undefined || !isTei(next, "wit")) return [];
  return [...descendantElements(next)].flatMap((element) =>
    tokensOf(attributeValue(element, "target")).map((token) =>
      reader.sigla.keyOf(token, element, reader),
    ),
  );
}

function readingAround(app: XmlElement): XmlElement | undefined {
  return [...ancestors(app)].find(isReading);
}

function isReading(element: XmlElement): boolean {
  return isTei(element, "rdg") || isTei(element, "lem");
}

export function isTei(element: XmlElement, local: string): boolean {
  return element.local === local && element.namespace === TEI;
}

const PRESENCE: Readonly<Record<string, boolean>> = {
  witStart: true,
  lacunaEnd: true,
  witEnd: false,
  lacunaStart: false,
};

/** Whether witnesses are there from a mark on, or gone (TEI P5, 13.1.5); undefined for what is no such mark. */
export function presenceOf({ local, namespace }: XmlElement): boolean | undefined {
  return namespace === TEI ? PRESENCE[local] : undefined;
}

function variantEncoding(root: XmlElement): XmlElement | undefined {
  const header = findPath(root, ["teiHeader", "encodingDesc"]);
  return header === undefined ? undefined : childElements(header, "variantEncoding")[0];
}

function methodOf(encoding: XmlElement | undefined): Method | undefined {
  const method = encoding === undefined ? undefined : attributeValue(encoding, "method");
  return method === "parallel-segmentation" ||
    method === "double-end-point" ||
    method === "location-referenced"
    ? method
    : undefined;
}

/** An entry's own attributes say more than the header: many editions mix the methods. */
function methodOfEntry(app: XmlElement, declared: Method | undefined): Method {
  const has = (name: string): boolean => attributeValue(app, name) !== undefined;
  if (has("from") || has("to")) return "double-end-point";
  // One in a reading has that reading's words around it, whatever ties the outer one to the text.
  const outer = [...ancestors(app)].findLast((one) => isTei(one, "app"));
  if (outer !== undefined && methodOfEntry(outer, declared) !== "parallel-segmentation")
    return "parallel-segmentation";
  if (declared === "location-referenced" && (has("loc") || readingAround(app) === undefined))
    return declared;
  return has("loc") && isApart(app) ? "location-referenced" : "parallel-segmentation";
}

/** Whether an entry stands in a list, away from its text. */
function isApart(app: XmlElement): boolean {
  return [...ancestors(app)].some(({ local }) => local === "listApp" || local === "standOff");
}

/**
 * TEI has no attribute for it. `variantEncoding` says it in `@n`, `@rend` or `@ana`: "negative", or a
 * pointer to a category of that id.
 */
function isDeclaredNegative(encoding: XmlElement | undefined): boolean {
  return ["n", "rend", "ana"].some((name) =>
    tokensOf(encoding && attributeValue(encoding, name)).some(
      (word) => word.replace(/^.*#/u, "") === "negative",
    ),
  );
}
