// What spans documents: ids given twice, pointers that lead nowhere, who is mentioned where.

import { test } from "uvu";
import * as assert from "uvu/assert";
import { checkEdition } from "../../src/tei/checks.ts";
import { editionOf, teiDocument, teiRegister } from "../helpers/tei.ts";

const persons = teiRegister(
  '<listPerson><person xml:id="kim-byeong-jik"><persName>Kim</persName></person></listPerson>',
);

/** What is found, but for entries that a test has no need to mention. */
function messages(documents: Readonly<Record<string, string>>): string[] {
  return checkEdition(editionOf(documents))
    .filter(({ code }) => code !== "tei/unmentioned-entry")
    .map(({ path, code, message }) => `${path} ${code} ${message}`);
}

test("pointers that arrive give no finding", () => {
  const body =
    '<p xml:id="p"><persName ref="persons.xml#kim-byeong-jik">Kim</persName> <ref target="#p">here</ref> <ref target="persons.xml">all</ref> <graphic url="kim.png"/> <ref target="https://example.org/x.xml#y">out</ref></p>';
  assert.equal(messages({ "tei/a.xml": teiDocument(body), "tei/persons.xml": persons }), []);
});

test("a pointer to an id that is not there names the nearest", () => {
  const body = '<p><persName ref="persons.xml#kim-byeong-jk">Kim</persName></p>';
  assert.equal(messages({ "a.xml": teiDocument(body), "persons.xml": persons }), [
    'a.xml tei/unresolved-pointer @ref of <persName> points to "persons.xml#kim-byeong-jk", which leads nowhere. persons.xml has no xml:id "kim-byeong-jk". Did you mean "kim-byeong-jik"?',
  ]);
});

test("a pointer to a document that is not there names the nearest", () => {
  const body = '<p><persName ref="person.xml#kim-byeong-jik">Kim</persName></p>';
  assert.equal(messages({ "a.xml": teiDocument(body), "persons.xml": persons }), [
    'a.xml tei/unresolved-pointer @ref of <persName> points to "person.xml#kim-byeong-jik", which leads nowhere. The edition has no document person.xml. Did you mean persons.xml?',
  ]);
});

test("of several pointers in one attribute only the broken one is reported", () => {
  const body = '<p xml:id="a"><seg corresp="#a #b">x</seg></p>';
  assert.equal(messages({ "a.xml": teiDocument(body) }), [
    'a.xml tei/unresolved-pointer @corresp of <seg> points to "#b", which leads nowhere. a.xml has no xml:id "b". Did you mean "a"?',
  ]);
});

test("an id given twice is reported at the second, with a note at the first", () => {
  const edition = editionOf({
    "a.xml": teiDocument('<p xml:id="p1"/><p xml:id="p2"/><p xml:id="p1"/>'),
  });
  const [finding, ...others] = checkEdition(edition);
  assert.equal(others, []);
  assert.is(finding?.code, "tei/duplicate-id");
  const first = finding?.notes[0]?.span?.start ?? Infinity;
  assert.ok((finding?.span?.start ?? 0) > first);
});

test("the same id in two documents is no error", () => {
  assert.equal(
    messages({
      "a.xml": teiDocument('<p xml:id="p1"/>'),
      "b.xml": teiDocument('<p xml:id="p1"/>'),
    }),
    [],
  );
});

test("occurrences are found by pointer and by key, in order", () => {
  const edition = editionOf({
    "a.xml": teiDocument('<p><rs ref="persons.xml#kim-byeong-jik">he</rs></p>'),
    "b.xml": teiDocument('<p><persName key="kim-byeong-jik">Kim</persName></p>'),
    "persons.xml": persons,
  });
  const found = edition.occurrences.get("persons.xml#kim-byeong-jik") ?? [];
  assert.equal(
    found.map(({ path, mention }) => [path, mention.anchor, mention.text]),
    [
      ["a.xml", "mention-1", "he"],
      ["b.xml", "mention-1", "Kim"],
    ],
  );
});

/** Entries by file; the codes that are not about mentions. */
function sharing(files: Readonly<Record<string, string>>): string[] {
  return checkEdition(
    editionOf(
      Object.fromEntries(Object.entries(files).map(([path, list]) => [path, teiRegister(list)])),
    ),
  ).flatMap(({ code, path, message }) =>
    code === "tei/shared-identifier" ? [`${path} ${message.replace(/ If .*$/u, "")}`] : [],
  );
}

const person = (id: string, idno: string): string =>
  `<person xml:id="${id}"><persName>${id.toUpperCase()}</persName>${idno}</person>`;
const GND = '<idno type="GND">118540238</idno>';
const ADDRESS =
  '<idno type="URL" subtype="gnd">http://d-nb.info/gnd/118540238</idno><idno type="GND">118540238</idno>';

test("two entries with one number of an authority file, however it is written", () => {
  assert.equal(
    sharing({ "r.xml": `<listPerson>${person("a", GND)}${person("b", ADDRESS)}</listPerson>` }),
    ['r.xml "b" (B) has the identifier of "a" (A): https://d-nb.info/gnd/118540238.'],
  );
  assert.equal(
    sharing({
      "r.xml": `<listPerson>${person("a", GND)}</listPerson>`,
      "s.xml": `<listPlace><place xml:id="p"><placeName>P</placeName>${GND}</place></listPlace>`,
    }),
    ['s.xml "p" (P) has the identifier of "a" (A): https://d-nb.info/gnd/118540238.'],
  );
});

test("numbers of two files, of houses, of one entry, of a town and its government are no finding", () => {
  const lists: readonly string[] = [
    `<listPerson>${person("a", GND)}${person("b", '<idno type="VIAF">118540238</idno>')}</listPerson>`,
    `<listPerson>${person("a", '<idno type="house">7</idno>')}${person("b", '<idno type="house">7</idno>')}</listPerson>`,
    `<listPerson>${person("a", ADDRESS)}</listPerson>`,
    `<listPlace><place xml:id="wien"><placeName>Wien</placeName>${GND}</place></listPlace><listOrg><org xml:id="stadt"><orgName>Stadt Wien</orgName>${GND}</org></listOrg>`,
  ];
  for (const list of lists) assert.equal(sharing({ "r.xml": list }), []);
  const one = `<listPerson>${person("a", GND)}</listPerson>`;
  assert.equal(sharing({ "r.xml": one, "s.xml": one }), []);
});

test("a place and a body with one number, and another place with it: the two places are found", () => {
  const place = (id: string): string =>
    `<place xml:id="${id}"><placeName>${id}</placeName>${GND}</place>`;
  const found = sharing({
    "r.xml": `<listOrg><org xml:id="o"><orgName>o</orgName>${GND}</org></listOrg><listPlace>${place("p")}${place("q")}</listPlace>`,
  });
  assert.equal(found, [
    'r.xml "q" (q) has the identifier of "p" (p): https://d-nb.info/gnd/118540238.',
  ]);
});

test("of ten thousand entries with one number, each but the first is found once", () => {
  const many = Array.from({ length: 10_000 }, (_, index) => person(`p${index}`, GND)).join("");
  const edition = editionOf({ "r.xml": teiRegister(`<listPerson>${many}</listPerson>`) });
  const found = checkEdition(edition).filter(({ code }) => code === "tei/shared-identifier");
  assert.is(found.length, 9_999);
});

test.run();
