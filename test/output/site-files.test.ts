// The files about the whole edition: sitemap, feed, BEACON, each read by a reader that is not ours where
// there is one.

import { readFileSync } from "node:fs";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { parseAtomFeed } from "feedsmith";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { validateXML } from "xmllint-wasm";
import { toBeacons } from "../../src/output/beacon.ts";
import { toFeed } from "../../src/output/feed.ts";
import { toSitemap } from "../../src/output/sitemap.ts";
import { inProject } from "../helpers/project.ts";
import { samplePublication } from "../helpers/publication.ts";
import { teiRegister } from "../helpers/tei.ts";

const publication = samplePublication();
const nowhere = samplePublication({ url: undefined });
const PAGES = ["index.html", "letters/김-1.html", "poem.html", "a b&c.html"];

/** The protocol's own XML Schema, as the npm package sitemap ships it. */
async function sitemapErrors(contents: string): Promise<string[]> {
  const schema = readFileSync(
    inProject("node_modules", "sitemap", "schema", "sitemap.xsd"),
    "utf8",
  );
  const { errors } = await validateXML({
    xml: { fileName: "sitemap.xml", contents },
    schema: { fileName: "sitemap.xsd", contents: schema },
  });
  return errors.map(({ message }) => message);
}

test("the sitemap is valid, with whole addresses and the days of changes", async () => {
  const [file, ...more] = toSitemap(PAGES, publication);
  assert.ok(file !== undefined);
  assert.is(more.length, 0);
  assert.is(file.path, "sitemap.xml");
  assert.equal(await sitemapErrors(file.contents), []);
  const { urlset } = new XMLParser().parse(file.contents) as {
    urlset: { url: readonly { loc: string; lastmod?: string }[] };
  };
  assert.equal(
    urlset.url,
    [
      { loc: "https://example.org/edition/index.html" },
      {
        loc: "https://example.org/edition/letters/%EA%B9%80-1.html",
        lastmod: "2026-01-10",
      },
      { loc: "https://example.org/edition/poem.html", lastmod: "2026-01-11" },
      { loc: "https://example.org/edition/a%20b&amp;c.html" },
    ].map((url) => ({ ...url, loc: url.loc.replace("&amp;", "&") })),
  );
});

test("the schema of the sitemap objects to what is wrong", async () => {
  const [file] = toSitemap(PAGES, publication);
  assert.ok((await sitemapErrors((file?.contents ?? "").replaceAll("loc>", "lok>"))).length > 0);
});

test("more pages than a sitemap may hold are several, with an index", () => {
  const files = toSitemap(PAGES, publication, 3);
  assert.equal(
    files.map(({ path }) => path),
    ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"],
  );
  assert.match(files[0]?.contents ?? "", "<loc>https://example.org/edition/sitemap-2.xml</loc>");
});

test("the feed tells of all dated changes, newest first, each under an id of its own", () => {
  const text = toFeed(publication, "feed.xml") ?? "";
  assert.is(XMLValidator.validate(text), true);
  const feed = parseAtomFeed(text);
  assert.is(feed.id, "https://example.org/edition/");
  assert.is(feed.title?.value, "Letters & Records");
  assert.is(feed.updated, "2026-01-11T00:00:00Z");
  assert.equal(
    feed.authors?.map(({ name }) => name),
    ["Anna Meyer", "The Team"],
  );
  assert.equal(
    feed.links?.map(({ rel, href }) => [rel, href]),
    [
      ["self", "https://example.org/edition/feed.xml"],
      ["alternate", "https://example.org/edition/"],
      ["license", "https://creativecommons.org/licenses/by/4.0/"],
    ],
  );
  assert.equal(
    feed.entries?.map(({ title, updated, summary }) => [title?.value, updated, summary?.value]),
    [
      ["A Poem", "2026-01-11T00:00:00Z", "Begun."],
      [
        'Letter of 100% {true} friends_& "foes" # ~ ^ \\ $',
        "2026-01-10T00:00:00Z",
        "Corrected <p>.",
      ],
      ['Letter of 100% {true} friends_& "foes" # ~ ^ \\ $', "2025-12-01T00:00:00Z", "Encoded."],
    ],
  );
  const ids = feed.entries?.map(({ id }) => id) ?? [];
  assert.is(new Set(ids).size, 3);
});

/** What RFC 4287 wants of a feed (4.1.1) and of an entry (4.1.2): one id, title and updated, in XML. */
test("the feed has the structure that RFC 4287 wants", () => {
  const parser = new XMLParser({ preserveOrder: true, ignoreAttributes: false });
  type Node = Readonly<Record<string, readonly Node[]>>;
  const names = (nodes: readonly Node[]): string[] =>
    nodes.map((node) => Object.keys(node)[0] ?? "").filter((name) => !/^[:#?]/u.test(name));
  const count = (all: readonly string[], name: string): number =>
    all.filter((one) => one === name).length;
  const document = parser.parse(toFeed(publication, "feed.xml") ?? "") as readonly Node[];
  const feed = document.flatMap((node) => node["feed"] ?? []);
  const entries = feed.flatMap((node) => (node["entry"] === undefined ? [] : [node["entry"]]));
  assert.is(entries.length, 3);
  for (const part of [feed, ...entries]) {
    const children = names(part);
    for (const name of ["id", "title", "updated"]) assert.is(count(children, name), 1, name);
    for (const name of ["rights", "summary", "generator"])
      assert.ok(count(children, name) <= 1, name);
    assert.is(count(children, "entry") > 0, part === feed);
  }
});

test("BEACON: a file for each authority, a line for each number of each entry, addresses that lead to entries", () => {
  const beacons = toBeacons(publication, (authority) => `beacon-${authority}.txt`);
  assert.equal(
    beacons.map(({ authority }) => authority),
    ["gnd", "viaf", "wikidata", "geonames"],
  );
  assert.is(
    beacons[0]?.contents,
    `#FORMAT: BEACON
#PREFIX: https://d-nb.info/gnd/
#FEED: https://example.org/edition/beacon-gnd.txt
#HOMEPAGE: https://example.org/edition/
#NAME: Letters & Records
#INSTITUTION: Press & Sons
#TIMESTAMP: 2026-02-03

118540238||https://example.org/edition/r.html#kim
118540238||https://example.org/edition/r.html#twin
`,
  );
  assert.match(beacons[1]?.contents ?? "", /^1234\|\|/mu);
  assert.match(beacons[2]?.contents ?? "", /^Q42\|\|/mu);
  assert.match(beacons[3]?.contents ?? "", /^2761369\|\|/mu);
});

test("an entry that states a number in two ways has one line in BEACON", () => {
  const register = teiRegister(
    '<listPerson><person xml:id="a"><persName ref="https://d-nb.info/gnd/118540238">A</persName><idno type="GND">118540238</idno></person></listPerson>',
  );
  const [beacon] = toBeacons(samplePublication({}, { "r.xml": register }), () => "b.txt");
  assert.equal(beacon?.contents.match(/^[^#\n].*$/gmu), [
    "118540238||https://example.org/edition/r.html#a",
  ]);
});

test("where nobody knows the edition's address there are none of these", () => {
  assert.equal(toSitemap(PAGES, nowhere), []);
  assert.is(toFeed(nowhere, "feed.xml"), undefined);
  assert.equal(
    toBeacons(nowhere, () => ""),
    [],
  );
});

test.run();
