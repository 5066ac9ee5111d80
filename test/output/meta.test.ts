// Meta tags: what Zotero and other readers of Highwire and Dublin Core find on a page.

import { test } from "uvu";
import * as assert from "uvu/assert";
import { documentJsonLd } from "../../src/output/jsonld.ts";
import { documentMeta, type MetaTag, pageMeta } from "../../src/output/meta.ts";
import { documentOf, samplePublication } from "../helpers/publication.ts";
import { teiDocument } from "../helpers/tei.ts";

const publication = samplePublication();

function contents(tags: readonly MetaTag[], name: string): string[] {
  return tags.filter((tag) => tag.name === name).map(({ content }) => content);
}

test("Highwire: one tag for each person, the day with slashes, the edition as the book", () => {
  const tags = documentMeta(documentOf(publication, "letters/김-1.xml"), publication);
  assert.equal(contents(tags, "citation_author"), ["Kim, Byeong-jik"]);
  assert.equal(contents(tags, "citation_editor"), ["Meyer, Anna", "The Team"]);
  assert.equal(contents(tags, "citation_publication_date"), ["1905/04/01"]);
  assert.equal(contents(tags, "citation_book_title"), ["Letters & Records"]);
  assert.equal(contents(tags, "citation_doi"), ["10.1234/ab_c.5"]);
});

test("before our era: ISO 8601 in Dublin Core, nothing in Highwire, which cannot say it", () => {
  const dated = `<sourceDesc><msDesc><msIdentifier><idno>P. 1</idno></msIdentifier></msDesc></sourceDesc>`;
  const header = `<profileDesc><creation><date when="-0044-03-15"/></creation></profileDesc>`;
  const papyrus = teiDocument("<p/>", header).replace("</titleStmt>", `</titleStmt>${dated}`);
  const ancient = samplePublication({}, { "a.xml": papyrus });
  const document = documentOf(ancient, "a.xml");
  const tags = documentMeta(document, ancient);
  assert.equal(contents(tags, "DC.date"), ["-0043-03-15"]);
  assert.equal(contents(tags, "citation_publication_date"), []);
  const { dateCreated } = documentJsonLd(document, ancient, (to) => to) as { dateCreated: unknown };
  assert.is(dateCreated, "-0043-03-15");
});

test("Dublin Core: creator, contributors, date, source, rights", () => {
  const tags = documentMeta(documentOf(publication, "letters/김-1.xml"), publication);
  assert.equal(contents(tags, "DC.creator"), ["Kim, Byeong-jik"]);
  assert.equal(contents(tags, "DC.contributor"), ["Meyer, Anna", "Jane Roe"]);
  assert.equal(contents(tags, "DC.date"), ["1905-04-01"]);
  assert.equal(contents(tags, "DC.subject"), ["letters", "war; peace"]);
  assert.equal(contents(tags, "DC.source"), [
    "Vienna, Austria, State Archive, Nachlass, fond 12, Box 3",
  ]);
  assert.equal(contents(tags, "DC.rights"), ["https://creativecommons.org/licenses/by/4.0/"]);
});

test("nothing empty, and no address where none is known", () => {
  const nowhere = samplePublication({ url: undefined });
  for (const document of nowhere.edition.documents) {
    for (const { name, content } of documentMeta(document, nowhere)) {
      assert.is.not(content.trim(), "", name);
      assert.not.match(name, /_url$/u);
    }
  }
});

test("of a page that is no document", () => {
  const tags = pageMeta("Names", publication);
  assert.equal(contents(tags, "DC.title"), ["Names"]);
  assert.equal(contents(tags, "DC.publisher"), ["Press & Sons"]);
});

test.run();
