// Command-line arguments, read strictly: what is not known is misuse, with the nearest known option.

import { parseArgs } from "node:util";
import { MIN_WIDTH } from "../project/config.ts";
import { Misuse } from "../project/misuse.ts";
import { closest } from "../source/closest.ts";

const OPTIONS = {
  edition: { type: "string" },
  output: { type: "string" },
  wrap: { type: "string" },
  "no-cache": { type: "boolean" },
} as const;

type OptionName = keyof typeof OPTIONS;

export interface Arguments {
  readonly positionals: readonly string[];
  readonly edition: string;
  readonly output: string | undefined;
  readonly wrap: number | undefined;
  readonly useCache: boolean;
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
  return {
    positionals,
    edition: text("edition") ?? ".",
    output: text("output"),
    wrap: readColumns(text("wrap")),
    useCache: values["no-cache"] !== true,
  };
}

function parse(
  args: string[],
  options: Readonly<Record<string, { readonly type: "string" | "boolean" }>>,
  allowed: readonly string[],
): { values: Readonly<Record<string, unknown>>; positionals: string[] } {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
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

function readColumns(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const columns = Number(text);
  if (Number.isInteger(columns) && (columns === 0 || columns >= MIN_WIDTH)) return columns;
  throw new Misuse(`--wrap takes a whole number: 0, or ${MIN_WIDTH} and more; not "${text}".`);
}
