// What each finding of a run is recognised by in the next run, for systems that show which are new. Lines
// that are put in above change nothing; findings that nothing else tells apart are counted.

import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { fingerprint, hash } from "../diagnostic/fingerprint.ts";
import type { ReportInput } from "./input.ts";

/**
 * @param diagnostics all of a run, sorted: they are counted in this order
 * @returns 16 hexadecimal digits for each, which no other of this run has
 */
export function fingerprintAll(
  diagnostics: readonly Diagnostic[],
  { sourceOf, repositoryPath }: Pick<ReportInput, "sourceOf" | "repositoryPath">,
): string[] {
  const seen = new Map<string, number>();
  return diagnostics.map((diagnostic) => {
    const { code, path } = diagnostic;
    const surroundings = fingerprint(diagnostic, sourceOf(path));
    const key = [code, repositoryPath(path), surroundings].join("\n");
    const number = (seen.get(key) ?? 0) + 1;
    seen.set(key, number);
    return hash(`${key}\n${number}`);
  });
}
