// Names by sound, held against names of people in Korean and Russian history.

import { readFileSync } from "node:fs";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { readingsMeet, readingsOf, romanisationFor } from "../../../src/tei/names/readings.ts";
import type { Romanisation } from "../../../src/tei/names/romanisation.ts";
import type { Reading } from "../../../src/tei/names/sound-tables.ts";
import { fixture } from "../../helpers/project.ts";

interface NameTable {
  /** The forms of a name of each person. */
  readonly people: readonly (readonly string[])[];
  /** Names of different people. */
  readonly strangers: readonly (readonly string[])[];
}

function readNames(file: string): NameTable {
  const lines = readFileSync(fixture("tei", "names", file), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
  const split = (sign: string): string[][] =>
    lines.map((line) => line.split(` ${sign} `)).filter(({ length }) => length > 1);
  const table = { people: split("="), strangers: split("≠") };
  assert.is(table.people.length + table.strangers.length, lines.length, `${file}: no such line`);
  return table;
}

function meet(one: readonly Reading[], other: readonly Reading[]): boolean {
  return one.some((reading) => other.some((another) => readingsMeet(reading, another)));
}

const FILES: readonly (readonly [language: string, file: string])[] = [
  ["ko", "korean-names.txt"],
  ["ru", "russian-names.txt"],
];

for (const [language, file] of FILES) {
  const { people, strangers } = readNames(file);
  const romanisation = romanisationFor(language, "") as Romanisation;
  const read = (text: string): Reading[] => readingsOf(text, romanisation);
  const forms = people.flatMap((names, person) =>
    names.map((name) => ({ name, person, readings: read(name) })),
  );

  test(`${file}: the forms of a name meet each other, and those of no other person`, () => {
    const wrong: string[] = [];
    for (const one of forms) {
      for (const other of forms) {
        const same = one.person === other.person;
        if (meet(one.readings, other.readings) !== same)
          wrong.push(`${one.name} ${same ? "=" : "≠"} ${other.name}`);
      }
    }
    assert.equal(wrong, []);
  });

  test(`${file}: names that are close do not meet`, () => {
    const wrong = strangers.filter(([one = "", other = ""]) => meet(read(one), read(other)));
    assert.equal(wrong, []);
  });

  test(`${file}: enough of both`, () => {
    assert.ok(people.length >= 90, `${people.length} people`);
    assert.ok(strangers.length >= 40, `${strangers.length} pairs`);
  });
}

test("what is marked is told apart, what has lost its marks meets both", () => {
  const korean = romanisationFor("ko", "") as Romanisation;
  const read = (text: string): Reading[] => readingsOf(text, korean);
  // 영 and 용, ㅈ and ㅊ.
  assert.not.ok(meet(read("김영남"), read("김용남")));
  assert.ok(meet(read("Kim Yong-nam"), read("김영남")));
  assert.ok(meet(read("Kim Yong-nam"), read("김용남")));
  assert.not.ok(meet(read("Kim Yŏng-nam"), read("김용남")));
  assert.not.ok(meet(read("Ch'ŏn"), read("Jeon")));
  assert.ok(meet(read("Chon"), read("Jeon")));
  assert.ok(meet(read("Chon"), read("Ch'ŏn")));
});

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
  const read = (text: string): Reading[] => readingsOf(text, korean);
  assert.ok(meet(read("金日成"), read("金日成")));
  assert.not.ok(meet(read("金日成"), read("金正日")));
  assert.equal(read("…"), []);
  assert.equal(read(""), []);
});

test.run();
