// A real edition with every check: 600 entries of Arthur Schnitzler's diary (CC BY-SA, in APOGRAPH_SHARED)
// and their register of places, validated against tei_all. Prints time, memory, the findings by code, and
// some of them, drawn by a seed, to look at.
//   npm run bench:diary [number of findings] [seed]

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { randomNumbers } from "../test/differential/mutate.ts";
import { measure } from "./measure.ts";

const shared = resolve(process.env["APOGRAPH_SHARED"] ?? "../shared");
const [shown = 0, seed = 1] = process.argv.slice(2).map(Number);

const CONFIG = {
  title: "Arthur Schnitzler: Tagebuch",
  language: "de",
  sources: ["editions/*.xml", "indices/*.xml"],
  schema: "tei_all.rng",
  documentName: "entry__(?<date>[0-9]{4}-[0-9]{2}-[0-9]{2})",
  sharedIds: true,
};

interface Report {
  readonly summary: unknown;
  readonly files: readonly {
    readonly path: string;
    readonly diagnostics: readonly {
      readonly code: string;
      readonly message: string;
      readonly line: number | null;
      readonly column: number | null;
    }[];
  }[];
}

const folder = mkdtempSync(join(tmpdir(), "apograph-diary-"));
try {
  cpSync(join(shared, "corpora", "schnitzler-tagebuch"), folder, { recursive: true });
  cpSync(join(shared, "schemas", "tei_all.rng"), join(folder, "tei_all.rng"));
  writeFileSync(join(folder, "apograph.config.json"), JSON.stringify(CONFIG, undefined, 2));
  const report = join(folder, "report.json");
  const command = [process.execPath, "dist/bin/apograph.js", "validate", "--edition", folder];
  const { cpu, memory } = measure([...command, "--output", `json=${report}`, "--format", "json"]);
  console.log(`${cpu.toFixed(2)} s CPU, ${memory.toFixed(0)} MB`);
  const { summary, files } = JSON.parse(readFileSync(report, "utf8")) as Report;
  console.log(JSON.stringify(summary));
  const findings = files.flatMap(({ path, diagnostics }) =>
    diagnostics.map((finding) => ({ path, ...finding })),
  );
  const counts = new Map<string, number>();
  for (const { code } of findings) counts.set(code, (counts.get(code) ?? 0) + 1);
  for (const [code, count] of counts) console.log(`${count} ${code}`);
  const random = randomNumbers(seed);
  for (let index = 0; index < shown; index++) {
    const finding = findings[Math.floor(random() * findings.length)];
    if (finding === undefined) break;
    const { path, line, column, code, message } = finding;
    console.log(`${path}:${line}:${column}: ${message} [${code}]`);
  }
} finally {
  rmSync(folder, { recursive: true });
}
