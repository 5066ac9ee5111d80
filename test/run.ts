// Runs every compiled test file, each in a process of its own, two at a time.
// uvu alone exits with 0 when no file matches or when a file forgets `test.run()`; here a file
// that runs no test has failed, and so has a run without files.
// `npm test -- NAME…` runs only the files whose path contains one of the names.

import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

interface FileResult {
  readonly file: string;
  readonly output: string;
  readonly exitCode: number | null;
  readonly passed: number;
  readonly total: number;
  readonly skipped: number;
}

const root = dirname(fileURLToPath(import.meta.url));

function findTests(names: readonly string[]): string[] {
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".test.js"))
    .filter((path) => names.length === 0 || names.some((name) => path.includes(name)))
    .toSorted()
    .map((path) => join(root, path));
}

function runFile(file: string): Promise<FileResult> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ["--enable-source-maps", file], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => (output += chunk));
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => (output += chunk));
    child.on("close", (exitCode) => {
      const count = (label: string): number =>
        Number(new RegExp(`^\\s*${label}:\\s+(\\d+)\\s*$`, "mu").exec(output)?.[1] ?? 0);
      resolve({
        file,
        output,
        exitCode,
        passed: count("Passed"),
        total: count("Total"),
        skipped: count("Skipped"),
      });
    });
  });
}

/** What is wrong with a file's run, or undefined. */
function complaint(result: FileResult): string | undefined {
  if (result.exitCode !== 0) return `failed (exit code ${result.exitCode})`;
  if (result.total === 0) return "ran no test: is `test.run()` missing at its end?";
  if (result.passed !== result.total) return `passed ${result.passed} of ${result.total}`;
  return undefined;
}

const files = findTests(process.argv.slice(2));
const results: FileResult[] = [];
const waiting = [...files];
async function work(): Promise<void> {
  for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
    const result = await runFile(file);
    results.push(result);
    const name = relative(root, file).replaceAll("\\", "/").replace(/\.js$/u, ".ts");
    const wrong = complaint(result);
    if (wrong === undefined) console.log(`ok   ${name} (${result.passed})`);
    else console.log(`FAIL ${name}: ${wrong}\n${result.output}`);
    for (const line of result.output.matchAll(/^skipped: .*$/gmu)) console.log(`     ${line[0]}`);
  }
}
await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, work));

const sum = (key: "passed" | "total" | "skipped"): number =>
  results.reduce((total, result) => total + result[key], 0);
const broken = results.filter((result) => complaint(result) !== undefined).length;
const failed = Math.max(sum("total") - sum("passed"), broken);
if (files.length === 0) console.log("no test file matches");
console.log(`\ntests: ${sum("passed")} passed, ${failed} failed, ${sum("skipped")} skipped`);
process.exitCode = files.length === 0 || broken > 0 ? 1 : 0;
