// The header that fixtures without one get, and what their pointers lead to. Written by hand, so that
// the stylesheets are tested against the contract and not against the rest of the program.

import { existsSync, readFileSync } from "node:fs";
import { type ApparatusData, apparatusData } from "../../src/site/apparatus/apparatus-data.ts";
import type { ApparatusSettings } from "../../src/site/apparatus/settings.ts";
import { type StemmaData, stemmaData } from "../../src/site/stemma/stemma-data.ts";
import { sourceFromText } from "../../src/source/source.ts";
import { readApparatus } from "../../src/tei/apparatus.ts";
import { prefixDefinitions } from "../../src/tei/pointers.ts";
import { collectStemmata } from "../../src/tei/stemma-facts.ts";
import { readStemma } from "../../src/tei/stemma.ts";
import { collectWitnesses, Sigla } from "../../src/tei/witnesses.ts";
import { parseXml } from "../../src/xml/tree.ts";
import { writeXml } from "../../src/xml/write.ts";
import { inProject } from "../helpers/project.ts";

const TEI = "http://www.tei-c.org/ns/1.0";

const HEADER = `<teiHeader>
<fileDesc>
<titleStmt><title>Fixture</title><editor xml:id="ed">Erika Editor</editor></titleStmt>
<publicationStmt><publisher>Nobody</publisher></publicationStmt>
<sourceDesc><listWit>
<witness xml:id="A">A</witness>
<witness xml:id="B">B</witness>
<witness xml:id="C"><abbr type="siglum">C<hi rend="superscript">2</hi></abbr></witness>
</listWit></sourceDesc>
</fileDesc>
<profileDesc><handNotes><handNote xml:id="h2">second hand</handNote></handNotes></profileDesc>
</teiHeader>`;

/** A fixture as a whole document: its <text> below a header, unless it has one. */
export function completeDocument(xml: string): string {
  if (/<TEI[\s>]/u.test(xml)) return xml;
  return `<TEI xmlns="${TEI}" xml:lang="en">${HEADER}${xml}</TEI>`;
}

const pointers = {
  "persons.xml#ada": { kind: "person", href: "persons.html#ada", label: "Ada Lovelace" },
  "persons.xml#bert": { kind: "person", href: "persons.html#bert", label: "Bert Zimmer" },
  bert: { kind: "person", href: "persons.html#bert", label: "Bert Zimmer" },
  "places.xml#rome": { kind: "place", href: "places.html#rome", label: "Rome" },
  "works.xml#treaty": { kind: "work", href: "works.html#treaty", label: "Treaty of Rome" },
  "other.xml#x": { kind: "element", href: "other.html#x", label: "The other letter" },
  "#A": { kind: "witness", href: "#A", label: "A" },
  "#B": { kind: "witness", href: "#B", label: "B" },
  "#C": { kind: "witness", href: "#C", label: "C2" },
  "#ed": { kind: "responsibility", href: "#ed", label: "Erika Editor (editor)" },
  "#h2": { kind: "element", href: "#h2", label: "second hand" },
  "#ann": { kind: "element", href: "#ann", label: "Ann" },
  "#leaf-1r": { kind: "element", href: "#leaf-1r", label: "" },
  "#leaf-1v": { kind: "element", href: "#leaf-1v", label: "" },
  "images/1r.jpg": { kind: "file", href: "tei/images/1r.jpg", label: "" },
  "#la": { kind: "element", href: "#la", label: "Gallia est omnis divisa." },
  "#he": { kind: "element", href: "#he", label: "שלום" },
  "#p1": { kind: "element", href: "#p1", label: "Fixture" },
  "#p.1": { kind: "element", href: "#p.1", label: "Fixture" },
  "#김병직": { kind: "element", href: "#김병직", label: "김병직" },
};

const PLACE = { before: "Here ", after: " is mentioned.", language: "en" };

const occurrences = {
  ada: [
    { ...PLACE, href: "letters/1.html#mention-1", document: "Letter 1", text: "Ada" },
    { ...PLACE, href: "letters/1.html#mention-4", document: "Letter 1", text: "she" },
    { ...PLACE, href: "letters/2.html#mention-2", document: "Letter 2", text: "Miss Lovelace" },
  ],
};

/** What the build would tell the stylesheets about the page of a fixture. */
export function pageData(document: string, language = "en"): Record<string, unknown> {
  return {
    path: "fixture.html",
    root: "",
    kind: document.includes("<standOff>") ? "register" : "document",
    edition: {
      title: "Fixtures",
      language,
      home: "index.html",
      style: "assets/apograph.css",
      navigation: [{ key: "persons", href: "persons.html" }],
    },
    strings: strings(language),
    headData: { meta: [], links: [], jsonLd: null },
    links: { source: "tei/fixture.xml" },
    pointers,
    occurrences,
    entries: {},
    previous: null,
    next: null,
    views: null,
    parallels: [],
    stemmata: stemmataOf(document),
    generator: "Apograph",
    built: "2015-04-17",
  };
}

function stemmataOf(document: string): StemmaData[] {
  const path = "fixture.xml";
  const root = parseXml(sourceFromText(path, document)).document?.root;
  if (root === undefined) return [];
  const prefixes = prefixDefinitions(root);
  const sigla = new Sigla([{ path, witnesses: collectWitnesses(root, path, prefixes) }]);
  return collectStemmata(root, path, prefixes).map((fact) =>
    stemmaData(readStemma(fact, path, sigla), ({ id = "" }) => `#${id}`),
  );
}

/** A document with an apparatus: as the stylesheets get it, and what they are told of it. */
export function withApparatus(
  document: string,
  settings: ApparatusSettings = {},
): { readonly source: string; readonly apparatus: ApparatusData | null } {
  if (!document.includes("<app")) return { source: document, apparatus: null };
  const path = "fixture.xml";
  const root = parseXml(sourceFromText(path, document)).document?.root;
  if (root === undefined) throw new Error("not well-formed");
  const prefixes = prefixDefinitions(root);
  const sigla = new Sigla([{ path, witnesses: collectWitnesses(root, path, prefixes) }]);
  const read = readApparatus(root, { path, prefixes }, sigla);
  const apparatus = apparatusData(read, {
    sigla,
    settings,
    marked: "signs",
    hrefOf: (_, id) => `#${id}`,
  });
  return { source: writeXml(root), apparatus };
}

/** The table of strings of a language, or null when there is none. */
function strings(language: string): unknown {
  const file = inProject("xslt", "strings", `${language}.json`);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
}
