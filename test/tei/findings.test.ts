// What the checks find and what they pass over, case by case: a stretch of text, and the codes.

import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Diagnostic } from "../../src/diagnostic/diagnostic.ts";
import { sourceFromText } from "../../src/source/source.ts";
import { checkEdition, checkTree } from "../../src/tei/checks.ts";
import { collectEdition } from "../../src/tei/edition.ts";
import { collectFacts } from "../../src/tei/facts.ts";
import { DEFAULT_RULES, type EditionRules } from "../../src/tei/rules.ts";
import { parseXml } from "../../src/xml/tree.ts";
import { teiDocument, teiRegister } from "../helpers/tei.ts";

interface Found extends Diagnostic {
  /** What the finding points at. */
  readonly marked: string;
}

function findingsIn(
  documents: Readonly<Record<string, string>>,
  rules: EditionRules = DEFAULT_RULES,
): Found[] {
  const sources = new Map<string, Uint8Array>();
  const facts = [];
  const found: Diagnostic[] = [];
  for (const [path, text] of Object.entries(documents)) {
    const { document, diagnostics } = parseXml(sourceFromText(path, text));
    assert.ok(document, diagnostics[0]?.message);
    sources.set(path, document.source.bytes);
    facts.push(collectFacts(path, document, { runs: true }));
    found.push(...checkTree(path, document));
  }
  found.push(...checkEdition(collectEdition(facts, rules), rules));
  return found.map((one) => ({
    ...one,
    marked: new TextDecoder().decode(
      sources.get(one.path)?.subarray(one.span?.start, one.span?.end),
    ),
  }));
}

const LIST = `<listWit><witness xml:id="A"/><witness xml:id="Bern"/></listWit><listBibl><bibl xml:id="ed">Ed.</bibl></listBibl>`;

