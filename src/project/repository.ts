// The repository that an edition lies in, for reports that are read beside its files.

import { existsSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";

/**
 * How a file of an edition is called from the root of the repository around it, with `/`. Where there is
 * no repository, a CI system shows the folder that the command is run in. A file outside stays absolute.
 */
export function repositoryPaths(folder: string): (path: string) => string {
  const edition = resolve(folder);
  const root = findRepository(edition) ?? resolve(".");
  return (path) => {
    const file = resolve(edition, path);
    const inside = relative(root, file);
    const isOutside = isAbsolute(inside) || inside === ".." || inside.startsWith(`..${sep}`);
    return (isOutside ? file : inside).replaceAll(sep, "/");
  };
}

/** `.git` is a folder, or a file in a worktree or submodule. */
function findRepository(folder: string): string | undefined {
  if (existsSync(join(folder, ".git"))) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : findRepository(parent);
}
