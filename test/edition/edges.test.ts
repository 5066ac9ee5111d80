// A small edition of the things that are easily forgotten: folders in folders, ids and file names in
// Hangul with dots, prefixed names, CR LF, a DOCTYPE with entities and default attributes, a gap inside
// a name, nested apparatus with a name in a reading, right-to-left text, a document with no names.

import { cpSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { apograph, readTree, temporaryFolder } from "../helpers/command.ts";
import { fixture, matchesGolden } from "../helpers/project.ts";
import { htmlErrors, siteProblems } from "../helpers/site.ts";

const folder = temporaryFolder();
cpSync(fixture("edition", "edges", "in"), folder, { recursive: true });
const built = apograph(folder, "build");
const files = readTree(join(folder, "dist", "edition"));

test("it is valid and built", () => {
  assert.is(built.status, 0, built.stdout + built.stderr);
  assert.ok(files.has("letters/김-1.html"));
  assert.ok(files.has("deep/er/no-names.diplomatic.txt"));
});

for (const [path, contents] of files) {
  if (/^(?:tei|assets)\//u.test(path)) continue;
  test(`golden: ${path}`, () => matchesGolden(contents, "edition", "edges", "out", path));
  if (!path.endsWith(".html")) continue;
  test(`valid HTML: ${path}`, async () => assert.equal(await htmlErrors(contents), []));
}

test("ids are unique, links arrive, nothing is loaded from elsewhere", () => {
  assert.equal(siteProblems(files), []);
});

test("entities and default attributes reach the page", () => {
  const page = files.get("people.html") ?? "";
  assert.match(page, "North Korea International Documentation Project");
});

test.run();