/** The case, the text of a document, and what is found there: codes and what they point at. */
const CASES: readonly (readonly [what: string, body: string, ...found: string[]])[] = [
  // dates
  ["a leap day", '<date when="2000-02-29"/>'],
  ["no leap day in 1900", '<date when="1900-02-29"/>', "impossible-date 1900-02-29"],
  ["a month 13 of ISO 8601", '<date when-iso="19001301"/>', "impossible-date 19001301"],
  ["other forms of ISO 8601 are not judged", '<date when-iso="1900-W05"/>'],
  ["a time zone and a time", '<date when="1965-04-17T10:00:00+09:00"/><date when="1965-04-17Z"/>'],
  ["before the common era", '<date notBefore="-0044" notAfter="-0043-03-15"/>'],
  [
    "a year holds its months",
    '<date from="1965-04" to="1965"/><date notBefore="1965-12-31" notAfter="1965"/>',
  ],
  [
    "the end before the beginning",
    '<date from="1965-05" to="1965-04-30"/>',
    "contradicting-dates 1965-04-30",
  ],
  ["@when outside", '<date when="1964" notBefore="1965"/>', "contradicting-dates 1964"],
  ["W3C and ISO dates are not compared", '<date from="1965" to-iso="1960"/>'],
  [
    "dead before born",
    '<listPerson><person xml:id="k"><persName>K</persName><birth when="1908"/><death><date when="1907"/></death></person></listPerson>',
    "contradicting-dates 1907",
  ],
  [
    "born and dead in one year",
    '<listPerson><person xml:id="k"><persName>K</persName><birth when="1908-05"/><death when="1908"/></person></listPerson>',
  ],
  // languages
  [
    "tags with scripts and private parts",
    '<foreign xml:lang="ko-Latn-x-revised">K</foreign><foreign xml:lang="x-mine">K</foreign>',
  ],
  ["an old registered tag", '<foreign xml:lang="i-klingon">K</foreign>'],
  ["case does not matter", '<foreign xml:lang="EN-us">K</foreign>'],
  ["an empty tag takes a language back", '<foreign xml:lang="">K</foreign>'],
  ["a space", '<foreign xml:lang="en GB">K</foreign>', "language-tag en GB"],
  [
    "three letters where two are enough",
    '<foreign xml:lang="rus">K</foreign>',
    "language-form rus",
  ],
  // empty elements
  [
    "a comment is nothing",
    "<persName><!-- who? --></persName>",
    "empty-element persName",
    "mention-without-ref persName",
  ],
  ["a gap is something", "<p><gap reason='lost'/></p>"],
  ["a name that is given elsewhere", '<p xml:id="p">K</p><persName sameAs="#p"/>'],
  ["cells and notes may be empty", "<table><row><cell/></row></table>"],
  // omissions
  ["dots without a gap anywhere", "<p>He left […].</p>"],
  [
    "brackets",
    "<p>He left […] and [. . .] and [....].<gap reason='x'/></p>",
    "literal-omission […]",
    "literal-omission [. . .]",
    "literal-omission [....]",
  ],
  ["by reference", "<p>He left [&#x2026;].<gap reason='x'/></p>"],
  ["after letters of several bytes", "<p>Ким […]<gap reason='x'/></p>", "literal-omission […]"],
  ["a paragraph of dots", "<p> … </p><p><gap reason='x'/></p>", "literal-omission …"],
  ["an ellipsis in a sentence", "<p>He left … and came back...<gap reason='x'/></p>"],
  ["dots of the source", "<p><orig>[...]</orig><gap reason='x'/></p>"],
  // order
  ["pages upwards, some missing", '<p><pb n="9"/><pb n="10"/><pb n="12"/></p>'],
  ["the same page twice", '<p><pb n="9"/><pb n="9"/></p>', "page-order 9"],
  ["leaves", '<p><pb n="1r"/><pb n="1v"/><pb n="2r"/><pb n="1v"/></p>', "page-order 1v"],
  ["Roman before Arabic", '<p><pb n="ix"/><pb n="x"/><pb n="1"/><pb n="2"/></p>'],
  ["Roman backwards", '<p><pb n="xl"/><pb n="xxx"/></p>', "page-order xxx"],
  [
    "two editions in one text",
    '<p><pb ed="A" n="7"/><pb ed="B" n="3"/><pb ed="A" n="8"/><pb ed="B" n="4"/></p>',
  ],
  [
    "letters that begin anew",
    '<div><p><pb n="1"/><pb n="2"/></p></div><div><p><pb n="1"/></p></div>',
  ],
  ["pages without numbers", '<p><pb/><pb n="A"/><pb n="[3]"/></p>'],
  ["divisions of two types", '<div type="letter" n="2"/><div type="note" n="1"/>'],
  ["divisions in two parents", '<div><div n="1"/><div n="2"/></div><div><div n="1"/></div>'],
  ["divisions backwards", '<div n="2"/><div n="1"/>', "number-order 1"],
  // stemmata
  [
    "what is lost, inferred, witnessed, or a printed edition is no witness too few",
    `${LIST}<eTree><label>α</label><eLeaf type="lost"><label>t</label></eLeaf><eLeaf type="hypothetical"><label>β</label></eLeaf>
    <eLeaf><label>A</label></eLeaf><eLeaf value="#ed"><label>ed</label></eLeaf><eLeaf value="https://example.org/ms"><label>Z</label></eLeaf></eTree>`,
  ],
  [
    "manuscripts without a witness, where they are ends of the stemma or said to be extant",
    `${LIST}<eTree><label>α</label><eTree type="extant"><label>C</label><eLeaf><label>D</label></eLeaf></eTree><eTree><label>A</label><eLeaf><label>B2</label></eLeaf></eTree></eTree>`,
    "undeclared-witness eTree",
    "undeclared-witness eLeaf",
    "undeclared-witness eLeaf",
  ],
  [
    "a stemma of another tradition, or without any list",
    `${LIST}<eTree><label>α</label><eLeaf><label>X</label></eLeaf></eTree>`,
  ],
  ["a stemma without any list", "<eTree><eLeaf type='extant'><label>X</label></eLeaf></eTree>"],
  [
    "nodes without a type: only what is nearly a siglum",
    `${LIST}<tree ord="false"><root xml:id="r" children="#na #nb #nt"/><leaf xml:id="na"><label>A</label></leaf><leaf xml:id="nb"><label>Bernn</label></leaf><leaf xml:id="nt"><label>t</label></leaf></tree>`,
    "undeclared-witness leaf",
  ],
  [
    "an arc to something else, and one to nothing",
    `${LIST}<graph><node xml:id="na" adjTo="#nb #gone"/><node xml:id="nb" value="#A"/><arc from="#A" to="#ed"/></graph>`,
    "arc-without-node #ed",
    "unresolved-pointer #nb #gone",
  ],
  [
    "witnesses in a circle, and in a diamond",
    `${LIST}<graph><node value="#A" xml:id="na" adjTo="#nb"/><node xml:id="nb" adjTo="#na"/></graph>
    <graph><node xml:id="w" adjTo="#x #y"/><node xml:id="x" adjTo="#z"/><node xml:id="y" adjTo="#z"/><node xml:id="z"/></graph>`,
    "circular-stemma node",
  ],
  // pointers
  ["schemes in capitals", '<ref target="HTTPS://example.org">x</ref>'],
  ["no host", '<ref target="http://">x</ref>', "malformed-url http://"],
  ["mail and names", '<ref target="mailto:a@example.org urn:isbn:0 doi:10.1/x">x</ref>'],
  ["a scheme of nobody", '<ref target="psn:kim">x</ref>', "unknown-scheme psn:kim"],
  [
    "xml:base abroad",
    '<div xml:base="https://example.org/a/"><p xml:id="p"><ref target="#p b.xml">x</ref></p></div>',
  ],
  [
    "ids alike but for the case",
    '<p xml:id="김A"/><p xml:id="김a"/>',
    "id-case 김a",
    "empty-element p",
    "empty-element p",
  ],
  [
    "a hand that is a person",
    '<listPerson><person xml:id="k"><persName>K</persName></person></listPerson><p><add hand="#k">x</add></p>',
    "wrong-kind #k",
  ],
  [
    "responsibility of a person",
    '<listPerson><person xml:id="k"><persName>K</persName></person></listPerson><p><add resp="#k">x</add></p>',
  ],
  ["a name in no element of TEI", '<x:persName xmlns:x="urn:x"/>'],
];

