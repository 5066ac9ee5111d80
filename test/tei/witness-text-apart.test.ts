// The text of a witness where the entries stand in another file than the text (TEI P5, 13.2): each case
// reads as it does with the same entries in a list of the text's own.

import { test } from "uvu";
import * as assert from "uvu/assert";
import { sourceFromText } from "../../src/source/source.ts";
import { toDoubleEndPoint } from "../../src/tei/convert-apparatus/to-double-end-point.ts";
import type { Layer } from "../../src/tei/witness-text/choose.ts";
import { witnessDocument } from "../../src/tei/witness-text/document.ts";
import { readingsTable } from "../../src/tei/witness-text/table.ts";
import { witnessText } from "../../src/tei/witness-text/witness-text.ts";
import { parseXml } from "../../src/xml/tree.ts";
import { writeXml } from "../../src/xml/write.ts";
import { ApparatusMaker, WITNESS_LIST, WITNESSES } from "../helpers/made-apparatus.ts";
import {
  collated,
  criticalDocument,
  DOCUMENT,
  type Edition,
  readsIn,
} from "../helpers/witnesses.ts";

const APART = "app.xml";

interface Case {
  readonly title: string;
  readonly body: string;
  /** The entries, as the text's own list would have them: `#` leads into the text, `#r` to a reading. */
  readonly entries: string;
  readonly witnesses?: string;
  readonly layer?: Layer;
  /** By siglum; a text, or a text and the problems. */
  readonly reads: Readonly<Record<string, string | readonly [string, ...string[]]>>;
}

const LINE = `<l><w xml:id="w1">a</w> <w xml:id="w2">b</w> <w xml:id="w3">c</w> <w xml:id="w4">d</w></l>`;

