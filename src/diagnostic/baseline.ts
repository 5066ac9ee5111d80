// Findings that an edition has accepted for now, so that only new ones count. Each is known by its
// code, its file, and the text around it (not the line's number), with how often it is there.

import type { Source } from "../source/source.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { fingerprint } from "./fingerprint.ts";
import { isUnchangeable } from "./settings.ts";

export interface BaselineEntry {
  readonly path: string;
  readonly code: string;
  readonly fingerprint: string;
  readonly count: number;
}

type SourceOf = (path: string) => Source | undefined;

export interface Comparison {
  /** The findings that were not accepted. Of more alike than there were, the last are the new ones. */
  readonly fresh: readonly Diagnostic[];
  /** What was accepted and is no longer there, with how much of it is gone. */
  readonly gone: readonly BaselineEntry[];
}

/** Counts findings, sorted. What leaves nothing to go on with cannot be accepted, and is left out. */
export function takeBaseline(
  diagnostics: readonly Diagnostic[],
  sourceOf: SourceOf,
): BaselineEntry[] {
  const entries = new Map<string, BaselineEntry>();
  for (const diagnostic of diagnostics) {
    if (isUnchangeable(diagnostic.code)) continue;
    const entry = entryOf(diagnostic, sourceOf);
    const count = (entries.get(keyOf(entry))?.count ?? 0) + 1;
    entries.set(keyOf(entry), { ...entry, count });
  }
  return sortEntries([...entries.values()]);
}

/** @param diagnostics in the order of their places */
export function compareWithBaseline(
  diagnostics: readonly Diagnostic[],
  baseline: readonly BaselineEntry[],
  sourceOf: SourceOf,
): Comparison {
  const left = new Map(baseline.map((entry) => [keyOf(entry), entry.count]));
  const fresh = diagnostics.filter((diagnostic) => {
    const key = keyOf(entryOf(diagnostic, sourceOf));
    const count = left.get(key) ?? 0;
    if (count === 0 || isUnchangeable(diagnostic.code)) return true;
    left.set(key, count - 1);
    return false;
  });
  const gone = baseline.flatMap((entry) => {
    const count = left.get(keyOf(entry)) ?? 0;
    return count === 0 ? [] : [{ ...entry, count }];
  });
  return { fresh, gone };
}

/** That a baseline accepts more than there is. */
export function outdatedBaseline(path: string, gone: readonly BaselineEntry[]): Diagnostic[] {
  const [first] = gone;
  if (first === undefined) return [];
  const count = gone.reduce((sum, entry) => sum + entry.count, 0);
  const what =
    count === 1
      ? `An accepted finding is no longer there: ${first.code} in ${first.path}`
      : `${count} accepted findings are no longer there, such as ${first.code} in ${first.path}`;
  const message = `${what}. Have the baseline written again with --update-baseline.`;
  return [{ code: "apograph/outdated-baseline", severity: "note", message, path, notes: [] }];
}

function entryOf(diagnostic: Diagnostic, sourceOf: SourceOf): BaselineEntry {
  const { path, code } = diagnostic;
  return { path, code, fingerprint: fingerprint(diagnostic, sourceOf(path)), count: 1 };
}

function keyOf(entry: BaselineEntry): string {
  return `${entry.path}\n${entry.code}\n${entry.fingerprint}`;
}

export function sortEntries(entries: readonly BaselineEntry[]): BaselineEntry[] {
  return entries.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

const VERSION = 1;

/** As JSON, an entry a line: what changes in a baseline can be read in its diff. */
export function formatBaseline(entries: readonly BaselineEntry[]): string {
  const lines = entries.map(
    ({ path, code, fingerprint: text, count }) =>
      `    ${JSON.stringify({ path, code, fingerprint: text, count })}`,
  );
  const list = lines.length === 0 ? "[]" : `[\n${lines.join(",\n")}\n  ]`;
  return `{\n  "version": ${VERSION},\n  "findings": ${list}\n}\n`;
}

/** The entries of a file that `formatBaseline` wrote; undefined when it is none. */
export function parseBaseline(text: string): BaselineEntry[] | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(parsed) || parsed["version"] !== VERSION) return undefined;
  const findings = parsed["findings"];
  return Array.isArray(findings) && findings.every(isEntry) ? findings : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function isEntry(value: unknown): value is BaselineEntry {
  if (!isRecord(value)) return false;
  const { path, code, fingerprint: text, count } = value;
  const areTexts = [path, code, text].every((one) => typeof one === "string");
  return areTexts && typeof count === "number" && Number.isInteger(count) && count > 0;
}
