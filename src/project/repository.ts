// The repository that an edition lies in, for reports that are read beside its files.

import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { pathInside, withSlashes } from "./files.ts";

/**
 * How a file of an edition is called from the root of the repository around it, with `/`. Where there is
 * no repository, a CI system shows the folder that the command is run in. A file outside stays absolute.
 */
export function repositoryPaths(folder: string): (path: string) => string {
  const edition = resolve(folder);
  const root = findRepository(edition) ?? resolve(".");
  return (path) => {
    const file = resolve(edition, path);
    return pathInside(root, file) ?? withSlashes(file);
  };
}

/** `.git` is a folder, or a file in a worktree or submodule. */
function findRepository(folder: string): string | undefined {
  if (existsSync(join(folder, ".git"))) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : findRepository(parent);
}
