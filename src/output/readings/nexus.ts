// NEXUS (Maddison, Swofford and Maddison 1997, Systematic Biology 46: 590-621): a block of taxa, which
// are the witnesses, and one of characters, which are the entries of the apparatus.

import { uniqueNames } from "./names.ts";
import { CASELESS, symbolOf, SYMBOLS, withSymbols } from "./symbols.ts";
import type { Column, ReadingsTable, Row, State } from "../../tei/witness-text/table.ts";

/**
 * A table as NEXUS. A lacuna is missing data (`?`), as is what nobody accounts for; where there is no
 * question it is a gap (`-`); `{01}` is uncertainty between states.
 *
 * @param remarks sentences for a comment at the head
 */
export function toNexus(readings: ReadingsTable, remarks: readonly string[] = []): string {
  const { table } = withSymbols(readings);
  const { columns, rows } = table;
  const count = Math.max(2, ...rows.map(({ states }) => states.length));
  const names = nexusNames(columns).map(quoted);
  const width = Math.max(0, ...names.map((name) => name.length));
  const lines = columns.map((_, column) => {
    const signs = rows.map(({ cells }) =>
      symbolOf(cells[column] as Row["cells"][number], (symbols) => `{${symbols}}`, "-"),
    );
    return `    ${(names[column] as string).padEnd(width)} ${signs.join("")}`;
  });
  const labels = rows.map((row, index) => `    ${index + 1} ${characterLabel(row)}`);
  // Upper and lower case are one unless it says that they are not; it must say so first.
  const respectCase = count > CASELESS ? " RESPECTCASE" : "";
  return [
    "#NEXUS",
    ...remarks.map((remark) => `[${remark.replaceAll("[", "(").replaceAll("]", ")")}]`),
    "BEGIN TAXA;",
    `  DIMENSIONS NTAX=${columns.length};`,
    `  TAXLABELS ${names.join(" ")};`,
    "END;",
    "BEGIN CHARACTERS;",
    `  DIMENSIONS NCHAR=${rows.length};`,
    `  FORMAT DATATYPE=STANDARD${respectCase} MISSING=? GAP=- SYMBOLS="${SYMBOLS.slice(0, count)}";`,
    ...(rows.length === 0 ? [] : ["  CHARSTATELABELS", `${labels.join(",\n")};`]),
    "  MATRIX",
    ...lines,
    "  ;",
    "END;",
    "",
  ].join("\n");
}

/** How witnesses are called in NEXUS. */
export function nexusNames(columns: readonly Column[]): string[] {
  return uniqueNames(columns.map(({ name }) => taxonName(name)));
}

/** A number would be taken for that of a taxon. */
function taxonName(name: string): string {
  const line = onOneLine(name);
  return /^\d+$/u.test(line) ? `w${line}` : line;
}

/** `'wob-1 (l. 5): though' / though thogh`, the states in the order of their numbers. */
function characterLabel({ id, location, lemma, states }: Row): string {
  const place = location === "" ? id : `${id} (${location})`;
  const name = lemma === "" ? place : `${place}: ${lemma}`;
  return `${quoted(name)} / ${states.map(stateLabel).join(" ")}`;
}

function stateLabel({ text }: State): string {
  return quoted(text === "" ? "om." : text);
}

/** A token in single quotation marks, which holds anything; a mark in it is doubled. */
function quoted(text: string): string {
  return `'${onOneLine(text).replaceAll("'", "''")}'`;
}

function onOneLine(text: string): string {
  return text.replaceAll(/\s+/gu, " ").trim() || "_";
}