const CASES: readonly Case[] = [
  {
    title: "an entry in a reading",
    body: LINE,
    entries: `<app from="#w2"><lem wit="#A">b</lem><rdg wit="#B #C">in <app><lem wit="#B">x</lem><rdg wit="#C">y</rdg></app> out</rdg></app>`,
    reads: { A: "a b c d", B: "a in x out c d", C: "a in y out c d" },
  },
  {
    title: "an entry beside words of the reading that it is in",
    body: LINE,
    entries: `<app from="#w2"><lem wit="#A">b</lem><rdg wit="#B #C">in <w xml:id="r1">x</w> out<app from="#r1" to="#r1"><lem wit="#B">x</lem><rdg wit="#C">y</rdg></app></rdg></app>`,
    reads: { A: "a b c d", B: "a in x out c d", C: "a in y out c d" },
  },
  {
    title: "an entry beside words of a lemma that has other words than the text",
    body: LINE,
    entries: `<app from="#w2"><lem wit="#A #B">in <anchor xml:id="r1"/>x<anchor xml:id="r2"/><app from="#r1" to="#r2"><lem wit="#A">x</lem><rdg wit="#B">y</rdg></app></lem><rdg wit="#C">z</rdg></app>`,
    reads: { B: "a in y c d", C: "a z c d" },
  },
  {
    title: "an entry in a reading whose words are not there",
    body: LINE,
    entries: `<app from="#w2"><lem wit="#A">b</lem><rdg wit="#B">x <app from="#rnone"><lem wit="#B">x</lem><rdg wit="#C">y</rdg></app></rdg></app>`,
    reads: { B: ["a x c d", "unplaced"] },
  },
  {
    title: "three entries deep",
    body: LINE,
    entries: `<app from="#w2"><lem wit="#A">b</lem><rdg>in <app><rdg wit="#B">x</rdg><rdg>y <app><lem wit="#C">z</lem></app></rdg></app> out</rdg></app>`,
    reads: { A: "a b c d", B: "a in x out c d", C: "a in y z out c d" },
  },
  {
    title: "an entry in a reading that passes a witness over",
    body: LINE,
    entries: `<app from="#w2"><lem wit="#A">b</lem><rdg wit="#B #C">in <app><lem wit="#B">x</lem></app></rdg></app>`,
    reads: { C: ["a in [?] c d", "unaccounted"] },
  },
  {
    title: "a witness that begins here",
    body: LINE,
    entries: `<app from="#w2"><lem wit="#A">b</lem><rdg wit="#B"><witStart/>x</rdg><rdg wit="#C">z</rdg></app>`,
    reads: { A: "a b c d", B: "x c d", C: "a z c d" },
  },
  {
    title: "a witness that begins here, by its own mark in a lemma",
    body: LINE,
    entries: `<app from="#w2"><lem wit="#A #B"><witStart wit="#B"/>b</lem></app>`,
    reads: { A: "a b c d", B: "b c d" },
  },
  {
    title: "a witness that ends here, in a group",
    body: LINE,
    entries: `<app from="#w2"><lem wit="#A">b</lem><rdgGrp type="x"><rdg wit="#B #C">y<witEnd wit="#C"/></rdg></rdgGrp></app>`,
    reads: { B: "a y c d", C: "a y" },
  },
  {
    title: "a lacuna in an entry in a reading",
    body: LINE,
    entries: `<app from="#w2"><lem wit="#A">b</lem><rdg wit="#B #C">in <app><lem wit="#B">x</lem><rdg wit="#C">y<lacunaStart/></rdg></app> out</rdg></app>`,
    reads: { B: "a in x out c d", C: "a in y [...]" },
  },
  {
    title: "cited while absent",
    body: LINE,
    entries: `<app from="#w2"><lem wit="#A">b</lem><rdg wit="#B">x<lacunaStart/></rdg></app><app from="#w4"><lem wit="#A">d</lem><rdg wit="#B">y</rdg></app>`,
    reads: { B: ["a x [...]", "absent"] },
  },
  {
    title: "groups and hands of the text's list",
    body: LINE,
    witnesses: `<witness xml:id="A"/><listWit xml:id="G"><witness xml:id="B"/><witness xml:id="C"/></listWit><witness xml:id="B2" corresp="#B"/>`,
    entries: `<app from="#w2"><lem wit="#A">b</lem><rdg wit="#G">in <app><lem wit="#G">x</lem><rdg wit="#C">y</rdg></app></rdg></app><app from="#w3"><lem wit="#A">c</lem><rdg wit="#G">z<lacunaStart/></rdg><rdg wit="#B2">v</rdg></app>`,
    reads: { A: "a b c d", B: "a in x z [...]", C: "a in y z [...]", B2: "a in x v [...]" },
  },
  {
    title: "ids with dots and of other scripts",
    body: LINE,
    witnesses: `<witness xml:id="A.1"/><witness xml:id="가"/><witness xml:id="Я.2-б"/><witness xml:id="e\u0301"/>`,
    entries: `<app from="#w2"><lem wit="#A.1">b</lem><rdg wit="#가 #Я.2-б">in <app><lem wit="#가">x</lem><rdg wit="#Я.2-б">y</rdg></app></rdg><rdg wit="#e\u0301">é</rdg></app>`,
    reads: { "A.1": "a b c d", 가: "a in x c d", "Я.2-б": "a in y c d", "e\u0301": "a é c d" },
  },
  {
    title: "bare sigla",
    body: LINE,
    witnesses: `<witness xml:id="A"/><witness xml:id="m2"><abbr type="siglum">Β²</abbr></witness>`,
    entries: `<app from="#w2"><lem wit="A">b</lem><rdg wit="Β²">in <app><lem wit="Β²">x</lem></app><lacunaStart wit="Β²"/></rdg></app>`,
    reads: { A: "a b c d", m2: "a in x [...]" },
  },
  ...(["ac", "pc"] as const).map((layer): Case => {
    const word = layer === "ac" ? "x" : "y";
    return {
      title: `layers, ${layer}`,
      body: LINE,
      layer,
      entries: `<app from="#w2"><lem wit="#A">b</lem><rdg wit="#B" type="a.c.">in <app><lem wit="#B">x</lem></app></rdg><rdg wit="#B" type="p.c.">in y</rdg><rdg wit="#C">in <app><rdg wit="#C" hand="#h1">x</rdg><rdg wit="#C" hand="#h2">y</rdg></app></rdg></app>`,
      reads: { B: `a in ${word} c d`, C: `a in ${word} c d` },
    };
  }),
  {
    title: "carriage returns",
    body: LINE.replaceAll(" <", "\r\n<"),
    entries: `<app from="#w2">\r\n<lem wit="#A">b</lem>\r\n<rdg\r\nwit="#B\r\n#C">in\r\n<app>\r\n<lem wit="#B">x</lem>\r\n<rdg wit="#C">y</rdg>\r\n</app>\r\nout</rdg>\r\n</app>`,
    reads: { A: "a b c d", B: "a in x out c d", C: "a in y out c d" },
  },
  {
    title: "several lemmas, each in a group",
    body: LINE,
    entries: `<app from="#w2"><rdgGrp><lem wit="#A">b</lem></rdgGrp><rdgGrp><lem wit="#B">x <app><lem wit="#B">y</lem></app></lem><rdg wit="#C">z</rdg></rdgGrp></app>`,
    reads: { A: "a b c d", B: "a x y c d", C: "a z c d" },
  },
  {
    title: "entries that exclude each other",
    body: LINE,
    entries: `<app from="#w1" xml:id="e1" exclude="#e2"><lem wit="#A">a</lem></app><app from="#w4" xml:id="e2"><lem wit="#A">d</lem><rdg wit="#B #C">d a</rdg></app>`,
    reads: { A: "a b c d", B: "b c d a" },
  },
  {
    title: "a copy of what stands in the list itself",
    body: LINE,
    entries: `<app from="#w1"><lem wit="#A">a</lem><rdg wit="#B"><seg xml:id="s">x</seg></rdg><rdg wit="#C"/></app><app from="#w4"><lem wit="#A">d</lem><rdg wit="#B">y</rdg><rdg wit="#C"><seg copyOf="#s"/></rdg></app>`,
    reads: { A: "a b c d", B: "x b c y", C: "b c x" },
  },
  {
    title: "a copy of what stands in the text",
    body: LINE,
    entries: `<app from="#w1"><lem wit="#A">a</lem><rdg wit="#B"/></app><app from="#w4"><lem wit="#A">d</lem><rdg wit="#B">d <seg copyOf="#w1"/></rdg></app>`,
    reads: { A: "a b c d", B: "b c d a" },
  },
  {
    title: "whole lines, and a point between two",
    body: `<l xml:id="l1">a</l><anchor xml:id="p"/><l xml:id="l2">b</l>`,
    entries: `<app from="#l1"><lem wit="#A">a</lem><rdg wit="#B"/><rdg wit="#C"><l>x <app><rdg wit="#C">y</rdg></app></l></rdg></app><app from="#p"><rdg wit="#B"><l>z</l></rdg></app>`,
    reads: { A: "a / b", B: "z / b", C: "x y / b" },
  },
  {
    title: "an entry in the lemma",
    body: `<l>a <seg xml:id="s">b x</seg> c</l>`,
    entries: `<app from="#s"><lem wit="#A #B #C">b <app><lem wit="#A">x</lem><rdg wit="#B">y</rdg></app></lem></app>`,
    reads: { A: "a b x c", B: "a b y c", C: ["a b [?] c", "unaccounted"] },
  },
  {
    title: "an entry in a lemma that leaves it to the entries in it, two deep",
    body: `<l>a <seg xml:id="s">b x</seg> c</l>`,
    entries: `<app from="#s"><lem>b <app><lem>x<app><lem/><rdg wit="#B">y</rdg></app></lem><rdg wit="#C">z</rdg></app></lem></app>`,
    reads: { A: "a b x c", B: "a b xy c", C: "a b z c" },
  },
  {
    title: "an entry in a reading that names its line once more",
    body: `<l n="1">a <w xml:id="w2">b</w> c</l>`,
    entries: `<app from="#w2"><lem wit="#A">b</lem><rdg wit="#B #C">in <app loc="1"><lem wit="#B">x</lem><rdg wit="#C">y</rdg></app></rdg></app>`,
    reads: { A: "a b c", B: "a in x c", C: "a in y c" },
  },
  {
    title: "a lacuna by the reading's witnesses",
    body: LINE,
    entries: `<app from="#w1"><lem wit="#A">a</lem><rdg wit="#B #C">x<lacunaStart/></rdg></app><app from="#w4"><lem wit="#A">d</lem><rdg wit="#B"><lacunaEnd/>y</rdg><rdg wit="#C"/></app>`,
    reads: { A: "a b c d", B: "x [...] y", C: "x [...]" },
  },
];

