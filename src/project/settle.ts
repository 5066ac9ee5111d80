// What becomes of the findings: those that a document asks to leave out go, the rest gets the severity
// that the edition wants.

import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { applyIgnores } from "../diagnostic/ignores.ts";
import { applyLevels, levelsOf, type MatchGlobs } from "../diagnostic/settings.ts";
import type { Span } from "../source/source.ts";
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
  return withoutEchoes(await applyConfiguredLevels(left, config));
}

/** What a schema objects to needs no second finding: one mistake, one message. */
function withoutEchoes(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const bySchema = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    if (!diagnostic.code.startsWith("relaxng/")) continue;
    const known = bySchema.get(diagnostic.path);
    if (known === undefined) bySchema.set(diagnostic.path, [diagnostic]);
    else known.push(diagnostic);
  }
  return diagnostics.filter(
    ({ code, path, span }) =>
      !code.startsWith("tei/") ||
      !(bySchema.get(path) ?? []).some((one) => overlap(one.span, span)),
  );
}

function overlap(one: Span | undefined, other: Span | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  return one.start < other.end && other.start < one.end;
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
  if (area === "tei" || area === "schematron") return "facts" in document;
  return document.schema !== undefined && document.schema.diagnostics.length === 0;
}
