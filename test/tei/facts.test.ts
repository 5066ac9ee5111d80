// What is known of one document: names of entries, pointers, mentions, header.

import { test } from "uvu";
import * as assert from "uvu/assert";
import { factsOf, teiDocument, teiRegister } from "../helpers/tei.ts";

const LABELS: readonly (readonly [entry: string, label: string, why: string])[] = [
  [
    '<person xml:id="x"><persName>Kim</persName><persName type="main">Kim Byeong-jik</persName></person>',
    "Kim Byeong-jik",
    "the main form",
  ],
  [
    '<person xml:id="x"><persName><surname>Kim</surname>\n  <forename>Pyong Sik</forename></persName></person>',
    "Kim Pyong Sik",
    "the first form, white space collapsed",
  ],
  [
    '<person xml:id="x"><persName>Kim <gap reason="lost"/></persName></person>',
    "Kim [...]",
    "a gap inside a name",
  ],
  [
    '<person xml:id="x"><persName>K<note>not Kim</note>im</persName></person>',
    "Kim",
    "a note is no part of a name",
  ],
  [
    '<person xml:id="x"><persName><choice><abbr>K.</abbr><expan>Kim</expan></choice></persName></person>',
    "Kim",
    "the expansion",
  ],
  [
    '<person xml:id="x"><persName><app><lem>Kim</lem><rdg>Kym</rdg></app></persName></person>',
    "Kim",
    "the lemma",
  ],
  [
    '<person xml:id="x"><persName><app><rdgGrp><rdgGrp><lem>Kim</lem></rdgGrp><rdg>Gim</rdg></rdgGrp><rdg>Kym</rdg></app></persName></person>',
    "Kim",
    "the lemma in a group of readings",
  ],
  [
    '<person xml:id="x"><persName>Byeong<lb break="no"/>-sik</persName></person>',
    "Byeong-sik",
    "a line break inside a word",
  ],
  [
    '<person xml:id="x"><persName>Kim<lb/>Pyong</persName></person>',
    "Kim Pyong",
    "a line break between words",
  ],
  ['<person xml:id="x"/>', "x", "an entry without a name"],
  ['<place xml:id="x"><placeName>Moscow</placeName></place>', "Moscow", "a place"],
  ['<org xml:id="x"><orgName>NKIDP</orgName></org>', "NKIDP", "an organisation"],
  ['<listBibl><bibl xml:id="x">In: <title>Pravda</title></bibl></listBibl>', "Pravda", "a work"],
  [
    '<listBibl><biblStruct xml:id="x"><monogr><title>Pravda</title></monogr></biblStruct></listBibl>',
    "Pravda",
    "a work whose title lies deeper",
  ],
  [
    '<listWit><witness xml:id="x"><abbr type="siglum">Ra<hi>2</hi></abbr></witness></listWit>',
    "Ra2",
    "a siglum",
  ],
  ['<listWit><witness xml:id="x" n="E">Ellesmere</witness></listWit>', "E", "a siglum in @n"],
  ['<listWit><witness xml:id="x">Ellesmere</witness></listWit>', "x", "a siglum that is the id"],
];

for (const [entry, label, why] of LABELS) {
  test(`label: ${why}`, () => {
    const [fact] = factsOf("r.xml", teiRegister(entry)).ids;
    assert.is(fact?.label, label);
  });
}

test("a place in the text is labelled by its first words", () => {
  const long = "Kim Byeong-sik thanked V.V. Kuznetsov for the Soviet support of the DPRK.";
  const body = `<p xml:id="a">${long}</p><p xml:id="b">Short<note>no</note>.</p><p xml:id="c"/><p xml:id="d">${"김".repeat(90)}</p>`;
  assert.equal(
    factsOf("a.xml", teiDocument(body)).ids.map(({ label }) => label),
    ["Kim Byeong-sik thanked V.V. Kuznetsov …", "Short.", "c", `${"김".repeat(40)} …`],
  );
});

test("an element a hundred thousand levels deep, or with as many children, is read as any other", () => {
  const deep = 100_000;
  const body = `<seg xml:id="a">${"<seg>".repeat(deep)}x${"</seg>".repeat(deep)}</seg>`;
  assert.is(factsOf("a.xml", teiDocument(body)).ids[0]?.label, "x");
  const wide = `<p xml:id="a">${"<hi/>".repeat(3 * deep)}x</p>`;
  assert.is(factsOf("a.xml", teiDocument(wide)).ids[0]?.label, "x");
});

test("a responsibility is labelled by name and task", () => {
  const header =
    '<respStmt xml:id="sr"><resp>translator</resp><persName>Sergey Radchenko</persName></respStmt>';
  const [fact] = factsOf("a.xml", teiDocument("<p/>", header)).ids;
  assert.is(fact?.label, "Sergey Radchenko (translator)");
  assert.is(fact?.kind, "responsibility");
});