function lineOf(siglum: string, [text, ...problems]: readonly string[]): string {
  return `${siglum}: ${text}${problems.length === 0 ? "" : ` (${problems.join(", ")})`}`;
}

function readBy(edition: Edition, reads: Case["reads"], layer: Layer = "pc"): string {
  const lines = Object.keys(reads).map((siglum) => {
    const { text, problems } = readsIn(edition, siglum, { layer });
    return lineOf(siglum, [text.replaceAll("\n", " / "), ...problems]);
  });
  return lines.join("\n");
}

function expectedFrom(reads: Case["reads"]): string {
  const lines = Object.entries(reads).map(([siglum, read]) =>
    lineOf(siglum, typeof read === "string" ? [read] : read),
  );
  return lines.join("\n");
}

function fileOf(list: string): string {
  const entries = list
    .replaceAll(/(?<=\b(?:from|to)=")#(?!r)/gu, `${DOCUMENT}#`)
    .replaceAll(/(?<=\bcopyOf=")#(?=w)/gu, `${DOCUMENT}#`);
  return `<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><listApp>${entries}</listApp></standOff></TEI>`;
}

for (const { title, body, entries, witnesses = "A B C", layer = "pc", reads } of CASES) {
  const text = `<text><body>${body}</body></text>`;
  const own = `${text}<standOff><listApp>${entries}</listApp></standOff>`;
  const editions = {
    "in another file": { [DOCUMENT]: criticalDocument(text, witnesses), [APART]: fileOf(entries) },
    "in its own list": { [DOCUMENT]: criticalDocument(own, witnesses) },
  };
  for (const [where, files] of Object.entries(editions)) {
    test(`${title}, ${where}`, () => {
      assert.is(readBy(collated(files), reads, layer), expectedFrom(reads));
    });
  }
}

interface FilesCase {
  readonly title: string;
  readonly body?: string;
  readonly witnesses?: string;
  readonly files: Readonly<Record<string, string>>;
  readonly reads: Case["reads"];
}

const NESTED = `<lem wit="#A">b</lem><rdg wit="#B #C">in <app><lem wit="#B">x</lem><rdg wit="#C">y<lacunaStart/></rdg></app></rdg>`;

const FILES: readonly FilesCase[] = [
  {
    title: "elements of the TEI under a prefix",
    files: {
      [APART]: `<t:TEI xmlns:t="http://www.tei-c.org/ns/1.0"><t:standOff><t:listApp><t:app from="a.xml#w2"><t:lem wit="#A">b</t:lem><t:rdg wit="#B #C">in <t:app><t:lem wit="#B">x</t:lem><t:rdg wit="#C">y<t:lacunaStart/></t:rdg></t:app></t:rdg></t:app></t:listApp></t:standOff></t:TEI>`,
    },
    reads: { A: "a b c d", B: "a in x c d", C: "a in y [...]" },
  },
  {
    title: "two files: a lacuna begins in one and ends in the other",
    files: {
      "z.xml": fileOf(
        `<app from="#w1"><lem wit="#A">a</lem><rdg wit="#B">x<lacunaStart/></rdg><rdg wit="#C">y <app><rdg wit="#C">z</rdg></app></rdg></app>`,
      ),
      "b.xml": fileOf(
        `<app from="#w4"><lem wit="#A">d</lem><rdg wit="#B"><lacunaEnd/>v</rdg><rdg wit="#C">u</rdg></app>`,
      ),
    },
    reads: { A: "a b c d", B: "x [...] v", C: "y z b c u" },
  },
  {
    title: "two files that say different things of the same words",
    files: {
      "z.xml": fileOf(`<app from="#w2"><lem wit="#A">b</lem><rdg wit="#B">x</rdg></app>`),
      "b.xml": fileOf(`<app from="#w2"><lem wit="#A">b</lem><rdg wit="#B">y</rdg></app>`),
    },
    reads: { A: "a b c d", B: ["a x c d", "contradiction"] },
  },
  {
    title: "two files have entries of the same id, and each excludes its own",
    files: {
      "z.xml": fileOf(
        `<app xml:id="e1" from="#w1" exclude="#e2"><lem wit="#A #C">a</lem></app><app xml:id="e2" from="#w4"><lem wit="#A #C">d</lem><rdg wit="#B">d a</rdg></app>`,
      ),
      "b.xml": fileOf(
        `<app xml:id="e1" from="#w2" exclude="#e2"><lem wit="#A #B">b</lem></app><app xml:id="e2" from="#w3"><lem wit="#A #B">c</lem><rdg wit="#C">c b</rdg></app>`,
      ),
    },
    reads: { A: "a b c d", B: "b c d a", C: "a c b d" },
  },
  {
    title: "an entry excludes one of another file",
    files: {
      "z.xml": fileOf(`<app from="#w1" exclude="b.xml#e2"><lem wit="#A">a</lem></app>`),
      "b.xml": fileOf(
        `<app xml:id="e2" from="#w4"><lem wit="#A">d</lem><rdg wit="#B">d a</rdg></app>`,
      ),
    },
    reads: { A: "a b c d", B: "b c d a" },
  },
  {
    title: "a header that says that entries name only those that differ is about its own entries",
    files: {
      "z.xml": criticalDocument(
        `<standOff><listApp><app from="a.xml#w2"><lem wit="#A">b</lem><rdg wit="#B">x</rdg></app></listApp></standOff>`,
        "<desc/>",
        {
          encoding: `<variantEncoding method="double-end-point" location="external" rend="negative"/>`,
        },
      ),
      "b.xml": fileOf(`<app from="#w4"><lem wit="#A">d</lem></app>`),
    },
    reads: { A: "a b c d", C: ["a b c [?]", "unaccounted"] },
  },
  {
    title: "by lines: the list says of which text, its header how",
    body: `<l n="1">a b c</l><l n="2">d e</l>`,
    files: {
      [APART]: criticalDocument(
        `<standOff><listApp corresp="a.xml"><app loc="1">${NESTED}</app><app loc="2"><lem wit="#A">e</lem><rdg wit="#B">v</rdg></app></listApp></standOff>`,
        "<desc/>",
        { method: "location-referenced" },
      ),
    },
    reads: { A: "a b c / d e", B: "a in x c / d v", C: "a in y [...]" },
  },
  {
    title: "prefixes and xml:base of the other file",
    files: {
      "sub/app.xml": `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><encodingDesc><listPrefixDef><prefixDef ident="w" matchPattern="(.+)" replacementPattern="../a.xml#$1"/></listPrefixDef></encodingDesc></teiHeader><standOff xml:base="../"><listApp><app from="a.xml#w2"><lem wit="a.xml#A">b</lem><rdg wit="a.xml#B">x <app><lem wit="a.xml#B">y</lem></app><lacunaStart wit="a.xml#B"/></rdg></app></listApp></standOff></TEI>`,
      "pre/app.xml": `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><encodingDesc><listPrefixDef><prefixDef ident="w" matchPattern="(.+)" replacementPattern="../a.xml#$1"/></listPrefixDef></encodingDesc></teiHeader><standOff><listApp><app from="w:w3"><lem wit="w:A">c</lem><rdg wit="w:C">x<lacunaStart wit="w:C"/></rdg></app></listApp></standOff></TEI>`,
    },
    reads: { A: "a b c d", B: "a x y [...]", C: ["a [?] x [...]", "unaccounted"] },
  },
  {
    title: "witnesses listed with the entries",
    witnesses: "<desc/>",
    files: {
      [APART]: criticalDocument(
        `<standOff><listApp><app from="a.xml#w2"><lem wit="#A">b</lem><rdg wit="#G">in <app><rdg wit="#B">x</rdg><rdg wit="#C">y<lacunaStart/></rdg></app></rdg></app></listApp></standOff>`,
        `<witness xml:id="A"/><listWit xml:id="G"><witness xml:id="B"/><witness xml:id="C"/></listWit>`,
      ),
    },
    reads: { A: "a b c d", B: "a in x c d", C: "a in y [...]" },
  },
  {
    title:
      "witnesses of the same ids in another text's list, and entries about both in a file without",
    files: {
      "other.xml": criticalDocument(
        `<text><body><l><w xml:id="w1">p</w></l></body></text>`,
        "A B C",
      ),
      "b.xml": fileOf(
        `<app from="#w2"><lem wit="A">b</lem><rdg wit="#B">x <app><rdg wit="B">y<lacunaStart wit="B"/></rdg></app></rdg><rdg wit="C">z</rdg></app><app from="other.xml#w1"><lem wit="A">p</lem><rdg wit="#B">q</rdg></app>`,
      ),
    },
    reads: { A: "a b c d", B: "a x y [...]", C: "a z c d" },
  },
];

for (const { title, body = LINE, witnesses = "A B C", files, reads } of FILES) {
  test(title, () => {
    const text = criticalDocument(`<text><body>${body}</body></text>`, witnesses);
    for (const all of [
      { [DOCUMENT]: text, ...files },
      { ...files, [DOCUMENT]: text },
    ])
      assert.is(readBy(collated(all), reads), expectedFrom(reads));
  });
}

interface WrittenCase {
  readonly title: string;
  /** The line of the text, whose second word is `w2`. */
  readonly line: string;
  readonly files?: Readonly<Record<string, string>>;
  /** The line as B has it. */
  readonly becomes: string;
}

const PREFIXED = `<t:TEI xmlns:t="http://www.tei-c.org/ns/1.0" xmlns:u="urn:unused"><t:listApp><t:app from="a.xml#w2"><t:rdg wit="#B">in <t:app><t:rdg wit="#B"><t:hi>x</t:hi></t:rdg></t:app></t:rdg></t:app></t:listApp></t:TEI>`;

const WRITTEN: readonly WrittenCase[] = [
  {
    title: "a prefix that the other file has",
    line: `<l>a <w xml:id="w2">b</w></l>`,
    files: { [APART]: PREFIXED },
    becomes: `<l>a in <t:hi xmlns:t="http://www.tei-c.org/ns/1.0">x</t:hi></l>`,
  },
  {
    title: "a default namespace that the other file has",
    line: `<l>a <w xml:id="w2">b</w></l>`,
    files: {
      [APART]: fileOf(
        `<app from="#w2"><rdg wit="#B"><x:i xmlns:x="urn:x"><hi x:y="z">x</hi></x:i></rdg></app>`,
      ),
    },
    becomes: `<l>a <x:i xmlns:x="urn:x"><hi x:y="z">x</hi></x:i></l>`,
  },
  {
    title: "a prefix that a reading in the text declares",
    line: `<l>a <app><rdg xmlns:x="urn:x" wit="#B"><x:i>x</x:i> <hi>y</hi></rdg></app></l>`,
    becomes: `<l>a <x:i xmlns:x="urn:x">x</x:i> <hi>y</hi></l>`,
  },
  {
    title: "no namespace, in a reading that says so",
    line: `<l>a <app><rdg wit="#B"><seg xmlns="urn:x"><i xmlns="">x</i></seg></rdg></app></l>`,
    becomes: `<l>a <seg xmlns="urn:x"><i xmlns="">x</i></seg></l>`,
  },
  {
    title: "pointers lead to the same",
    line: `<l>a <w xml:id="w2">b</w></l>`,
    files: {
      "sub/app.xml": fileOf(
        `<app from="../a.xml#w2"><rdg wit="#B"><ref target="#n ../a.xml#w2 ../p.xml#k https://example.org/ x.xml">x</ref></rdg></app>`,
      ),
    },
    becomes: `<l>a <ref target="sub/app.xml#n #w2 p.xml#k https://example.org/ sub/x.xml">x</ref></l>`,
  },
  {
    title: "an id that the text has is the text's",
    line: `<l>a <w xml:id="w2">b</w> <w xml:id="w3">c</w></l>`,
    files: {
      [APART]: fileOf(
        `<app from="#w2"><rdg wit="#B"><w xml:id="w3">x</w> <w xml:id="w9">y</w></rdg></app>`,
      ),
    },
    becomes: `<l>a <w>x</w> <w xml:id="w9">y</w> <w xml:id="w3">c</w></l>`,
  },
];

for (const { title, line, files = {}, becomes } of WRITTEN) {
  test(`as a document: ${title}`, () => {
    const text = criticalDocument(`<text><body>${line}</body></text>`, "A B");
    const { sigla, apparatuses } = collated({ [DOCUMENT]: text, ...files });
    const [apparatus, ...others] = apparatuses;
    const { document } = parseXml(sourceFromText(DOCUMENT, text));
    if (document === undefined || apparatus === undefined) throw new Error("no document");
    const edition = { apparatus, others, sigla };
    const { items } = witnessText(edition, `${DOCUMENT}#B`, "pc");
    const { root } = apparatus;
    const written = writeXml(
      witnessDocument({ ...document, children: [root], root }, items, { collated: edition }),
    );
    assert.is(/<l>.*<\/l>/su.exec(written)?.[0], becomes);
    assert.equal(parseXml(sourceFromText(DOCUMENT, written)).diagnostics, []);
  });
}

test("made by chance: every witness has the text that it has with the entries in a list of the text's own", () => {
  for (let seed = 1; seed <= 100; seed++) {
    const maker = new ApparatusMaker(seed);
    const isOverlapping = seed % 2 === 0;
    const body = isOverlapping ? maker.overlapping() : maker.parallel();
    const whole = criticalDocument(`<text><body>${body}</body></text>`, WITNESS_LIST);
    const own = isOverlapping ? whole : convertedApart(whole);
    const entries = [...own.matchAll(/<listApp>.*?<\/listApp>/gsu)].map(([list]) => list).join("");
    const text = own.replaceAll(/<listApp>.*?<\/listApp>/gsu, "");
    const apart = collated({ [DOCUMENT]: text, [APART]: fileOf(entries) });
    assert.is(textsOf(apart), textsOf(collated({ [DOCUMENT]: own })), `${seed} ${own}`);
  }
});

function convertedApart(text: string): string {
  const { sigla, apparatuses } = collated({ [DOCUMENT]: text });
  const { document } = parseXml(sourceFromText(DOCUMENT, text));
  const [apparatus] = apparatuses;
  if (document === undefined || apparatus === undefined) throw new Error("no document");
  const root = { ...document, root: apparatus.root };
  return toDoubleEndPoint({ document: root, apparatus, sigla }).text;
}

/** What all witnesses have, before and after correction. */
function textsOf(edition: Edition): string {
  return (["ac", "pc"] as const)
    .flatMap((layer) =>
      WITNESSES.map((one) => {
        const { text, problems } = readsIn(edition, one, { layer });
        return `${one} ${layer}: ${text} (${problems.join(", ")})`;
      }),
    )
    .join("\n");
}

test("the table of readings has the words of entries in readings, and lacunae, of another file", () => {
  const entries = CASES[0]?.entries ?? "";
  const lost = `<app from="#w3"><lem wit="#A">c</lem><rdg wit="#B"><lacunaStart/></rdg><rdg wit="#C">z</rdg></app><app from="#w4"><lem wit="#A">d</lem><rdg wit="#C">v</rdg></app>`;
  const { sigla, apparatuses } = collated({
    [DOCUMENT]: criticalDocument(`<text><body>${LINE}</body></text>`, "A B C"),
    [APART]: fileOf(entries + lost),
  });
  const [apparatus, ...others] = apparatuses;
  if (apparatus === undefined) throw new Error("no apparatus");
  const table = readingsTable({ apparatus, others, sigla }, { layers: "both", fold: [] });
  const cells = table?.rows.map((row) =>
    row.cells.map((cell) => (cell.kind === "states" ? cell.text : cell.kind)).join(" | "),
  );
  assert.equal(cells, [
    "b | in x out | in y out",
    "inapplicable | x | y",
    "c | lacuna | z",
    "d | lacuna | v",
  ]);
});

test.run();
