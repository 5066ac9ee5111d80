// A small edition of the things that are easily forgotten: folders in folders, ids and file names in
// Hangul with dots, ids that some file systems dislike or that two registers share, entries in entries,
// prefixed names, CR LF, a DOCTYPE with entities and default attributes, a gap inside a name or as a
// whole name, nested apparatus with a name in a reading, an implied mention, right-to-left text, a
// document with no names.

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
  if (/^(?:tei|assets|search)\//u.test(path)) continue;
  test(`golden: ${path}`, () => matchesGolden(contents, "edition", "edges", "out", path));
  if (!path.endsWith(".html")) continue;
  test(`valid HTML: ${path}`, async () => assert.equal(await htmlErrors(contents), []));
}

test("ids are unique, links arrive, nothing is loaded from elsewhere", () => {
  assert.equal(siteProblems(files), []);
});

test("every entry has an address of its own, on any file system", () => {
  const pages = [...files.keys()].filter((path) =>
    /^(?:persons|places|works)\/.*\.html$/u.test(path),
  );
  assert.equal(pages.toSorted(), [
    "persons/index-2.html",
    "persons/index.html",
    "persons/nobody-mentions-me.html",
    "persons/김.병직-2.html",
    "persons/김.병직.html",
    "places/_CON-2.html",
    "places/_con.html",
    "places/index.html",
    "places/korea.html",
    "places/nowhere.html",
    "works/index.html",
    "works/ода.html",
  ]);
  assert.match(files.get("persons/김.병직.html") ?? "", "Another Kim");
  assert.match(files.get("persons/김.병직-2.html") ?? "", "Pyo");
});

test("what lies inside an entry is linked to on the entry's page", () => {
  assert.match(
    files.get("letters/answer.html") ?? "",
    'href="../places/_con.html#pyongyang-hangul"',
  );
});

test("a place has a map where its coordinates are known, and only there", () => {
  assert.match(files.get("places/_con.html") ?? "", 'cx="305.75" cy="50.97"');
  assert.match(files.get("places/_CON-2.html") ?? "", "78.51° W");
  assert.not.match(files.get("places/nowhere.html") ?? "", "<svg");
});

test("an image beside the sources is published with them", () => {
  assert.ok(files.has("tei/images/leaf.svg"));
  assert.match(files.get("letters/answer.html") ?? "", 'src="../tei/images/leaf.svg"');
});

test("entities and default attributes reach the page", () => {
  const page = files.get("people.html") ?? "";
  assert.match(page, "North Korea International Documentation Project");
});

test.run();
