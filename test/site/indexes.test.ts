// Alphabetical order, letters, and the lists that the indexes are made from.

import { test } from "uvu";
import * as assert from "uvu/assert";
import {
  archivesPages,
  chronologyPages,
  documentsPages,
  type HoldingData,
} from "../../src/site/document-indexes.ts";
import { encodingPage, interventionsPages } from "../../src/site/editing-pages.ts";
import { alphabetOf, groupByLetter } from "../../src/site/letters.ts";
import { namesPages } from "../../src/site/name-indexes.ts";
import { readStrings } from "../../src/project/strings.ts";
import { compareDates, monthOf, yearOf, yearWords } from "../../src/site/order.ts";
import { planSite, type Site } from "../../src/site/pages.ts";
import { PART_BYTES, partPages, rowSize } from "../../src/site/parts.ts";
import { editionOf, teiDocument, teiRegister } from "../helpers/tei.ts";

function siteOf(documents: Readonly<Record<string, string>>, language = "en"): Site {
  const imprint = { title: "T", language, strings: {}, generator: "G", built: "2015-04-17" };
  return planSite(editionOf(documents), imprint);
}

const letters = (language: string, ...texts: string[]): string =>
  groupByLetter(
    texts.map((text) => ({ text })),
    alphabetOf(language),
  )
    .map(({ letter, rows }) => `${letter}:${rows.map(({ text }) => text).join(",")}`)
    .join(" ");

test("letters are those of the script, in the order of the edition's language", () => {
  assert.is(letters("en", "Zola", "Ärzte", "adam", "1984"), "#:1984 A:adam,Ärzte Z:Zola");
  assert.is(letters("sv", "Zola", "Ärzte", "adam"), "A:adam Z:Zola Ä:Ärzte");
  assert.is(
    letters("en", "김", "까치", "이", "Ким", "Йод", "Kim"),
    "K:Kim Й:Йод К:Ким ㄱ:김,까치 ㅇ:이",
  );
  assert.is(letters("ko", "Kim", "김"), "ㄱ:김 K:Kim");
  assert.is(letters("en", "“Quoted”", "'Abd"), "A:'Abd Q:“Quoted”");
});

test("dates: before our era, without a day, without a year", () => {
  const dates = ["1965-04-17", undefined, "1965", "-0044-03-15", "--05", "0800"];
  assert.equal(dates.toSorted(compareDates), [
    "-0044-03-15",
    "0800",
    "1965",
    "1965-04-17",
    "--05",
    undefined,
  ]);
  assert.equal([yearOf("-0044-03"), monthOf("-0044-03"), yearOf("--05")], [-44, 3, undefined]);
  for (const [language, words] of [
    ["en", "44 BCE"],
    ["de", "44 v. Chr."],
    ["fr", "44 av. J.-C."],
    ["ko", "기원전 44년"],
    ["ru", "44 до н. э."],
  ] as const) {
    const strings = readStrings(language);
    assert.is(yearWords("-0044", strings).replaceAll("\u00A0", " "), words);
    assert.is(yearWords("0044", strings), "44");
  }
});

const dated = (when: string, title: string, source = ""): string =>
  `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>${title}</title></titleStmt>${source}</fileDesc><profileDesc><creation>${when === "" ? "" : `<date when="${when}"/>`}</creation></profileDesc></teiHeader><text><body><p/></body></text></TEI>`;

test("documents in three orders, and by year and month", () => {
  const site = siteOf({
    "a.xml": dated("1965-04-17", "B"),
    "b.xml": dated("", "C"),
    "c.xml": dated("1964", "a"),
  });
  const titles = documentsPages(site).map(({ order, documents }) => [
    order,
    documents.map(({ title }) => title).join(""),
  ]);
  assert.equal(titles, [
    ["by-date", "aBC"],
    ["by-title", "aBC"],
    ["by-signature", "aBC"],
  ]);
  assert.equal(
    [...chronologyPages(site)]
      .flatMap(({ years }) => years)
      .map(({ year, months }) => [year, months.map(({ month }) => month)]),
    [
      [1964, [null]],
      [1965, [4]],
      [null, [null]],
    ],
  );
});

test("archives are a tree: house, collection, parts of the shelfmark; what has none stands apart", () => {
  const held = (idno: string): string =>
    `<sourceDesc><msDesc><msIdentifier><settlement>Moscow</settlement><repository>AVPRF</repository>${idno}</msIdentifier></msDesc></sourceDesc>`;
  const site = siteOf({
    "a.xml": dated(
      "",
      "A",
      held('<idno>x <idno type="fond">1</idno><idno type="delo">2</idno></idno>'),
    ),
    "b.xml": dated(
      "",
      "B",
      held('<idno><idno type="fond">1</idno><idno type="delo">10</idno></idno>'),
    ),
    "c.xml": dated("", "C", held("<idno>Box 3</idno>")),
    "d.xml": dated("", "D"),
  });
  const tree = (holdings: readonly HoldingData[]): string =>
    holdings
      .map(({ label, documents, parts }) => {
        const own = documents.map(({ title }) => title).join("");
        return `${label}${own === "" ? "" : `=${own}`}${parts.length === 0 ? "" : `(${tree(parts)})`}`;
      })
      .join(" ");
  const [page] = archivesPages(site);
  assert.is(tree(page?.holdings ?? []), "Moscow, AVPRF(Box 3=C fond 1(delo 2=A delo 10=B))");
  assert.equal(
    page?.others.map(({ title }) => title),
    ["D"],
  );
});

