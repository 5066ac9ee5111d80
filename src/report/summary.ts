// How many findings, in a few words.

import type { Diagnostic, Severity } from "../diagnostic/diagnostic.ts";

/** `2 errors, 1 warning` or `no findings`. */
export function summarise(diagnostics: readonly Diagnostic[]): string {
  const severities: readonly Severity[] = ["error", "warning", "note"];
  const counts = severities.flatMap((severity) => {
    const found = diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
    return found === 0 ? [] : count(found, severity);
  });
  return counts.length === 0 ? "no findings" : counts.join(", ");
}

/** `1 document`, `2 documents`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
