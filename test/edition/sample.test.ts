// The sample edition, built as a whole under a fixed clock: golden files, valid HTML, live links.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { XMLValidator } from "fast-xml-parser";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { apograph, copyOfSample, readTree } from "../helpers/command.ts";
import { pageElements } from "../helpers/pages.ts";
import { fixture, inProject, matchesGolden } from "../helpers/project.ts";
import { htmlErrors, siteProblems } from "../helpers/site.ts";

const folder = copyOfSample();
const built = apograph(folder, "build");
const files = readTree(join(folder, "dist", "edition"));

test("the build says what it did and which file to open", () => {
  assert.is(built.status, 0, built.stdout + built.stderr);
  assert.match(
    built.stdout,
    /^6 documents validated: no findings\.\n\d+ files written to dist\/edition\nOpen dist\/edition\/index\.html\n$/u,
  );
});

test("there is a page for every document and register, every entry, every index", () => {
  const pages = [...files.keys()].filter((path) => path.endsWith(".html"));
  assert.equal(pages.toSorted(), [
    "404.html",
    "documents/1965-04-17-kuznetsov-kim.diplomatic.html",
    "documents/1965-04-17-kuznetsov-kim.html",
    "documents/wife-of-bath-prologue.html",
    "documents/wife-of-bath-prologue.readings.html",
    "documents/wife-of-bath-prologue.witness.Cp.html",
    "documents/wife-of-bath-prologue.witness.Dd.html",
    "documents/wife-of-bath-prologue.witness.El.html",
    "documents/wife-of-bath-prologue.witness.En1.html",
    "documents/wife-of-bath-prologue.witness.Gg.html",
    "documents/wife-of-bath-prologue.witness.Ha4.html",
    "documents/wife-of-bath-prologue.witness.Hg.html",
    "documents/wife-of-bath-prologue.witness.Ii.html",
    "documents/wife-of-bath-prologue.witness.La.html",
    "documents/wife-of-bath-prologue.witness.Pw.html",
    "documents/wife-of-bath-prologue.witness.Ra2.html",
    "documents/wife-of-bath-prologue.witnesses.html",
    "index.html",
    "indexes/archives.html",
    "indexes/chronology.html",
    "indexes/declaration.html",
    "indexes/documents-by-signature.html",
    "indexes/documents-by-title.html",
    "indexes/documents.html",
    "indexes/encoding.html",
    "indexes/interventions-gap.html",
    "indexes/interventions-supplied.html",
    "indexes/interventions.html",
    "organisations/avprf.html",
    "organisations/index.html",
    "organisations/nkidp.html",
    "organisations/wilson-center-digital-archive.html",
    "organisations/workers-party-of-korea.html",
    "persons/chaucer-geoffrey.html",
    "persons/index.html",
    "persons/jerome.html",
    "persons/kim-byeong-jik.html",
    "persons/kuznetsov-vv.html",
    "persons/radchenko-sergey.html",
    "persons/skeat-walter.html",
    "persons/tyrwhitt-thomas.html",
    "places/index.html",
    "places/japan.html",
    "places/moscow.html",
    "places/north-korea.html",
    "places/russia.html",
    "places/south-korea.html",
    "places/soviet-union.html",
    "registers/organisations.html",
    "registers/persons.html",
    "registers/places.html",
    "registers/works.html",
    "search.html",
    "works/index.html",
    "works/pravda.html",
    "works/rodong-sinmun.html",
    "works/treaty-japan-south-korea.html",
  ]);
});

test("sources and plain texts are beside the pages, and the manifest names every file", () => {
  for (const path of [
    "documents/1965-04-17-kuznetsov-kim.txt",
    "documents/1965-04-17-kuznetsov-kim.diplomatic.txt",
    "tei/registers/persons.xml",
    "schemas/apograph.rng",
  ])
    assert.ok(files.has(path), path);
  const manifest: unknown = JSON.parse(files.get("manifest.json") ?? "");
  assert.equal(
    (manifest as { files: string[] }).files,
    [...files.keys()].filter((path) => path !== "manifest.json").toSorted(),
  );
});

/** Copied as they are, or looked into by tests of their own (test/site/search, test/output). */
const COPIED = /^(?:tei|schemas|assets|search)\/|\.xlsx$/u;

