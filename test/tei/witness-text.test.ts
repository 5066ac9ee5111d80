// The text of a witness, in tables that a scholar can read: a text with its apparatus, and what each
// witness has. `[?]`: no entry says it. `[...]`: lost. `/`: the end of a line.

import { test } from "uvu";
import * as assert from "uvu/assert";
import { alignLines } from "../../src/tei/witness-text/align.ts";
import type { Layer } from "../../src/tei/witness-text/choose.ts";
import { editionText, witnessText } from "../../src/tei/witness-text/witness-text.ts";
import { collated, criticalDocument, DOCUMENT, readsIn } from "../helpers/witnesses.ts";

interface Case {
  readonly title: string;
  /** The body; or with `wholeText` the `text` and what is beside it. */
  readonly body: string;
  readonly wholeText?: boolean;
  readonly witnesses?: string;
  readonly method?: string;
  readonly encoding?: string;
  readonly layer?: Layer;
  readonly isNegative?: boolean;
  readonly files?: Readonly<Record<string, string>>;
  /** By siglum; a text, or a text and the problems. */
  readonly reads: Readonly<Record<string, string | readonly [string, ...string[]]>>;
}

function check(cases: readonly Case[]): void {
  for (const one of cases) {
    test(one.title, () => {
      const text = one.wholeText === true ? one.body : `<text><body>${one.body}</body></text>`;
      const document = criticalDocument(text, one.witnesses ?? "A B C", one);
      const edition = collated({ [DOCUMENT]: document, ...one.files });
      const actual = Object.keys(one.reads).map((siglum) => {
        const { text: read, problems } = readsIn(edition, siglum, one);
        return lineOf(siglum, [read.replaceAll("\n", " / "), ...problems]);
      });
      const expected = Object.entries(one.reads).map(([siglum, read]) =>
        lineOf(siglum, typeof read === "string" ? [read] : read),
      );
      assert.is(actual.join("\n"), expected.join("\n"));
    });
  }
}

function lineOf(siglum: string, [text, ...problems]: readonly string[]): string {
  return `${siglum}: ${text}${problems.length === 0 ? "" : ` (${problems.join(", ")})`}`;
}

