// Workflow commands, decoded as GitHub's documentation describes them ("Workflow commands for GitHub
// Actions") and as the runner does it; and the Markdown of the run's summary.

import { test } from "uvu";
import * as assert from "uvu/assert";
import { type Diagnostic, sortDiagnostics } from "../../src/diagnostic/diagnostic.ts";
import { reportGithub, summariseForGithub } from "../../src/report/github.ts";
import { sourceFromText } from "../../src/source/source.ts";
import { matchesGolden } from "../helpers/project.ts";
import { CLEAN, DIAGNOSTICS, EMPTY, RUN } from "./run.ts";

interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/** `::name key=value,key=value::data`; the runner takes the first `::` behind the name. */
function decodeCommand(line: string): Command {
  assert.ok(line.startsWith("::"), line);
  const end = line.indexOf("::", 2);
  assert.ok(end > 0, line);
  const head = line.slice(2, end);
  const space = head.indexOf(" ");
  const properties = head
    .slice(space + 1)
    .split(",")
    .map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)] as const);
  return {
    name: head.slice(0, space),
    properties: Object.fromEntries(
      properties.map(([key, value]) => [key, decodeText(value, ["%0D", "%0A", "%3A", "%2C"])]),
    ),
    data: decodeText(line.slice(end + 2), ["%0D", "%0A"]),
  };
}

/** Only these are escapes; `%25` comes last, or it would make new ones. */
function decodeText(text: string, escapes: readonly string[]): string {
  return [...escapes, "%25"].reduce(
    (decoded, escape) => decoded.replaceAll(escape, decodeURIComponent(escape)),
    text,
  );
}

function decodeReport(report: string): Command[] {
  assert.ok(report === "" || report.endsWith("\n"));
  return report
    .split(/\r\n|[\r\n]/u)
    .slice(0, -1)
    .map(decodeCommand);
}

const commands = decodeReport(reportGithub(RUN));
const byCode = (code: string): Command | undefined =>
  commands.find(({ properties }) => properties["title"] === code);

for (const [name, input] of Object.entries({ run: RUN, clean: CLEAN, empty: EMPTY })) {
  test(`${name}: goldens`, () => {
    matchesGolden(reportGithub(input), "report", "goldens", `${name}.github.txt`);
    matchesGolden(summariseForGithub(input), "report", "goldens", `${name}.summary.md`);
  });
}

test("a command for each finding, with its file, code and message", () => {
  const names = { error: "error", warning: "warning", note: "notice" };
  assert.equal(
    commands.map(({ name, properties, data }) => [
      name,
      properties["file"],
      properties["title"],
      data.startsWith(DIAGNOSTICS.find(({ code }) => code === properties["title"])?.message ?? "?"),
    ]),
    sortDiagnostics(DIAGNOSTICS).map(({ severity, path, code }) => [
      names[severity],
      RUN.repositoryPath(path),
      code,
      true,
    ]),
  );
});

test("a message of several lines, with percent signs, comes through", () => {
  assert.is(
    byCode("relaxng/bad-value")?.data,
    [
      'The value "1965-4-17" is no date: {1,2} digits',
      "where two belong; 50% <right> & ]]>.",
      "D:/schemas/tei odd.rng:1:1: The schema says so here.",
      "Dates are written as in ISO 8601.",
      "editions/kim/tei/김병직.xml: The whole register would have to change.",
    ].join("\n"),
  );
});

/** A finding on what is between two `|`, and the place in its command. */
function rangeOf(marked: string): Readonly<Record<string, string>> {
  const [before = "", inside = "", after = ""] = marked.split("|");
  const encoder = new TextEncoder();
  const start = encoder.encode(before).length;
  const span = { start, end: start + encoder.encode(inside).length };
  const diagnostic: Diagnostic = {
    ...DIAGNOSTICS[0],
    code: "a/b",
    severity: "error",
    message: "M.",
    path: "a.xml",
    span,
    notes: [],
  };
  const source = sourceFromText("a.xml", before + inside + after);
  const [command] = decodeReport(
    reportGithub({ ...CLEAN, diagnostics: [diagnostic], sourceOf: () => source }),
  );
  const { file: _file, title: _title, ...range } = command?.properties ?? {};
  return range;
}

const RANGES: readonly (readonly [what: string, marked: string, range: object])[] = [
  ["one character", "ab|c|d", { line: "1", endLine: "1", col: "3", endColumn: "3" }],
  ["several", "a\nb|cde|", { line: "2", endLine: "2", col: "2", endColumn: "4" }],
  ["other scripts", "😀김|병직|!", { line: "1", endLine: "1", col: "3", endColumn: "4" }],
  ["none", "ab||c", { line: "1", endLine: "1", col: "3", endColumn: "3" }],
  ["several lines", "a|b\nc\nd|e", { line: "1", endLine: "3" }],
  ["a whole line", "|ab\n|c", { line: "1", endLine: "1" }],
  ["lines up to an end", "|a\nb\n|c", { line: "1", endLine: "2" }],
];

for (const [what, marked, range] of RANGES) {
  test(`the end belongs to the range: ${what}`, () => assert.equal(rangeOf(marked), range));
}

test("a finding without a place names its file alone", () => {
  assert.equal(Object.keys(byCode("tei/document-name")?.properties ?? {}), ["file", "title"]);
});

test("the summary names the ten most frequent codes", () => {
  const codes = Array.from(
    { length: 13 },
    (_, index) => `a/code-${String(index).padStart(2, "0")}`,
  );
  const diagnostics = codes.flatMap((code, index) =>
    Array.from({ length: 20 - index }, (): Diagnostic => ({
      code,
      severity: "error",
      message: "M.",
      path: "a.xml",
      notes: [],
    })),
  );
  const rows = summariseForGithub({ ...CLEAN, diagnostics: diagnostics.toReversed() }).match(
    /^\| `.*$/gmu,
  );
  assert.is(rows?.length, 10);
  assert.is(rows?.[0], "| `a/code-00` | 20 |");
  assert.is(rows?.[9], "| `a/code-09` | 11 |");
  assert.match(summariseForGithub({ ...CLEAN, diagnostics }), "\nAnd 3 more codes.\n");
});

test("the coverage is 100 % only when nothing is missing", () => {
  const of = (mentions: number, linked: number): string =>
    summariseForGithub({ ...CLEAN, coverage: { mentions, linked } });
  assert.match(
    of(3000, 2999),
    "\nMentions that point to what they mention: 2999 of 3000 (99.9 %).\n",
  );
  assert.match(of(3, 3), "3 of 3 (100 %).");
  assert.not.match(of(0, 0), "Mentions");
});

test.run();
