// The order of an edition: by date, those without a date at the end by path. And what in a date is the
// year and the month.

import type { DocumentFacts } from "../tei/facts.ts";
import { compareText } from "../source/compare.ts";

/** In the order of the edition. */
export function inOrder(documents: readonly DocumentFacts[]): DocumentFacts[] {
  return documents.toSorted(
    (a, b) => compareDates(a.header.when, b.header.when) || compareText(a.path, b.path),
  );
}

/** Dates as TEI writes them (`1965-04-17`, `-0044-03`); what has none comes last. */
export function compareDates(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return (yearOf(a) ?? Infinity) - (yearOf(b) ?? Infinity) || compareText(a, b);
}

/** The year of a date; of one that gives only month and day, none. */
export function yearOf(when: string): number | undefined {
  const year = /^-?\d{4,}/u.exec(when)?.[0];
  return year === undefined ? undefined : Number(year);
}

/** The words for a year as TEI writes it, as the chronology has them. */
export function yearWords(year: string, strings: Readonly<Record<string, string>>): string {
  const words = year.startsWith("-") ? strings["year.before-era"] : undefined;
  return (words ?? "{year}").replace("{year}", String(Math.abs(Number(year))));
}

/** The month, from 1; where the date goes so far. */
export function monthOf(when: string): number | undefined {
  const month = /^-?\d{4,}-(\d\d)/u.exec(when)?.[1];
  return month === undefined ? undefined : Number(month);
}
