// Compares this validator with jing on documents with one mistake each. Not part of `npm test`: it wants
// jing and the corpora beside the project, and takes minutes.
//
//   node dist/test/differential/mutants.js [count] [seed] [--show]
//
// Prints every document on which the two disagree, and how many findings one mistake makes here.

import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Diagnostic } from "../../src/diagnostic/diagnostic.ts";
import { loadGrammar } from "../../src/relaxng/load.ts";
import { Schema } from "../../src/relaxng/schema.ts";
import { validate } from "../../src/relaxng/validate.ts";
import { positionAt, sourceFromText } from "../../src/source/source.ts";
import { parseXml } from "../../src/xml/tree.ts";
import { inProject } from "../helpers/project.ts";
import { type Mutant, mutate, randomNumbers } from "./mutate.ts";

const shared = process.env["APOGRAPH_SHARED"] ?? inProject("../shared");
const schemaPath = join(shared, "schemas/tei_all.rng");
const [count = 2000, seed = 1] = process.argv.slice(2).map(Number).filter(Number.isFinite);
const shows = process.argv.includes("--show");
// Jing takes so many documents at once.
const BATCH = 250;

function findDocuments(): string[] {
  const diary = join(shared, "corpora/schnitzler-tagebuch");
  const entries = readdirSync(diary, { recursive: true, encoding: "utf8" });
  const own = ["tei/documents", "tei/registers"].flatMap((folder) =>
    readdirSync(inProject(folder)).map((name) => inProject(folder, name)),
  );
  const paths = [...entries.map((name) => join(diary, name)), ...own];
  return paths.filter((path) => path.endsWith(".xml")).toSorted();
}

function makeMutants(): Mutant[] {
  const random = randomNumbers(seed);
  const paths = findDocuments();
  return Array.from({ length: count }, () => {
    const path = paths[Math.floor(random() * paths.length)] as string;
    const { document } = parseXml({ path, bytes: readFileSync(path) });
    if (document === undefined) throw new Error(`${path} is not well-formed`);
    return mutate(document, random);
  });
}

/** The numbers of the mutants that jing finds invalid, with the first thing it says of each. */
function judgeWithJing(mutants: readonly Mutant[]): Map<number, string> {
  const folder = mkdtempSync(join(tmpdir(), "apograph-mutants-"));
  const complaints = new Map<number, string>();
  try {
    mkdirSync(join(folder, "m"));
    for (let start = 0; start < mutants.length; start += BATCH) {
      const batch = mutants.slice(start, start + BATCH);
      const files = batch.map(({ text }, index) => {
        const file = join(folder, "m", `${start + index}.xml`);
        writeFileSync(file, text);
        return file;
      });
      // Jing checks IDs unless told not to; that is another question.
      const { stdout, error } = spawnSync("jing", ["-i", schemaPath, ...files], {
        encoding: "utf8",
        maxBuffer: 1 << 28,
      });
      if (error !== undefined) throw error;
      for (const line of stdout.split("\n")) {
        const found = /\/m\/(\d+)\.xml:(.*)$/u.exec(line);
        const number = Number(found?.[1]);
        // It would leave out the documents behind.
        if (found?.[2]?.includes(": fatal:") === true) throw new Error(line);
        if (found !== null && !complaints.has(number)) complaints.set(number, found[2] ?? "");
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return complaints;
}

function describe(text: string, findings: readonly Diagnostic[]): string {
  const source = sourceFromText("mutant.xml", text);
  const lines = findings.map(({ code, message, span }) => {
    const { line, column } = positionAt(source, span?.start ?? 0);
    return `    ${line}:${column} ${code} ${message}`;
  });
  return lines.join("\n");
}

const { grammar } = loadGrammar(
  { path: schemaPath, bytes: readFileSync(schemaPath) },
  () => undefined,
);
if (grammar === undefined) throw new Error("the schema cannot be loaded");
const schema = new Schema(grammar);
const mutants = makeMutants();
const complaints = judgeWithJing(mutants);
const sizes = new Map<number, number>();
let disagreements = 0;

mutants.forEach(({ mutation, element, text }, number) => {
  const findings = validate(sourceFromText(`${number}.xml`, text), schema);
  const complaint = complaints.get(number);
  if (findings.length > 0) sizes.set(findings.length, (sizes.get(findings.length) ?? 0) + 1);
  const agrees = findings.length > 0 === (complaint !== undefined);
  if (!agrees) disagreements++;
  if (agrees && !(shows && findings.length > 0)) return;
  console.log(`${agrees ? "" : "DISAGREE "}${number} ${mutation} ${element}`);
  console.log(`    jing: ${complaint ?? "valid"}\n${describe(text, findings)}`);
});

console.log(
  `${count} mutants from seed ${seed}: ${complaints.size} invalid, ${disagreements} disagreements`,
);
const counts = [...sizes].toSorted(([a], [b]) => a - b).map(([size, times]) => `${size}: ${times}`);
console.log(`findings in an invalid document: ${counts.join(", ")}`);
process.exitCode = disagreements > 0 ? 1 : 0;
