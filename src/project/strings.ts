// The words of the pages themselves: one table for each language, in xslt/strings.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Misuse } from "./misuse.ts";
import { PACKAGE_FOLDER } from "./package.ts";

const FOLDER = "xslt/strings/";

/** The languages of which there is a table, by their primary subtags. */
export function interfaceLanguages(): string[] {
  return readdirSync(join(PACKAGE_FOLDER, FOLDER))
    .filter((file) => file.endsWith(".json"))
    .map((file) => file.slice(0, -".json".length))
    .toSorted();
}

/**
 * The table for a language tag: "de" serves "de-AT" too.
 *
 * @throws {Misuse} when there is none
 */
export function readStrings(language: string): Readonly<Record<string, string>> {
  const primary = language.split("-")[0]?.toLowerCase() ?? "";
  const file = join(PACKAGE_FOLDER, FOLDER, `${primary}.json`);
  if (!/^[a-z]+$/u.test(primary) || !existsSync(file)) {
    const known = interfaceLanguages().join(", ");
    throw new Misuse(
      `The configuration asks for pages in “${language}”, but their words are there only in ${known}.`,
    );
  }
  return JSON.parse(readFileSync(file, "utf8")) as Record<string, string>;
}
