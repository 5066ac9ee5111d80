// What a person sees at the terminal.

import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Diagnostic } from "../../src/diagnostic/diagnostic.ts";
import { summarise } from "../../src/report/summary.ts";
import { reportText } from "../../src/report/text.ts";
import { type Source, sourceFromText } from "../../src/source/source.ts";
import { matchesGolden } from "../helpers/project.ts";
import { CLEAN, EMPTY, RUN } from "./run.ts";

const encoder = new TextEncoder();

/** A finding on the stretch between two `|` of a text, and the report of it. */
function report(marked: string, finding: Partial<Diagnostic> = {}): string {
  const [before = "", inside = "", after = ""] = marked.split("|");
  const source = sourceFromText("tei/a.xml", before + inside + after);
  const start = encoder.encode(before).length;
  const span = { start, end: start + encoder.encode(inside).length };
  const diagnostic: Diagnostic = {
    code: "tei/example",
    severity: "error",
    message: "That is wrong.",
    path: source.path,
    span,
    notes: [],
    ...finding,
  };
  return printed([diagnostic], [source]);
}

/** The report without the line that concludes it. */
function printed(diagnostics: readonly Diagnostic[], sources: readonly Source[] = []): string {
  const sourceOf = (path: string) => sources.find((source) => source.path === path);
  const text = reportText({ diagnostics, paths: ["p"], sourceOf });
  const conclusion = `\n1 document validated: ${summarise(diagnostics)}.\n`;
  assert.ok(text.endsWith(conclusion), text);
  return text.slice(0, -conclusion.length);
}

const FRAMES: readonly (readonly [marked: string, lines: readonly string[], why: string])[] = [
  ["<a>\n  <|b|/>\n</a>", ["tei/a.xml:2:4", "  2 |   <b/>", "    |    ^"], "one name"],
  ["<a |ref='x'|/>", ["tei/a.xml:1:4", "  1 | <a ref='x'/>", "    |    ^^^^^^^"], "an attribute"],
  [
    "김병직|!!|",
    ["tei/a.xml:1:4", "  1 | 김병직!!", "    |       ^^"],
    "Hangul is two columns wide",
  ],
  [
    "Pyo\u0306ng|!|",
    ["tei/a.xml:1:7", "  1 | Pyo\u0306ng!", "    |      ^"],
    "a combining mark has no width",
  ],
  ["\t|b|", ["tei/a.xml:1:2", "  1 |  b", "    |  ^"], "a tab is shown as a space"],
  ["|a\nb|", ["tei/a.xml:1:1", "  1 | a", "    | ^"], "of a long stretch only the first line"],
  ["ab||", ["tei/a.xml:1:3", "  1 | ab", "    |   ^"], "the end of the file"],
  ["a\r\n|b|\r\n", ["tei/a.xml:2:1", "  2 | b", "    | ^"], "CR LF"],
];

for (const [marked, [place, ...frame], why] of FRAMES) {
  test(`frame: ${why}`, () => {
    const expected = [`${place}: error: That is wrong. [tei/example]`, ...frame, ""];
    assert.is(report(marked), expected.join("\n"));
  });
}

test("of a very long line only the surroundings are shown", () => {
  const [, line = "", carets = ""] = report(`${"x".repeat(500)}|here|${"y".repeat(500)}`).split(
    "\n",
  );
  assert.ok(line.length < 120);
  assert.ok(line.includes("…x") && line.endsWith("y…"));
  assert.is(line.indexOf("here"), carets.indexOf("^^^^"));
});

test("notes follow their finding, with their own place", () => {
  const text = report("<a>|<b>|</a>", {
    notes: [
      { message: "It was opened here.", span: { start: 0, end: 3 } },
      { message: "So it goes." },
    ],
  });
  assert.ok(
    text.includes("\n  tei/a.xml:1:1: note: It was opened here.\n  1 | <a><b></a>\n    | ^^^\n"),
  );
  assert.ok(text.includes("\n  note: So it goes.\n"));
});

test("a finding without a source or a place still names its file", () => {
  const finding = {
    code: "x/y",
    severity: "warning",
    message: "M.",
    path: "p",
    notes: [],
  } as const;
  assert.is(printed([finding]), "p: warning: M. [x/y]\n");
});

