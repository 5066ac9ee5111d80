// The files of the index: the same bytes every time, cut so that one query loads little of them.

import { readFileSync } from "node:fs";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { documentPassages } from "../../../src/site/search/passages.ts";
import { collectFacts } from "../../../src/tei/facts.ts";
import { inProject } from "../../helpers/project.ts";
import { EDITION, indexFiles, letter, parse, searchIn, type Texts } from "./edition.ts";

test("the same edition gives the same bytes", () => {
  assert.equal([...indexFiles(EDITION)], [...indexFiles(EDITION)]);
});

/** Some hundred documents with a vocabulary that thins out, as that of languages does. */
function manyDocuments(count: number): Texts {
  let state = 1;
  const next = (): number => {
    state = (state * 48_271) % 0x7fff_ffff;
    return state / 0x7fff_ffff;
  };
  const word = (): string =>
    `w${Math.floor(5_000 ** next())
      .toString(26)
      .padStart(3, "a")}`;
  const paragraph = (index: number): string =>
    `<p xml:id="p${index}">${Array.from({ length: 80 }, word).join(" ")}</p>`;
  return Object.fromEntries(
    Array.from({ length: count }, (_, number) => [
      `tei/${number}.xml`,
      letter(
        `Document ${number}`,
        Array.from({ length: 5 }, (_one, index) => paragraph(index)).join(""),
      ),
    ]),
  );
}

test("one query loads a small part of the index, and no more of a larger one", async () => {
  const loadedBy = async (count: number): Promise<{ part: number; all: number }> => {
    const files = indexFiles(manyDocuments(count));
    const { search, loaded } = await searchIn(files);
    const found = await search.find("waac");
    assert.ok(found.passages.length > 10);
    await search.show(found, 0, 10);
    const size = (paths: Iterable<string>): number =>
      [...paths].reduce((sum, path) => sum + (files.get(path)?.length ?? 0), 0);
    return { part: size(loaded), all: size(files.keys()) };
  };
  const small = await loadedBy(200);
  const large = await loadedBy(600);
  assert.ok(large.all > 2.5 * small.all);
  assert.ok(large.part < 250_000, `${large.part}`);
  assert.ok(large.part < 1.5 * small.part, `${small.part} → ${large.part}`);
});

test("a beginning that very many words have loads no more than the word", async () => {
  const { search, loaded } = await searchIn(indexFiles(manyDocuments(400)));
  await search.find("waa");
  const shards = [...loaded].filter((path) => path.startsWith("words/"));
  assert.ok(shards.length <= 3, shards.join(" "));
});

test("every word of every passage is found by itself", async () => {
  const files = indexFiles(EDITION);
  const { search } = await searchIn(files);
  for (const [path, contents] of files) {
    if (!path.startsWith("texts/")) continue;
    const { passages } = JSON.parse(contents) as { passages: [number, string, string][] };
    for (const [, anchor, text] of passages) {
      for (const word of text.split(/\s+/u).filter((one) => /\p{L}/u.test(one))) {
        const shown = await search.show(await search.find(word), 0, 100);
        assert.ok(
          shown.some(({ href }) => href.endsWith(anchor === "" ? ".html" : `#${anchor}`)),
          `“${word}” does not find #${anchor}`,
        );
      }
    }
  }
});

test("the passages of the record of 1965", () => {
  const path = "tei/documents/1965-04-17-kuznetsov-kim.xml";
  const document = parse(path, readFileSync(inProject(path), "utf8"));
  const passages = documentPassages(document.root, collectFacts(path, document));
  const anchors = passages.map(({ anchor }) => anchor);
  assert.equal(anchors.slice(-5), ["p1", "p2", "p3", "p4", "p5"]);
  const p1 = passages.find(({ anchor }) => anchor === "p1");
  assert.is(
    p1?.text,
    "Kim Byeong-sik informed Kuznetsov about the situation in South Korea and the demonstrations there against the Japanese-South Korean negotiations.",
  );
  for (const { start, end, mention } of p1?.mentions ?? [])
    assert.is(p1?.text.slice(start, end), mention.text);
  assert.is(p1?.mentions.length, 5);
});

test.run();
