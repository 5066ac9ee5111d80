// Sigla that no list declares, that stand twice, or that are never used.

import type { Diagnostic } from "../../../diagnostic/diagnostic.ts";
import { closest } from "../../../source/closest.ts";
import type { ApparatusFact, SiglumFact } from "../../apparatus-facts.ts";
import { type Edition, findEntry } from "../../edition.ts";
import type { DocumentFacts } from "../../facts.ts";
import { isBareSiglum, type Sigla, type Witness } from "../../witnesses.ts";
import { finding } from "../finding.ts";
import type { NamedApparatus } from "./named.ts";

/** Bare sigla that no list has. Of pointers that lead nowhere, `checks/pointers.ts` tells. */
export function checkUnknown({ path, fact, sigla }: NamedApparatus): Diagnostic[] {
  return fact.sigla
    .filter(({ text }) => isBareSiglum(text) && sigla.byName(text, path) === undefined)
    .map(({ text, element, span }) =>
      finding(
        "unknown-siglum",
        { path, span },
        `@wit of <${element}> names "${text}", but ${missing(text, sigla)} Correct the siglum, or add the witness to the <listWit>.`,
      ),
    );
}

function missing(text: string, sigla: Sigla): string {
  if (sigla.witnesses.length === 0) return "the edition has no list of witnesses (<listWit>).";
  const meant = nearest(text, sigla);
  const hint = meant === undefined ? "" : ` Did you mean "${meant}"?`;
  return `no list of witnesses has it.${hint}`;
}

/** Sigla that name nobody, be they bare or pointers. */
export function namelessSigla(
  { path, fact, sigla }: NamedApparatus,
  edition: Edition,
): SiglumFact[] {
  return fact.sigla.filter(({ text, target }) =>
    isBareSiglum(text)
      ? sigla.byName(text, path) === undefined
      : target !== undefined && findEntry(edition, target) === undefined,
  );
}

/** The id in a pointer; a bare siglum itself. */
function nameOf({ text }: Pick<SiglumFact, "text">): string {
  return text.replace(/^.*[#:]/u, "");
}

/** The id, siglum or number that was probably meant. */
function nearest(name: string, sigla: Sigla): string | undefined {
  const names = sigla.witnesses.flatMap((one) => [one.id, one.siglum, one.n]);
  return closest(
    name,
    names.filter((one) => one !== undefined),
  );
}

/** The same witness twice in one `@wit`. */
export function checkRepeated({ path, fact, keyOf }: NamedApparatus): Diagnostic[] {
  return valuesByAttribute(fact).flatMap((values) => {
    const seen = new Map<string, SiglumFact>();
    return values.flatMap((siglum) => {
      const key = keyOf(siglum);
      const first = seen.get(key);
      if (first === undefined) seen.set(key, siglum);
      if (first === undefined) return [];
      const { text, element, span, withSpace } = siglum;
      const message = `@wit of <${element}> names "${text}" twice. Remove one of the two; or was another witness meant?`;
      const notes = [{ message: "The first one is here.", path, span: first.span }];
      const fix =
        withSpace === undefined
          ? {}
          : { fix: { title: `Remove the second ${text}`, edits: [{ span: withSpace, text: "" }] } };
      return [finding("repeated-siglum", { path, span }, message, { notes, ...fix })];
    });
  });
}

/** The values of each `@wit`: the first of an attribute has none before it. */
function valuesByAttribute({ sigla }: ApparatusFact): SiglumFact[][] {
  const attributes: SiglumFact[][] = [];
  for (const siglum of sigla) {
    if (siglum.isFirst) attributes.push([siglum]);
    else attributes.at(-1)?.push(siglum);
  }
  return attributes;
}

/**
 * Witnesses of a list that no reading names, by themselves or in a group. Where entries name only those
 * that depart from the text, one that never departs is not named, and rightly so.
 */
export function checkUncited(
  { documents }: Edition,
  apparatuses: readonly NamedApparatus[],
  sigla: Sigla,
): Diagnostic[] {
  const cited = new Set(documents.flatMap(citedOtherwise));
  const cite = (key: string): void => {
    for (const one of sigla.expand(key)) cited.add(one);
  };
  const collated = new Set<string>();
  for (const { fact, entries, keyOf } of apparatuses) {
    for (const siglum of fact.sigla) {
      const key = keyOf(siglum);
      cite(key);
      // A siglum that is misspelt is one mistake, not two.
      const meant = sigla.byKey(key) === undefined ? nearest(nameOf(siglum), sigla) : undefined;
      if (meant !== undefined) cite(sigla.byName(meant)?.key ?? key);
    }
    for (const { readings } of entries)
      for (const { named } of readings) for (const key of named) cite(key);
    const positive = entries.filter(({ isNegative }) => !isNegative);
    for (const { readings } of positive)
      for (const key of readings.flatMap(({ witnesses }) => [...witnesses]))
        collated.add(sigla.byKey(key)?.path ?? "");
  }
  return sigla.witnesses
    .filter((witness) => collated.has(witness.path) && !isCited(witness, cited))
    .map(({ path, siglum, span }) =>
      finding(
        "uncited-witness",
        { path, span },
        `The list declares the witness ${siglum}, but no reading of the edition names it. Add it to the @wit of the readings that it has, or take it off the list.`,
      ),
    );
}

/** Printed editions and scholars among the witnesses are cited by other attributes than `@wit`. */
function citedOtherwise({ pointers }: DocumentFacts): string[] {
  return pointers.flatMap(({ attribute, target }) =>
    target?.id !== undefined && /^(?:source|resp|edRef|hand)$/u.test(attribute)
      ? [`${target.path}#${target.id}`]
      : [],
  );
}

/** A group is not asked for where its members are: each of those is. */
function isCited({ key, isGroup, stands }: Witness, cited: ReadonlySet<string>): boolean {
  return cited.has(key) || (isGroup && stands.length > 1);
}
