// float and double (XML Schema Part 2, 3.2.4 and 3.2.5). A literal means the nearest value of the
// type, the even one of two equally near. JavaScript reads doubles so; a float is taken from the double,
// except where the double lies exactly between two floats and the literal's own digits must decide.

import type { BaseType, Comparison } from "./base-type.ts";
import { isDecimal, isInteger } from "./decimal.ts";

/** 3.2.4.1: a decimal, and an exponent after E or e; or a special value. */
export function isFloat(literal: string): boolean {
  const exponent = Math.max(literal.indexOf("E"), literal.indexOf("e"));
  if (exponent >= 0) {
    return isDecimal(literal.slice(0, exponent)) && isInteger(literal.slice(exponent + 1));
  }
  return isDecimal(literal) || literal === "INF" || literal === "-INF" || literal === "NaN";
}

export function parseDouble(literal: string): number {
  if (literal.endsWith("INF")) return literal.startsWith("-") ? -Infinity : Infinity;
  return withOneZero(Number(literal));
}

/** Minus zero is zero: there is only one (3.2.5). */
function withOneZero(value: number): number {
  return value === 0 ? 0 : value;
}

export function parseFloat32(literal: string): number {
  const double = parseDouble(literal);
  const float = Math.fround(double);
  if (float === double || Number.isNaN(double)) return double;
  const other = acrossMidpoint(double, float);
  const side = other === undefined ? 0 : compareExactly(literal, double);
  if (other === undefined || side === 0) return withOneZero(float);
  return withOneZero(side < 0 ? Math.min(float, other) : Math.max(float, other));
}

const GREATEST_FLOAT = 2 ** 128 - 2 ** 104;
/** Between the greatest float and what would come next; from here on the nearest is infinity. */
const OVERFLOW_MIDPOINT = 2 ** 128 - 2 ** 103;

/** The other neighbour, if a double lies exactly between the float that it rounds to and that one. */
function acrossMidpoint(double: number, float: number): number | undefined {
  if (!Number.isFinite(float)) {
    return Math.abs(double) === OVERFLOW_MIDPOINT ? Math.sign(double) * GREATEST_FLOAT : undefined;
  }
  // Exact: a float and the double that rounds to it are near each other.
  const reflected = double + (double - float);
  return Math.fround(reflected) === reflected ? reflected : undefined;
}

/** Compares the number that a literal writes with a double, in whole numbers. */
function compareExactly(literal: string, double: number): number {
  const [, sign = "", whole = "", fraction = "", exponent = "0"] =
    /^([-+]?)(\d*)\.?(\d*)(?:[eE](.*))?$/u.exec(literal) ?? [];
  const digits = BigInt(`${whole}${fraction}`) * (sign === "-" ? -1n : 1n);
  const power = Number(exponent) - fraction.length;
  const { mantissa, binary } = splitDouble(double);
  // digits · 10^power against mantissa · 2^binary, both sides multiplied until whole.
  const left = digits * 10n ** BigInt(Math.max(power, 0)) * 2n ** BigInt(Math.max(-binary, 0));
  const right = mantissa * 2n ** BigInt(Math.max(binary, 0)) * 10n ** BigInt(Math.max(-power, 0));
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** A double as mantissa · 2^binary, with a whole mantissa. */
function splitDouble(double: number): { mantissa: bigint; binary: number } {
  let binary = 0;
  let mantissa = double;
  // Scaling by two is exact; a double has at most 1074 binary digits after the point.
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    binary--;
  }
  return { mantissa: BigInt(mantissa), binary };
}

/** 3.2.4: NaN equals itself and compares with nothing else. */
export function compareFloats(one: number, other: number): Comparison {
  if (one === other || (Number.isNaN(one) && Number.isNaN(other))) return 0;
  if (Number.isNaN(one) || Number.isNaN(other)) return Number.NaN;
  return one < other ? -1 : 1;
}

function floatType(name: string, parse: (literal: string) => number): BaseType {
  return {
    name,
    whiteSpace: "collapse",
    allows: isFloat,
    key: (literal) => String(parse(literal)),
    compareWith: (limit) => {
      const parsed = parse(limit);
      return (literal) => compareFloats(parse(literal), parsed);
    },
  };
}

export const FLOAT_TYPES: readonly BaseType[] = [
  floatType("float", parseFloat32),
  floatType("double", parseDouble),
];
