// What becomes of the findings: those that a document asks to leave out go, the rest gets the severity
// that the edition wants.

import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { applyIgnores } from "../diagnostic/ignores.ts";
import { applyLevels, levelsOf, type MatchGlobs } from "../diagnostic/settings.ts";
import { OFF_BY_DEFAULT } from "../tei/rules.ts";
import type { CheckedAlone } from "./check-document.ts";
import type { Config } from "./config.ts";
import { diagnosticCodes } from "./package.ts";

export interface Settlement {
  /** The documents that were judged. */
  readonly documents: readonly CheckedAlone[];
  /** Whether all checks ran. If not, nobody knows which ignores are needed. */
  readonly isComplete: boolean;
  readonly config: Config;
}

export async function settleFindings(
  diagnostics: readonly Diagnostic[],
  { documents, isComplete, config }: Settlement,
): Promise<Diagnostic[]> {
  const asking = documents.filter(({ ignores = [] }) => ignores.length > 0);
  const left = asking.length === 0 ? diagnostics : leaveOut(diagnostics, asking, isComplete);
  return applyConfiguredLevels(left, config);
}

/** The findings with the severity that the configuration gives them. */
export async function applyConfiguredLevels(
  diagnostics: readonly Diagnostic[],
  config: Config,
): Promise<Diagnostic[]> {
  return applyLevels(diagnostics, levelsOf(config, await loadMatcher(config), OFF_BY_DEFAULT));
}

/** Loaded only if it is needed: a plain run must start fast. */
async function loadMatcher({ overrides }: Config): Promise<MatchGlobs> {
  if (overrides.length === 0) return () => () => false;
  return (await import("../source/globs.ts")).globMatcher;
}

function leaveOut(
  diagnostics: readonly Diagnostic[],
  documents: readonly CheckedAlone[],
  isComplete: boolean,
): Diagnostic[] {
  const codes = diagnosticCodes();
  const paths = new Set(documents.map(({ source }) => source.path));
  const settled = diagnostics.filter(({ path }) => !paths.has(path));
  for (const document of documents) {
    const { source, ignores = [] } = document;
    const own = diagnostics.filter(({ path }) => path === source.path);
    const isChecked = (code: string): boolean => isComplete && wasSearched(document, code);
    const { left, about } = applyIgnores(own, ignores, { source, codes, isChecked });
    settled.push(...left, ...about);
  }
  return settled;
}

/** A document outside the edition has no facts, and only its schema was asked. */
function wasSearched(document: CheckedAlone, code: string): boolean {
  const area = code.slice(0, code.indexOf("/"));
  if (area === "xml") return true;
  if (area === "tei") return "facts" in document;
  return document.schema !== undefined && document.schema.diagnostics.length === 0;
}
