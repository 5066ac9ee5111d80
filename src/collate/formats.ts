// What a collation can be written as.

import { passagesOf } from "./apparatus.ts";
import { writeJson } from "./json.ts";
import type { Alignment } from "./model.ts";
import { writeSvg } from "./svg.ts";
import { writeCsv, writeHtmlTable, writeTextTable } from "./tables.ts";
import { type TeiOptions, writeTei } from "./tei.ts";

export const FORMATS = ["tei", "text", "json", "csv", "html", "svg"] as const;

export type Format = (typeof FORMATS)[number];

/** Writes a collation. Only TEI has lemmas, lines and paragraphs. */
export function writeCollation(format: Format, alignment: Alignment, options: TeiOptions): string {
  if (format === "tei") return writeTei(alignment, options);
  const segments = passagesOf(alignment, options)
    .flatMap((passage) => passage.segments)
    .filter(({ from, to }) => to > from);
  switch (format) {
    case "text":
      return writeTextTable(alignment, segments);
    case "json":
      return writeJson(alignment, segments);
    case "csv":
      return writeCsv(alignment, segments);
    case "html":
      return writeHtmlTable(alignment, segments);
    case "svg":
      return writeSvg(alignment, segments);
  }
}
