// An edition whose lists are too long for one page each: few things with very long names, so that it is
// built in no time. Every list is divided, and nothing of it is lost.

import { rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { apograph, edit, readTree, temporaryFolder, writeFiles } from "../helpers/command.ts";
import { type PageElement, pageElements } from "../helpers/pages.ts";
import { htmlErrors, siteProblems } from "../helpers/site.ts";

const LENGTH = 4000;
const COUNT = 60;

const long = (start: string): string => `${start} `.padEnd(LENGTH, "x");

const persons = Array.from({ length: COUNT }, (_, index) => {
  const letter = (index + 10).toString(36).replace(/^1/u, "z");
  const hangul = index === 0 ? '<persName xml:lang="ko-Hang">김</persName>' : "";
  return `<person xml:id="letter-${letter}"><persName type="main">${long(`S${letter}`)}</persName><persName>Variant ${index}</persName>${hangul}</person>`;
});

const document = (number: number): string =>
  `<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc><titleStmt><title>${long(`Letter ${number}`)}</title></titleStmt><publicationStmt><publisher>P</publisher></publicationStmt><sourceDesc${number % 2 === 0 ? ' xml:lang="de"' : ""}>${
    number === 0
      ? "<p>None.</p>"
      : `<msDesc><msIdentifier><settlement>Town</settlement><repository>House ${number % 2}</repository><idno>Box ${number}</idno></msIdentifier></msDesc>`
  }</sourceDesc></fileDesc><profileDesc><creation>${
    number === 1
      ? "<date/>"
      : `<date when="${number === 2 ? "-0044" : 1900 + (number % 2)}-05-${10 + (number % 20)}">May</date>`
  }</creation></profileDesc></teiHeader><text><body><p><persName ref="../registers/persons.xml#letter-a">A</persName> <supplied reason="lost">s</supplied></p></body></text></TEI>`;

const folder = temporaryFolder();
writeFiles(folder, {
  "apograph.config.json":
    '{ "title": "Large", "url": "https://example.org/deep/edition",\n"licence": "https://creativecommons.org/licenses/by/4.0/" }',
  "tei/registers/persons.xml": `<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc><titleStmt><title>Persons</title></titleStmt><publicationStmt><publisher>P</publisher></publicationStmt><sourceDesc><p>None.</p></sourceDesc></fileDesc></teiHeader><standOff><listPerson>${persons.join("")}</listPerson></standOff></TEI>`,
  ...Object.fromEntries(
    Array.from({ length: COUNT }, (_, number) => [
      `tei/documents/d${number}.xml`,
      document(number),
    ]),
  ),
});
const built = apograph(folder, "build");
if (built.status !== 0) throw new Error((built.stderr + built.stdout).slice(-3000));
const files = readTree(join(folder, "dist", "edition"));
const elements = (path: string): PageElement[] => pageElements(files.get(path) ?? "");
const pagesAs = (pattern: RegExp): string[] =>
  [...files.keys()].filter((path) => pattern.test(path)).toSorted();

test("it is built, whole and valid, and no page is too long", () => {
  assert.equal(siteProblems(files), []);
  const pages = pagesAs(/\.html$/u).filter((path) => path !== "404.html");
  for (const path of pages) {
    const size = Buffer.byteLength(files.get(path) ?? "");
    assert.ok(size < 300_000, `${path}: ${size}`);
  }
  const { files: listed } = JSON.parse(files.get("manifest.json") ?? "") as { files: string[] };
  for (const path of pages) {
    assert.ok(listed.includes(path), path);
    assert.match(files.get("sitemap.xml") ?? "", encodeURI(path));
  }
});

test("pages of parts are valid", async () => {
  const parts = pagesAs(
    /\/(?:letters\/|documents|chronology|archives|interventions|index)[^/]*\.html$|\/\d\.html$/u,
  );
  assert.ok(parts.length > 15, parts.join(" "));
  for (const path of parts) assert.equal(await htmlErrors(files.get(path) ?? ""), [], path);
});

test("an index of names begins with its letters, which keep their ids", () => {
  const page = elements("persons/index.html");
  for (const [id, path] of [
    ["letter-s", "letters/s.html"],
    ["letter-v", "letters/v.html"],
    ["letter-ㄱ", "letters/ㄱ.html"],
  ]) {
    assert.ok(
      page.some(({ attributes }) => attributes["id"] === id),
      id,
    );
    assert.ok(
      page.some(({ attributes }) => attributes["href"] === path),
      path,
    );
    assert.ok(files.has(`persons/${path}`), path);
  }
  assert.ok(page.some(({ text }) => /^Sa – S[a-z]/u.test(text)));
});

test("every name and every variant stands on a page of its letter", () => {
  const words = pagesAs(/^persons\/letters\//u).map((path) => files.get(path) ?? "");
  const all = words.join("\n");
  for (let index = 0; index < COUNT; index++) assert.match(all, `>Variant ${index}<`);
  assert.is(all.match(/class="name"/gu)?.length, COUNT);
  assert.is(all.match(/class="see"/gu)?.length, COUNT + 1);
  assert.ok(pagesAs(/^persons\/letters\/s/u).length > 1);
});

test("a part says where it is, and so does its title", () => {
  const page = elements("persons/letters/s-2.html");
  const current = page.filter(({ attributes }) => attributes["aria-current"] === "page");
  assert.equal(
    current.map(({ text }) => text.slice(0, 1)),
    ["S", "S"],
  );
  assert.match(
    page.find(({ name }) => name === "title")?.text ?? "",
    /^Persons: S \(S\S+ – S\S+\)/u,
  );
});

test("the chronology begins with its years, the archives with their houses", () => {
  const years = elements("indexes/chronology.html");
  for (const id of ["y1900", "y1901", "undated"])
    assert.ok(
      years.some(({ attributes }) => attributes["id"] === id),
      id,
    );
  assert.ok(files.has("indexes/chronology-1900.html"));
  assert.ok(files.has("indexes/chronology-undated.html"));
  const houses = elements("indexes/archives.html");
  assert.ok(
    houses.some(
      ({ text, attributes }) =>
        attributes["href"] === "archives-town-house-1.html" && text === "Town, House 1",
    ),
  );
  assert.ok(files.has("indexes/archives-no-archive.html"));
  const listed = pagesAs(/^indexes\/chronology-/u).flatMap((path) =>
    elements(path).flatMap(({ attributes: { href } }) => href?.match(/d\d+\.html$/u)?.[0] ?? []),
  );
  assert.is(new Set(listed).size, COUNT);
});

test("years before our era come first and are called so, houses say their language in headings, too", () => {
  const years = elements("indexes/chronology.html").filter(({ attributes: { href } }) =>
    href?.startsWith("chronology-"),
  );
  assert.is(years[0]?.attributes["href"], "chronology--44.html");
  assert.is(years[0]?.text, "44\u00A0BCE");
  assert.match(
    files.get("indexes/chronology--44.html") ?? "",
    /<h1>Chronology: 44\u00A0BCE<\/h1>.*<h2>44\u00A0BCE<\/h2>/su,
  );
  const heading = (path: string): string | undefined =>
    /<h1.*?<\/h1>/su.exec(files.get(path) ?? "")?.[0];
  const house = '<h1>Archives: <span lang="de">Town, House 0</span></h1>';
  assert.is(heading("indexes/archives-town-house-0.html"), house);
  assert.is(heading("indexes/archives-town-house-1.html"), "<h1>Archives: Town, House 1</h1>");
});

test("a register that would be too long leads to the index, and entries lead to the register", () => {
  const register = files.get("registers/persons.html") ?? "";
  assert.match(
    register,
    '<a href="../persons/index.html">Persons</a> <span class="count">60</span>',
  );
  assert.not.match(register, "letter-b");
  assert.match(files.get("persons/letter-a.html") ?? "", 'href="../registers/persons.html"');
});

test("an entry that is mentioned too often has its occurrences on several pages", () => {
  const pages = ["persons/letter-a.html", ...pagesAs(/^persons\/letter-a\/\d+\.html$/u)];
  assert.ok(pages.length > 1);
  const places = pages.flatMap((path) =>
    elements(path).flatMap(({ attributes: { href } }) => href?.match(/d\d+\.html#.*$/u)?.[0] ?? []),
  );
  assert.is(new Set(places).size, COUNT);
});

test("the page of what is not there holds at every address, and nothing is found in the site", () => {
  const page = elements("404.html");
  const links = page.flatMap(({ attributes: { href, src } }) => href ?? src ?? []);
  const own = links.filter((href) => !/^(?:https:|#)/u.test(href));
  assert.ok(own.includes("/deep/edition/assets/apograph.css"));
  for (const href of own) assert.ok(href.startsWith("/deep/edition/"), href);
  const { status, stdout } = apograph(folder, "check-site", "dist/edition");
  assert.is(status, 0, stdout.slice(-2000));
  assert.match(stdout, /no findings/u);
});

test("a document at the address of a later part is refused, and what was published stays", () => {
  writeFiles(folder, { "tei/indexes/documents-2.xml": document(3) });
  const { status, stdout } = apograph(folder, "build");
  assert.is(status, 1, stdout.slice(-2000));
  assert.match(stdout, /tei\/indexes\/documents-2\.xml.*site\/same-address/u);
  assert.match(stdout, "published as indexes/documents-2.html");
  assert.match(files.get("indexes/documents-2.html") ?? "", "aria-current");
  rmSync(join(folder, "tei/indexes"), { recursive: true });
});

test("without an address that page is relative", () => {
  edit(folder, "apograph.config.json", '"url": "https://example.org/deep/edition",\n', "");
  assert.is(apograph(folder, "build").status, 0);
  const page = readTree(join(folder, "dist", "edition")).get("404.html") ?? "";
  assert.match(page, 'href="assets/apograph.css"');
  assert.not.match(page, "/deep/");
});

test.run();
