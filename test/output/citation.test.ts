// CSL-JSON from the header, and BibTeX and RIS from it: read back by Citation.js.

import { Cite } from "@citation-js/core";
import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { toBibtex } from "../../src/output/bibtex.ts";
import { cslFile, type CslItem, cslItem } from "../../src/output/citation.ts";
import { toRis } from "../../src/output/ris.ts";
import { documentOf, samplePublication } from "../helpers/publication.ts";
import { teiDocument, teiRegister } from "../helpers/tei.ts";

await Promise.all([import("@citation-js/plugin-bibtex"), import("@citation-js/plugin-ris")]);

const publication = samplePublication();
const itemOf = (path: string): CslItem => cslItem(documentOf(publication, path), publication);

type Names = readonly Readonly<Record<string, string>>[];
interface ReadItem {
  readonly [key: string]: unknown;
  readonly author?: Names;
  readonly title?: string;
}

function readBack(text: string): ReadItem {
  const { data } = new Cite(text);
  assert.is(data.length, 1);
  return data[0] as ReadItem;
}

/** Citation.js marks what keeps its case. */
const unmarked = (value: unknown): string =>
  String(value).replaceAll(/<span class="nocase">|<\/span>/gu, "");

/** To Citation.js, a name in braces is a family name. */
const asRead = (names: CslItem["author"]): unknown =>
  names?.map((name) => ("literal" in name ? { family: name.literal } : name));

test("a letter: sender, recipient, archive, date of sending", () => {
  const { title, ...item } = itemOf("letters/김-1.xml");
  assert.is(title, 'Letter of 100% {true} friends_& "foes" # ~ ^ \\ $');
  assert.equal(item, {
    id: "letters/김-1",
    type: "personal_communication",
    author: [{ family: "Kim", given: "Byeong-jik" }],
    recipient: [{ literal: "Ministry" }],
    editor: [{ family: "Meyer", given: "Anna" }, { literal: "The Team" }],
    contributor: [{ literal: "Jane Roe" }],
    issued: { "date-parts": [[1905, 4, 1]] },
    "container-title": "Letters & Records",
    publisher: "Press & Sons",
    archive: "State Archive",
    "archive-place": "Vienna, Austria",
    archive_collection: "Nachlass",
    archive_location: "fond 12, Box 3",
    language: "en",
    abstract: "A short letter.",
    keyword: "letters, war; peace",
    DOI: "10.1234/ab_c.5",
    URL: "https://example.org/edition/letters/%EA%B9%80-1.html",
  });
});

test("a record of an archive, translated; a text whose date is that of its edition", () => {
  const record = itemOf("records/a.xml");
  assert.is(record.type, "manuscript");
  assert.equal(record.translator, [{ family: "Kim", given: "Byeong-jik" }]);
  assert.equal(record.issued, { "date-parts": [[1965, 4]] });
  const poem = itemOf("poem.xml");
  assert.is(poem.type, "chapter");
  assert.equal(poem.author, [{ family: "de Sand and Sea", given: "Ann" }]);
  assert.equal(poem.translator, [{ literal: "Max" }]);
  assert.equal(poem.issued, { "date-parts": [[2025, 3, 1]] });
  assert.equal(poem["original-date"], { "date-parts": [[1386]] });
});

test("a range of years has both its ends", () => {
  const header = `<profileDesc><creation><date from="1800" to="1801-02">1800 to 1801</date></creation></profileDesc>`;
  const sources = { "diary.xml": teiDocument("<p/>", header) };
  const ranged = samplePublication({}, sources);
  const item = cslItem(documentOf(ranged, "diary.xml"), ranged);
  assert.equal(item["original-date"], { "date-parts": [[1800], [1801, 2]] });
  assert.match(toBibtex(item), "origdate = {1800/1801-02}");
});

test("before our era: CSL counts years as TEI does, ISO 8601 has a year 0, RIS knows none", () => {
  const createdIn = (dates: string) => {
    const header = `<profileDesc><creation><date ${dates}/></creation></profileDesc>`;
    const sources = { "a.xml": teiDocument("<p/>", header) };
    const ancient = samplePublication({}, sources);
    return cslItem(documentOf(ancient, "a.xml"), ancient);
  };
  const item = createdIn('when="-0044-03-15"');
  assert.equal(item["original-date"], { "date-parts": [[-44, 3, 15]] });
  assert.match(toBibtex(item), "origdate = {-0043-03-15}");
  assert.not.match(toRis(item), /^OP/mu);
  assert.equal(readBack(cslFile(item))["original-date"], item["original-date"]);
  const issued = { ...item, issued: item["original-date"] } as CslItem;
  assert.match(toBibtex(issued), "  date = {-0043-03-15}");
  assert.not.match(toBibtex(issued), /^ {2}year/mu);
  assert.not.match(toRis(issued), /^(?:PY|DA)/mu);
  assert.match(toBibtex(createdIn('from="-0001" to="0001"')), "origdate = {0000/0001}");
});