for (const [path, contents] of files) {
  if (COPIED.test(path)) continue;
  test(`golden: ${path}`, () => matchesGolden(contents, "edition", "sample", path));
}

test("there is no golden of a file that is no longer built", () => {
  if (process.env["APOGRAPH_UPDATE"] === "1") return;
  const goldens = readTree(fixture("edition", "sample"));
  assert.equal(
    [...goldens.keys()].filter((path) => !files.has(path)),
    [],
  );
});

test("sources are published byte for byte, well formed for a reader that is not ours", () => {
  for (const [path, contents] of files) {
    if (!path.startsWith("tei/")) continue;
    assert.is(contents, readFileSync(inProject(path), "utf8"));
    assert.is(XMLValidator.validate(contents), true, path);
  }
});

test("building again gives the same bytes, whatever is in the cache", () => {
  apograph(folder, "build", "--no-cache");
  assert.equal(readTree(join(folder, "dist", "edition")), files);
  assert.equal(readdirSync(join(folder, "dist")), ["edition"]);
});

for (const [path, html] of files) {
  if (!path.endsWith(".html")) continue;
  test(`valid HTML: ${path}`, async () => assert.equal(await htmlErrors(html), []));
}

test("ids are unique, links arrive, nothing is loaded from elsewhere, no scripts", () => {
  assert.equal(siteProblems(files), []);
});

test("Kim is found under every form of his name, and every mention leads to him and back", () => {
  const page = pageElements(files.get("persons/kim-byeong-jik.html") ?? "");
  const forms = page.find(({ attributes }) => attributes["id"] === "forms");
  const index = pageElements(files.get("persons/index.html") ?? "").filter(
    ({ name }) => name === "li",
  );
  for (const form of [
    "Kim Byeong-jik",
    "Kim Byeong-sik",
    "Kim Pyong Sik",
    "Kim Pyŏng-sik",
    "김병직",
    "Ким Пён Сик",
  ]) {
    assert.match(forms?.text ?? "", form);
    const inverted = form.replace(/^(Kim|Ким) /u, "$1, ");
    const row = index.find(({ text }) => text.startsWith(inverted));
    assert.match(row?.text ?? "", "Kim, Byeong-jik", `the index has ${form}`);
  }
  const record = pageElements(files.get("documents/1965-04-17-kuznetsov-kim.html") ?? "");
  const text = record.find(({ attributes }) => attributes["id"] === "text");
  assert.match(text?.text ?? "", "Kim Byeong-sik");
  const mentions = record.filter(
    ({ name, attributes }) =>
      name === "a" && attributes["href"] === "../persons/kim-byeong-jik.html",
  );
  const back = page.filter(({ attributes }) =>
    /kuznetsov-kim\.html#/u.test(attributes["href"] ?? ""),
  );
  assert.ok(mentions.length >= 7, `${mentions.length} mentions`);
  assert.ok(back.length >= 7, `${back.length} occurrences`);
});

test("every page is reached from the home page by links", () => {
  const reached = new Set(["index.html"]);
  for (const path of reached) {
    for (const { name, attributes } of pageElements(files.get(path) ?? "")) {
      if (name !== "a" || attributes["href"] === undefined) continue;
      const url = new URL(attributes["href"], new URL(path, "file:///"));
      const target = decodeURIComponent(url.pathname.slice(1));
      if (url.protocol === "file:" && target.endsWith(".html")) reached.add(target);
    }
  }
  const pages = [...files.keys()].filter((path) => path.endsWith(".html") && path !== "404.html");
  assert.equal(
    pages.filter((path) => !reached.has(path)),
    [],
  );
});

test("a folder of plain text is wrapped when asked", () => {
  const other = copyOfSample();
  assert.is(apograph(other, "build", "--wrap", "60").status, 0);
  const wrapped =
    readTree(join(other, "dist", "edition")).get("documents/1965-04-17-kuznetsov-kim.txt") ?? "";
  const plain = files.get("documents/1965-04-17-kuznetsov-kim.txt") ?? "";
  // A word longer than the line (the address) may not be broken.
  const tooLong = wrapped.split("\n").filter((line) => line.length > 60 && line.includes(" "));
  assert.equal(tooLong, []);
  assert.is(wrapped.replace(/\s+/gu, " "), plain.replace(/\s+/gu, " "));
});

test.run();
