// Tables of readings: what each witness has at each entry, and nothing that nobody says.

import { test } from "uvu";
import * as assert from "uvu/assert";
import { readingsRows, statesRows, withoutConstant } from "../../src/output/readings/cells.ts";
import { readingsTable, type ReadingsTable } from "../../src/tei/witness-text/table.ts";
import { collatedFrom, editionText, witnessList } from "../helpers/apparatus.ts";

interface Case {
  readonly body: string;
  readonly witnesses?: string;
  readonly encoding?: string;
  readonly layers?: "ac" | "pc" | "both";
  readonly fold?: readonly string[];
  /** The names of the columns, where they are not A, B, C. */
  readonly columns?: string;
  /** Of each entry, what each witness has, then what it counts as: `word other | 0 1`. */
  readonly rows: readonly string[];
}

function tableOf({ body, witnesses, encoding, layers = "both", fold = [] }: Case): ReadingsTable {
  const text = editionText(witnesses ?? witnessList("ABC"), body, encoding);
  const table = readingsTable(collatedFrom({ "a.xml": text }), { layers, fold });
  if (table === undefined) throw new Error("no apparatus");
  return table;
}

const NEGATIVE =
  '<variantEncoding method="parallel-segmentation" location="internal" n="negative"/>';

const CASES: Readonly<Record<string, Case>> = {
  "every witness named": {
    body: '<l><app><lem wit="#A #B">one</lem><rdg wit="#C">two</rdg></app></l>',
    rows: ["one one two | 0 0 1"],
  },
  "a witness that no reading names is missing, never the lemma's": {
    body: '<l><app><lem wit="#A">one</lem><rdg wit="#B">two</rdg></app> <app><lem wit="#C">x</lem><rdg wit="#A #B">y</rdg></app></l>',
    rows: ["one two [?] | 0 1 ?", "y y x | 1 1 0"],
  },
  "an entry that neither has variants nor names a witness tells of none": {
    body: '<l><app type="fontes"><lem>one</lem><note>Cic.</note></app> <app><lem wit="#A #B #C">two</lem></app> <app><lem wit="#A">x</lem><rdg wit="#B #C">y</rdg></app></l>',
    rows: ["two two two | 0 0 0", "x y y | 0 1 1"],
  },
  "an omission is a state of its own": {
    body: '<l><app><lem wit="#A #B">one</lem><rdg wit="#C"/></app></l>',
    rows: ["one one om. | 0 0 1"],
  },
  "a lemma that names nobody lists departures": {
    body: '<l><app><lem>one</lem><rdg wit="#C">two</rdg></app><app><lem wit="#A">a</lem><rdg wit="#B">b</rdg></app></l>',
    rows: ["one one two | 0 0 1", "a b [?] | 0 1 ?"],
  },
  "a declared negative apparatus": {
    encoding: NEGATIVE,
    body: '<l><app><lem wit="#A">one</lem><rdg wit="#C">two</rdg></app></l>',
    rows: ["one one two | 0 0 1"],
  },
  "an empty column is no evidence": {
    body: '<l><app><lem wit="#A">one</lem><rdg wit="#B">two</rdg></app></l>',
    columns: "A B",
    rows: ["one two | 0 1"],
  },
  "equal words are one state, by whatever hand": {
    body: '<l><app><lem wit="#A">one</lem><rdg wit="#B">two</rdg><rdg wit="#C" hand="#h">two</rdg></app></l>',
    rows: ["one two two | 0 1 1"],
  },
  "canonically equal words are one state": {
    body: '<l><app><lem wit="#A">\u00E9</lem><rdg wit="#B #C">e\u0301</rdg></app></l>',
    rows: ["\u00E9 e\u0301 e\u0301 | 0 0 0"],
  },
  "both layers of a corrected witness": {
    body: '<l><app><lem wit="#A">one</lem><rdg wit="#B" type="ac">two</rdg><rdg wit="#B" type="pc">one</rdg><rdg wit="#C">three</rdg></app></l>',
    columns: "A B (a.c.) B (p.c.) C",
    rows: ["one two one three | 0 1 0 2"],
  },
  "a witness of which only what it had before correction is told": {
    body: '<l><app><lem>one</lem><rdg wit="#B" type="a.c.">two</rdg></app><app><lem wit="#A #C">x</lem><rdg wit="#B" type="a.c.">y</rdg></app></l>',
    columns: "A B (a.c.) B (p.c.) C",
    rows: ["one two one one | 0 1 0 0", "x y [?] x | 0 1 ? 0"],
  },
  "a note is no reading": {
    body: '<l><app><lem wit="#A">one<note>1</note></lem><rdg wit="#B">one <note>2</note></rdg><rdg wit="#C"><gap/> <note>damaged</note></rdg></app><app><lem wit="#A #C">x</lem><rdg wit="#B"><note>3</note></rdg></app></l>',
    rows: ["one one [...] | 0 0 ?", "x om. x | 0 1 0"],
  },
  "what is only lost has no state": {
    body: '<l><app><lem wit="#A">one</lem><rdg wit="#C"><gap/></rdg><rdg wit="#B">two</rdg></app><app><lem wit="#A">one</lem><rdg wit="#C"><lacunaStart/></rdg><rdg wit="#B">two</rdg></app><lacunaEnd wit="#C"/><app><lem wit="#A">one</lem><rdg wit="#B"><lacunaStart wit="#B"/></rdg><rdg wit="#C">x</rdg></app></l>',
    rows: ["one two [...] | 0 1 ?", "one two [...] | 0 1 ?", "one [...] x | 0 ? 1"],
  },
  "a sign without words is no omission": {
    body: '<l><app><lem wit="#A">one</lem><rdg wit="#B"><space quantity="3"/><note>erased</note></rdg><rdg wit="#C"/></app><app><lem wit="#A"><g ref="#x"/></lem><rdg wit="#B"><hi><graphic url="x.png"/></hi></rdg><rdg wit="#C"><pb/></rdg></app></l>',
    rows: ["one [space] om. | 0 1 2", "[g] [graphic] om. | 0 1 2"],
  },
  "before correction": {
    layers: "ac",
    body: '<l><app><lem wit="#A">one</lem><rdg wit="#B" type="ac">two</rdg><rdg wit="#B" type="pc">one</rdg></app></l>',
    columns: "A B",
    rows: ["one two | 0 1"],
  },
  "after correction, by varSeq": {
    layers: "pc",
    body: '<l><app><lem wit="#A">one</lem><rdg wit="#B" varSeq="1">two</rdg><rdg wit="#B" varSeq="2">tu</rdg></app></l>',
    columns: "A B",
    rows: ["one tu | 0 2"],
  },
  "two readings that no layer tells apart": {
    body: '<l><app><lem wit="#A #B">one</lem><rdg wit="#B #C">two</rdg></app></l>',
    rows: ["one one~|~two two | 0 0/1 1"],
  },
  "a lacuna over entries, and what is cited in it": {
    body: '<l><app><lem wit="#A #B">one</lem><rdg wit="#C">two<lacunaStart/></rdg></app> <app><lem wit="#A #C">three</lem><rdg wit="#B">four</rdg></app> <app><lem wit="#A">five</lem><rdg wit="#B">six</rdg><rdg wit="#C"><lacunaEnd/>six</rdg></app></l>',
    rows: ["one one two | 0 0 1", "three four [...] | 0 1 ?", "five six six | 0 1 1"],
  },
  "a witness that begins late": {
    body: '<l><app><lem wit="#A #B">one</lem><rdg wit="#C"/></app> <app><lem wit="#A">two</lem><rdg wit="#B">too</rdg><rdg wit="#C"><witStart/>two</rdg></app></l>',
    rows: ["one one [...] | 0 0 ?", "two too two | 0 1 0"],
  },
  "a reading that is only the beginning of a lacuna": {
    body: '<l><app><lem wit="#A #B">one</lem><rdg wit="#C"><lacunaStart/></rdg></app> <app><lem wit="#A">two</lem><rdg wit="#B">too</rdg></app> <lacunaEnd wit="#C"/><app><lem wit="#A">three</lem><rdg wit="#B #C"/></app></l>',
    rows: ["one one [...] | 0 0 ?", "two too [...] | 0 1 ?", "three om. om. | 0 1 1"],
  },
  "a reading that an editor has restored is no evidence": {
    body: '<l><app><lem wit="#A">one</lem><rdg wit="#B"><supplied reason="lost">two</supplied> <gap/></rdg><rdg wit="#C">t<supplied>w</supplied>o</rdg></app><app><lem wit="#A #B">one</lem><rdg wit="#C"><supplied reason="omitted">two</supplied></rdg></app></l>',
    rows: ["one [...] two | 0 ? 1", "one one two | 0 0 1"],
  },
  "a reading that is only a gap": {
    body: '<l><app><lem wit="#A #B">one</lem><rdg wit="#C"><gap reason="illegible"/></rdg></app><app><lem wit="#A #B">one</lem><rdg wit="#C">o<gap/></rdg></app></l>',
    rows: ["one one [...] | 0 0 ?", "one one o[...] | 0 0 1"],
  },
  "an entry in a reading is a row of its own, and no question to the others": {
    body: '<l><app><lem wit="#A #B">much <app><lem wit="#A">ado</lem><rdg wit="#B">a do</rdg></app></lem><rdg wit="#C">nothing</rdg></app></l>',
    rows: ["much~ado much~a~do nothing | 0 0 1", "ado a~do - | 0 1 -"],
  },
  "an entry in a reading, where the outer one is not accounted for": {
    body: '<l><app><lem wit="#A">x</lem><rdg wit="#C">y</rdg></app><app><lem wit="#A">much <app><lem wit="#A">ado</lem><rdg wit="#C">a do</rdg></app></lem><rdg wit="#C">nothing</rdg></app><app><rdg wit="#A">1</rdg><rdg wit="#B">2</rdg></app></l>',
    rows: [
      "x [?] y | 0 ? 1",
      "much~ado [?] nothing | 0 ? 1",
      "ado [?] - | 0 ? -",
      "1 2 [?] | 0 1 ?",
    ],
  },
  "groups of witnesses": {
    witnesses:
      '<witness xml:id="A"/><listWit xml:id="g"><witness xml:id="B"/><witness xml:id="C"/></listWit>',
    body: '<l><app><lem wit="#A">one</lem><rdg wit="#g">two</rdg></app></l>',
    rows: ["one two two | 0 1 1"],
  },
  "orthographic readings unfolded": {
    body: '<l><app><lem wit="#A">though</lem><rdg wit="#B" type="orthographic">thogh</rdg><rdg wit="#C">but</rdg></app></l>',
    rows: ["though thogh but | 0 1 2"],
  },
  "orthographic readings folded: what they read stays to be read": {
    fold: ["orthographic"],
    body: '<l><app><lem wit="#A">though</lem><rdg wit="#B" type="orthographic">thogh</rdg><rdg wit="#C">but</rdg></app></l>',
    rows: ["though thogh but | 0 0 1"],
  },
  "an orthographic group folds into its first reading, not into the lemma": {
    fold: ["orthographic"],
    body: '<l><app><lem wit="#A">though</lem><rdgGrp type="orthographic"><rdg wit="#B">butt</rdg><rdg wit="#C">but</rdg></rdgGrp></app></l>',
    rows: ["though butt but | 0 1 1"],
  },
  "an orthographic reading in a substantive group folds within it": {
    fold: ["orthographic"],
    body: '<l><app><lem wit="#A">though</lem><rdgGrp type="substantive"><rdg wit="#B" type="orthographic">butt</rdg><rdg wit="#C">but</rdg></rdgGrp></app></l>',
    rows: ["though butt but | 0 1 1"],
  },
  "double end-points that overlap are two sites": {
    encoding: '<variantEncoding method="double-end-point" location="internal"/>',
    body: '<p><anchor xml:id="a"/>one <anchor xml:id="b"/>two<anchor xml:id="c"/> three<anchor xml:id="d"/></p><listApp><app from="#b" to="#d"><lem wit="#A #C">two three</lem><rdg wit="#B">2 3</rdg></app><app from="#a" to="#c"><rdg wit="#C">1 2</rdg></app></listApp>',
    rows: ["one~two one~two 1~2 | 0 0 1", "two~three 2~3 two~three | 0 1 0"],
  },
  "of entries that begin at one place the longer one is first, as on the page": {
    body: '<p><w xml:id="a">one</w> <w xml:id="b">two</w></p><listApp><app from="#a"><lem wit="#A #C">one</lem><rdg wit="#B">1</rdg></app><app from="#a" to="#b"><lem wit="#A #B">one two</lem><rdg wit="#C">one 2</rdg></app></listApp>',
    rows: ["one~two one~two one~2 | 0 0 1", "one 1 one | 0 1 0"],
  },
  "a location, and its lemma's words": {
    encoding: '<variantEncoding method="location-referenced" location="internal"/>',
    body: '<l n="1">one two</l><listApp><app loc="1"><lem wit="#A #B">two</lem><rdg wit="#C">too</rdg></app></listApp>',
    rows: ["two two too | 0 0 1"],
  },
  "a location without a lemma: the others have the line": {
    encoding: '<variantEncoding method="location-referenced" location="internal"/>',
    body: '<l n="1">one two</l><listApp><app loc="1"><rdg wit="#C">too</rdg></app></listApp>',
    rows: ["one~two one~two too | 0 0 1"],
  },
  "a negative apparatus whose place is not found: the others have words that nobody tells": {
    encoding: '<variantEncoding method="location-referenced" location="internal"/>',
    body: '<l n="1">one two</l><listApp><app loc="7"><rdg wit="#C">too</rdg></app><app from="#x" to="#y"><rdg wit="#B"/></app></listApp>',
    rows: ["… … too | 0 0 1", "… om. … | 0 1 0"],
  },
  "an addition: the others have nothing there": {
    encoding: '<variantEncoding method="double-end-point" location="internal"/>',
    body: '<l>one <anchor xml:id="a"/>two</l><listApp><app from="#a" to="#a"><rdg wit="#C">and</rdg></app></listApp>',
    rows: ["om. om. and | 0 0 1"],
  },
  "an entry that excludes another": {
    body: '<l><app xml:id="x" exclude="#y"><lem wit="#A">one two</lem><rdg wit="#B">1 2</rdg></app><app xml:id="y"><lem wit="#C">one</lem><rdg>uno</rdg></app></l>',
    rows: ["one~two 1~2 - | 0 1 -", "- - one | - - 0"],
  },
};