const PARALLEL: readonly Case[] = [
  {
    title: "a lemma and a reading",
    body: `<l>a <app><lem wit="#A">b</lem><rdg wit="#B #C">x</rdg></app> c</l>`,
    reads: { A: "a b c", B: "a x c", C: "a x c" },
  },
  {
    title: "no lemma",
    body: `<l>a <app><rdg wit="#A">b</rdg><rdg wit="#B">x</rdg><rdg wit="#C"/></app> c</l>`,
    reads: { A: "a b c", B: "a x c", C: "a c" },
  },
  {
    title: "a witness that a positive entry passes over is not guessed",
    body: `<l>a <app><lem wit="#A">b</lem><rdg wit="#B">x</rdg></app> c</l>`,
    reads: { C: ["a [?] c", "unaccounted"] },
  },
  {
    title: "a lemma that names nobody has all who are not named elsewhere",
    body: `<l>a <app><lem>b</lem><rdg wit="#B">x</rdg></app> c</l>`,
    reads: { A: "a b c", B: "a x c" },
  },
  {
    title: "a lemma that is a conjecture has nobody",
    body: `<l>a <app><lem resp="#ed">b</lem><rdg wit="#B">x</rdg></app> c</l>`,
    reads: { A: ["a [?] c", "unaccounted"], B: "a x c" },
  },
  {
    title: "a lemma with a printed source only has nobody else",
    body: `<l>a <app><lem source="#C">b</lem><rdg wit="#B">x</rdg></app> c</l>`,
    reads: { A: ["a [?] c", "unaccounted"], C: "a b c" },
  },
  {
    title: "conjectures alone: the manuscripts agree in the lemma",
    body: `<l>a <app><lem>b</lem><rdg source="#C">x</rdg></app> c</l>`,
    reads: { A: "a b c", C: "a x c" },
  },
  {
    title: "the edition names only those that differ",
    body: `<l>a <app><lem wit="#A">b</lem><rdg wit="#B">x</rdg></app> c</l>`,
    isNegative: true,
    reads: { C: "a b c" },
  },
  {
    title: "the header says that entries name only those that differ",
    body: `<l>a <app><lem wit="#A">b</lem><rdg wit="#B">x</rdg></app> c</l>`,
    encoding: `<variantEncoding method="parallel-segmentation" location="internal" rend="negative"/>`,
    reads: { C: "a b c" },
  },
  {
    title: "the edition names all, whatever the header says",
    body: `<l>a <app><lem wit="#A">b</lem><rdg wit="#B">x</rdg></app> c</l>`,
    encoding: `<variantEncoding method="parallel-segmentation" location="internal" rend="negative"/>`,
    isNegative: false,
    reads: { C: ["a [?] c", "unaccounted"] },
  },
  {
    title: "readings at any depth of rdgGrp",
    body: `<l><app><lem wit="#A">a</lem><rdgGrp><rdgGrp><rdg wit="#B">b</rdg></rdgGrp><rdg wit="#C">c</rdg></rdgGrp></app></l>`,
    reads: { A: "a", B: "b", C: "c" },
  },
  {
    title: "an entry in a reading",
    body: `<l><app><lem wit="#A">a</lem><rdg wit="#B #C">b <app><lem wit="#B">c</lem><rdg wit="#C">d</rdg></app></rdg></app></l>`,
    reads: { A: "a", B: "b c", C: "b d" },
  },
  {
    title: "a reading without witnesses has those of the entries in it",
    body: `<l><app><rdg wit="#A">a</rdg><rdg>b <app><rdg wit="#B">c</rdg><rdg wit="#C">d</rdg></app></rdg></app></l>`,
    reads: { A: "a", B: "b c", C: "b d" },
  },
  {
    title: "a lemma that leaves it to entries which name only those that differ",
    body: `<l><app><lem>a <app><lem>b</lem><rdg wit="#B">x</rdg></app></lem><rdg wit="#C"/></app></l>`,
    reads: { A: "a b", B: "a x", C: "" },
  },
  {
    title: "whole lines that nobody tells of are a line",
    body: `<lg><app><lem wit="#A"><l>a</l></lem></app><app><lem wit="#A"><l>b</l></lem></app></lg>`,
    reads: { B: ["[?] / [?]", "unaccounted", "unaccounted"] },
  },
  {
    title: "words for whole lines are a line",
    body: `<lg><app><lem wit="#A"><l>a</l></lem><rdg wit="#B">x</rdg></app><app><lem wit="#A"><l>b</l></lem><rdg wit="#B">y</rdg></app></lg>`,
    reads: { A: "a / b", B: "x / y" },
  },
  {
    title: "three entries deep",
    body: `<l><app><rdg wit="#A">a</rdg><rdg><app><rdg wit="#B">b</rdg><rdg>c <app><rdg wit="#C">d</rdg></app></rdg></app></rdg></app></l>`,
    reads: { A: "a", B: "b", C: "c d" },
  },
  {
    title: "witnesses listed in a wit after the reading",
    body: `<l><app><lem>a</lem><rdg>b</rdg><wit><ref target="#B">B</ref> <ref target="#C">C</ref></wit></app></l>`,
    reads: { A: "a", B: "b", C: "b" },
  },
  {
    title: "an omission is an empty reading",
    body: `<l>a <app><lem wit="#A">b</lem><rdg wit="#B"/></app> c</l>`,
    reads: { A: "a b c", B: "a c" },
  },
  {
    title: "whole lines in a reading, and whole lines left out",
    body: `<lg><l>a</l><app><lem wit="#A"><l>b</l><l>c</l></lem><rdg wit="#B"/><rdg wit="#C"><l>x</l></rdg></app><l>d</l></lg>`,
    reads: { A: "a / b / c / d", B: "a / d", C: "a / x / d" },
  },
  {
    title: "a witness in two readings that no layer tells apart",
    body: `<l><app><lem wit="#A">a</lem><rdg wit="#B">b</rdg><rdg wit="#B">c</rdg></app></l>`,
    reads: { B: ["b", "ambiguous"] },
  },
  {
    title: "lines transposed: the entries exclude each other",
    body: `<app xml:id="p" exclude="#q"><lem wit="#A"><l xml:id="l1">a</l><l xml:id="l2">b</l></lem></app><l>c</l><app xml:id="q" exclude="#p"><rdg wit="#B"><l copyOf="#l1"/><l copyOf="#l2"/></rdg></app>`,
    reads: { A: "a / b / c", B: "c / a / b" },
  },
  {
    title: "a copy of what holds the copy ends",
    body: `<l xml:id="l1">a <seg copyOf="#l1"/></l>`,
    reads: { A: "a a" },
  },
  {
    title: "of a choice the witness has what it wrote; an abbreviation is read",
    body: `<l><app><lem wit="#A"><choice><sic>teh</sic><corr>the</corr></choice> <choice><orig>vpon</orig><reg>upon</reg></choice> <choice><abbr>p</abbr><expan>per</expan></choice></lem></app></l>`,
    reads: { A: "teh vpon per" },
  },
  {
    title: "deletions, notes, headings of pages and indexes are no text of a witness",
    body: `<p>a <del>b</del><note>c</note><fw>d</fw> <hi>e</hi></p>`,
    reads: { A: "a e" },
  },
  {
    title: "a stemma is no text of a witness",
    body: `<p>a</p><eTree><label>b</label><eLeaf><label>c</label></eLeaf></eTree><p>d</p>`,
    reads: { A: "a / d" },
  },
  {
    title: "breaks between words and in them",
    body: `<p>a<lb/>b<pb break="no"/>c<space/>d <gap/>e</p>`,
    reads: { A: "a bc d [...]e" },
  },
  {
    title: "white space around an entry and in its readings",
    body: `<l>\n  a\n  <app>\n    <lem wit="#A">\n      b\n    </lem>\n    <rdg wit="#B"> x  y </rdg>\n  </app>,\n  c</l>`,
    reads: { A: "a b , c", B: "a x y , c" },
  },
  {
    title: "carriage returns",
    body: `<l>a\r\n<app><lem wit="#A">b\r\nc</lem><rdg wit="#B">x</rdg></app>\r\nd</l>`,
    reads: { A: "a b c d", B: "a x d" },
  },
  {
    title: "part of a word",
    body: `<l>auctor<app><lem wit="#A">itee</lem><rdg wit="#B">ite</rdg></app></l>`,
    reads: { A: "auctoritee", B: "auctorite" },
  },
  {
    title: "combining characters and letters outside the basic plane",
    body: `<l>e\u0301 <app><lem wit="#A">o\u0308</lem><rdg wit="#B">𝔄</rdg></app></l>`,
    reads: { A: "e\u0301 o\u0308", B: "e\u0301 𝔄" },
  },
  {
    title: "writing from right to left",
    body: `<l>שלום <app><lem wit="#A">עולם</lem><rdg wit="#B">לכם</rdg></app></l>`,
    reads: { A: "שלום עולם", B: "שלום לכם" },
  },
];

