// Who is printed after a reading: in the order of the list, groups by one siglum, hands and layers beside.

import { type Entry, isTei, type Reading } from "../../tei/apparatus.ts";
import { tokensOf } from "../../tei/pointers.ts";
import { collapse, readingText } from "../../tei/text.ts";
import type { Sigla, Witness } from "../../tei/witnesses.ts";
import type { XmlElement } from "../../xml/tree.ts";
import { attributeValue, childElements } from "../../xml/walk.ts";
import type { ApparatusSettings } from "./settings.ts";

/** A witness as it is printed. */
export interface PrintedSiglum {
  readonly key: string;
  /** Which layer of it, such as `ac`. */
  readonly layer: string | undefined;
  /** Which of its hands, as a number or letter. */
  readonly hand: string | undefined;
}

/** What is known beside one entry. */
export interface Surroundings {
  readonly sigla: Sigla;
  readonly settings: ApparatusSettings;
  /** The keys of all manuscripts that could be here. */
  readonly present: readonly string[];
  /** Whether the entry names only those that differ. */
  readonly isNegative: boolean;
  readonly byId: (id: string) => XmlElement | undefined;
}

/** Stands for all witnesses, or for the rest of them, in place of a key. */
export const ALL = "all";
export const REST = "rest";

export interface PrintedSigla {
  readonly sigla: ReadonlyMap<Reading, readonly PrintedSiglum[]>;
  /** Whether the witnesses of the lemma are those that are not named. */
  readonly isNegative: boolean;
}

/** The sigla of each reading of an entry. */
export function printedSigla(
  entry: Entry,
  lemma: Reading | undefined,
  around: Surroundings,
): PrintedSigla {
  const { settings, present } = around;
  const joined = joinHidden(entry, settings);
  const named = new Map(
    entry.readings.map((reading) => [reading, keysIn(reading, joined.get(reading) ?? [], around)]),
  );
  const others = entry.readings.filter((reading) => reading !== lemma);
  const differing = new Set(others.flatMap(({ witnesses }) => [...witnesses]));
  const rest = present.filter((key) => !differing.has(key));
  const isUnnamed = lemma !== undefined && lemma.named.length === 0 && isOfManuscripts(lemma);
  const sigla = new Map(
    [...named].map(([reading, keys]) => {
      const own = [...reading.witnesses];
      return [reading, shorten(reading, { keys, own }, entry, around)];
    }),
  );
  if (lemma === undefined) return { sigla, isNegative: false };
  if (settings.style === "positive" && isUnnamed && around.isNegative) {
    const corrected = [...differing].filter((key) => isCorrectedLater(key, others));
    sigla.set(lemma, [
      ...shorten(lemma, { keys: new Set(rest), own: rest }, entry, around),
      ...corrected.map((key) => ({ key, layer: "pc", hand: undefined })),
    ]);
    return { sigla: ordered(sigla, around.sigla), isNegative: false };
  }
  const isComplete = present.every((key) => lemma.witnesses.has(key) || differing.has(key));
  const isNegative = settings.style === "negative" && isComplete && lemma.named.length > 0;
  return { sigla: ordered(sigla, around.sigla), isNegative };
}

function isOfManuscripts({ element, sources }: Reading): boolean {
  return sources.length === 0 && attributeValue(element, "resp") === undefined;
}

/** A witness that differs before correction only reads as the lemma after it. */
function isCorrectedLater(key: string, others: readonly Reading[]): boolean {
  const own = others.filter(({ witnesses }) => witnesses.has(key));
  return own.every((reading) => layerOf(reading) === "ac");
}

function ordered(
  printed: ReadonlyMap<Reading, readonly PrintedSiglum[]>,
  sigla: Sigla,
): Map<Reading, readonly PrintedSiglum[]> {
  const places = new Map(sigla.witnesses.map(({ key }, index) => [key, index]));
  const place = ({ key }: PrintedSiglum): number =>
    places.get(key) ?? (key === ALL || key === REST ? Infinity : places.size);
  return new Map(
    [...printed].map(([reading, list]) => [
      reading,
      list.toSorted((one, next) => place(one) - place(next) || 0),
    ]),
  );
}

/** The keys that a reading prints: as encoded, or each manuscript by itself. */
function keysIn(
  { named, witnesses }: Reading,
  joined: readonly Reading[],
  { settings, sigla }: Surroundings,
): Set<string> {
  if (named.length === 0 && joined.length === 0) return new Set();
  const all = joined.flatMap((reading) => [...reading.named]);
  if ((settings.groups ?? "encoded") === "encoded") return new Set([...named, ...all]);
  const leaves = [...witnesses, ...joined.flatMap((reading) => [...reading.witnesses])];
  return new Set(leaves.filter((key) => sigla.byKey(key)?.isGroup !== true));
}

/** What is hidden of a group is attested by the reading that is left of it. */
function joinHidden(entry: Entry, settings: ApparatusSettings): Map<Reading, Reading[]> {
  const joined = new Map<Reading, Reading[]>();
  for (const reading of entry.readings) {
    const group = reading.groups.at(-1);
    if (group === undefined || !isHidden(reading, settings)) continue;
    const main = entry.readings.find(
      (one) => one.groups.at(-1) === group && !isHidden(one, settings),
    );
    if (main !== undefined) joined.set(main, [...(joined.get(main) ?? []), reading]);
  }
  return joined;
}

