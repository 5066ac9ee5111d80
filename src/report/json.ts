// Findings for programs. The shape is documented in docs/json-report.md, and changes only with the
// number in `version`.

import { type Diagnostic, hasErrors, sortDiagnostics } from "../diagnostic/diagnostic.ts";
import { positionAt, type Source, type Span } from "../source/source.ts";

const VERSION = 1;

export interface JsonReportInput {
  readonly diagnostics: readonly Diagnostic[];
  /** The files that were judged, in the order in which they are listed. */
  readonly paths: readonly string[];
  readonly sourceOf: (path: string) => Source | undefined;
  /** How long it took. */
  readonly milliseconds: number;
}

/** The report as JSON text, ending with a newline. Lines and columns from 1, columns in code points. */
export function reportJson(input: JsonReportInput): string {
  const { diagnostics, sourceOf, milliseconds } = input;
  const byPath = new Map<string, Diagnostic[]>(input.paths.map((path) => [path, []]));
  for (const diagnostic of sortDiagnostics(diagnostics)) {
    const known = byPath.get(diagnostic.path);
    if (known === undefined) byPath.set(diagnostic.path, [diagnostic]);
    else known.push(diagnostic);
  }
  const files = [...byPath].map(([path, found]) => ({
    path,
    valid: !hasErrors(found),
    diagnostics: found.map((diagnostic) => toJson(diagnostic, sourceOf)),
  }));
  const severities = diagnostics.map(({ severity }) => severity);
  const invalid = files.filter(({ valid }) => !valid).length;
  const summary = {
    files: files.length,
    valid: files.length - invalid,
    invalid,
    errors: severities.filter((severity) => severity === "error").length,
    warnings: severities.filter((severity) => severity === "warning").length,
    ms: Math.round(milliseconds),
  };
  return `${JSON.stringify({ version: VERSION, summary, files }, undefined, 2)}\n`;
}

function toJson(diagnostic: Diagnostic, sourceOf: JsonReportInput["sourceOf"]): object {
  const { code, severity, message, path, span, notes } = diagnostic;
  return {
    code,
    severity,
    message,
    ...places(span, sourceOf(path)),
    notes: notes.map((note) => ({
      message: note.message,
      path: note.path ?? path,
      ...places(note.span, sourceOf(note.path ?? path)),
    })),
    fix: null,
  };
}

/** Where a stretch begins and ends; nulls for what concerns a file as a whole. */
function places(span: Span | undefined, source: Source | undefined): object {
  if (span === undefined || source === undefined)
    return { line: null, column: null, endLine: null, endColumn: null };
  const start = positionAt(source, span.start);
  const end = positionAt(source, span.end);
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}
