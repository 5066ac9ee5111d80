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

test("every document has its page, texts and source; registers their page and source", () => {
  const expected = [
    "assets/apograph.css",
    "documents/1965-04-17-kuznetsov-kim.diplomatic.txt",
    "documents/1965-04-17-kuznetsov-kim.html",
    "documents/1965-04-17-kuznetsov-kim.txt",
    "documents/wife-of-bath-prologue.diplomatic.txt",
    "documents/wife-of-bath-prologue.html",
    "documents/wife-of-bath-prologue.txt",
    "index.html",
    "manifest.json",
    "registers/organisations.html",
    "registers/persons.html",
    "registers/places.html",
    "registers/works.html",
    "schemas/apograph.rng",
    "tei/documents/1965-04-17-kuznetsov-kim.xml",
    "tei/documents/wife-of-bath-prologue.xml",
    "tei/registers/organisations.xml",
    "tei/registers/persons.xml",
    "tei/registers/places.xml",
    "tei/registers/works.xml",
  ];
  assert.equal([...files.keys()].toSorted(), expected);
  const manifest: unknown = JSON.parse(files.get("manifest.json") ?? "");
  assert.equal(
    (manifest as { files: string[] }).files,
    expected.filter((path) => path !== "manifest.json"),
  );
});

/** Copied as they are, so no golden is needed. */
const COPIED = /^(?:tei|schemas|assets)\//u;

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
  const persons = files.get("registers/persons.html") ?? "";
  const entry = pageElements(persons).find(
    ({ attributes }) => attributes["id"] === "kim-byeong-jik",
  );
  for (const form of [
    "Kim Byeong-jik",
    "Kim Byeong-sik",
    "Kim Pyong Sik",
    "Kim Pyŏng-sik",
    "김병직",
    "Ким Пён Сик",
  ])
    assert.match(entry?.text ?? "", form);
  const record = files.get("documents/1965-04-17-kuznetsov-kim.html") ?? "";
  const mentions = pageElements(record).filter(
    ({ name, attributes }) =>
      name === "a" && attributes["href"] === "../registers/persons.html#kim-byeong-jik",
  );
  assert.ok(mentions.length >= 7, `${mentions.length} mentions`);
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
