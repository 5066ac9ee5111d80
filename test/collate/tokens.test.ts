// What a word is, and what is taken for the same word.

import { test } from "uvu";
import * as assert from "uvu/assert";
import {
  type Equivalent,
  type Ignorable,
  normaliser,
  readTable,
  USUAL_PROFILE,
} from "../../src/collate/normal.ts";
import { textOf, tokenise } from "../../src/collate/tokens.ts";
import { USUAL } from "../helpers/collate.ts";

const TOKENS: readonly (readonly [text: string, separate: string, attached: string])[] = [
  ["", "", ""],
  ["  arma   virumque\ncano ", "arma|virumque|cano", "arma|virumque|cano"],
  ["ecce, homo.", "ecce|,|homo|.", "ecce,|homo."],
  ["wait?! … yes...", "wait|?|!|…|yes|...", "wait?! …|yes..."],
  ["«Oui», dit-il", "«|Oui|»|,|dit-il", "«Oui»,|dit-il"],
  [
    "I'm 'tis dogs' ‘single’ 'word',",
    "I'm|'tis|dogs'|‘|single|’|'|word|'|,",
    "I'm|'tis|dogs'|‘single’|'word',",
  ],
  ["ἀλλ’ ἐγώ· τί;", "ἀλλ’|ἐγώ|·|τί|;", "ἀλλ’|ἐγώ·|τί;"],
  ["λιθ(οσ επι) [do]mus", "λιθ(οσ|επι)|[do]mus", "λιθ(οσ|επι)|[do]mus"],
  ["con- tinues two-, a -b", "con-|tinues|two|-|,|a|-|b", "con-|tinues|two-,|a|-b"],
  ["one—two 3.14 1,000", "one|—|two|3.14|1,000", "one—two|3.14|1,000"],
  ["子曰：學。", "子|曰|：|學|。", "子|曰：|學。"],
  ["세계! שלום,", "세계|!|שלום|,", "세계!|שלום,"],
  ["𐌰𐌱. 𠀀𠀁", "𐌰𐌱|.|𠀀|𠀁", "𐌰𐌱.|𠀀|𠀁"],
  ["/ were / in", "/|were|/|in", "/ were /|in"],
  ["— ;", "—|;", "— ;"],
  ["cafe\u0301 か\u3099き", "cafe\u0301|か\u3099|き", "cafe\u0301|か\u3099|き"],
];

for (const [text, separate, attached] of TOKENS) {
  test(`tokens of ${JSON.stringify(text)}`, () => {
    const apart = tokenise(text, USUAL);
    const together = tokenise(text, { ...USUAL, punctuation: "attached" });
    assert.is(apart.map(({ t }) => t).join("|"), separate);
    assert.is(together.map(({ t }) => t).join("|"), attached);
    const plain = text.trim().replaceAll(/\s+/gu, " ");
    assert.is(textOf(apart), plain);
    assert.is(textOf(together), plain);
  });
}

type NormalCase = readonly [ignore: readonly Ignorable[], word: string, compared: string];

const NORMAL: readonly NormalCase[] = [
  [[], "Arma", "Arma"],
  [[], "cafe\u0301", "caf\u00e9"],
  [["case"], "ARMA", "arma"],
  [["case"], "ΛΟΓΟΣ", "λογοσ"],
  [["case"], "λόγος", "λόγοσ"],
  [["case"], "Straße", "strasse"],
  [["case"], "ſol", "sol"],
  [["case"], "sınır", "sınır"],
  [["case"], "𐐀", "𐐨"],
  [["uv"], "Vnivs", "Unius"],
  [["ij"], "Juuenis", "Iuuenis"],
  [["diacritics"], "ἀλλά", "αλλα"],
  [["diacritics"], "ı̅σ̅", "ıσ"],
  [["diacritics"], "שָׁלוֹם", "שלום"],
  [["diacritics"], "が", "が"],
  [["diacritics"], "한글", "한글"],
  [["diacritics"], "कुल", "कुल"],
  [["punctuation"], "(do)mus,", "domus"],
  [["punctuation"], "...", "..."],
  [["case", "uv", "ij", "diacritics", "punctuation"], "«Jvppiter»", "iuppiter"],
];

for (const [ignore, word, compared] of NORMAL) {
  test(`${word} without ${ignore.join(", ") || "anything"}`, () => {
    assert.is(normaliser({ ignore: new Set(ignore), table: [] })(word), compared);
  });
}

test("a project's own table", () => {
  const table: readonly Equivalent[] = [
    ["ae", "e"],
    ["ę", "e"],
    ["^h", ""],
    ["pt$", "t"],
    ["^id$", "ID"],
    ["a.", "A"],
  ];
  const compare = normaliser({ ...USUAL_PROFILE, table });
  assert.is(compare("Caelum"), compare("cęlum"));
  assert.is(compare("harena"), "arena");
  assert.is(compare("mihi"), "mihi");
  assert.is(compare("scripta"), "scripta");
  assert.is(compare("inquipt"), "inquit");
  assert.is(compare("id"), "id");
  assert.is(compare("a."), "a");
  assert.is(compare("ab"), "ab", "a dot is a dot");
});

test("a table file", () => {
  assert.equal(readTable("# spellings\n\nae\te\r\n^th\tþ\n"), [
    ["ae", "e"],
    ["^th", "þ"],
  ]);
  assert.is(readTable("ae\te\nno tab here\n"), 2);
  assert.is(readTable("^$\tx"), 1);
  assert.is(readTable("a\tb\tc"), 1);
});

test.run();
