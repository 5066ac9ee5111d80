// The text of a witness where the entries stand in another file than the text (TEI P5, 13.2): each case
// reads as it does with the same entries in a list of the text's own.

import { test } from "uvu";
import * as assert from "uvu/assert";
import { sourceFromText } from "../../src/source/source.ts";
import { toDoubleEndPoint } from "../../src/tei/convert-apparatus/to-double-end-point.ts";
import type { Layer } from "../../src/tei/witness-text/choose.ts";
import { readingsTable } from "../../src/tei/witness-text/table.ts";
import { parseXml } from "../../src/xml/tree.ts";
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
  /** The entries, as the text's own list would have them: `#` leads into the text. */
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
    title: "a lacuna by the reading's witnesses",
    body: LINE,
    entries: `<app from="#w1"><lem wit="#A">a</lem><rdg wit="#B #C">x<lacunaStart/></rdg></app><app from="#w4"><lem wit="#A">d</lem><rdg wit="#B"><lacunaEnd/>y</rdg><rdg wit="#C"/></app>`,
    reads: { A: "a b c d", B: "x [...] y", C: "x [...]" },
  },
];

function lineOf(siglum: string, [text, ...problems]: readonly string[]): string {
  return `${siglum}: ${text}${problems.length === 0 ? "" : ` (${problems.join(", ")})`}`;
}

function fileOf(list: string): string {
  const entries = list.replaceAll(/(?<=\b(?:from|to)=")#/gu, `${DOCUMENT}#`);
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
      const edition = collated(files);
      const actual = Object.keys(reads).map((siglum) => {
        const { text: read, problems } = readsIn(edition, siglum, { layer });
        return lineOf(siglum, [read.replaceAll("\n", " / "), ...problems]);
      });
      const expected = Object.entries(reads).map(([siglum, read]) =>
        lineOf(siglum, typeof read === "string" ? [read] : read),
      );
      assert.is(actual.join("\n"), expected.join("\n"));
    });
  }
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
