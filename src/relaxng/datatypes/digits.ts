// Reading decimal digits by hand: #x30 to #x39 and no others, whatever Unicode calls a digit.

import { compareText } from "../../source/compare.ts";

const ZERO = 0x30;

export function isDigit(code: number): boolean {
  return code >= ZERO && code <= 0x39;
}

/** Where the digits end that start at `from`; `from` itself if none do. */
export function digitsEnd(text: string, from: number): number {
  let end = from;
  while (isDigit(text.charCodeAt(end))) end++;
  return end;
}

/** The number that two digits at `at` make; NaN if they are not there. */
export function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at);
  const ones = text.charCodeAt(at + 1);
  return isDigit(tens) && isDigit(ones) ? (tens - ZERO) * 10 + ones - ZERO : Number.NaN;
}

/** The digits without the zeros in front, which mean nothing before a point. */
export function withoutLeadingZeros(digits: string): string {
  let start = 0;
  while (digits.charCodeAt(start) === ZERO) start++;
  return start === 0 ? digits : digits.slice(start);
}

/** The digits without the zeros behind, which mean nothing after a point. */
export function withoutTrailingZeros(digits: string): string {
  let end = digits.length;
  while (digits.charCodeAt(end - 1) === ZERO) end--;
  return end === digits.length ? digits : digits.slice(0, end);
}

/** Compares two runs of digits without leading zeros as whole numbers. */
export function compareWhole(one: string, other: string): number {
  return one.length === other.length ? compareText(one, other) : one.length - other.length;
}

/** Compares two runs of digits without trailing zeros as what follows a point. */
export function compareFraction(one: string, other: string): number {
  return compareText(one, other);
}
