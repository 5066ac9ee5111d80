// What a search without a server costs, on 10,000 documents: Apograph's own index beside Pagefind and a
// MiniSearch cut into shards. Prints two Markdown tables.
//   npm run bench:search          needs GNU time, and the corpora in APOGRAPH_SHARED
// Peers that are not installed are left out: npm i --no-save pagefind minisearch

import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { openSearch } from "../src/site/search/engine.ts";
import { type BuilderName, builders } from "./search-builders.ts";
import { queryMiniSearch, queryPagefind } from "./search-peers.ts";

const QUERIES: readonly (readonly [what: string, query: string])[] = [
  ["a rare word", "Schauspielhaus"],
  ["a word of some hundred passages", "Theater"],
  ["a stop word", "und"],
  ["two words", "Wien Theater"],
  ["what many words begin with", "verst"],
];

const [builder, output] = process.argv.slice(2);
if (builder !== undefined && output !== undefined) await builders[builder as BuilderName](output);
else await compare();

async function compare(): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), "apograph-bench-"));
  try {
    row("index", "build s", "peak MB", "files", "MB", "MB gzip", "same bytes twice");
    row("---", "---:", "---:", "---:", "---:", "---:", "---");
    for (const name of Object.keys(builders) as BuilderName[]) await measureBuilder(name, scratch);
    console.log("");
    row("one query and ten results", "requests", "kB", "kB gzip", "found");
    row("---", "---:", "---:", "---:", "---:");
    for (const [what, query] of QUERIES) await measureQuery(what, query, scratch);
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

async function measureBuilder(name: BuilderName, scratch: string): Promise<void> {
  const folder = join(scratch, name);
  const first = await run(name, folder);
  if (first === undefined) return;
  const again = join(scratch, `${name}-again`);
  await run(name, again);
  const files = filesIn(folder).map((file) => readFileSync(file));
  const size = files.reduce((sum, file) => sum + file.length, 0);
  const zipped = files.reduce((sum, file) => sum + gzipped(file), 0);
  const isSame = fingerprint(folder) === fingerprint(again);
  rmSync(again, { recursive: true });
  const measured = [fixed(first.seconds), fixed(first.memory, 0), String(files.length)];
  row(name, ...measured, fixed(size / 1e6), fixed(zipped / 1e6), isSame ? "yes" : "no");
}

interface BuildCost {
  /** On the clock: Pagefind works in a process of its own, and on all cores. */
  readonly seconds: number;
  /** Of the largest moment, all processes together, in MB. */
  readonly memory: number;
}

/** Undefined when what it needs is not installed. */
async function run(name: string, folder: string): Promise<BuildCost | undefined> {
  mkdirSync(folder, { recursive: true });
  const start = performance.now();
  const child = spawn(process.execPath, [process.argv[1] ?? "", name, folder]);
  let memory = 0;
  const watch = setInterval(() => {
    memory = Math.max(memory, residentMemory(child.pid ?? 0));
  }, 200);
  let complaint = "";
  child.stderr.on("data", (text) => (complaint += String(text)));
  const status = await new Promise((done) => child.on("close", done));
  clearInterval(watch);
  const seconds = (performance.now() - start) / 1000;
  if (status === 0) return { seconds, memory };
  const reason = complaint.split("\n").find((line) => line.includes("Error")) ?? "failed";
  console.error(`left out: ${name}: ${reason}`);
  return undefined;
}

/** Of a process and its children, in MB. */
function residentMemory(pid: number): number {
  const { stdout } = spawnSync("ps", ["-o", "rss=", "--pid", String(pid), "--ppid", String(pid)], {
    encoding: "utf8",
  });
  return stdout.split("\n").reduce((sum, line) => sum + Number(line), 0) / 1024;
}

async function measureQuery(what: string, query: string, scratch: string): Promise<void> {
  const report = (name: string, counter: Counter, found: number): void => {
    const { requests, bytes, zipped } = counter.total();
    const sizes = [fixed(bytes / 1000, 0), fixed(zipped / 1000, 0)];
    row(`${name}: ${what}, “${query}”`, String(requests), ...sizes, String(found));
  };
  const own = counterOf(join(scratch, "apograph"));
  const search = await openSearch(async (path) => JSON.parse(own.read(path).toString()));
  const found = await search.find(query);
  await search.show(found, 0, 10);
  report("apograph", own, found.passages.length);
  for (const [name, ask] of [
    ["minisearch", queryMiniSearch],
    ["pagefind", queryPagefind],
  ] as const) {
    const counter = counterOf(join(scratch, name));
    const number = await ask(query, counter.read).catch((error: unknown) => String(error));
    if (typeof number === "number") report(name, counter, number);
    else console.error(`left out: ${name}: ${number}`);
  }
}

interface Counter {
  readonly read: (path: string) => Buffer;
  readonly total: () => { requests: number; bytes: number; zipped: number };
}

/** Counts the files of an index; the programs that read it are loaded once, and not counted. */
function counterOf(folder: string): Counter {
  const read = new Map<string, Buffer>();
  return {
    read: (path) => {
      const file = readFileSync(join(folder, path));
      if (!/\.js$|wasm/u.test(path)) read.set(path, file);
      return file;
    },
    total: () => {
      const files = [...read.values()];
      const bytes = files.reduce((sum, file) => sum + file.length, 0);
      const zipped = files.reduce((sum, file) => sum + gzipped(file), 0);
      return { requests: files.length, bytes, zipped };
    },
  };
}

function gzipped(file: Buffer): number {
  return gzipSync(file).length;
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

function fingerprint(folder: string): string {
  const hash = createHash("sha256");
  for (const file of filesIn(folder))
    hash.update(file.slice(folder.length)).update(readFileSync(file));
  return hash.digest("hex");
}

function fixed(value: number, digits = 1): string {
  return value.toFixed(digits);
}

function row(...cells: readonly string[]): void {
  console.log(`| ${cells.join(" | ")} |`);
}
