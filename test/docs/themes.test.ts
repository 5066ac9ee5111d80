// The custom properties that docs/themes.md names are those that the style sheet has and uses, and the
// example there does what the page says.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { apograph, copyOfSample } from "../helpers/command.ts";
import { inProject } from "../helpers/project.ts";

const css = readFileSync(inProject("xslt/html/apograph.css"), "utf8");
const page = readFileSync(inProject("docs/themes.md"), "utf8");

function names(text: string, pattern: RegExp): string[] {
  return [...new Set(Array.from(text.matchAll(pattern), ([, name = ""]) => name))].toSorted();
}

test("every custom property is documented, and is used", () => {
  const [root = ""] = /^:root \{[^}]*\}/mu.exec(css) ?? [];
  const set = names(root, /^ {2}(--[\w-]+):/gmu);
  assert.ok(set.length > 10);
  assert.equal(names(page, /^\| `(--[\w-]+)`/gmu), set);
  const used = new Set(names(css, /var\((--[\w-]+)/gu));
  assert.equal(
    set.filter((name) => !used.has(name)),
    [],
  );
});

test("the example is a style sheet to build with", () => {
  const [, example = ""] = /```css\n(.*?)```/su.exec(page) ?? [];
  const folder = copyOfSample();
  mkdirSync(join(folder, "style/fonts"), { recursive: true });
  writeFileSync(join(folder, "style/edition.css"), example);
  writeFileSync(join(folder, "style/fonts/edition.woff2"), "a face");
  const config = JSON.parse(readFileSync(join(folder, "apograph.config.json"), "utf8")) as object;
  writeFileSync(
    join(folder, "apograph.config.json"),
    JSON.stringify({ ...config, style: "style/edition.css" }),
  );
  const { status, stdout, stderr } = apograph(folder, "build");
  assert.is(status, 0, stdout + stderr);
  const published = (path: string) => readFileSync(join(folder, "dist/edition", path), "utf8");
  assert.is(published("assets/apograph.css"), example);
  assert.is(published("assets/fonts/edition.woff2"), "a face");
  assert.match(published("assets/default.css"), "--text-face:");
  assert.match(published("assets/fonts/LICENSE"), "SIL Open Font License");
  assert.not.match(published("index.html"), 'rel="preload"');
});

test.run();
