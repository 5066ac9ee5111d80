// States as single signs, as programs of stemmatology want them.

import type { Cell, ReadingsTable } from "../../tei/witness-text/table.ts";

/** As many as NEXUS and PHYLIP know without signs that mean something in them. */
export const SYMBOLS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** How many come before letters are told apart by their case. */
export const CASELESS = 36;

/** Leaves out the rows that have more states than there are signs. */
export function withSymbols(table: ReadingsTable): {
  readonly table: ReadingsTable;
  readonly leftOut: readonly string[];
} {
  const rows = table.rows.filter(({ states }) => states.length <= SYMBOLS.length);
  const leftOut = table.rows.filter((row) => !rows.includes(row)).map(({ id }) => id);
  return { table: { ...table, rows }, leftOut };
}

/**
 * The sign of a cell.
 *
 * @param several what stands for one of several states
 * @param inapplicable what stands where there is no question
 */
export function symbolOf(
  cell: Cell,
  several: (symbols: string) => string,
  inapplicable: string,
): string {
  if (cell.kind === "inapplicable") return inapplicable;
  if (cell.kind !== "states") return "?";
  const symbols = cell.states.map((state) => SYMBOLS[state] as string).join("");
  return symbols.length === 1 ? symbols : several(symbols);
}
