// Names by sound, held against names of people in Korean and Russian history.

import { test } from "uvu";
import * as assert from "uvu/assert";
import { readingsMeet, readingsOf, romanisationFor } from "../../../src/tei/names/readings.ts";
import type { Romanisation } from "../../../src/tei/names/romanisation.ts";
import { readPairs } from "./pairs.ts";

function meet(one: string, other: string, romanisation: Romanisation): boolean {
  return readingsOf(one, romanisation).some((reading) =>
    readingsOf(other, romanisation).some((another) => readingsMeet(reading, another)),
  );
}

const TABLES: readonly (readonly [language: string, file: string, atLeast: number])[] = [
  ["ko", "korean-pairs.txt", 60],
  ["ru", "russian-pairs.txt", 40],
];

for (const [language, file, atLeast] of TABLES) {
  const pairs = readPairs(file);
  const romanisation = romanisationFor(language, "") as Romanisation;

  test(`${file}: names that meet, and names that do not`, () => {
    const wrong = pairs
      .filter(({ one, other, meets }) => meet(one, other, romanisation) !== meets)
      .map(({ one, other, meets }) => `${one} ${meets ? "=" : "≠"} ${other}`);
    assert.equal(wrong, []);
  });

  test(`${file}: meeting has no direction, and every name meets itself`, () => {
    for (const { one, other, meets } of pairs) {
      assert.is(meet(other, one, romanisation), meets, `${other}, ${one}`);
      assert.ok(meet(one, one, romanisation), one);
    }
  });

  test(`${file}: enough of both`, () => {
    assert.ok(pairs.length >= atLeast, `${pairs.length}`);
    assert.ok(pairs.filter(({ meets }) => !meets).length >= atLeast / 2);
  });
}

test("the language decides which romanisation, and else the script", () => {
  const language = (tag: string | undefined, text: string): string | undefined =>
    romanisationFor(tag, text)?.language;
  assert.is(language("ko-Latn-x-mccune", "Kim"), "ko");
  assert.is(language("KO", "Kim"), "ko");
  assert.is(language("ru-Cyrl", "Ким"), "ru");
  assert.is(language("ko-Cyrl", "Ким"), "ko");
  assert.is(language(undefined, "김"), "ko");
  assert.is(language("en", "김"), "ko");
  assert.is(language(undefined, "Kim"), undefined);
  // Cyrillic is the script of many languages.
  assert.is(language(undefined, "Ким"), undefined);
  assert.is(language("kok", "Kim"), undefined);
});

test("what no spelling knows stands for itself", () => {
  const korean = romanisationFor("ko", "") as Romanisation;
  assert.ok(meet("金日成", "金日成", korean));
  assert.not.ok(meet("金日成", "金正日", korean));
  assert.equal(readingsOf("…", korean), []);
  assert.equal(readingsOf("", korean), []);
});

test.run();
