// Each phenomenon of encoding as a small TEI fixture, with what readers get: the HTML of the page's
// main part, the reading text and the diplomatic text. A fixture whose root is <text> gets a header
// here; one whose root is <TEI> brings its own, and its goldens show the whole page.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { sourceFromText } from "../../src/source/source.ts";
import { validateWithXmllint } from "../../src/xml/xmllint.ts";
import { temporaryFolder } from "../helpers/command.ts";
import { fixture, inProject, matchesGolden } from "../helpers/project.ts";
import { htmlErrors } from "../helpers/site.ts";
import { completeDocument } from "./document.ts";
import { allIds, localLinks, readableMain, readableText, visibleText } from "./page.ts";
import { compileStylesheet, renderHtml, renderText } from "./render.ts";

const names = readdirSync(fixture("phenomena"))
  .filter((file) => file.endsWith(".xml"))
  .map((file) => file.slice(0, -".xml".length));

const sources = new Map(
  names.map((name) => [name, readFileSync(fixture("phenomena", `${name}.xml`), "utf8")]),
);

test("the fixtures are there, and no golden of one that is gone", () => {
  assert.ok(names.length >= 35, `${names.length} fixtures`);
  const orphans = readdirSync(fixture("phenomena"))
    .filter((file) => /\.(?:html|txt)$/u.test(file))
    .filter((file) => !names.includes(file.replace(/\..*$/u, "")));
  assert.equal(orphans, []);
});

/** About documents that are not valid and must be rendered all the same. */
const INVALID = ["unknown-element.xml"];

test("the fixtures are valid, but for those that are about invalid documents", async () => {
  const schema = sourceFromText(
    "schemas/apograph.rng",
    readFileSync(inProject("schemas", "apograph.rng"), "utf8"),
  );
  const documents = [...sources].map(([name, xml]) =>
    sourceFromText(`${name}.xml`, completeDocument(xml)),
  );
  const findings = await validateWithXmllint(documents, schema);
  const paths = new Set(findings.map(({ path }) => path));
  assert.equal(
    [...paths],
    INVALID,
    findings.map(({ path, message }) => `${path}: ${message}`).join("\n"),
  );
});

for (const [name, xml] of sources) {
  const isWhole = /<TEI[\s>]/u.test(xml);
  const document = completeDocument(xml);
  const html = renderHtml(document);
  const reading = renderText(document, "reading");
  const diplomatic = renderText(document, "diplomatic");

  test(`${name}: HTML`, () => {
    matchesGolden(readableMain(html, isWhole), "phenomena", `${name}.html`);
  });

  test(`${name}: reading text`, () => {
    matchesGolden(readableText(reading, isWhole), "phenomena", `${name}.txt`);
  });

  test(`${name}: diplomatic text`, () => {
    matchesGolden(readableText(diplomatic, isWhole), "phenomena", `${name}.diplomatic.txt`);
  });

  test(`${name}: valid HTML, ids once, links alive`, async () => {
    assert.equal(await htmlErrors(html), []);
    const ids = allIds(html);
    assert.is(new Set(ids).size, ids.length, `an id twice in ${ids.join(" ")}`);
    for (const id of localLinks(html)) assert.ok(ids.includes(id), `#${id} leads nowhere`);
  });

  test(`${name}: no word of the text is lost`, () => {
    const shown = visibleText(html);
    for (const word of wordsOf(document)) assert.ok(shown.includes(word), `lost: ${word}`);
  });

  test(`${name}: plain text has no stray space and one newline at the end`, () => {
    for (const text of [reading, diplomatic]) {
      assert.match(text, /[^\s]\n$/u);
      assert.not.match(text, /[ \t]\n|\n\n\n|\t|\r|[^\n ] {2}|[\uFDD0-\uFDEF]/u);
    }
  });

  for (const width of [20, 40]) {
    test(`${name}: wrapped at ${width}, the same text`, () => {
      const wrapped = renderText(document, "reading", width);
      assert.is(collapse(wrapped), collapse(reading));
      for (const line of wrapped.split("\n")) {
        assert.ok(columns(line) <= width || !line.trim().includes(" "), `too wide: ${line}`);
      }
    });
  }
}

/** The words of the text, where all white space separates: those inside words are not looked for. */
function wordsOf(document: string): string[] {
  const text = /<(?:tei:)?(?:text|standOff)[\s>].*$/su.exec(document)?.[0] ?? "";
  return text
    .replaceAll(/<!--.*?-->|<\?.*?\?>|<(?:lb|pb|cb)[^>]*>/gsu, " ")
    .replaceAll(/<[^>]*>/gu, " ")
    .replaceAll("&amp;", "&")
    .split(/\s+/u)
    .filter((word) => word !== "");
}

const collapse = (text: string): string => text.replaceAll(/\s+/gu, " ");

/** Columns by the rules that matter here, written anew: marks none, Hangul two. */
function columns(line: string): number {
  let sum = 0;
  for (const character of line) {
    if (/\p{M}|\p{Cf}|[\u1160-\u11FF]/u.test(character)) continue;
    sum += /\p{Script=Hangul}/u.test(character) ? 2 : 1;
  }
  return sum;
}

test("wrapping breaks between words, by columns", () => {
  const document = completeDocument(sources.get("columns") ?? "");
  matchesGolden(
    readableText(renderText(document, "reading", 20), false),
    "phenomena",
    "columns.wrapped.txt",
  );
});

test("verse goes on indented when it is wrapped", () => {
  const document = completeDocument(sources.get("verse") ?? "");
  matchesGolden(
    readableText(renderText(document, "reading", 40), false),
    "phenomena",
    "verse.wrapped.txt",
  );
});

test("an edition replaces a template by importing, not by copying", async () => {
  const file = join(temporaryFolder(), "mine.xsl");
  const original = pathToFileURL(inProject("xslt", "html", "edition.xsl")).href;
  writeFileSync(
    file,
    `<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
        xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="tei">
      <xsl:import href="${original}"/>
      <xsl:template match="tei:foreign" mode="content"><mark><xsl:next-match/></mark></xsl:template>
      <xsl:template match="tei:foreign" mode="class">mine</xsl:template>
    </xsl:stylesheet>`,
  );
  const document = completeDocument(sources.get("phrases") ?? "");
  const html = renderHtml(document, { stylesheet: await compileStylesheet(file) });
  assert.is(
    html.replace('<mark><i class="mine" lang="fr">mot</i></mark>', '<i lang="fr">mot</i>'),
    renderHtml(document),
  );
  assert.match(html, '<mark><i class="mine" lang="fr">mot</i></mark>');
});

test("a language without interface strings is an error, not an empty page", () => {
  const document = completeDocument(sources.get("no-names") ?? "");
  assert.throws(() => renderHtml(document, { language: "tlh" }), /no interface strings .* “tlh”/u);
});

test.run();
