// What folding takes away from a name, what it leaves, and how like two forms are.

import { test } from "uvu";
import * as assert from "uvu/assert";
import { foldedDistance, foldName, likeness } from "../../../src/tei/names/forms.ts";

const SAME: readonly (readonly [why: string, ...forms: string[]])[] = [
  ["case", "Kuznetsov", "KUZNETSOV", "kuznetsov"],
  ["case, in full", "Strauß", "STRAUSS", "STRAUẞ"],
  ["case, whatever the place of a sigma", "Παύλος", "ΠΑΥΛΟΣ", "παυλοσ"],
  ["hyphens", "Byeong-jik", "Byeong‐jik", "Byeong‑jik", "Byeong–jik", "Byeong—jik", "Byeong−jik"],
  [
    "hyphen, space, or neither",
    "Pyong Sik",
    "Pyong-sik",
    "Pyongsik",
    "Pyong\u00A0Sik",
    "Pyong\n  Sik",
  ],
  ["apostrophes", "Ch'oe", "Ch’oe", "Ch‘oe", "Chʼoe", "Chʻoe", "Ch`oe", "Ch´oe", "Ch′oe", "Choe"],
  ["soft signs", "Vasilʹevich", "Vasil'evich", "Vasilevich"],
  ["diacritics", "Pyŏng-sik", "Pyǒng-sik", "Pyong-sik"],
  ["composed or not", "Chŏng-hŭi", "Cho\u0306ng-hu\u0306i", "Chong-hui"],
  ["diacritics of Cyrillic", "Хрущёв", "Хрущев"],
  ["diacritics of Greek", "Ἀριστοτέλης", "ΑΡΙΣΤΟΤΕΛΗΣ"],
  ["full stops of initials", "V.V. Kuznetsov", "V. V. Kuznetsov", "VV Kuznetsov", "V V Kuznetsov"],
  ["full stops of initials with two letters", "Yu. V. Andropov", "Yu V Andropov"],
  ["letters with a stroke", "Wałęsa", "Walesa"],
  ["invisible characters", "Kuz\u00ADnetsov", "Kuznetsov", "\u200EKuznetsov\u200E"],
  ["quotation marks", "William “Bill” Smith", 'William "Bill" Smith', "William Bill Smith"],
  ["wide letters", "Ｋｉｍ", "Kim"],
  ["Hangul composed or not", "김병직", "김병직".normalize("NFD"), "김 병직"],
];

for (const [why, first = "", ...others] of SAME) {
  test(`folded: ${why}`, () => {
    for (const other of others) assert.is(foldName(other), foldName(first), other);
  });
}

const DIFFERENT: readonly (readonly [one: string, other: string])[] = [
  ["Kim, Il", "Kim Il"],
  ["Kim (Il)", "Kim Il"],
  ["Kim. Il", "Kim Il"],
  ["Kim", "Kin"],
  ["김병직", "김병식"],
  ["Кузнецов", "Кузнецова"],
  ["Pyong 1", "Pyong 2"],
  // Folding knows no romanisation.
  ["Byeong", "Pyong"],
  ["김", "Kim"],
];

for (const [one, other] of DIFFERENT) {
  test(`not folded: ${one}, ${other}`, () => assert.is.not(foldName(one), foldName(other)));
}

test("Hangul and Han stay as they are", () => {
  assert.is(foldName("김병직"), "김병직");
  assert.is(foldName("毛泽东"), "毛泽东");
  assert.is(foldName("佐々木"), "佐々木");
});

test("what has no letters folds to nothing", () => {
  for (const text of ["", "…", " – ", "[...]", "’", "\u0301"]) assert.is(foldName(text), "", text);
});

const LIKE: readonly (readonly [
  one: string,
  language: string | undefined,
  other: string,
  otherLanguage: string | undefined,
  expected: string | undefined,
])[] = [
  ["Kim Pyong Sik", undefined, "Kim Pyong Sik", undefined, "exact"],
  ["Kim Pyong Sik", "en", "Kim Pyong-sik", "ko-Latn-x-mccune", "folded"],
  ["Kim Byeong-sik", "ko-Latn-x-revised", "Kim Pyong Sik", "ko-Latn-x-mccune", "romanised"],
  ["Kim Byeong-sik", "en", "Kim Pyong Sik", "ko-Latn-x-mccune", "romanised"],
  ["Kim Byeong-sik", "en", "Kim Pyong Sik", "en", undefined],
  ["Kim Byeong-sik", undefined, "Kim Pyong Sik", undefined, undefined],
  ["Ким Пён Сик", "ru-Cyrl", "Kim Pyong Sik", "ko-Latn", "romanised"],
  ["김병식", undefined, "Kim Pyong Sik", "en", "romanised"],
  ["Кузнецов", "ru", "Kusnezow", "de", "romanised"],
  ["Кузнецов", "ru-Cyrl", "Kuznetsov", "ru-Latn", "romanised"],
  ["Кузнецов", "bg", "Kuznetsov", "en", undefined],
  ["…", undefined, "–", undefined, undefined],
];

for (const [one, language, other, otherLanguage, expected] of LIKE) {
  test(`${one} (${language}) and ${other} (${otherLanguage}): ${expected}`, () => {
    const first = { text: one, language };
    const second = { text: other, language: otherLanguage };
    assert.is(likeness(first, second), expected);
    assert.is(likeness(second, first), expected);
  });
}

test("distance counts letters", () => {
  assert.is(foldedDistance(foldName("Kuznetsov"), foldName("Kuznetsow")), 1);
  assert.is(foldedDistance(foldName("Kim Pyong-sik"), foldName("kim pyong sik")), 0);
});

test.run();
