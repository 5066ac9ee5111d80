// How fast Apograph validates, beside the programs that others use. Prints a Markdown table.
//   npm run bench:validate        needs GNU time, taskset, and the corpora in APOGRAPH_SHARED
// Peers that are not installed are left out (Debian: jing, libxml2-utils).

import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { isInstalled, measure, type Measurement, median } from "./measure.ts";

const shared = resolve(process.env["APOGRAPH_SHARED"] ?? "../shared");
const schema = join(shared, "schemas", "tei_all.rng");
const corpora = join(shared, "corpora");
const corpus = readdirSync(corpora, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".xml"))
  .map((path) => join(corpora, path));
const megabytes = corpus.reduce((sum, path) => sum + statSync(path).size, 0) / 1e6;
const play = join(corpora, "gerdracor", "alberti-brot.xml");
const small = resolve("tei/documents/1965-04-17-kuznetsov-kim.xml");

const validateCommand = `${process.execPath} dist/bin/apograph.js validate`.split(" ");
const apograph = (...files: string[]): string[] =>
  validateCommand.concat("--edition", scratch, "--schema", schema, files);
const jing = (...files: string[]): string[] => ["jing", schema, ...files];
const xmllint = (...files: string[]): string[] => [
  "xmllint",
  "--noout",
  "--relaxng",
  schema,
  ...files,
];

const scratch = mkdtempSync(join(tmpdir(), "apograph-bench-"));
try {
  row("what", "CPU s", "peak MB");
  row("---", "---:", "---:");
  print("one small file: `node -e 0`", measure([process.execPath, "-e", "0"]));
  print("one small file: apograph", measure(apograph(small)));
  print("one small file: apograph --no-cache", measure(apograph("--no-cache", small)));
  if (isInstalled("jing")) print("one small file: jing", measure(jing(small)));
  if (isInstalled("xmllint")) print("one small file: xmllint", measure(xmllint(small), 3));
  print(`${corpus.length} files: apograph, whole command`, measure(apograph(...corpus)));
  print(`${corpus.length} files: apograph, engine alone`, measure(passes(1, corpus)));
  if (isInstalled("jing")) print(`${corpus.length} files: jing`, measure(jing(...corpus)));
  if (isInstalled("xmllint"))
    print(`${corpus.length} files: xmllint parses`, measure(["xmllint", "--noout", ...corpus]));
  console.log("");
  warm();
  linear();
} finally {
  rmSync(scratch, { recursive: true });
}

function passes(count: number, files: readonly string[]): string[] {
  return [process.execPath, "dist/bench/passes.js", schema, String(count), ...files];
}

/** Throughput once warm: Apograph's later passes; for jing, what further passes add to a run. */
function warm(): void {
  const { stdout } = spawnSync("taskset", ["-c", "1", ...passes(12, corpus)], { encoding: "utf8" });
  const later = stdout.trim().split("\n").slice(-5).map(Number.parseFloat);
  console.log(`warm, apograph: ${rate(median(later))}`);
  if (isInstalled("jing")) {
    const times = (count: number): string[] => Array.from({ length: count }, () => corpus).flat();
    const many = measure(jing(...times(8)), 3).cpu - measure(jing(...times(4)), 3).cpu;
    console.log(`warm, jing (passes 5 to 8): ${rate(many / 4)}`);
  }
  if (isInstalled("xmllint"))
    console.log(`parsing alone, xmllint: ${rate(measure(["xmllint", "--noout", ...corpus]).cpu)}`);
}

/** A document ten and a hundred times as long: the time of a pass, over that of the short one. */
function linear(): void {
  const text = readFileSync(play, "utf8");
  const [, before = "", body = "", after = ""] = /^(.*<body>)(.*)(<\/body>.*)$/su.exec(text) ?? [];
  const stripped = body.replaceAll(/\sxml:id="[^"]*"/gu, "");
  const seconds = [10, 100, 1000].map((factor) => {
    const file = join(scratch, "long.xml");
    writeFileSync(file, before + stripped.repeat(factor) + after);
    const size = statSync(file).size / 1e6;
    const { stdout } = spawnSync("taskset", ["-c", "1", ...passes(7, [file])], {
      encoding: "utf8",
    });
    const time = median(stdout.trim().split("\n").slice(-5).map(Number.parseFloat));
    const { memory } = measure(passes(1, [file]), 1);
    console.log(
      `body of a play ${factor} times, ${size.toFixed(1)} MB: ${time.toFixed(3)} s, ${(size / time).toFixed(0)} MB a second, peak ${memory.toFixed(0)} MB`,
    );
    return time;
  });
  console.log(
    `growth: ${seconds
      .slice(1)
      .map((time, index) => (time / (seconds[index] ?? 1)).toFixed(1))
      .join(", ")}`,
  );
}

function rate(seconds: number): string {
  return `${(megabytes / seconds).toFixed(0)} MB a CPU second`;
}

function print(what: string, { cpu, memory }: Measurement): void {
  row(what, cpu.toFixed(2), memory.toFixed(0));
}

function row(...cells: string[]): void {
  console.log(`| ${cells.join(" | ")} |`);
}
