// `apograph witness` and `apograph apparatus convert`, as a person meets them.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { apograph, copyOfSample, temporaryFolder, writeFiles } from "../helpers/command.ts";
import { type PageElement, pageElements } from "../helpers/pages.ts";
import { inProject } from "../helpers/project.ts";
import { htmlErrors, siteProblems } from "../helpers/site.ts";
import { criticalDocument } from "../helpers/witnesses.ts";

const LIST = `<witness xml:id="A">Aberystwyth</witness><listWit xml:id="G"><witness xml:id="B"/><witness xml:id="C"/></listWit>`;
const BODY = `<text><body><lg>
<l>a <app><lem wit="#A">b</lem><rdg wit="#B">x</rdg></app></l>
<l>c <app><lem>d</lem><rdg wit="#B" varSeq="1">y</rdg><rdg wit="#B" varSeq="2">z</rdg></app></l>
</lg></body></text>`;

function edition(config = "{}", body = BODY): string {
  const folder = temporaryFolder();
  writeFiles(folder, {
    "apograph.config.json": config,
    "tei/a.xml": criticalDocument(body, LIST, { method: "parallel-segmentation" }),
    "tei/b.xml": criticalDocument("<text><body><p>other</p></body></text>", "Z"),
  });
  return folder;
}

test("the text of one witness, and what was assumed", () => {
  const { status, stdout, stderr } = apograph(edition(), "witness", "A");
  assert.is(status, 0);
  assert.is(stdout, "a b\nc d\n");
  assert.is(
    stderr,
    "In 1 entry A was taken to read as the text: it names only those that differ.\n",
  );
});

test("before and after correction", () => {
  const folder = edition();
  const after = apograph(folder, "witness", "B");
  assert.is(after.stdout, "a x\nc z\n");
  assert.is(
    after.stderr,
    "B was corrected in 1 place; this is its text after correction (--layer ac: before).\n",
  );
  const before = apograph(folder, "witness", "B", "--layer", "ac");
  assert.is(before.stdout, "a x\nc y\n");
  assert.match(before.stderr, "before correction (--layer pc: after)");
});

test("a group is its members; what nobody says is marked, and its place is named", () => {
  const { status, stdout, stderr } = apograph(edition(), "witness", "G", "A");
  assert.is(status, 0);
  assert.is(stdout, "== B\na x\nc z\n== C\na [?]\nc d\n== A (Aberystwyth)\na b\nc d\n");
  assert.match(stderr, "tei/a.xml:2:6: warning: The entry does not say what C has.");
});

test("what nobody says is an error where that is asked", () => {
  const { status, stdout, stderr } = apograph(edition(), "witness", "C", "--unaccounted=error");
  assert.is(status, 1);
  assert.is(stdout, "");
  assert.match(stderr, "tei/a.xml:2:6: error: The entry does not say what C has.");
});

test("an edition whose entries name only those that differ", () => {
  const folder = edition('{ "apparatus": { "negative": true } }');
  const { stdout, stderr } = apograph(folder, "witness", "C");
  assert.is(stdout, "a b\nc d\n");
  assert.match(stderr, "In 2 entries C was taken to read as the text: they name only those that");
});

test("an edition whose entries name all, though a header says otherwise", () => {
  const folder = temporaryFolder();
  const encoding =
    '<variantEncoding method="parallel-segmentation" location="internal" n="negative"/>';
  const line = '<l>a <app><lem wit="#A">b</lem><rdg wit="#B">x</rdg></app></l>';
  writeFiles(folder, {
    "apograph.config.json": '{ "apparatus": { "negative": false } }',
    "tei/a.xml": criticalDocument(`<text><body>${line}</body></text>`, "A B C", { encoding }),
  });
  assert.is(apograph(folder, "witness", "C").stdout, "a [?]\n");
});

test("a TEI document of a witness has no apparatus, and is valid where its source was", () => {
  const folder = copyOfSample();
  const made = apograph(folder, "witness", "La", "--format", "tei");
  assert.is(made.status, 0);
  assert.not.match(made.stdout, /<app\b|variantEncoding|<rdg/u);
  assert.match(made.stdout, '<gap reason="unaccounted"/>');
  writeFiles(folder, { "la.xml": made.stdout });
  const judged = apograph(folder, "validate", "la.xml", "--schema", "schemas/apograph.rng");
  assert.is(judged.status, 0, judged.stdout);
});

test("a page that stands alone: valid, with the style in it and no file beside it", async () => {
  const { status, stdout } = apograph(edition(), "witness", "B", "--format", "html");
  assert.is(status, 0);
  assert.equal(await htmlErrors(stdout), []);
  assert.equal(siteProblems(new Map([["b.html", stdout]])), []);
  const page = pageElements(stdout);
  assert.match(page.find(({ name }) => name === "title")?.text ?? "", /^B: /u);
  assert.equal(linesOf(page), ["a x", "c z"]);
  assert.match(page.find(({ name }) => name === "style")?.text ?? "", ".l{position:relative");
  assert.equal(
    page.filter(({ name }) => /^(?:link|script|img|nav)$/u.test(name)),
    [],
  );
});

