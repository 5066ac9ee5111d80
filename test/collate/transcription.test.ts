// What is read of a TEI transcription: the text as the manuscript has it.

import { test } from "uvu";
import * as assert from "uvu/assert";
import { textOf } from "../../src/collate/tokens.ts";
import { ownSiglum, readTranscription } from "../../src/collate/transcription.ts";
import { sourceFromText } from "../../src/source/source.ts";
import { parseXml, type XmlDocument } from "../../src/xml/tree.ts";
import { USUAL } from "../helpers/collate.ts";

function parse(xml: string): XmlDocument {
  const { document, diagnostics } = parseXml(sourceFromText("a.xml", xml));
  if (document === undefined) throw new Error(diagnostics[0]?.message);
  return document;
}

function documentOf(body: string, header = ""): XmlDocument {
  return parse(
    `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>${header}</teiHeader><text><body>${body}</body></text></TEI>`,
  );
}

const READ: readonly (readonly [tei: string, text: string])[] = [
  ["<p>arma <hi>vir</hi>umque</p>", "arma virumque"],
  ["<p>vir<lb/>umque</p>", "vir umque"],
  ['<p>vir<lb break="no"/>umque</p>', "virumque"],
  ['<p>vir-\n   <pb n="2" break="no"/><lb break="no"/>\n   umque cano</p>', "virumque cano"],
  ["<p>a<note>b</note> <fw>c</fw>d</p>", "a d"],
  ["<p><del>bona</del> <add>mala</add></p>", "mala"],
  ["<p><restore><del>bona</del></restore></p>", "bona"],
  ["<p><subst><del>a</del><add>b</add></subst>c</p>", "bc"],
  ["<p><choice><sic>aa</sic><corr>a</corr></choice></p>", "aa"],
  ["<p><choice><orig>vv</orig><reg>w</reg></choice></p>", "vv"],
  ["<p><choice><abbr>dns</abbr><expan>d<ex>omi</ex>n<am>~</am>us</expan></choice></p>", "dominus"],
  ["<p><choice><abbr>dns</abbr><abbr>dn</abbr></choice></p>", "dns"],
  [
    "<p>do<supplied reason='damage'>mus</supplied> <supplied reason='omitted'>est</supplied></p>",
    "domus",
  ],
  ["<p>a <gap/> b <space/>c</p>", "a b c"],
  ["<p><w>a</w><pc>,</pc> <w>b</w></p>", "a, b"],
  ["<p><w>a</w><w>b</w></p>", "ab"],
];

for (const [tei, text] of READ) {
  test(`reads ${tei}`, () => {
    const witness = readTranscription(documentOf(tei), "A", USUAL);
    if ("unfit" in witness) throw new Error(witness.unfit);
    assert.is(textOf(witness.tokens), text);
  });
}

test("words that are marked are words, though no space is between them", () => {
  const witness = readTranscription(documentOf("<p><w>a</w><w>b</w></p>"), "A", USUAL);
  assert.equal("unfit" in witness ? [] : witness.tokens.map(({ t }) => t), ["a", "b"]);
});

test("lines and paragraphs", () => {
  const body =
    '<head>Liber</head><lg><l n="1">a b</l><l n="2">c</l></lg><p>d</p><p><note>x</note></p>';
  const witness = readTranscription(documentOf(body), "A", USUAL);
  if ("unfit" in witness) throw new Error(witness.unfit);
  assert.equal(witness.blocks, [
    { name: "p" },
    { name: "l", n: "1" },
    { name: "l", n: "2" },
    { name: "p" },
  ]);
  assert.equal(
    witness.tokens.map(({ block }) => block),
    [0, 1, 1, 2, 3],
  );
});

test("the siglum that a transcription gives itself", () => {
  const one = '<witness xml:id="El">Ellesmere</witness>';
  const two = '<witness xml:id="Hg"><abbr type="siglum">Hg*</abbr></witness>';
  assert.is(ownSiglum(documentOf("<p/>", `<listWit>${one}</listWit>`)), "El");
  assert.is(ownSiglum(documentOf("<p/>", `<listWit>${two}</listWit>`)), "Hg*");
  assert.is(ownSiglum(documentOf("<p/>", `<listWit>${one}${two}</listWit>`)), undefined);
  assert.is(ownSiglum(documentOf("<p/>")), undefined);
});

test("what is no transcription of one witness", () => {
  const app = readTranscription(documentOf("<p><app><rdg>a</rdg></app></p>"), "A", USUAL);
  assert.match("unfit" in app ? app.unfit : "", /apparatus/u);
  const other = readTranscription(parse("<html/>"), "A", USUAL);
  assert.is("unfit" in other ? other.unfit : "", "it is XML, but no TEI document");
  // What lists persons or witnesses would be a witness that omits everything.
  const register = parse('<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff/></TEI>');
  const none = readTranscription(register, "A", USUAL);
  assert.is("unfit" in none ? none.unfit : "", "it is a TEI document without a text");
  const corpus = parse('<teiCorpus xmlns="http://www.tei-c.org/ns/1.0"/>');
  const several = readTranscription(corpus, "A", USUAL);
  assert.match("unfit" in several ? several.unfit : "", /^it is a corpus/u);
});

test("any depth", () => {
  const depth = 20_000;
  const body = `<p>${"<hi>a ".repeat(depth)}${"</hi>".repeat(depth)}</p>`;
  const witness = readTranscription(documentOf(body), "A", USUAL);
  assert.is("unfit" in witness ? 0 : witness.tokens.length, depth);
});

test.run();
