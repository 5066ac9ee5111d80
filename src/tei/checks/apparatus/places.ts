// Entries that stand beside their text: whether they find it, and agree with it and with each other.

import type { Diagnostic } from "../../../diagnostic/diagnostic.ts";
import type { EntryFact } from "../../apparatus-facts.ts";
import type { Edition } from "../../edition.ts";
import type { Target } from "../../pointers.ts";
import { contradict } from "../../witness-text/edits.ts";
import { finding } from "../finding.ts";
import { isEmptyLemma } from "./readings.ts";
import { listSigla, type NamedApparatus, type NamedEntry, type NamedReading } from "./named.ts";

const LINE = 80;

/** Judges where entries belong. */
export function checkPlaces(apparatus: NamedApparatus, edition: Edition): Diagnostic[] {
  const { path, entries } = apparatus;
  return [
    ...entries.flatMap(({ fact }) => [
      ...checkPlace(fact, path),
      ...(isReversedElsewhere(fact, edition) ? [reversed(fact, path)] : []),
    ]),
    ...checkOverlaps(apparatus),
    ...checkMethods(apparatus),
  ];
}

function checkPlace(entry: EntryFact, path: string): Diagnostic[] {
  const { place, readings } = entry;
  const lemma = readings.find(({ isLemma }) => isLemma);
  const at = { path, span: lemma?.span ?? entry.span };
  switch (place?.kind) {
    case "reversed":
      return [reversed(entry, path)];
    case "location":
      if (place.times > 0)
        return [
          finding(
            "ambiguous-location",
            { path, span: entry.span },
            `@loc of <app> is "${place.loc}", which may be ${place.times} places in this document. Write the numbers of what is around the one that is meant before its own ("2.1"), or put the entry into its division.`,
          ),
        ];
      return [
        finding(
          "unknown-location",
          { path, span: entry.span },
          `@loc of <app> is "${place.loc}", but nothing in this document has this number (@n). Correct the one or the other.`,
        ),
      ];
    case "found": {
      // What is wrong with a lemma of an omission is said of it already.
      if (place.isLemma || isEmptyLemma(readings)) return [];
      return [
        finding(
          "lemma-not-base",
          at,
          `The lemma is "${lemma?.text ?? ""}", but the text between the two points of this entry is "${shorten(place.base)}". Correct the lemma, or @from and @to.`,
        ),
      ];
    }
    case "lemma":
      return [lemmaLost(place, at, lemma?.text ?? "")];
    default:
      return [];
  }
}

function lemmaLost(
  { times, line }: { readonly times: number; readonly line: string },
  at: { readonly path: string; readonly span: EntryFact["span"] },
  lemma: string,
): Diagnostic {
  if (times === 0)
    return finding(
      "lemma-not-found",
      at,
      `The lemma is "${lemma}", but the line that this entry is about does not have these words: "${shorten(line)}". Correct the lemma, or the number of the line.`,
    );
  return finding(
    "lemma-ambiguous",
    at,
    `The lemma is "${lemma}", which stands ${times} times in its line: "${shorten(line)}". Say which is meant by @n of <lem> (1 is the first), or write more words of the line.`,
  );
}

function shorten(text: string): string {
  return text.length <= LINE ? text : `${text.slice(0, LINE - 2).trimEnd()} …`;
}

function reversed({ span }: EntryFact, path: string): Diagnostic {
  return finding(
    "reversed-range",
    { path, span },
    "This entry ends before it begins: what @to points to stands before what @from points to. Exchange the two, or correct the one that is wrong.",
  );
}

/** By the places of the two elements in the other document. */
function isReversedElsewhere({ elsewhere: [from, to] }: EntryFact, edition: Edition): boolean {
  if (from === undefined || to === undefined || from.path !== to.path) return false;
  const extent = ({ path, id }: Target): EntryFact["span"] | undefined =>
    edition.documentsByPath.get(path)?.ids.find((one) => one.id === id)?.extent;
  const [start, end] = [extent(from)?.start, extent(to)?.end];
  return start !== undefined && end !== undefined && end < start;
}

