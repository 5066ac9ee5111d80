// The page that shows two documents side by side. Each is rendered by itself, as a column of rows, with its
// own slice of the edition; the second makes the page, and is given the column of the first.

import { relativeReference } from "../source/paths.ts";
import type { DocumentFacts } from "../tei/facts.ts";
import { type DocumentPageData, documentPageData, frameData } from "./page-data.ts";
import { pageOf, type Site } from "./pages.ts";
import type { Parallel } from "./relations.ts";
import { seenFrom } from "./seen-from.ts";

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
  const own = pageOf(document.path, site);
  const data = documentPageData(document, site);
  return {
    ...data,
    ...frameData(page, "document", site),
    kind: data.kind,
    pointers: seenFrom(page, own, data.pointers),
    previous: null,
    next: null,
    views: null,
    parallels: [],
    witnesses: null,
    beside: {
      href: relativeReference(page, own),
      source: relativeReference(page, document.path),
      rows,
      column,
    },
  };
}