const SIGLA: readonly Case[] = [
  {
    title: "a group: an id on a list",
    witnesses: `<witness xml:id="A"/><listWit xml:id="G"><witness xml:id="B"/><witness xml:id="C"/></listWit>`,
    body: `<l><app><lem wit="#A">a</lem><rdg wit="#G">b</rdg></app></l>`,
    reads: { A: "a", B: "b", C: "b", G: "b" },
  },
  {
    title: "a group: a witness that is only a list",
    witnesses: `<witness xml:id="A"/><witness xml:id="alpha"><abbr type="siglum">α</abbr><listWit><witness xml:id="B"/><witness xml:id="C"/></listWit></witness>`,
    body: `<l><app><lem wit="#A">a</lem><rdg wit="#alpha">b</rdg></app></l>`,
    reads: { B: "b", C: "b", α: "b" },
  },
  {
    title: "a manuscript with its copies is no group",
    witnesses: `<witness xml:id="A">A manuscript of Reichenau; copies: <listWit><witness xml:id="B"/></listWit></witness>`,
    body: `<l><app><lem wit="#A">a</lem></app></l>`,
    reads: { A: "a", B: ["[?]", "unaccounted"] },
  },
  {
    title: "a member that is named itself does not read as its group",
    witnesses: `<listWit xml:id="G"><witness xml:id="B"/><witness xml:id="C"/></listWit>`,
    body: `<l><app><rdg wit="#G">a</rdg><rdg wit="#C">b</rdg></app></l>`,
    reads: { B: "a", C: "b" },
  },
  {
    title: "bare sigla and numbers",
    witnesses: `<witness xml:id="m1" n="1"/><witness xml:id="m2"><idno type="siglum">P</idno></witness>`,
    body: `<l><app><lem wit="1">a</lem><rdg wit="P">b</rdg></app></l>`,
    reads: { m1: "a", "1": "a", P: "b", m2: "b" },
  },
  {
    title: "pointers with a prefix",
    encoding: `<listPrefixDef><prefixDef ident="wit" matchPattern="(.+)" replacementPattern="#$1"/></listPrefixDef>`,
    body: `<l><app><lem wit="wit:A">a</lem><rdg wit="wit:B">b</rdg></app></l>`,
    reads: { A: "a", B: "b" },
  },
  {
    title: "witnesses listed in another file",
    witnesses: "Z",
    body: `<l><app><lem wit="list.xml#A">a</lem><rdg wit="list.xml#B">b</rdg></app></l>`,
    files: { "list.xml": criticalDocument("<standOff/>", "A B") },
    reads: { A: "a", B: "b" },
  },
  {
    title: "a hand reads as its manuscript where nothing is said of it",
    witnesses: `<witness xml:id="A"/><witness xml:id="A2" corresp="#A"/><witness xml:id="B"/>`,
    body: `<l><app><rdg wit="#A">a</rdg><rdg wit="#A2 #B">b</rdg></app> <app><rdg wit="#A">c</rdg><rdg wit="#B">d</rdg></app></l>`,
    reads: { A: "a c", A2: "b c", B: "b d" },
  },
  {
    title: "hands that correspond to each other",
    witnesses: `<witness xml:id="A" corresp="#B"/><witness xml:id="B" corresp="#A"/>`,
    body: `<l><app><rdg wit="#A">a</rdg></app></l>`,
    reads: { B: "a" },
  },
];

