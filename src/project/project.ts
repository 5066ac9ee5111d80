// An edition on disk, opened: its folder, its configuration, and the effects that tasks need.

import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Source } from "../source/source.ts";
import type { Cache } from "./cache.ts";
import { type Config, readConfig } from "./config.ts";
import { listFiles, readSource } from "./files.ts";
import { Misuse } from "./misuse.ts";

export interface Project {
  /** A system path. */
  readonly folder: string;
  readonly config: Config;
  readonly cache: Cache;
  /** The day that pages state: `YYYY-MM-DD`. */
  readonly today: string;
  /** Told what is being done, for a progress line. */
  readonly progress: (step: string) => void;
}

export interface ProjectOptions {
  readonly cache: Cache;
  readonly now: Date;
  readonly progress?: (step: string) => void;
}

/**
 * Opens the edition in a folder.
 *
 * @throws {Misuse} when the folder or its configuration cannot be used
 */
export function openProject(folder: string, options: ProjectOptions): Project {
  return {
    folder,
    config: readConfig(folder),
    cache: options.cache,
    today: options.now.toISOString().slice(0, 10),
    progress: options.progress ?? (() => undefined),
  };
}

/**
 * Reads the sources of an edition, in the order of their paths.
 *
 * @param others files to read beside those that the configuration names (relative to the folder)
 * @throws {Misuse} when a file cannot be read, or there is none
 */
export function readSources(project: Project, others: readonly string[] = []): Source[] {
  const { folder, config } = project;
  const paths = new Set([...listFiles(folder, config.sources, config.output), ...others]);
  if (paths.size === 0)
    throw new Misuse(
      `No file matches ${config.sources.join(", ")} in ${resolve(folder)}. ` +
        `Is this the edition's folder? "apograph init" makes a new one.`,
    );
  return [...paths].toSorted((a, b) => (a < b ? -1 : 1)).map((path) => readSource(folder, path));
}

/** A file that the configuration names, else the one that comes with Apograph. */
export interface Resource {
  /** A system path. */
  readonly file: string;
  /** How messages call it. */
  readonly name: string;
}

/**
 * Finds a file of the edition, or Apograph's own.
 *
 * @param configured the path in the configuration
 * @param own where it lies in the package
 * @throws {Misuse} when the configured file does not exist
 */
export function findResource(
  project: Project,
  configured: string | undefined,
  own: string,
): Resource {
  if (configured === undefined) return { file: join(PACKAGE_FOLDER, own), name: `apograph/${own}` };
  const file = resolve(project.folder, configured);
  if (!existsSync(file))
    throw new Misuse(`The configuration names ${configured}, but there is no such file.`);
  return { file, name: configured };
}

/** The folder of the installed package, from `dist/src/project/`. */
export const PACKAGE_FOLDER: string = fileURLToPath(new URL("../../../", import.meta.url));

/** `Apograph 0.1.0`. */
export function toolkitName(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(PACKAGE_FOLDER, "package.json"), "utf8"));
  return `Apograph ${String((manifest as { version?: unknown }).version)}`;
}
