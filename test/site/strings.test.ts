// The tables of strings: the same keys in every language, and every key that a stylesheet asks for.

import { readdirSync, readFileSync } from "node:fs";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { Misuse } from "../../src/project/misuse.ts";
import { interfaceLanguages, readStrings } from "../../src/project/strings.ts";
import { inProject } from "../helpers/project.ts";

const english = readStrings("en");

test("there are tables for five languages, and one serves its regions", () => {
  assert.equal(interfaceLanguages(), ["de", "en", "fr", "ko", "ru"]);
  assert.equal(readStrings("de-AT"), readStrings("de"));
});

for (const language of interfaceLanguages()) {
  test(`${language}: the keys of the English table, each with words, in order`, () => {
    const table = readStrings(language);
    assert.equal(Object.keys(table), Object.keys(english).toSorted());
    for (const [key, words] of Object.entries(table)) assert.ok(words.trim() !== "", key);
  });
}

/** What parts of one page are called for those who hear it: no two may sound alike. */
const LANDMARKS = [
  "navigation",
  "indexes",
  "editing",
  "parts-of-list",
  "years",
  "letters",
  "contents",
  "views",
  "neighbours",
  "files",
];

for (const language of interfaceLanguages()) {
  test(`${language}: each landmark has a name of its own`, () => {
    const table = readStrings(language);
    assert.is(new Set(LANDMARKS.map((key) => table[key])).size, LANDMARKS.length);
  });
}

test("every key that a stylesheet names is there", () => {
  const folder = inProject("xslt");
  const stylesheets = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".xsl"))
    .map((path) => readFileSync(inProject("xslt", path), "utf8"));
  const named = stylesheets.flatMap((text) =>
    [...text.matchAll(/f:string\('([^']+)'\)/gu)].map(([, key = ""]) => key),
  );
  assert.ok(named.length > 100, `${named.length} keys`);
  assert.equal(
    named.filter((key) => !Object.hasOwn(english, key)),
    [],
  );
});

test("an edition in another language is told which there are", () => {
  assert.throws(
    () => readStrings("tlh"),
    (error: unknown) => error instanceof Misuse && error.message.includes("de, en, fr, ko, ru"),
  );
  assert.throws(
    () => readStrings("../en"),
    (error: unknown) => error instanceof Misuse,
  );
});

test.run();
