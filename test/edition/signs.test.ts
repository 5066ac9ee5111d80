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
  ["an unknown part", { reading: { gap: { txt: "…" } } }, /there are open, close/u],
  ["a number", { reading: { gap: { text: 1 } } }, /there are open, close/u],
  ["itself", { extends: "mine.json" }, /extends itself/u],
  ["a table that is not there", { extends: "yours.json" }, /there is no such file/u],
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
