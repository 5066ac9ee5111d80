// Which documents are versions of one text, and which of their blocks stand in a row.

import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { collectParallels } from "../../src/site/relations.ts";
import { sourceFromText } from "../../src/source/source.ts";
import { alignTexts, type ReadDocument } from "../../src/tei/parallels.ts";
import { parseXml } from "../../src/xml/tree.ts";
import { editionOf } from "../helpers/tei.ts";

const TEI = "http://www.tei-c.org/ns/1.0";

function read(path: string, body: string, rest = ""): ReadDocument {
  const xml = `<TEI xmlns="${TEI}"><text><body>${body}</body></text>${rest}</TEI>`;
  const { document } = parseXml(sourceFromText(path, xml));
  if (document === undefined) throw new Error(xml);
  return { path, root: document.root };
}

const aligned = (one: string, other: string, rest = ""): string =>
  alignTexts(read("a.xml", one), read("b.xml", other, rest))
    .map(([first, second]) => `${first}:${second}`)
    .join(" ");

const ALIGNED: readonly (readonly [string, string, string, string])[] = [
  ["in order, as many", "<p/><p/>", "<p/><p/>", "1:1 1:1"],
  ["not as many", "<p/><p/>", "<p/>", "2:1"],
  ["as many, but others", "<head/><p/>", "<p/><p/>", "2:2"],
  ["divisions do not matter", "<div><head/><p/></div>", "<head/><p/>", "1:1 1:1"],
  ["what stands between is none", "<pb/><p/>", "<p/><note/>", "1:1"],
  ["nothing on one side", "", "<p/>", "0:1"],
  ["nothing at all", "", "", ""],
  [
    "a division that corresponds begins a row",
    '<p/><p/><div xml:id="d"><p/></div>',
    '<p/><div corresp="a.xml#d"><p/></div>',
    "2:1 1:1",
  ],
  [
    "it is enough that the first says so",
    '<p/><p/><p corresp="b.xml#p"/>',
    '<p/><p xml:id="p"/>',
    "2:1 1:1",
  ],
  [
    "one that corresponds to two",
    '<p xml:id="x"/><p xml:id="y"/><p/>',
    '<p corresp="a.xml#x a.xml#y"/><p/>',
    "3:2",
  ],
  [
    "an order that crosses keeps as much as can be",
    '<p xml:id="x"/><p xml:id="y"/><p xml:id="z"/>',
    '<p corresp="a.xml#z"/><p corresp="a.xml#x"/><p corresp="a.xml#y"/>',
    "0:1 1:1 2:1",
  ],
];
for (const [why, one, other, expected] of ALIGNED)
  test(`alignment: ${why}`, () => assert.is(aligned(one, other), expected));

test("links of a group of translations align; of another group they do not", () => {
  const group = (type: string): string =>
    `<standOff><linkGrp type="${type}"><link target="a.xml#y #p"/></linkGrp></standOff>`;
  const texts = ['<p/><p xml:id="y"/><ab/>', '<p xml:id="p"/>'] as const;
  assert.is(aligned(...texts, group("translation")), "1:0 2:1");
  assert.is(aligned(...texts, group("alignment")), "1:0 2:1");
  assert.is(aligned(...texts, group("quotation")), "3:1");
});

test("every block is in one row, in its order, and no row is empty", () => {
  const block = fc.constantFrom("head", "p", "lg");
  const links = fc.array(fc.tuple(fc.nat(8), fc.nat(8)), { maxLength: 6 });
  fc.assert(
    fc.property(fc.array(block), fc.array(block), links, (ones, others, stated) => {
      const one = ones.map((name, at) => `<${name} xml:id="i${at}"/>`).join("");
      const other = others.map((name, at) => {
        const to = stated.filter(([, place]) => place === at).map(([from]) => `a.xml#i${from}`);
        return `<${name} corresp="${to.join(" ")}"/>`;
      });
      const rows = alignTexts(read("a.xml", one), read("b.xml", other.join("")));
      assert.is(
        rows.reduce((sum, [first]) => sum + first, 0),
        ones.length,
      );
      assert.is(
        rows.reduce((sum, [, second]) => sum + second, 0),
        others.length,
      );
      assert.ok(rows.every(([first, second]) => first + second > 0));
    }),
  );
});

/** The pairs of an edition of two documents, of which the second says something. */
function pairs(header: string, body: string): string[] {
  const edition = editionOf({
    "a.xml": document("<sourceDesc/>", '<p xml:id="p"/>'),
    "b.xml": document(header, body),
  });
  const found = collectParallels(edition, (path) => path.replace("xml", "html"));
  return (found.get("b.xml") ?? []).map(({ first, second, page }) => `${first} ${second} ${page}`);
}
const document = (header: string, body: string): string =>
  `<TEI xmlns="${TEI}"><teiHeader><fileDesc>${header}</fileDesc></teiHeader><text><body>${body}</body></text></TEI>`;

const TRANSLATION = ["a.xml b.xml b.with.a.html"];
const STATED: readonly (readonly [header: string, body: string, expected: readonly string[]])[] = [
  ["", '<p corresp="a.xml#p"/>', TRANSLATION],
  ["", '<div corresp="a.xml"><p/></div>', TRANSLATION],
  ["", '<p><name corresp="a.xml#p"/></p>', []],
  ["", '<p><ref target="a.xml"/></p>', []],
  ["", '<linkGrp type="translation"><link target="#x a.xml#p"/></linkGrp>', TRANSLATION],
  ["", '<linkGrp><link target="#x a.xml#p"/></linkGrp>', []],
  ['<notesStmt><relatedItem type="original" target="a.xml"/></notesStmt>', "", TRANSLATION],
  ['<notesStmt><relatedItem type="translationOf" target="a.xml"/></notesStmt>', "", TRANSLATION],
  [
    '<sourceDesc><bibl><relatedItem type="translation-of"><ref target="a.xml"/></relatedItem></bibl></sourceDesc>',
    "",
    TRANSLATION,
  ],
  [
    '<notesStmt><relatedItem type="translation" target="a.xml"/></notesStmt>',
    '<p corresp="a.xml#p"/>',
    ["b.xml a.xml a.with.b.html"],
  ],
  ['<notesStmt><relatedItem type="answer" target="a.xml"/></notesStmt>', "", []],
  ['<sourceDesc><ref type="original" target="a.xml"/></sourceDesc>', "", []],
];
for (const [header, body, expected] of STATED)
  test(`said by ${header}${body}`, () => assert.equal(pairs(header, body), expected));

test("two documents that point to each other are in the order of their paths", () => {
  const one = document("", '<p corresp="b.xml"/>');
  const two = document("", '<p corresp="a.xml"/>');
  for (const documents of [
    { "a.xml": one, "b.xml": two },
    { "b.xml": two, "a.xml": one },
  ]) {
    const found = collectParallels(editionOf(documents), (path) => path);
    assert.equal(
      (found.get("a.xml") ?? []).map(({ first }) => first),
      ["a.xml"],
    );
  }
});

test("pages of two originals of one name have different names", () => {
  const both = '<p corresp="../de/a.xml"/><p corresp="../fr/a.xml"/>';
  const edition = editionOf({
    "de/a.xml": document("", ""),
    "fr/a.xml": document("", ""),
    "en/b.xml": document("", both),
  });
  const found = collectParallels(edition, (path) => path.replace("xml", "html"));
  assert.equal(
    (found.get("en/b.xml") ?? []).map(({ page }) => page),
    ["en/b.with.a.html", "en/b.with.a-2.html"],
  );
});

test.run();
