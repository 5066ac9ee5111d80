// `apograph collate` as a person runs it: what it writes, says and returns.

import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { listedSigla, readBack } from "../helpers/collate.ts";
import { apograph, temporaryFolder, writeFiles } from "../helpers/command.ts";
import { teiDocument } from "../helpers/tei.ts";

const PLAIN = { "A.txt": "Arma virumque cano\n", "B.txt": "arma cano\n" };

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  return folder;
}

test("an apparatus of plain texts, named by their files", () => {
  const { status, stdout, stderr } = apograph(folderWith(PLAIN), "collate", "A.txt", "B.txt");
  assert.is(stderr, "");
  assert.is(status, 0);
  assert.equal(
    [...listedSigla(stdout)],
    [
      ["A", "A"],
      ["B", "B"],
    ],
  );
  assert.is(readBack(stdout, "A"), "Arma virumque cano");
  assert.is(readBack(stdout, "B"), "arma cano");
});

test("transcriptions in TEI and a plain text; the document is valid in our schema", () => {
  const header = '<sourceDesc><listWit><witness xml:id="El">E</witness></listWit></sourceDesc>';
  const folder = folderWith({
    "one.xml": teiDocument("<l n='1'>arma virum<lb break='no'/>que</l><l n='2'>cano</l>", header),
    "2.txt": "arma cano",
  });
  const args = ["one.xml", "2.txt", "--base", "El", "--output", "out/c.xml"];
  const { status, stdout } = apograph(folder, "collate", ...args);
  assert.is(stdout, "");
  assert.is(status, 0);
  const tei = readFileSync(join(folder, "out/c.xml"), "utf8");
  assert.is(readBack(tei, "El"), "arma virumque cano");
  assert.match(tei, '<l n="2">cano</l>');
  assert.match(tei, '<lem wit="#El">virumque</lem>');
  assert.match(tei, '<witness xml:id="w2"><abbr type="siglum">2</abbr></witness>');
  const judged = apograph(join(folder, "out"), "validate", "c.xml");
  assert.is(judged.stdout, "1 document validated: no findings.\n");
});

test("every format", () => {
  const folder = folderWith(PLAIN);
  const starts = {
    tei: '<?xml version="1.0"',
    text: "A  Arma virumque cano\nB  arma ·        cano\n",
    json: '{"witnesses":["A","B"]',
    csv: "A,B\r\nArma,arma\r\nvirumque,\r\ncano,cano\r\n",
    html: "<!DOCTYPE html>",
    svg: "<svg ",
  };
  for (const [format, start] of Object.entries(starts)) {
    const { status, stdout } = apograph(folder, "collate", "A.txt", "B.txt", "--format", format);
    assert.is(status, 0);
    assert.is(stdout.slice(0, start.length), start);
  }
});

test("options of comparison", () => {
  const folder = folderWith({
    "a.txt": "Iuvenis ac caelum,",
    "b.txt": "iuuenis cęlum",
    "t.tsv": "ae\te\nę\te\n",
  });
  const table = (...args: readonly string[]): string =>
    apograph(folder, "collate", "a.txt", "b.txt", "--format", "text", ...args).stdout;
  assert.is(table(), "a  Iuvenis ac    caelum ,\nb  iuuenis cęlum ·      ·\n");
  assert.is(table("--table", "t.tsv"), "a  Iuvenis ac caelum ,\nb  iuuenis ·  cęlum  ·\n");
  assert.is(
    table("--ignore", "case,uv,punctuation", "--table", "t.tsv"),
    "a  Iuvenis ac caelum,\nb  iuuenis ·  cęlum\n",
  );
  assert.is(
    table("--punctuation", "attached", "--near", "0.5"),
    "a  Iuvenis ac caelum,\nb  iuuenis ·  cęlum\n",
  );
  assert.is(
    table("--ignore", "none", "--sigla", "X,YY", "--segmentation", "on", "--near", "0.6"),
    "X   Iuvenis ac caelum,\nYY  iuuenis cęlum\n",
  );
});

test("CollateX's JSON as the only input", () => {
  const json = JSON.stringify({
    witnesses: [
      { id: "A", content: "a b" },
      { id: "B", tokens: [{ t: "a" }, { t: "b", n: "x" }] },
    ],
  });
  const { stdout } = apograph(
    folderWith({ "in.json": json }),
    "collate",
    "in.json",
    "--format",
    "csv",
  );
  assert.is(stdout, "A,B\r\na,a\r\nb,b\r\n");
});

