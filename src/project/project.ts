// An edition on disk, opened: its folder, its configuration, and the effects that tasks need.

import { existsSync } from "node:fs";
import { isAbsolute, join, resolve } from "node:path";
import type { Cache } from "./cache.ts";
import { type Config, readConfig } from "./config.ts";
import { listFiles } from "./files.ts";
import { Misuse } from "./misuse.ts";
import { PACKAGE_FOLDER } from "./package.ts";

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

/** The files of a run, as paths relative to the folder, sorted. */
export interface Listing {
  /** The edition's, and those that were named and lie in its folder. */
  readonly edition: readonly string[];
  /** Those that were named and belong to no edition: each stands alone. */
  readonly alone: readonly string[];
}

/**
 * Lists what is to be read. Files named by a person need no edition around them; when all of them lie
 * outside, the edition is not read.
 *
 * @param named by a person, relative to the folder
 * @throws {Misuse} when there is nothing to read
 */
export async function listSources(
  { folder, config }: Project,
  named: readonly string[] = [],
): Promise<Listing> {
  const isElsewhere = (path: string): boolean => path.startsWith("../") || isAbsolute(path);
  const isAll = named.length === 0;
  const own =
    isAll || !named.every(isElsewhere)
      ? await listFiles(folder, config.sources, config.output)
      : [];
  if (isAll && own.length === 0)
    throw new Misuse(
      `No file matches ${config.sources.join(", ")} in ${resolve(folder)}. ` +
        `Is this the edition's folder? "apograph init" makes a new one.`,
    );
  const isAlone = (path: string): boolean => own.length === 0 || isElsewhere(path);
  const inOrder = (paths: readonly string[]): string[] => [...new Set(paths)].toSorted();
  return {
    edition: inOrder([...own, ...named.filter((path) => !isAlone(path))]),
    alone: inOrder(named.filter(isAlone)),
  };
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
