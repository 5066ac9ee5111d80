// The edition's configuration: `apograph.config.json` in its folder. Every key has a default, so an
// edition in the usual layout needs no file at all.

import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { closest } from "../source/closest.ts";
import { Misuse } from "./misuse.ts";

export const CONFIG_FILE = "apograph.config.json";

/** Paths are relative to the edition's folder, with `/`. */
export interface Config {
  /** The edition's name, on every page. */
  readonly title: string;
  /** The language of the pages' own words (BCP 47). */
  readonly language: string;
  /** Globs for the sources: documents and registers alike. */
  readonly sources: readonly string[];
  /** The RELAX NG schema in XML syntax; undefined: the one that comes with Apograph. */
  readonly schema: string | undefined;
  /** Entry stylesheets; undefined: those that come with Apograph. */
  readonly htmlStylesheet: string | undefined;
  readonly textStylesheet: string | undefined;
  /** The pages' CSS; undefined: the one that comes with Apograph. */
  readonly style: string | undefined;
  /** Columns at which plain text is wrapped; 0: a paragraph is a line. */
  readonly textWidth: number;
  /** The folder that the build writes. */
  readonly output: string;
}

const DEFAULTS: Config = {
  title: "Digital edition",
  language: "en",
  sources: ["tei/**/*.xml"],
  schema: undefined,
  htmlStylesheet: undefined,
  textStylesheet: undefined,
  style: undefined,
  textWidth: 0,
  output: "dist/edition",
};

type Check = (value: unknown) => string | undefined;

const isText: Check = (value) =>
  typeof value === "string" && value !== "" ? undefined : "a text that is not empty";
const isTextList: Check = (value) =>
  Array.isArray(value) && value.length > 0 && value.every((item) => isText(item) === undefined)
    ? undefined
    : 'a list of texts, such as ["tei/**/*.xml"]';
const isWidth: Check = (value) =>
  typeof value === "number" && Number.isInteger(value) && (value === 0 || value >= MIN_WIDTH)
    ? undefined
    : `a whole number: 0, or ${MIN_WIDTH} and more`;

/** Narrower text would be one word a line. */
export const MIN_WIDTH = 20;

const CHECKS: Readonly<Record<keyof Config, Check>> = {
  title: isText,
  language: isText,
  sources: isTextList,
  schema: isText,
  htmlStylesheet: isText,
  textStylesheet: isText,
  style: isText,
  textWidth: isWidth,
  output: isText,
};

/**
 * Reads the configuration of the edition in a folder.
 *
 * @throws {Misuse} when the folder or the file cannot be used; the message says why
 */
export function readConfig(folder: string): Config {
  if (!existsSync(folder)) throw new Misuse(`There is no folder ${resolve(folder)}.`);
  const path = join(folder, CONFIG_FILE);
  if (!existsSync(path)) return DEFAULTS;
  return { ...DEFAULTS, ...checkKeys(parseJson(readFileSync(path, "utf8"))) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, ""));
  } catch (error) {
    throw new Misuse(`${CONFIG_FILE} is not JSON: ${describeJsonError(text, error as Error)}`);
  }
}

/** Node names a position in characters; people look for lines. */
function describeJsonError(text: string, error: Error): string {
  const offset = /position (\d+)/u.exec(error.message)?.[1];
  if (offset === undefined) return `${error.message}.`;
  const before = text.slice(0, Number(offset)).split("\n");
  const message = error.message.replace(/ in JSON at position.*$/u, "");
  return `${message}, at line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}.`;
}

function checkKeys(value: unknown): Partial<Config> {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new Misuse(`${CONFIG_FILE} must hold one object: { "title": "…" }.`);
  for (const [key, setting] of Object.entries(value)) {
    if (key === "$schema") continue;
    if (!Object.hasOwn(CHECKS, key)) throw new Misuse(unknownKey(key));
    const wanted = CHECKS[key as keyof Config](setting);
    if (wanted !== undefined)
      throw new Misuse(
        `${CONFIG_FILE}: "${key}" must be ${wanted}, not ${JSON.stringify(setting)}.`,
      );
  }
  return value;
}

function unknownKey(key: string): string {
  const meant = closest(key, Object.keys(CHECKS));
  const hint =
    meant === undefined
      ? `Known keys: ${Object.keys(CHECKS).join(", ")}.`
      : `Did you mean "${meant}"?`;
  return `${CONFIG_FILE} has a key "${key}" that Apograph does not know. ${hint}`;
}