for (const [name, one] of Object.entries(CASES)) {
  test(name, () => {
    const table = tableOf(one);
    const [head = [], ...texts] = readingsRows(table);
    const states = statesRows(table).slice(1);
    assert.is(head.slice(4).join(" "), one.columns ?? "A B C");
    const rows = texts.map((row, index) => {
      const cells = row.slice(4).map((cell) => cell.replaceAll(" ", "~"));
      return `${cells.join(" ")} | ${states.map((line) => line[index + 1]).join(" ")}`;
    });
    assert.equal(rows, one.rows);
  });
}

test("a document without entries has no table", () => {
  const text = editionText(witnessList("AB"), "<p>one</p>");
  assert.is(readingsTable(collatedFrom({ "a.xml": text }), { layers: "pc", fold: [] }), undefined);
});

test("an entry is called by its id and its place, or by its number", () => {
  const table = tableOf({
    body: '<lg n="2"><l n="7"><app xml:id="first" type="criticus"><lem wit="#A">one</lem><rdg wit="#B">two</rdg></app> <app><lem wit="#A">one</lem><rdg wit="#B">two</rdg></app></l><app><lem wit="#A"><l n="8">x</l></lem><rdg wit="#B"/></app></lg>',
    rows: [],
  });
  assert.equal(
    readingsRows(table).map((row) => row.slice(0, 4)),
    [
      ["entry", "location", "type", "lemma"],
      ["first", "7", "criticus", "one"],
      ["2", "7", "", "one"],
      ["3", "2", "", "x"],
    ],
  );
});

