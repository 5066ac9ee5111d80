// Laws that hold for any names and any text.

import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { foldName, likeness } from "../../../src/tei/names/forms.ts";
import { matchMention } from "../../../src/tei/names/mention.ts";
import { readingsMeet, readingsOf, ROMANISATIONS } from "../../../src/tei/names/readings.ts";
import { NameRegister } from "../../../src/tei/names/register.ts";
import { findNames, prepareFinder } from "../../../src/tei/names/unmarked.ts";
import { splitWords } from "../../../src/tei/names/words.ts";

const anyText = fc.string({ unit: "binary", maxLength: 40 });
const syllables = [
  "Kim",
  "pyŏng",
  "Jik",
  "чик",
  "Ku",
  "zne",
  "tsov",
  "ʹ",
  "'s",
  ".",
  ",",
  " ",
  " ",
  "-",
  "V.",
  "김",
  "병",
  "毛",
];
const nameLike = fc
  .array(fc.constantFrom(...syllables), { minLength: 1, maxLength: 9 })
  .map((parts) => parts.join(""));
const text = fc.oneof(anyText, nameLike);
const language = fc.constantFrom(undefined, "en", "ko", "ko-Latn", "ru", "ru-Cyrl");
const form = fc.record({ text, language });
const word = fc.stringMatching(/^[A-Zŏа-я가-힣][a-zŏа-я]{1,6}$/u);
const name = fc.array(word, { minLength: 2, maxLength: 4 }).map((words) => words.join(" "));

test("folding is idempotent", () => {
  fc.assert(
    fc.property(text, (written) => {
      const folded = foldName(written);
      assert.is(foldName(folded), folded);
    }),
    { numRuns: 5000, seed: 24 },
  );
});

test("folding knows no case, no normal form, and no white space at the ends", () => {
  fc.assert(
    fc.property(nameLike, (written) => {
      const folded = foldName(written);
      assert.is(foldName(written.toUpperCase()), folded);
      assert.is(foldName(written.toLowerCase()), folded);
      assert.is(foldName(written.normalize("NFD")), folded);
      assert.is(foldName(`  ${written} `), folded);
    }),
    { numRuns: 2000, seed: 24 },
  );
});

test("words lie in the text, in order, apart", () => {
  fc.assert(
    fc.property(text, (written) => {
      let last = 0;
      for (const { start, end, folded } of splitWords(written)) {
        assert.ok(last <= start && start < end && end <= written.length);
        assert.is.not(folded, "");
        last = end;
      }
    }),
    { numRuns: 2000, seed: 24 },
  );
});

test("likeness has no direction, and every form with letters is like itself", () => {
  fc.assert(
    fc.property(form, form, (one, other) => {
      assert.is(likeness(one, other), likeness(other, one));
      assert.is(likeness(one, { ...one }), "exact");
    }),
    { numRuns: 2000, seed: 24 },
  );
});

test("a reading knows no case and no normal form, and has sounds at each of its places", () => {
  for (const romanisation of ROMANISATIONS) {
    fc.assert(
      fc.property(nameLike, (written) => {
        const readings = readingsOf(written, romanisation);
        assert.equal(readingsOf(written.normalize("NFD"), romanisation), readings);
        assert.equal(readingsOf(written.toUpperCase(), romanisation), readings);
        for (const reading of readings) {
          assert.is(reading.sounds.length, reading.key.length);
          assert.not.ok(reading.sounds.includes("\0"));
          assert.ok(readingsMeet(reading, reading));
        }
      }),
      { numRuns: 2000, seed: 24 },
    );
  }
});

test("a recorded form is recorded, whatever else is", () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(name, { minLength: 1, maxLength: 3 }), { minLength: 1 }),
      (all) => {
        const entries = all.map((texts, index) => ({
          address: `#${index}`,
          forms: texts.map((each) => ({ text: each })),
        }));
        const register = new NameRegister(entries);
        for (const { address, forms } of entries) {
          for (const each of forms) assert.is(matchMention(register, each, address).is, "recorded");
        }
      },
    ),
    { numRuns: 300, seed: 24 },
  );
});

test("every mention gets an answer, about the entry's own forms or another's", () => {
  const register = new NameRegister([
    { address: "#a", forms: [{ text: "Kim Pyŏng-jik", language: "ko-Latn" }, { text: "김병직" }] },
    { address: "#b", forms: [{ text: "V. V. Kuznetsov", language: "ru-Latn" }] },
  ]);
  fc.assert(
    fc.property(form, fc.constantFrom("#a", "#b"), (mention, address) => {
      const result = matchMention(register, mention, address);
      const about = result.is === "unknown" ? result.nearest : result.form;
      assert.is(about === undefined || about.address === address, result.is !== "nearer");
    }),
    { numRuns: 2000, seed: 24 },
  );
});

test("every recorded name is found in a text of names and filler, where it stands", () => {
  // Filler of digits, which no name has.
  const filler = fc.array(fc.constantFrom("1", "22", "333,", "4.", "(5)", "–"), {
    minLength: 1,
    maxLength: 4,
  });
  const register = fc.uniqueArray(name, { minLength: 1, maxLength: 8, selector: foldName });
  const sentence = register.chain((names) =>
    fc.tuple(
      fc.constant(names),
      fc.array(fc.tuple(fc.constantFrom(...names), filler), { minLength: 1, maxLength: 12 }),
    ),
  );
  fc.assert(
    fc.property(sentence, ([names, pieces]) => {
      const finder = prepareFinder(
        new NameRegister(names.map((each) => ({ address: `#${each}`, forms: [{ text: each }] }))),
      );
      let written = "0 ";
      const expected: [start: number, end: number, text: string][] = [];
      for (const [each, fill] of pieces) {
        expected.push([written.length, written.length + each.length, each]);
        written += `${each} ${fill.join(" ")} `;
      }
      const found = findNames(finder, written).map(({ start, end, forms }) => [
        start,
        end,
        forms[0]?.text,
      ]);
      assert.equal(found, expected);
    }),
    { numRuns: 500, seed: 24 },
  );
});

test("what is found folds as its form does, and stands at the edges of words", () => {
  const recorded = ["Kim Pyŏng", "Kim pyŏngJik", "Ku zne", "V. Ku", "김병김", "毛毛毛"];
  const finder = prepareFinder(
    new NameRegister(recorded.map((each) => ({ address: each, forms: [{ text: each }] }))),
  );
  fc.assert(
    fc.property(nameLike, (written) => {
      let last = 0;
      for (const { start, end, forms } of findNames(finder, written)) {
        assert.ok(last <= start && start < end && end <= written.length);
        assert.is(foldName(written.slice(start, end)), forms[0]?.folded);
        assert.not.ok(
          /\p{L}$/u.test(written.slice(0, start)) &&
            !/\p{Ideographic}/u.test(written.slice(start - 1, start + 1)),
        );
        last = end;
      }
    }),
    { numRuns: 5000, seed: 24 },
  );
});

test.run();
