// Whole processes, measured from outside by GNU time, pinned to one core; medians.

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Measurement {
  /** User and system time, in seconds. */
  readonly cpu: number;
  /** Peak resident memory of the largest process, in MB. */
  readonly memory: number;
}

/** Is the program on the PATH? */
export function isInstalled(program: string): boolean {
  return spawnSync("which", [program], { stdio: "ignore" }).status === 0;
}

/** Runs a command several times, unless it is warm after one run that does not count. */
export function measure(command: readonly string[], runs = 5, isWarm = false): Measurement {
  const folder = mkdtempSync(join(tmpdir(), "apograph-bench-"));
  const report = join(folder, "time");
  try {
    const once = (): Measurement => {
      const args = ["-c", "1", "/usr/bin/time", "-f", "%U %S %M", "-o", report, ...command];
      const { error } = spawnSync("taskset", args, { stdio: "ignore" });
      if (error !== undefined) throw error;
      // The last line: a line before it may say that the command exited with 1.
      const line = readFileSync(report, "utf8").trim().split("\n").at(-1) ?? "";
      const [user = 0, system = 0, kilobytes = 0] = line.split(" ").map(Number);
      return { cpu: user + system, memory: kilobytes / 1024 };
    };
    if (!isWarm) once();
    const results = Array.from({ length: runs }, once);
    return {
      cpu: median(results.map(({ cpu }) => cpu)),
      memory: median(results.map(({ memory }) => memory)),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
