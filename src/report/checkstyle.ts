// The XML that Checkstyle writes: Jenkins, reviewdog and many a review tool read it.

import type { Diagnostic, Severity } from "../diagnostic/diagnostic.ts";
import { explain } from "./explain.ts";
import { findingsByPath, placeOf, type ReportInput } from "./input.ts";
import { XML_DECLARATION, xmlAttributes } from "./xml.ts";

const SEVERITIES: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  note: "info",
};

/** The report as XML. A finding about a file as a whole has no line. */
export function reportCheckstyle(input: ReportInput): string {
  const files = [...findingsByPath(input)].map(([path, found]) => {
    const name = xmlAttributes({ name: input.repositoryPath(path) });
    if (found.length === 0) return `  <file${name}/>`;
    const errors = found.map((diagnostic) => toError(diagnostic, input));
    return [`  <file${name}>`, ...errors, "  </file>"].join("\n");
  });
  const root = [`<checkstyle${xmlAttributes({ version: "10.0" })}>`, ...files, "</checkstyle>"];
  return `${[XML_DECLARATION, ...root].join("\n")}\n`;
}

function toError(diagnostic: Diagnostic, input: ReportInput): string {
  const { code, severity, path, span } = diagnostic;
  const place = placeOf(span, input.sourceOf(path));
  const attributes = {
    ...(place === undefined ? {} : { line: place.line, column: place.column }),
    severity: SEVERITIES[severity],
    message: explain(diagnostic, input).join(" "),
    // Checkstyle has the name of a Java class here; readers group by what stands before the last dot.
    source: `apograph.${code.replaceAll("/", ".")}`,
  };
  return `    <error${xmlAttributes(attributes)}/>`;
}
