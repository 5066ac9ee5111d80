// The cache of compiled schemas and stylesheets: it saves time and changes nothing, whatever its state.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { folderCache } from "../../src/project/cache.ts";
import { apograph, temporaryFolder, writeFiles } from "../helpers/command.ts";

test("what was written is read again; what was damaged or is foreign is not", () => {
  const folder = temporaryFolder();
  const cache = folderCache(folder);
  assert.is(cache.read("a"), undefined);
  cache.write("a", "김");
  assert.is(Buffer.from(cache.read("a") ?? []).toString(), "김");
  writeFileSync(
    join(folder, "a"),
    Buffer.concat([readFileSync(join(folder, "a")), Buffer.from("x")]),
  );
  assert.is(cache.read("a"), undefined);
  writeFileSync(join(folder, "b"), "not ours");
  assert.is(cache.read("b"), undefined);
});

test("a cache that cannot be written does no harm", () => {
  const folder = temporaryFolder();
  writeFiles(folder, { file: "in the way" });
  folderCache(join(folder, "file")).write("a", "b");
});

test("a change in an included schema file is noticed, and so is a damaged cache", () => {
  const folder = temporaryFolder();
  process.env["APOGRAPH_CACHE"] = join(folder, "cache");
  writeFiles(folder, {
    "main.rnc": 'include "part.rnc"\nstart = element note { content }\n',
    "part.rnc": "content = text\n",
    "a.xml": "<note>text</note>",
  });
  const run = (...args: string[]): number | null =>
    apograph(folder, "validate", "--schema", "main.rnc", "a.xml", ...args).status;
  assert.is(run(), 0);
  assert.is(run(), 0);
  assert.is(readdirSync(join(folder, "cache")).length, 1);
  writeFiles(folder, { "part.rnc": "content = element p { text }\n" });
  assert.is(run(), 1);
  for (const entry of readdirSync(join(folder, "cache")))
    writeFileSync(join(folder, "cache", entry), "damaged");
  assert.is(run(), 1);
  assert.is(run("--no-cache"), 1);
  delete process.env["APOGRAPH_CACHE"];
});

test.run();