const layered = (readings: string, layer: Layer, text: string): Case => ({
  title: `${layer}: ${readings}`,
  body: `<l><app>${readings}</app></l>`,
  layer,
  reads: { A: text },
});
const LAYERS: readonly Case[] = [
  ...(
    [
      [`<rdg wit="#A" varSeq="2">later</rdg><rdg wit="#A" varSeq="1">first</rdg>`],
      [`<rdg wit="#A" hand="#h1">first</rdg><rdg wit="#A" hand="#h2">later</rdg>`],
      [`<rdg wit="#A" type="p.c.">later</rdg><rdg wit="#A" type="a.c.">first</rdg>`],
      [`<lem wit="#A">first</lem><rdg wit="#A" type="s.l.">later</rdg>`],
      [`<lem wit="#A">first</lem><rdg wit="#A" type="in marg.">later</rdg>`],
      [
        `<rdgGrp type="pc"><rdg wit="#A">later</rdg></rdgGrp><rdgGrp type="ac"><rdg wit="#A">first</rdg></rdgGrp>`,
      ],
    ] as const
  ).flatMap(([readings]) => [layered(readings, "ac", "first"), layered(readings, "pc", "later")]),
  {
    title: "the kind of a variant is no layer",
    body: `<l><app><lem wit="#B">a</lem><rdg wit="#A" type="addition">b</rdg></app></l>`,
    layer: "ac",
    reads: { A: "b" },
  },
  {
    title: "what stood before a correction is not said",
    body: `<l><app><lem>a</lem><rdg wit="#A" type="p.c.">b</rdg></app></l>`,
    layer: "ac",
    reads: { A: ["[?]", "unaccounted"] },
  },
  ...(["ac", "pc"] as const).map((layer): Case => ({
    title: `${layer}: a member corrected what its group has`,
    witnesses: `<listWit xml:id="G"><witness xml:id="A"/><witness xml:id="B"/></listWit>`,
    body: `<l><app><rdg wit="#G">a</rdg><rdg wit="#A" type="p.c.">b</rdg></app></l>`,
    layer,
    reads: { A: layer === "ac" ? "a" : "b", B: "a" },
  })),
  {
    title: "what stands after a correction is not said",
    body: `<l><app><lem wit="#B">a</lem><rdg wit="#A" type="a.c.">b</rdg></app></l>`,
    reads: { A: ["[?]", "unaccounted"] },
  },
  {
    title: "before a correction",
    body: `<l><app><lem wit="#B">a</lem><rdg wit="#A" type="a.c.">b</rdg></app></l>`,
    layer: "ac",
    reads: { A: "b" },
  },
  {
    title: "corrected to what an entry lists departures from",
    body: `<l><app><lem>a</lem><rdg wit="#A" type="a.c.">b</rdg></app></l>`,
    reads: { A: "a" },
  },
  {
    title: "corrected to what its group has",
    witnesses: `<listWit xml:id="G"><witness xml:id="A"/><witness xml:id="B"/></listWit>`,
    body: `<l><app><rdg wit="#G">a</rdg><rdg wit="#A" type="a.c.">b</rdg></app></l>`,
    reads: { A: "a", B: "a" },
  },
  {
    title: "varSeq of readings of different witnesses is no layer",
    body: `<l><app><rdg wit="#A" varSeq="1">a</rdg><rdg wit="#B" varSeq="2">b</rdg></app></l>`,
    layer: "ac",
    reads: { A: "a", B: "b" },
  },
];