test("findings are printed by file and place, whatever their order", () => {
  const at = (path: string, start: number): Diagnostic => {
    return {
      code: "x/y",
      severity: "error",
      message: "M.",
      path,
      span: { start, end: start },
      notes: [],
    };
  };
  const findings = [at("b", 0), at("a", 9), at("a", 1)];
  assert.is(printed(findings), printed(findings.toReversed()));
});

test("the summary counts by severity", () => {
  const of = (severity: Diagnostic["severity"]): Diagnostic => {
    return { code: "x/y", severity, message: "M.", path: "p", notes: [] };
  };
  assert.is(summarise([]), "no findings");
  assert.is(summarise([of("error"), of("note"), of("error")]), "2 errors, 1 note");
});

test("what a document says commands neither a terminal nor the log of a CI system", () => {
  const text = report("<a>|\u009B31m|</a>", {
    message: "A\u001B]0;b\n::error::c",
    notes: [{ message: "D\r\n  ::error::e" }],
  });
  assert.not.match(text.replaceAll("\n", ""), /\p{Cc}/u);
  assert.not.match(text, /^\s*::/mu);
  assert.match(text, "A\uFFFD]0;b ::error::c");
});

for (const [name, input] of Object.entries({ run: RUN, clean: CLEAN, empty: EMPTY })) {
  test(`${name}: golden`, () =>
    matchesGolden(reportText(input), "report", "goldens", `${name}.txt`));
}

function withoutFrames(text: string): string[] {
  return text.split("\n").filter((line) => !/^$|^ /u.test(line));
}

const MIXED: readonly Diagnostic[] = [
  ["a.xml", "error"],
  ["a.xml", "warning"],
  ["b.xml", "note"],
  ["b.xml", "error"],
].map(([path = "", severity], index) => ({
  code: `x/${index}`,
  severity: severity as Diagnostic["severity"],
  message: "M.",
  path,
  notes: [],
}));
const MIXED_RUN = { diagnostics: MIXED, paths: ["a.xml", "b.xml"], sourceOf: () => undefined };

test("where several files have findings, each is headed by its name and counts", () => {
  assert.equal(withoutFrames(reportText(MIXED_RUN)), [
    "a.xml: 1 error, 1 warning",
    "a.xml: error: M. [x/0]",
    "a.xml: warning: M. [x/1]",
    "b.xml: 1 error, 1 note",
    "b.xml: note: M. [x/2]",
    "b.xml: error: M. [x/3]",
    "2 documents validated: 2 errors, 1 warning, 1 note.",
  ]);
});

test("only errors: the rest is counted all the same", () => {
  assert.equal(withoutFrames(reportText(MIXED_RUN, { onlyErrors: true })), [
    "a.xml: 1 error",
    "a.xml: error: M. [x/0]",
    "b.xml: 1 error",
    "b.xml: error: M. [x/3]",
    "2 documents validated: 2 errors, 1 warning, 1 note.",
  ]);
});

const LIMITS: readonly (readonly [max: number, shown: number, line: string | undefined])[] = [
  [0, 0, "4 more findings are not shown."],
  [1, 1, "3 more findings are not shown."],
  [3, 3, "1 more finding is not shown."],
  [4, 4, undefined],
  [5, 4, undefined],
];

for (const [max, shown, line] of LIMITS) {
  test(`at most ${max} of four`, () => {
    const lines = withoutFrames(reportText(MIXED_RUN, { max }));
    assert.is(lines.filter((one) => one.includes("M.")).length, shown);
    assert.is(
      lines.find((one) => one.includes("not shown")),
      line,
    );
    assert.is(lines.at(-1), "2 documents validated: 2 errors, 1 warning, 1 note.");
  });
}

test("many findings are counted by code, the most frequent first", () => {
  const many = Array.from({ length: 12 }, (_, index) => ({
    ...(MIXED[0] as Diagnostic),
    code: index === 3 ? "b/rare" : index % 2 === 0 ? "c/even" : "a/odd",
  }));
  const table = "\nBy code:\n  6 c/even\n  5 a/odd\n  1 b/rare\n";
  assert.match(reportText({ ...MIXED_RUN, diagnostics: many }), table);
  assert.match(reportText({ ...MIXED_RUN, diagnostics: many }, { max: 0 }), table);
  assert.not.match(reportText({ ...MIXED_RUN, diagnostics: many.slice(2) }), "By code");
});

test.run();
