// Which reports of a run are made, and where they go. A log may hold text and GitHub's commands together;
// any other report is for a program, which wants it alone.

import { appendFileSync } from "node:fs";
import { resolve } from "node:path";
import { describeFileError, writeWhole } from "../project/files.ts";
import { Misuse } from "../project/misuse.ts";
import { diagnosticPage, toolkitVersion } from "../project/package.ts";
import { repositoryPaths } from "../project/repository.ts";
import type { ValidationResult } from "../project/validate.ts";
import { type Format, FORMATS, isFormat, loadReport } from "../report/formats.ts";
import type { ReportInput } from "../report/input.ts";
import { concludeValidation, type Subject } from "../report/summary.ts";
import type { TextReportOptions } from "../report/text.ts";
import { closest } from "../source/closest.ts";
import { coverageOf } from "../tei/edition.ts";

export interface ReportRequest {
  readonly format: Format;
  /** Undefined: to stdout. */
  readonly file: string | undefined;
}

const MAY_SHARE_STDOUT: readonly Format[] = ["text", "github"];

/**
 * What `--format` and `--output` ask for: an `--output` is enough for its format, and a format without
 * one goes to stdout. Text is what there is when no format is asked for by name.
 *
 * @throws {Misuse}
 */
export function readReportRequests(
  formats: readonly string[],
  outputs: readonly string[],
): readonly ReportRequest[] {
  const toFiles = outputs.map(readOutput);
  const files = toFiles.map(({ file }) => resolve(file));
  const double = toFiles.find((_, index) => files.indexOf(files[index] ?? "") < index);
  if (double !== undefined) throw new Misuse(`Two reports cannot both be ${double.file}.`);

  const asked = formats.length === 0 ? (["text"] as const) : new Set(formats.map(readFormat));
  const toStdout = [...asked].filter((name) => !toFiles.some(({ format }) => format === name));
  const alone = toStdout.find((format) => !MAY_SHARE_STDOUT.includes(format));
  if (alone !== undefined && toStdout.length > 1)
    throw new Misuse(
      `${toStdout.join(" and ")} would mix on stdout. Write ${alone} to a file: --output ${alone}=FILE.`,
    );
  return [...toStdout.map((format) => ({ format, file: undefined })), ...toFiles];
}

function readFormat(name: string): Format {
  if (isFormat(name)) return name;
  const meant = closest(name, FORMATS);
  const hint =
    meant === undefined ? `The formats are ${FORMATS.join(", ")}.` : `Did you mean "${meant}"?`;
  throw new Misuse(`There is no format "${name}". ${hint}`);
}

function readOutput(output: string): { readonly format: Format; readonly file: string } {
  const [, name, file] = /^([^=]*)=(.+)$/su.exec(output) ?? [];
  if (name === undefined || file === undefined)
    throw new Misuse(`--output takes FORMAT=FILE, such as sarif=apograph.sarif, not "${output}".`);
  return { format: readFormat(name), file };
}

/** What reports tell of: an edition that was validated, or a site that was checked. */
export interface Reported extends Pick<ValidationResult, "diagnostics" | "judged" | "sources"> {
  readonly edition?: ValidationResult["edition"];
  readonly subject?: Subject;
}

/** A run that is over, as far as reports tell of it. */
export interface Run {
  readonly result: Reported;
  /** The edition's, or the site's. */
  readonly folder: string;
  readonly startedAt: Date;
  readonly milliseconds: number;
}

/**
 * Makes the reports, then prints and writes them.
 *
 * @throws {Misuse} when a file cannot be written
 */
export async function makeReports(
  run: Run,
  requests: readonly ReportRequest[],
  options: TextReportOptions,
): Promise<void> {
  const isPrinted = ({ format, file }: ReportRequest): boolean =>
    format === "text" && file === undefined;
  if (requests.some(isPrinted)) await printText(run.result, options);
  const others = requests.filter((request) => !isPrinted(request));
  // A plain run has no use for what the others are made from.
  if (others.length === 0) return;
  const input = reportInput(run);
  for (const { format, file } of others) {
    const report = await loadReport(format);
    const text = report(input, options);
    if (file === undefined) process.stdout.write(text);
    else writeWhole(file, text);
  }
  if (requests.some(({ format }) => format === "github")) await addStepSummary(input);
}

function reportInput({ result, folder, startedAt, milliseconds }: Run): ReportInput {
  const { edition, subject } = result;
  return {
    diagnostics: result.diagnostics,
    paths: result.judged,
    sourceOf: findSources(result),
    startedAt,
    milliseconds,
    version: toolkitVersion(),
    helpOf: diagnosticPage,
    repositoryPath: repositoryPaths(folder),
    ...(edition === undefined ? {} : { coverage: coverageOf(edition) }),
    ...(subject === undefined ? {} : { subject }),
  };
}

export function findSources({ sources }: Reported): ReportInput["sourceOf"] {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  return (path) => byPath.get(path);
}

/** Prints the text report. What it takes to draw findings is loaded only if there are any. */
export async function printText(result: Reported, options: TextReportOptions = {}): Promise<void> {
  const { diagnostics, judged, subject } = result;
  if (diagnostics.length === 0) {
    process.stdout.write(`${concludeValidation(diagnostics, judged, subject)}\n`);
    return;
  }
  const { reportText } = await import("../report/text.ts");
  const sourceOf = findSources(result);
  const input = { diagnostics, paths: judged, sourceOf, ...(subject && { subject }) };
  process.stdout.write(reportText(input, { ...options, color: usesColor() }));
}

/** On a terminal, unless NO_COLOR is set (no-color.org). */
export function usesColor(): boolean {
  return process.stdout.isTTY && (process.env["NO_COLOR"] ?? "") === "";
}

/** In a GitHub run: the page about it. */
async function addStepSummary(input: ReportInput): Promise<void> {
  const file = process.env["GITHUB_STEP_SUMMARY"] ?? "";
  if (file === "") return;
  const { summariseForGithub } = await import("../report/github.ts");
  try {
    appendFileSync(file, summariseForGithub(input));
  } catch (error) {
    throw new Misuse(`Cannot write GITHUB_STEP_SUMMARY (${file}): ${describeFileError(error)}.`);
  }
}
