// Command-line arguments, read strictly: what is not known is misuse, with the nearest known option.

import { parseArgs } from "node:util";
import { MIN_WIDTH } from "../project/config.ts";
import { type Engine, ENGINES } from "../project/engines.ts";
import { Misuse } from "../project/misuse.ts";
import { closest } from "../source/closest.ts";

const OPTIONS = {
  edition: { type: "string" },
  output: { type: "string", multiple: true },
  wrap: { type: "string" },
  "no-cache": { type: "boolean" },
  schema: { type: "string" },
  schematron: { type: "string", multiple: true },
  format: { type: "string", multiple: true },
  quiet: { type: "boolean" },
  max: { type: "string" },
  engine: { type: "string" },
  changed: { type: "string" },
  previous: { type: "string" },
  fix: { type: "boolean" },
  "dry-run": { type: "boolean" },
  baseline: { type: "string" },
  "update-baseline": { type: "boolean" },
  gitlab: { type: "boolean" },
  "pre-commit": { type: "boolean" },
  host: { type: "string" },
  port: { type: "string" },
  fold: { type: "string", multiple: true },
  constant: { type: "boolean" },
  document: { type: "string", multiple: true },
  layer: { type: "string" },
  unaccounted: { type: "string" },
  method: { type: "string" },
  base: { type: "string" },
  sigla: { type: "string" },
  ignore: { type: "string" },
  table: { type: "string" },
  punctuation: { type: "string" },
  near: { type: "string" },
  segmentation: { type: "string" },
} as const;

type OptionName = keyof typeof OPTIONS;

export interface Arguments {
  readonly positionals: readonly string[];
  readonly edition: string;
  /** As they were given: what they mean is the subcommand's business. */
  readonly outputs: readonly string[];
  readonly wrap: number | undefined;
  readonly useCache: boolean;
  readonly schema: string | undefined;
  readonly schematron: readonly string[];
  readonly formats: readonly string[];
  readonly quiet: boolean;
  readonly max: number | undefined;
  readonly engine: Engine;
  /** A commit, "" for the usual one; undefined: all is checked, changed or not. */
  readonly changed: string | undefined;
  /** The manifest of the release before. */
  readonly previous: string | undefined;
  readonly fix: boolean;
  readonly dryRun: boolean;
  readonly baseline: string | undefined;
  readonly updateBaseline: boolean;
  readonly gitlab: boolean;
  readonly preCommit: boolean;
  readonly host: string | undefined;
  readonly port: number | undefined;
  /** Types of readings that do not count as their own. */
  readonly fold: readonly string[];
  /** Whether entries in which all witnesses agree are wanted. */
  readonly constant: boolean;
  readonly documents: readonly string[];
  readonly layer: string | undefined;
  /** What is done about words of which nobody says what a witness has. */
  readonly unaccounted: Unaccounted;
  /** Of an apparatus. */
  readonly method: string | undefined;
  /** The siglum of the witness whose readings are lemmas. */
  readonly base: string | undefined;
  /** As they were given: a list with commas. */
  readonly sigla: string | undefined;
  readonly ignore: string | undefined;
  readonly table: string | undefined;
  readonly punctuation: "separate" | "attached";
  /** How like each other near matches are, from 0 to 1. */
  readonly near: number | undefined;
  /** Undefined: as it is usual for the format. */
  readonly segmentation: boolean | undefined;
}

export type Unaccounted = "mark" | "error";
const UNACCOUNTED: readonly [Unaccounted, Unaccounted] = ["mark", "error"];

/** What `validate` may be asked beside validating. */
export const REQUESTS = ["changed", "fix", "dry-run", "baseline", "update-baseline"] as const;

/** Whether anything of it is asked. */
export function hasRequests(options: Arguments): boolean {
  const { changed, fix, dryRun, baseline, updateBaseline } = options;
  return changed !== undefined || fix || dryRun || baseline !== undefined || updateBaseline;
}

/**
 * Reads the arguments of a subcommand.
 *
 * @param allowed the options that it knows
 * @throws {Misuse}
 */
