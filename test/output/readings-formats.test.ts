// The formats of tables of readings, read back by others: CSV by csv-parse, workbooks by SheetJS, NEXUS by
// a reader of tokens that follows its article.

import { read, utils } from "@e965/xlsx";
import { parse } from "csv-parse/sync";
import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { readingsRows } from "../../src/output/readings/cells.ts";
import { toCsv } from "../../src/output/readings/csv.ts";
import { writeReadings } from "../../src/output/readings/formats.ts";
import { toNexus } from "../../src/output/readings/nexus.ts";
import { toPhylip } from "../../src/output/readings/phylip.ts";
import {
  type Cell,
  readingsTable,
  type ReadingsTable,
  type Row,
} from "../../src/tei/witness-text/table.ts";
import { toXlsx } from "../../src/output/readings/xlsx.ts";
import { collatedFrom, editionText, witnessList } from "../helpers/apparatus.ts";

const SEED = { seed: 20_261_124 };

const value = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.constantFrom(
    'a "b", c',
    "=1+1",
    "1.50",
    " x ",
    "a\r\nb",
    "true",
    "_x0041_",
    "경성",
    "a|b",
    "'",
  ),
);
const rows = fc
  .tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 5 }))
  .chain(([width, height]) =>
    fc.array(fc.array(value, { minLength: width, maxLength: width }), {
      minLength: height,
      maxLength: height,
    }),
  );

test("CSV comes back as it was, whatever the values", () => {
  fc.assert(
    fc.property(rows, (all) => {
      assert.equal(parse(toCsv(all), { skip_empty_lines: false, record_delimiter: "\r\n" }), all);
    }),
    SEED,
  );
});

// XML has no place for control characters, and no reader of sheets tells CR from LF.
const asInXml = (text: string): string =>
  text.replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "");
const unix = (text: string): string => text.replaceAll(/\r\n?/gu, "\n");

test("a workbook comes back as it was, every value a text", () => {
  fc.assert(
    fc.property(rows, fc.string(), (all, name) => {
      const { Sheets, SheetNames } = read(toXlsx(all, name), { type: "array" });
      assert.is(SheetNames.length, 1);
      const sheet = Sheets[SheetNames[0] ?? ""] ?? {};
      const found = all.map((row, y) =>
        row.map((_, x) => {
          const cell = sheet[utils.encode_cell({ c: x, r: y })] as
            | { t: string; v: unknown }
            | undefined;
          if (cell !== undefined) assert.is(cell.t, "s");
          return unix(String(cell?.v ?? ""));
        }),
      );
      assert.equal(
        found,
        all.map((row) => row.map((text) => unix(asInXml(text)))),
      );
    }),
    SEED,
  );
});

test("the same rows are the same bytes", () => {
  assert.equal(toXlsx([["a"]], "x"), toXlsx([["a"]], "x"));
});

const NAMES: Readonly<Record<string, string>> = {
  "a/b: [c]": "a b   c",
  history: "history_",
  History: "History_",
  "'": "readings",
  "": "readings",
  "a very long name, of which the 31st is 'x": "a very long name, of which the",
  ["\u{10330}".repeat(20)]: "\u{10330}".repeat(15),
};

for (const [name, expected] of Object.entries(NAMES))
  test(`a sheet called "${name}"`, () => {
    const [found = ""] = read(toXlsx([["x"]], name), { type: "array" }).SheetNames;
    assert.is(found, expected);
    assert.ok(found.length <= 31);
  });

test("a text that no cell can hold is cut between characters", () => {
  for (const start of ["", "x"]) {
    const sheet = read(toXlsx([[start + "\u{10330}".repeat(20_000)]], "x"), { type: "array" })
      .Sheets["x"];
    const text = String((sheet?.["A1"] as { v: unknown } | undefined)?.v);
    assert.ok(text.length <= 32_767, String(text.length));
    assert.match(text, /^x?(?:\u{10330})+ …$/u);
  }
});

interface ReadNexus {
  readonly format: readonly string[];
  readonly taxa: readonly string[];
  readonly labels: readonly (readonly string[])[];
  readonly matrix: ReadonlyMap<string, readonly string[]>;
}

