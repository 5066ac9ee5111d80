// apograph.rng is generated from the .rnc files; neither may change without the other.

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { inProject } from "../helpers/project.ts";

const { generate } = (await import(pathToFileURL(inProject("schemas", "generate.mjs")).href)) as {
  generate: () => string;
};

const committed = readFileSync(inProject("schemas", "apograph.rng"), "utf8");

test("apograph.rng is what the .rnc files come to", () => {
  const generated = generate();
  assert.ok(generated.length > 100_000);
  assert.ok(committed.replaceAll("\r\n", "\n") === generated, "they differ: npm run schema");
});

test("apograph.rng is one file", () => {
  assert.not.match(committed, /<(?:include|externalRef)\b/u);
});

test.run();
