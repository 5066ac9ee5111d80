// What a person sees at the terminal.

import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Diagnostic } from "../../src/diagnostic/diagnostic.ts";
import { summarise } from "../../src/report/summary.ts";
import { reportText } from "../../src/report/text.ts";
import { type Source, sourceFromText } from "../../src/source/source.ts";

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

function printed(diagnostics: readonly Diagnostic[], sources: readonly Source[] = []): string {
  const sourceOf = (path: string) => sources.find((source) => source.path === path);
  return reportText(diagnostics, { sourceOf, color: false });
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
    const expected = [`${place}: error: That is wrong. [tei/example]`, ...frame, "", ""];
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
  assert.is(printed([finding]), "p: warning: M. [x/y]\n\n");
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

test.run();
