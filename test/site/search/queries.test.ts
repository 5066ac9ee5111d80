// Which passages a query finds, and what is shown of them: by the module that the browser runs.

import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Filters } from "../../../src/site/search/engine.ts";
import { EDITION, indexFiles, letter, searchIn, type Texts } from "./edition.ts";

const files = indexFiles(EDITION);

async function results(query: string, filters: Filters = {}, texts?: Texts) {
  const { search } = await searchIn(texts === undefined ? files : indexFiles(texts));
  const found = await search.find(query, filters);
  return search.show(found, 0, 100);
}

async function places(query: string, filters: Filters = {}, texts?: Texts): Promise<string[]> {
  return (await results(query, filters, texts)).map(({ href }) => href).toSorted();
}

const KIM = ["a.html#p1", "c.html#p1"];

/** Query → passages. */
const TABLE: readonly (readonly [query: string, passages: readonly string[]])[] = [
  // Every recorded form finds every passage that mentions the person, whatever form stands there.
  ["Kim Byeong-jik", KIM],
  ["Byeong-sik", KIM],
  ["김병직", KIM],
  ["김 병직", KIM],
  ["Ким Пён Чик", KIM],
  ["ким пен чик", KIM],
  ["Kim P’yŏng-jik", KIM],
  ["kim pyong jik", KIM],
  ["Pyongjik", KIM],
  ["Byeongjik", KIM],
  ["byeong jik, kim", KIM],
  ["Кузнецов", ["a.html#p1"]],
  ["Василий Kuznetsov", ["a.html#p1"]],
  // Two persons, each under a form that the text does not have.
  ["김병직 Кузнецов", ["a.html#p1"]],
  // Without diacritics and case; with them, too.
  ["naive facade", ["a.html#p2"]],
  ["NAÏVE", ["a.html#p2"]],
  ["oeuvre", ["a.html#p2"]],
  ["strassen", ["b.html#p1"]],
  ["uber", ["b.html#p1"]],
  // The beginning of a word: endings, Korean particles.
  ["Kuznets", ["a.html#p1"]],
  ["모스크바", ["c.html#p1"]],
  ["harbour", ["b.html#n1"]],
  // Two letters are no beginning.
  ["ku", []],
  // Ideographs are words one by one.
  ["北京", ["c.html#p2"]],
  ["大學", ["c.html#p2"]],
  // Verse: two words of one stanza, not of one line.
  ["Aprill shoures", ["b.html#stanza"]],
  // What the reading text leaves out.
  ["teh", ["b.html#p1"]],
  ["experiment", ["b.html#p3"]],
  ["experiens", ["b.html#p3"]],
  // A paragraph without an id has a number on the page.
  ["nobody paragraph", ["a.html#par-3"]],
  // The title.
  ["record", ["a.html"]],
  // All words must be there.
  ["naive harbours", []],
  ["nowhere", []],
  ["", []],
  [" -?! ", []],
];

for (const [query, passages] of TABLE) {
  test(`“${query}”`, async () => assert.equal(await places(query), passages));
}

test("a title goes before a text that has the word once among many", async () => {
  const texts = {
    "tei/a.xml": letter("One", `<p xml:id="p">${"many words ".repeat(40)} harbour</p>`),
    "tei/b.xml": letter("Harbour", `<p xml:id="p">none</p>`),
  };
  assert.equal(
    (await results("harbour", {}, texts)).map(({ href }) => href),
    ["b.html", "a.html#p"],
  );
});

test("the word itself goes before one that begins with it", async () => {
  const texts = {
    "tei/a.xml": letter("One", `<p xml:id="p1">kingdom</p><p xml:id="p2">king</p>`),
  };
  assert.equal(
    (await results("king", {}, texts)).map(({ href }) => href),
    ["a.html#p2", "a.html#p1"],
  );
});

test("equal results stand in the order of the edition", async () => {
  const found = await results("김병직", { year: [] });
  assert.equal(found.map(({ href }) => href).toSorted(), KIM);
});

const marked = ({ text }: { text: readonly { text: string; isMatch: boolean }[] }): string[] =>
  text.filter(({ isMatch }) => isMatch).map((one) => one.text);

test("the snippet marks what was asked for", async () => {
  const [one] = await results("naive");
  assert.equal(one && marked(one.snippet), ["naïve", "naive"]);
});

test("what is too short to be a beginning marks whole words only", async () => {
  const texts = { "tei/a.xml": letter("One", `<p xml:id="p">An offer of kingdoms</p>`) };
  const [one] = await results("king of", {}, texts);
  assert.equal(one && marked(one.snippet), ["of", "kingdoms"]);
});

