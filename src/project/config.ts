// The edition's configuration: `apograph.config.json` in its folder. Every key has a default, so an
// edition in the usual layout needs no file at all.

import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { getNodeValue, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import type { Checks, Override } from "../diagnostic/settings.ts";
import type { ApparatusSettings } from "../site/apparatus/settings.ts";
import { closest } from "../source/closest.ts";
import { positionAt, sourceFromText } from "../source/source.ts";
import type { EditionRules } from "../tei/rules.ts";
import { mistakeInApparatus } from "./apparatus-settings.ts";
import {
  type Mistake,
  mistakeInChecks,
  mistakeInOverrides,
  type PlacedValue,
} from "./check-settings.ts";
import { withSlashes } from "./files.ts";
import { Misuse } from "./misuse.ts";
import { diagnosticCodes } from "./package.ts";

export const CONFIG_FILE = "apograph.config.json";

/**
 * What the edition says of itself to the checks, and to everything else. Paths are relative to the
 * edition's folder, with `/`.
 */
export interface Config extends Omit<EditionRules, "documentName"> {
  /** The edition's name, on every page. */
  readonly title: string;
  /** The language of the pages' own words (BCP 47). */
  readonly language: string;
  /** Where the edition will be found; undefined: nobody knows yet. */
  readonly url: string | undefined;
  /** Which state of the edition this is; undefined: the day of the build. */
  readonly version: string | undefined;
  /** Who publishes it, where documents do not say so. */
  readonly publisher: string | undefined;
  /** The address of the licence, where documents name none. */
  readonly licence: string | undefined;
  /** The editors of the whole: `Family, Given`, or a name in one piece. */
  readonly editors: readonly string[];
  /** Globs for the sources: documents and registers alike. */
  readonly sources: readonly string[];
  /** The RELAX NG schema in either syntax; undefined: what documents name, else Apograph's own. */
  readonly schema: string | undefined;
  /** Schematron schemas for all documents, beside the rules in the RELAX NG schema. */
  readonly schematron: readonly string[];
  /** Local copies of remote schemas, by the address that documents name. */
  readonly catalog: Readonly<Record<string, string>>;
  /** Entry stylesheets; undefined: those that come with Apograph. */
  readonly htmlStylesheet: string | undefined;
  readonly textStylesheet: string | undefined;
  readonly latexStylesheet: string | undefined;
  /** Fonts and layout in print; undefined: those that come with Apograph. */
  readonly latexPreamble: string | undefined;
  /** The pages' CSS; undefined: the one that comes with Apograph. */
  readonly style: string | undefined;
  /** Columns at which plain text is wrapped; 0: a paragraph is a line. */
  readonly textWidth: number;
  /** The folder that the build writes. */
  readonly output: string;
  /** How documents are called, without `.xml`: a regular expression with `date` and `number`. */
  readonly documentName: string | undefined;
  /** How the edition's apparatus is to be read and printed. */
  readonly apparatus: ApparatusSettings;
  /** How grave findings are, by code. */
  readonly checks: Checks;
  /** The same for some files. */
  readonly overrides: readonly Override[];
}

const DEFAULTS: Config = {
  title: "Digital edition",
  language: "en",
  url: undefined,
  version: undefined,
  publisher: undefined,
  licence: undefined,
  editors: [],
  sources: ["tei/**/*.xml"],
  schema: undefined,
  schematron: [],
  catalog: {},
  htmlStylesheet: undefined,
  textStylesheet: undefined,
  latexStylesheet: undefined,
  latexPreamble: undefined,
  style: undefined,
  textWidth: 0,
  output: "dist/edition",
  documentName: undefined,
  idIsFileName: false,
  sharedIds: false,
  schemes: [],
  names: true,
  unmarkedWords: [],
  apparatus: {},
  checks: {},
  overrides: [],
};

/** What a value should have been; or what is wrong at a place inside it. */
type Check = (value: unknown, place: PlacedValue) => string | Mistake | undefined;

const isFilled = (value: unknown): boolean => typeof value === "string" && value !== "";
const isText: Check = (value) => (isFilled(value) ? undefined : "a text that is not empty");
const isAddress: Check = (value) =>
  typeof value === "string" && /^https?:\/\/[^\s?#]+$/u.test(value) && URL.canParse(value)
    ? undefined
    : 'an address, such as "https://example.org/edition/"';
const isTextList: Check = (value) =>
  Array.isArray(value) && value.length > 0 && value.every(isFilled)
    ? undefined
    : 'a list of texts, such as ["tei/**/*.xml"]';
const isTextMap: Check = (value) =>
  typeof value === "object" &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every(isFilled)
    ? undefined
    : 'an object of texts, such as { "https://example.org/tei.rng": "schemas/tei.rng" }';
const isBoolean: Check = (value) => (typeof value === "boolean" ? undefined : "true or false");
const isPattern: Check = (value) => {
  if (typeof value !== "string") return "a regular expression";
  try {
    documentNamePattern(value);
    return undefined;
  } catch {
    return 'a regular expression, such as "(?<date>[0-9]{4}-[0-9]{2}-[0-9]{2})-.+"';
  }
};
const isWidth: Check = (value) =>
  typeof value === "number" && Number.isInteger(value) && (value === 0 || value >= MIN_WIDTH)
    ? undefined
    : `a whole number: 0, or ${MIN_WIDTH} and more`;

/** The pattern of whole names that `documentName` stands for. */
export function documentNamePattern(text: string): RegExp {
  return new RegExp(`^(?:${text})$`, "u");
}

/** Narrower text would be one word a line. */
export const MIN_WIDTH = 20;

const CHECKS: Readonly<Record<keyof Config, Check>> = {
  title: isText,
  language: isText,
  url: isAddress,
  version: isText,
  publisher: isText,
  licence: isAddress,
  editors: isTextList,
  sources: isTextList,
  schema: isText,
  schematron: isTextList,
  catalog: isTextMap,
  htmlStylesheet: isText,
  textStylesheet: isText,
  latexStylesheet: isText,
  latexPreamble: isText,
  style: isText,
  textWidth: isWidth,
  output: isText,
  documentName: isPattern,
  idIsFileName: isBoolean,
  sharedIds: isBoolean,
  schemes: isTextList,
  names: isBoolean,
  unmarkedWords: isTextList,
  apparatus: (_, place) => mistakeInApparatus(place),
  checks: (_, place) => mistakeInChecks(place, diagnosticCodes()),
  overrides: (_, place) => mistakeInOverrides(place, diagnosticCodes()),
};

/** All keys but `$schema`, which editors read. */
export const CONFIG_KEYS: readonly string[] = Object.keys(CHECKS);

/**
 * Reads the configuration of the edition in a folder.
 *
 * @throws {Misuse} when the folder or the file cannot be used; the message says where and why
 */
export function readConfig(folder: string): Config {
  if (!existsSync(folder)) throw new Misuse(`There is no folder ${resolve(folder)}.`);
  const path = join(folder, CONFIG_FILE);
  if (!existsSync(path)) return DEFAULTS;
  const text = readFileSync(path, "utf8").replace(/^\uFEFF/u, "");
  return { ...DEFAULTS, ...readSettings(text) };
}

function readSettings(text: string): Partial<Config> {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true });
  const [error] = errors;
  if (error !== undefined) {
    const reason = printParseErrorCode(error.error).replace(
      /\B[A-Z]/gu,
      (letter) => ` ${letter.toLowerCase()}`,
    );
    throw misuseAt(text, error.offset, `this is not JSON (${reason}).`);
  }
  if (tree?.type !== "object")
    throw misuseAt(text, tree?.offset ?? 0, 'the file must hold one object: { "title": "…" }.');
  const settings: Record<string, unknown> = {};
  for (const { children } of tree.children ?? []) {
    const [key, setting] = children ?? [];
    if (key === undefined || setting === undefined || key.value === "$schema") continue;
    const name = String(key.value);
    if (!Object.hasOwn(CHECKS, name)) throw misuseAt(text, key.offset, unknownKey(name));
    const value: unknown = getNodeValue(setting);
    const wanted = CHECKS[name as keyof Config](value, setting);
    if (typeof wanted === "object") throw misuseAt(text, wanted.offset, wanted.reason);
    if (wanted !== undefined)
      throw misuseAt(
        text,
        setting.offset,
        `"${name}" must be ${wanted}, not ${JSON.stringify(value)}.`,
      );
    settings[name] = PATHS.has(name) ? slashed(value) : value;
  }
  return settings;
}

/** What is a path, or a list of paths: in reports, addresses and globs they have `/`. */
const PATHS: ReadonlySet<string> = new Set<keyof Config>([
  "schema",
  "schematron",
  "htmlStylesheet",
  "textStylesheet",
  "latexStylesheet",
  "latexPreamble",
  "style",
  "output",
]);

function slashed(value: unknown): unknown {
  return Array.isArray(value) ? value.map(slashed) : withSlashes(String(value));
}

function misuseAt(text: string, offset: number, reason: string): Misuse {
  const source = sourceFromText(CONFIG_FILE, text.slice(0, offset));
  const { line, column } = positionAt(source, source.bytes.length);
  return new Misuse(`${CONFIG_FILE}:${line}:${column}: ${reason}`);
}

function unknownKey(key: string): string {
  const meant = closest(key, CONFIG_KEYS);
  const hint =
    meant === undefined ? `Known keys: ${CONFIG_KEYS.join(", ")}.` : `Did you mean "${meant}"?`;
  return `Apograph knows no key "${key}". ${hint}`;
}
