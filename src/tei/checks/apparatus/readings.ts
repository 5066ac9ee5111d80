// What is wrong within one entry: who is named where, and what the readings say.

import type { Diagnostic } from "../../../diagnostic/diagnostic.ts";
import type { ReadingFact } from "../../apparatus-facts.ts";
import { finding } from "../finding.ts";
import { listSigla, type NamedApparatus, type NamedEntry, type NamedReading } from "./named.ts";

/** Judges each entry by itself. */
export function checkReadings(apparatus: NamedApparatus): Diagnostic[] {
  // "If the apparatus contains readings only for a single witness, this attribute may be consistently
  // omitted" (TEI P5, att.witnessed).
  const isSilent = apparatus.entries.every(({ fact }) =>
    fact.readings.every(({ isAttributed }) => !isAttributed),
  );
  return apparatus.entries.flatMap((entry) => [
    ...checkTwice(entry, apparatus),
    ...checkNested(entry, apparatus),
    ...(isSilent ? [] : checkAttribution(entry, apparatus)),
    ...checkWords(entry, apparatus),
  ]);
}

/** A witness that is said to have two different things at one place, in one layer. */
function checkTwice(entry: NamedEntry, { path, sigla }: NamedApparatus): Diagnostic[] {
  const { readings } = entry;
  const described = new Set(entry.fact.described.map(({ text }) => text));
  const reported = new Set<string>();
  return readings.flatMap((second, index) =>
    second.named.flatMap((key) => {
      if (reported.has(key)) return [];
      const siglum = second.fact.sigla.find(({ text }) => nameIn(text) === nameIn(key));
      if (siglum !== undefined && described.has(siglum.text)) return [];
      const first = readings
        .slice(0, index)
        .find((one) => names(one, key, entry, sigla) && one.fact.layer === second.fact.layer);
      if (first === undefined) return [];
      reported.add(key);
      return [
        finding(
          "witness-in-two-readings",
          { path, span: siglum?.span ?? second.fact.span },
          `${sigla.siglumOf(key)} is named for two readings of one entry: "${first.fact.text}" and "${second.fact.text}". Take it out of one of them; if both are in the witness, say which came first by @hand, @varSeq or @type.`,
          { notes: [{ message: "The other reading is here.", path, span: first.fact.span }] },
        ),
      ];
    }),
  );
}

/** The name in a pointer or key. */
function nameIn(text: string): string {
  return text.replace(/^.*[#: ]/u, "");
}

/**
 * By its own siglum; or by that of a group, when the other reading, too, has it by a group, and neither
 * group is part of the other: who names a member apart from its group says that it departs from it.
 */
function names(
  { named }: NamedReading,
  key: string,
  { readings }: NamedEntry,
  sigla: NamedApparatus["sigla"],
): boolean {
  if (named.includes(key)) return true;
  const members = sigla.expand(key);
  if (members.length < 2) return false;
  return named.some((other) => {
    const theirs = sigla.expand(other);
    if (theirs.length < 2 || theirs.includes(key) || members.includes(other)) return false;
    return members.some(
      (member) =>
        theirs.includes(member) && !readings.some((reading) => reading.named.includes(member)),
    );
  });
}

/** An entry in a reading is about the witnesses of that reading. */
function checkNested(entry: NamedEntry, { path, sigla }: NamedApparatus): Diagnostic[] {
  const outer = entry.parent?.reading;
  if (outer === undefined || outer.fact.sigla.length === 0) return [];
  const strangers = entry.readings.flatMap(({ witnesses }) =>
    [...witnesses].filter((key) => !outer.witnesses.has(key) && !isLayerOf(key, outer, sigla)),
  );
  if (strangers.length === 0) return [];
  const who = listSigla(strangers, sigla);
  return [
    finding(
      "nested-witness",
      { path, span: entry.fact.span },
      `This entry stands in a reading of ${listSigla(outer.named, sigla)}, but names ${who}. Add ${who} to the @wit of the reading around it, or take it out here.`,
      { notes: [{ message: "The reading around it is here.", path, span: outer.fact.span }] },
    ),
  ];
}

function isLayerOf(
  key: string,
  { witnesses }: NamedReading,
  sigla: NamedApparatus["sigla"],
): boolean {
  const of = sigla.byKey(key)?.of;
  return of?.id !== undefined && witnesses.has(`${of.path}#${of.id}`);
}

function checkAttribution({ fact, readings }: NamedEntry, { path }: NamedApparatus): Diagnostic[] {
  if (!fact.isCritical) return [];
  return readings
    .filter((one) => !one.fact.isLemma && !one.fact.isAttributed && one.named.length === 0)
    .map(({ fact: { span, text } }) =>
      finding(
        "reading-without-witness",
        { path, span },
        `Nothing says who has the reading "${text}": it has none of @wit, @source and @resp. Name the witnesses, the edition that it is from, or the person who proposed it.`,
      ),
    );
}

/** Whether the lemma has nothing, and another reading is said to lack it. */
export function isEmptyLemma(readings: readonly ReadingFact[]): boolean {
  const lemma = readings.find(({ isLemma }) => isLemma);
  if (lemma?.content !== "" || lemma.omission !== undefined) return false;
  return readings.some((one) => one !== lemma && isOmission(one));
}

function isOmission({ omission, content }: ReadingFact): boolean {
  return omission !== undefined || content === "";
}

/** What the readings say: twice the same, nothing where there should be something, and the reverse. */
function checkWords({ fact: { readings } }: NamedEntry, { path }: NamedApparatus): Diagnostic[] {
  const found: Diagnostic[] = [];
  const lemma = readings.find(({ isLemma }) => isLemma);
  const others = readings.filter((one) => one !== lemma);
  const nothing = others.find(isOmission);
  const isBare = isEmptyLemma(readings);
  if (lemma !== undefined && nothing !== undefined && isBare)
    found.push(
      finding(
        "empty-lemma",
        { path, span: lemma.span },
        "The lemma is empty, but another reading of this entry is an omission: of what, nothing says. Write the words that are left out into the <lem>; if words are added, the reading that adds them has them.",
        { notes: [{ message: "The omission is here.", path, span: nothing.span }] },
      ),
    );
  for (const { omission, text, span } of readings) {
    if (omission === undefined || text === "") continue;
    found.push(
      finding(
        "omission-with-text",
        { path, span },
        `This reading is an omission${omission === "typed" ? " by its @type" : ""}, but its text is "${text}", which counts as the words of the witness. Leave the element empty: that says that the words are not there.`,
      ),
    );
  }
  if (isBare) return found;
  const seen = new Map<string, (typeof readings)[number]>();
  for (const reading of readings) {
    const same = `${reading.layer}|${reading.sort}|${reading.content}`;
    const first = seen.get(same);
    if (first === undefined) seen.set(same, reading);
    else
      found.push(
        finding(
          "identical-readings",
          { path, span: reading.span },
          `Two readings of this entry are the same: ${reading.text === "" ? "both are empty" : `"${reading.text}"`}. Put their witnesses into one @wit, or say by @type, @hand or @cause what tells them apart.`,
          { notes: [{ message: "The other is here.", path, span: first.span }] },
        ),
      );
  }
  return found;
}
