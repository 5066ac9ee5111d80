// GitHub Actions: workflow commands, which the runner turns into annotations beside the lines, and the
// page that it shows about a run.

import { type Diagnostic, type Severity, sortDiagnostics } from "../diagnostic/diagnostic.ts";
import { explain } from "./explain.ts";
import { type Coverage, lastLine, type Place, placeOf, type ReportInput } from "./input.ts";
import { concludeValidation, count, countCodes } from "./summary.ts";

const COMMANDS: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  note: "notice",
};

/** A command for each finding, a line each; empty when there are none. */
export function reportGithub(input: ReportInput): string {
  const commands = sortDiagnostics(input.diagnostics).map((found) => toCommand(found, input));
  return commands.map((command) => `${command}\n`).join("");
}

function toCommand(diagnostic: Diagnostic, input: ReportInput): string {
  const { code, severity, path, span } = diagnostic;
  const place = placeOf(span, input.sourceOf(path));
  const properties = Object.entries({
    file: input.repositoryPath(path),
    ...(place === undefined ? {} : toRange(place)),
    title: code,
  }).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  const message = escapeData(explain(diagnostic, input).join("\n"));
  return `::${COMMANDS[severity]} ${properties.join(",")}::${message}`;
}

/**
 * Here the end belongs to the stretch, which is one character at least. Columns count only within one
 * line: GitHub drops them from a longer annotation.
 */
function toRange(place: Place): Readonly<Record<string, number>> {
  const { line, column, endLine, endColumn } = place;
  if (endLine > line) return { line, endLine: lastLine(place) };
  return { line, endLine, col: column, endColumn: Math.max(column, endColumn - 1) };
}

function escapeData(text: string): string {
  return text.replaceAll(/[%\r\n]/gu, encodeURIComponent);
}

function escapeProperty(text: string): string {
  return text.replaceAll(/[%\r\n:,]/gu, encodeURIComponent);
}

/** How many codes the summary names. */
const MOST_FREQUENT = 10;

/** The run in Markdown, for the file that GITHUB_STEP_SUMMARY names. */
export function summariseForGithub({ diagnostics, paths, coverage, subject }: ReportInput): string {
  const counts = countCodes(diagnostics);
  const rows = counts
    .slice(0, MOST_FREQUENT)
    .map(([code, found]) => `| ${toCell(code)} | ${found} |`);
  const others = counts.length - rows.length;
  const parts = [
    "## Apograph",
    concludeValidation(diagnostics, paths, subject),
    ...(rows.length === 0 ? [] : [["| Code | Findings |", "| --- | ---: |", ...rows].join("\n")]),
    ...(others > 0 ? [`And ${count(others, "more code")}.`] : []),
    ...(coverage === undefined || coverage.mentions === 0 ? [] : [describeCoverage(coverage)]),
  ];
  return `${parts.join("\n\n")}\n`;
}

function toCell(code: string): string {
  return `\`${code.replaceAll("|", "\\|")}\``;
}

function describeCoverage({ mentions, linked }: Coverage): string {
  // Rounded down: 100 % means all.
  const percent = Math.floor((linked / mentions) * 1000) / 10;
  return `Mentions that point to what they mention: ${linked} of ${mentions} (${percent} %).`;
}