const DOUBLE: readonly Case[] = [
  {
    title: "between two anchors",
    body: `<l>a <anchor xml:id="p"/>b c<anchor xml:id="q"/> d</l><app from="#p" to="#q"><rdg wit="#A">x</rdg></app>`,
    reads: { A: "a x d", B: "a b c d" },
  },
  {
    title: "words",
    body: `<l><w xml:id="w1">a</w> <w xml:id="w2">b</w> <w xml:id="w3">c</w></l><app from="#w2" to="#w3"><rdg wit="#A">x</rdg></app>`,
    reads: { A: "a x" },
  },
  {
    title: "a whole line, in a list beside the text",
    wholeText: true,
    body: `<standOff><listApp><app from="#l2" to="#l2"><rdg wit="#A"/><rdg wit="#B">x</rdg></app></listApp></standOff><text><body><l>a</l><l xml:id="l2">b</l><l>c</l></body></text>`,
    reads: { A: "a / c", B: "a / x / c", C: "a / b / c" },
  },
  {
    title: "in a list, only from: the element",
    body: `<l><seg xml:id="s">a</seg> b</l><listApp><app from="#s"><rdg wit="#A">x</rdg></app></listApp>`,
    reads: { A: "x b" },
  },
  {
    title: "in a list, only to: the element",
    body: `<l><seg xml:id="s">a</seg> b</l><listApp><app to="#s"><rdg wit="#A">x</rdg></app></listApp>`,
    reads: { A: "x b" },
  },
  {
    title: "in the text, only from: up to the entry",
    body: `<l xml:id="l">a <app from="#l"><rdg wit="#A">x</rdg></app> b</l>`,
    reads: { A: "x b" },
  },
  {
    title: "in the text, only to: from the entry on",
    body: `<l>a <app to="#e"><rdg wit="#A">x</rdg></app> b<anchor xml:id="e"/> c</l>`,
    reads: { A: "a x c" },
  },
  {
    title: "reversed",
    body: `<l>a <anchor xml:id="p"/>b<anchor xml:id="q"/></l><app from="#q" to="#p"><rdg wit="#A">x</rdg></app>`,
    reads: { A: ["a b / [?]", "reversed"] },
  },
  {
    title: "a number in a list, and no lemma: the line is marked",
    method: "location-referenced",
    body: `<l n="1">a b</l><l n="2">c</l><listApp><app loc="1"><rdg wit="#A">x</rdg></app></listApp>`,
    reads: { A: ["a b [?] / c", "unplaced"], B: "a b / c" },
  },
  {
    title: "a place that is not there",
    body: `<l>a</l><listApp><app from="#none"><rdg wit="#A">x</rdg></app></listApp>`,
    reads: { A: ["a", "unplaced"], B: "a" },
  },
  {
    title: "a string-range counts characters, not units",
    body: `<l xml:id="l">𝔄 bc d</l><listApp><app from="#string-range(l,2,2)"><rdg wit="#A">x</rdg></app></listApp>`,
    reads: { A: "𝔄 x d" },
  },
  {
    title: "range, left and right of elements",
    body: `<l><w xml:id="w1">a</w> <w xml:id="w2">b</w> <w xml:id="w3">c</w></l><listApp><app from="#range(w1,w2)"><rdg wit="#A">x</rdg></app><app from="#left(w3)"><rdg wit="#B">y</rdg></app><app from="#right(w3)"><rdg wit="#C">z</rdg></app></listApp>`,
    reads: { A: "x c", B: "a b yc", C: "a b cz" },
  },
  {
    title: "entries in another file",
    body: `<l><seg xml:id="s">a</seg> b</l>`,
    files: {
      "app.xml": `<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><listApp><app from="a.xml#s"><rdg wit="#A">x</rdg></app></listApp></standOff></TEI>`,
    },
    reads: { A: "x b", B: "a b" },
  },
  {
    title: "readings that overlap and agree are joined",
    body: `<l>a <anchor xml:id="p"/>b <anchor xml:id="q"/>c<anchor xml:id="r"/> d<anchor xml:id="s"/></l><app from="#p" to="#r"><rdg wit="#A">x y</rdg></app><app from="#q" to="#s"><rdg wit="#A">y z</rdg></app>`,
    reads: { A: "a x y z", B: "a b c d" },
  },
  {
    title: "readings that overlap and disagree are reported",
    body: `<l>a <anchor xml:id="p"/>b <anchor xml:id="q"/>c<anchor xml:id="r"/> d<anchor xml:id="s"/></l><app from="#p" to="#r"><rdg wit="#A">x y</rdg></app><app from="#q" to="#s"><rdg wit="#A">v z</rdg></app>`,
    reads: { A: ["a x y v z", "contradiction"] },
  },
  {
    title: "a reading in one that holds its words already",
    body: `<l><anchor xml:id="p"/>a <anchor xml:id="q"/>b<anchor xml:id="r"/> c<anchor xml:id="s"/></l><app from="#p" to="#s"><rdg wit="#A">x y z</rdg></app><app from="#q" to="#r"><rdg wit="#A">y</rdg></app>`,
    reads: { A: "x y z" },
  },
  {
    title: "a reading in one that says something else",
    body: `<l><anchor xml:id="p"/>a <anchor xml:id="q"/>b<anchor xml:id="r"/> c<anchor xml:id="s"/></l><app from="#p" to="#s"><rdg wit="#A">x y z</rdg></app><app from="#q" to="#r"><rdg wit="#A">v</rdg></app>`,
    reads: { A: ["x y z", "contradiction"] },
  },
  {
    title: "a positive entry inside one that names the witness with the lemma",
    body: `<l><anchor xml:id="p"/>a <anchor xml:id="q"/>b<anchor xml:id="r"/> c<anchor xml:id="s"/></l><app from="#p" to="#s"><lem wit="#A #B">a b c</lem><rdg wit="#C">x</rdg></app><app from="#q" to="#r"><lem wit="#A">b</lem><rdg wit="#C">v</rdg></app>`,
    reads: { A: "a b c", B: ["a [?] c", "unaccounted"] },
  },
  {
    title: "several lemmas, each in a group, between two points",
    body: `<l>a <anchor xml:id="p"/>b<anchor xml:id="q"/> c</l><app from="#p" to="#q"><rdgGrp><lem wit="#A">b</lem></rdgGrp><rdgGrp><lem wit="#B">x</lem></rdgGrp><rdgGrp><lem wit="#C"/></rdgGrp></app>`,
    reads: { A: "a b c", B: "a x c", C: "a c" },
  },
  {
    title: "several lemmas, and the first names nobody: the others are departures",
    body: `<l>a <anchor xml:id="p"/>b<anchor xml:id="q"/> c</l><app from="#p" to="#q"><rdgGrp><lem>b</lem></rdgGrp><rdgGrp><lem wit="#B">x</lem></rdgGrp></app>`,
    reads: { A: "a b c", B: "a x c" },
  },
  {
    title: "from one line into the next",
    body: `<l>a <anchor xml:id="p"/>b</l><l>c<anchor xml:id="q"/> d</l><app from="#p" to="#q"><rdg wit="#A">x</rdg></app>`,
    reads: { A: "a x / d" },
  },
  {
    title: "from the end of a line: the reading is in the line that the words are in",
    body: `<l>a<anchor xml:id="p"/></l><l>b<anchor xml:id="q"/> c</l><app from="#p" to="#q"><rdg wit="#A">x</rdg></app>`,
    reads: { A: "a / x c" },
  },
  {
    title: "of every line that nobody tells of there is a mark; two in a row are one",
    body: `<l>a <anchor xml:id="p"/>b</l><l>c <anchor xml:id="q"/>d<anchor xml:id="r"/></l><app from="#p" to="#q"><lem wit="#A">b c</lem></app><app from="#q" to="#r"><lem wit="#A">d</lem></app>`,
    reads: { B: ["a [?] / [?]", "unaccounted", "unaccounted"] },
  },
  {
    title: "anchors with spaces around the words: the spaces stay",
    body: `<l>a<anchor xml:id="p"/> b <anchor xml:id="q"/>c</l><app from="#p" to="#q"><lem>b</lem><rdg wit="#A">x</rdg></app>`,
    reads: { A: "a x c" },
  },
  {
    title: "a lemma with the spaces of the text says of spaces what it means",
    body: `<l>a<anchor xml:id="p"/> b<anchor xml:id="q"/></l><app from="#p" to="#q"><lem> b</lem><rdg wit="#A">x</rdg></app>`,
    reads: { A: "ax" },
  },
  {
    title: "an omission that overlaps adds no space",
    body: `<l><anchor xml:id="p"/>a <anchor xml:id="q"/>b <anchor xml:id="r"/>c<anchor xml:id="s"/>, d</l><app from="#p" to="#r"><rdg wit="#A">x</rdg></app><app from="#q" to="#s"><rdg wit="#A"/></app>`,
    reads: { A: "x, d" },
  },
  {
    title: "an entry that another excludes leaves nothing (TEI P5, 17.8)",
    body: `<l xml:id="l1">a</l><l>b</l><listApp><app xml:id="e1" from="#l1" exclude="#e2"><lem wit="#A">a</lem></app></listApp><app xml:id="e2" exclude="#e1"><rdg wit="#B"><l copyOf="#l1"/></rdg></app>`,
    reads: { A: "a / b", B: "b / a" },
  },
  {
    title: "an entry about another document is not looked for in this one",
    body: `<l>a</l><listApp><app from="other.xml#x"><lem wit="#A">b</lem><rdg wit="#B">c</rdg></app></listApp>`,
    reads: { A: "a", B: "a" },
  },
  {
    title: "a place where the text has no words: the lemma adds some",
    body: `<l>a <anchor xml:id="p"/>b</l><app from="#p" to="#p"><lem wit="#A">x </lem><rdg wit="#B"/></app>`,
    reads: { A: "a x b", B: "a b" },
  },
  {
    title: "an entry for an addition, inside of one that replaces all",
    body: `<l><anchor xml:id="p"/><anchor xml:id="q"/>a<anchor xml:id="r"/></l><app from="#p" to="#r"><lem wit="#A">a</lem><rdg wit="#B">x</rdg></app><app from="#q" to="#q"><lem wit="#C"/><rdg wit="#A">y </rdg></app>`,
    reads: { A: "y a", B: "x" },
  },
  {
    title: "from one paragraph into the next, left out",
    body: `<p>a <anchor xml:id="p"/>b</p><p>c</p><p>d<anchor xml:id="q"/> e</p><app from="#p" to="#q"><rdg wit="#A"/></app>`,
    reads: { A: "a / e" },
  },
  {
    title: "added at a point",
    body: `<l>a <anchor xml:id="p"/>b</l><app from="#p" to="#p"><rdg wit="#A">x </rdg></app>`,
    reads: { A: "a x b", B: "a b" },
  },
  {
    title: "two lines added between two others",
    body: `<l>a</l><anchor xml:id="p"/><l>b</l><listApp><app from="#p"><rdg wit="#A"><l>x</l><l>y</l></rdg></app></listApp>`,
    reads: { A: "a / x / y / b" },
  },
  {
    title: "side by side: not an overlap",
    body: `<l><anchor xml:id="p"/>a<anchor xml:id="q"/> b<anchor xml:id="r"/></l><app from="#p" to="#q"><rdg wit="#A">x</rdg></app><app from="#q" to="#r"><rdg wit="#A">y</rdg></app>`,
    reads: { A: "x y" },
  },
  {
    title: "a list that the text does not belong to is no text",
    body: `<l xml:id="l">a</l><listApp><app from="#l"><lem wit="#A">a</lem><rdg wit="#B">x</rdg></app></listApp>`,
    reads: { A: "a", B: "x", C: ["[?]", "unaccounted"] },
  },
];

