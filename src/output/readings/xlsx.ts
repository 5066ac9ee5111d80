// A sheet as an Office Open XML workbook (ECMA-376, part 1, SpreadsheetML): the parts that it must have,
// every value as text. The only import of `fflate`.

import { strToU8, zipSync } from "fflate";
import { escapeText, escapeValue } from "../../xml/escape.ts";

/** The earliest moment that a ZIP can state: the same rows are the same bytes. */
const MOMENT = new Date(1980, 0, 1);

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Rows as a workbook of one sheet, whose first row and first column stay in view. */
export function toXlsx(rows: readonly (readonly string[])[], name: string): Uint8Array {
  const parts: Readonly<Record<string, string>> = {
    "[Content_Types].xml": CONTENT_TYPES,
    "_rels/.rels": relationships([["officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><sheets><sheet name="${escapeValue(sheetName(name))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relationships([
      ["worksheet", "worksheets/sheet1.xml"],
      ["styles", "styles.xml"],
    ]),
    "xl/styles.xml": STYLES,
    "xl/worksheets/sheet1.xml": sheet(rows),
  };
  const files = Object.entries(parts).map(([path, xml]) => [path, strToU8(HEAD + xml)] as const);
  return zipSync(Object.fromEntries(files), { mtime: MOMENT, level: 6 });
}

const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const CONTENT_TYPES =
  `<Types xmlns="${PACKAGE}/content-types">` +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  `<Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>` +
  `<Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>` +
  `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/>` +
  "</Types>";

/** Two formats of cells: plain, and bold for the head. */
const STYLES =
  `<styleSheet xmlns="${MAIN}">` +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="2"><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
  '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs>' +
  "</styleSheet>";

function relationships(targets: readonly (readonly [type: string, target: string])[]): string {
  const all = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${DOCUMENT}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${all.join("")}</Relationships>`;
}

function sheet(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((row, index) => {
    const style = index === 0 ? ' s="1"' : "";
    const cells = row.map((value, column) =>
      value === ""
        ? ""
        : `<c r="${columnName(column)}${index + 1}" t="inlineStr"${style}><is><t xml:space="preserve">${cellText(value)}</t></is></c>`,
    );
    return `<row r="${index + 1}">${cells.join("")}</row>`;
  });
  const pane =
    '<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/>';
  const view = `<sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>`;
  return `<worksheet xmlns="${MAIN}">${view}<sheetData>${lines.join("")}</sheetData></worksheet>`;
}

/** A, B … Z, AA … */
function columnName(index: number): string {
  const letter = String.fromCodePoint(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

/** What a cell holds at most (ECMA-376, part 1, 18.3.1.4, and what programs read). */
const LONGEST = 32_767;

/** `_x0041_` would be read as a letter: its underscore is written as one itself (22.9.2.19). */
function cellText(value: string): string {
  const text = value.replaceAll(/_(?=x[\dA-F]{4}_)/giu, "_x005F_");
  return escapeText(text.length <= LONGEST ? text : `${cut(text, LONGEST - 2)} …`);
}

/** Sheets are named in at most 31 units, without some signs that formulas use; Excel keeps "History" for itself. */
function sheetName(name: string): string {
  const allowed = cut(name.replaceAll(/[[\]:*?/\\]/gu, " ").trim(), 31);
  const own = allowed.replaceAll(/^['\s]+|['\s]+$/gu, "") || "readings";
  return /^history$/iu.test(own) ? `${own}_` : own;
}

/** In units of UTF-16, and between characters. */
function cut(text: string, length: number): string {
  return text.slice(0, length).replace(/[\u{D800}-\u{DBFF}]$/u, "");
}
