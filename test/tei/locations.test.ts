// What `@loc` means (TEI P5, 13.2.1): which words of the text, or which of several places it may be.

import { test } from "uvu";
import * as assert from "uvu/assert";
import { collapse } from "../../src/tei/text.ts";
import { linesOf } from "../../src/tei/witness-text/places.ts";
import { itemsIn, rowOf, textOf } from "../../src/tei/witness-text/stream.ts";
import { collatedFrom, editionText, witnessList } from "../helpers/apparatus.ts";

interface Case {
  readonly title: string;
  readonly body: string;
  /** What each location is, in the list behind the body or where the body has `…`; several by `|`. */
  readonly at: Readonly<Record<string, string>>;
}

const BOOKS =
  '<div n="1"><l n="1">a</l><l n="2">b</l></div><div n="2"><l n="1">c</l><l n="2">d</l><l n="5">e</l></div>';
const STANZAS =
  '<lg n="1"><l n="1">a</l><l n="2">b</l></lg><lg n="2"><l n="3">c</l><l n="4">d</l></lg>';
const SECTIONS =
  '<div n="1"><div n="1"><p n="1">a</p></div><div n="2"><p n="1">b</p><p n="3">c</p></div></div><div n="2"><div n="2"><p n="3">d</p></div></div>';
const PAGES =
  '<p><pb n="1r"/><lb n="1"/>a <lb n="2"/>b</p><p><pb n="1v"/><lb n="1"/>c <lb n="2"/>d</p><p>e <lb n="3"/>f</p>';
const MILESTONES =
  '<div n="1"><p><milestone unit="chapter" n="1"/><milestone unit="section" n="1"/>a <milestone unit="section" n="2"/>b <milestone unit="chapter" n="2"/><milestone unit="section" n="1"/>c</p><p>d <milestone unit="section" n="2"/>e</p></div>';
const PLAY =
  '<sp n="x"><l n="1">a</l><l n="2" part="I">b</l></sp><sp><l part="F">c</l><l n="3">d</l></sp>';

