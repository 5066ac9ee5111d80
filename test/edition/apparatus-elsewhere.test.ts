// An apparatus in a file of its own, about two texts, with its witnesses in a third file: each text shows its
// entries at their places, as a page and as plain text, and has the texts of their witnesses.

import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { apograph, edit, readTree, temporaryFolder, writeFiles } from "../helpers/command.ts";
import { ask, openPage, startDev } from "../helpers/dev.ts";
import { type PageElement, pageElements } from "../helpers/pages.ts";
import { htmlErrors, siteProblems } from "../helpers/site.ts";

const document = (title: string, source: string, rest: string, encoding = ""): string =>
  `<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc>
<titleStmt><title>${title}</title></titleStmt><publicationStmt><publisher>Test</publisher></publicationStmt>
<sourceDesc>${source}</sourceDesc></fileDesc>${encoding}</teiHeader>${rest}</TEI>`;

const POEM = document(
  "A poem",
  "<p>Made up.</p>",
  `<text><body><lg>
<l n="1">The <anchor xml:id="a1"/>morning<anchor xml:id="a2"/> star is <w xml:id="w1">bright</w></l>
<l n="2"><app><lem wit="witnesses.xml#A">and</lem><rdg wit="witnesses.xml#C">but</rdg></app> all the
birds <w xml:id="w2">awake</w></l>
</lg></body></text>`,
);

const HYMN = document(
  "A hymn",
  "<p>Made up.</p>",
  `<text><body><lg>
<l n="1">Sleep no longer, and sleep no more</l>
<l n="2" xml:id="e1">for the night has gone</l>
</lg></body></text>`,
);

const WITNESSES = document(
  "Witnesses",
  `<listWit><witness xml:id="A">Oxford</witness>
<witness xml:id="B"><abbr type="siglum">Bx</abbr> Cambridge</witness>
<witness xml:id="C">London</witness></listWit>`,
  `<text><body><p>Three manuscripts.</p></body></text>`,
);

const APPARATUS = document(
  "Apparatus",
  "<p>Made up.</p>",
  `<standOff><listApp>
<app from="poem.xml#w2"><lem wit="w:A">awake</lem><rdg wit="w:B">asleep</rdg></app>
<app from="poem.xml#w1"><lem wit="w:A w:C">bright</lem><rdg wit="w:B" xml:id="r1">light</rdg><note
target="#r1">a <ref target="poem.xml">slip</ref></note></app>
<app from="poem.xml#a1" to="poem.xml#a2" xml:id="a1"><lem wit="w:A Bx">morning</lem><rdg wit="w:C">evening</rdg></app>
</listApp>
<listApp corresp="hymn.xml" type="fontes">
<app loc="2" xml:id="e1"><lem wit="w:A">night</lem><rdg wit="w:B"/></app>
<app loc="1"><lem wit="w:A" n="2">no</lem><rdg wit="w:B">ne</rdg></app>
</listApp></standOff>`,
  `<encodingDesc><listPrefixDef><prefixDef ident="w" matchPattern="(.+)"
replacementPattern="witnesses.xml#$1"><p>Witnesses.</p></prefixDef></listPrefixDef></encodingDesc>`,
);

const folder = temporaryFolder();
writeFiles(folder, {
  "apograph.config.json": '{ "title": "Elsewhere" }',
  "tei/apparatus.xml": APPARATUS,
  "tei/hymn.xml": HYMN,
  "tei/poem.xml": POEM,
  "tei/witnesses.xml": WITNESSES,
});
const built = apograph(folder, "build");
const files = readTree(join(folder, "dist", "edition"));
const page = (path: string): PageElement[] => pageElements(files.get(path) ?? "");
const linksIn = (elements: PageElement[], isWanted: (href: string) => boolean): string[] =>
  elements.map(({ attributes }) => attributes["href"] ?? "").filter(isWanted);
const after = (path: string, heading: string): string[] =>
  (files.get(path) ?? "").split(`${heading}:\n\n`)[1]?.trimEnd().split("\n") ?? [];

test("it is valid and built", () => {
  assert.is(built.status, 0, built.stdout + built.stderr);
});

test("the text has its own entries and those of the other file, in its order", () => {
  assert.equal(after("poem.txt", "Apparatus"), [
    "1 morning] A Bx; evening C",
    "1 bright] A C; light Bx (a slip)",
    "2 and] A; but C",
    "2 awake] A; asleep Bx",
  ]);
});