const LOCATION: readonly Case[] = [
  {
    title: "several lemmas, each in a group: the first is the text (TEI P5, 13.1.3)",
    body: `<l n="1">a b c</l><app loc="1"><rdgGrp><lem wit="#A">b</lem></rdgGrp><rdgGrp><lem wit="#B">x</lem><rdg wit="#C">y</rdg></rdgGrp></app>`,
    reads: { A: "a b c", B: "a x c", C: "a y c" },
  },
  {
    title: "several lemmas where the first is there twice: nobody knows where the second belongs",
    body: `<l n="1">b a b</l><app loc="1"><rdgGrp><lem wit="#A">b</lem></rdgGrp><rdgGrp><lem wit="#B">x</lem></rdgGrp></app>`,
    reads: { A: "b a b", B: ["b a b / [?]", "unplaced"] },
  },
  {
    title: "the lemma in the line of that number, in the nearest part",
    body: `<div><l n="1">a b</l></div><div><l n="1">a b</l><app loc="1"><lem wit="#A">b</lem><rdg wit="#B">x</rdg></app></div>`,
    reads: { A: "a b / a b", B: "a b / a x" },
  },
  {
    title: "a way of numbers",
    body: `<div n="WBP"><l n="1">a b</l></div><div n="WBT"><l n="1">a b</l></div><listApp><app loc="WBT 1"><lem wit="#A">b</lem><rdg wit="#B">x</rdg></app></listApp>`,
    reads: { B: "a b / a x" },
  },
  {
    title: "a verse line of two speakers",
    body: `<l n="3">a b</l><l n="4">c d</l><app loc="3/4"><lem wit="#A">b c</lem><rdg wit="#B">x</rdg></app>`,
    reads: { B: "a x / d" },
  },
  {
    title: "from one line to another",
    body: `<l n="12">a b</l><l n="13">c</l><l n="14">d e</l><app loc="12-14"><lem wit="#A">b c d</lem><rdg wit="#B">x</rdg></app>`,
    reads: { B: "a x / e" },
  },
  {
    title: "a range of chapter and verse: 12.3-5",
    body: `<div n="12"><l n="3">a</l><l n="4">b</l><l n="5">c d</l></div><listApp><app loc="12.3-5"><lem wit="#A">b c</lem><rdg wit="#B">x</rdg></app></listApp>`,
    reads: { B: "a / x / d" },
  },
  {
    title: "words that are there twice, numbered",
    body: `<l n="1">a b a b</l><app loc="1"><lem n="2" wit="#A">b</lem><rdg wit="#B">x</rdg></app>`,
    reads: { B: "a b a x" },
  },
  {
    title: "words that are there twice, not numbered",
    body: `<l n="1">a b a b</l><app loc="1"><lem wit="#A">b</lem><rdg wit="#B">x</rdg></app>`,
    reads: { A: "a b a b", B: ["a b a b / [?]", "unplaced"] },
  },
  {
    title: "words that are there twice: an entry in the line is about the last before it",
    body: `<l>b a b <app><lem wit="#A">b</lem><rdg wit="#B">x</rdg></app> b</l>`,
    reads: { A: "b a b b", B: "b a x b" },
  },
  {
    title: "whole words only",
    body: `<l n="1">abc b</l><app loc="1"><lem wit="#A">b</lem><rdg wit="#B">x</rdg></app>`,
    reads: { B: "abc x" },
  },
  {
    title: "words with combining marks are whole words",
    body: `<l n="1">e\u0301 e</l><app loc="1"><lem wit="#A">e</lem><rdg wit="#B">x</rdg></app>`,
    reads: { B: "e\u0301 x" },
  },
  {
    title: "a long lemma is abbreviated",
    body: `<l n="1">And of so parfit wys a wight</l><app loc="1"><lem wit="#A">of … wys</lem><rdg wit="#B">x</rdg></app>`,
    reads: { B: "And x a wight" },
  },
  {
    title: "case and white space do not matter",
    body: `<l n="1">a\n  B c</l><app loc="1"><lem wit="#A">A b</lem><rdg wit="#B">x</rdg></app>`,
    reads: { B: "x c" },
  },
  {
    title: "a lemma across markup",
    body: `<l n="1">a <hi>b</hi> c d</l><app loc="1"><lem wit="#A">b c</lem><rdg wit="#B">x</rdg></app>`,
    reads: { B: "a x d" },
  },
  {
    title: "no lemma: nobody knows which words are meant",
    body: `<l n="1">a b</l><app loc="1"><rdg wit="#B">x</rdg></app>`,
    reads: { A: "a b", B: ["a b / [?]", "unplaced"] },
  },
];

