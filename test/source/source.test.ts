// Offsets, lines and columns; references between files; the nearest spelling.

import { test } from "uvu";
import * as assert from "uvu/assert";
import { closest } from "../../src/source/closest.ts";
import {
  joinPath,
  relativeReference,
  replaceExtension,
  resolveReference,
} from "../../src/source/paths.ts";
import { lineSpan, lineText, positionAt, sourceFromText } from "../../src/source/source.ts";

const encoder = new TextEncoder();

/** The position of `|` in a text, and the text without it. */
function markedPosition(marked: string): string {
  const [before = "", after = ""] = marked.split("|");
  const source = sourceFromText("x.xml", before + after);
  const { line, column } = positionAt(source, encoder.encode(before).length);
  return `${line}:${column}`;
}

const POSITIONS: readonly (readonly [marked: string, expected: string, why: string])[] = [
  ["|", "1:1", "the start of an empty file"],
  ["abc|", "1:4", "the end"],
  ["a\nb|c", "2:2", "LF"],
  ["a\r\nb|c", "2:2", "CR LF is one line end"],
  ["a\rb|c", "2:2", "a lone CR is a line end too (XML 1.0, 2.11)"],
  ["a\r\n\r\n|", "3:1", "empty lines count"],
  ["\uFEFF|a", "1:1", "a byte order mark is no column"],
  ["\uFEFFab|c", "1:3", "nor later in its line"],
  ["김병|직", "1:3", "a Hangul syllable is one column"],
  ["e\u0301|x", "1:3", "a combining mark is a code point of its own"],
  ["𐀀|b", "1:2", "beyond the basic plane: still one"],
  ["\t|b", "1:2", "a tab is one column"],
];

for (const [marked, expected, why] of POSITIONS) {
  test(`position: ${why}`, () => assert.is(markedPosition(marked), expected));
}

test("the text and the span of a line leave its end out", () => {
  const source = sourceFromText("x.xml", "one\r\n  two  \r\nthree");
  assert.is(lineText(source, 2), "  two  ");
  assert.equal(lineSpan(source, 2), { start: 7, end: 10 });
  assert.is(lineText(source, 3), "three");
  assert.is(lineText(source, 9), "");
});

const REFERENCES: readonly (readonly [
  reference: string,
  base: string,
  path: string | undefined,
  id?: string,
])[] = [
  ["#kim", "tei/a.xml", "tei/a.xml", "kim"],
  ["b.xml", "tei/a.xml", "tei/b.xml"],
  ["../registers/persons.xml#kim", "tei/documents/a.xml", "tei/registers/persons.xml", "kim"],
  ["./b.xml#x.1", "a.xml", "b.xml", "x.1"],
  ["%EA%B9%80.xml#%EA%B9%80", "a.xml", "김.xml", "김"],
  ["100%.xml", "a.xml", "100%.xml"],
  ["../../up.xml", "tei/a.xml", undefined],
];

for (const [reference, base, path, id] of REFERENCES) {
  test(`reference ${reference} in ${base}`, () => {
    assert.equal(resolveReference(reference, base), { path, fragment: id });
  });
}

test("URIs with a scheme and absolute paths are no relative references", () => {
  for (const reference of [
    "https://example.org/a.xml#b",
    "psn:kim",
    "urn:x",
    "/a.xml",
    "//host/a",
  ]) {
    assert.is(resolveReference(reference, "tei/a.xml"), undefined, reference);
  }
});

test("paths are joined and normalised", () => {
  assert.is(joinPath("", "a//./b.xml"), "a/b.xml");
  assert.is(joinPath("a/b", "../c"), "a/c");
  assert.is(joinPath("", "../c"), undefined);
  assert.is(joinPath("a", "b/"), "a/b/");
});

const RELATIVE: readonly (readonly [from: string, to: string, expected: string])[] = [
  ["index.html", "documents/a.html", "documents/a.html"],
  ["documents/a.html", "index.html", "../index.html"],
  ["documents/a.html", "documents/b.html", "b.html"],
  ["documents/x/a.html", "documents/y/b.html", "../y/b.html"],
  ["a.html", "a.html", "a.html"],
  ["a.html", "no: 1.html", "./no:%201.html"],
  ["a.html", "50% of #1?.html", "50%25%20of%20%231%3F.html"],
  ["a.html", "김.html", "김.html"],
];

for (const [from, to, expected] of RELATIVE) {
  test(`from ${from} to ${to}`, () => assert.is(relativeReference(from, to), expected));
}

test("an extension is replaced once, and dots elsewhere stay", () => {
  assert.is(replaceExtension("a.b/c.d.xml", ".html"), "a.b/c.d.html");
  assert.is(replaceExtension("a.b/c", ".html"), "a.b/c.html");
});

test("the closest spelling is near or not given", () => {
  assert.is(closest("kim-byeong-jk", ["kuznetsov", "kim-byeong-jik"]), "kim-byeong-jik");
  assert.is(closest("Validate", ["build", "validate"]), "validate");
  assert.is(closest("xyz", ["validate", "build"]), undefined);
  assert.is(closest("to", ["at", "on"]), undefined);
  assert.is(closest("wehn", ["who", "when"]), "when", "letters that changed places are one edit");
  assert.is(closest("whne", ["who", "when"]), "when");
});

test.run();
