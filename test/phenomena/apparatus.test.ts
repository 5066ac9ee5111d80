// The apparatus as an edition wants it printed, whatever its encoding is, in plain text, which says in a
// line what the page says; and what must hold of every document with an apparatus.

import { readdirSync, readFileSync } from "node:fs";
import { type DefaultTreeAdapterMap, parse } from "parse5";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { ApparatusSettings } from "../../src/site/apparatus/settings.ts";
import { sourceFromText } from "../../src/source/source.ts";
import { parseXml, type XmlElement, type XmlNode } from "../../src/xml/tree.ts";
import { attributeValue, childElements, descendantElements } from "../../src/xml/walk.ts";
import { fixture, inProject } from "../helpers/project.ts";
import { htmlErrors } from "../helpers/site.ts";
import { completeDocument } from "./document.ts";
import { allIds, localLinks } from "./page.ts";
import { renderHtml, renderText } from "./render.ts";

const LIST = `<listWit>
<listWit xml:id="alpha"><head><abbr type="siglum">α</abbr></head><witness xml:id="A"/><witness xml:id="B"/></listWit>
<witness xml:id="C"/><witness xml:id="D"/></listWit>`;

/** A document with a line and the witnesses A to D, of which A and B are the group α. */
function documentWith(line: string, encoding = ""): string {
  return `<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="la"><teiHeader><fileDesc>
<titleStmt><title>Fixture</title></titleStmt><publicationStmt><p/></publicationStmt>
<sourceDesc>${LIST}</sourceDesc></fileDesc><encodingDesc>${encoding}</encodingDesc></teiHeader>
<text><body><l n="1">${line}</l></body></text></TEI>`;
}

interface Case {
  readonly what: string;
  readonly line: string;
  readonly settings: ApparatusSettings;
  readonly entry: string;
  readonly encoding?: string;
}

const NEGATIVE =
  '<variantEncoding method="parallel-segmentation" location="internal" n="negative"/>';
const POSITIVE_LINE = 'x <app><lem wit="#B #A #C">est</lem><rdg wit="#D">sit</rdg></app>';
const NEGATIVE_LINE = 'x <app><lem>est</lem><rdg wit="#D">sit</rdg></app>';