test("a page of another layer; of what nobody says, a sign and what it means", () => {
  const before = apograph(edition(), "witness", "B", "--layer", "ac", "--format", "html");
  assert.equal(linesOf(pageElements(before.stdout)), ["a x", "c y"]);
  assert.match(before.stdout, "The text before correction (1)");
  const open = apograph(edition(), "witness", "C", "--format", "html");
  assert.equal(linesOf(pageElements(open.stdout)), ["a [?]", "c d"]);
  assert.match(open.stdout, "[?] stands where no entry says what this witness has (1)");
  assert.match(open.stderr, "warning: The entry does not say what C has.");
  const failed = apograph(edition(), "witness", "C", "--format=html", "--unaccounted=error");
  assert.is(failed.status, 1);
  assert.is(failed.stdout, "");
});

test("a page of the sample: its links lead within it or out of the edition, lacunae are explained", async () => {
  const { status, stdout } = apograph(copyOfSample(), "witness", "Gg", "--format", "html");
  assert.is(status, 0);
  assert.equal(await htmlErrors(stdout), []);
  assert.equal(siteProblems(new Map([["gg.html", stdout]])), []);
  assert.match(stdout, '<span class="lacuna" title="lost" lang="en">[…]</span>');
  // White space on either side of a sign is kept.
  assert.match(stdout, />Of <span class="unaccounted"[^>]*>\[\?\]<\/span> smale</u);
  assert.match(stdout, "[…] stands where this witness has lost its text");
  assert.match(stdout, /<section class="text"[^>]* lang="enm"/u);
});

test("a page is made by the edition's own stylesheet and style", () => {
  const folder = edition('{ "htmlStylesheet": "own.xsl", "style": "own.css" }');
  writeFiles(folder, {
    "own.xsl": `<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xpath-default-namespace="http://www.tei-c.org/ns/1.0"><xsl:import href="${pathToFileURL(inProject("xslt", "html", "edition.xsl")).href}"/><xsl:template match="l" mode="content"><p class="own"><xsl:apply-templates mode="content"/></p></xsl:template></xsl:stylesheet>`,
    "own.css": '@import "default.css";\n.own { color: teal; }\n',
  });
  const { status, stdout } = apograph(folder, "witness", "B", "--format", "html");
  assert.is(status, 0);
  assert.match(stdout, '<p class="own">a x</p>');
  assert.match(stdout, /\.l\{position:relative[\s\S]*\.own \{ color: teal; \}/u);
  assert.not.match(stdout, /@import|@font-face/u);
  writeFiles(folder, { "own.xsl": "<xsl:stylesheet" });
  const broken = apograph(folder, "witness", "B", "--format", "html");
  assert.is(broken.status, 2);
  assert.match(broken.stderr, "own.xsl");
});

const tei = (text: string): string =>
  `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt></fileDesc></teiHeader>${text}</TEI>`;

test("two documents that list witnesses of the same ids: each has its own", () => {
  const folder = edition("{}", BODY);
  const other = `<text><body><l>p <app><lem wit="#A">q</lem><rdg wit="#B">r</rdg></app></l></body></text>`;
  const named = `<witness xml:id="A"/><witness xml:id="B">Bern</witness>`;
  writeFiles(folder, { "tei/b.xml": criticalDocument(other, named) });
  const one = apograph(folder, "witness", "B", "--document", "tei/b.xml");
  assert.is(one.stdout, "p r\n");
  assert.is(one.stderr, "");
  const both = apograph(folder, "witness", "B");
  assert.is(both.stdout, "== B: tei/a.xml\na x\nc z\n== B (Bern): tei/b.xml\np r\n");
});

test("a group of another document's list is asked for in each document by its own", () => {
  const folder = edition("{}", BODY);
  const other = `<text><body><l>p <app><lem wit="#A">q</lem><rdg wit="#G">r</rdg></app></l></body></text>`;
  const list = `<witness xml:id="A"/><listWit xml:id="G"><witness xml:id="D"/></listWit>`;
  writeFiles(folder, { "tei/b.xml": criticalDocument(other, list) });
  const { stdout } = apograph(folder, "witness", "G", "--document", "tei/b.xml");
  assert.is(stdout, "p r\n");
});

test("a text whose entries stand in another file, and whose witnesses are listed in a third", () => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    "apograph.config.json": "{}",
    "tei/app.xml": tei(
      `<text><body><p>Variants.</p><listApp><app from="text.xml#w"><lem wit="list.xml#A">a</lem><rdg wit="list.xml#D">x</rdg></app></listApp></body></text>`,
    ),
    "tei/list.xml": criticalDocument("<standOff/>", "A D"),
    "tei/text.xml": tei(`<text><body><l><w xml:id="w">a</w> b</l></body></text>`),
    "tei/other.xml": tei(`<text><body><p>of no witness</p></body></text>`),
  });
  const { status, stdout } = apograph(folder, "witness", "D");
  assert.is(status, 0);
  assert.is(stdout, "x b\n");
});

