// An edition that knows where it will be found, and has letters and authority numbers: all files for
// machines are written, they agree with each other and with the pages, and without the address just those
// are left out that consist of addresses.

import { cpSync } from "node:fs";
import { join } from "node:path";
import { XMLParser } from "fast-xml-parser";
import { validateCFF } from "cffjs";
import jsonld from "jsonld";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { parse } from "yaml";
import { apograph, edit, readTree, temporaryFolder } from "../helpers/command.ts";
import { pageElements } from "../helpers/pages.ts";
import { fixture } from "../helpers/project.ts";
import { htmlErrors, siteProblems } from "../helpers/site.ts";

const URL_BASE = "https://example.org/letters/";
const folder = temporaryFolder();
cpSync(fixture("edition", "published"), folder, { recursive: true });
const built = apograph(folder, "build");
const files = readTree(join(folder, "dist", "edition"));

edit(folder, "apograph.config.json", '  "url": "https://example.org/letters",\n', "");
const builtNowhere = apograph(folder, "build");
const filesNowhere = readTree(join(folder, "dist", "edition"));

/** To lose nothing silently; the types of jsonld.js do not know it yet. */
const SAFE = { safe: true } as object;

const NEED_ADDRESS = [
  "beacon-geonames.txt",
  "beacon-gnd.txt",
  "beacon-wikidata.txt",
  "cmif.xml",
  "feed.xml",
  "sitemap.xml",
];

interface Listing {
  readonly page: string;
  readonly json: string;
}
interface Index {
  readonly documents: readonly Listing[];
  readonly registers: readonly Listing[];
  readonly files: Readonly<Record<string, string>>;
}

const indexOf = (tree: ReadonlyMap<string, string>): Index =>
  JSON.parse(tree.get("index.json") ?? "") as Index;

/** Whether an address of the edition leads to a file, and to an element where it names one. */
function leadsSomewhere(address: string): boolean {
  if (!address.startsWith(URL_BASE)) return false;
  const { pathname, hash } = new URL(address);
  const path = decodeURIComponent(pathname.slice(new URL(URL_BASE).pathname.length));
  const file = files.get(path === "" ? "index.html" : path);
  if (file === undefined) return false;
  const id = decodeURIComponent(hash.slice(1));
  return id === "" || pageElements(file).some(({ attributes }) => attributes["id"] === id);
}

test("it is valid and built", () => {
  assert.is(built.status, 0, built.stdout + built.stderr);
  assert.is(builtNowhere.status, 0, builtNowhere.stdout + builtNowhere.stderr);
});

test("without the address, only the files that consist of addresses are left out", () => {
  const missing = [...files.keys()].filter((path) => !filesNowhere.has(path));
  assert.equal(missing, NEED_ADDRESS);
  assert.equal(
    [...filesNowhere.keys()].filter((path) => !files.has(path)),
    [],
  );
  for (const [path, text] of filesNowhere) assert.not.match(text, URL_BASE, path);
});

test("everything that index.json names is there, and so is what the documents' files name", () => {
  for (const tree of [files, filesNowhere]) {
    const { documents, registers, files: named } = indexOf(tree);
    assert.is(documents.length, 2);
    for (const path of Object.values(named)) assert.ok(tree.has(path), path);
    for (const { page, json } of [...documents, ...registers]) {
      assert.ok(tree.has(page), page);
      const data = JSON.parse(tree.get(json) ?? "") as { files: Record<string, string> };
      for (const path of Object.values(data.files)) assert.ok(tree.has(path), path);
    }
  }
});

test("the sitemap has every page once, and leads to it", () => {
  const { urlset } = new XMLParser().parse(files.get("sitemap.xml") ?? "") as {
    urlset: { url: readonly { loc: string }[] };
  };
  const addresses = urlset.url.map(({ loc }) => loc);
  for (const address of addresses) assert.ok(leadsSomewhere(address), address);
  const pages = [...files.keys()].filter((path) => path.endsWith(".html") && path !== "404.html");
  assert.is(new Set(addresses).size, pages.length);
});

