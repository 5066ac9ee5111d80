// PHYLIP, for discrete characters: the numbers of witnesses and entries, then a line for each witness.

import { inAscii } from "./ascii.ts";
import { uniqueNames } from "./names.ts";
import { symbolOf, withSymbols } from "./symbols.ts";
import type { Cell, Column, ReadingsTable } from "../../tei/witness-text/table.ts";

/** How long names are, to the character, in strict PHYLIP. */
const STRICT_LENGTH = 10;

/**
 * A table as PHYLIP. Relaxed names are whole and end at the space; strict ones are ten characters of ASCII,
 * as PHYLIP's own programs read them. There is no sign for uncertainty, so all that is not known is `?`.
 */
export function toPhylip(readings: ReadingsTable, names: "relaxed" | "strict" = "relaxed"): string {
  const { columns, rows } = withSymbols(readings).table;
  const all = phylipNames(columns, names);
  const width = names === "strict" ? STRICT_LENGTH : Math.max(0, ...all.map(lengthOf)) + 1;
  const lines = columns.map((_, column) => {
    const signs = rows.map(({ cells }) => symbolOf(cells[column] as Cell, () => "?", "?"));
    const name = all[column] as string;
    return `${name}${" ".repeat(width - lengthOf(name))}${signs.join("")}`;
  });
  return [` ${columns.length} ${rows.length}`, ...lines, ""].join("\n");
}

/** How witnesses are called in PHYLIP. */
export function phylipNames(
  columns: readonly Column[],
  names: "relaxed" | "strict" = "relaxed",
): string[] {
  return names === "strict"
    ? uniqueNames(
        columns.map(({ name }, index) => strictName(name, index)),
        STRICT_LENGTH,
      )
    : uniqueNames(columns.map(({ name }) => plainName(name)));
}

function lengthOf(name: string): number {
  return [...name].length;
}

/** Without what separates names, or has a meaning in the trees that are made from them. */
function plainName(name: string): string {
  return name.replaceAll(/[\s()[\]:;,'"]+/gu, "_").replaceAll(/^_+|_+$/gu, "") || "_";
}

/** The number of the witness where its siglum is in no letters that have a name here. */
function strictName(name: string, index: number): string {
  const written = inAscii(name);
  return written === undefined ? `w${index + 1}` : plainName(written);
}
