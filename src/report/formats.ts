// The formats of reports by name. Each is loaded when it is asked for.

import type { ReportInput } from "./input.ts";
import type { TextReportOptions } from "./text.ts";

/** The options are for people's eyes: reports for programs are always complete. */
export type Report = (input: ReportInput, options?: TextReportOptions) => string;

const REPORTS = {
  text: async () => (await import("./text.ts")).reportText,
  json: async () => (await import("./json.ts")).reportJson,
  sarif: async () => (await import("./sarif.ts")).reportSarif,
  junit: async () => (await import("./junit.ts")).reportJunit,
  github: async () => (await import("./github.ts")).reportGithub,
  gitlab: async () => (await import("./gitlab.ts")).reportGitlab,
  checkstyle: async () => (await import("./checkstyle.ts")).reportCheckstyle,
} as const satisfies Readonly<Record<string, () => Promise<Report>>>;

export type Format = keyof typeof REPORTS;

export const FORMATS: readonly Format[] = Object.keys(REPORTS) as Format[];

export function isFormat(name: string): name is Format {
  return Object.hasOwn(REPORTS, name);
}

export function loadReport(format: Format): Promise<Report> {
  return REPORTS[format]();
}
