// Readings by witness, as JSON: what each has at each entry, and what it counts as.

import type { Cell, ReadingsTable, Row } from "../../tei/witness-text/table.ts";

export function toReadingsJson({ path, columns, rows }: ReadingsTable): string {
  const data = {
    document: path,
    entries: rows.map(({ id, location, type, lemma, parent, states }) => ({
      id,
      ...filled({ location, type, lemma, within: parent }),
      states: states.map((state) => ({ text: state.text, ...filled({ type: state.type }) })),
    })),
    witnesses: columns.map(({ name, siglum, key, layer }, index) => ({
      name,
      siglum,
      ...(key.includes("#") ? { source: key } : {}),
      layer,
      readings: rows.map((row) => readingOf(row, row.cells[index] as Cell)),
    })),
  };
  return `${JSON.stringify(data, undefined, 2)}\n`;
}

function readingOf({ id }: Row, cell: Cell): object {
  if (cell.kind !== "states") return { entry: id, none: cell.kind };
  const { states, text, isAssumed } = cell;
  return { entry: id, states, text, ...(isAssumed ? { assumed: true } : {}) };
}

function filled(
  values: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  const pairs = Object.entries(values).filter((pair): pair is [string, string] => !!pair[1]);
  return Object.fromEntries(pairs);
}
