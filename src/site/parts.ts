// A list that is too long for one page is several: `documents.html`, `documents-2.html` … Each links to
// all others by what it begins and ends with.

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

/** What is known of the rows of a list. */
export interface RowFacts<Row> {
  /** About how long a row is as HTML, in bytes. */
  readonly sizeOf: (row: Row) => number;
  /** The text by which the rows are in order; without one, parts are numbered. */
  readonly textOf?: (row: Row) => string;
}

/**
 * How long the rows of a page are at most, in bytes of HTML: about a thousand names. It leaves the frame
 * and the links to other parts as much again, so that no page is over 300 kB.
 */
export const PART_BYTES = 200_000;

/** What the tags, classes and languages of a row take. */
const MARKUP = 130;
const encoder = new TextEncoder();

/** About how long a row with these texts and addresses is as HTML, in bytes. */
export function rowSize(...texts: readonly (string | null | undefined)[]): number {
  return texts.reduce<number>(
    (sum, text) => sum + (text ? encoder.encode(text).length : 0),
    MARKUP,
  );
}

/** Whether the rows are too many for one page. */
export function isTooLong<Row>(rows: Iterable<Row>, sizeOf: (row: Row) => number): boolean {
  let size = 0;
  for (const row of rows) if ((size += sizeOf(row)) > PART_BYTES) return true;
  return false;
}

/** Consecutive rows together, as many as a page can hold; at least one part. */
export function splitRows<Row>(rows: readonly Row[], sizeOf: (row: Row) => number): Row[][] {
  const chunks: Row[][] = [[]];
  let size = 0;
  for (const row of rows) {
    const own = sizeOf(row);
    if (size > 0 && size + own > PART_BYTES) {
      chunks.push([]);
      size = 0;
    }
    chunks.at(-1)?.push(row);
    size += own;
  }
  return chunks;
}

/**
 * Rows divided so that each page can hold its own; the first part has the address of the list.
 *
 * @param pageOfPart the address of a part, by its number
 */
export function partPages<Row>(
  page: string,
  rows: readonly Row[],
  { sizeOf, textOf }: RowFacts<Row>,
  pageOfPart = (number: number): string => replaceExtension(page, `-${number}.html`),
): PartPage<Row>[] {
  const chunks = splitRows(rows, sizeOf);
  const pages = chunks.map((_, index) => (index === 0 ? page : pageOfPart(index + 1)));
  const names = textOf === undefined ? [] : rangeNames(chunks, textOf);
  return chunks.map((own, index) => {
    const from = pages[index] as string;
    const parts = pages.map((other, number) => ({
      href: relativeReference(from, other),
      isCurrent: number === index,
      from: names[number]?.from ?? "",
      to: names[number]?.to ?? "",
    }));
    return { page: from, rows: own, parts: chunks.length > 1 ? parts : [] };
  });
}

/** A beginning that says so little says nothing; a longer one than this is no name any more. */
const SHORTEST = 2;
const LONGEST = 24;

/** What parts begin and end with: as much of the texts as tells them from the neighbouring part. */
function rangeNames<Row>(
  chunks: readonly (readonly Row[])[],
  textOf: (row: Row) => string,
): { from: string; to: string }[] {
  const text = (row: Row | undefined): string => (row === undefined ? "" : textOf(row));
  return chunks.map((chunk, index) => ({
    from: beginning(text(chunk[0]), text(chunks[index - 1]?.at(-1))),
    to: beginning(text(chunk.at(-1)), text(chunks[index + 1]?.[0])),
  }));
}

/** The shortest beginning of a text that another has not. */
function beginning(text: string, other: string): string {
  const [letters, others] = [[...text.normalize("NFC")], [...other.normalize("NFC")]];
  let length = 0;
  while (length < letters.length && letters[length] === others[length]) length++;
  return letters
    .slice(0, Math.min(Math.max(length + 1, SHORTEST), LONGEST))
    .join("")
    .trim();
}
