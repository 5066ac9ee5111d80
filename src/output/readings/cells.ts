// A table of readings as rows of strings: for a spreadsheet, and for people.

import {
  type Cell,
  isConstant,
  type ReadingsTable,
  type Row,
} from "../../tei/witness-text/table.ts";

/** What stands for no words; the signs of lacunae and doubt are those of a witness's text. */
const SIGNS: Readonly<Record<Exclude<Cell["kind"], "states">, string>> = {
  lacuna: "[...]",
  unaccounted: "[?]",
  inapplicable: "-",
};
const OMISSION = "om.";

/** A head, then a row for each entry: its id, where it stands, its type, the lemma, the witnesses. */
export function readingsRows({ columns, rows }: ReadingsTable): string[][] {
  return [
    ["entry", "location", "type", "lemma", ...columns.map(({ name }) => name)],
    ...rows.map(({ id, location, type, lemma, cells }) => [
      id,
      location,
      type,
      lemma,
      ...cells.map(cellText),
    ]),
  ];
}

function cellText(cell: Cell): string {
  if (cell.kind !== "states") return SIGNS[cell.kind];
  return cell.text === "" ? OMISSION : cell.text;
}

/** A row for each witness, a column for each entry: the numbers of states, `?` for no data. */
export function statesRows({ columns, rows }: ReadingsTable): string[][] {
  return [
    ["witness", ...rows.map(({ id }) => id)],
    ...columns.map(({ name }, index) => [
      name,
      ...rows.map(({ cells }) => stateNumbers(cells[index] as Cell)),
    ]),
  ];
}

function stateNumbers(cell: Cell): string {
  if (cell.kind === "states") return cell.states.join("/");
  return cell.kind === "inapplicable" ? "-" : "?";
}

/** The rows that tell witnesses apart. */
export function withoutConstant(table: ReadingsTable): ReadingsTable {
  return { ...table, rows: table.rows.filter((row) => !isConstant(row)) };
}

/** How many cells nobody says anything of, and how many were filled by the edition's own rule. */
export function countCells(rows: readonly Row[]): { unaccounted: number; assumed: number } {
  const cells = rows.flatMap((row) => row.cells);
  return {
    unaccounted: cells.filter(({ kind }) => kind === "unaccounted").length,
    assumed: cells.filter((cell) => cell.kind === "states" && cell.isAssumed).length,
  };
}
