// What has changed in an edition since a commit, as git knows it: committed since, uncommitted and
// untracked files alike.

import { spawnSync } from "node:child_process";
import { CONFIG_FILE } from "./config.ts";
import { Misuse } from "./misuse.ts";
import type { Project } from "./project.ts";

/** Changed files of the edition, some of which may be gone; or whatever all documents depend on. */
export type Changes =
  | { readonly paths: readonly string[]; readonly isGeneral: false }
  | { readonly isGeneral: true };

/**
 * Asks git.
 *
 * @param project whose output folder is passed over: what a build writes is no source
 * @param reference a commit; "" for where the current branch left its upstream, or else the default
 *   branch, or else the last commit
 * @throws {Misuse} when there is no git, no repository or no such commit
 */
export function readChanges(
  { folder, config }: Pick<Project, "folder" | "config">,
  reference: string,
): Changes {
  const git = openGit(folder);
  const base = reference === "" ? findBase(git) : resolveCommit(git, reference);
  const paths = [
    ...git.list(["diff", "--name-only", "--no-renames", "--relative", "-z", base, "--"]),
    ...git.list(["ls-files", "--others", "--exclude-standard", "-z"]),
  ].filter((path) => !path.startsWith(`${config.output}/`));
  // A schema may include others, so any may be the one that a document is held against.
  const isGeneral = paths.some((path) => path === CONFIG_FILE || /\.(?:rng|rnc|sch)$/iu.test(path));
  return isGeneral ? { isGeneral } : { paths: [...new Set(paths)].toSorted(), isGeneral };
}

interface Git {
  /** The output of a command; undefined when it fails. */
  readonly ask: (args: readonly string[]) => string | undefined;
  /** The output of a command that must not fail, a NUL behind each item. */
  readonly list: (args: readonly string[]) => string[];
}

function openGit(folder: string): Git {
  const run = (args: readonly string[]) =>
    spawnSync("git", args, { cwd: folder, encoding: "utf8", maxBuffer: 2 ** 30 });
  const probe = run(["rev-parse", "--is-inside-work-tree"]);
  if (probe.error !== undefined)
    throw new Misuse("--changed needs git, but there is no command git here.");
  if (probe.stdout.trim() !== "true") {
    // In CI a repository that belongs to somebody else is refused, and git says what to do.
    const reason = probe.stderr.includes("dubious ownership") ? ` Git says: ${probe.stderr}` : "";
    throw new Misuse(`--changed needs a git repository, but ${folder} lies in none.${reason}`);
  }
  return {
    ask: (args) => {
      const { status, stdout } = run(args);
      return status === 0 ? stdout.trim() : undefined;
    },
    list: (args) => {
      const { status, stdout, stderr } = run(args);
      if (status !== 0) throw new Misuse(`git ${args[0]} failed: ${stderr.trim()}`);
      return stdout.split("\0").filter((path) => path !== "");
    },
  };
}

function resolveCommit({ ask }: Git, reference: string): string {
  const commit = commitOf(ask, reference);
  if (commit !== undefined) return commit;
  throw new Misuse(
    `--changed: git knows no commit "${reference}" here. In CI the history must be fetched, too (actions/checkout: fetch-depth: 0).`,
  );
}

function commitOf(ask: Git["ask"], reference: string): string | undefined {
  return ask(["rev-parse", "--verify", "--quiet", "--end-of-options", `${reference}^{commit}`]);
}

function findBase({ ask }: Git): string {
  // Before the first commit everything is new, seen from the empty tree.
  if (commitOf(ask, "HEAD") === undefined)
    return ask(["hash-object", "-t", "tree", "--stdin"]) ?? "";
  for (const branch of ["@{upstream}", "origin/HEAD", "origin/main", "origin/master"]) {
    const base = ask(["merge-base", "HEAD", branch]);
    if (base !== undefined) return base;
  }
  return "HEAD";
}
