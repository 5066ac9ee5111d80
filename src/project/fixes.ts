// Mends the edition's files: what `apograph validate --fix` does. Each file is written beside itself and
// renamed, so that a crash leaves the old one or the new one.

import { randomBytes } from "node:crypto";
import {
  accessSync,
  chmodSync,
  constants,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { resolve } from "node:path";
import { applyFixes, type Fixable, isFixable } from "../diagnostic/fix.ts";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Source } from "../source/source.ts";
import { asUtf8 } from "../xml/encoding.ts";
import { describeFileError } from "./files.ts";
import { Misuse } from "./misuse.ts";

/** A file as fixes would have it. */
export interface FixedFile {
  readonly path: string;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
  readonly applied: readonly Fixable[];
}

/** A fix that was not applied, and why. */
export interface LeftFix {
  readonly diagnostic: Fixable;
  readonly reason: string;
}

export interface FixPlan {
  readonly files: readonly FixedFile[];
  readonly left: readonly LeftFix[];
}

/**
 * Works out what the fixes of some findings make of the files; writes nothing.
 *
 * @param sources the files as they were read for these findings
 * @throws {Misuse} when a file cannot be read
 */
export function planFixes(
  folder: string,
  diagnostics: readonly Diagnostic[],
  sources: readonly Source[],
): FixPlan {
  const files: FixedFile[] = [];
  const left: LeftFix[] = [];
  const leave = (reason: string, refused: readonly Fixable[]): void => {
    left.push(...refused.map((diagnostic) => ({ diagnostic, reason })));
  };
  const fixable = diagnostics.filter(isFixable);
  const paths = new Set(fixable.map(({ path }) => path));
  for (const source of sources) {
    if (!paths.delete(source.path)) continue;
    const own = fixable.filter(({ path }) => path === source.path);
    const before = readBytes(folder, source.path);
    const obstacle = obstacleIn(before, source);
    if (obstacle !== undefined) {
      leave(obstacle, own);
      continue;
    }
    const { bytes: after, applied, refused } = applyFixes(source, own);
    leave("another fix changes the same place", refused);
    if (applied.length > 0) files.push({ path: source.path, before, after, applied });
  }
  return { files, left };
}

/** Why a file cannot be changed, if it cannot: findings count the bytes of its text in UTF-8. */
function obstacleIn(bytes: Uint8Array, source: Source): string | undefined {
  const { source: text } = asUtf8({ path: source.path, bytes });
  if (text.bytes !== bytes) return "the file is not in UTF-8";
  return Buffer.compare(bytes, source.bytes) === 0 ? undefined : "the file has changed meanwhile";
}

function readBytes(folder: string, path: string): Uint8Array {
  try {
    return readFileSync(resolve(folder, path));
  } catch (error) {
    throw new Misuse(`Cannot read ${path}: ${describeFileError(error)}.`);
  }
}

/**
 * Writes the files of a plan.
 *
 * @throws {Misuse} when one cannot be written; those before it stay mended
 */
export function writeFixes(folder: string, { files }: FixPlan): void {
  for (const { path, after } of files) {
    try {
      replaceFile(resolve(folder, path), after);
    } catch (error) {
      throw new Misuse(`Cannot write ${path}: ${describeFileError(error)}.`);
    }
  }
}

/** A link stays a link, and the file keeps its mode. */
function replaceFile(path: string, bytes: Uint8Array): void {
  const file = realpathSync(path);
  // A file that its owner made read-only could be renamed over all the same.
  accessSync(file, constants.W_OK);
  const fresh = `${file}.${randomBytes(6).toString("hex")}`;
  try {
    writeFileSync(fresh, bytes, { flag: "wx" });
    chmodSync(fresh, statSync(file).mode);
    renameSync(fresh, file);
  } finally {
    rmSync(fresh, { force: true });
  }
}