test("a name is never parted as another form of it is, which may be in another script", () => {
  const namedBy = (forms: string) => {
    const letter = teiDocument(
      "<p/>",
      `<profileDesc><correspDesc><correspAction type="sent"><persName ref="r.xml#k">Kim Cheol-su</persName></correspAction></correspDesc></profileDesc>`,
    );
    const register = teiRegister(`<listPerson><person xml:id="k">${forms}</person></listPerson>`);
    const small = samplePublication({}, { "a.xml": letter, "r.xml": register });
    return cslItem(documentOf(small, "a.xml"), small).author;
  };
  const main = '<persName type="main">Kim Cheol-su</persName>';
  const original =
    '<persName type="original"><surname>김</surname><forename>철수</forename></persName>';
  assert.equal(namedBy(main + original), [{ literal: "Kim Cheol-su" }]);
  assert.equal(namedBy(`${original}${main}<persName type="sort">Kim, Cheol-su</persName>`), [
    { family: "Kim", given: "Cheol-su" },
  ]);
});

test("the file is CSL-JSON to Citation.js, which loses nothing of it", () => {
  for (const path of ["letters/김-1.xml", "records/a.xml", "poem.xml"]) {
    const item = itemOf(path);
    // Citation.js notes how it came by an item.
    const { _graph, ...read } = readBack(cslFile(item));
    assert.ok(Array.isArray(_graph));
    assert.equal(read, item);
  }
});

test("a text that says nothing of its publication is published when the edition is built", () => {
  const plain = samplePublication({}, { "a.xml": teiDocument("<p/>") });
  const item = cslItem(documentOf(plain, "a.xml"), plain);
  assert.equal(item.issued, { "date-parts": [[2026]] });
  assert.is(item["original-date"], undefined);
});

test("keys of BibTeX are ASCII, and legible where they can be", () => {
  const keyOf = (id: string): string | undefined =>
    /\{(.*),/u.exec(toBibtex({ id, type: "chapter", title: "T" }))?.[1];
  assert.is(keyOf("letters/1905-04_a.b"), "letters:1905-04_a.b");
  assert.is(keyOf("Ühlig"), "Uhlig");
  assert.is(keyOf("김 1"), "uae40u201");
});

test("an editor whom header and configuration name stands once", () => {
  const names = itemOf("letters/김-1.xml").editor?.filter((name) => "family" in name);
  assert.is(names?.length, 1);
});

for (const path of ["letters/김-1.xml", "records/a.xml", "poem.xml"]) {
  const item = itemOf(path);
  test(`BibTeX, read back: ${path}`, () => {
    const read = readBack(toBibtex(item));
    assert.is(unmarked(read.title), item.title);
    assert.equal(read.author, asRead(item.author));
    assert.equal(read["editor"], asRead(item.editor));
    assert.equal(read["translator"], asRead(item.translator));
    assert.equal(read["issued"], item.issued);
    assert.is(read["publisher"], item.publisher);
    assert.is(read["URL"], item.URL);
    assert.is(read["DOI"], item.DOI);
    assert.match(toBibtex(item), /^@[a-z]+\{[A-Za-z0-9.:_-]+,\n/u);
    if (item.archive_location !== undefined)
      assert.match(String(read["note"]), item.archive_location);
  });

  test(`RIS, read back: ${path}`, () => {
    const read = readBack(toRis(item));
    assert.is(read.title, item.title);
    assert.equal(read.author, item.author);
    // Of a chapter, Citation.js reads the year alone.
    const [day = []] = item.issued?.["date-parts"] ?? [];
    const known = item.type === "chapter" ? day.slice(0, 1) : day;
    assert.equal(read["issued"], { "date-parts": [known] });
    assert.is(read["URL"], item.URL);
    assert.is(read["language"], item.language);
    // Citation.js knows no publisher of a manuscript.
    if (item.type === "chapter") assert.is(read["publisher"], item.publisher);
  });
}

test("a keyword is one, whatever it holds", () => {
  const keywords = ["letters, diplomatic", "war; peace", "R&D {x", "a; b"];
  const item: CslItem = { id: "a", type: "chapter", title: "T" };
  assert.equal(toRis(item, keywords).match(/^KW.*$/gmu), [
    "KW  - letters, diplomatic",
    "KW  - war; peace",
    "KW  - R&D {x",
    "KW  - a; b",
  ]);
  // What biblatex would part at its comma stands in braces.
  assert.match(
    toBibtex(item, keywords),
    "  keywords = {{letters, diplomatic}, war; peace, R\\&D \\textbraceleft{}x, a; b},\n",
  );
});

test("any title and any name survive BibTeX and RIS", () => {
  const word = fc.stringMatching(/^[a-zA-Zäß김Кé0-9{}\\%&$#_~^'",.;:()-]{1,12}$/u);
  const phrase = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(" "));
  fc.assert(
    fc.property(phrase, phrase, (title, literal) => {
      const item: CslItem = { id: "a", type: "chapter", title, author: [{ literal }] };
      const bibtex = readBack(toBibtex(item));
      assert.is(unmarked(bibtex.title), title);
      assert.equal(bibtex.author, asRead([{ literal }]));
      assert.is(readBack(toRis(item)).title, title);
    }),
    { numRuns: 300, seed: 1 },
  );
});

test.run();
