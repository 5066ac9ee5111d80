// Fixes change what they say and not a byte more.

import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Diagnostic, Edit } from "../../src/diagnostic/diagnostic.ts";
import { applyFixes } from "../../src/diagnostic/fix.ts";
import { decode, type Source, sourceFromText } from "../../src/source/source.ts";

const encoder = new TextEncoder();

function finding(edits: readonly Edit[], path = "a.xml"): Diagnostic {
  const fix = { title: "Do it", edits };
  return { code: "tei/x", severity: "error", message: "", path, notes: [], fix };
}

/** An edit of the first place where a text stands. */
function replacing(source: Source, text: string, by: string): Edit {
  const whole = decode(source.bytes);
  const start = encoder.encode(whole.slice(0, whole.indexOf(text))).length;
  return { span: { start, end: start + encoder.encode(text).length }, text: by };
}

function mend(text: string, edits: readonly (readonly [from: string, to: string])[]): string {
  const source = sourceFromText("a.xml", text);
  const findings = edits.map(([from, to]) => finding([replacing(source, from, to)]));
  return decode(applyFixes(source, findings).bytes);
}

const TEXTS: readonly (readonly [what: string, text: string, expected: string])[] = [
  ["plain text", "<a b='1965-4-1'/>", "<a b='1965-04-01'/>"],
  ["carriage returns", "<a>\r\n<b>1965-4-1</b>\r\n\r</a>", "<a>\r\n<b>1965-04-01</b>\r\n\r</a>"],
  ["a byte order mark", "\uFEFF<a>1965-4-1</a>\n", "\uFEFF<a>1965-04-01</a>\n"],
  [
    "wide characters before it",
    "<a>김일성 \u{1F600} ŏ 1965-4-1 é</a>",
    "<a>김일성 \u{1F600} ŏ 1965-04-01 é</a>",
  ],
  ["no end of line", "1965-4-1", "1965-04-01"],
];

for (const [what, text, expected] of TEXTS) {
  test(`an edit keeps ${what}`, () =>
    assert.is(mend(text, [["1965-4-1", "1965-04-01"]]), expected));
}

test("several fixes, given in any order, go to their places", () => {
  const text = "<a>ü one two three</a>";
  const edits = [
    ["three", "3"],
    ["one", "1"],
    ["two", ""],
  ] as const;
  assert.is(mend(text, edits), "<a>ü 1  3</a>");
});

test("of two fixes that touch each other the later is refused, whole", () => {
  const source = sourceFromText("a.xml", "<a>one two three</a>");
  const first = finding([replacing(source, "one two", "1 2")]);
  const second = finding([
    replacing(source, "two three", "2 3"),
    { span: { start: 0, end: 0 }, text: "<!-- -->" },
  ]);
  const third = finding([replacing(source, "</a>", "</a>\n")]);
  const result = applyFixes(source, [third, first, second]);
  // The second begins earlier, and so it is the first.
  assert.is(decode(result.bytes), "<!-- --><a>one 2 3</a>\n");
  assert.equal(result.applied, [second, third]);
  assert.equal(result.refused, [first]);
});

test("two insertions at one place: nobody knows which comes first", () => {
  const source = sourceFromText("a.xml", "<a/>");
  const at = { start: 0, end: 0 };
  const { bytes, refused } = applyFixes(source, [
    finding([{ span: at, text: "1" }]),
    finding([{ span: at, text: "2" }]),
  ]);
  assert.is(decode(bytes), "1<a/>");
  assert.is(refused.length, 1);
});

test("the same edits of two findings are made once, and mend both", () => {
  const source = sourceFromText("a.xml", "<a>one</a>");
  const both = [1, 2].map(() => finding([replacing(source, "one", "1")]));
  const { bytes, applied, refused } = applyFixes(source, both);
  assert.is(decode(bytes), "<a>1</a>");
  assert.is(applied.length, 2);
  assert.is(refused.length, 0);
});

test("edits that overlap among themselves or lie outside are refused", () => {
  const source = sourceFromText("a.xml", "<a>one</a>");
  const one = replacing(source, "one", "1");
  const wrong = [
    finding([one, replacing(source, "ne", "2")]),
    finding([{ span: { start: 5, end: 99 }, text: "" }]),
    finding([{ span: { start: 5, end: 4 }, text: "" }]),
  ];
  const { bytes, refused } = applyFixes(source, wrong);
  assert.is(bytes, source.bytes);
  assert.is(refused.length, 3);
});

test("findings about other files, or without a fix, are nobody's business", () => {
  const source = sourceFromText("a.xml", "<a>one</a>");
  const other = finding([replacing(source, "one", "1")], "b.xml");
  const { fix: _, ...plain } = finding([]);
  const result = applyFixes(source, [other, plain]);
  assert.is(result.bytes, source.bytes);
  assert.equal([...result.applied, ...result.refused], []);
});

test("whatever the bytes and edits: outside the applied edits nothing changes", () => {
  const edit = fc.record({
    start: fc.nat(60),
    length: fc.nat(12),
    text: fc.string({ unit: "grapheme", maxLength: 6 }),
  });
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 60 }),
      fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { maxLength: 8 }),
      (bytes, fixes) => {
        const source = { path: "a.xml", bytes };
        const findings = fixes.map((edits) =>
          finding(
            edits.map(({ start, length, text }) => ({
              span: { start, end: start + length },
              text,
            })),
          ),
        );
        const before = Uint8Array.from(bytes);
        const { bytes: after, applied, refused } = applyFixes(source, findings);
        assert.equal(bytes, before);
        assert.is(applied.length + refused.length, findings.length);
        assert.equal(
          [...after],
          expectedBytes(
            bytes,
            applied.flatMap(({ fix }) => fix.edits),
          ),
        );
      },
    ),
    { numRuns: 500, seed: 24 },
  );
});

/** The result in the plainest way there is: from the last edit to the first, on an array of bytes. */
function expectedBytes(bytes: Uint8Array, edits: readonly Edit[]): number[] {
  const result = [...bytes];
  const distinct = new Map(edits.map((edit) => [JSON.stringify(edit), edit]));
  for (const { span, text } of [...distinct.values()].toSorted(
    (a, b) => b.span.start - a.span.start,
  ))
    result.splice(span.start, span.end - span.start, ...encoder.encode(text));
  return result;
}

test.run();
