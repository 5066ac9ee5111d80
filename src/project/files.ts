// The edition's files: which there are, their bytes, and writing a whole output folder at once.

import { randomBytes } from "node:crypto";
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import system, { basename, dirname, join, resolve } from "node:path";
import { joinPath } from "../source/paths.ts";
import type { Source } from "../source/source.ts";
import { Misuse } from "./misuse.ts";

/** A file of the output: `path` below the output folder, with `/`. */
export interface OutputFile {
  readonly path: string;
  readonly contents: string | Uint8Array;
}

/** A path of this system as the edition writes it. */
export function withSlashes(name: string, separator: string = system.sep): string {
  return name.replaceAll(separator, "/");
}

/** Where a file lies in a folder, with `/`; undefined where it lies outside. */
export function pathInside(
  folder: string,
  file: string,
  { isAbsolute, relative, sep }: Pick<typeof system, "isAbsolute" | "relative" | "sep"> = system,
): string | undefined {
  const inside = withSlashes(relative(folder, file), sep);
  const isOutside = isAbsolute(inside) || inside === ".." || inside.startsWith("../");
  return isOutside ? undefined : inside;
}

/**
 * The files that the globs match, as paths relative to the folder, sorted by code point. What was
 * installed or built is passed over, however wide the globs are.
 */
export async function listFiles(
  folder: string,
  globs: readonly string[],
  output?: string,
): Promise<string[]> {
  const patterns = globs
    .map((glob) => glob.replaceAll("\\", "/"))
    .filter((glob) => existsSync(resolve(folder, literalStart(glob))));
  if (patterns.length === 0) return [];
  const { glob } = await import("tinyglobby");
  const paths = await glob({
    patterns,
    cwd: resolve(folder),
    ignore: ["**/node_modules/**", ...(output === undefined ? [] : [`${withSlashes(output)}/**`])],
    onlyFiles: true,
    expandDirectories: false,
  });
  return [...new Set(paths)].toSorted();
}

/** The folders that a glob names without any wildcard: without them it matches nothing. */
function literalStart(glob: string): string {
  const folders = glob.split("/").slice(0, -1);
  const wild = folders.findIndex((name) => /[*?![\]{}()@+\\]/u.test(name));
  return (wild < 0 ? folders : folders.slice(0, wild)).join("/") || ".";
}

/**
 * Reads a file of the edition.
 *
 * @throws {Misuse} when it cannot be read
 */
export function readSource(folder: string, path: string): Source {
  try {
    return { path, bytes: readFileSync(resolve(folder, path)) };
  } catch (error) {
    throw new Misuse(`Cannot read ${path}: ${describeFileError(error)}.`);
  }
}

/** `no such file` rather than `ENOENT: no such file or directory, open '…'`. */
export function describeFileError(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const known: Readonly<Record<string, string>> = {
    ENOENT: "there is no such file",
    EISDIR: "it is a folder",
    EEXIST: "a file of that name is in the way",
    EACCES: "access is denied",
    EPERM: "access is denied",
    ENOTDIR: "a part of the path is not a folder",
    ENOSPC: "the disk is full",
  };
  return known[code ?? ""] ?? message;
}

/**
 * Writes a file, and the folders that it lies in: whole, or not at all. What is no plain file (a device,
 * a pipe, a link) is written to as it is.
 *
 * @throws {Misuse} when it cannot be written
 */
export function writeWhole(file: string, contents: string | Uint8Array): void {
  const fresh = `${file}.${randomBytes(6).toString("hex")}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    const isSpecial = lstatSync(file, { throwIfNoEntry: false })?.isFile() === false;
    writeFileSync(isSpecial ? file : fresh, contents);
    if (!isSpecial) renameSync(fresh, file);
  } catch (error) {
    if (existsSync(fresh)) rmSync(fresh);
    throw new Misuse(`Cannot write ${file}: ${describeFileError(error)}.`);
  }
}

/** Names the files of a build, and marks the folder as ours to replace. */
export const MANIFEST = "manifest.json";

/** An output folder in the making: files are written beside the folder, and swapped in at the end. */
export interface StagedFolder {
  readonly write: (file: OutputFile) => void;
  /** Replaces the folder by what was written. */
  readonly commit: () => void;
  /** Leaves the folder as it was. Does nothing after `commit`. */
  readonly discard: () => void;
}

/**
 * Begins to replace a folder, so that no reader and no crash ever sees half an edition.
 *
 * @throws {Misuse} when the folder holds something that no build wrote, or cannot be written
 */
export function stageFolder(folder: string): StagedFolder {
  refuseForeignFolder(folder);
  const parent = dirname(resolve(folder));
  const attempt = <Result>(action: () => Result): Result => {
    try {
      return action();
    } catch (error) {
      throw new Misuse(`Cannot write ${folder}: ${describeFileError(error)}.`);
    }
  };
  const fresh = attempt(() => {
    mkdirSync(parent, { recursive: true });
    return mkdtempSync(join(parent, `.${basename(resolve(folder))}-`));
  });
  return {
    write: (file) => {
      if (joinPath("", file.path) === undefined)
        throw new Misuse(
          `${file.path} lies outside the edition's folder, and cannot be published. Keep it in the folder.`,
        );
      attempt(() => {
        const path = join(fresh, file.path);
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, file.contents);
      });
    },
    commit: () => attempt(() => swap(fresh, folder)),
    discard: () => rmSync(fresh, { recursive: true, force: true }),
  };
}

function swap(fresh: string, folder: string): void {
  chmodSync(fresh, 0o777 & ~process.umask());
  const old = `${fresh}.old`;
  if (existsSync(folder)) renameSync(folder, old);
  try {
    renameSync(fresh, folder);
  } catch (error) {
    if (existsSync(old)) renameSync(old, folder);
    throw error;
  }
  rmSync(old, { recursive: true, force: true });
}

function refuseForeignFolder(folder: string): void {
  if (!existsSync(folder)) return;
  const entries = readdirSync(folder);
  if (entries.length > 0 && !entries.includes(MANIFEST))
    throw new Misuse(
      `The output folder ${folder} holds files that Apograph did not write (it has no ${MANIFEST}). ` +
        `Empty it, or set another "output" in the configuration.`,
    );
}
