// decimal and the thirteen integer types (XML Schema Part 2, 3.2.3 and 3.3.13 to 3.3.25). Values are
// compared as digits, so they are exact at any length and need no arithmetic.

import type { BaseType, DigitCounts } from "./base-type.ts";
import {
  compareFraction,
  compareWhole,
  digitsEnd,
  withoutLeadingZeros,
  withoutTrailingZeros,
} from "./digits.ts";

/** A number, without zeros that mean nothing; zero is not negative. */
export interface Decimal {
  readonly negative: boolean;
  readonly whole: string;
  readonly fraction: string;
}

const MINUS = 0x2d;
const POINT = 0x2e;

function signEnd(literal: string): number {
  const first = literal.charCodeAt(0);
  return first === MINUS || first === 0x2b ? 1 : 0;
}

/** 3.2.3.1: digits, a point anywhere among them or none. */
export function isDecimal(literal: string): boolean {
  const start = signEnd(literal);
  const end = digitsEnd(literal, start);
  if (end === literal.length) return end > start;
  if (literal.charCodeAt(end) !== POINT) return false;
  return digitsEnd(literal, end + 1) === literal.length && literal.length > start + 1;
}

/** 3.3.13.1 */
export function isInteger(literal: string): boolean {
  const start = signEnd(literal);
  return literal.length > start && digitsEnd(literal, start) === literal.length;
}

/** The value of a literal that {@link isDecimal} accepts. */
export function parseDecimal(literal: string): Decimal {
  const point = literal.indexOf(".");
  const end = point < 0 ? literal.length : point;
  const whole = withoutLeadingZeros(literal.slice(signEnd(literal), end));
  const fraction = point < 0 ? "" : withoutTrailingZeros(literal.slice(point + 1));
  const zero = whole === "" && fraction === "";
  return { negative: literal.charCodeAt(0) === MINUS && !zero, whole, fraction };
}

export function compareDecimals(one: Decimal, other: Decimal): number {
  if (one.negative !== other.negative) return one.negative ? -1 : 1;
  const order =
    compareWhole(one.whole, other.whole) || compareFraction(one.fraction, other.fraction);
  return one.negative ? -order : order;
}

/** The canonical representation (3.2.3.2), but a whole number has no point. */
export function formatDecimal({ negative, whole, fraction }: Decimal): string {
  const sign = negative ? "-" : "";
  return sign + (whole === "" ? "0" : whole) + (fraction === "" ? "" : `.${fraction}`);
}

function compareWith(limit: string): (literal: string) => number {
  const parsed = parseDecimal(limit);
  return (literal) => compareDecimals(parseDecimal(literal), parsed);
}

function countDigits(literal: string): DigitCounts {
  const { whole, fraction } = parseDecimal(literal);
  return { total: whole.length + fraction.length, fraction: fraction.length };
}

const DECIMAL: BaseType = {
  name: "decimal",
  whiteSpace: "collapse",
  allows: isDecimal,
  key: (literal) => formatDecimal(parseDecimal(literal)),
  compareWith,
  countDigits,
};

/** The least and the greatest value of an integer type, where it has them. */
export interface Limits {
  readonly least?: string;
  readonly most?: string;
}

/** 3.3.13 to 3.3.25 */
export const INTEGER_LIMITS: Readonly<Record<string, Limits>> = {
  integer: {},
  nonPositiveInteger: { most: "0" },
  negativeInteger: { most: "-1" },
  nonNegativeInteger: { least: "0" },
  positiveInteger: { least: "1" },
  long: { least: "-9223372036854775808", most: "9223372036854775807" },
  int: { least: "-2147483648", most: "2147483647" },
  short: { least: "-32768", most: "32767" },
  byte: { least: "-128", most: "127" },
  unsignedLong: { least: "0", most: "18446744073709551615" },
  unsignedInt: { least: "0", most: "4294967295" },
  unsignedShort: { least: "0", most: "65535" },
  unsignedByte: { least: "0", most: "255" },
};

function integerType(name: string, { least, most }: Limits): BaseType {
  const aboveLeast = least === undefined ? undefined : compareWith(least);
  const belowMost = most === undefined ? undefined : compareWith(most);
  const allows = (literal: string): boolean =>
    isInteger(literal) &&
    (aboveLeast === undefined || aboveLeast(literal) >= 0) &&
    (belowMost === undefined || belowMost(literal) <= 0);
  return { ...DECIMAL, name, allows, whole: true };
}

export const DECIMAL_TYPES: readonly BaseType[] = [
  DECIMAL,
  ...Object.entries(INTEGER_LIMITS).map(([name, limits]) => integerType(name, limits)),
];
