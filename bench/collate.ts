// What a collation costs, as a whole command from text files to an apparatus in TEI. The witnesses are made
// up, always the same ones: copies of copies of one text, with words changed, left out, added, exchanged,
// and lines skipped.
//   npm run bench:collate          needs GNU time

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { collate } from "../src/collate/collate.ts";
import { OMITTED } from "../src/collate/model.ts";
import { measure } from "./measure.ts";

interface Case {
  readonly name: string;
  readonly witnesses: number;
  readonly words: number;
  /** How often a copyist errs, as a share of the words. */
  readonly errors: number;
  readonly runs: number;
}

const CASES: readonly Case[] = [
  { name: "11 witnesses of 3,750 words", witnesses: 11, words: 3750, errors: 0.06, runs: 5 },
  { name: "the same, four times the errors", witnesses: 11, words: 3750, errors: 0.24, runs: 5 },
  { name: "20 witnesses of 20,000 words", witnesses: 20, words: 20_000, errors: 0.06, runs: 1 },
  { name: "2 texts of 20,000 words, not related", witnesses: 2, words: 20_000, errors: 1, runs: 1 },
];

const BIN = fileURLToPath(new URL("../bin/apograph.js", import.meta.url));

console.log("| witnesses | CPU s | peak MB |\n| --- | ---: | ---: |");
for (const one of CASES) {
  const folder = mkdtempSync(join(tmpdir(), "apograph-bench-"));
  try {
    const files = makeWitnesses(one).map((words, index) => {
      const file = join(folder, `W${index + 1}.txt`);
      writeFileSync(file, words.join(" "));
      return file;
    });
    const output = join(folder, "collation.xml");
    const command = [process.execPath, BIN, "collate", ...files, "--output", output];
    const { cpu, memory } = measure(command, one.runs);
    console.log(`| ${one.name} | ${cpu.toFixed(1)} | ${memory.toFixed(0)} |`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

console.log(
  "\n| witnesses | columns | common words in one column | of so many |\n| --- | ---: | ---: | ---: |",
);
for (const one of CASES.slice(0, 2)) {
  const words = makeWitnesses(one);
  const witnesses = words.map((list, index) => ({
    siglum: `W${index + 1}`,
    tokens: list.map((word) => ({ t: word, n: word, spaced: true })),
    blocks: [],
  }));
  const { columns } = collate(witnesses);
  let together = 0;
  let possible = 0;
  for (const [left, some] of words.entries()) {
    for (const [right, others] of words.entries()) {
      if (right <= left) continue;
      possible += commonWords(some, others);
      together += columns.filter((column) => {
        const word = some[column[left] ?? OMITTED];
        return word !== undefined && word === others[column[right] ?? OMITTED];
      }).length;
    }
  }
  console.log(`| ${one.name} | ${columns.length} | ${together} | ${possible} |`);
}

/** The length of the longest common subsequence: more, two texts cannot have in common. */
function commonWords(some: readonly string[], others: readonly string[]): number {
  let above = new Int32Array(others.length + 1);
  for (const word of some) {
    const row = new Int32Array(others.length + 1);
    for (let index = 0; index < others.length; index++) {
      const found = word === others[index] ? (above[index] as number) + 1 : 0;
      row[index + 1] = Math.max(found, row[index] as number, above[index + 1] as number);
    }
    above = row;
  }
  return above[others.length] as number;
}

function makeWitnesses({ witnesses, words, errors }: Case): string[][] {
  const random = randomNumbers(20_261_124);
  const original = Array.from({ length: words }, () => makeWord(random));
  const copies = [original];
  while (copies.length <= witnesses) {
    const model = copies[Math.floor(random() * copies.length)] as string[];
    copies.push(errors === 1 ? model.map(() => makeWord(random)) : copy(model, errors, random));
  }
  return copies.slice(1);
}

function copy(model: readonly string[], errors: number, random: () => number): string[] {
  const words: string[] = [];
  for (let index = 0; index < model.length; index++) {
    const word = model[index] as string;
    const next = model[index + 1];
    const lot = random() / errors;
    if (lot < 0.5) words.push(`${word}${index % 7}`);
    else if (lot < 0.7) continue;
    else if (lot < 0.88) words.push(makeWord(random), word);
    else if (lot < 0.997 && next !== undefined) words.push(next, word);
    else if (lot < 1) index += Math.floor(random() * 40);
    else words.push(word);
    if (lot >= 0.88 && lot < 0.997 && next !== undefined) index++;
  }
  return words;
}

/** Few words are frequent, many are rare. */
function makeWord(random: () => number): string {
  return `w${Math.floor(5000 * random() ** 3).toString(36)}`;
}

/** The same numbers every time. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