test("an entry beside its words stands where they begin", () => {
  const table = tableOf({
    body: '<div n="2"><l n="7">x <w xml:id="a">one</w> <anchor xml:id="b"/>two<anchor xml:id="c"/></l><l n="8" xml:id="l8"><hi>two</hi></l><p xml:id="p">three</p></div><listApp><app from="#a"><lem wit="#A">one</lem><rdg wit="#B">1</rdg></app><app from="#b" to="#c"><rdg wit="#B">2</rdg></app><app from="#l8"><rdg wit="#B">4</rdg></app><app from="#string-range(l8,1,1)"><rdg wit="#B">5</rdg></app><app from="#p"><lem wit="#A">three</lem><rdg wit="#B">3 <app><lem wit="#B">x</lem><rdg wit="#C">y</rdg></app></rdg></app><app from="#nowhere"><lem wit="#A">a</lem><rdg wit="#B">b</rdg></app></listApp>',
    rows: [],
  });
  assert.equal(
    readingsRows(table).map((row) => row[1]),
    ["location", "7", "7", "8", "8", "2", "2", ""],
  );
});

test("verse without numbers is counted", () => {
  const entry = '<app><lem wit="#A">one</lem><rdg wit="#B">1</rdg></app>';
  const body = `<lg n="3"><l>${entry}</l><l xml:id="l2">x</l><l n="7">${entry}</l><l>${entry}</l></lg><div><l>x</l><app><lem wit="#A"><l>y</l></lem><rdg wit="#B"><l>z</l><l>z</l></rdg></app><l>${entry}</l></div><listApp><app from="#l2"><rdg wit="#A">y</rdg></app></listApp>`;
  assert.equal(
    readingsRows(tableOf({ body: body.replace("<l n=", "<l/><l/><l/><l/><l n="), rows: [] })).map(
      (row) => row[1],
    ),
    ["location", "1", "2", "7", "8", "2", "3"],
  );
});

