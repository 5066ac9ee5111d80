// The facets that restrict a datatype (XML Schema Part 2, 4.3), given as parameters (Guidelines for
// using W3C XML Schema Datatypes with RELAX NG, 2). Each is compiled into a check of a literal; what
// the recommendation calls an error is reported, not ignored.

import { closest } from "../../source/closest.ts";
import type { Param } from "../grammar.ts";
import type { BaseType, Comparison, DigitCounts } from "./base-type.ts";
import type { ValueContext } from "./datatype.ts";
import { isInteger } from "./decimal.ts";
import { compilePattern } from "./pattern.ts";
import { collapseSpace } from "./white-space.ts";

export type Check = (literal: string) => boolean;

export type FacetsResult =
  | { readonly checks: readonly Check[]; readonly problem?: never }
  | { readonly checks?: never; readonly problem: string };

/** A check, or what is wrong with the facet. */
type FacetResult = Check | string;

const LENGTHS: Readonly<Record<string, (length: number, limit: number) => boolean>> = {
  length: (length, limit) => length === limit,
  minLength: (length, limit) => length >= limit,
  maxLength: (length, limit) => length <= limit,
};

/** An incomparable value, NaN, is on no side of a limit (3.2.4, 3.2.6.3, 3.2.7.4). */
const BOUNDS: Readonly<Record<string, (comparison: Comparison) => boolean>> = {
  minInclusive: (comparison) => comparison >= 0,
  maxInclusive: (comparison) => comparison <= 0,
  minExclusive: (comparison) => comparison > 0,
  maxExclusive: (comparison) => comparison < 0,
};

const DIGITS: Readonly<Record<string, keyof DigitCounts>> = {
  totalDigits: "total",
  fractionDigits: "fraction",
};

/** Not parameters, although facets (Guidelines, 2), and what to use instead. */
const NO_PARAMETERS: ReadonlyMap<string, string> = new Map([
  ["enumeration", 'use "value" patterns in a choice instead'],
  ["whiteSpace", 'use "string", "normalizedString" or "token", which differ in just this'],
]);

/** The facets that a type permits (4.1.5). */
export function permittedFacets(base: BaseType): readonly string[] {
  return [
    "pattern",
    ...(base.length === undefined ? [] : Object.keys(LENGTHS)),
    ...(base.compareWith === undefined ? [] : Object.keys(BOUNDS)),
    ...(base.countDigits === undefined ? [] : Object.keys(DIGITS)),
  ];
}

const ALL_FACETS = ["pattern", LENGTHS, BOUNDS, DIGITS].flatMap((facets) =>
  typeof facets === "string" ? facets : Object.keys(facets),
);

/** Compiles all facets of a datatype, in order; the first problem wins. */
export function compileFacets(base: BaseType, params: readonly Param[]): FacetsResult {
  const checks: Check[] = [];
  const values = new Map<string, string>();
  for (const { name, value } of params) {
    // All but pattern are normalised (Guidelines, 2).
    const normalised = name === "pattern" ? value : collapseSpace(value);
    const compiled = refuse(base, name, values) ?? compileFacet(base, name, normalised);
    if (typeof compiled === "string") return { problem: compiled };
    values.set(name, normalised);
    checks.push(compiled);
  }
  const problem = findContradiction(base, values);
  return problem === undefined ? { checks } : { problem };
}

/** Why a facet may not stand here at all. */
function refuse(
  base: BaseType,
  name: string,
  earlier: ReadonlyMap<string, string>,
): string | undefined {
  const instead = NO_PARAMETERS.get(name);
  if (instead !== undefined) return `"${name}" is not a parameter in RELAX NG: ${instead}.`;
  if (!ALL_FACETS.includes(name)) {
    const near = closest(name, ALL_FACETS);
    return `There is no facet "${name}".${near === undefined ? "" : ` Did you mean "${near}"?`}`;
  }
  const permitted = permittedFacets(base);
  if (!permitted.includes(name)) {
    return `The facet "${name}" does not apply to the datatype "${base.name}", which takes ${permitted.join(", ")}.`;
  }
  if (name !== "pattern" && earlier.has(name)) {
    return `The facet "${name}" is given twice; only "pattern" may be.`;
  }
  return undefined;
}

