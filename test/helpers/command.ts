// The command as a person runs it: the built bin, in a process of its own; and throw-away folders.

import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { inProject } from "./project.ts";

export interface CommandResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Noon of 17 April 2015, UTC: the clock of all built fixtures. */
export const FIXED_CLOCK = "1429272000";

/** Runs `apograph` in a folder, with a fixed clock. */
export function apograph(folder: string, ...args: string[]): CommandResult {
  return apographWith({}, folder, ...args);
}

/** Runs it with more in its environment. */
export function apographWith(
  environment: Readonly<Record<string, string>>,
  folder: string,
  ...args: string[]
): CommandResult {
  const bin = inProject("dist", "bin", "apograph.js");
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    cwd: folder,
    encoding: "utf8",
    env: {
      ...process.env,
      SOURCE_DATE_EPOCH: FIXED_CLOCK,
      NO_COLOR: "1",
      // The tests' own run in CI has a summary, too.
      GITHUB_STEP_SUMMARY: "",
      ...environment,
    },
  });
  return { status, stdout, stderr };
}

const folders: string[] = [];
process.on("exit", () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A new folder that is gone when the test process ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "apograph-test-"));
  folders.push(folder);
  return folder;
}

/** Writes files, given by path, into a folder. */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/** A copy of the sample edition in a folder of its own. */
export function copyOfSample(): string {
  const folder = temporaryFolder();
  // A copy even where the project's folder is a link: tests change it.
  const options = { recursive: true, dereference: true };
  cpSync(inProject("tei"), join(folder, "tei"), options);
  cpSync(inProject("schemas"), join(folder, "schemas"), options);
  cpSync(inProject("apograph.config.json"), join(folder, "apograph.config.json"), options);
  return folder;
}

/** Changes a file of a copy. A change that changes nothing is a mistake in the test. */
export function edit(folder: string, path: string, from: string, to: string): void {
  const file = join(folder, path);
  const before = readFileSync(file, "utf8");
  if (!before.includes(from)) throw new Error(`${path} does not contain ${from}`);
  writeFileSync(file, before.replace(from, to));
}

/** All files below a folder, by path with `/`. */
export function readTree(folder: string): Map<string, string> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    paths
      .toSorted()
      .map((path) => [
        path.slice(folder.length + 1).replaceAll("\\", "/"),
        readFileSync(path, "utf8"),
      ]),
  );
}