/** Tokens as the article defines them: punctuation, quoted words, words; comments are passed over. */
function readNexus(text: string): ReadNexus {
  assert.ok(text.startsWith("#NEXUS"));
  const tokens: string[] = [];
  const pattern = /\[[^\]]*\]|'((?:[^']|'')*)'|[()\\/,;:=*"`+<>{}-]|[^\s()[\]{}\\/,;:=*"`'+<>-]+/gy;
  let at = 0;
  while (at < text.length) {
    if (/\s/u.test(text[at] as string)) {
      at++;
      continue;
    }
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) throw new Error(`no token at ${text.slice(at, at + 20)}`);
    at = pattern.lastIndex;
    if (match[0].startsWith("[")) continue;
    tokens.push(match[1] === undefined ? match[0] : `'${match[1].replaceAll("''", "'")}`);
  }
  const commands: string[][] = [[]];
  for (const token of tokens) {
    if (token === ";") commands.push([]);
    else commands.at(-1)?.push(token);
  }
  const command = (name: string): string[] =>
    commands.find(([first]) => first === name)?.slice(1) ?? [];
  const word = (token: string): string => token.replace(/^'/u, "");
  const labels: string[][] = [];
  for (const token of command("CHARSTATELABELS")) {
    if (/^\d+$/u.test(token)) labels.push([]);
    else if (token.startsWith("'")) labels.at(-1)?.push(word(token));
  }
  const matrix = new Map<string, string[]>();
  let row: string[] = [];
  let several: string | undefined;
  for (const token of command("MATRIX")) {
    if (token.startsWith("'")) matrix.set(word(token), (row = []));
    else if (token === "{") several = "";
    else if (token === "}") {
      row.push(several ?? "");
      several = undefined;
    } else if (several !== undefined) several += token;
    else row.push(...token);
  }
  return { format: command("FORMAT"), taxa: command("TAXLABELS").map(word), labels, matrix };
}

const cell: fc.Arbitrary<Cell> = fc.oneof(
  fc
    .tuple(fc.uniqueArray(fc.nat({ max: 39 }), { minLength: 1, maxLength: 3 }), fc.boolean())
    .map(([states, isAssumed]): Cell => ({
      kind: "states",
      states: states.toSorted((a, b) => a - b),
      text: "x",
      isAssumed,
    })),
  fc.constantFrom<Cell>({ kind: "lacuna" }, { kind: "unaccounted" }, { kind: "inapplicable" }),
);

const oneLine = (text: string): string => text.replaceAll(/\s+/gu, " ").trim() || "_";

const name = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 20 })
  .filter((one) => !/^\s*\d+\s*$/u.test(one));

const [entry] = collatedFrom({
  "a.xml": editionText(witnessList("A"), '<l><app><rdg wit="#A">one</rdg></app></l>'),
}).apparatus.entries as [Row["entry"]];

const table: fc.Arbitrary<ReadingsTable> = fc
  .uniqueArray(name, {
    minLength: 1,
    maxLength: 6,
    selector: (one) => oneLine(one).toLowerCase(),
  })
  .chain((names) =>
    fc.record({
      path: fc.constant("a.xml"),
      columns: fc.constant(names.map((one) => columnNamed(one))),
      rows: fc.array(
        fc
          .record({
            id: name,
            location: name,
            type: fc.constant(""),
            lemma: fc.string({ unit: "grapheme" }),
            parent: fc.constant(undefined),
            cells: fc.array(cell, { minLength: names.length, maxLength: names.length }),
          })
          .map((row): Row => ({
            ...row,
            entry,
            inText: undefined,
            states: Array.from({ length: 40 }, (_, index) => ({ text: `s'${index}`, type: "" })),
          })),
        { minLength: 1, maxLength: 5 },
      ),
    }),
  );

function columnNamed(siglum: string): ReadingsTable["columns"][number] {
  return { key: siglum, name: siglum, siglum, layer: "pc" };
}

const SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

test("NEXUS: names, labels and states come back, more than 36 of them by case", () => {
  fc.assert(
    fc.property(table, (all) => {
      const { format, taxa, labels, matrix } = readNexus(toNexus(all, ["a [remark]"]));
      const names = all.columns.map((column) => oneLine(column.name));
      assert.equal(taxa, names);
      assert.equal([...matrix.keys()], names);
      assert.ok(format.indexOf("RESPECTCASE") > 0);
      assert.ok(format.indexOf("RESPECTCASE") < format.indexOf("SYMBOLS"));
      assert.equal(
        labels.map((one) => one.length),
        all.rows.map(() => 41),
      );
      assert.equal(labels[0]?.slice(1, 3), ["s'0", "s'1"]);
      const expected = all.columns.map((_, column) =>
        all.rows.map(({ cells }) => {
          const one = cells[column] as Cell;
          if (one.kind === "states") return one.states.map((state) => SIGNS[state]).join("");
          return one.kind === "inapplicable" ? "-" : "?";
        }),
      );
      assert.equal([...matrix.values()], expected);
    }),
    SEED,
  );
});

test("NEXUS: a name is no number, and differs from others by more than its case", () => {
  const columns = ["1859", "A", "a", "A_2", "A", "x  1", "x 1"].map((one) => columnNamed(one));
  const { taxa } = readNexus(toNexus({ path: "a.xml", columns, rows: [] }));
  assert.equal(taxa, ["w1859", "A", "a_2", "A_2_2", "A_3", "x 1", "x 1_2"]);
});

