// What holds of any collation whatever: no token is lost or moved within its witness, every text comes back
// out of the apparatus, and the order of the input changes nothing of that.

import {
  array,
  assert as check,
  boolean,
  constant,
  constantFrom,
  integer,
  nat,
  option,
  property,
  shuffledSubarray,
  tuple,
} from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { collate } from "../../src/collate/collate.ts";
import { readJson, writeJson } from "../../src/collate/json.ts";
import { passagesOf } from "../../src/collate/apparatus.ts";
import { type Alignment, OMITTED, type Witness } from "../../src/collate/model.ts";
import { writeTei } from "../../src/collate/tei.ts";
import { textOf } from "../../src/collate/tokens.ts";
import { collapse } from "../../src/tei/text.ts";
import { readBack, USUAL, witnessesOf } from "../helpers/collate.ts";

const SEED = { seed: 20261124, numRuns: 300 };
const application = { ident: "test", version: "0" };

// Few words, so that much is in common; marks with and without spaces, scripts without spaces, combining
// marks, right to left, characters beyond the first plane.
const WORDS = [
  "a ",
  "b ",
  "c ",
  "the ",
  "The ",
  "and ",
  "d",
  "x",
  "(a",
  "b) ",
  "#A ",
  "{x} ",
  "\n",
];
const MARKS = [", ", ".", " ;", "« ", "»", "'", "-", '"', "<b> ", "& ", "]]> ", "\u2003"];
const SCRIPTS = [
  "ὁ ",
  "λόγοσ ",
  "ΛΟΓΟΣ ",
  "學而",
  "時",
  "か\u3099",
  "한글 ",
  "שָׁלוֹם ",
  "e\u0301 ",
  "é ",
  "𐌰𐌱 ",
  "𠀀",
];
const piece = constantFrom(...WORDS, ...MARKS, ...SCRIPTS);
const text = array(piece, { maxLength: 24 }).map((pieces) => pieces.join(""));
const texts = array(text, { minLength: 1, maxLength: 6 });
const near = option(constantFrom(0.5, 0.8), { nil: undefined });

function collated(witnesses: readonly Witness[], least: number | undefined): Alignment {
  return collate(witnesses, least === undefined ? {} : { near: least });
}

test("the columns hold every token once, in its order", () => {
  check(
    property(texts, near, (list, least) => {
      const alignment = collated(witnessesOf(list), least);
      alignment.witnesses.forEach(({ tokens }, witness) => {
        const places = alignment.columns.map((column) => column[witness] ?? OMITTED);
        assert.equal(
          places.filter((place) => place !== OMITTED),
          tokens.map((_, place) => place),
        );
      });
      assert.ok(alignment.columns.every((column) => column.some((place) => place !== OMITTED)));
    }),
    SEED,
  );
});

test("every witness's text comes back out of the apparatus, whatever the base", () => {
  const choice = tuple(texts, near, nat(), boolean(), boolean());
  check(
    property(choice, ([list, least, number, joined, hasBase]) => {
      const alignment = collated(witnessesOf(list), least);
      const base = hasBase ? { base: number % list.length } : {};
      const tei = writeTei(alignment, { ...base, joined, application });
      for (const { siglum, tokens } of alignment.witnesses)
        assertSameText(readBack(tei, siglum), textOf(tokens), alignment);
    }),
    SEED,
  );
});

/**
 * The lines and paragraphs of the base set words off; of several paragraphs only the words are compared.
 * Composed and decomposed characters are the same (Unicode, conformance clause C6).
 */
function assertSameText(found: string, expected: string, { witnesses }: Alignment): void {
  const hasParagraphs = witnesses.some(({ blocks }) => blocks.length > 1);
  const bare = (one: string): string =>
    hasParagraphs ? one.replaceAll(/\s+/gu, "") : collapse(one.replaceAll(/\s+/gu, " "));
  assert.is(bare(found).normalize("NFC"), bare(expected).normalize("NFC"));
}

test("in any order of the input no text changes", () => {
  const shuffled = texts.chain((list) =>
    tuple(constant(list), shuffledSubarray([...list.keys()], { minLength: list.length })),
  );
  check(
    property(shuffled, ([list, order]) => {
      const witnesses = witnessesOf(list);
      const alignment = collate(order.map((index) => witnesses[index] as Witness));
      const tei = writeTei(alignment, { application });
      for (const { siglum, tokens } of witnesses)
        assertSameText(readBack(tei, siglum), textOf(tokens), alignment);
    }),
    SEED,
  );
});

test("two witnesses: either order keeps as many words together", () => {
  check(
    property(text, text, (one, other) => {
      const common = ({ columns, witnesses }: Alignment): number =>
        columns.filter(([first = OMITTED, second = OMITTED]) => {
          const [left, right] = [witnesses[0]?.tokens[first], witnesses[1]?.tokens[second]];
          return left !== undefined && left.n === right?.n;
        }).length;
      const forth = collate(witnessesOf([one, other]));
      const back = collate(witnessesOf([other, one]));
      const cost = (alignment: Alignment): number => alignment.columns.length - common(alignment);
      assert.ok(Math.abs(cost(forth) - cost(back)) <= 3, `${cost(forth)} ${cost(back)}`);
    }),
    SEED,
  );
});

test("identical witnesses give one column for each token", () => {
  check(
    property(text, integer({ min: 1, max: 5 }), (one, count) => {
      const { columns, witnesses, transpositions } = collate(
        witnessesOf(Array.from({ length: count }, () => one)),
      );
      assert.is(columns.length, witnesses[0]?.tokens.length);
      assert.ok(columns.every((column) => column.every((place, _, [first]) => place === first)));
      assert.equal(transpositions, []);
    }),
    SEED,
  );
});

test("the JSON that goes out has every token of every witness", () => {
  check(
    property(texts, (list) => {
      const witnesses = witnessesOf(list);
      const alignment = collate(witnesses);
      const segments = passagesOf(alignment, { joined: true }).flatMap((one) => one.segments);
      const { table } = JSON.parse(writeJson(alignment, segments)) as {
        table: { t: string }[][][];
      };
      witnesses.forEach(({ tokens }, index) =>
        assert.equal(
          table.flatMap((row) => row[index] ?? []).map(({ t }) => t),
          tokens.map(({ t }) => t),
        ),
      );
      const again = readJson(
        JSON.stringify({
          witnesses: witnesses.map(({ siglum, tokens }) => ({ id: siglum, tokens })),
        }),
        USUAL,
      );
      if ("unfit" in again) throw new Error(again.unfit);
      assert.equal(
        again.map(({ tokens }) => tokens.map(({ n }) => n)),
        witnesses.map(({ tokens }) => tokens.map(({ n }) => n)),
      );
    }),
    SEED,
  );
});

test.run();
