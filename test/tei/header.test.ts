// What the header says about who made what, where it is kept, and how it changed.

import { test } from "uvu";
import * as assert from "uvu/assert";
import type { HeaderFacts } from "../../src/tei/header.ts";
import { factsOf } from "../helpers/tei.ts";

function headerOf(file: string, rest = ""): HeaderFacts {
  const text = `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>${file}</fileDesc>${rest}</teiHeader><text><body><p/></body></text></TEI>`;
  return factsOf("tei/a.xml", text).header;
}

function rolesOf(statement: string): string[] {
  return headerOf(`<titleStmt><title/>${statement}</titleStmt>`).contributors.map(
    ({ role, name }) => `${role} ${name.text}`,
  );
}

test("the title is the main one, else the first that is not of the series, as on the page", () => {
  const titleOf = (...titles: string[]): string =>
    headerOf(`<titleStmt>${titles.join("")}</titleStmt>`).title;
  const [series, first, main] = [
    '<title level="s">Series</title>',
    "<title>First</title>",
    '<title type="main">Main</title>',
  ];
  assert.is(titleOf(series, first, main), "Main");
  assert.is(titleOf(series, first), "First");
  assert.is(titleOf(series), "Series");
});

const ROLES: readonly (readonly [statement: string, roles: readonly string[], why: string])[] = [
  ["<author>Ann</author><author>Bea</author>", ["author Ann", "author Bea"], "authors"],
  ["<editor>Ann</editor>", ["editor Ann"], "an editor"],
  ['<editor role="Übersetzerin">Ann</editor>', ["translator Ann"], "an editor who translated"],
  [
    "<respStmt><resp>Translated by</resp><persName>Ann</persName><persName>Bea</persName></respStmt>",
    ["translator Ann", "translator Bea"],
    "two translators",
  ],
  ["<respStmt><resp>перевод</resp><name>Анна</name></respStmt>", ["translator Анна"], "in Russian"],
  ["<respStmt><resp>번역</resp><name>김</name></respStmt>", ["translator 김"], "in Korean"],
  [
    '<respStmt><resp ref="http://id.loc.gov/vocabulary/relators/trl">x</resp><name>Ann</name></respStmt>',
    ["translator Ann"],
    "by MARC's code",
  ],
  ["<respStmt><resp>Herausgeberin</resp><name>Ann</name></respStmt>", ["editor Ann"], "in German"],
  [
    "<respStmt><resp>TEI encoding and editorial notes</resp><orgName>Us</orgName></respStmt>",
    ["contributor Us"],
    "editorial notes make no editor",
  ],
  ["<author/><respStmt><resp>x</resp></respStmt>", [], "nobody is named"],
  ["<author>Ann</author><author>Ann</author>", ["author Ann"], "the same twice"],
];

for (const [statement, roles, why] of ROLES) {
  test(`roles: ${why}`, () => assert.equal(rolesOf(statement), roles));
}

const NAMES: readonly (readonly [author: string, parts: object | undefined, why: string])[] = [
  [
    "<persName><forename>Ann</forename> <forename>B.</forename> <surname>Roe</surname></persName>",
    { family: "Roe", given: "Ann B." },
    "surname and forenames",
  ],
  [
    "<persName><forename>Ann</forename> <nameLink>van</nameLink> <surname>Roe</surname></persName>",
    { family: "van Roe", given: "Ann" },
    "a link",
  ],
  ["Roe, Ann", { family: "Roe", given: "Ann" }, "a comma"],
  ["Ann Roe", undefined, "a space says nothing"],
  ["Roe, Ann, Dr", undefined, "two commas"],
  ["<orgName>Roe, Sons</orgName>", undefined, "a body"],
];

for (const [author, parts, why] of NAMES) {
  test(`parts of a name: ${why}`, () => {
    const [fact] = headerOf(`<titleStmt><author>${author}</author></titleStmt>`).contributors;
    assert.equal(fact?.name.parts, parts);
  });
}

test("a name knows its entry, and its number in an authority file", () => {
  const [author] = headerOf(
    `<titleStmt><author><persName ref="../p.xml#a https://d-nb.info/gnd/1">Ann</persName><idno type="wikidata">Q1</idno></author></titleStmt>`,
  ).contributors;
  assert.equal(author?.name.targets, [{ path: "p.xml", id: "a" }]);
  assert.equal(author?.name.identifiers, [
    { type: "URL", value: "https://d-nb.info/gnd/1" },
    { type: "wikidata", value: "Q1" },
  ]);
});

test("publisher without its address, date, licence, identifiers", () => {
  const { publication } = headerOf(
    `<publicationStmt><publisher><orgName>P</orgName><address><addrLine>Rome</addrLine></address></publisher>
     <publisher>Q</publisher><date when="2020">about 2020</date><idno type="DOI">10.1/x</idno>
     <availability><licence target="https://l.org/">L</licence></availability></publicationStmt>`,
  );
  assert.equal(publication, {
    publishers: ["P", "Q"],
    date: "2020",
    licence: { target: "https://l.org/", text: "L" },
    identifiers: [{ type: "DOI", value: "10.1/x" }],
  });
});

test("a shelfmark is made of its parts", () => {
  const { source } = headerOf(
    `<sourceDesc><msDesc><msIdentifier><settlement>M</settlement><repository>R</repository>
     <idno type="fond">1</idno><idno type="opis">2</idno><idno>3</idno><idno type="shelfmark">fond <idno type="fond">4</idno></idno></msIdentifier></msDesc>
     <listWit><witness><msDesc><msIdentifier><idno>W</idno></msIdentifier></msDesc></witness></listWit>
     <bibl>x <idno type="URL">https://a.org/1</idno> <ref target="https://a.org/1">again</ref></bibl></sourceDesc>`,
  );
  assert.is(source.manuscripts.length, 1);
  assert.is(source.manuscripts[0]?.shelfmark, "fond 1, opis 2, 3, fond 4");
  assert.is(source.manuscripts[0]?.country, undefined);
  assert.equal(source.addresses, ["https://a.org/1"]);
});

test("changes with their day, in attributes or in the words, also in lists of changes", () => {
  const { changes } = headerOf(
    "",
    `<revisionDesc><listChange><change when="2020-01-02" who="#a b.xml#c">One.</change>
     <change><date when="2019">2019</date> Two.</change></listChange></revisionDesc>`,
  );
  assert.equal(changes, [
    {
      when: "2020-01-02",
      who: [
        { path: "tei/a.xml", id: "a" },
        { path: "tei/b.xml", id: "c" },
      ],
      text: "One.",
      language: undefined,
    },
    { when: "2019", who: [], text: "2019 Two.", language: undefined },
  ]);
});

test("the steps of a correspondence", () => {
  const { correspondence, keywords } = headerOf(
    "",
    `<profileDesc><correspDesc><correspAction type="sent"><persName>A</persName><settlement>S</settlement><date from="1900" to="1901" calendar="#x">c. 1900</date></correspAction></correspDesc>
     <correspDesc><p>Nothing known.</p></correspDesc>
     <textClass><keywords><list><item><term>t</term></item></list></keywords></textClass></profileDesc>`,
  );
  assert.equal(
    correspondence.map((actions) =>
      actions.map(({ type, agents, places, dates }) => [
        type,
        agents.map(({ text }) => text),
        places.map(({ text }) => text),
        dates,
      ]),
    ),
    [[["sent", ["A"], ["S"], [{ text: "c. 1900", attributes: { from: "1900", to: "1901" } }]]]],
  );
  assert.equal(keywords, ["t"]);
});

test.run();