test("ids with dots and letters of any script are ids", () => {
  const { ids } = factsOf(
    "r.xml",
    teiRegister('<person xml:id="김.병-직_1"><persName>Kim</persName></person>'),
  );
  assert.is(ids[0]?.id, "김.병-직_1");
});

test("pointers are resolved by file, base and prefix", () => {
  const prefixes =
    '<encodingDesc><listPrefixDef><prefixDef ident="psn" matchPattern="(.+)" replacementPattern="../registers/persons.xml#$1"/></listPrefixDef></encodingDesc>';
  const body =
    '<p corresp="#here"><persName ref="psn:kim">Kim</persName><ref target="https://example.org/a.xml#b other.xml">x</ref></p>' +
    '<div xml:base="../elsewhere/"><p><persName ref="p.xml#kuz">K</persName></p></div>';
  const { pointers } = factsOf("tei/documents/a.xml", teiDocument(body, prefixes));
  assert.equal(
    pointers.map(({ attribute, pointer, target }) => [
      attribute,
      pointer,
      target?.path,
      target?.id,
    ]),
    [
      ["corresp", "#here", "tei/documents/a.xml", "here"],
      ["ref", "psn:kim", "tei/registers/persons.xml", "kim"],
      ["target", "https://example.org/a.xml#b", undefined, undefined],
      ["target", "other.xml", "tei/documents/other.xml", undefined],
      ["ref", "p.xml#kuz", "tei/elsewhere/p.xml", "kuz"],
    ],
  );
});

test("an attribute is a pointer only where TEI makes it one", () => {
  const body =
    '<p><date from="1965" to="1966">x</date><app from="#a" to="#b"><rdg>y</rdg></app></p>';
  const { pointers } = factsOf("a.xml", teiDocument(body));
  assert.equal(
    pointers.map(({ element, attribute }) => `${element}/@${attribute}`),
    ["app/@from", "app/@to"],
  );
});

test("mentions are counted in title, abstract and text, and nowhere else", () => {
  const text = `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>
    <titleStmt><title>On <persName ref="#k">Kim</persName></title><author><persName ref="#k">no</persName></author></titleStmt>
    <sourceDesc><bibl><persName ref="#k">no</persName></bibl></sourceDesc></fileDesc>
    <profileDesc><abstract><p><persName key="kim">Kim B.</persName></p></abstract></profileDesc></teiHeader>
    <text><body><p><persName xml:id="here" ref="#k">Kim</persName> <rs ref="#k #z">they</rs> <persName>nobody</persName></p></body></text></TEI>`;
  const { mentions } = factsOf("a.xml", text);
  assert.equal(
    mentions.map(({ anchor, text: words, targets, key }) => [
      anchor,
      words,
      targets.map(({ id }) => id),
      key,
    ]),
    [
      ["mention-1", "Kim", ["k"], undefined],
      ["mention-2", "Kim B.", [], "kim"],
      ["here", "Kim", ["k"], undefined],
      ["mention-4", "they", ["k", "z"], undefined],
    ],
  );
});

test("the header gives title, date, summary and language", () => {
  const text = `<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc>
    <titleStmt><title type="short">S</title><title type="main">The
      main   title</title></titleStmt></fileDesc>
    <profileDesc><abstract><p>Short.</p></abstract><creation><date notBefore="1386">about 1386</date></creation></profileDesc></teiHeader>
    <text xml:lang="enm"><body><p/></body></text></TEI>`;
  const { title, date, when, summary, language, dateSpan } = factsOf("a.xml", text).header;
  assert.is(text.slice(dateSpan?.start, dateSpan?.end), '<date notBefore="1386">');
  assert.equal(
    { title, date, when, summary, language },
    {
      title: "The main title",
      date: "about 1386",
      when: "1386",
      summary: "Short.",
      language: "enm",
    },
  );
});

test("a document without a title goes by its path", () => {
  assert.is(factsOf("a/b.xml", "<x/>").header.title, "a/b.xml");
});

test("a prefix for the TEI namespace changes nothing", () => {
  const text =
    '<t:TEI xmlns:t="http://www.tei-c.org/ns/1.0"><t:standOff><t:listPerson><t:person xml:id="k"><t:persName>Kim</t:persName></t:person></t:listPerson></t:standOff></t:TEI>';
  const facts = factsOf("r.xml", text);
  assert.is(facts.kind, "register");
  assert.is(facts.ids[0]?.label, "Kim");
  assert.is(facts.ids[0]?.kind, "person");
});

test("a mention's number gives way to an id of the document", () => {
  const name = '<persName ref="#k">K</persName>';
  const { mentions } = factsOf(
    "a.xml",
    teiDocument(
      `<p xml:id="mention-1">${name}</p><p xml:id="mention-2_">${name}</p><p>${name}</p>`,
    ),
  );
  assert.equal(
    mentions.map(({ anchor }) => anchor),
    ["mention-1_", "mention-2", "mention-3"],
  );
});

test.run();
