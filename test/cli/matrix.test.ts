// `apograph apparatus matrix` as a person runs it.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { apograph, temporaryFolder, writeFiles } from "../helpers/command.ts";
import { editionText, witnessList } from "../helpers/apparatus.ts";

const BODY =
  '<l n="1"><app><lem wit="#A">though</lem><rdg wit="#B" type="orthographic">thogh</rdg><rdg wit="#C" type="ac">but</rdg><rdg wit="#C" type="pc">though</rdg></app> <app><lem wit="#A #B #C">all</lem><rdg resp="#x">none</rdg></app></l>';

const folder = temporaryFolder();
writeFiles(folder, {
  "tei/one.xml": editionText(witnessList("ABC"), BODY),
  "tei/plain.xml": editionText("", "<p>no entry</p>"),
});

test("one document goes to stdout, what is to be known to stderr", () => {
  const { status, stdout, stderr } = apograph(folder, "apparatus", "matrix", "--format", "phylip");
  assert.is(status, 0);
  assert.is(stdout, " 4 1\nA      0\nB      1\nC_a.c. 2\nC_p.c. 0\n");
  assert.match(stderr, "tei/one.xml: 4 witnesses, 1 entry; 1 in which all agree are left out.");
});

test("folded, of one layer, with constant entries", () => {
  const { stdout } = apograph(
    folder,
    "apparatus",
    "matrix",
    "--format=states",
    "--fold=orthographic",
    "--layer=pc",
    "--constant",
    "tei/one.xml",
  );
  assert.is(stdout, "witness,1,2\r\nA,0,0\r\nB,0,0\r\nC,0,0\r\n");
});

test("into a file, and into a folder", () => {
  const run = (...args: string[]): number | null =>
    apograph(folder, "apparatus", "matrix", ...args).status;
  assert.is(run("--format", "xlsx", "--output", "out/a.xlsx"), 0);
  assert.is(readFileSync(join(folder, "out/a.xlsx")).toString("latin1", 0, 2), "PK");
  assert.is(run("--format", "json", "--output", "all/"), 0);
  assert.equal(readdirSync(join(folder, "all")), ["one.readings.json"]);
});

test("several documents want a folder or a name", () => {
  writeFiles(folder, { "tei/two.xml": editionText(witnessList("AB"), BODY) });
  const all = apograph(folder, "apparatus", "matrix", "--format", "csv");
  assert.is(all.status, 2);
  assert.match(all.stderr, "2 documents have an apparatus. Name one of them, or a folder");
  const one = apograph(folder, "apparatus", "matrix", "--format", "csv", "tei/two.xml");
  assert.is(one.status, 0);
  assert.match(one.stdout, /^entry,location,type,lemma,A,B/u);
});

test("misuse: no format, no apparatus, no such task", () => {
  const said = (...args: string[]): string => {
    const { status, stderr } = apograph(folder, "apparatus", ...args);
    assert.is(status, 2);
    return stderr;
  };
  assert.match(said("matrix"), "apparatus matrix takes one --format: nexus, phylip");
  assert.match(said("matrix", "--format", "csv", "tei/plain.xml"), "There is no apparatus");
  assert.match(said("matrxi"), 'Did you mean "matrix"?');
});

test.run();
