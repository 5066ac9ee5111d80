// The critical apparatus of the edition (TEI P5, 13), judged by what its documents told of it: who is
// named, who is missing, and whether entries belong where they say.

import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import type { Span } from "../../source/source.ts";
import type { Edition } from "../edition.ts";
import type { EditionRules } from "../rules.ts";
import { checkAccounts } from "./apparatus/accounts.ts";
import {
  type NamedApparatus,
  nameApparatuses,
  type NamedEntry,
  siglaOf,
} from "./apparatus/named.ts";
import { checkPlaces } from "./apparatus/places.ts";
import { checkPresence } from "./apparatus/presence.ts";
import { checkReadings } from "./apparatus/readings.ts";
import { checkRepeated, checkUncited, checkUnknown, namelessSigla } from "./apparatus/sigla.ts";

export function checkApparatus(edition: Edition, rules: EditionRules): Diagnostic[] {
  if (edition.documents.every(({ apparatus }) => apparatus === undefined)) return [];
  const sigla = siglaOf(edition);
  const apparatuses = nameApparatuses(edition, sigla, rules.apparatus);
  return [
    ...checkUncited(edition, apparatuses, sigla),
    ...apparatuses.flatMap((apparatus) => judge(apparatus, edition)),
  ];
}

function judge(apparatus: NamedApparatus, edition: Edition): Diagnostic[] {
  const named = [
    ...checkUnknown(apparatus),
    ...checkRepeated(apparatus),
    ...checkReadings(apparatus),
  ];
  const wrong = [
    ...named.flatMap(({ code, span }) => (WRONG_NAMES.has(code) && span ? [span] : [])),
    ...namelessSigla(apparatus, edition).map(({ span }) => span),
  ];
  const presence = checkPresence(apparatus);
  return [
    ...named,
    ...checkPlaces(apparatus, edition),
    ...presence.diagnostics,
    ...checkAccounts(apparatus, presence, entriesAround(wrong, apparatus)),
  ];
}

const WRONG_NAMES: ReadonlySet<string> = new Set([
  "tei/repeated-siglum",
  "tei/witness-in-two-readings",
  "tei/nested-witness",
]);

/**
 * The entries in which a siglum is wrong. Where it stands for another, that one is missing: this is one
 * mistake, and has been told.
 */
function entriesAround(
  spans: readonly Span[],
  { entries }: NamedApparatus,
): ReadonlySet<NamedEntry> {
  const wrong = new Set<NamedEntry>();
  for (const span of spans) {
    const innermost = entries.findLast(
      ({ fact: { extent } }) => extent.start <= span.start && span.end <= extent.end,
    );
    if (innermost !== undefined) wrong.add(innermost);
  }
  return wrong;
}