function compileFacet(base: BaseType, name: string, value: string): FacetResult {
  if (name in LENGTHS) return compileLength(base, name, value);
  if (name in BOUNDS) return compileBound(base, name, value);
  if (name in DIGITS) return compileDigits(base, name, value);
  const { pattern, problem } = compilePattern(value);
  if (problem !== undefined) return `The pattern "${value}" is not well formed: ${problem}.`;
  return (literal) => pattern.matches(literal);
}

/** The value of a facet that counts; undefined if it is no whole number from `least` on. */
function parseCount(value: string, least: number): number | undefined {
  const count = isInteger(value) ? Number(value) : -1;
  return count >= least ? count : undefined;
}

function compileLength({ length }: BaseType, name: string, value: string): FacetResult {
  const limit = parseCount(value, 0);
  const holds = LENGTHS[name];
  if (limit === undefined)
    return `The facet "${name}" needs a whole number from 0, not "${value}".`;
  if (holds === undefined || length === undefined || length === "any") return () => true;
  return (literal) => holds(length(literal), limit);
}

/** No context: no ordered type looks at it. */
const NO_CONTEXT: ValueContext = { namespaceOf: () => undefined };

function compileBound(base: BaseType, name: string, value: string): FacetResult {
  if (!base.allows(value, NO_CONTEXT)) {
    return `The facet "${name}" needs a value of the datatype "${base.name}" itself, but "${value}" is none.`;
  }
  const compare = base.compareWith?.(value);
  const holds = BOUNDS[name];
  return (literal) => compare === undefined || holds === undefined || holds(compare(literal));
}

function compileDigits(base: BaseType, name: string, value: string): FacetResult {
  const least = name === "totalDigits" ? 1 : 0;
  const limit = parseCount(value, least);
  if (limit === undefined) {
    return `The facet "${name}" needs a whole number from ${least}, not "${value}".`;
  }
  // 3.3.13: fixed for integer, so it cannot be changed (4.3.12.1).
  if (base.whole && name === "fractionDigits" && limit > 0) {
    return `The datatype "${base.name}" has no digits after the point, so the facet "fractionDigits" can only be 0.`;
  }
  const digits = DIGITS[name] ?? "total";
  return (literal) => (base.countDigits?.(literal)[digits] ?? 0) <= limit;
}

/** Facets that may not stand together, whatever their values. */
const EXCLUSIVE_PAIRS = [
  ["length", "minLength"], // 4.3.1.4
  ["length", "maxLength"],
  ["maxInclusive", "maxExclusive"], // 4.3.8.4
  ["minInclusive", "minExclusive"], // 4.3.9.4
] as const;

/** The first may not be greater than the second; nor equal to it, where so marked. */
const ORDERED_PAIRS = [
  ["minLength", "maxLength", false], // 4.3.2.4
  ["fractionDigits", "totalDigits", false], // 4.3.12.4
  ["minInclusive", "maxInclusive", false], // 4.3.7.4
  ["minExclusive", "maxExclusive", false], // 4.3.8.4
  ["minExclusive", "maxInclusive", true], // 4.3.9.4
  ["minInclusive", "maxExclusive", true], // 4.3.10.4
] as const;

function findContradiction(
  base: BaseType,
  values: ReadonlyMap<string, string>,
): string | undefined {
  for (const [one, other] of EXCLUSIVE_PAIRS) {
    if (values.has(one) && values.has(other)) {
      return `The facets "${one}" and "${other}" may not stand together.`;
    }
  }
  for (const [low, high, strictly] of ORDERED_PAIRS) {
    const lower = values.get(low);
    const upper = values.get(high);
    if (lower === undefined || upper === undefined) continue;
    const order = low in BOUNDS ? base.compareWith?.(upper)(lower) : Number(lower) - Number(upper);
    if (order !== undefined && (strictly ? order >= 0 : order > 0)) {
      return `No value is left between the facets "${low}", ${lower}, and "${high}", ${upper}.`;
    }
  }
  return undefined;
}