/** Whether the edition leaves out readings of this kind. The text's own is never left out. */
export function isHidden({ element, groups, isLemma }: Reading, { hide = [] }: ApparatusSettings) {
  if (isLemma) return false;
  return [element, ...groups].some((one) =>
    tokensOf(attributeValue(one, "type")).some((type) => hide.includes(type)),
  );
}

interface Attested {
  /** What is printed, if there is no shorter way. */
  readonly keys: ReadonlySet<string>;
  /** The manuscripts behind it. */
  readonly own: readonly string[];
}

/** One siglum for a group whose members agree, or one word for many; then hands and layers. */
function shorten(
  reading: Reading,
  { keys, own }: Attested,
  entry: Entry,
  around: Surroundings,
): PrintedSiglum[] {
  const { sigla, settings, present, byId } = around;
  const layer = layerOf(reading);
  const isWhole = layer === undefined && attributeValue(reading.element, "hand") === undefined;
  const word = isWhole ? wordFor(reading, own, entry, around) : undefined;
  if (word !== undefined) return [{ key: word, layer: undefined, hand: undefined }];
  let shown = [...keys];
  if (settings.groups === "collapsed" && isWhole)
    for (const group of largestFirst(sigla)) {
      const members = membersOf(group, sigla).filter((key) => present.includes(key));
      if (members.length < 2 || !members.every((key) => shown.includes(key))) continue;
      shown = [...shown.filter((key) => !members.includes(key)), group.key];
    }
  return shown.map((key) => ({
    key,
    layer: layer ?? detailOf(key, reading, around),
    hand: handOf(reading, sigla.siglumOf(key), byId),
  }));
}

/** "codd." for all witnesses, "cett." for all that no other reading has. */
function wordFor(
  reading: Reading,
  own: readonly string[],
  entry: Entry,
  { settings, present }: Surroundings,
): string | undefined {
  if (own.length < 3) return undefined;
  const elsewhere = entry.readings.filter((one) => one !== reading);
  const others = new Set(elsewhere.flatMap(({ witnesses }) => [...witnesses]));
  const left = present.filter((key) => !others.has(key));
  if (!left.every((key) => own.includes(key)) || !own.every((key) => left.includes(key)))
    return undefined;
  if (others.size === 0) return settings.all === undefined ? undefined : ALL;
  const isLargest = elsewhere.every(({ witnesses }) => witnesses.size < own.length);
  return isLargest && settings.rest !== undefined ? REST : undefined;
}

function largestFirst({ witnesses }: Sigla): Witness[] {
  return witnesses
    .filter(({ isGroup }) => isGroup)
    .toSorted((one, next) => next.stands.length - one.stands.length);
}

function membersOf(group: Witness, sigla: Sigla): readonly string[] {
  return group.stands.filter((key) => sigla.byKey(key)?.isGroup === false);
}

/** What editions call the layers of a witness, in `@type`. */
const LAYERS: readonly (readonly [string, RegExp])[] = [
  ["ac", /^(?:a\.?c\.?|ante[-_ ]?corr\w*)$/iu],
  ["pc", /^(?:p\.?c\.?|post[-_ ]?corr\w*|corr|corrected)$/iu],
  ["sl", /^(?:s\.?l\.?|supra[-_ ]?lin\w*|interlinear)$/iu],
  ["mg", /^(?:mg\.?|in[-_. ]?marg\w*\.?|marg\w*)$/iu],
];

export function layerNamed(type: string | undefined): string | undefined {
  return LAYERS.find(([, pattern]) => type !== undefined && pattern.test(type))?.[0];
}

function layerOf({ element, groups }: Reading): string | undefined {
  for (const one of [element, ...groups.toReversed()]) {
    const layer = layerNamed(attributeValue(one, "type"));
    if (layer !== undefined) return layer;
  }
  return undefined;
}

/** A `witDetail` that says nothing but the layer (TEI P5, 13.1.4.2). */
function detailOf(key: string, { element }: Reading, { sigla }: Surroundings): string | undefined {
  const details = childElements(element.parent as XmlElement, "witDetail").filter(
    (detail) => collapse(readingText(detail)) === "" && aboutReading(detail) === element,
  );
  const own = details.find((detail) =>
    tokensOf(attributeValue(detail, "wit")).some((token) => key.endsWith(token)),
  );
  return own === undefined || sigla.byKey(key) === undefined
    ? undefined
    : layerNamed(attributeValue(own, "type"));
}

/** The reading that a detail is about: that before it. */
function aboutReading(detail: XmlElement): XmlElement | undefined {
  const siblings = childElements(detail.parent as XmlElement);
  return siblings
    .slice(0, siblings.indexOf(detail))
    .findLast((one) => isTei(one, "rdg") || isTei(one, "lem"));
}

/** How a hand of a witness is printed: its `@n`, or what its id adds to the siglum ("M2"). */
function handOf(
  { element }: Reading,
  siglum: string,
  byId: (id: string) => XmlElement | undefined,
): string | undefined {
  const id = attributeValue(element, "hand")?.replace(/^#/u, "");
  if (id === undefined) return undefined;
  const hand = byId(id);
  const number = hand && attributeValue(hand, "n");
  if (number !== undefined) return number;
  const isOwn = id.length > siglum.length && id.startsWith(siglum);
  return isOwn ? id.slice(siglum.length).replace(/^[-_.]/u, "") : undefined;
}