const lacuna = (title: string, body: string, reads: Case["reads"]): Case => ({
  title,
  body,
  reads,
});
const LACUNAE: readonly Case[] = [
  lacuna(
    "a lacuna by the mark's own witnesses, in a lemma that is not theirs",
    `<l>a <app><lem wit="#A">b<lacunaStart wit="#B"/></lem><rdg wit="#B">y</rdg></app> c</l><l>d</l><l>e <app><lem wit="#A"><lacunaEnd wit="#B"/>f</lem><rdg wit="#B">x</rdg></app> g</l>`,
    { A: "a b c / d / e f g", B: "a y [...] / x g" },
  ),
  lacuna(
    "a lacuna by the reading's witnesses",
    `<l>a <app><lem wit="#A">b</lem><rdg wit="#B">x<lacunaStart/></rdg></app> c</l><l>d <app><lem wit="#A">e</lem><rdg wit="#B"><lacunaEnd/>y</rdg></app></l>`,
    { A: "a b c / d e", B: "a x [...] / y" },
  ),
  lacuna(
    "a lacuna from one division into the next",
    `<div><l>a <app><lem wit="#A">b<lacunaStart wit="#B"/></lem><rdg wit="#B"/></app></l><l>c</l></div><div><head>d</head><l><app><lem wit="#A #B"><lacunaEnd wit="#B"/>e</lem></app> f</l></div>`,
    { A: "a b / c / d / e f", B: "a / [...] / e f" },
  ),
  lacuna(
    "the first mark is the end of a lacuna: the beginning is lost",
    `<l>a</l><l>b <app><lem wit="#A">c</lem><rdg wit="#B"><lacunaEnd/>x</rdg></app> d</l>`,
    { A: "a / b c d", B: "[...] / x d" },
  ),
  lacuna(
    "a witness that begins here has nothing before, and no lacuna",
    `<l>a</l><l>b <app><lem wit="#A">c</lem><rdg wit="#B"><witStart/>x</rdg></app> d</l>`,
    { B: "x d" },
  ),
  lacuna(
    "a witness that ends here",
    `<l>a <app><lem wit="#A">c</lem><rdg wit="#B">x<witEnd/></rdg></app> d</l><l>e</l>`,
    { B: "a x" },
  ),
  lacuna(
    "a fragment: from here to there",
    `<l>a <app><lem wit="#A #B"><witStart wit="#B"/>b</lem></app> c</l><l>d <app><lem wit="#A #B">e<witEnd wit="#B"/></lem></app> f</l>`,
    { A: "a b c / d e f", B: "b c / d e" },
  ),
  lacuna(
    "a lacuna of a group is one of each member",
    `<l>a <app><lem wit="#A">b</lem><rdg wit="#B #C">x<lacunaStart/></rdg></app> c</l>`,
    { B: "a x [...]", C: "a x [...]" },
  ),
  lacuna(
    "what an entry passes over in a lacuna is no question",
    `<l>a <app><lem wit="#A">b</lem><rdg wit="#B">x<lacunaStart/></rdg></app> <app><lem wit="#A">c</lem><rdg wit="#C">d</rdg></app></l>`,
    { B: "a x" },
  ),
  lacuna(
    "cited while absent",
    `<l>a <app><lem wit="#A">b</lem><rdg wit="#B">x<lacunaStart/></rdg></app> <app><lem wit="#A">c</lem><rdg wit="#B">d</rdg></app></l>`,
    { B: ["a x [...]", "absent"] },
  ),
  lacuna(
    "a mark in the text, outside every entry, with its own witnesses",
    `<l>a <lacunaStart wit="#B"/>b</l><l>c <lacunaEnd wit="#B"/>d</l>`,
    { A: "a b / c d", B: "a [...] / d" },
  ),
  lacuna(
    "a lacuna in an entry between two points",
    `<l>a <anchor xml:id="p"/>b<anchor xml:id="q"/> c</l><l>d <anchor xml:id="r"/>e<anchor xml:id="s"/> f</l><app from="#p" to="#q"><rdg wit="#B">x<lacunaStart/></rdg></app><app from="#r" to="#s"><rdg wit="#B"><lacunaEnd/>y</rdg></app>`,
    { A: "a b c / d e f", B: "a x [...] / y f" },
  ),
];

