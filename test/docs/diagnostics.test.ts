// Every diagnostic code has its page, and the examples on the pages do what the pages say.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { checkEdition } from "../../src/tei/checks.ts";
import { parseXml } from "../../src/xml/tree.ts";
import { inProject } from "../helpers/project.ts";
import { editionOf, teiDocument } from "../helpers/tei.ts";
import { toBytes } from "../xml/cases.ts";

/** The codes that the sources give out: `code: "area/what"`, and in xml/messages.ts `error("what"`. */
function codesInSources(): Set<string> {
  const codes = new Set<string>();
  const files = readdirSync(inProject("src"), { recursive: true, encoding: "utf8" });
  for (const file of files.filter((path) => path.endsWith(".ts"))) {
    const text = readFileSync(inProject("src", file), "utf8");
    for (const [, code = ""] of text.matchAll(/"((?:xml|tei|site|xslt|relaxng)\/[a-z-]+)"/gu))
      codes.add(code);
    const own = /^(xml|relaxng)[\\/]messages\.ts$/u.exec(file)?.[1];
    if (own === undefined) continue;
    for (const [, what] of text.matchAll(/\b(?:error|warning)\(\s*"([a-z-]+)"/gu))
      codes.add(`${own}/${what}`);
  }
  return codes;
}

const pages = readdirSync(inProject("docs", "diagnostics"), { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => path.includes("/") && path.endsWith(".md"))
  .map((path) => path.replace(/\.md$/u, ""));

test("every code has a page, and every page a code", () => {
  const codes = [...codesInSources()].toSorted();
  assert.ok(codes.includes("tei/duplicate-id"));
  assert.equal(
    codes.filter((code) => !existsSync(inProject("docs", "diagnostics", `${code}.md`))),
    [],
  );
  assert.equal(
    pages.filter((page) => !codes.includes(page)),
    [],
  );
});

/** How the examples of an area are judged: the codes that they give. */
const JUDGES: Readonly<Record<string, (example: string) => string[]>> = {
  tei: (example) =>
    checkEdition(editionOf({ "a.xml": teiDocument(example) })).map(({ code }) => code),
  xml: (example) =>
    parseXml({ path: "a.xml", bytes: toBytes(example) }).diagnostics.map(({ code }) => code),
};

for (const page of pages) {
  const judge = JUDGES[page.split("/")[0] ?? ""];
  const text = readFileSync(inProject("docs", "diagnostics", `${page}.md`), "utf8");
  test(`page ${page} is about its code`, () => assert.ok(text.startsWith(`# ${page}\n`)));
  if (judge === undefined) continue;

  for (const [kind, expected] of [
    ["Wrong", [page]],
    ["Right", []],
  ] as const) {
    test(`page ${page}: ${kind.toLowerCase()}`, () => {
      const example = new RegExp(`^## ${kind}\\n\\n\`\`\`xml\\n(.*?)\`\`\`$`, "msu").exec(
        text,
      )?.[1];
      assert.ok(example !== undefined, `no example "## ${kind}"`);
      assert.equal(judge(example), [...expected]);
    });
  }
}

test.run();
