// The page that shows two documents side by side. Each is rendered by itself, as a column of rows, with its
// own slice of the edition; the second makes the page, and is given the column of the first.

import { relativeReference } from "../source/paths.ts";
import type { DocumentFacts } from "../tei/facts.ts";
import type { DocumentPageData } from "./page-data.ts";
import { pageOf, type Site } from "./pages.ts";
import type { Parallel } from "./relations.ts";
import { pageDataElsewhere } from "./seen-from.ts";

export interface ColumnPageData extends DocumentPageData {
  readonly beside: {
    /** The page of the column's document. */
    readonly href: string;
    /** Its source. */
    readonly source: string;
    /** How many blocks of its text stand in each row. */
    readonly rows: readonly number[];
    /** The other column, in XML; null where that is what is made. */
    readonly column: string | null;
  };
}

/** What the stylesheet is told to make one of the two columns. */
export function columnPageData(
  document: DocumentFacts,
  { page }: Parallel,
  site: Site,
  { rows, column }: { readonly rows: readonly number[]; readonly column: string | null },
): ColumnPageData {
  return {
    ...pageDataElsewhere(document, page, site),
    beside: {
      href: relativeReference(page, pageOf(document.path, site)),
      source: relativeReference(page, document.path),
      rows,
      column,
    },
  };
}
