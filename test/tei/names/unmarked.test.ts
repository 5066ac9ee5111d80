// Recorded names in running text: the longest, at the edges of words, however they are written.

import { test } from "uvu";
import * as assert from "uvu/assert";
import { NameRegister } from "../../../src/tei/names/register.ts";
import { findNames, prepareFinder } from "../../../src/tei/names/unmarked.ts";

const register = new NameRegister(
  [
    "Kim Pyong Sik",
    "Kim Il",
    "Kim Il-sung",
    "Kim",
    "V. V. Kuznetsov",
    "Kuznetsov, Vasily",
    "O'Brien Smith",
    "Красная площадь",
    "김병직",
    "김구",
    "毛泽东",
    "李鹏",
    "the Red Army",
    "Red Army Choir",
    "Pyongyang",
    "V. V.",
    "Saint-Denis",
    "Józef Piłsudski",
  ].map((text) => ({ address: `#${text}`, forms: [{ text }] })),
);
const finder = prepareFinder(register, ["Pyongyang"]);

/** A text, the stretches that must be found, and the forms that they are. */
const TEXTS: readonly (readonly [text: string, ...found: (readonly [string, string])[]])[] = [
  ["Then Kim Pyong Sik spoke.", ["Kim Pyong Sik", "Kim Pyong Sik"]],
  ["(Kim Pyong Sik)", ["Kim Pyong Sik", "Kim Pyong Sik"]],
  ["“Kim Pyong Sik”", ["Kim Pyong Sik", "Kim Pyong Sik"]],
  [
    "Kim\nPyong-sik and KIM PYONGSIK",
    ["Kim\nPyong-sik", "Kim Pyong Sik"],
    ["KIM PYONGSIK", "Kim Pyong Sik"],
  ],
  [
    "Kim Pyong Sik’s car, Kim Pyong Sik's",
    ["Kim Pyong Sik", "Kim Pyong Sik"],
    ["Kim Pyong Sik", "Kim Pyong Sik"],
  ],
  ["Kim Pyong Sik—the ambassador", ["Kim Pyong Sik", "Kim Pyong Sik"]],
  ["Kim Pyong Siks"],
  ["Hakim Pyong Sik"],
  ["He saw Kim. Pyong Sik left."],
  ["Kim, Pyong Sik"],
  ["Kim – Pyong Sik"],
  ["Kim (Pyong Sik)"],
  ["Kim Pyong"],
  ["Kim"],
  // The longest; and a hyphen leads on.
  ["Kim Il-sung and Kim Il", ["Kim Il-sung", "Kim Il-sung"], ["Kim Il", "Kim Il"]],
  ["Kim Il-song"],
  ["Chang-Kim Il"],
  ["Kim Kim Il Kim", ["Kim Il", "Kim Il"]],
  [
    "V.V. Kuznetsov, V V Kuznetsov",
    ["V.V. Kuznetsov", "V. V. Kuznetsov"],
    ["V V Kuznetsov", "V. V. Kuznetsov"],
  ],
  ["Kuznetsov, Vasily: 3", ["Kuznetsov, Vasily", "Kuznetsov, Vasily"]],
  ["Kuznetsov Vasily"],
  ["V. V. went home"],
  [
    "O’Brien Smith, OBrien Smith",
    ["O’Brien Smith", "O'Brien Smith"],
    ["OBrien Smith", "O'Brien Smith"],
  ],
  ["на Красная Площадь", ["Красная Площадь", "Красная площадь"]],
  ["Jozef Pilsudski", ["Jozef Pilsudski", "Józef Piłsudski"]],
  // A capital in the form asks for one in the text.
  ["the red army", ["the red army", "the Red Army"]],
  ["red army choir"],
  // What overlaps: the first.
  ["the Red Army Choir", ["the Red Army", "the Red Army"]],
  // Written together: with particles, and without spaces.
  ["어제 김병직은 모스크바에", ["김병직", "김병직"]],
  ["김병직 대사, 김병직에게서", ["김병직", "김병직"], ["김병직", "김병직"]],
  ["김병직아파트"],
  ["김구"],
  ["会见毛泽东主席", ["毛泽东", "毛泽东"]],
  ["李鹏总理"],
  // Single words: only those that are asked for, and one word is what has a hyphen.
  ["Pyongyang’s streets", ["Pyongyang", "Pyongyang"]],
  ["Saint-Denis"],
  [""],
];

for (const [text, ...expected] of TEXTS) {
  test(JSON.stringify(text), () => {
    const found = findNames(finder, text).map(({ start, end, forms }) => [
      text.slice(start, end),
      forms.map((form) => form.text).join(" / "),
    ]);
    assert.equal(found, expected);
  });
}

test("a form of several entries names them all", () => {
  const shared = new NameRegister([
    { address: "#a", forms: [{ text: "Kim Pyong Sik" }] },
    { address: "#b", forms: [{ text: "Kim Pyong-sik" }] },
  ]);
  const [found] = findNames(prepareFinder(shared), "to Kim Pyong Sik");
  assert.equal(
    found?.forms.map(({ address }) => address),
    ["#a", "#b"],
  );
});

test.run();
