// Findings for people at a terminal: place, message, the line with a caret under it, and a summary.

import picocolors from "picocolors";
import stringWidth from "string-width";
import { type Diagnostic, sortDiagnostics } from "../diagnostic/diagnostic.ts";
import { lineText, positionAt, type Source, type Span } from "../source/source.ts";

export interface TextReportOptions {
  /** Finds the source of a finding for its code frame; undefined when there is none to show. */
  readonly sourceOf: (path: string) => Source | undefined;
  readonly color: boolean;
}

/** The report, ending with a newline; empty when there are no findings. */
export function reportText(diagnostics: readonly Diagnostic[], options: TextReportOptions): string {
  const blocks = sortDiagnostics(diagnostics).map((diagnostic) => block(diagnostic, options));
  return blocks.length === 0 ? "" : `${blocks.join("\n")}\n`;
}

function block(diagnostic: Diagnostic, options: TextReportOptions): string {
  const colors = picocolors.createColors(options.color);
  const tint = { error: colors.red, warning: colors.yellow, note: colors.cyan };
  const { severity, message, code, path, span, notes } = diagnostic;
  const lines = [
    `${colors.bold(place(path, span, options))}: ${tint[severity](severity)}: ${message} ${colors.dim(`[${code}]`)}`,
    ...frame(path, span, options),
  ];
  for (const note of notes) {
    const where = note.path ?? path;
    const at = note.span === undefined ? "" : `${place(where, note.span, options)}: `;
    lines.push(`  ${at}${colors.cyan("note")}: ${note.message}`);
    lines.push(...frame(where, note.span, options));
  }
  return `${lines.join("\n")}\n`;
}

function place(path: string, span: Span | undefined, options: TextReportOptions): string {
  const source = options.sourceOf(path);
  if (span === undefined || source === undefined) return path;
  const { line, column } = positionAt(source, span.start);
  return `${path}:${line}:${column}`;
}

/** How many columns of a line are shown: long paragraphs are one line in many editions. */
const FRAME_WIDTH = 100;

/** The line of the span's start with carets under the span, or under its part in that line. */
function frame(path: string, span: Span | undefined, options: TextReportOptions): string[] {
  const source = options.sourceOf(path);
  if (span === undefined || source === undefined) return [];
  const { line, column } = positionAt(source, span.start);
  const end = positionAt(source, Math.max(span.start, span.end));
  const characters = [...lineText(source, line).replaceAll("\t", " ")];
  const from = column - 1;
  const to = Math.max(from + 1, end.line === line ? end.column - 1 : characters.length);
  const first = Math.max(0, Math.min(from - 30, characters.length - FRAME_WIDTH));
  const last = Math.min(characters.length, first + FRAME_WIDTH);
  const lead = first > 0 ? "…" : "";
  const tail = last < characters.length ? "…" : "";
  const gutter = String(line);
  const before = stringWidth(lead + characters.slice(first, from).join(""));
  const marked = stringWidth(characters.slice(from, Math.min(to, last)).join(""));
  return [
    `  ${gutter} | ${lead}${characters.slice(first, last).join("")}${tail}`,
    `  ${" ".repeat(gutter.length)} | ${" ".repeat(before)}${"^".repeat(Math.max(1, marked))}`,
  ];
}
