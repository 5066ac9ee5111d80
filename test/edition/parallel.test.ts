// Documents that are versions of one text: a page for every pair, where what corresponds stands in a row.

import { cpSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { apograph, edit, readTree, temporaryFolder } from "../helpers/command.ts";
import { pageElements } from "../helpers/pages.ts";
import { fixture, matchesGolden } from "../helpers/project.ts";
import { htmlErrors, siteProblems } from "../helpers/site.ts";

const folder = temporaryFolder();
cpSync(fixture("edition", "parallel", "in"), folder, { recursive: true });
const built = apograph(folder, "build");
const files = readTree(join(folder, "dist", "edition"));

const PAIR = "letters/anna.with.anna.html";
const UNALIGNED = "letters/anna-he.with.anna.html";
const ORIGINAL = "originals/ru/anna.html";
const TRANSLATION = "letters/anna.html";

/** The texts of the two cells of every row, without signs and links. */
function rowsOf(html: string): string[][] {
  const main = /<section class="text".*?<\/section>/su.exec(html)?.[0] ?? "";
  return main
    .split('<div class="row')
    .slice(1)
    .map((row) =>
      row
        .split('<div class="cell">')
        .slice(1)
        .map((cell) => pageElements(cell.replaceAll(/<(sup|a class="par")[^]*?<\/(sup|a)>/gu, "")))
        .map(([all]) => (all?.text ?? "").replaceAll(/\s+/gu, " ").trim()),
    );
}

test("it is valid and built", () => {
  assert.is(built.status, 0, built.stdout + built.stderr);
  assert.match(built.stdout, "4 documents validated: no findings.");
});

test("what corresponds stands in a row, the original first; the rest by order", () => {
  assert.equal(rowsOf(files.get(PAIR) ?? ""), [
    ["Письмо АннеRussian · TEI source", "A letter to AnnaEnglish · TEI source"],
    ["Москва, 1 апреляМилая Анна!", "Moscow, 1 AprilDear Anna,"],
    ["Новости", "News"],
    ["|1|Сегодня [утром] пришло твоё письмо.", "This [morning] your letter came."],
    ["Дома все здоровы. Снег сошёл.", "All are well at home, and the snow is gone."],
    ["Планы", "Plans"],
    ["|2|Летом поедем в Крым.", "In summer we go to the Crimea."],
    ["Напиши, Иван тоже.", "Write, to Ivan as well."],
    ["Твой Пётр", "Yours, Peter"],
  ]);
});

test("where nothing says what corresponds and the texts differ in their parts, they stand as wholes", () => {
  assert.equal(rowsOf(files.get(UNALIGNED) ?? "").slice(1), [
    [
      "Moscow, 1 AprilDear Anna,NewsThis [morning] your letter came. All are well at home, and the snow is gone. PlansIn summer we go to the Crimea. Write, to Ivan as well. Yours, Peter",
      "שלום אנה, הכל בסדר. להתראות.",
    ],
  ]);
});

test("a language has the name that its own document has for it in the language of the pages, wherever it is named", () => {
  const words = (path: string): string => pageElements(files.get(path) ?? "")[0]?.text ?? "";
  const he = "letters/anna-he.html";
  assert.match(words(he), "Language of the textModern Hebrew");
  assert.match(words(UNALIGNED), "Modern Hebrew · TEI source");
  assert.match(words(TRANSLATION), "מכתב לאנה (Modern Hebrew)");
  assert.match(words(ORIGINAL), "Language of the textRussian");
  assert.match(words(TRANSLATION), "Письмо Анне (Russian)");
  assert.match(words(PAIR), "Russian · TEI source");
});

test("each column says its language and direction, and has its own notes", () => {
  const page = pageElements(files.get(UNALIGNED) ?? "");
  const hebrew = page.find(({ name, attributes }) => name === "div" && attributes["lang"] === "he");
  assert.is(hebrew?.attributes["dir"], "rtl");
  const notes = pageElements(files.get(PAIR) ?? "").filter(
    ({ attributes }) => attributes["role"] === "doc-endnotes",
  );
  assert.match(notes[0]?.text ?? "", "Не сохранилось.");
  assert.match(notes[1]?.text ?? "", "A day late.");
});

test("what only a document's own page has is linked to there", () => {
  assert.match(files.get(PAIR) ?? "", 'class="siglum" href="../originals/ru/anna.html#A"');
});

test("both documents link to the page, and the page to both", () => {
  const hrefs = (path: string): (string | undefined)[] =>
    pageElements(files.get(path) ?? "").map(({ attributes }) => attributes["href"]);
  assert.ok(hrefs(ORIGINAL).includes("../../letters/anna.with.anna.html"));
  assert.ok(hrefs(TRANSLATION).includes("anna.with.anna.html"));
  assert.ok(hrefs(PAIR).includes("../originals/ru/anna.html"));
  assert.ok(hrefs(PAIR).includes("anna.html"));
});

test("the page is in the manifest, and in the search the text is there once", () => {
  const { files: listed } = JSON.parse(files.get("manifest.json") ?? "") as { files: string[] };
  assert.ok(listed.includes(PAIR));
  const index = [...files].filter(([path]) => path.startsWith("search/"));
  assert.ok(index.length > 0);
  for (const [path, text] of index) assert.not.match(text, /\.with\./u, path);
});

for (const path of [PAIR, UNALIGNED, ORIGINAL]) {
  test(`golden: ${path}`, () =>
    matchesGolden(files.get(path) ?? "", "edition", "parallel", "out", path));
  test(`valid HTML: ${path}`, async () =>
    assert.equal(await htmlErrors(files.get(path) ?? ""), []));
}

test("ids are unique, links arrive, nothing is loaded from elsewhere", () => {
  assert.equal(siteProblems(files), []);
});

test("a partner that is not there is a finding", () => {
  const other = temporaryFolder();
  cpSync(fixture("edition", "parallel", "in"), other, { recursive: true });
  edit(other, "tei/letters/anna-he.xml", 'corresp="anna.xml"', 'corresp="hanna.xml"');
  const refused = apograph(other, "build");
  assert.is(refused.status, 1);
  assert.match(refused.stdout, "tei/unresolved-pointer");
});

test.run();