test("entries that name lines, in their layer; which of two words is meant", () => {
  assert.equal(after("hymn.txt", "Sources"), ["1 no²] A; ne Bx", "2 night] A; om. Bx"]);
});

test("in print the text has them at their words, too", () => {
  const printed = apograph(folder, "build", "--format", "latex");
  assert.is(printed.status, 0, printed.stdout + printed.stderr);
  const latex = readTree(join(folder, "dist", "edition-latex"));
  const poem = latex.get("tei/poem.tex") ?? "";
  // In the language of the text, which is not said again.
  const entries = [
    ...poem.matchAll(/\\xxref\{[^}]*\}\{[^}]*\}\\lemma\{(.*?)\}\\([A-F])footnote/gu),
  ];
  assert.equal(
    entries.map(([, lemma, series]) => `${lemma} ${series}`),
    ["morning A", "bright A", "awake A"],
  );
  assert.match(poem, "\\apographsigla{Bx}");
  assert.match(latex.get("tei/hymn.tex") ?? "", /\\lemma\{no\\textsuperscript\{2\}\}\\Bfootnote/u);
});

test("marks stand where the words end, and lead to the entry and back", () => {
  const html = files.get("poem.html") ?? "";
  assert.match(html, /morning<sup[^>]*><a id="app-\d+-mark" href="#a1_"[^>]*>°<\/a><\/sup>/u);
  const back = page("poem.html").filter(({ attributes }) => attributes["class"] === "back");
  assert.equal(
    back.map(({ text }) => text),
    ["1", "1", "2", "2"],
  );
  assert.match(html, 'value="apparatus"');
});

test("what leads to the text as a whole still does", () => {
  const [link] = page("poem.html").filter(({ text }) => text === "slip");
  assert.is(link?.attributes["href"], "#");
  assert.is(link?.attributes["title"], "A poem");
});

test("sigla lead to the list in the other file", () => {
  const hrefs = page("poem.html")
    .filter(({ attributes }) => attributes["class"] === "siglum")
    .map(({ attributes }) => attributes["href"] ?? "");
  assert.ok(hrefs.includes("witnesses.html#B"), hrefs.join(" "));
});

test("the text has its witnesses; the file of the entries has none", () => {
  const texts = [...files.keys()].filter((path) => /witness\.\w+\.txt$/u.test(path));
  assert.equal(texts.toSorted(), [
    "hymn.witness.A.txt",
    "hymn.witness.B.txt",
    "poem.witness.A.txt",
    "poem.witness.B.txt",
    "poem.witness.C.txt",
  ]);
  assert.match(files.get("poem.witness.B.txt") ?? "", "The morning star is light");
});