test("a file with entries about another text is no text of the witnesses that it lists", () => {
  const folder = temporaryFolder();
  const entries = `<text><body><p>Variants.</p><listApp><app from="text.xml#w"><lem wit="#A">a</lem></app></listApp></body></text>`;
  writeFiles(folder, {
    "apograph.config.json": '{ "apparatus": { "negative": true } }',
    "tei/app.xml": criticalDocument(entries, "A D"),
    "tei/text.xml": tei(`<text><body><l><w xml:id="w">a</w> b</l></body></text>`),
  });
  assert.is(apograph(folder, "witness", "D").stdout, "a b\n");
});

function linesOf(page: readonly PageElement[]): string[] {
  return page.filter(({ attributes }) => attributes["class"] === "l").map(({ text }) => text);
}

const MISUSE: readonly (readonly [args: readonly string[], message: string])[] = [
  [["witness"], 'witness takes sigla: "apograph witness Hg".'],
  [["witness", "D"], 'The edition has no witness "D".'],
  [["witness", "Aa"], 'Did you mean "A"?'],
  [["witness", "A", "--document", "none.xml"], "The edition has no document none.xml."],
  [["witness", "A", "--layer", "x"], '--layer takes pc or ac, not "x".'],
  [["witness", "G", "--format", "tei"], "--format tei writes one document, but 2 texts"],
  [["witness", "G", "--format", "html"], "--format html writes one document, but 2 texts"],
  [["witness", "A", "--format", "x"], '--format takes text or tei or html, not "x".'],
  [["apparatus", "show"], "does not know what to do. It takes convert or matrix"],
  [["apparatus", "convert", "tei/a.xml"], "--method is needed: parallel-segmentation or"],
  [["apparatus", "convert", "--method", "x", "tei/a.xml"], "--method takes parallel-segmentation"],
  [["apparatus", "convert", "--method", "double-end-point", "x.xml"], "Cannot read x.xml"],
];
for (const [args, message] of MISUSE) {
  test(`misuse: apograph ${args.join(" ")}`, () => {
    const { status, stdout, stderr } = apograph(edition(), ...args);
    assert.is(status, 2);
    assert.is(stdout, "");
    assert.ok(stderr.includes(message), stderr);
  });
}

test("the sample goes to double end-points and back, is valid in both, and every witness keeps its text", () => {
  const folder = copyOfSample();
  const sample = "tei/documents/wife-of-bath-prologue.xml";
  const texts = (): string => {
    const { stdout } = apograph(
      folder,
      "witness",
      "El",
      "Hg",
      "Gg",
      "Ha4",
      "La",
      "--document",
      sample,
    );
    return stdout.replaceAll(/\s+/gu, " ");
  };
  const convert = (method: string): void => {
    const args = ["apparatus", "convert", "--method", method, sample, "--output", sample];
    const made = apograph(folder, ...args);
    assert.is(made.status, 0, made.stderr);
    assert.is(made.stdout, "");
    const judged = apograph(folder, "validate", sample, "--schema", "schemas/apograph.rng");
    assert.not.match(judged.stdout, "relaxng/");
  };
  const before = texts();
  convert("double-end-point");
  assert.is(texts(), before);
  convert("parallel-segmentation");
  assert.is(texts(), before);
});

test("a file in another encoding is left alone", () => {
  const folder = edition();
  const text =
    '<?xml version="1.0" encoding="ISO-8859-1"?><TEI xmlns="http://www.tei-c.org/ns/1.0"/>';
  writeFileSync(join(folder, "latin.xml"), Buffer.from(`${text}<!-- \u00E9 -->`, "latin1"));
  const args = ["apparatus", "convert", "--method", "double-end-point", "latin.xml"];
  const { status, stderr } = apograph(folder, ...args);
  assert.is(status, 1);
  assert.is(stderr, "latin.xml: error: It is not in UTF-8: save it as UTF-8 first.\n");
});

const TASKS: readonly (readonly string[])[] = [
  ["witness", "A"],
  ["apparatus", "matrix", "--format", "csv", "tei/a.xml"],
  ["apparatus", "convert", "--method", "parallel-segmentation", "tei/a.xml"],
];

for (const args of TASKS) {
  test(`what is not well formed is bad input: apograph ${args.join(" ")}`, () => {
    const { status, stdout, stderr } = apograph(edition("{}", "<text></TEI>"), ...args);
    assert.is(status, 1);
    assert.is(stdout, "");
    assert.match(
      stderr,
      /^tei\/a\.xml:1:\d+: error: The element "text" is not closed before <\/TEI>\.[^\n]*\n$/u,
    );
  });
}

test("entries that stay are named with their place", () => {
  const body = `<text><body><l>a</l><listApp><app from="#none"><lem wit="#A">a</lem><rdg wit="#B">x</rdg></app></listApp></body></text>`;
  const args = ["apparatus", "convert", "--method", "parallel-segmentation", "tei/a.xml"];
  const { status, stderr } = apograph(edition("{}", body), ...args);
  assert.is(status, 0);
  assert.match(stderr, /^tei\/a\.xml:1:\d+: warning: The words that this entry is about were not/u);
  assert.match(stderr, "0 entries converted.");
});

test.run();
