// Findings for people at a terminal: place, message, the line with a caret under it, and a summary.

import picocolors from "picocolors";
import stringWidth from "string-width";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { lineText, type Span } from "../source/source.ts";
import { findingsByPath, formatPlace, placeOf, type ReportInput } from "./input.ts";
import { concludeValidation, count, countCodes, summarise } from "./summary.ts";

export interface TextReportOptions {
  readonly color?: boolean;
  /** Leave out warnings and notes; the last line still counts them. */
  readonly onlyErrors?: boolean;
  /** Show so many findings, and say how many more there are. */
  readonly max?: number | undefined;
}

/** Fewer findings need no table of their codes: one sees them all. */
const MANY = 10;

/** The report, ending with a newline. */
export function reportText(
  input: Pick<ReportInput, "diagnostics" | "paths" | "sourceOf" | "subject">,
  { color = false, onlyErrors = false, max = Infinity }: TextReportOptions = {},
): string {
  const { diagnostics, paths, sourceOf, subject } = input;
  const context: TextContext = { sourceOf, colors: picocolors.createColors(color) };
  const wanted = onlyErrors
    ? diagnostics.filter(({ severity }) => severity === "error")
    : diagnostics;
  const files = [...findingsByPath({ diagnostics: wanted, paths: [] })];
  const blocks: string[] = [];
  let left = max;
  for (const [path, found] of files) {
    if (left <= 0) break;
    if (files.length > 1) blocks.push(`${context.colors.underline(path)}: ${summarise(found)}\n`);
    blocks.push(...found.slice(0, left).map((diagnostic) => block(diagnostic, context)));
    left -= found.length;
  }
  if (wanted.length > max) blocks.push(`${notShown(wanted.length - max)}\n`);
  if (wanted.length > MANY) blocks.push(codeTable(wanted));
  return [...blocks, `${concludeValidation(diagnostics, paths, subject)}\n`].join("\n");
}

function notShown(hidden: number): string {
  return `${count(hidden, "more finding")} ${hidden === 1 ? "is" : "are"} not shown.`;
}

function codeTable(diagnostics: readonly Diagnostic[]): string {
  const counts = countCodes(diagnostics);
  const width = String(counts[0]?.[1]).length;
  const lines = counts.map(([code, found]) => `  ${String(found).padStart(width)} ${code}`);
  return `By code:\n${lines.join("\n")}\n`;
}

interface TextContext extends Pick<ReportInput, "sourceOf"> {
  readonly colors: ReturnType<typeof picocolors.createColors>;
}

function block(diagnostic: Diagnostic, context: TextContext): string {
  const { colors } = context;
  const tint = { error: colors.red, warning: colors.yellow, note: colors.cyan };
  const { severity, message, code, path, span, notes } = diagnostic;
  const lines = [
    `${colors.bold(place(path, span, context))}: ${tint[severity](severity)}: ${oneLine(message)} ${colors.dim(`[${code}]`)}`,
    ...frame(path, span, context),
  ];
  for (const note of notes) {
    const where = note.path ?? path;
    const isPlaced = note.path !== undefined || note.span !== undefined;
    const at = isPlaced ? `${place(where, note.span, context)}: ` : "";
    lines.push(`  ${at}${colors.cyan("note")}: ${oneLine(note.message)}`);
    lines.push(...frame(where, note.span, context));
  }
  return `${lines.join("\n")}\n`;
}

/** Documents are quoted, and a document must not command a terminal or a CI system that reads the log. */
function oneLine(text: string): string {
  return text.replaceAll(/\s*[\r\n]+\s*/gu, " ").replaceAll(/\p{Cc}/gu, "\uFFFD");
}

function place(path: string, span: Span | undefined, context: TextContext): string {
  return formatPlace(path, placeOf(span, context.sourceOf(path)));
}

/** How many columns of a line are shown: long paragraphs are one line in many editions. */
const FRAME_WIDTH = 100;

/** The line of the span's start with carets under the span, or under its part in that line. */
function frame(path: string, span: Span | undefined, context: TextContext): string[] {
  const source = context.sourceOf(path);
  const at = placeOf(span, source);
  if (source === undefined || at === undefined) return [];
  const { line, column, endLine, endColumn } = at;
  const characters = [...oneLine(lineText(source, line).replaceAll("\t", " "))];
  const from = column - 1;
  const to = Math.max(from + 1, endLine === line ? endColumn - 1 : characters.length);
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
