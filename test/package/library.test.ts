// The library, used as a program would use it: an edition's apparatus, its witnesses' texts and readings, and
// a collation of what comes out.

import { test } from "uvu";
import * as assert from "uvu/assert";
import {
  collate,
  noCache,
  openProject,
  readApparatuses,
  readingsTable,
  tokenise,
  USUAL_PROFILE,
  type Witness,
  witnessPlainText,
  witnessText,
  writeCollation,
  writeReadings,
} from "../../src/index.ts";
import { editionText, witnessList } from "../helpers/apparatus.ts";
import { temporaryFolder, writeFiles } from "../helpers/command.ts";

const BODY = `<l n="1">sing <app><lem wit="#A #B">the</lem><rdg wit="#C">thy</rdg></app> wrath</l>
<l n="2"><app><lem wit="#A">goddess</lem><rdg wit="#B">muse</rdg><rdg wit="#C"/></app></l>`;

const folder = temporaryFolder();
writeFiles(folder, {
  "apograph.config.json": '{ "title": "T", "sources": ["*.xml"] }',
  "poem.xml": editionText(witnessList("ABC"), BODY),
});
const project = openProject(folder, { cache: noCache, now: new Date() });
const [poem] = await readApparatuses(project, []);
if (poem === undefined) throw new Error("no document");

test("the entries of an apparatus, and who has which reading", () => {
  const { apparatus, sigla } = poem;
  assert.is(apparatus.entries.length, 2);
  const [first] = apparatus.entries;
  const names = first?.readings.map(({ witnesses }) =>
    [...witnesses].map((key) => sigla.siglumOf(key)),
  );
  assert.equal(names, [["A", "B"], ["C"]]);
});

test("the text of a witness", () => {
  const key = poem.sigla.byName("C")?.key ?? "";
  const { items, problems } = witnessText(poem, key, "pc");
  assert.is(witnessPlainText(items), "sing thy wrath");
  assert.equal(problems, []);
});

test("a table of readings, and what is written of it", () => {
  const table = readingsTable(poem, { layers: "both", fold: [] });
  if (table === undefined) throw new Error("no table");
  const { contents, remarks } = writeReadings(table, "states", false);
  assert.is(contents, "witness,1,2\r\nA,0,0\r\nB,0,1\r\nC,1,2\r\n");
  assert.equal(remarks, ["3 witnesses, 2 entries."]);
});

test("witnesses' texts are collated again", () => {
  const options = { profile: USUAL_PROFILE, punctuation: "separate" } as const;
  const witnesses = ["A", "C"].map((siglum): Witness => {
    const { items } = witnessText(poem, poem.sigla.byName(siglum)?.key ?? "", "pc");
    return { siglum, tokens: tokenise(witnessPlainText(items), options), blocks: [] };
  });
  const application = { ident: "test", version: "1" };
  const text = writeCollation("text", collate(witnesses), { joined: true, application });
  assert.is(text, "A  sing the wrath goddess\nC  sing thy wrath ·\n");
});

test.run();
