// Which findings are known again, and which are new.

import { test } from "uvu";
import * as assert from "uvu/assert";
import {
  type BaselineEntry,
  compareWithBaseline,
  formatBaseline,
  outdatedBaseline,
  parseBaseline,
  takeBaseline,
} from "../../src/diagnostic/baseline.ts";
import { type Diagnostic, sortDiagnostics } from "../../src/diagnostic/diagnostic.ts";
import { sourceFromText } from "../../src/source/source.ts";

/** A file in which every "!" is a finding. */
function findings(text: string, code = "tei/x", path = "a.xml"): Diagnostic[] {
  return [...text.matchAll(/!/gu)].map(({ index }) => {
    const start = new TextEncoder().encode(text.slice(0, index)).length;
    return {
      code,
      severity: "error",
      message: "",
      path,
      span: { start, end: start + 1 },
      notes: [],
    };
  });
}

function take(text: string): BaselineEntry[] {
  const source = sourceFromText("a.xml", text);
  return takeBaseline(findings(text), () => source);
}

function fresh(before: string, now: string): { fresh: number; gone: number } {
  const source = sourceFromText("a.xml", now);
  const result = compareWithBaseline(findings(now), take(before), () => source);
  const gone = result.gone.reduce((sum, { count }) => sum + count, 0);
  return { fresh: result.fresh.length, gone };
}

const LONG = "word ".repeat(400);
const CASES: readonly (readonly [
  what: string,
  before: string,
  now: string,
  fresh: number,
  gone: number,
])[] = [
  ["nothing has changed", "<p>a!</p>\n<p>b!</p>", "<p>a!</p>\n<p>b!</p>", 0, 0],
  ["lines came in above", "<p>a!</p>", "<x/>\n\n<x/>\n<p>a!</p>", 0, 0],
  ["it was indented", "<p>\n<q>a b!</q></p>", "<p>\r\n\t<q>a  b!</q></p>", 0, 0],
  ["its line has changed", "<p>a!</p>", "<p>b!</p>", 1, 1],
  ["another was mended", "<p>a!</p>\n<p>b!</p>", "<p>a!</p>\n<p>b</p>", 0, 1],
  ["one like it came", "<p>a!</p>\n", "<p>a!</p>\n<p>a!</p>\n", 1, 0],
  ["one like it went", "<p>a!</p>\n<p>a!</p>\n", "<p>a!</p>\n", 0, 1],
  ["two in one line are two", "<p>a!</p>", "<p>a!</p><p>a!</p>", 2, 1],
  [
    "a long line has changed far away",
    `<p>${LONG}a!${LONG}</p>`,
    `<p>x${LONG}a!${LONG}y</p>`,
    0,
    0,
  ],
  ["a long line has changed near by", `<p>${LONG}a!${LONG}</p>`, `<p>${LONG}ab!${LONG}</p>`, 1, 1],
  ["a mark of byte order came", "<p>a!</p>", "\uFEFF<p>a!</p>", 0, 0],
];

for (const [what, before, now, expected, gone] of CASES) {
  test(what, () => assert.equal(fresh(before, now), { fresh: expected, gone }));
}

test("of more alike the last are new", () => {
  const text = "<p>a!</p>\n<p>a!</p>\n<p>a!</p>\n";
  const source = sourceFromText("a.xml", text);
  const all = findings(text);
  const result = compareWithBaseline(all, take("<p>a!</p>\n<p>a!</p>\n"), () => source);
  assert.equal(result.fresh, [all[2]]);
});

test("another code, another file and a file as a whole are other findings", () => {
  const text = "<p>a!</p>";
  const source = sourceFromText("a.xml", text);
  const whole: Diagnostic = {
    code: "tei/x",
    severity: "note",
    message: "",
    path: "a.xml",
    notes: [],
  };
  const others = [...findings(text, "tei/y"), ...findings(text, "tei/x", "b.xml"), whole];
  assert.is(compareWithBaseline(others, take(text), () => source).fresh.length, 3);
  const entries = takeBaseline([whole], () => source);
  assert.equal(
    compareWithBaseline([whole], entries, () => source),
    { fresh: [], gone: [] },
  );
});

test("what leaves nothing to go on with is never accepted", () => {
  const text = "<p>a!</p>";
  const source = sourceFromText("a.xml", text);
  const broken = findings(text, "xml/no-root");
  assert.equal(
    takeBaseline(broken, () => source),
    [],
  );
  const forged = take(text).map((entry) => ({ ...entry, code: "xml/no-root" }));
  assert.equal(compareWithBaseline(broken, forged, () => source).fresh, broken);
});

test("the file is sorted, an entry a line, and reads back", () => {
  const a = sourceFromText("a.xml", "!\nx!\n!\n");
  const b = sourceFromText("b.xml", "!");
  const all = [
    ...findings("!", "tei/y", "b.xml"),
    ...findings("!\nx!\n!\n"),
    ...findings("!", "tei/x", "b.xml"),
  ];
  const entries = takeBaseline(all, (path) => (path === "a.xml" ? a : b));
  assert.equal(entries.map(({ path, code, count }) => [path, code, count]).toSorted(), [
    ["a.xml", "tei/x", 1],
    ["a.xml", "tei/x", 2],
    ["b.xml", "tei/x", 1],
    ["b.xml", "tei/y", 1],
  ]);
  const text = formatBaseline(entries);
  assert.equal(
    text,
    formatBaseline(takeBaseline(sortDiagnostics(all), (path) => (path === "a.xml" ? a : b))),
  );
  assert.is(text.split("\n").length, 4 + 6);
  assert.equal(parseBaseline(text), entries);
  assert.equal(parseBaseline(formatBaseline([])), []);
});

for (const text of [
  "",
  "[]",
  '{ "version": 2, "findings": [] }',
  '{ "version": 1 }',
  '{ "version": 1, "findings": [{ "path": "a", "code": "b", "fingerprint": "c" }] }',
  '{ "version": 1, "findings": [{ "path": "a", "code": "b", "fingerprint": "c", "count": 0 }] }',
  '{ "version": 1, "findings": [null] }',
]) {
  test(`no baseline: ${text}`, () => assert.is(parseBaseline(text), undefined));
}

test("what is gone is said once for the file", () => {
  assert.equal(outdatedBaseline("base.json", []), []);
  const entry = { path: "a.xml", code: "tei/x", fingerprint: "0", count: 1 };
  const [one] = outdatedBaseline("base.json", [entry]);
  assert.is(one?.severity, "note");
  assert.match(one?.message ?? "", "An accepted finding is no longer there: tei/x in a.xml.");
  const [many, ...none] = outdatedBaseline("base.json", [entry, { ...entry, count: 2 }]);
  assert.match(
    many?.message ?? "",
    "3 accepted findings are no longer there, such as tei/x in a.xml.",
  );
  assert.equal(none, []);
});

test.run();
