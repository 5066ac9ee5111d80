// What every report is made from, and what several of them ask of it. A report is a pure function from
// this to text; who calls it has read the clock, the pages and the repository's root.

import { type Diagnostic, sortDiagnostics } from "../diagnostic/diagnostic.ts";
import { positionAt, type Source, type Span } from "../source/source.ts";
import type { Subject } from "./summary.ts";

export interface ReportInput {
  readonly diagnostics: readonly Diagnostic[];
  /** The files that were judged, in the order in which they are listed. */
  readonly paths: readonly string[];
  /** Finds the source of a finding; undefined when there is none to show. */
  readonly sourceOf: (path: string) => Source | undefined;
  readonly startedAt: Date;
  /** How long it took. */
  readonly milliseconds: number;
  /** Apograph's: `0.1.0`. */
  readonly version: string;
  /** The page about a code in docs/diagnostics, as Markdown. */
  readonly helpOf: (code: string) => string | undefined;
  /**
   * A path of the edition as it is called from the root of the repository around it: systems that show
   * findings beside the files know no other root.
   */
  readonly repositoryPath: (path: string) => string;
  readonly coverage?: Coverage;
  /** What was judged, where it is not the documents of an edition. */
  readonly subject?: Subject;
}

/** How many of the mentions in an edition say who or what they mention. */
export interface Coverage {
  readonly mentions: number;
  readonly linked: number;
}

/** Where a stretch begins and ends: from 1, columns in code points, the end behind the last character. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Undefined for what concerns a file as a whole, or a file that cannot be shown. */
export function placeOf(span: Span | undefined, source: Source | undefined): Place | undefined {
  if (span === undefined || source === undefined) return undefined;
  const start = positionAt(source, span.start);
  const end = positionAt(source, Math.max(span.start, span.end));
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}

/** The last line of which a stretch has anything. */
export function lastLine({ line, endLine, endColumn }: Place): number {
  return endLine > line && endColumn === 1 ? endLine - 1 : endLine;
}

/** `tei/a.xml:12:5`, as far as it is known. */
export function formatPlace(path: string, place: Place | undefined): string {
  return place === undefined ? path : `${path}:${place.line}:${place.column}`;
}

/** The findings of each file, sorted: judged files first, with or without findings, then schemas. */
export function findingsByPath({
  diagnostics,
  paths,
}: Pick<ReportInput, "diagnostics" | "paths">): ReadonlyMap<string, readonly Diagnostic[]> {
  const byPath = new Map<string, Diagnostic[]>(paths.map((path) => [path, []]));
  for (const diagnostic of sortDiagnostics(diagnostics)) {
    const known = byPath.get(diagnostic.path);
    if (known === undefined) byPath.set(diagnostic.path, [diagnostic]);
    else known.push(diagnostic);
  }
  return byPath;
}
