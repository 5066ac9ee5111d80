// PHYLIP, for discrete characters: the numbers of witnesses and entries, then a line for each witness.

import { symbolOf, withSymbols } from "./symbols.ts";
import type { Cell, ReadingsTable } from "../../tei/witness-text/table.ts";

/** How long names are, to the character, in strict PHYLIP. */
const STRICT_LENGTH = 10;

/**
 * A table as PHYLIP. Relaxed names are whole and end at the space; strict ones are ten characters of ASCII,
 * as PHYLIP's own programs read them. There is no sign for uncertainty, so all that is not known is `?`.
 */
export function toPhylip(readings: ReadingsTable, names: "relaxed" | "strict" = "relaxed"): string {
  const { columns, rows } = withSymbols(readings).table;
  const all = unique(
    columns.map(({ name }) => (names === "strict" ? asciiName(name) : plainName(name))),
    names === "strict" ? STRICT_LENGTH : Infinity,
  );
  const width = names === "strict" ? STRICT_LENGTH : Math.max(0, ...all.map(lengthOf)) + 1;
  const lines = columns.map((_, column) => {
    const signs = rows.map(({ cells }) => symbolOf(cells[column] as Cell, () => "?", "?"));
    const name = all[column] as string;
    return `${name}${" ".repeat(width - lengthOf(name))}${signs.join("")}`;
  });
  return [` ${columns.length} ${rows.length}`, ...lines, ""].join("\n");
}

function lengthOf(name: string): number {
  return [...name].length;
}

/** Without what separates names, or has a meaning in the trees that are made from them. */
function plainName(name: string): string {
  return name.replaceAll(/[\s()[\]:;,'"]+/gu, "_").replaceAll(/^_+|_+$/gu, "") || "_";
}

function asciiName(name: string): string {
  const letters = name.normalize("NFKD").replaceAll(/\p{M}/gu, "");
  return plainName(letters).replaceAll(/[^\w.+*-]/gu, "?");
}

/** Names cut to a length; one that is there already gets a number at its end. */
function unique(names: readonly string[], length: number): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let own = cut(name, length);
    for (let number = 2; taken.has(own); number++) {
      const end = `_${number}`;
      own = cut(name, length - end.length) + end;
    }
    taken.add(own);
    return own;
  });
}

function cut(name: string, length: number): string {
  return [...name].slice(0, length).join("");
}
