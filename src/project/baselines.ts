// Baselines as files: what a run makes of one, and writing it.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import {
  type BaselineEntry,
  compareWithBaseline,
  formatBaseline,
  outdatedBaseline,
  parseBaseline,
  sortEntries,
  takeBaseline,
} from "../diagnostic/baseline.ts";
import { sortDiagnostics } from "../diagnostic/diagnostic.ts";
import { isUnchangeable } from "../diagnostic/settings.ts";
import type { Source } from "../source/source.ts";
import { describeFileError } from "./files.ts";
import { Misuse } from "./misuse.ts";
import type { ValidationResult } from "./validate.ts";

/** A baseline: how a person names the file, and its path in the edition for messages. */
export interface BaselineFile {
  readonly file: string;
  readonly path: string;
}

/**
 * The result without the findings that were accepted, and with a note if there are fewer than that.
 *
 * @throws {Misuse} when there is no such baseline
 */
export function acceptBaseline(
  result: ValidationResult,
  { file, path }: BaselineFile,
): ValidationResult {
  const entries = readBaseline(file);
  const { fresh, gone } = compareWithBaseline(result.diagnostics, entries, sourcesOf(result));
  const isCovered = coverageOf(result);
  const outdated = outdatedBaseline(path, gone.filter(isCovered));
  return { ...result, diagnostics: sortDiagnostics([...fresh, ...outdated]) };
}

/**
 * Accepts the findings of a run. What the baseline says of files that were not judged stays.
 *
 * @returns how many findings of this run it accepts; undefined when it was not written since documents
 *   could not be read, so that nobody knows what else is wrong
 * @throws {Misuse} when the file cannot be written, or is no baseline
 */
export function updateBaseline(
  result: ValidationResult,
  { file }: BaselineFile,
): number | undefined {
  if (result.diagnostics.some(({ code }) => isUnchangeable(code))) return undefined;
  const isCovered = coverageOf(result);
  const kept = existsSync(file) ? readBaseline(file).filter((entry) => !isCovered(entry)) : [];
  const covered = result.diagnostics.filter(isCovered);
  const entries = sortEntries([...kept, ...takeBaseline(covered, sourcesOf(result))]);
  try {
    writeFileSync(file, formatBaseline(entries));
  } catch (error) {
    throw new Misuse(`Cannot write ${file}: ${describeFileError(error)}.`);
  }
  return covered.length;
}

function readBaseline(file: string): BaselineEntry[] {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw new Misuse(
      `Cannot read the baseline ${file}: ${describeFileError(error)}. --update-baseline writes one.`,
    );
  }
  const entries = parseBaseline(text);
  if (entries === undefined)
    throw new Misuse(`${file} is no baseline that Apograph wrote. --update-baseline writes one.`);
  return entries;
}

/** Whether a run says all about a file. Only one that judged the whole edition does so about all. */
function coverageOf({
  documents,
  judged,
}: ValidationResult): (entry: { readonly path: string }) => boolean {
  const paths = new Set(judged);
  const isWhole = documents.length > 0 && documents.every(({ source }) => paths.has(source.path));
  return ({ path }) => isWhole || paths.has(path);
}

function sourcesOf({ sources }: ValidationResult): (path: string) => Source | undefined {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  return (path) => byPath.get(path);
}