const CASES: readonly Case[] = [
  {
    what: "positive, as encoded, in the order of the list",
    line: POSITIVE_LINE,
    settings: {},
    entry: "1 est] A B C; sit D",
  },
  {
    what: "positive encoding, printed negative",
    line: POSITIVE_LINE,
    settings: { style: "negative" },
    entry: "1 est] sit D",
  },
  {
    what: "an entry that leaves a witness out stays positive: silence would say that it agrees",
    line: 'x <app><lem wit="#A">est</lem><rdg wit="#D">sit</rdg></app>',
    settings: { style: "negative" },
    entry: "1 est] A; sit D",
  },
  {
    what: "negative encoding, as it is",
    line: NEGATIVE_LINE,
    settings: {},
    encoding: NEGATIVE,
    entry: "1 est] sit D",
  },
  {
    what: "negative encoding, printed positive",
    line: NEGATIVE_LINE,
    settings: { style: "positive" },
    encoding: NEGATIVE,
    entry: "1 est] A B C; sit D",
  },
  {
    what: "the same where the configuration says that it is negative",
    line: NEGATIVE_LINE,
    settings: { style: "positive", negative: true },
    entry: "1 est] A B C; sit D",
  },
  {
    what: "not where the configuration says that it is not, against the header",
    line: NEGATIVE_LINE,
    settings: { style: "positive", negative: false },
    encoding: NEGATIVE,
    entry: "1 est] sit D",
  },
  {
    what: "not without either: nothing is guessed",
    line: NEGATIVE_LINE,
    settings: { style: "positive" },
    entry: "1 est] sit D",
  },
  {
    what: "a witness corrected into the lemma",
    line: 'x <app><lem>est</lem><rdg wit="#D" type="ac">sit</rdg></app>',
    settings: { style: "positive", negative: true },
    entry: "1 est] A B C D p.c.; sit D a.c.",
  },
  {
    what: "groups collapsed where members agree",
    line: POSITIVE_LINE,
    settings: { groups: "collapsed" },
    entry: "1 est] α C; sit D",
  },
  {
    what: "groups not collapsed where they differ",
    line: 'x <app><lem wit="#A #C">est</lem><rdg wit="#B #D">sit</rdg></app>',
    settings: { groups: "collapsed" },
    entry: "1 est] A C; sit B D",
  },
  {
    what: "groups expanded",
    line: 'x <app><lem wit="#alpha #C">est</lem><rdg wit="#D">sit</rdg></app>',
    settings: { groups: "expanded" },
    entry: "1 est] A B C; sit D",
  },
  {
    what: "a group of which a member is absent",
    line: 'x <app><lem wit="#A #B #C">a</lem><rdg wit="#D">b</rdg></app> <lacunaStart wit="#B"/> <app><lem wit="#A #C">est</lem><rdg wit="#D">sit</rdg></app>',
    settings: { groups: "collapsed" },
    entry: "1 est] A C; sit D",
  },
  {
    what: "a lacuna begins before an entry that comes first in its list",
    line: `<w xml:id="w1">a</w> <w xml:id="w2">est</w><listApp><app from="#w2"><lem wit="#A #B">est</lem><rdg wit="#C">sit</rdg></app><app from="#w1"><lem wit="#A #B #C">a</lem><rdg wit="#D">b<lacunaStart/></rdg></app></listApp>`,
    settings: { style: "negative" },
    entry: "1 est] sit C",
  },
  {
    what: "a lacuna begins behind an entry that comes last in its list",
    line: `<w xml:id="w1">a</w> <w xml:id="w2">est</w> <w xml:id="w3">c</w><listApp><app from="#w1" to="#w3"><lem wit="#A #B #C">a est c</lem><rdg wit="#D">b<lacunaStart/></rdg></app><app from="#w2"><lem wit="#A #B">est</lem><rdg wit="#C">sit</rdg></app></listApp>`,
    settings: { style: "negative" },
    entry: "1 est] A B; sit C",
  },
  {
    what: "one word for the rest",
    line: POSITIVE_LINE,
    settings: { rest: "cett." },
    entry: "1 est] cett.; sit D",
  },
  {
    what: "another separator",
    line: POSITIVE_LINE,
    settings: { separator: ":" },
    entry: "1 est: A B C; sit D",
  },
  {
    what: "a reading of witnesses, and in whose edition it stands",
    line: 'x <app><lem wit="#A #B #C">est</lem><rdg wit="#D" source="#Haupt #Keene">sit</rdg></app>',
    settings: {},
    entry: "1 est] A B C; sit D (Haupt, Keene)",
  },
  {
    what: "a gloss, and whose it is",
    line: 'x <app><lem>est</lem><witDetail wit="#D" type="gloss">id est</witDetail></app>',
    settings: {},
    entry: "1 est] (id est D)",
  },
  {
    what: "not for the rest where one is left out",
    line: 'x <app><lem wit="#A #B">est</lem><rdg wit="#D">sit</rdg></app>',
    settings: { rest: "cett." },
    entry: "1 est] A B; sit D",
  },
  {
    what: "one word for all, against a conjecture",
    line: 'x <app><lem source="#Haupt">est</lem><rdg wit="#A #B #C #D">sit</rdg></app>',
    settings: { all: "codd." },
    entry: "1 est] Haupt; sit codd.",
  },
  {
    what: "a hidden kind of reading, attested by what is left of its group",
    line: 'x <app><lem wit="#A">est</lem><rdgGrp><rdg wit="#B">sit</rdg><rdg wit="#C" type="orthographic">sitt</rdg></rdgGrp><rdg wit="#D">fit</rdg></app>',
    settings: { hide: ["orthographic"] },
    entry: "1 est] A; sit B C; fit D",
  },
];

for (const { what, line, settings, entry, encoding } of CASES) {
  test(what, () => {
    const text = renderText(documentWith(line, encoding), "reading", 0, { settings });
    assert.is(text.trimEnd().split("\n").at(-1), entry);
  });
}

test("an entry of hidden readings alone is not printed, and nothing in the text leads to it", () => {
  const line =
    'x <app xml:id="e"><lem wit="#A">est</lem><rdg wit="#D" type="orthographic" xml:id="r">esst</rdg></app>';
  const html = renderHtml(documentWith(line), { settings: { hide: ["orthographic"] } });
  assert.not.match(html, 'class="apparatus"');
  assert.not.match(html, 'class="app"');
  assert.ok(allIds(html).includes("r"));
  assert.match(html, "x <span");
});

