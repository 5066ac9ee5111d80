// Tables as a scholar would make them. A line for each witness; · is an omission.

import { test } from "uvu";
import * as assert from "uvu/assert";
import { collate } from "../../src/collate/collate.ts";
import { collateTexts, tableOf, witnessesOf } from "../helpers/collate.ts";

interface Case {
  readonly name: string;
  readonly texts: readonly string[];
  readonly table: readonly string[];
  readonly near?: number;
}

const CASES: readonly Case[] = [
  { name: "one witness", texts: ["arma virumque cano"], table: ["A: arma | virumque | cano"] },
  {
    name: "an empty witness omits all",
    texts: ["arma virumque", "", "arma"],
    table: ["A: arma | virumque", "B: · | ·", "C: arma | ·"],
  },
  { name: "only empty witnesses", texts: ["", ""], table: ["A: ", "B: "] },
  {
    name: "identical witnesses",
    texts: ["in in in", "in in in"],
    table: ["A: in | in | in", "B: in | in | in"],
  },
  {
    name: "nothing in common: side by side",
    texts: ["unus duo", "alpha beta gamma"],
    table: ["A: unus | duo | ·", "B: alpha | beta | gamma"],
  },
  {
    name: "an omission is not torn apart by a repeated word",
    texts: ["et vidit et dixit et abiit ad eos", "et abiit ad eos", "et vidit et abiit ad eos"],
    table: [
      "A: et | vidit | et | dixit | et | abiit | ad | eos",
      "B: · | · | · | · | et | abiit | ad | eos",
      "C: et | vidit | · | · | et | abiit | ad | eos",
    ],
  },
  {
    name: "a later witness that has both of two readings puts them one after the other",
    texts: ["lorem rex ipsum", "lorem dux ipsum", "lorem rex dux ipsum"],
    table: [
      "A: lorem | rex | · | ipsum",
      "B: lorem | · | dux | ipsum",
      "C: lorem | rex | dux | ipsum",
    ],
  },
  {
    name: "what has changed its place around a word does not tear the table apart",
    texts: ["vir bonus amat feminam pulchram", "feminam pulchram amat vir bonus"],
    table: [
      "A: vir | bonus | amat | feminam | pulchram",
      "B: feminam | pulchram | amat | vir | bonus",
    ],
  },
  {
    name: "a short witness finds its place in a long one",
    texts: [
      "gallia est omnis divisa in partes tres quarum unam incolunt belgae aliam aquitani",
      "unam incolunt belgae",
    ],
    table: [
      "A: gallia | est | omnis | divisa | in | partes | tres | quarum | unam | incolunt | belgae | aliam | aquitani",
      "B: · | · | · | · | · | · | · | · | unam | incolunt | belgae | · | ·",
    ],
  },
  {
    name: "without near matches the first free column is taken",
    texts: ["sic erat scriptum", "sic scritum"],
    table: ["A: sic | erat | scriptum", "B: sic | scritum | ·"],
  },
  {
    name: "with near matches the column of the like word",
    texts: ["sic erat scriptum", "sic scritum"],
    near: 0.7,
    table: ["A: sic | erat | scriptum", "B: sic | · | scritum"],
  },
  {
    name: "of near matches the same word goes first",
    texts: ["dixit dixi", "dixi"],
    near: 0.7,
    table: ["A: dixit | dixi", "B: · | dixi"],
  },
  {
    name: "Han text, character by character",
    texts: ["學而時習之", "學時習之乎"],
    table: ["A: 學 | 而 | 時 | 習 | 之 | ·", "B: 學 | · | 時 | 習 | 之 | 乎"],
  },
  {
    name: "Hebrew, whose words are joined by how they are read and not how they are encoded",
    texts: ["שָׁלוֹם לָךְ", "ש\u05C1\u05B8לוֹם עָלֶיךָ"],
    table: ["A: שָׁלוֹם | לָךְ", "B: ש\u05C1\u05B8לוֹם | עָלֶיךָ"],
  },
  {
    name: "Korean, and characters beyond the first plane",
    texts: ["나라 말이 𐌰𐌱", "나라의 말이 𐌰𐌱"],
    table: ["A: 나라 | 말이 | 𐌰𐌱", "B: 나라의 | 말이 | 𐌰𐌱"],
  },
  {
    name: "a word does not stand among marks where there is another column",
    texts: ["ecce , caelum ;", "ecce celum ;"],
    table: ["A: ecce | , | caelum | ;", "B: ecce | · | celum | ;"],
  },
  {
    name: "nothing but punctuation",
    texts: ["; . .", ". ,"],
    table: ["A: ; | . | .", "B: · | . | ,"],
  },
];

