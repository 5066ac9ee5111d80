// apograph.rng is generated from the .rnc files; neither may change without the other.

import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { inProject } from "../helpers/project.ts";

const REGENERATE = "run node schemas/generate.mjs";
const generated = readFileSync(inProject("schemas", "apograph.rng"), "utf8").replaceAll(
  "\r\n",
  "\n",
);

/** The hash that the comment at the top records under a name. */
function recorded(name: string): string | undefined {
  return new RegExp(`^ +${name}: +sha256 ([0-9a-f]{64})`, "mu").exec(generated)?.[1];
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

test("apograph.rng was generated from the .rnc files as they are", () => {
  const sources = readdirSync(inProject("schemas"))
    .filter((name) => name.endsWith(".rnc"))
    .toSorted()
    .map((name) => `${name}\n${readFileSync(inProject("schemas", name), "utf8")}\n`);
  assert.ok(sources.length > 1);
  assert.is(recorded("sources"), sha256(sources.join("").replaceAll("\r\n", "\n")), REGENERATE);
});

test("apograph.rng was not edited by hand", () => {
  const body = generated.slice(generated.indexOf("-->\n") + "-->\n".length);
  assert.is(recorded("below"), sha256(body), `change the .rnc files, then ${REGENERATE}`);
});

test("apograph.rng is one file", () => {
  assert.not.match(generated, /<(?:include|externalRef)\b/u);
});

test("apograph.rng is what trang makes of the .rnc files", () => {
  // Without arguments trang prints its usage and fails, but it is there.
  if (spawnSync("trang", { stdio: "ignore" }).error !== undefined) {
    console.log("\nskipped: the schema was not regenerated, since there is no trang here");
    return;
  }
  const printed = execFileSync(
    process.execPath,
    [inProject("schemas", "generate.mjs"), "--print"],
    { encoding: "utf8", maxBuffer: 1 << 26 },
  );
  assert.ok(printed === generated, `apograph.rng differs from what trang makes now: ${REGENERATE}`);
});

test.run();