interface Departure {
  readonly entry: NamedEntry;
  readonly reading: NamedReading;
  readonly start: number;
  readonly end: number;
}

/** Two entries about the same words, by which one witness would read two things there. */
function checkOverlaps({ path, entries, sigla }: NamedApparatus): Diagnostic[] {
  const byWitness = new Map<string, Departure[]>();
  for (const entry of entries) {
    const { place, isExclusive, isCritical } = entry.fact;
    if (place?.kind !== "found" || isExclusive || !isCritical) continue;
    for (const [key, reading] of soleReadings(entry)) {
      const departure = { entry, reading, start: place.start, end: place.end };
      const others = byWitness.get(key);
      if (others === undefined) byWitness.set(key, [departure]);
      else others.push(departure);
    }
  }
  const clashes = new Map<string, { first: Departure; second: Departure; keys: string[] }>();
  for (const [key, departures] of byWitness) {
    for (const [first, second] of overlapping(departures)) {
      const isInside = second.end <= first.end;
      if (!contradict(first.reading.fact.text, second.reading.fact.text, isInside)) continue;
      const id = `${first.entry.fact.span.start} ${second.entry.fact.span.start}`;
      const known = clashes.get(id);
      if (known === undefined) clashes.set(id, { first, second, keys: [key] });
      else known.keys.push(key);
    }
  }
  return [...clashes.values()].map(({ first, second, keys }) =>
    finding(
      "contradicting-overlap",
      { path, span: second.reading.fact.span },
      `This entry and another are about the same words, and do not agree on what ${listSigla(keys, sigla)} has there: "${second.reading.fact.text}" here, "${first.reading.fact.text}" there. Let both readings have the same words where they overlap, or take the witness out of one.`,
      { notes: [{ message: "The other reading is here.", path, span: first.reading.fact.span }] },
    ),
  );
}

/** The witnesses that have one reading in an entry, and not the words of the text. */
function soleReadings({ readings }: NamedEntry): Map<string, NamedReading> {
  const sole = new Map<string, NamedReading>();
  const several = new Set<string>();
  for (const reading of readings) {
    for (const key of reading.witnesses) {
      if (sole.has(key)) several.add(key);
      sole.set(key, reading);
    }
  }
  for (const [key, { fact }] of sole) if (several.has(key) || fact.isLemma) sole.delete(key);
  return sole;
}

/** Each departure with the next ones that share words with it. */
function* overlapping(departures: Departure[]): Generator<readonly [Departure, Departure]> {
  const sorted = departures.toSorted((a, b) => a.start - b.start || b.end - a.end);
  for (const [index, first] of sorted.entries()) {
    for (let next = index + 1; next < sorted.length; next++) {
      const second = sorted[next] as Departure;
      if (second.start >= first.end) break;
      if (second.start < second.end) yield [first, second];
    }
  }
}

/** Entries made by another method than that which the header declares. */
function checkMethods({ path, fact: { declared, entries } }: NamedApparatus): Diagnostic[] {
  if (declared === undefined) return [];
  const outermost = entries.filter(({ parent, isCritical }) => parent === undefined && isCritical);
  return METHODS.filter((method) => method !== declared.method).flatMap((method) => {
    const [first, ...more] = outermost.filter((entry) => entry.method === method);
    if (first === undefined) return [];
    const which =
      more.length === 0
        ? "this entry is"
        : `${more.length + 1} of ${outermost.length} entries, of which this is the first, are`;
    return [
      finding(
        "mixed-methods",
        { path, span: first.span },
        `The header declares ${declared.method}, but ${which} made by ${method}. Encode all entries alike, or correct the variantEncoding.`,
        { notes: [{ message: "The method is declared here.", path, span: declared.span }] },
      ),
    ];
  });
}

const METHODS = ["parallel-segmentation", "double-end-point", "location-referenced"] as const;
