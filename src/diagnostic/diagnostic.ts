// What the toolkit has to say about a source. Findings are returned as data, never thrown.

import { compareText } from "../source/compare.ts";
import type { Span } from "../source/source.ts";

export type Severity = "error" | "warning" | "note";

/** A second place that explains a finding: the start tag that was never closed, the other id. */
export interface Note {
  readonly message: string;
  readonly path?: string;
  readonly span?: Span;
}

/** A stretch of the source, and what is to stand there instead. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/** How to mend a finding without asking anybody: exact edits of the file that it is in. */
export interface Fix {
  /** What the edits do, as an order: "Write 1965-04-17". */
  readonly title: string;
  readonly edits: readonly Edit[];
}

/** One finding. `code` is `area/what`, and names the page in `docs/diagnostics/`. */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  /** What was found, what was expected, what to do: whole sentences. */
  readonly message: string;
  readonly path: string;
  /** Absent when the finding concerns the file as a whole. */
  readonly span?: Span;
  readonly notes: readonly Note[];
  /** Only where there is one right answer. */
  readonly fix?: Fix;
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === "error");
}

/** By file, then by place, then by code: the same findings always print in the same order. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.toSorted(
    (a, b) =>
      compareText(a.path, b.path) ||
      (a.span?.start ?? -1) - (b.span?.start ?? -1) ||
      compareText(a.code, b.code) ||
      compareText(a.message, b.message),
  );
}
