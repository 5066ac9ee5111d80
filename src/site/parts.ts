// A list that is too long for one page is several: `documents.html`, `documents-2.html` … Each links to
// all others by the first and last thing on it.

import { relativeReference, replaceExtension } from "../source/paths.ts";

export interface PartData {
  readonly href: string;
  readonly isCurrent: boolean;
  /** What the part begins and ends with; empty where numbers are enough. */
  readonly from: string;
  readonly to: string;
}

export interface PartPage<Row> {
  readonly page: string;
  readonly rows: readonly Row[];
  /** Empty where there is one part only. */
  readonly parts: readonly PartData[];
}

/** How many rows a page has at most: about 300 kB. */
export const PART_LENGTH = 1000;

/** Rows divided by number. */
export function partPages<Row>(page: string, rows: readonly Row[]): PartPage<Row>[] {
  const chunks: (readonly Row[])[] = [];
  for (let start = 0; start < rows.length || start === 0; start += PART_LENGTH)
    chunks.push(rows.slice(start, start + PART_LENGTH));
  return pagesOfChunks(page, chunks, () => "");
}

/**
 * Rows that are divided already.
 *
 * @param nameOf what a row is called where parts are listed
 */
export function pagesOfChunks<Row>(
  page: string,
  chunks: readonly (readonly Row[])[],
  nameOf: (row: Row) => string,
): PartPage<Row>[] {
  const pages = chunks.map((_, index) =>
    index === 0 ? page : replaceExtension(page, `-${index + 1}.html`),
  );
  return chunks.map((rows, index) => {
    const own = pages[index] as string;
    const parts = chunks.map((chunk, other) => {
      const [first] = chunk;
      const last = chunk.at(-1);
      return {
        href: relativeReference(own, pages[other] as string),
        isCurrent: other === index,
        from: first === undefined ? "" : nameOf(first),
        to: last === undefined ? "" : nameOf(last),
      };
    });
    return { page: own, rows, parts: chunks.length > 1 ? parts : [] };
  });
}
