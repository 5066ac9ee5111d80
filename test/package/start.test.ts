// What the command loads before it knows what it is to do. Each package that comes in here by mistake
// makes every run slower: SaxonJS alone takes a third of a second.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { inProject } from "../helpers/project.ts";

const BIN = inProject("dist", "bin");

/** What a chunk imports when it is loaded: not `import(…)`. */
function importsOf(chunk: string): string[] {
  const text = readFileSync(join(BIN, chunk), "utf8");
  const found = text.matchAll(/^(?:import|export)\b[^;"]*?(?:from )?"([^"]+)";?$/gmu);
  return [...found].map(([, target = ""]) => target);
}

function loadedAtStart(): { chunks: readonly string[]; packages: readonly string[] } {
  const chunks = ["apograph.js"];
  const packages: string[] = [];
  for (const chunk of chunks) {
    for (const target of importsOf(chunk)) {
      const local = /^\.\/(.+)$/u.exec(target)?.[1];
      if (local === undefined) packages.push(target);
      else if (!chunks.includes(local)) chunks.push(local);
    }
  }
  return { chunks, packages };
}

test("only Node's own modules are loaded at the start", () => {
  const { packages } = loadedAtStart();
  assert.ok(packages.includes("node:fs"), "no imports are found");
  assert.equal(
    packages.filter((name) => !name.startsWith("node:")),
    [],
  );
});

test("what only some runs need is in chunks of its own", () => {
  const { chunks } = loadedAtStart();
  const text = chunks.map((chunk) => readFileSync(join(BIN, chunk), "utf8")).join("");
  assert.match(text, "function runValidate");
  for (const rare of [
    "class Explainer",
    "function loadGrammar",
    "function planSite",
    "function reportText",
  ])
    assert.not.match(text, rare);
});

test.run();