test("every other form of a name says see, once", () => {
  const forms =
    '<persName type="main"><forename>Ada</forename> <surname>King</surname></persName><persName>Lovelace</persName><persName type="old">Lovelace</persName><persName type="sort">King, A.</persName>';
  const site = siteOf({
    "p.xml": teiRegister(`<listPerson><person xml:id="a">${forms}</person></listPerson>`),
    "d.xml": teiDocument('<p><persName ref="p.xml#a">Ada</persName></p>'),
  });
  const [page] = namesPages(site);
  assert.equal(
    page?.letters.flatMap(({ rows }) => rows.map(({ text, see, href }) => [text, see, href])),
    [
      ["King, A.", null, "a.html"],
      ["Lovelace", "King, A.", "a.html"],
    ],
  );
  assert.is(page?.letters[0]?.rows[0]?.count, 1);
});

test("a list is divided by the length of its rows, and parts are called by what tells them apart", () => {
  const texts = ["Saar", "Sachs", "Schmid", "Schmidt", "Schmied", "Seidel"];
  const parts = partPages("x/list.html", texts, {
    sizeOf: () => PART_BYTES / 2,
    textOf: (text) => text,
  });
  assert.equal(
    parts.map(({ page, rows, parts: links }) => [page, rows.length, links.length]),
    [
      ["x/list.html", 2, 3],
      ["x/list-2.html", 2, 3],
      ["x/list-3.html", 2, 3],
    ],
  );
  assert.equal(
    parts[0]?.parts.map(({ from, to, href, isCurrent }) => [from, to, href, isCurrent]),
    [
      ["Sa", "Sa", "list.html", true],
      ["Sc", "Schmid", "list-2.html", false],
      ["Schmie", "Se", "list-3.html", false],
    ],
  );
});

test("what fits is one page, and what fits on no page has one of its own", () => {
  const sizeOf = (size: number): number => size;
  assert.equal(
    partPages("x.html", [], { sizeOf }).map(({ parts }) => parts),
    [[]],
  );
  assert.equal(partPages("x.html", [PART_BYTES, 0], { sizeOf }).length, 1);
  const sizes = [1, PART_BYTES * 2, 1];
  assert.equal(
    partPages("x.html", sizes, { sizeOf }).map(({ rows }) => rows),
    sizes.map((size) => [size]),
  );
});

test("bytes are counted, not letters", () => {
  assert.is(rowSize("김") - rowSize(""), 3);
  assert.is(rowSize(null, undefined), rowSize());
});

test("houses with the same letters have pages of their own", () => {
  const held = (repository: string, title: string): string =>
    dated(
      "",
      title.padEnd(PART_BYTES, "x"),
      `<sourceDesc><msDesc><msIdentifier><repository>${repository}</repository><idno>1</idno></msIdentifier></msDesc></sourceDesc>`,
    );
  const site = siteOf({
    "a.xml": held("A. B", "A"),
    "b.xml": held("A – B", "B"),
    "c.xml": held("***", "C"),
  });
  const [first, ...others] = [...archivesPages(site)];
  assert.equal(first?.houses.map(({ href, count }) => [href, count]).toSorted(), [
    ["archives-_.html", 1],
    ["archives-a-b-_2.html", 1],
    ["archives-a-b.html", 1],
  ]);
  assert.is(others.length, 3);
});

test("interventions are listed by class, with links to their marks", () => {
  const body =
    '<p xml:id="intervention-1">A <gap reason="lost"/> b <supplied>c</supplied> <gap/></p>';
  const [overview, gaps, supplied] = interventionsPages(siteOf({ "a.xml": teiDocument(body) }));
  assert.equal(
    overview?.classes.map(({ what, count }) => [what, count]),
    [
      ["gap", 2],
      ["supplied", 1],
    ],
  );
  assert.equal(
    gaps?.documents.flatMap(({ interventions }) => interventions.map(({ href }) => href)),
    ["../a.html#intervention-1_-mark", "../a.html#intervention-3-mark"],
  );
  assert.is(supplied?.what, "supplied");
});

test("the encoding is counted, and a short example taken", () => {
  const text = teiDocument(`<p>${"long ".repeat(60)}</p><p n="2">short</p>`);
  const page = encodingPage(siteOf({ "a.xml": text }), (_, { start, end }) =>
    text.slice(start, end),
  );
  const p = page.elements.find(({ name }) => name === "p");
  assert.is(p?.count, 2);
  assert.is(p?.example, '<p n="2">short</p>');
  assert.equal(p?.attributes, [{ name: "n", count: 1, value: "2" }]);
});

test.run();
