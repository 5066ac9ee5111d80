// Tables of editorial signs: those that come with Apograph, and an edition's own, which may change one of
// them (`extends`). `xslt/common/signs.xsl` says what a table holds.

import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Signs } from "../site/pages.ts";
import { closest } from "../source/closest.ts";
import { Misuse } from "./misuse.ts";
import { findResource, type Project } from "./project.ts";

/** The tables that come with Apograph, by name. */
export const SIGN_TABLES = ["leiden", "classical", "diplomatic"] as const;

/** Apograph's own signs need no table. */
const DEFAULT = "apograph";

/** @throws {Misuse} when there is no such table, or it is none */
export function readSigns(project: Project): Signs | null {
  const name = project.config.apparatus.signs ?? DEFAULT;
  return readTable(name, project, []);
}

/** @param within the tables that extend it, the nearest last */
function readTable(name: string, project: Project, within: readonly string[]): Signs | null {
  if (name === DEFAULT) return null;
  if (within.includes(name)) throw new Misuse(`${name}: this table of signs extends itself.`);
  const table = parseTable(name, fileOf(name, project, within.at(-1) ?? "The configuration"));
  const views = { reading: table["reading"] ?? {}, diplomatic: table["diplomatic"] ?? {} };
  const { extends: base } = table;
  if (base === undefined) return views as Signs;
  const original = readTable(String(base), project, [...within, name]);
  return {
    reading: { ...original?.reading, ...(views.reading as Signs["reading"]) },
    diplomatic: { ...original?.diplomatic, ...(views.diplomatic as Signs["reading"]) },
  };
}

/** @param from who names it */
function fileOf(name: string, project: Project, from: string): string {
  const isOwn = !SIGN_TABLES.some((known) => known === name);
  if (isOwn && !existsSync(resolve(project.folder, name))) {
    const meant = closest(name, [...SIGN_TABLES, DEFAULT]);
    const hint = meant === undefined ? "" : ` Did you mean "${meant}"?`;
    throw new Misuse(`${from} names ${name}, but there is no such file.${hint}`);
  }
  return findResource(project, isOwn ? name : undefined, `xslt/signs/${name}.json`).file;
}

function parseTable(name: string, file: string): Record<string, unknown> {
  let table: unknown;
  try {
    table = JSON.parse(readFileSync(file, "utf8").replace(/^\u{FEFF}/u, ""));
  } catch (error) {
    throw new Misuse(`${name} cannot be read as a table of signs: ${(error as Error).message}.`);
  }
  if (!isObject(table)) throw new Misuse(`${name} is no table of signs: it must be an object.`);
  const mistake = mistakeIn(table);
  if (mistake !== undefined) throw new Misuse(`${name}: ${mistake}`);
  return table;
}

const KEYS = ["about", "extends", "reading", "diplomatic"];
const PARTS = ["open", "close", "doubt", "mark", "text", "each"];
/** The elements that have signs: those of the templates in xslt/common/signs.xsl. */
const ELEMENTS = "supplied surplus unclear damage sic corr del add ex gap space seg".split(" ");

/** The first thing that is wrong with a table. */
function mistakeIn(table: Readonly<Record<string, unknown>>): string | undefined {
  for (const [key, value] of Object.entries(table)) {
    if (!KEYS.includes(key)) return unknown("a table", key, KEYS);
    const isView = key === "reading" || key === "diplomatic";
    if (!isView && typeof value !== "string") return `"${key}" must be a string.`;
    if (isView && !isObject(value))
      return `"${key}" must say for each element what its signs are, such as { "supplied": { "open": "[", "close": "]" } }.`;
    const wrong = isView ? mistakeInSigns(value as Record<string, unknown>) : undefined;
    if (wrong !== undefined) return `in "${key}", ${wrong}`;
  }
  return undefined;
}

function mistakeInSigns(signs: Readonly<Record<string, unknown>>): string | undefined {
  for (const [key, sign] of Object.entries(signs)) {
    const element = key.replace(/\/.*$/su, "");
    if (!ELEMENTS.includes(element)) return unknown("a table", element, ELEMENTS);
    if (!isObject(sign))
      return `"${key}" must be an object, such as { "open": "[", "close": "]" }.`;
    for (const [part, value] of Object.entries(sign)) {
      if (!PARTS.includes(part)) return unknown(`"${key}"`, part, PARTS);
      if (typeof value !== "string") return `"${part}" of "${key}" must be a string.`;
    }
  }
  return undefined;
}

function unknown(where: string, name: string, known: readonly string[]): string {
  const meant = closest(name, known);
  const hint = meant === undefined ? `There are ${known.join(", ")}.` : `Did you mean "${meant}"?`;
  return `${where} has no "${name}". ${hint}`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