test("a row of the table of readings leads to the entry in the text's page, and back", () => {
  const rows = (path: string): string[] =>
    page(path)
      .filter(({ name, attributes }) => name === "th" && attributes["scope"] === "row")
      .map(({ text }) => text);
  assert.equal(rows("poem.readings.html"), ["1 morning]", "1 bright]", "2 and]", "2 awake]"]);
  assert.equal(rows("hymn.readings.html"), ["1 no]", "2 night]"]);
  for (const path of ["poem", "hymn"]) {
    const links = linksIn(page(`${path}.readings.html`), (href) =>
      href.startsWith(`${path}.html#`),
    );
    assert.is(links.length, rows(`${path}.readings.html`).length, links.join(" "));
    const ids = page(`${path}.html`).map(({ attributes }) => attributes["id"]);
    for (const link of links) assert.ok(ids.includes(link.replace(/^.*#/u, "")), link);
    const back = linksIn(page(`${path}.html`), (href) => href.startsWith(`${path}.readings.html#`));
    assert.equal(
      back,
      links.map((_, index) => `${path}.readings.html#row-${index + 1}`),
    );
  }
  assert.match(files.get("poem.readings.html") ?? "", 'href="poem.html#a1_"');
});

test("the page of the file with the entries shows them, and leads to the text", () => {
  const entries = page("apparatus.html").filter(({ attributes }) => attributes["class"] === "back");
  assert.equal(
    entries.map(({ attributes }) => attributes["href"]),
    ["hymn.html", "hymn.html", "poem.html#w2", "poem.html#w1", "poem.html#a1"],
  );
});

test("valid HTML, ids are unique, links arrive", async () => {
  for (const path of ["poem.html", "hymn.html", "apparatus.html"])
    assert.equal(await htmlErrors(files.get(path) ?? ""), [], path);
  assert.equal(siteProblems(files), []);
});

/** What becomes of the poem with another file of entries. */
function withApparatus(apparatus: string): {
  readonly witness: string;
  readonly latex: string;
  /** Where the entries stand. */
  readonly places: readonly string[];
} {
  const own = temporaryFolder();
  const sources = { poem: POEM, witnesses: WITNESSES, apparatus };
  for (const [name, xml] of Object.entries(sources))
    writeFiles(own, {
      [`tei/${name}.xml`]: xml,
      "apograph.config.json": '{ "title": "Elsewhere" }',
    });
  for (const options of [[], ["--format", "latex"]]) {
    const { status, stdout, stderr } = apograph(own, "build", ...options);
    assert.is(status, 0, stdout + stderr);
  }
  const site = readTree(join(own, "dist", "edition"));
  return {
    witness: site.get("poem.witness.C.txt") ?? "",
    places: pageElements(site.get("poem.html") ?? "")
      .filter(({ attributes }) => attributes["class"] === "back")
      .map(({ text }) => text),
    latex: readTree(join(own, "dist", "edition-latex")).get("tei/poem.tex") ?? "",
  };
}

const entries = (list: string, encoding = ""): string =>
  document(
    "Entries",
    "<p>Made up.</p>",
    `<standOff><listApp>${list}</listApp></standOff>`,
    encoding,
  ).replace("</titleStmt>", '<editor xml:id="haupt">Moriz Haupt</editor></titleStmt>');

const ONE = `<app from="poem.xml#w1"><lem wit="witnesses.xml#A">bright</lem>
<rdg wit="witnesses.xml#B">light</rdg></app>`;

test("whether an entry names only those that differ is said by the file that it stands in", () => {
  const encoding = `<encodingDesc><variantEncoding method="double-end-point" location="external"
n="negative"/></encodingDesc>`;
  assert.match(withApparatus(entries(ONE)).witness, "star is [?]");
  assert.match(withApparatus(entries(ONE, encoding)).witness, "star is bright");
});

test("in print a person has the name that the other file gives", () => {
  const list = `<app from="poem.xml#w1"><lem wit="witnesses.xml#A witnesses.xml#B">bright</lem>
<rdg resp="#haupt" type="conjecture">white</rdg></app>`;
  assert.match(withApparatus(entries(list)).latex, "conj.} Moriz Haupt}");
});

test("entries in readings of the other file are in them", () => {
  const list = `<app from="poem.xml#a1" to="poem.xml#a2"><lem wit="witnesses.xml#A">morning</lem>
<rdg wit="witnesses.xml#B witnesses.xml#C">e<app><lem wit="witnesses.xml#B">ven</lem>
<rdg wit="witnesses.xml#C">v</rdg></app>ing</rdg></app>`;
  const { witness, latex, places } = withApparatus(entries(list));
  assert.equal(places, ["1", "1", "2"]);
  assert.match(witness, "The eving star");
  assert.match(
    latex,
    /\\apographreading\{even \\apographgroup\{.*\\apographreading\{v\}.*\}ing\}/u,
  );
});

test("a document at the address of a page about witnesses is refused", () => {
  const own = temporaryFolder();
  const sources = { "poem.xml": POEM, "witnesses.xml": WITNESSES, "poem.readings.xml": HYMN };
  for (const [path, xml] of Object.entries(sources)) writeFiles(own, { [`tei/${path}`]: xml });
  writeFiles(own, { "apograph.config.json": '{ "title": "Addresses" }' });
  const { status, stdout } = apograph(own, "build");
  assert.is(status, 1);
  assert.match(
    stdout,
    "a page about the witnesses of tei/poem.xml would both be published as poem.readings.html",
  );
});

test("a changed apparatus shows on the page of the text at once", async () => {
  const dev = await startDev(folder);
  const open = await openPage(dev.address, "/poem.html");
  edit(folder, "tei/apparatus.xml", "asleep", "adreaming");
  await open.next("reload");
  open.close();
  const { body } = await ask(dev.address, "/poem.html");
  await dev.stop("SIGKILL");
  assert.match(body, "adreaming");
});

test.run();
