// Every character of the source is accounted for: the diplomatic text of the record equals the text
// that it encodes, after the removal of markup only. The source is not ours to publish, so it is read
// from APOGRAPH_SHARED (../shared where that is unset); without it the test says that it was skipped.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { apograph, copyOfSample } from "../helpers/command.ts";
import { inProject } from "../helpers/project.ts";

const shared = process.env["APOGRAPH_SHARED"] ?? inProject("..", "shared");
const sourceFile = join(shared, "source", "000_b8bd459ccae83002.txt");

/** Markdown's marks: bold, an address in angle brackets, two spaces for a line break. */
function withoutMarkdown(text: string): string {
  return text
    .replaceAll("**", "")
    .replace(/<(https?:[^>]*)>/gu, "$1")
    .replace(/ {2}$/gmu, "")
    .replace(/^\s+|\s+$/gu, "");
}

test("removing the markup leaves the text alone", () => {
  assert.is(
    withoutMarkdown('\n\n**A**, "b" [ ...]  \n<https://x.org/a>\n'),
    'A, "b" [ ...]\nhttps://x.org/a',
  );
});

if (existsSync(sourceFile)) {
  test("the diplomatic text is the source's text, character by character", () => {
    const folder = copyOfSample();
    assert.is(apograph(folder, "build").status, 0);
    const file = "dist/edition/documents/1965-04-17-kuznetsov-kim.diplomatic.txt";
    const text = readFileSync(join(folder, file), "utf8");
    assert.fixture(text, `${withoutMarkdown(readFileSync(sourceFile, "utf8"))}\n`);
  });
} else {
  console.log(`skipped: no source document in ${shared} (set APOGRAPH_SHARED)`);
}

test.run();
