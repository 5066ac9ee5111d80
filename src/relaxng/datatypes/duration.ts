// duration (XML Schema Part 2, 3.2.6): six numbers, which may be arbitrarily large. Months and days
// have no fixed ratio, so the order is only a partial one.

import type { BaseType, Comparison } from "./base-type.ts";
import { withoutLeadingZeros, withoutTrailingZeros } from "./digits.ts";
import { daysBefore, DAYS_IN_CYCLE, divideDown, YEARS_IN_CYCLE } from "./gregorian.ts";

/** 3.2.6.1; that something follows P, and T if there is one, is checked by {@link isDuration}. */
const FORM =
  /^(-?)P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d+))?S)?)?$/u;

function isDuration(literal: string): boolean {
  return FORM.test(literal) && !literal.endsWith("P") && !literal.endsWith("T");
}

/**
 * Equal values have the same six numbers and sign (3.2.6: the value space has six dimensions). So P1Y
 * and P12M are different values, although neither is longer.
 */
function durationKey(literal: string): string {
  const [, sign = "", ...found] = FORM.exec(literal) ?? [];
  const fraction = withoutTrailingZeros(found.pop() ?? "");
  const numbers = found.map((digits) => withoutLeadingZeros(digits ?? ""));
  const isZero = fraction === "" && numbers.every((digits) => digits === "");
  return `${isZero ? "" : sign}${numbers.join()}.${fraction}`;
}

/** What counts for the order: months, and seconds as a whole number of units of 10^-scale. */
interface Extent {
  readonly months: bigint;
  readonly seconds: bigint;
  readonly scale: number;
}

function parseExtent(literal: string): Extent {
  const [, sign, ...found] = FORM.exec(literal) ?? [];
  const fraction = withoutTrailingZeros(found.pop() ?? "");
  const numbers = found.map((digits) => BigInt(digits ?? "0"));
  const [years = 0n, months = 0n, days = 0n, hours = 0n, minutes = 0n, seconds = 0n] = numbers;
  const wholeSeconds = ((days * 24n + hours) * 60n + minutes) * 60n + seconds;
  const direction = sign === "-" ? -1n : 1n;
  return {
    months: direction * (years * 12n + months),
    seconds: direction * BigInt(`${wholeSeconds}${fraction}`),
    scale: fraction.length,
  };
}

/** The months after which durations differ most (3.2.6.2), counted from January of their cycle. */
const STARTS = [
  { year: 1696, month: 9 },
  { year: 1697, month: 2 },
  { year: 1903, month: 3 },
  { year: 1903, month: 7 },
].map(({ year, month }) => BigInt((year % YEARS_IN_CYCLE) * 12 + month - 1));

/** Days from the start of the calendar's cycle to a month, which may lie in any other cycle. */
function daysUntil(month: bigint): bigint {
  const [cycles, rest] = divideDown(month, YEARS_IN_CYCLE * 12);
  const within = daysBefore({ year: Math.floor(rest / 12), month: (rest % 12) + 1 });
  return cycles * BigInt(DAYS_IN_CYCLE) + BigInt(within);
}

/** 3.2.6.2: the order is that of the ends, if it is the same from all four starts. */
function compareExtents(one: Extent, other: Extent): Comparison {
  const scale = Math.max(one.scale, other.scale);
  const ends = ({ months, seconds, scale: own }: Extent, start: bigint): bigint =>
    daysUntil(start + months) * 86400n * 10n ** BigInt(scale) +
    seconds * 10n ** BigInt(scale - own);
  const orders = STARTS.map((start) => {
    const difference = ends(one, start) - ends(other, start);
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  });
  const [first = 0] = orders;
  return first !== 0 && orders.every((order) => order === first) ? first : Number.NaN;
}

export const DURATION: BaseType = {
  name: "duration",
  whiteSpace: "collapse",
  allows: isDuration,
  key: durationKey,
  compareWith: (limit) => {
    const key = durationKey(limit);
    const extent = parseExtent(limit);
    return (literal) =>
      durationKey(literal) === key ? 0 : compareExtents(parseExtent(literal), extent);
  },
};