test("PHYLIP: as many lines as it says, each with as many signs, under names of their own", () => {
  fc.assert(
    fc.property(table, (all) => {
      for (const kind of ["relaxed", "strict"] as const) {
        const [head = "", ...lines] = toPhylip(all, kind).split("\n");
        assert.is(lines.pop(), "");
        const [taxa, characters] = head.trim().split(" ").map(Number);
        assert.is(lines.length, taxa);
        const parts = lines.map((line) =>
          kind === "strict" ? [line.slice(0, 10), line.slice(10)] : line.split(/ +/u),
        );
        assert.is(new Set(parts.map(([own]) => own?.trim())).size, taxa);
        for (const [own = "", signs = ""] of parts) {
          assert.match(signs, new RegExp(`^[0-9A-Za-z?]{${characters}}$`, "u"));
          if (kind === "strict") assert.match(own, /^[ -~]{10}$/u);
          else assert.not.match(own, /[\s()[\]:;,'"]/u);
        }
      }
    }),
    SEED,
  );
});

test("strict names: letters without their marks, cut to ten, numbered where two would be one", () => {
  const names = [
    "Ra²",
    "Σ",
    "σ",
    "α²",
    "ῥ",
    "Þorláksbók",
    "Œ",
    "Ж",
    "א1",
    "w8",
    "Cod. Vaticanus 1",
    "Cod. Vaticanus 2",
    "É (a.c.)",
    "†",
    "A′",
    "A*",
  ];
  const columns = names.map((one) => columnNamed(one));
  const lines = toPhylip({ path: "a.xml", columns, rows: [] }, "strict").split("\n");
  assert.equal(lines.slice(1, -1), [
    "Ra2       ",
    "Sigma     ",
    "sigma_2   ",
    "alpha2    ",
    "rho       ",
    "Thorlaksbo",
    "Oe        ",
    "w8        ",
    "w9        ",
    "w8_2      ",
    "Cod._Vatic",
    "Cod._Vat_2",
    "E_a.c.    ",
    "w14       ",
    "A         ",
    "A*        ",
  ]);
});

test("who is named otherwise than by the siglum is said", () => {
  const columns = ["A", "Σ", "Φ", "12", "x y"].map((one) => columnNamed(one));
  const remarks = (format: "nexus" | "phylip" | "phylip-strict" | "states"): string[] =>
    writeReadings({ path: "a.xml", columns, rows: [] }, format, true).remarks.slice(1);
  assert.equal(remarks("nexus"), ["Named as the format demands: 12 is w12."]);
  assert.equal(remarks("phylip"), ["Named as the format demands: x y is x_y."]);
  assert.equal(remarks("phylip-strict"), [
    "Named as the format demands: Σ is Sigma, Φ is Phi, x y is x_y.",
  ]);
  assert.equal(remarks("states"), []);
});

const BODY =
  '<p><app xml:id="a1"><lem wit="#A">it\'s</lem><rdg wit="#B"/><rdg wit="#C">"no", [x]</rdg></app> <app><lem wit="#A #B #C">all</lem><rdg resp="#me">none</rdg></app> <app><lem>one</lem><rdg wit="#C"><gap/></rdg></app></p>';

function sample(): ReadingsTable {
  const collated = collatedFrom({ "texts/a.xml": editionText(witnessList("ABC"), BODY) });
  const found = readingsTable(collated, { layers: "pc", fold: [] });
  if (found === undefined) throw new Error("no apparatus");
  return found;
}

test("what tells witnesses apart is compared; with constant entries, all is", () => {
  const nexus = (constant: boolean): string =>
    String(writeReadings(sample(), "nexus", constant).contents);
  assert.equal(
    [...readNexus(nexus(false)).matrix.values()].map((row) => row.join("")),
    ["0", "1", "2"],
  );
  assert.equal(
    [...readNexus(nexus(true)).matrix.values()].map((row) => row.join("")),
    ["000", "100", "20?"],
  );
  assert.equal(readNexus(nexus(false)).labels, [["a1: it's", "it's", "om.", '"no", [x]']]);
  assert.match(nexus(false), "[3 witnesses, 1 entry; 2 in which all agree are left out.]");
});

test("a table of readings has them all, and says what was assumed", () => {
  const { contents, remarks } = writeReadings(sample(), "csv", false);
  assert.equal(parse(String(contents)), readingsRows(sample()));
  assert.match(remarks.join(" "), "name only those that differ: 2 cells");
});

test("JSON: each witness with what it has, what it counts as, and why it has nothing", () => {
  const data = JSON.parse(String(writeReadings(sample(), "json", false).contents)) as {
    entries: { id: string }[];
    witnesses: { siglum: string; source: string; readings: unknown[] }[];
  };
  assert.equal(data.entries[0], {
    id: "a1",
    lemma: "it's",
    states: [{ text: "it's" }, { text: "" }, { text: '"no", [x]' }],
  });
  assert.is(data.witnesses[2]?.source, "texts/a.xml#C");
  assert.equal(data.witnesses[2]?.readings, [
    { entry: "a1", states: [2], text: '"no", [x]' },
    { entry: "2", states: [0], text: "all" },
    { entry: "3", none: "lacuna" },
  ]);
  assert.equal(data.witnesses[0]?.readings[2], {
    entry: "3",
    states: [0],
    text: "one",
    assumed: true,
  });
});

test.run();