test("the link of a lemma says the entry, that of a siglum the witness", () => {
  const html = renderHtml(completeDocument(readFixture("apparatus-hands")));
  assert.match(html, 'title="virumque] virum M a.c.; virosque M²"');
  assert.match(html, '<a class="siglum" href="#P" title="Parisinus">P</a>');
});

const names = readdirSync(fixture("phenomena"))
  .filter((file) => /^apparatus.*\.xml$/u.test(file))
  .map((file) => file.slice(0, -".xml".length));

function readFixture(name: string): string {
  return readFileSync(fixture("phenomena", `${name}.xml`), "utf8");
}

for (const name of names) {
  test(`${name}: the text is the lemmas, each once`, () => {
    const document = completeDocument(readFixture(name));
    const root = parseXml(sourceFromText("fixture.xml", document)).document?.root as XmlElement;
    const text = childElements(root, "text")[0] as XmlElement;
    assert.is(shownText(renderHtml(document)), squeeze(expectedText(text)));
  });

  for (const settings of [{ style: "negative" }, { hide: ["orthographic"] }] as const) {
    test(`${name}: valid with ${JSON.stringify(settings)}`, async () => {
      const html = renderHtml(completeDocument(readFixture(name)), { settings });
      assert.equal(await htmlErrors(html), []);
      const ids = allIds(html);
      assert.is(new Set(ids).size, ids.length);
      for (const id of localLinks(html)) assert.ok(ids.includes(id), `#${id} leads nowhere`);
    });
  }
}

const squeeze = (text: string): string => text.replaceAll(/\s+/gu, "");

/** The text with the first lemma of each entry, else with its first reading. */
function expectedText(node: XmlNode): string {
  if (node.kind === "text") return node.text;
  if (node.kind !== "element") return "";
  if (["listApp", "note"].includes(node.local)) return "";
  const children = node.local === "app" ? expectedReading(node) : node.children;
  return children.map(expectedText).join("");
}

function expectedReading(app: XmlElement): readonly XmlNode[] {
  if (attributeValue(app, "from") !== undefined) return [];
  const inside = [...descendantElements(app)].filter(
    (one) => ["lem", "rdg"].includes(one.local) && nearestApp(one) === app,
  );
  return (inside.find(({ local }) => local === "lem") ?? inside[0])?.children ?? [];
}

function nearestApp(element: XmlElement): XmlElement | undefined {
  let at = element.parent;
  while (at !== undefined && at.local !== "app") at = at.parent;
  return at;
}

type Node = DefaultTreeAdapterMap["node"];

/** What the page's text shows, without marks, links to paragraphs and the apparatus at a foot. */
function shownText(html: string): string {
  const section = findByClass(parse(html), "text");
  if (section === undefined) throw new Error("no text");
  return squeeze(textOf(section));
}

const MARKS = ["app-mark", "par", "apparatus", "note-mark", "mark"];

function textOf(node: Node): string {
  if ("value" in node) return node.value;
  if (!("childNodes" in node)) return "";
  if (MARKS.some((mark) => classesOf(node).includes(mark))) return "";
  return node.childNodes.map(textOf).join("");
}

function classesOf(node: Node): string[] {
  const attributes = "attrs" in node ? node.attrs : [];
  return attributes.find(({ name }) => name === "class")?.value.split(" ") ?? [];
}

