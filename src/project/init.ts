// A new edition: the starter's files (`src/project/starter/`), the schema that editors' XML programs
// look for, and a package.json that names this version of Apograph.

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { CONFIG_FILE } from "./config.ts";
import { describeFileError, withSlashes } from "./files.ts";
import { Misuse } from "./misuse.ts";
import { PACKAGE_FOLDER, toolkitName } from "./package.ts";

const STARTER = join(PACKAGE_FOLDER, "src/project/starter");
const EXTRAS = join(PACKAGE_FOLDER, "src/project/extras");

/** What not every edition needs. */
export interface InitOptions {
  /** GitLab's CI. */
  readonly gitlab?: boolean;
  /** A hook for pre-commit. */
  readonly preCommit?: boolean;
}

/**
 * Writes a new edition into a folder that is empty or does not exist yet.
 *
 * @returns the files written, as paths in the folder
 * @throws {Misuse} when the folder holds something already, or cannot be written
 */
export function initEdition(folder: string, options: InitOptions = {}): string[] {
  const target = resolve(folder);
  refuseOccupied(target, folder);
  const files = new Map<string, string>();
  for (const entry of readdirSync(STARTER, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const path = withSlashes(relative(STARTER, file));
    // npm leaves every `.gitignore` out of a package, so the starter's has no dot.
    files.set(path === "gitignore" ? ".gitignore" : path, readFileSync(file, "utf8"));
  }
  files.set(
    "schemas/apograph.rng",
    readFileSync(join(PACKAGE_FOLDER, "schemas/apograph.rng"), "utf8"),
  );
  files.set(CONFIG_FILE, toJson(CONFIG));
  const addExtra = (path: string, name: string): void => {
    files.set(path, readFileSync(join(EXTRAS, name), "utf8"));
  };
  if (options.gitlab === true) addExtra(".gitlab-ci.yml", "gitlab-ci.yml");
  if (options.preCommit === true) addExtra(".pre-commit-config.yaml", "pre-commit-config.yaml");
  files.set("package.json", packageJson(basename(target)));
  for (const [path, text] of files) writeNew(join(target, path), text);
  return [...files.keys()].toSorted();
}

const CONFIG = {
  // In the package that package.json asks for; editors complete by it.
  $schema: "./node_modules/apograph/schemas/apograph.config.schema.json",
  title: "My edition",
  schema: "schemas/apograph.rng",
};

/** Only what git puts there may be there: nothing of anybody's is overwritten. */
function refuseOccupied(target: string, folder: string): void {
  if (!existsSync(target)) return;
  let entries: string[];
  try {
    entries = readdirSync(target);
  } catch (error) {
    throw new Misuse(`Cannot make an edition in ${folder}: ${describeFileError(error)}.`);
  }
  const others = entries.filter((entry) => entry !== ".git");
  if (others.length > 0)
    throw new Misuse(
      `The folder ${folder} is not empty (it holds ${others[0]}). "apograph init" makes a new edition in an empty folder.`,
    );
}

function packageJson(folderName: string): string {
  const name = folderName
    .toLowerCase()
    .replace(/[^a-z0-9-]+/gu, "-")
    .replace(/^-+|-+$/gu, "");
  const version = toolkitName().split(" ")[1];
  return toJson({
    name: name || "edition",
    private: true,
    scripts: { validate: "apograph validate", build: "apograph build" },
    devDependencies: { apograph: `^${version}` },
  });
}

function toJson(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function writeNew(path: string, text: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { flag: "wx" });
  } catch (error) {
    throw new Misuse(`Cannot write ${path}: ${describeFileError(error)}.`);
  }
}