interface Refusal {
  readonly files: Readonly<Record<string, string>>;
  readonly args: readonly string[];
  readonly says: string;
}

const APP = teiDocument("<p><app><rdg>a</rdg></app></p>");

const BAD_INPUT: readonly Refusal[] = [
  {
    files: { "a.xml": "<TEI>\n<p></TEI>" },
    args: ["a.xml"],
    says: 'a.xml:2:6: error: The element "p" is not closed before </TEI>.',
  },
  {
    files: { "a.xml": "<html/>" },
    args: ["a.xml"],
    says: "a.xml: error: It cannot be collated: it is XML, but no TEI document.\n",
  },
  {
    files: { "a.xml": APP },
    args: ["a.xml"],
    says: "a.xml: error: It cannot be collated: it has an apparatus (app): only transcriptions of one witness are collated.\n",
  },
  {
    files: { "a.json": '{"witnesses": 1}' },
    args: ["a.json"],
    says: 'a.json: error: It cannot be collated: it has no list "witnesses".\n',
  },
  {
    files: { "a.txt": "a\u0001b" },
    args: ["a.txt"],
    says: "a.txt: error: It cannot be collated: it holds a character that no XML document may hold (U+0001).\n",
  },
  {
    files: { ...PLAIN, "t.tsv": "ae e\n" },
    args: ["A.txt", "--table", "t.tsv"],
    says: "t.tsv:1: error: A line of the table is a spelling, a tab, and what it is compared as.\n",
  },
];

for (const { files, args, says } of BAD_INPUT) {
  test(`bad input: ${says.trim()}`, () => {
    const folder = folderWith(files);
    const { status, stdout, stderr } = apograph(folder, "collate", ...args, "--output", "o.xml");
    assert.is(stderr.slice(0, says.length), says);
    assert.is(stderr.split("\n").length, 2);
    assert.is(stdout, "");
    assert.is(status, 1);
    assert.not(existsSync(join(folder, "o.xml")));
  });
}

const MISUSE: readonly (readonly [args: readonly string[], says: string])[] = [
  [[], 'collate takes witnesses: "apograph collate A.xml B.txt C.xml".'],
  [["none.txt"], "Cannot read none.txt: there is no such file."],
  [["A.txt", "B.txt", "--base", "C"], '--base takes a siglum of the witnesses (A, B), not "C".'],
  [["A.txt", "B.txt", "--sigla", "X"], "--sigla names 1, but the witnesses are 2."],
  [["A.txt", "B.txt", "--sigla", "X,"], "--sigla has an empty siglum."],
  [["A.txt", "A.txt"], 'Two witnesses would be called "A": name them with --sigla A,B,C.'],
  [
    ["A.txt", "--format", "svgg"],
    '--format takes tei, text, json, csv, html, svg, not "svgg". Did you mean "svg"?',
  ],
  [
    ["A.txt", "--format", "svg", "--format", "tei"],
    "collate writes one format: give --format once.",
  ],
  [["A.txt", "--output", "a", "--output", "b"], "collate writes one file: give --output once."],
  [
    ["A.txt", "--ignore", "cases"],
    '--ignore takes case, punctuation, uv, ij, diacritics or none, not "cases".',
  ],
  [["A.txt", "--near", "2"], '--near takes a number from 0 to 1, not "2".'],
  [["A.txt", "--punctuation", "no"], '--punctuation takes separate or attached, not "no".'],
  [["A.txt", "--segmentation", "no"], '--segmentation takes on or off, not "no".'],
  [["A.txt", "c.json"], "c.json is JSON, which names all witnesses: it must be the only input."],
  [["A.txt", "--output", "folder"], "Cannot write folder: it is a folder."],
  [["A.txt", "--edition", "."], 'There is no option "--edition" here.'],
];

for (const [args, says] of MISUSE) {
  test(`misuse: ${says}`, () => {
    const folder = folderWith({ ...PLAIN, "c.json": "{}" });
    mkdirSync(join(folder, "folder"));
    const { status, stdout, stderr } = apograph(folder, "collate", ...args);
    assert.is(stderr.slice(0, says.length + 10), `apograph: ${says}`);
    assert.is(stdout, "");
    assert.is(status, 2);
    assert.is(readdirSync(folder).length, 4);
  });
}

test.run();
