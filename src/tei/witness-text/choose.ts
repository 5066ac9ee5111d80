// Which reading of an entry a witness has. What is not said is not guessed: a witness that an entry
// passes over is unaccounted for, unless the edition, or the entry itself, lists only departures.

import { attributeValue } from "../../xml/walk.ts";
import type { Entry, Reading } from "../apparatus.ts";

/** Before or after correction, where a witness has both. */
export type Layer = "ac" | "pc";

/** Whose text is asked for. */
export interface Asked {
  /**
   * The key of the witness, then of those as which it reads where nothing is said of it. None: the
   * edition itself, which has every lemma, or the first reading where there is none.
   */
  readonly keys: readonly string[];
  readonly layer: Layer;
  /** Whether entries name only those that differ; undefined: as their documents declare. */
  readonly isNegative: boolean | undefined;
}

export type Choice =
  /** A reading that names the witness, or that one takes where only departures are named. */
  | { readonly kind: "reading"; readonly reading: Reading; readonly isNamed: boolean }
  /** No reading: what stands in the base text, as the entry lists departures from it only. */
  | { readonly kind: "base" }
  /** Nothing: another entry, which excludes this one, has the witness's text. */
  | { readonly kind: "nothing" }
  | { readonly kind: "unaccounted" };

export interface Chosen {
  readonly choice: Choice;
  /** All readings of the witness, where it has several that no layer tells apart. */
  readonly ambiguous: readonly Reading[];
  /** Whether it has one reading before, and another after correction. */
  readonly hasLayers: boolean;
}

const NONE: readonly Reading[] = [];

/**
 * @param excluded whether a witness is taken by an entry that excludes this one (`@exclude`)
 */
export function chooseReading(entry: Entry, asked: Asked, excluded: boolean): Chosen {
  for (const key of asked.keys) {
    const own = readingsOf(entry, key);
    if (own.length === 0) continue;
    if (own.length === 1) {
      const [reading] = own as [Reading];
      if (asked.layer === "pc" && isCorrected(reading))
        return { choice: unnamed(entry, asked), ambiguous: NONE, hasLayers: true };
      const isLater = asked.layer === "ac" && isCorrection(reading);
      const choice: Choice = isLater
        ? { kind: "unaccounted" }
        : { kind: "reading", reading, isNamed: true };
      return { choice, ambiguous: NONE, hasLayers: false };
    }
    const layers = own
      .map((reading, index) => ({ reading, rank: layerRank(reading), index }))
      .toSorted((a, b) => a.rank - b.rank || a.index - b.index);
    const first = layers[0] as (typeof layers)[number];
    const last = layers.at(-1) as (typeof layers)[number];
    const hasLayers = first.rank !== last.rank || differInHand(own);
    const { reading } = asked.layer === "pc" && hasLayers ? last : first;
    return {
      choice: { kind: "reading", reading, isNamed: true },
      ambiguous: hasLayers ? NONE : own,
      hasLayers,
    };
  }
  return {
    choice: excluded ? { kind: "nothing" } : unnamed(entry, asked),
    ambiguous: NONE,
    hasLayers: false,
  };
}

/**
 * The readings that name a witness: by itself, else through a group, else as a source. One of which only
 * a correction, or what was corrected, is told had the other from its group.
 */
function readingsOf({ readings }: Entry, key: string): readonly Reading[] {
  const itself = readings.filter(({ named }) => named.includes(key));
  if (itself.some((reading) => !isCorrection(reading) && !isCorrected(reading))) return itself;
  const attested = readings.filter(({ witnesses }) => witnesses.has(key));
  if (attested.length > 0) return attested;
  return readings.filter(({ sources }) => sources.includes(key));
}

/** What a witness reads that an entry does not name. */
function unnamed(entry: Entry, { keys, isNegative }: Asked): Choice {
  const lemma = lemmaOf(entry) ?? (keys.length === 0 ? entry.readings[0] : undefined);
  if (!(isNegative ?? entry.isNegative) && !listsDepartures(entry, lemma))
    return { kind: "unaccounted" };
  if (lemma !== undefined) return { kind: "reading", reading: lemma, isNamed: false };
  return entry.method === "parallel-segmentation" ? { kind: "unaccounted" } : { kind: "base" };
}

/**
 * An entry whose lemma names no witness and is nobody's conjecture lists those that depart from it. So
 * does one beside its text that has no lemma at all; and one that names no manuscript, only
 * conjectures, says that the manuscripts agree. A lemma that leaves it to the entries in it lists
 * departures if one of them does.
 */
export function listsDepartures(entry: Entry, lemma: Reading | undefined): boolean {
  if (lemma === undefined) return entry.method !== "parallel-segmentation";
  if (lemma.named.length > 0) return false;
  if (lemma.witnesses.size > 0)
    return lemma.nested.some((inner) => listsDepartures(inner, lemmaOf(inner)));
  if (entry.readings.every(({ witnesses }) => witnesses.size === 0)) return !isConjecture(lemma);
  return !isConjecture(lemma) && lemma.sources.length === 0;
}

export function lemmaOf({ readings }: Entry): Reading | undefined {
  return readings.find(({ isLemma }) => isLemma);
}

/** What stands in the text: the lemma, else the first reading of an entry that does not stand beside it. */
export function readingInText(entry: Entry): Reading | undefined {
  const isBeside = entry.method !== "parallel-segmentation" && entry.parent === undefined;
  return lemmaOf(entry) ?? (isBeside ? undefined : entry.readings[0]);
}

function isConjecture({ element }: Reading): boolean {
  return (
    attributeValue(element, "resp") !== undefined ||
    /^(?:conj|emend|em\b)/iu.test(attributeValue(element, "type") ?? "")
  );
}

/** What editions call corrections, in `@type` of a reading or of its group. */
const CORRECTED =
  /^(?:p\.?\s?c\.?$|post\s?corr|corr(?:\.|ect(?:ed|ion|or))?$|s\.?\s?l\.?$|supra|in\.?\s?m(?:ar)?g|marg|sec(?:unda|\.)?\s?m|later|m\.?2)/iu;
const BEFORE = /^(?:a\.?\s?c\.?$|ante\s?corr)/iu;
const FIRST = /^(?:prim(?:a|\.)?\s?m|first|m\.?1)/iu;

export function typesOf({ element, groups }: Reading): string[] {
  return [element, ...groups].flatMap((one) => attributeValue(one, "type") ?? []);
}

function isCorrection(reading: Reading): boolean {
  return typesOf(reading).some((type) => CORRECTED.test(type));
}

/** Whether something else stands there now. */
function isCorrected(reading: Reading): boolean {
  return typesOf(reading).some((type) => BEFORE.test(type));
}

/** `@varSeq` of a reading, or of a group around it (TEI P5, att.textCritical). */
function sequence({ element, groups }: Reading): number {
  for (const one of [element, ...groups.toReversed()]) {
    const number = attributeValue(one, "varSeq");
    if (number !== undefined) return Number(number) || 0;
  }
  return 0;
}

/** The order in which the layers of one witness came about. */
export function layerRank(reading: Reading): number {
  const number = sequence(reading);
  if (number > 0) return number;
  if (isCorrected(reading) || typesOf(reading).some((type) => FIRST.test(type))) return -1;
  return isCorrection(reading) ? 1 : 0;
}

/** Readings in different hands are layers, in the order in which they stand. */
function differInHand(readings: readonly Reading[]): boolean {
  return new Set(readings.map(({ element }) => attributeValue(element, "hand"))).size > 1;
}
