// Tables of editorial signs: an edition's own, and what it takes from another.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { Misuse } from "../../src/project/misuse.ts";
import type { Project } from "../../src/project/project.ts";
import { readSigns, SIGN_TABLES } from "../../src/project/signs.ts";
import type { Signs } from "../../src/site/pages.ts";
import { temporaryFolder } from "../helpers/command.ts";

function signsOf(signs: string | undefined, files: Readonly<Record<string, unknown>>) {
  const folder = temporaryFolder();
  for (const [name, table] of Object.entries(files))
    writeFileSync(join(folder, name), typeof table === "string" ? table : JSON.stringify(table));
  const config = { apparatus: signs === undefined ? {} : { signs } };
  return readSigns({ folder, config } as Project);
}

test("without a table the signs are those of the stylesheets", () => {
  assert.is(signsOf(undefined, {}), null);
  assert.is(signsOf("apograph", {}), null);
});

for (const name of SIGN_TABLES) {
  test(`${name} is a table`, () => {
    assert.ok(Object.keys(signsOf(name, {})?.reading ?? {}).length > 5);
  });
}

test("an edition's own table changes another", () => {
  const mine = { extends: "leiden", reading: { "seg/crux": { open: "†" } } };
  const { reading } = signsOf("mine.json", { "mine.json": mine }) as Signs;
  assert.equal(reading["seg/crux"], { open: "†" });
  assert.equal(reading["surplus"], { open: "{", close: "}" });
});

const WRONG: readonly (readonly [what: string, table: unknown, message: RegExp])[] = [
  ["no JSON", "{", /mine.json cannot be read/u],
  ["a list", [], /must be an object/u],
  [
    "an unknown part",
    { reading: { "gap/lost": { txt: "…" } } },
    /^mine.json: in "reading", "gap\/lost" has no "txt". Did you mean "text"\?$/u,
  ],
  [
    "a number",
    { diplomatic: { gap: { text: 1 } } },
    /^mine.json: in "diplomatic", "text" of "gap" must be a string.$/u,
  ],
  ["no sign", { reading: { gap: "…" } }, /^mine.json: in "reading", "gap" must be an object/u],
  ["no signs", { reading: [] }, /^mine.json: "reading" must say for each element/u],
  [
    "an unknown element",
    { reading: { "suplied/lost": { open: "[" } } },
    /has no "suplied". Did you mean "supplied"\?$/u,
  ],
  ["an unknown view", { readings: {} }, /a table has no "readings". Did you mean "reading"\?$/u],
  ["a number of a table", { extends: 7 }, /^mine.json: "extends" must be a string.$/u],
  ["itself", { extends: "mine.json" }, /extends itself/u],
  [
    "a table that is not there",
    { extends: "yours.json" },
    /^mine.json names yours.json, but there is no such file.$/u,
  ],
  ["a slip", { extends: "leidn" }, /^mine.json names leidn, .* Did you mean "leiden"\?$/u],
];

for (const [what, table, message] of WRONG) {
  test(`misuse: ${what}`, () => {
    try {
      signsOf("mine.json", { "mine.json": table });
      assert.unreachable();
    } catch (error) {
      assert.instance(error, Misuse);
      assert.match((error as Misuse).message, message);
    }
  });
}

test.run();
