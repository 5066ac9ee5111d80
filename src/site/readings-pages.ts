// All readings of a document as a table, on as many pages as its length needs: a row for each entry of the
// apparatus, a column for each witness. An entry and its row lead to each other.

import { relativeReference } from "../source/paths.ts";
import { type Apparatus, isTei } from "../tei/apparatus.ts";
import type { DocumentFacts } from "../tei/facts.ts";
import type { Cell, ReadingsTable, Row } from "../tei/witness-text/table.ts";
import type { XmlElement } from "../xml/tree.ts";
import { ancestors, descendantElements } from "../xml/walk.ts";
import { type EntryData, isEntryHidden } from "./apparatus/apparatus-data.ts";
import type { EntryElsewhere } from "./apparatus/elsewhere.ts";
import type { ApparatusSettings } from "./apparatus/settings.ts";
import { frameData, type FrameData, type PageLink } from "./page-data.ts";
import { pageOf, referenceTo, type Site } from "./pages.ts";
import { type PartData, type PartPage, partPages, rowSize } from "./parts.ts";
import {
  readingsPageOf,
  type WitnessDetails,
  type WitnessLinks,
  witnessLinks,
  witnessPages,
} from "./witness-links.ts";

export interface ReadingsPageData extends FrameData {
  readonly kind: "readings";
  readonly document: PageLink & { readonly language: string | null; readonly source: string };
  readonly witnesses: WitnessLinks;
  /** The same for programs. */
  readonly formats: readonly { readonly format: string; readonly href: string }[];
  readonly columns: readonly ColumnData[];
  readonly rows: readonly RowData[];
  readonly parts: readonly PartData[];
}

export interface ColumnData {
  readonly siglum: string;
  /** Of a witness with two columns. */
  readonly layer: "ac" | "pc" | null;
  /** Of witnesses without a page there is none. */
  readonly href: string | null;
  readonly title: string;
}

export interface RowData {
  readonly id: string;
  /** The entry on its document's page; null for one that is not printed. */
  readonly href: string | null;
  readonly location: string;
  readonly lemma: string;
  /** Of an addition: the word before or after it. */
  readonly near: EntryData["near"];
  /** Whether it lies in a reading of another entry. */
  readonly isNested: boolean;
  readonly cells: readonly {
    readonly kind: Exclude<Cell["kind"], "states"> | "reading";
    readonly text: string;
    readonly differs: boolean;
    readonly isAssumed: boolean;
  }[];
}

interface NumberedRow {
  readonly id: string;
  readonly row: Row;
}

/** The table of a document, divided into pages; and what its entries are called. */
export interface DividedReadings {
  readonly table: ReadingsTable;
  readonly parts: readonly PartPage<NumberedRow>[];
  /** Which number an `app` has in the page of the text, that is the copy of one from another document. */
  readonly numbers: ReadonlyMap<XmlElement, string>;
}

/** The entries that the page of a text has: its own, then those of other documents. */
interface EntriesInPage {
  readonly apparatus: Apparatus;
  readonly copied: readonly EntryElsewhere[];
}

export function divideReadings(
  document: DocumentFacts,
  table: ReadingsTable,
  { apparatus, copied }: EntriesInPage,
  site: Site,
): DividedReadings {
  const rows = table.rows.map((row, index) => ({ id: `row-${index + 1}`, row }));
  const sizeOf = ({ id, row }: NumberedRow): number =>
    rowSize(id, row.location, row.lemma, ...row.cells.flatMap((cell) => markup(cell, row)));
  return {
    table,
    parts: partPages(readingsPageOf(document, site), rows, { sizeOf }),
    numbers: numbersOf([apparatus.root, ...copied.map(({ entry }) => entry.element)]),
  };
}

function numbersOf(trees: readonly XmlElement[]): ReadonlyMap<XmlElement, string> {
  const apps = trees
    .flatMap((tree) => [tree, ...descendantElements(tree)])
    .filter((element) => isTei(element, "app"));
  return new Map(apps.map((app, index) => [app, String(index + 1)]));
}

