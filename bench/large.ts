// A large edition, built and held against check-site: time and memory of each as a whole process, and the
// largest pages.
//   npm run bench:large [documents] [entries]

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeLargeEdition } from "./large-edition.ts";

const [documents = 3000, entries = 30_000] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), "apograph-large-"));
const output = join(folder, "dist", "edition");

/** GNU time from outside; the command's own words only when it fails. */
function run(name: string, ...args: readonly string[]): void {
  const report = join(folder, "time");
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(
    "/usr/bin/time",
    ["-f", "%U %M", "-o", report, process.execPath, "dist/bin/apograph.js", ...args],
    { encoding: "utf8", maxBuffer: 2 ** 30 },
  );
  const seconds = (performance.now() - start) / 1000;
  const [user = 0, kilobytes = 0] = (readFileSync(report, "utf8").trim().split("\n").at(-1) ?? "")
    .split(" ")
    .map(Number);
  console.log(
    `${name}: ${seconds.toFixed(1)} s, ${user.toFixed(1)} s CPU, ${(kilobytes / 1024).toFixed(0)} MB`,
  );
  if (status !== 0) console.log((stdout + stderr).slice(-2000));
}

try {
  writeLargeEdition(folder, { documents, entries });
  run("build", "build", "--edition", folder);
  const { files } = JSON.parse(readFileSync(join(output, "manifest.json"), "utf8")) as {
    files: string[];
  };
  const sizes = files.map((path) => ({ path, size: statSync(join(output, path)).size }));
  const pages = sizes.filter(({ path }) => path.endsWith(".html"));
  const sum = sizes.reduce((all, { size }) => all + size, 0);
  console.log(`${files.length} files, ${pages.length} pages, ${(sum / 1e6).toFixed(0)} MB`);
  for (const { path, size } of pages.toSorted((a, b) => b.size - a.size).slice(0, 12))
    console.log(`${(size / 1000).toFixed(0)} kB ${path}`);
  run("check-site", "check-site", output);
} finally {
  rmSync(folder, { recursive: true });
}