function findByClass(node: Node, name: string): Node | undefined {
  if (classesOf(node).includes(name)) return node;
  const children = "childNodes" in node ? node.childNodes : [];
  for (const child of children) {
    const found = findByClass(child, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

const SIGNED = `<supplied reason="lost">abc</supplied> <supplied reason="omitted">de</supplied>
<surplus>fg</surplus> <unclear>hé</unclear> <sic>ij</sic> <del>kl</del> <add>mn</add> o<ex>p</ex>
<gap reason="lost" unit="character" quantity="3"/> <gap reason="illegible"/> <space/>`;

const SIGNS: Readonly<Record<string, string>> = {
  leiden: "[abc] ⟨de⟩ {fg} ḥẹ́ ij (!) ⟦kl⟧ `mn´ o(p) [...] - - - (vac.)",
  classical: "[abc] ⟨de⟩ {fg} ḥẹ́ †ij† ⟦kl⟧ `mn´ o(p) [...] ... (vac.)",
  diplomatic: "[abc] [de] fg [sic] [hé?] ij [sic] <kl> ^mn^ o[p] [...] [illegible] [blank]",
};

for (const [table, expected] of Object.entries(SIGNS)) {
  const signs: unknown = JSON.parse(
    readFileSync(inProject("xslt", "signs", `${table}.json`), "utf8"),
  );
  const document = documentWith(SIGNED);

  test(`signs: ${table}, plain text`, () => {
    const text = renderText(document, "reading", 0, { page: { signs } });
    assert.is(text.trimEnd().split("\n").at(-1)?.normalize("NFC"), expected.normalize("NFC"));
  });

  test(`signs: ${table}, HTML`, async () => {
    const html = renderHtml(document, { page: { signs } });
    assert.is(shownText(html).normalize("NFC"), squeeze(expected).normalize("NFC"));
    assert.equal(await htmlErrors(html), []);
  });
}

/** Where the conventions go by number, certainty and evidence (EpiDoc Guidelines; Krummrey and Panciera 1980). */
const LEIDEN: readonly (readonly [tei: string, shown: string])[] = [
  ['<gap reason="lost" extent="unknown" unit="character"/>', "[- - -]"],
  ['<gap reason="lost" quantity="5" unit="character" precision="low"/>', "[- - -]"],
  ['<gap reason="lost" quantity="0" unit="character"/>', "[- - -]"],
  ['<gap unit="line" extent="unknown" reason="illegible"/>', "[- - - - - -]"],
  ['<gap reason="lost" quantity="2" unit="line"/>', "[- - - - - -] [- - - - - -]"],
  ['<supplied reason="lost" cert="low">abc</supplied>', "[abc?]"],
  ['<supplied reason="undefined" evidence="previouseditor">ab</supplied>', "a\u0332b\u0332"],
  ['a<ex cert="low">bc</ex>', "a(bc?)"],
  ["<unclear>a\u0313b</unclear>", "a\u0323\u0313b\u0323"],
  ['<supplied reason="lost">a<unclear>b</unclear></supplied>', "[ab\u0323]"],
  ['<del rend="erasure"><supplied reason="lost">abc</supplied></del>', "⟦[abc]⟧"],
  ['<del rend="erasure"><gap reason="lost" quantity="3" unit="character"/></del>', "⟦[...]⟧"],
  ['<add place="overstrike"><unclear>a</unclear>bc</add>', "«a\u0323bc»"],
  ["<expan><abbr>a<am>~</am></abbr><ex>bc</ex></expan>", "a(bc)"],
  ["<choice><sic>ab</sic><corr>abc</corr></choice>", "⟨abc⟩"],
];

for (const [tei, shown] of LEIDEN) {
  test(`leiden: ${tei}`, () => {
    const signs: unknown = JSON.parse(
      readFileSync(inProject("xslt", "signs", "leiden.json"), "utf8"),
    );
    const document = documentWith(tei);
    const page = { page: { signs } };
    const text = renderText(document, "reading", 0, page).trimEnd().split("\n").at(-1) ?? "";
    assert.is(text.normalize("NFD"), shown.normalize("NFD"));
    const html = shownText(renderHtml(document, page));
    assert.is(html.normalize("NFD"), squeeze(shown).normalize("NFD"));
  });
}

test("signs around and between paragraphs", () => {
  const body = `<p>a</p><gap reason="lost" unit="line" quantity="1"/>
<supplied reason="lost" cert="low"><p>b</p><p>c</p></supplied>`;
  const document = documentWith("").replace('<l n="1"></l>', body);
  const signs: unknown = JSON.parse(
    readFileSync(inProject("xslt", "signs", "leiden.json"), "utf8"),
  );
  const text = renderText(document, "reading", 0, { page: { signs } });
  assert.match(text, /a\n+ *\[- - - - - -\]\n+\[b\n+ *c\?\]\n/u);
  assert.is(shownText(renderHtml(document, { page: { signs } })), "a[------][bc?]");
});

test.run();
