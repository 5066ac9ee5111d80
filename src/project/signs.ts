// Tables of editorial signs: those that come with Apograph, and an edition's own, which may change one of
// them (`extends`). `xslt/common/signs.xsl` says what a table holds.

import { readFileSync } from "node:fs";
import type { Signs } from "../site/pages.ts";
import { Misuse } from "./misuse.ts";
import { findResource, type Project } from "./project.ts";

/** The tables that come with Apograph, by name. */
export const SIGN_TABLES = ["leiden", "classical", "diplomatic"] as const;

/** Apograph's own signs need no table. */
const DEFAULT = "apograph";

/** @throws {Misuse} when there is no such table, or it is none */
export function readSigns(project: Project): Signs | null {
  const name = project.config.apparatus.signs ?? DEFAULT;
  return readTable(name, project, new Set());
}

function readTable(name: string, project: Project, seen: ReadonlySet<string>): Signs | null {
  if (name === DEFAULT) return null;
  if (seen.has(name)) throw new Misuse(`${name}: this table of signs extends itself.`);
  const isOwn = !SIGN_TABLES.some((known) => known === name);
  const { file } = findResource(project, isOwn ? name : undefined, `xslt/signs/${name}.json`);
  const table = parseTable(name, file);
  const views = { reading: table["reading"] ?? {}, diplomatic: table["diplomatic"] ?? {} };
  const { extends: base } = table;
  if (base === undefined) return views as Signs;
  const original = readTable(String(base), project, new Set([...seen, name]));
  return {
    reading: { ...original?.reading, ...(views.reading as Signs["reading"]) },
    diplomatic: { ...original?.diplomatic, ...(views.diplomatic as Signs["reading"]) },
  };
}

function parseTable(name: string, file: string): Record<string, unknown> {
  let table: unknown;
  try {
    table = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new Misuse(`${name} cannot be read as a table of signs: ${(error as Error).message}.`);
  }
  if (!isObject(table)) throw new Misuse(`${name} is no table of signs: it must be an object.`);
  for (const view of ["reading", "diplomatic"]) {
    const signs = table[view] ?? {};
    if (!isObject(signs) || !Object.values(signs).every(isSign))
      throw new Misuse(
        `${name}: "${view}" must say for each element what its signs are, such as { "supplied": { "open": "[", "close": "]" } }; there are open, close, mark, text and each.`,
      );
  }
  return table;
}

const PARTS: ReadonlySet<string> = new Set(["open", "close", "mark", "text", "each"]);

function isSign(value: unknown): boolean {
  return (
    isObject(value) &&
    Object.entries(value).every(([key, part]) => PARTS.has(key) && typeof part === "string")
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
