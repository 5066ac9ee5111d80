// GitLab's code quality report: the fields that its documentation names, which are a part of Code
// Climate's. GitLab tells new findings from old ones by the fingerprint alone.

import { type Severity, sortDiagnostics } from "../diagnostic/diagnostic.ts";
import { explain } from "./explain.ts";
import { fingerprintAll } from "./fingerprints.ts";
import { lastLine, placeOf, type ReportInput } from "./input.ts";

const SEVERITIES: Readonly<Record<Severity, string>> = {
  error: "major",
  warning: "minor",
  note: "info",
};

/** The report as JSON text, ending with a newline. What has no place is shown at the first line. */
export function reportGitlab(input: ReportInput): string {
  const diagnostics = sortDiagnostics(input.diagnostics);
  const fingerprints = fingerprintAll(diagnostics, input);
  const issues = diagnostics.map((diagnostic, index) => {
    const { code, severity, path, span } = diagnostic;
    const place = placeOf(span, input.sourceOf(path));
    const lines =
      place === undefined ? { begin: 1, end: 1 } : { begin: place.line, end: lastLine(place) };
    return {
      description: explain(diagnostic, input).join(" "),
      check_name: code,
      fingerprint: fingerprints[index],
      severity: SEVERITIES[severity],
      location: { path: input.repositoryPath(path), lines },
    };
  });
  return `${JSON.stringify(issues, undefined, 2)}\n`;
}