const CASES: readonly Case[] = [
  {
    title: "a part and a line, behind one with a line of that number",
    body: BOOKS,
    at: { "2.1": "c", "2,2": "d", "1 2": "b" },
  },
  { title: "a line that only one part has", body: BOOKS, at: { "5": "e" } },
  {
    title: "the number of a part, where its lines are counted anew",
    body: BOOKS,
    at: { "2": "c d e", "3": "" },
  },
  {
    title: "lines that nothing tells apart",
    body: BOOKS.replaceAll(/div n="\d"/gu, "div"),
    at: { "2": "b|d", "2.1": "" },
  },
  {
    title: "the nearest part first",
    body: `${BOOKS}<div n="3"><l n="2">x</l>…</div>`,
    at: { "2": "x", "2.2": "d", "1": "a b" },
  },
  {
    title: "a list in a division is about it",
    body: '<div n="1"><l n="1">a</l></div><div n="2"><l n="1">b</l><listApp>…</listApp></div>',
    at: { "1": "b", "1.1": "a" },
  },
  {
    title: "lines that are counted through stanzas",
    body: STANZAS,
    at: { "1": "a", "2": "b", "4": "d", "2.3": "c" },
  },
  {
    title: "three steps, and none left out where a whole way is there",
    body: SECTIONS,
    at: { "1.2.3": "c", "2.2.3": "d", "1.1": "a", "1.2": "b c", "2.3": "c|d" },
  },
  {
    title: "a number with points in it",
    body: '<div n="1"><l n="1.1">a</l><l n="1.2">b</l></div><div n="2"><l n="2.1">c</l></div>',
    at: { "1.2": "b", "2.1": "c" },
  },
  {
    title: "numbers that repeat those around them",
    body: '<div n="1"><div n="1.2"><p n="1">a</p><p n="2">b</p></div></div><div n="2"><p n="2">c</p></div>',
    at: { "1.2.2": "b", "1.2": "a b", "2.2": "c" },
  },
  {
    title: "words as numbers",
    body: '<div n="WBP"><l n="1">a</l></div><div n="Book  2"><l n="1">b</l></div>',
    at: { "WBP 1": "a", "Book 2, 1": "b", "Book 2": "b" },
  },
  {
    title: "two lines, and a range",
    body: '<l n="1">a</l><l n="2">b</l><l n="3">c</l><l n="4">d</l>',
    at: { "3/4": "c d", "2-4": "b c d", "2 – 3": "b c", "4-2": "", "3-9": "" },
  },
  { title: "a range that is a number", body: '<l n="1-2">a</l><l n="3">b</l>', at: { "1-2": "a" } },
  {
    title: "ranges of ways",
    body: BOOKS,
    at: { "2.1-2": "c d", "1.2-2.1": "b c", "2.1-5": "c d e", "1-2": "a b c d e" },
  },
  {
    title: "a range ends in its part, whatever else has that number",
    body: `${BOOKS}<div n="5"><l n="1">x</l></div>`,
    at: { "2.1-5": "c d e" },
  },
  {
    title: "lines that are counted",
    body: "<l>a</l><l>b</l><lg><l>c</l></lg>",
    at: { "1": "a", "3": "c", "2-3": "b c", "4": "" },
  },
  {
    title: "lines counted in their parts",
    body: '<div n="1"><l>a</l><l>b</l></div><div n="2"><l>c</l><l>d</l></div>',
    at: { "2.1": "c", "1.2": "b", "2": "c d" },
  },
  {
    title: "lines with a number now and then",
    body: '<l n="9">a</l><l n="10">b</l><l>c</l><l>d</l><l n="13">e</l><l>f</l>',
    at: { "11": "c", "12": "d", "14": "f", "3": "" },
  },
  {
    title: "a line that the next number does not count",
    body: '<l>title</l><l n="1">a</l><l>b</l><l>c</l><l n="3">d</l>',
    at: { "1": "a", "2": "", "3": "d" },
  },
  {
    title: "lines of notes and readings are not counted",
    body: "<l>a<note><l>x</l></note></l><app><lem><l>b</l></lem><rdg><l>y</l></rdg></app><l>c</l>",
    at: { "2": "b", "3": "c" },
  },
  { title: "a line of two speakers", body: PLAY, at: { "1": "a", "2": "b c", "3": "d" } },
  {
    title: "paragraphs and what is in them",
    body: '<ab n="1"><seg n="1">a</seg> <seg n="2">b</seg></ab><ab n="2"><seg n="1">c</seg></ab>',
    at: { "1": "a b", "2": "c", "1.2": "b", "2.1": "c" },
  },
  {
    title: "a page is named or not",
    body: PAGES,
    at: { "1v.2": "d e", "1r.2": "b", "3": "f", "1": "a|c", "1v": "c d e f" },
  },
  {
    title: "line breaks of two editions",
    body: '<p><lb ed="X" n="1"/>a <lb ed="Y" n="7"/>b <lb ed="X" n="2"/>c <lb ed="Y" n="8"/>d</p>',
    at: { "1": "a b", "7": "b c", "8": "d" },
  },
  {
    title: "a line ends with its part",
    body: '<div n="1"><p><lb n="1"/>a</p></div><div n="2"><p>b <lb n="2"/>c</p></div>',
    at: { "1.1": "a", "2.2": "c" },
  },
  {
    title: "milestones",
    body: MILESTONES,
    at: { "1.1.2": "b", "1.2.1": "c d", "1.2": "c d e", "1.2.2": "e" },
  },
  {
    title: "milestones that are lines",
    body: '<p><milestone unit="line" n="1"/>a <milestone unit="line" n="2"/>b</p><p>c</p>',
    at: { "1": "a", "2": "b c" },
  },
  {
    title: "page breaks are no lines",
    body: '<pb n="2"/><l n="1">a</l><pb n="1"/><l n="2">b</l>',
    at: { "1": "a", "2": "b" },
  },
  {
    title: "what is no place in a text",
    body: '<l n="1">a <ref n="2">x</ref><note n="2"><p n="2">x</p></note></l><l n="2">b</l>',
    at: { "2": "b" },
  },
];

for (const { title, body, at } of CASES) {
  test(title, () => {
    const apps = Object.keys(at).map((loc) => `<app loc="${loc}"><lem>?</lem><rdg/></app>`);
    const text = body.includes("…")
      ? body.replace("…", apps.join(""))
      : `${body}<listApp>${apps.join("")}</listApp>`;
    const encoding = '<variantEncoding method="location-referenced" location="internal"/>';
    const { apparatus } = collatedFrom({
      "a.xml": editionText(`${witnessList("A")}<witness xml:id="B" n="2"/>`, text, encoding),
    });
    const { root, path } = apparatus;
    const isLeftOut = (local: string): boolean => ["listApp", "note", "rdg"].includes(local);
    const row = rowOf(
      root,
      (one) => isLeftOut(one.local) || (one.local === "app" && one.attributes.length > 0),
    );
    const base = { ...row, root, path, byId: () => undefined };
    const entries = apparatus.entries.filter(({ element }) => element.attributes.length > 0);
    const found = entries.map((entry, index) => {
      const ranges = linesOf(entry, base).map((range) => itemsIn(row.items, range));
      return [Object.keys(at)[index], ranges.map((items) => words(items)).join("|")];
    });
    assert.equal(Object.fromEntries(found), at);
  });
}

function words(items: ReturnType<typeof itemsIn>): string {
  const apart = items.map((item) =>
    item.kind === "close" ? { kind: "text" as const, text: " " } : item,
  );
  return collapse(textOf(apart));
}

test.run();