/** What a cell is in the page, about. */
function markup(cell: Cell, row: Row): string[] {
  if (cell.kind !== "states") return ['<td><i lang="en">not recorded</i></td>'];
  return ["<td></td>", differs(cell.states, row) ? '<mark class="variant"></mark>' : "", cell.text];
}

function differs(states: readonly number[], { inText }: Row): boolean {
  return states.some((state) => state !== inText);
}

/** The rows of the entries of a document's page, seen from one of its pages, by the number of the entry. */
export function rowAddresses(
  { parts, numbers }: DividedReadings,
  page: string,
): ReadonlyMap<string, string> {
  return new Map(
    parts.flatMap(({ page: own, rows }) =>
      rows.flatMap(({ id, row: { entry } }): [string, string][] => {
        const number = numbers.get(entry.element);
        return number === undefined ? [] : [[number, referenceTo(page, own, id)]];
      }),
    ),
  );
}

/** What is known beside the table when its pages are made. */
export interface ReadingsContext {
  readonly site: Site;
  readonly settings: ApparatusSettings;
  readonly details: WitnessDetails;
  /** Files with the same table, by their format. */
  readonly files: Readonly<Record<string, string>>;
  /** Of the entries of the document's page, by their number. */
  readonly entries: Readonly<Record<string, EntryData>>;
  readonly locations: ReadonlyMap<string, string>;
  readonly ids: ReadonlyMap<string, string>;
}

export function readingsPages(
  document: DocumentFacts,
  readings: DividedReadings,
  context: ReadingsContext,
): ReadingsPageData[] {
  const { site, details, files } = context;
  const { title, language } = document.header;
  return readings.parts.map(({ page, rows, parts }) => ({
    ...frameData(page, "readings", site),
    kind: "readings",
    document: {
      href: relativeReference(page, pageOf(document.path, site)),
      title,
      language: language ?? null,
      source: relativeReference(page, document.path),
    },
    witnesses: witnessLinks(document, page, site, details),
    formats: Object.entries(files).map(([format, file]) => ({
      format,
      href: relativeReference(page, file),
    })),
    columns: columnsOf(document, readings.table, page, context),
    rows: rows.map((row) => rowData(row, page, { ...context, ...readings })),
    parts,
  }));
}

function columnsOf(
  document: DocumentFacts,
  { columns }: ReadingsTable,
  page: string,
  { site, details }: ReadingsContext,
): ColumnData[] {
  const pages = new Map(witnessPages(document, site).map((one) => [one.witness.key, one]));
  return columns.map(({ key, name, siglum, layer }) => {
    const own = pages.get(key);
    const isBefore = layer === "ac" && details.corrected.has(key);
    const target = isBefore ? own?.before.page : own?.page;
    return {
      siglum,
      layer: name === siglum ? null : layer,
      href: target === undefined ? null : relativeReference(page, target),
      title: own?.witness.description ?? "",
    };
  });
}

function rowData(
  { id, row }: NumberedRow,
  page: string,
  context: ReadingsContext & DividedReadings,
): RowData {
  const { numbers, entries, locations } = context;
  const { entry, lemma, inText, states, parent, cells } = row;
  const number = numbers.get(entry.element) ?? "";
  return {
    id,
    href: entryAddress(row, number, page, context),
    location: locations.get(number) ?? row.location,
    lemma: lemma === "" && inText !== undefined ? (states[inText]?.text ?? "") : lemma,
    near: entries[number]?.near ?? null,
    isNested: parent !== undefined,
    cells: cells.map((cell) =>
      cell.kind === "states"
        ? {
            kind: "reading",
            text: cell.text,
            differs: differs(cell.states, row),
            isAssumed: cell.isAssumed,
          }
        : { kind: cell.kind, text: "", differs: false, isAssumed: false },
    ),
  };
}

/** Where an entry is printed in the page of the text. */
function entryAddress(
  { entry }: Row,
  number: string,
  page: string,
  { site, settings, ids, table }: ReadingsContext & DividedReadings,
): string | null {
  const id = ids.get(number);
  const isPrinted = [...ancestors(entry.element)].some(
    (around) => isTei(around, "text") || isTei(around, "standOff"),
  );
  if (id === undefined || !isPrinted || isEntryHidden(entry, settings)) return null;
  return referenceTo(page, pageOf(table.path, site), id);
}
