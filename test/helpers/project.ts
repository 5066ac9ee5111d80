// Where things are, and goldens. Tests run compiled from dist/test, fixtures stay in test/.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as assert from "uvu/assert";

/** The project's folder. */
export const projectFolder: string = fileURLToPath(new URL("../../../", import.meta.url));

/** A file or folder of the project. */
export function inProject(...parts: string[]): string {
  return join(projectFolder, ...parts);
}

/** A test's fixture: below `test/`. */
export function fixture(...parts: string[]): string {
  return inProject("test", ...parts);
}

/**
 * Compares a text with its golden file. `APOGRAPH_UPDATE=1` writes the golden instead, except in CI.
 */
export function matchesGolden(actual: string, ...path: string[]): void {
  const file = fixture(...path);
  if (process.env["APOGRAPH_UPDATE"] === "1") {
    if (process.env["CI"] !== undefined) throw new Error("goldens are never written in CI");
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, actual);
    return;
  }
  if (!existsSync(file)) throw new Error(`no golden ${file}: run once with APOGRAPH_UPDATE=1`);
  assert.fixture(actual, readFileSync(file, "utf8"), `differs from ${file}`);
}