test("feed, CMIF and BEACON lead to pages", () => {
  const addresses = ["feed.xml", "cmif.xml", "beacon-gnd.txt", "beacon-geonames.txt"].flatMap(
    (path) => (files.get(path) ?? "").match(/https:\/\/example\.org[^"<\s]*/gu) ?? [],
  );
  assert.ok(addresses.length > 10, String(addresses.length));
  // The ids of changes in the feed are names; nothing stands at their end.
  for (const address of addresses)
    assert.ok(leadsSomewhere(address.replace(/#change-.*$/u, "")), address);
});

test("the home page names the feed, and links to what is about the edition", () => {
  const home = pageElements(files.get("index.html") ?? "");
  const feed = home.find(({ attributes }) => attributes["type"] === "application/atom+xml");
  assert.is(feed?.attributes["href"], "feed.xml");
  const links = home.flatMap(({ name, attributes }) => (name === "a" ? attributes["href"] : []));
  for (const path of ["index.json", "CITATION.cff", "feed.xml", "cmif.xml"])
    assert.ok(links.includes(path), path);
});

test("the feed says who changed what", () => {
  const feed = files.get("feed.xml") ?? "";
  const summary = '<summary xml:lang="de">Zweite Seite &amp; Adresse';
  assert.match(feed, `<author><name>Jane Roe</name></author>${summary}`);
});

test("a document's page has its citation, and files for reference managers", () => {
  const page = pageElements(files.get("letters/1905-04-01.html") ?? "");
  const section = page.find(({ attributes }) => attributes["id"] === "how-to-cite");
  assert.match(section?.text ?? "", /Letters & answers, A press, 2024\./u);
  assert.match(section?.text ?? "", `${URL_BASE}letters/1905-04-01.html`);
  const links = page.flatMap(({ name, attributes }) => (name === "a" ? attributes["href"] : []));
  for (const ending of ["bib", "ris", "csl.json"])
    assert.ok(links.includes(`1905-04-01.${ending}`), ending);
  for (const { name, attributes } of page) {
    const isTyped = name === "link" && attributes["rel"] === "describedby";
    if (isTyped) assert.ok(files.has(`letters/${attributes["href"]}`), attributes["href"]);
  }
  const authors = page.filter(({ attributes }) => attributes["name"] === "citation_editor");
  assert.equal(
    authors.map(({ attributes }) => attributes["content"]),
    ["Roe, Jane"],
  );
});

test("every page says which version it is, what may be done with it, and how it is cited", () => {
  for (const [path, html] of files) {
    if (!path.endsWith(".html")) continue;
    const page = pageElements(html);
    const foot = page.find(
      ({ name, attributes }) => name === "footer" && attributes["class"] === "site",
    );
    assert.match(foot?.text ?? "", "Version 2.1 · ", path);
    const licence = page.find(({ attributes }) => attributes["rel"] === "license");
    assert.is(licence?.text, "CC0 1.0", path);
    const cited = page.filter(({ attributes }) => attributes["class"] === "how-to-cite");
    assert.is(cited.length, 1, path);
    assert.match(cited[0]?.text ?? "", "Letters & answers, A press, 20", path);
  }
});

test("the JSON-LD of every page can be read, and says which page it is on", async () => {
  let count = 0;
  for (const [path, html] of files) {
    if (!path.endsWith(".html")) continue;
    const scripts = pageElements(html).filter(
      ({ attributes }) => attributes["type"] === "application/ld+json",
    );
    for (const { text } of scripts) {
      const expanded = (await jsonld.expand(JSON.parse(text) as object, SAFE)) as unknown[];
      const [node] = expanded as { "@id": string }[];
      assert.ok(leadsSomewhere(node?.["@id"] ?? ""), path);
      count++;
    }
  }
  assert.ok(count >= 8, `${count} pages with JSON-LD`);
});

test("CITATION.cff says what the configuration says", () => {
  const cff = validateCFF(parse(files.get("CITATION.cff") ?? ""));
  assert.is(cff.title, "Letters & answers");
  assert.equal(cff.authors, [{ "family-names": "Roe", "given-names": "Jane" }]);
  assert.is((cff as { license?: string }).license, "CC0-1.0");
  assert.is(cff.url, URL_BASE);
  assert.is(String(cff.version), "2.1");
});

for (const [path, html] of files) {
  if (!path.endsWith(".html")) continue;
  test(`valid HTML: ${path}`, async () => assert.equal(await htmlErrors(html), []));
}

test("ids are unique, links arrive, nothing is loaded from elsewhere", () => {
  assert.equal(siteProblems(files), []);
});

test("a document that would be written over a file about the edition is refused", () => {
  const other = temporaryFolder();
  cpSync(fixture("edition", "published"), other, { recursive: true });
  cpSync(join(other, "tei/letters/답장.xml"), join(other, "tei/manifest.xml"));
  for (let left = 2; left > 0; left--)
    edit(other, "tei/manifest.xml", "../registers/", "registers/");
  const refused = apograph(other, "build");
  assert.is(refused.status, 1);
  assert.match(refused.stdout, "would both be published as manifest.json");
});

test.run();
