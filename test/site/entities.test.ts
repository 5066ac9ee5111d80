// The addresses of entries, and what their pages are told.

import { test } from "uvu";
import * as assert from "uvu/assert";
import { entityData } from "../../src/site/entity-data.ts";
import type { Entity } from "../../src/site/entities.ts";
import { planSite, type Site } from "../../src/site/pages.ts";
import { editionOf, teiDocument, teiRegister } from "../helpers/tei.ts";

const IMPRINT = { title: "T", language: "en", strings: {}, generator: "G", built: "2015-04-17" };

function siteOf(documents: Readonly<Record<string, string>>): Site {
  return planSite(editionOf(documents), IMPRINT);
}

const person = (id: string, more = ""): string =>
  `<person xml:id="${id}"><persName>N</persName>${more}</person>`;
const persons = (...entries: string[]): string =>
  teiRegister(`<listPerson>${entries.join("")}</listPerson>`);
const pagesOf = (site: Site): string[] => [...site.entities.values()].map(({ page }) => page);
const dataOf = (address: string, site: Site) =>
  entityData(site.entities.get(address) as Entity, site);

test("an entry is published under its id, whatever letters it has", () => {
  const site = siteOf({ "p.xml": persons(person("김.병-직"), person("Ким_1")) });
  assert.equal(pagesOf(site), ["persons/김.병-직.html", "persons/Ким_1.html"]);
});

test("no two entries share an address: not of two registers, not where capitals do not count", () => {
  const site = siteOf({
    "a.xml": persons(person("kim"), person("kim-2"), person("index")),
    "b.xml": persons(person("kim"), person("Kim"), person("É"), person("E\u0301")),
  });
  assert.equal(pagesOf(site), [
    "persons/kim.html",
    "persons/kim-2.html",
    "persons/index-2.html",
    "persons/kim-3.html",
    "persons/Kim-4.html",
    "persons/É.html",
    "persons/E\u0301-2.html",
  ]);
});

test("names of devices and very long ids become names that every file system takes", () => {
  const long = "김".repeat(300);
  const site = siteOf({ "a.xml": persons(person("con"), person("lpt1.x"), person(long)) });
  const [device, dotted, short = ""] = pagesOf(site);
  assert.equal([device, dotted], ["persons/_con.html", "persons/_lpt1.x.html"]);
  assert.ok(Buffer.byteLength(short) < 255);
});

test("a document's page goes before an entry's", () => {
  const site = siteOf({ "tei/persons/kim.xml": persons(person("kim")), "tei/x.xml": "<TEI/>" });
  assert.equal(pagesOf(site), ["persons/kim-2.html"]);
});

test("only entries of registers have pages: not persons of a header, nor works cited in a note", () => {
  const bibl = '<p><note><bibl xml:id="b">A book</bibl></note></p>';
  const header = `<profileDesc><particDesc>${person("p")}</particDesc></profileDesc>`;
  assert.equal(pagesOf(siteOf({ "a.xml": teiDocument(bibl, header) })), []);
});

test("an entry knows the one that it is in, and its parts; what else is in it stands on its page", () => {
  const places =
    '<listPlace><place xml:id="a"><placeName>A</placeName><place xml:id="b"><placeName xml:id="form">B</placeName></place></place></listPlace>';
  const site = siteOf({ "p.xml": teiRegister(places) });
  assert.is(dataOf("p.xml#b", site).parent?.href, "a.html");
  assert.equal(dataOf("p.xml#a", site).parts, [{ title: "B", language: null, href: "b.html" }]);
  assert.is(site.innerPages.get("p.xml#form"), "places/b.html");
});

test("numbers of authority files lead to where those are found", () => {
  const idnos =
    '<idno type="GND">118540238</idno><idno type="house">K 7</idno><idno type="viaf">12 34</idno>';
  const site = siteOf({ "p.xml": persons(person("k", idnos)) });
  assert.equal(dataOf("p.xml#k", site).identifiers, [
    { value: "118540238", address: "https://d-nb.info/gnd/118540238" },
    { value: "12 34", address: "https://viaf.org/viaf/1234" },
  ]);
});

test("occurrences come in the order of the edition, and forms say where they are attested", () => {
  const letter = (when: string, name: string): string =>
    teiDocument(
      `<p>Dear <persName ref="p.xml#k">${name}</persName>!</p>`,
      `<profileDesc><creation><date when="${when}"/></creation></profileDesc>`,
    );
  const site = siteOf({
    "a.xml": letter("1966", "N"),
    "b.xml": letter("-0044", "M"),
    "p.xml": persons(person("k", "<persName>O</persName>")),
  });
  const { occurrences, attested } = dataOf("p.xml#k", site);
  assert.equal(
    occurrences.flatMap(({ places }) =>
      places.map(({ href, before, text }) => [href, before, text]),
    ),
    [
      ["../b.html#mention-1", "Dear ", "M"],
      ["../a.html#mention-1", "Dear ", "N"],
    ],
  );
  assert.equal(attested, [
    {
      text: "N",
      documents: [{ href: "../a.html#mention-1", title: "T", language: null, count: 1 }],
      further: 0,
    },
  ]);
});

test("relations are seen from each side", () => {
  const relation =
    '<listRelation><relation name="parent" active="#a" passive="#b #c"/><relation name="spouse" mutual="#a #d"/></listRelation>';
  const site = siteOf({
    "p.xml": teiRegister(
      `<listPerson>${["a", "b", "c", "d"].map((id) => person(id)).join("")}</listPerson>${relation}`,
    ),
  });
  const seen = (id: string) =>
    dataOf(`p.xml#${id}`, site).relations.map(({ name, role, others }) => [
      name,
      role,
      others.map(({ href }) => href).join(" "),
    ]);
  assert.equal(seen("a"), [
    ["parent", "active", "b.html c.html"],
    ["spouse", "mutual", "d.html"],
  ]);
  assert.equal(seen("c"), [["parent", "passive", "a.html"]]);
  assert.equal(seen("d"), [["spouse", "mutual", "a.html"]]);
});

test.run();