for (const [what, body, ...expected] of CASES) {
  test(what, () => {
    const found = findingsIn({ "a.xml": teiDocument(body) })
      // Of the lists in these cases nobody is mentioned.
      .filter(({ code }) => code !== "tei/unmentioned-entry")
      .map(({ code, marked }) => `${code.slice(4)} ${marked}`);
    assert.equal(found.toSorted(), expected.toSorted());
  });
}

const CYCLE = ["a", "b", "c"].map(
  (id, index) => `<relation name="parent" active="#${id}" passive="#${"bca"[index]}"/>`,
);

test("a circle of three is found once, a diamond is none", () => {
  const people = ["a", "b", "c", "d"]
    .map((id) => `<person xml:id="${id}"><persName>${id}</persName></person>`)
    .join("");
  const codes = (relations: string): string[] =>
    findingsIn({
      "p.xml": teiRegister(
        `<listPerson>${people}<listRelation>${relations}</listRelation></listPerson>`,
      ),
    })
      .map(({ code, message }) => `${code} ${message}`)
      .filter((text) => text.startsWith("tei/circular"));
  assert.is(codes(CYCLE.join("")).length, 1);
  assert.match(codes(CYCLE.join(""))[0] ?? "", /a → b → c → a/u);
  const diamond =
    '<relation name="parent" active="#a" passive="#b #c"/><relation name="parent" active="#b #c" passive="#d"/>';
  assert.equal(codes(diamond), []);
});

test("a chain of 20,000 relations is followed", () => {
  const relations = Array.from(
    { length: 20_000 },
    (_, index) => `<relation name="next" active="#n${index}" passive="#n${index + 1}"/>`,
  );
  const people = Array.from(
    { length: 20_001 },
    (_, index) => `<person xml:id="n${index}"><persName>N${index}</persName></person>`,
  );
  const found = findingsIn({
    "p.xml": teiRegister(
      `<listPerson>${people.join("")}<listRelation>${relations.join("")}</listRelation></listPerson>`,
    ),
  });
  assert.equal(found, []);
});

test("an id of a register without its file", () => {
  const documents = {
    "a.xml": teiDocument('<p><persName ref="#kim">Kim</persName></p>'),
    "r/persons.xml": teiRegister(
      '<listPerson><person xml:id="kim"><persName>Kim</persName></person></listPerson>',
    ),
  };
  assert.equal(
    findingsIn(documents).map(({ code }) => code),
    ["tei/unresolved-pointer", "tei/unmentioned-entry"],
  );
  assert.match(findingsIn(documents)[0]?.message ?? "", /r\/persons\.xml has one/u);
  assert.equal(findingsIn(documents, { ...DEFAULT_RULES, sharedIds: true }), []);
});

test("a register in the text is a register", () => {
  const documents = {
    "a.xml": teiDocument(
      '<p><persName key="kim">Kim</persName><persName key="kin">Kim</persName></p>',
    ),
    "persons.xml": teiDocument(
      '<div><head>Persons</head><listPerson><person xml:id="kim"><persName>Kim</persName></person></listPerson></div>',
    ),
  };
  const [finding, ...others] = findingsIn(documents);
  assert.equal(others, []);
  assert.is(finding?.code, "tei/unknown-key");
  assert.match(finding?.message ?? "", /Did you mean "kim"\?$/u);
});

test("documents by their names: dates, numbers, forms", () => {
  const dated = (when: string): string =>
    teiDocument(
      "<p>x</p>",
      `<profileDesc><creation><date when="${when}"/></creation></profileDesc>`,
    );
  const rules = { ...DEFAULT_RULES, documentName: /^(?<number>\d+)-(?<date>\d{4}(-\d\d)*)$/u };
  const found = findingsIn(
    {
      "l/1-1965.xml": dated("1965-04-17"),
      "l/2-1965-04-17.xml": dated("1965-04"),
      "l/2-1966.xml": dated("1966"),
      "l/3-1964.xml": dated("1965"),
      "l/draft.xml": dated("1965"),
      "m/1-1965-13.xml": dated("1965"),
    },
    rules,
  );
  assert.equal(
    found.map(({ path, code }) => `${path} ${code}`),
    [
      "l/2-1966.xml tei/document-name",
      "l/3-1964.xml tei/document-name",
      "l/draft.xml tei/document-name",
      "m/1-1965-13.xml tei/document-name",
      "l/3-1964.xml tei/document-order",
    ],
  );
});

test.run();
