// The search of a built edition: every passage of the index is a place on a page, what the browser
// loads is there, and the page is complete without a script.

import { cpSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { openSearch } from "../../../src/site/search/engine.ts";
import { documentPassages } from "../../../src/site/search/passages.ts";
import { collectFacts } from "../../../src/tei/facts.ts";
import { apograph, copyOfSample, readTree, temporaryFolder } from "../../helpers/command.ts";
import { pageElements } from "../../helpers/pages.ts";
import { fixture } from "../../helpers/project.ts";
import { htmlErrors } from "../../helpers/site.ts";
import { completeDocument } from "../../phenomena/document.ts";
import { parse } from "./edition.ts";

function build(folder: string): Map<string, string> {
  const { status, stdout, stderr } = apograph(folder, "build");
  if (status !== 0) throw new Error(stdout + stderr);
  return readTree(join(folder, "dist", "edition"));
}

function copyOfEdges(): string {
  const folder = temporaryFolder();
  cpSync(fixture("edition", "edges", "in"), folder, { recursive: true });
  return folder;
}

const sample = build(copyOfSample());
const edges = build(copyOfEdges());

for (const [name, files] of [
  ["the sample edition", sample],
  ["the edition of edge cases", edges],
] as const) {
  test(`${name}: every passage leads to a place on a page`, () => {
    const dead = passagesOf(files).filter(({ page, anchor }) => {
      const ids = pageElements(files.get(page) ?? "").map(({ attributes }) => attributes["id"]);
      return !files.has(page) || (anchor !== "" && !ids.includes(anchor));
    });
    assert.equal(dead, []);
    assert.ok(passagesOf(files).length > 3);
  });

  test(`${name}: what a passage says stands on its page`, () => {
    const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, "");
    for (const { page, text } of passagesOf(files)) {
      const [html] = pageElements(files.get(page) ?? "");
      const words = text.split(/\s+/u).map(letters);
      const missing = words.filter((word) => !letters(html?.text ?? "").includes(word));
      assert.equal(missing, [], `${page}: ${text}`);
    }
  });
}

test("so do the passages of all fixtures of phenomena, in their goldens", () => {
  const folder = fixture("phenomena");
  const fixtures = readdirSync(folder).filter((file) => file.endsWith(".xml"));
  assert.ok(fixtures.length > 40);
  for (const file of fixtures) {
    const document = parse(file, completeDocument(readFileSync(join(folder, file), "utf8")));
    const page = pageElements(readFileSync(join(folder, file.replace(/xml$/u, "html")), "utf8"));
    const ids = page.map(({ attributes }) => attributes["id"]);
    const passages = documentPassages(document.root, collectFacts(file, document));
    const dead = passages.filter(({ anchor }) => anchor !== "" && !ids.includes(anchor));
    assert.equal(dead, [], file);
  }
});

test("the scripts of the search page and all that they import are there", () => {
  const reached: string[] = [];
  const pending = ["assets/search.js"];
  for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
    const script = sample.get(path);
    assert.ok(script !== undefined, path);
    reached.push(path);
    assert.not.match(script, "sourceMappingURL");
    for (const [, target] of script.matchAll(/^import .* from "([^"]+)";$/gmu))
      pending.push(new URL(target ?? "", `file:///${path}`).pathname.slice(1));
  }
  const published = [...sample.keys()].filter((path) => path.startsWith("assets/modules/"));
  assert.equal(
    published.filter((path) => !reached.includes(path)),
    [],
  );
});

test("the search page is valid, and without a script leads to the indexes", async () => {
  const html = sample.get("search.html") ?? "";
  assert.equal(await htmlErrors(html), []);
  const elements = pageElements(html);
  const form = elements.find(({ attributes }) => attributes["id"] === "search");
  assert.ok(form !== undefined && "hidden" in form.attributes);
  const instead = elements.find(({ attributes }) => attributes["id"] === "search-unavailable");
  assert.ok(instead !== undefined && !("hidden" in instead.attributes));
  assert.match(instead.text, "Persons");
});

test("the record of 1965 is found under names that it does not have", async () => {
  const search = await openSearch(async (path) => JSON.parse(sample.get(`search/${path}`) ?? ""));
  for (const query of [
    "김병직",
    "Ким Пён Чик",
    "Pyŏng-jik",
    "pyong jik",
    "Byeongjik",
    "Кузнецов",
  ]) {
    const found = await search.find(query);
    const shown = await search.show(found, 0, 100);
    assert.ok(
      shown.some(({ href }) => href === "documents/1965-04-17-kuznetsov-kim.html#p5"),
      query,
    );
  }
});

test("a word of Middle English is found in its line group", async () => {
  const search = await openSearch(async (path) => JSON.parse(sample.get(`search/${path}`) ?? ""));
  const [first] = await search.show(await search.find("experience auctoritee"), 0, 1);
  assert.match(first?.href ?? "", /^documents\/wife-of-bath-prologue\.html/u);
});

test("building twice gives the same bytes", () => {
  const again = build(copyOfSample());
  const searchFiles = (files: Map<string, string>): [string, string][] =>
    [...files].filter(([path]) => path.startsWith("search"));
  assert.equal(searchFiles(again), searchFiles(sample));
});

interface PublishedPassage {
  readonly page: string;
  readonly anchor: string;
  readonly text: string;
}

function passagesOf(files: ReadonlyMap<string, string>): PublishedPassage[] {
  return [...files]
    .filter(([path]) => path.startsWith("search/texts/"))
    .flatMap(([, contents]) => {
      const { documents, passages } = JSON.parse(contents) as {
        documents: [string][];
        passages: [number, string, string][];
      };
      return passages.map(([document, anchor, text]) => ({
        page: decodeURI(documents[document]?.[0] ?? ""),
        anchor,
        text,
      }));
    });
}

test.run();
