// Findings for programs. The shape is documented in docs/json-report.md, and changes only with the
// number in `version`.

import { type Diagnostic, type Fix, hasErrors } from "../diagnostic/diagnostic.ts";
import type { Source } from "../source/source.ts";
import { findingsByPath, type Place, placeOf, type ReportInput } from "./input.ts";
import { countSeverities } from "./summary.ts";

const VERSION = 1;

/** The report as JSON text, ending with a newline. */
export function reportJson(input: ReportInput): string {
  const { sourceOf } = input;
  const files = [...findingsByPath(input)].map(([path, found]) => ({
    path,
    valid: !hasErrors(found),
    diagnostics: found.map((diagnostic) => toJson(diagnostic, sourceOf)),
  }));
  const invalid = files.filter(({ valid }) => !valid).length;
  const counts = countSeverities(input.diagnostics);
  const summary = {
    files: files.length,
    valid: files.length - invalid,
    invalid,
    errors: counts.error,
    warnings: counts.warning,
    ms: Math.round(input.milliseconds),
  };
  return `${JSON.stringify({ version: VERSION, summary, files }, undefined, 2)}\n`;
}

function toJson(diagnostic: Diagnostic, sourceOf: ReportInput["sourceOf"]): object {
  const { code, severity, message, path, span, notes, fix } = diagnostic;
  return {
    code,
    severity,
    message,
    ...(placeOf(span, sourceOf(path)) ?? NOWHERE),
    notes: notes.map((note) => ({
      message: note.message,
      path: note.path ?? path,
      ...(placeOf(note.span, sourceOf(note.path ?? path)) ?? NOWHERE),
    })),
    fix: fix === undefined ? null : toJsonFix(fix, sourceOf(path)),
  };
}

/** The place of what concerns a file as a whole. */
const NOWHERE: Readonly<Record<keyof Place, null>> = {
  line: null,
  column: null,
  endLine: null,
  endColumn: null,
};

function toJsonFix({ title, edits }: Fix, source: Source | undefined): object {
  return {
    title,
    edits: edits.map(({ span, text }) => ({ ...(placeOf(span, source) ?? NOWHERE), text })),
  };
}