export function readArguments(args: string[], allowed: readonly OptionName[]): Arguments {
  const options = Object.fromEntries(allowed.map((name) => [name, OPTIONS[name]]));
  const { values, positionals } = parse(args, options, allowed);
  const text = (name: OptionName): string | undefined => {
    const value = values[name];
    return typeof value === "string" ? value : undefined;
  };
  const texts = (name: OptionName): readonly string[] => {
    const value = values[name];
    return Array.isArray(value) ? value.map(String) : [];
  };
  return {
    positionals,
    edition: text("edition") ?? ".",
    outputs: texts("output"),
    wrap: readColumns(text("wrap")),
    useCache: values["no-cache"] !== true,
    schema: text("schema"),
    schematron: texts("schematron"),
    formats: texts("format"),
    quiet: values["quiet"] === true,
    max: readMaximum(text("max")),
    engine: oneOf("engine", ENGINES, text("engine")),
    changed: text("changed"),
    previous: text("previous"),
    fix: values["fix"] === true,
    dryRun: values["dry-run"] === true,
    baseline: text("baseline"),
    updateBaseline: values["update-baseline"] === true,
    gitlab: values["gitlab"] === true,
    preCommit: values["pre-commit"] === true,
    host: text("host"),
    port: readPort(text("port")),
    fold: texts("fold"),
    constant: values["constant"] === true,
    documents: texts("document"),
    layer: text("layer"),
    unaccounted: oneOf("unaccounted", UNACCOUNTED, text("unaccounted")),
    method: text("method"),
    base: text("base"),
    sigla: text("sigla"),
    ignore: text("ignore"),
    table: text("table"),
    punctuation: oneOf("punctuation", ["separate", "attached"], text("punctuation")),
    near: readNear(text("near")),
    segmentation: readSwitch("segmentation", text("segmentation")),
  };
}

function parse(
  args: string[],
  options: Readonly<Record<string, { type: "string" | "boolean"; multiple?: boolean }>>,
  allowed: readonly string[],
): { values: Readonly<Record<string, unknown>>; positionals: string[] } {
  try {
    return parseArgs({
      args: args.map((argument) => (argument === "--changed" ? "--changed=" : argument)),
      options,
      allowPositionals: true,
      strict: true,
    });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const unknown = /Unknown option '(?:--?)([^']*)'/u.exec(message)?.[1];
    if (code !== "ERR_PARSE_ARGS_UNKNOWN_OPTION" || unknown === undefined)
      throw new Misuse(`${message.split(". ")[0]}.`);
    const meant = closest(unknown, allowed);
    const hint =
      meant === undefined ? ' "apograph --help" lists them.' : ` Did you mean "--${meant}"?`;
    throw new Misuse(`There is no option "--${unknown}" here.${hint}`);
  }
}

/** A value out of a closed list; the first of the list when there is none. */
export function oneOf<Value extends string>(
  option: string,
  values: readonly [Value, ...Value[]],
  given: string | undefined,
): Value {
  if (given === undefined) return values[0];
  const found = values.find((value) => value === given);
  if (found !== undefined) return found;
  throw new Misuse(`--${option} takes ${values.join(" or ")}, not "${given}".`);
}

function readColumns(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const columns = Number(text);
  if (Number.isInteger(columns) && (columns === 0 || columns >= MIN_WIDTH)) return columns;
  throw new Misuse(`--wrap takes a whole number: 0, or ${MIN_WIDTH} and more; not "${text}".`);
}

function readMaximum(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d+$/u.test(text)) return Number(text);
  throw new Misuse(`--max takes a whole number, not "${text}".`);
}

function readPort(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d+$/u.test(text) && Number(text) < 65_536) return Number(text);
  throw new Misuse(`--port takes a whole number below 65536, not "${text}".`);
}

function readNear(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const near = Number(text);
  if (text.trim() !== "" && near >= 0 && near <= 1) return near;
  throw new Misuse(`--near takes a number from 0 to 1, not "${text}".`);
}

function readSwitch(option: string, text: string | undefined): boolean | undefined {
  if (text === undefined) return undefined;
  return oneOf(option, ["on", "off"], text) === "on";
}
