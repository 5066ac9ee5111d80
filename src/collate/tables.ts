// The collation as a table for people and for spreadsheets: text, CSV, HTML.

import { escapeText, escapeValue } from "../xml/escape.ts";
import type { Segment } from "./apparatus.ts";
import type { Alignment } from "./model.ts";
import { widthOf } from "../source/text-width.ts";

/** Stands in a text table where a witness omits something. */
const NOTHING = "·";

const LINE_WIDTH = 78;

/** What each witness has in a segment, in the order of the witnesses; undefined where it has nothing. */
function cellsOf({ readings }: Segment, count: number): (string | undefined)[] {
  const cells = Array.from({ length: count }, (): string | undefined => undefined);
  for (const { text, witnesses } of readings) {
    const trimmed = text.trim();
    if (trimmed !== "") for (const witness of witnesses) cells[witness] = trimmed;
  }
  return cells;
}

/** The witnesses below each other, in bands that fit a terminal. */
export function writeTextTable({ witnesses }: Alignment, segments: readonly Segment[]): string {
  const sigla = witnesses.map(({ siglum }) => siglum);
  const indent = Math.max(0, ...sigla.map(widthOf)) + 2;
  const bands: string[] = [];
  let lines = sigla.map((siglum) => pad(siglum, indent));
  let width = indent;
  for (const segment of segments) {
    const cells = cellsOf(segment, witnesses.length).map((cell) => cell ?? NOTHING);
    const needed = Math.max(...cells.map(widthOf)) + 1;
    if (width > indent && width + needed > LINE_WIDTH) {
      bands.push(toBand(lines));
      lines = sigla.map((siglum) => pad(siglum, indent));
      width = indent;
    }
    lines = lines.map((line, index) => line + pad(cells[index] ?? "", needed));
    width += needed;
  }
  return [...bands, toBand(lines)].join("\n");
}

function toBand(lines: readonly string[]): string {
  return lines.map((line) => `${line.trimEnd()}\n`).join("");
}

function pad(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - widthOf(text)));
}

/** A column for each witness, a row for each segment (RFC 4180). */
export function writeCsv({ witnesses }: Alignment, segments: readonly Segment[]): string {
  const rows = [
    witnesses.map(({ siglum }) => siglum),
    ...segments.map((segment) => cellsOf(segment, witnesses.length).map((cell) => cell ?? "")),
  ];
  return rows.map((row) => `${row.map(toField).join(",")}\r\n`).join("");
}

function toField(text: string): string {
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const STYLE = `table { border-collapse: collapse; }
th, td { border: 1px solid #767676; padding: 0.2em 0.5em; text-align: start; vertical-align: top; }
thead th { position: sticky; top: 0; background: #fff; }
tr.variant th { border-inline-start: 0.4em solid #000; }
tr.variant td { background: #fff3d6; }
td.omitted { font-style: italic; }`;

/** A page with a table: a column for each witness, a row for each segment. */
export function writeHtmlTable({ witnesses }: Alignment, segments: readonly Segment[]): string {
  const sigla = witnesses.map(({ siglum }) => siglum);
  const head = sigla.map((siglum) => `<th scope="col">${escapeText(siglum)}</th>`).join("");
  const rows = segments.map((segment, index) => {
    const cells = cellsOf(segment, witnesses.length).map((cell) =>
      cell === undefined
        ? '<td class="omitted">om.</td>'
        : `<td dir="auto">${escapeText(cell)}</td>`,
    );
    const kind = segment.readings.length > 1 ? ' class="variant"' : "";
    return `<tr${kind}><th scope="row">${index + 1}</th>${cells.join("")}</tr>\n`;
  });
  const title = escapeText(`Collation of ${sigla.join(", ")}`);
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>
${STYLE}
</style>
</head>
<body>
<h1>${title}</h1>
<p>Rows with a thick edge hold variants; <i>om.</i> is an omission.</p>
<table aria-label="${escapeValue(`Collation of ${sigla.join(", ")}`)}">
<thead><tr><th scope="col">No.</th>${head}</tr></thead>
<tbody>
${rows.join("")}</tbody>
</table>
</body>
</html>
`;
}