for (const cases of [PARALLEL, SIGLA, LAYERS, DOUBLE, LACUNAE]) check(cases);
check(LOCATION.map((one) => ({ ...one, method: "location-referenced" })));

test("elements of the TEI under a prefix", () => {
  const document = `<t:TEI xmlns:t="http://www.tei-c.org/ns/1.0"><t:teiHeader><t:listWit><t:witness xml:id="A"/></t:listWit></t:teiHeader><t:text><t:body><t:l>a <t:app><t:lem wit="#B">b</t:lem><t:rdg wit="#A">x</t:rdg></t:app></t:l></t:body></t:text></t:TEI>`;
  assert.is(readsIn(collated({ [DOCUMENT]: document }), "A").text, "a x");
});

test("elements of another namespace are no apparatus", () => {
  const body = `<l>a <app xmlns="http://example.org/">b</app></l>`;
  const document = criticalDocument(`<text><body>${body}</body></text>`, "A");
  assert.is(readsIn(collated({ [DOCUMENT]: document }), "A").text, "a b");
});

test("an entry that has a note and no variant assumes nothing", () => {
  const note = `<l>a <app type="fontes"><lem>b</lem><note>Jerome</note></app> c</l>`;
  const document = criticalDocument(`<text><body>${note}</body></text>`, "A B", {});
  const read = readsIn(collated({ [DOCUMENT]: document }), "A");
  assert.is(read.text, "a b c");
  assert.is(read.assumed, 0);
});

test("an entry of lemmas alone, each in a group, has variants", () => {
  const body = `<l>a <app><rdgGrp><lem>b</lem></rdgGrp><rdgGrp><lem wit="#B">x</lem></rdgGrp></app></l>`;
  const document = criticalDocument(`<text><body>${body}</body></text>`, "A B", {});
  assert.is(readsIn(collated({ [DOCUMENT]: document }), "A").assumed, 1);
});

test("how often it was assumed, and corrected, outside of lacunae", () => {
  const body = `<l><app><lem>a</lem><rdg wit="#B">x<lacunaStart wit="#A"/></rdg></app> <app><lem>b</lem><rdg source="#D">y</rdg></app> <app><rdg wit="#B" varSeq="1">c</rdg><rdg wit="#B" varSeq="2">d</rdg></app></l>`;
  const edition = collated({
    [DOCUMENT]: criticalDocument(`<text><body>${body}</body></text>`, "A B"),
  });
  assert.is(readsIn(edition, "A").assumed, 1);
  assert.is(readsIn(edition, "B").assumed, 1);
  assert.is(readsIn(edition, "B").layers, 1);
});

test("side by side: a heading in which a witness breaks off is lost, one that it passes over is omitted", () => {
  const body = `<head><app><lem wit="#A">a</lem><rdg wit="#B"><lacunaStart/></rdg><rdg wit="#C"/></app></head><l n="1"><app><lem wit="#A #C">b</lem><rdg wit="#B">c<lacunaEnd/></rdg></app></l>`;
  const { apparatuses, sigla } = collated({
    [DOCUMENT]: criticalDocument(`<text><body>${body}</body></text>`, "A B C"),
  });
  const [apparatus] = apparatuses;
  if (apparatus === undefined) throw new Error("no apparatus");
  const edition = { apparatus, others: [], sigla };
  const texts = ["A", "B", "C"].map((id) => witnessText(edition, `${DOCUMENT}#${id}`, "pc").items);
  const [heading] = alignLines(editionText(edition), texts);
  assert.equal(
    heading?.cells.map(({ isLost, isMissing }) => (isLost ? "lost" : isMissing ? "om." : "there")),
    ["there", "lost", "om."],
  );
});

test.run();
