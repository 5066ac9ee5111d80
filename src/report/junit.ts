// The XML that Ant's JUnit task writes, and that every CI system shows: a suite for each document, in it
// a failed case for each code of an error, or one case that passed. Warnings are no failures; they stand in
// the suite's output. The strictest schema for it asks for all that is here, even where it is empty.

import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { explain } from "./explain.ts";
import { findingsByPath, formatPlace, placeOf, type ReportInput } from "./input.ts";
import { XML_DECLARATION, xmlAttributes, xmlText } from "./xml.ts";

/** The report as XML. */
export function reportJunit(input: ReportInput): string {
  const suites = [...findingsByPath(input)].map(([path, found], index) =>
    toSuite({ path, found, index }, input),
  );
  return `${[XML_DECLARATION, "<testsuites>", ...suites, "</testsuites>"].join("\n")}\n`;
}

interface Document {
  readonly path: string;
  readonly found: readonly Diagnostic[];
  readonly index: number;
}

function toSuite({ path, found, index }: Document, input: ReportInput): string {
  const name = input.repositoryPath(path);
  const errors = found.filter(({ severity }) => severity === "error");
  const others = found.filter(({ severity }) => severity !== "error");
  const codes = [...new Set(errors.map(({ code }) => code))].toSorted();
  const cases = codes.map((code) => {
    const same = errors.filter((error) => error.code === code);
    return failedCase(code, same, input);
  });
  const attributes = xmlAttributes({
    name,
    package: packageOf(name),
    id: index,
    tests: Math.max(1, cases.length),
    failures: cases.length,
    errors: 0,
    // Documents are not timed one by one.
    time: 0,
    timestamp: input.startedAt.toISOString().slice(0, 19),
    hostname: "localhost",
  });
  return [
    `  <testsuite${attributes}>`,
    "    <properties>",
    `      <property${xmlAttributes({ name: "apograph", value: input.version })}/>`,
    "    </properties>",
    ...(cases.length === 0 ? [`    <testcase${caseAttributes("no errors", name)}/>`] : cases),
    `    <system-out>${xmlText(others.map((one) => describe(one, input)).join("\n"))}</system-out>`,
    "    <system-err/>",
    "  </testsuite>",
  ].join("\n");
}

/** One case for all findings of a code: of cases with the same name, GitLab counts one. */
function failedCase(code: string, found: readonly Diagnostic[], input: ReportInput): string {
  const { message = "", path = "" } = found[0] ?? {};
  const more = found.length === 1 ? "" : ` (and ${found.length - 1} more)`;
  const attributes = xmlAttributes({ message: `${message}${more}`, type: code });
  const text = found.map((diagnostic) => describe(diagnostic, input)).join("\n");
  return [
    `    <testcase${caseAttributes(code, input.repositoryPath(path))}>`,
    `      <failure${attributes}>${xmlText(text)}</failure>`,
    "    </testcase>",
  ].join("\n");
}

/** Readers take the class's name apart at its dots, so the folders stand before the last one. */
function caseAttributes(name: string, path: string): string {
  const classname = path
    .replace(/\.xml$/iu, "")
    .replaceAll(".", "_")
    .replaceAll("/", ".");
  return xmlAttributes({ name, classname, time: 0 });
}

function packageOf(path: string): string {
  return path.split("/").slice(0, -1).join(".");
}

/** `tei/a.xml:3:1: warning: …  [tei/code]`, and its notes. */
function describe(diagnostic: Diagnostic, input: ReportInput): string {
  const { code, severity, path, span } = diagnostic;
  const place = formatPlace(input.repositoryPath(path), placeOf(span, input.sourceOf(path)));
  const [message = "", ...notes] = explain(diagnostic, input);
  const lines = [
    `${place}: ${severity}: ${message} [${code}]`,
    ...notes.map((note) => `  ${note}`),
  ];
  return lines.join("\n");
}
