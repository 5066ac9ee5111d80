// Checks a folder of HTML, ours or not: the edge of src/site/check, which knows no disk.

import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import type { Source } from "../source/source.ts";
import { checkSite } from "../site/check/check-site.ts";
import { readManifest } from "../site/check/previous.ts";
import type { Config } from "./config.ts";
import { describeFileError, MANIFEST, withSlashes } from "./files.ts";
import { Misuse } from "./misuse.ts";
import { applyConfiguredLevels } from "./settle.ts";
import type { ValidationResult } from "./validate.ts";

export interface SiteCheckRequest {
  /** The manifest of the release before, as a system path. */
  readonly previous?: string | undefined;
  /** Whose severities count. */
  readonly config: Config;
  readonly progress: (step: string) => void;
}

export type SiteCheckResult = Pick<ValidationResult, "diagnostics" | "judged" | "sources">;

/**
 * Holds the site in a folder against the Endings Principles. Paths in findings are relative to it.
 *
 * @throws {Misuse} when there is no page in the folder, or something cannot be read
 */
export async function checkSiteFolder(
  folder: string,
  { previous, config, progress }: SiteCheckRequest,
): Promise<SiteCheckResult> {
  const paths = listSite(folder);
  let read = 0;
  const { diagnostics, pages, sources } = checkSite(
    {
      paths,
      read: (path) => {
        progress(`checking ${++read} of ${paths.length}`);
        return readBytes(join(folder, path));
      },
    },
    { previous: previous === undefined ? undefined : readPrevious(folder, previous) },
  );
  if (pages.length === 0) throw new Misuse(`There is no HTML page in ${resolve(folder)}.`);
  const settled = await applyConfiguredLevels(diagnostics, config);
  return { diagnostics: settled, judged: pages, sources };
}

/** All files below the folder, also behind links to files, sorted. */
function listSite(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() || isLinkToFile(entry))
      .map((entry) => withSlashes(relative(folder, join(entry.parentPath, entry.name))))
      .toSorted();
  } catch (error) {
    throw new Misuse(`Cannot read ${folder}: ${describeFileError(error)}.`);
  }
}

function isLinkToFile(entry: {
  readonly parentPath: string;
  readonly name: string;
  readonly isSymbolicLink: () => boolean;
}): boolean {
  if (!entry.isSymbolicLink()) return false;
  return statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.isFile() ?? false;
}

function readPrevious(folder: string, file: string): Source {
  const path = withSlashes(relative(resolve(folder), resolve(file)));
  const manifest = { path, bytes: readBytes(file) };
  if (readManifest(manifest) === undefined)
    throw new Misuse(
      `${file} is no manifest of a release: it is to be the ${MANIFEST} that a build wrote, or { "files": ["index.html", …] }.`,
    );
  return manifest;
}

function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new Misuse(`Cannot read ${file}: ${describeFileError(error)}.`);
  }
}