test("the snippet marks the mention when the text has another form, and says who it is", async () => {
  const found = await results("Ким Пён Чик");
  const one = found.find(({ href }) => href === "a.html#p1");
  assert.equal(one && marked(one.snippet), ["Kim Byeong-sik"]);
  assert.equal(
    one?.snippet.names.map(({ label }) => label),
    ["Kim Byeong-jik"],
  );
});

test("what the reading text leaves out is shown apart", async () => {
  const [one] = await results("experiment");
  assert.equal(one?.snippet.also, [
    { text: "Experiens · ", isMatch: false },
    { text: "Experiment", isMatch: true },
  ]);
  assert.equal(one && marked(one.snippet), []);
});

test("a snippet of a long passage is short, holds all words of the query, and loses no letter", async () => {
  const long = `${"and so on ".repeat(100)}king of the castle ${"and so on ".repeat(100)}`;
  const texts = { "tei/a.xml": letter("One", `<p xml:id="p">${long}</p>`) };
  const [one] = await results("castle king", {}, texts);
  const text = one?.snippet.text.map((stretch) => stretch.text).join("") ?? "";
  assert.ok(text.length < 300, text);
  assert.equal(one && marked(one.snippet), ["king", "castle"]);
  assert.ok(long.includes(text.slice(2, -2)), text);
});

test("a query with markup is words, and comes back as text", async () => {
  const texts = {
    "tei/a.xml": letter("One &lt;b>", `<p xml:id="p">a &lt;img src=x onerror=alert(1)> b</p>`),
  };
  const [one] = await results(`<img src=x onerror="alert(1)">`, {}, texts);
  assert.equal(one && marked(one.snippet), ["img", "src", "x", "onerror", "alert", "1"]);
  assert.is(one?.snippet.text.map(({ text }) => text).join(""), "a <img src=x onerror=alert(1)> b");
});

test("hostile queries find nothing and break nothing", async () => {
  const { search, loaded } = await searchIn(files);
  const hostile = [
    "__proto__",
    "constructor",
    "\u0000",
    "\ud800",
    "%2e%2e/",
    "(q+)+$",
    "a".repeat(1e6),
  ];
  for (const query of [...hostile, "word ".repeat(1e5), "“”‘’«»", "🙂", "\u0301"]) {
    const found = await search.find(query);
    assert.is(found.passages.length, 0, query.slice(0, 20));
  }
  assert.ok(loaded.size < 10);
});

test("words that are nowhere are named as typed", async () => {
  const { search } = await searchIn(files);
  const { missing } = await search.find("Kuznetsov Xyzzy");
  assert.equal(missing, ["Xyzzy"]);
});

test("filters leave the documents that have one of the values, of each facet", async () => {
  assert.equal(await places("김병직", { year: ["1965"] }), ["a.html#p1"]);
  assert.equal(await places("김병직", { type: ["record of conversation", "letter"] }), [
    "a.html#p1",
  ]);
  assert.equal(await places("김병직", { year: ["1965"], type: ["letter"] }), []);
  assert.equal(await places("김병직", { year: ["2000"] }), []);
});

test("facets count documents, without their own filter but with the others", async () => {
  const { search } = await searchIn(files);
  const [kim, kuznetsov] = await search.facet("person", "Kim");
  assert.equal([kim?.label, kim?.count], ["Kim Byeong-jik", 2]);
  assert.equal([kuznetsov?.label, kuznetsov?.count], ["Vasily Kuznetsov", 1]);
  assert.equal(
    (await search.facet("year", "Kim", { year: ["1901"] })).map(({ value }) => value),
    ["1965"],
  );
  assert.equal(await search.facet("year", "Kim", { person: ["no such page"] }), []);
  const narrowed = await search.find("Kim", { person: [kuznetsov?.value ?? ""] });
  assert.is(narrowed.passages.length, 1);
});

test("an edition without names, and one without documents", async () => {
  const texts = { "tei/a.xml": letter("One", `<p xml:id="p">Only words.</p>`) };
  assert.equal(await places("words", {}, texts), ["a.html#p"]);
  const { search } = await searchIn(indexFiles({}));
  assert.equal((await search.find("words")).passages, []);
  assert.equal(await search.facet("person", "words"), []);
});

test("a file that could not be loaded is asked for again", async () => {
  const { openSearch } = await import("../../../src/site/search/engine.ts");
  let isOffline = false;
  const search = await openSearch(async (path) => {
    if (isOffline) throw new Error("offline");
    return JSON.parse(files.get(path) ?? "");
  });
  isOffline = true;
  const failure = await search.find("Kim").catch((error: unknown) => String(error));
  assert.is(failure, "Error: offline");
  isOffline = false;
  assert.is((await search.find("Kim")).passages.length, 2);
});

test.run();
