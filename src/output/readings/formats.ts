// In which formats a table of readings can be had.

import { countCells, readingsRows, statesRows, withoutConstant } from "./cells.ts";
import { toCsv } from "./csv.ts";
import { toReadingsJson } from "./json.ts";
import { nexusNames, toNexus } from "./nexus.ts";
import { phylipNames, toPhylip } from "./phylip.ts";
import { withSymbols } from "./symbols.ts";
import type { Column, ReadingsTable } from "../../tei/witness-text/table.ts";
import { toXlsx } from "./xlsx.ts";

export const READINGS_FORMATS = [
  "nexus",
  "phylip",
  "phylip-strict",
  "states",
  "csv",
  "xlsx",
  "json",
] as const;
export type ReadingsFormat = (typeof READINGS_FORMATS)[number];

/** The ends of file names. */
export const EXTENSIONS: Readonly<Record<ReadingsFormat, string>> = {
  nexus: ".nex",
  phylip: ".phy",
  "phylip-strict": ".phy",
  states: ".states.csv",
  csv: ".readings.csv",
  xlsx: ".readings.xlsx",
  json: ".readings.json",
};

/** Formats that show readings have all entries; those that compare witnesses, what tells them apart. */
const COMPARING: ReadonlySet<ReadingsFormat> = new Set([
  "nexus",
  "phylip",
  "phylip-strict",
  "states",
]);

export interface WrittenReadings {
  readonly contents: string | Uint8Array;
  /** What whoever uses it should know. */
  readonly remarks: readonly string[];
}

/**
 * @param constant whether entries in which all witnesses agree are compared, too
 */
export function writeReadings(
  table: ReadingsTable,
  format: ReadingsFormat,
  constant: boolean,
): WrittenReadings {
  const compared = COMPARING.has(format) && !constant ? withoutConstant(table) : table;
  const remarks = remarksOn(table, compared, format);
  return { contents: contentsOf(compared, format, remarks), remarks };
}

function contentsOf(
  table: ReadingsTable,
  format: ReadingsFormat,
  remarks: readonly string[],
): string | Uint8Array {
  switch (format) {
    case "nexus":
      return toNexus(table, [`Witnesses and readings of ${table.path}.`, ...remarks]);
    case "phylip":
      return toPhylip(table);
    case "phylip-strict":
      return toPhylip(table, "strict");
    case "states":
      return toCsv(statesRows(table));
    case "csv":
      return toCsv(readingsRows(table));
    case "xlsx":
      return toXlsx(readingsRows(table), nameOf(table.path));
    default:
      return toReadingsJson(table);
  }
}

function remarksOn(
  all: ReadingsTable,
  table: ReadingsTable,
  format: ReadingsFormat,
): readonly string[] {
  const { unaccounted, assumed } = countCells(table.rows);
  const constant = all.rows.length - table.rows.length;
  const needsSymbols = format === "nexus" || format.startsWith("phylip");
  const leftOut = needsSymbols ? withSymbols(table).leftOut : [];
  const renamed = renamedIn(table, format);
  const entries = table.rows.length - leftOut.length;
  const size = `${counted(table.columns.length, "witness", "witnesses")}, ${counted(entries, "entry", "entries")}`;
  return [
    constant === 0 ? `${size}.` : `${size}; ${constant} in which all agree are left out.`,
    ...(unaccounted === 0
      ? []
      : [
          `Missing, since no entry accounts for the witness: ${counted(unaccounted, "cell", "cells")}.`,
        ]),
    ...(assumed === 0
      ? []
      : [
          `Taken to read as the lemma, since entries name only those that differ: ${counted(assumed, "cell", "cells")}.`,
        ]),
    ...(leftOut.length === 0
      ? []
      : [`Left out, having more readings than there are signs: ${leftOut.join(", ")}.`]),
    ...(renamed.length === 0 ? [] : [`Named as the format demands: ${renamed.join(", ")}.`]),
  ];
}

/** The witnesses that are called otherwise than by their sigla. */
function renamedIn({ columns }: ReadingsTable, format: ReadingsFormat): string[] {
  const names = namesIn(columns, format);
  return columns.flatMap(({ name }, index) => {
    const other = names[index];
    return other === undefined || other === name ? [] : [`${name} is ${other}`];
  });
}

function namesIn(columns: readonly Column[], format: ReadingsFormat): readonly string[] {
  if (format === "nexus") return nexusNames(columns);
  if (format === "phylip-strict") return phylipNames(columns, "strict");
  return format === "phylip" ? phylipNames(columns) : [];
}

function nameOf(path: string): string {
  return path.replace(/^.*\//u, "").replace(/\.xml$/iu, "");
}

function counted(count: number, one: string, several: string): string {
  return `${count} ${count === 1 ? one : several}`;
}
