// Validates files again and again in one process, and prints the CPU seconds of each pass.
//   node dist/bench/passes.js SCHEMA PASSES FILE…

import { readFileSync } from "node:fs";
import { loadGrammar } from "../src/relaxng/load.ts";
import { Schema } from "../src/relaxng/schema.ts";
import { validate } from "../src/relaxng/validate.ts";

const [schemaFile = "", passes = "1", ...files] = process.argv.slice(2);
const source = { path: schemaFile, bytes: readFileSync(schemaFile) };
const { grammar } = loadGrammar(source, () => undefined);
if (grammar === undefined) throw new Error(`${schemaFile} cannot be used`);
const schema = new Schema(grammar);
for (let pass = 0; pass < Number(passes); pass++) {
  const start = process.cpuUsage();
  let findings = 0;
  for (const path of files)
    findings += validate({ path, bytes: readFileSync(path) }, schema).length;
  const { user, system } = process.cpuUsage(start);
  console.log(`${((user + system) / 1e6).toFixed(4)} ${findings}`);
}