for (const { name, texts, table, near } of CASES) {
  test(name, () => {
    assert.equal(tableOf(collateTexts(texts, near === undefined ? {} : { near })), table);
  });
}

test("an early witness profits from what came later", () => {
  // B and C agree; A, which came first, has nothing but its place to go by.
  const table = tableOf(collateTexts(["a x", "b", "a b"]));
  assert.equal(table, ["A: a | x", "B: · | b", "C: a | b"]);
});

test("a word that comes to stand beside itself is the same word for those who come later", () => {
  const { columns } = collateTexts(["d a b c b d", "b b d c c c", "a c c b", "a d b a b"]);
  assert.is(columns.length, 7);
});

test("no witnesses at all", () => {
  assert.equal(collate([]), { witnesses: [], columns: [], transpositions: [] });
});

interface MoveCase {
  readonly name: string;
  readonly texts: readonly string[];
  /** As `words: witnesses there, witnesses elsewhere`. */
  readonly moves: readonly string[];
}

const LONG = [600, 500].map((count) =>
  Array.from({ length: count }, (_, index) => `w${count}n${index}`).join(" "),
);

const MOVES: readonly MoveCase[] = [
  { name: "none", texts: ["a b c", "a b c"], moves: [] },
  {
    name: "two words before a third",
    texts: ["pater noster qui es in caelis", "qui es pater noster in caelis"],
    moves: ["qui es: B, A"],
  },
  {
    name: "both sides of a pivot",
    texts: ["vir bonus amat feminam", "feminam amat vir bonus"],
    moves: ["vir bonus: A, B", "feminam: B, A"],
  },
  {
    name: "some witnesses against others",
    texts: ["x deus magnus y z", "x deus magnus y z", "x y z deus magnus"],
    moves: ["y z: C, AB"],
  },
  {
    name: "a long passage from far away",
    texts: [`${LONG[0]} ${LONG[1]} finis`, `${LONG[1]} ${LONG[0]} finis`],
    moves: [`${LONG[1]}: B, A`],
  },
  {
    name: "a frequent word alone has not moved",
    texts: ["et a et b et c", "a et b et c et"],
    moves: [],
  },
  {
    name: "a single word far away has not moved",
    texts: [
      "x unus duo tres quattuor quinque sex septem octo novem decem undecim",
      "unus duo tres quattuor quinque sex septem octo novem decem undecim x",
    ],
    moves: [],
  },
];

for (const { name, texts, moves } of MOVES) {
  test(`moved passages: ${name}`, () => {
    const { witnesses, columns, transpositions } = collate(witnessesOf(texts));
    const found = transpositions.map((one) => {
      const [[first = 0] = [], others = []] = one.witnesses;
      const words = one.columns.map(
        ([column]) => witnesses[first]?.tokens[columns[column]?.[first] ?? -1]?.t,
      );
      const sigla = [one.witnesses[0], others].map((list) =>
        list.map((witness) => witnesses[witness]?.siglum).join(""),
      );
      return `${words.join(" ")}: ${sigla.join(", ")}`;
    });
    assert.equal(found, moves);
  });
}

test.run();
