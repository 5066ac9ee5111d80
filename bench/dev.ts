// From a save to the moment at which an open page is told to load anew, and until it has loaded, as a
// browser meets it: `npm run bench:dev`. On a copy of the sample edition; every save changes the text.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { copyOfSample } from "../test/helpers/command.ts";
import { ask, openPage, startDev } from "../test/helpers/dev.ts";

const RUNS = 21;
const CASES: readonly (readonly [name: string, file: string, before: string, page: string])[] = [
  [
    "a document",
    "tei/documents/1965-04-17-kuznetsov-kim.xml",
    " discusses the ",
    "/documents/1965-04-17-kuznetsov-kim.html",
  ],
  ["a register", "tei/registers/persons.xml", "</note>", "/persons/kim-byeong-jik.html"],
];

const folder = copyOfSample();
const dev = await startDev(folder);
try {
  for (const [name, path, before, page] of CASES) {
    const file = join(folder, path);
    const text = readFileSync(file, "utf8");
    if (!text.includes(before)) throw new Error(`${path} does not contain ${before}`);
    const told: number[] = [];
    const loaded: number[] = [];
    for (let run = 1; run <= RUNS; run++) {
      const open = await openPage(dev.address, page);
      await open.next("notice");
      const start = performance.now();
      writeFileSync(file, text.replaceAll(before, ` ${"so ".repeat(run)}${before}`));
      await open.next("reload");
      told.push(performance.now() - start);
      await ask(dev.address, page);
      loaded.push(performance.now() - start);
      open.close();
    }
    console.log(`${name}: told ${summary(told)}; loaded ${summary(loaded)}`);
  }
} finally {
  await dev.stop();
}

function summary(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b).map((time) => Math.round(time));
  const first = Math.round(times[0] ?? NaN);
  return `median ${sorted[sorted.length >> 1]} ms, longest ${sorted.at(-1)} ms, first ${first} ms`;
}
