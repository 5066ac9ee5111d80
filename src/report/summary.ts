// How many findings, in a few words.

import type { Diagnostic, Severity } from "../diagnostic/diagnostic.ts";

const SEVERITIES: readonly Severity[] = ["error", "warning", "note"];

export function countSeverities(
  diagnostics: readonly Diagnostic[],
): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, note: 0 };
  for (const { severity } of diagnostics) counts[severity]++;
  return counts;
}

/** `2 errors, 1 warning` or `no findings`. */
export function summarise(diagnostics: readonly Diagnostic[]): string {
  const counts = countSeverities(diagnostics);
  const found = SEVERITIES.filter((severity) => counts[severity] > 0);
  return found.length === 0
    ? "no findings"
    : found.map((severity) => count(counts[severity], severity)).join(", ");
}

/** What a run judges: the sources of an edition, or the pages of a site. */
export type Subject = "document" | "page";

const JUDGED: Readonly<Record<Subject, string>> = { document: "validated", page: "checked" };

/** The last line of a run: `6 documents validated: 2 errors.` */
export function concludeValidation(
  diagnostics: readonly Diagnostic[],
  paths: readonly string[],
  subject: Subject = "document",
): string {
  return `${count(paths.length, subject)} ${JUDGED[subject]}: ${summarise(diagnostics)}.`;
}

/** How often each code was found: the most frequent first, then by name. */
export function countCodes(
  diagnostics: readonly Diagnostic[],
): readonly (readonly [code: string, count: number])[] {
  const counts = new Map<string, number>();
  for (const { code } of diagnostics) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].toSorted(
    ([oneCode, one], [otherCode, other]) => other - one || (oneCode < otherCode ? -1 : 1),
  );
}

/** `1 document`, `2 documents`. */
export function count(number: number, noun: string, nouns = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : nouns}`;
}
