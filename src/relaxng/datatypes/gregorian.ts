// The Gregorian calendar, extended backwards as ISO 8601 does. It repeats itself every 400 years, so
// most of the reckoning happens within one such cycle, in small numbers, however far away the year is.

/** A month of a cycle: years from 0 to 399, months from 1 to 12. */
export interface Month {
  readonly year: number;
  readonly month: number;
}

export const YEARS_IN_CYCLE = 400;
export const DAYS_IN_CYCLE = 146097;

const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % YEARS_IN_CYCLE === 0);
}

export function daysInMonth({ year, month }: Month): number {
  const days = (DAYS_BEFORE_MONTH[month] as number) - (DAYS_BEFORE_MONTH[month - 1] as number);
  return month === 2 && isLeapYear(year) ? days + 1 : days;
}

/** Days from the start of the cycle to the first of a month. */
export function daysBefore({ year, month }: Month): number {
  const leapYears = Math.ceil(year / 4) - Math.ceil(year / 100) + Math.ceil(year / YEARS_IN_CYCLE);
  const leapDay = month > 2 && isLeapYear(year) ? 1 : 0;
  return year * 365 + leapYears + (DAYS_BEFORE_MONTH[month - 1] as number) + leapDay;
}

/** The quotient rounded down, and the remainder, which is never negative. */
export function divideDown(dividend: bigint, divisor: number): [quotient: bigint, rest: number] {
  const by = BigInt(divisor);
  const rest = ((dividend % by) + by) % by;
  return [(dividend - rest) / by, Number(rest)];
}