test("entries of another file stand with the text that they are about", () => {
  const text = editionText(
    witnessList("ABC"),
    '<p><w xml:id="w1">one</w> <w xml:id="w2">two</w></p>',
  );
  const standoff = `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><encodingDesc><variantEncoding method="double-end-point" location="external"/></encodingDesc></teiHeader><standOff><listApp><app from="a.xml#w2" to="a.xml#w2"><lem wit="a.xml#A a.xml#B">two</lem><rdg wit="a.xml#C">too</rdg></app></listApp></standOff></TEI>`;
  const options = { layers: "pc", fold: [] } as const;
  const table = readingsTable(collatedFrom({ "a.xml": text, "b.xml": standoff }), options);
  assert.equal(table && readingsRows(table).slice(1), [["1", "", "", "two", "two", "two", "too"]]);
  const own = readingsTable(collatedFrom({ "b.xml": standoff, "a.xml": text }), options);
  assert.is(own, undefined);
});

test("a witness of another document is not taken to agree with a negative apparatus", () => {
  const body = '<l><app><lem>one</lem><rdg wit="#A">two</rdg></app></l>';
  const documents = {
    "a.xml": editionText(witnessList("AB"), body),
    "b.xml": editionText(witnessList("XY"), "<p/>"),
  };
  const table = readingsTable(collatedFrom(documents), { layers: "pc", fold: [] });
  assert.equal(
    table?.columns.map(({ name }) => name),
    ["A", "B"],
  );
});

test("entries in which all that are known agree are constant, after folding too", () => {
  const body =
    '<l><app><lem wit="#A #B">one</lem><rdg source="#x">two</rdg></app><app><lem wit="#A">a</lem><rdg wit="#B" type="orthographic">b</rdg></app></l>';
  const rows: readonly string[] = [];
  assert.is(withoutConstant(tableOf({ body, rows })).rows.length, 1);
  assert.is(withoutConstant(tableOf({ body, rows, fold: ["orthographic"] })).rows.length, 0);
});

test.run();
