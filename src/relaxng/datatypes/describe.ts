// A datatype in plain words, for messages: "a whole number from 1 to 9", "a date as YYYY-MM-DD". The
// words follow "expected" or "should be".

import { CALENDAR_TYPES } from "./calendar.ts";
import type { Datatype } from "./datatype.ts";
import { INTEGER_LIMITS } from "./decimal.ts";
import { collapseSpace } from "./white-space.ts";

// Messages want both, so they find both here.
export { suggestValue } from "./suggest.ts";

/** By type; the integer types are made of their limits. What follows "such as" is for the bare type. */
const PHRASES: ReadonlyMap<string, string> = new Map([
  ["boolean", "true or false"],
  ["decimal", "a decimal number such as 2.5"],
  ["float", "a number such as 2.5 or 1E6"],
  ["double", "a number such as 2.5 or 1E6"],
  ["duration", "a duration such as P1Y6M or PT2H30M"],
  ["dateTime", "a date and time as YYYY-MM-DDThh:mm:ss"],
  ["date", "a date as YYYY-MM-DD"],
  ["time", "a time as hh:mm:ss"],
  ["gYearMonth", "a year and month as YYYY-MM"],
  ["gYear", "a year as YYYY"],
  ["gMonthDay", "a day of the year as --MM-DD"],
  ["gDay", "a day of the month as ---DD"],
  ["gMonth", "a month as --MM"],
  ["hexBinary", "bytes in hexadecimal digits, two for each"],
  ["base64Binary", "bytes in Base64"],
  ["anyURI", "a URI reference such as #id or https://example.org/"],
  ["language", "a language tag such as en or ko-Latn"],
  ["Name", "an XML name"],
  ["NCName", "an XML name without colon"],
  ["NMTOKEN", "one word of letters, digits and . - _ :"],
  ["NMTOKENS", "words of letters, digits and . - _ :"],
  ["ID", "an identifier: an XML name without colon"],
  ["IDREF", "the identifier of an element"],
  ["IDREFS", "identifiers of elements"],
  ["ENTITY", "the name of an unparsed entity"],
  ["ENTITIES", "names of unparsed entities"],
  ["QName", "a name whose prefix, if any, is declared"],
  ["NOTATION", "the name of a notation, its prefix declared"],
]);

/** Patterns of which many schemas make use, in words. */
const PATTERN_PHRASES: ReadonlyMap<string, string> = new Map([
  [String.raw`\S+`, "without spaces"],
  [String.raw`[^\p{C}\p{Z}]+`, "without spaces"],
  [String.raw`\S`, "of a single character"],
  [".+", "that is not empty"],
]);

/** What a type that is measured is measured in. */
const UNITS: ReadonlyMap<string, readonly [one: string, many: string]> = new Map([
  ["hexBinary", ["byte", "bytes"]],
  ["base64Binary", ["byte", "bytes"]],
  ["NMTOKENS", ["item", "items"]],
  ["IDREFS", ["item", "items"]],
  ["ENTITIES", ["item", "items"]],
]);

const NUMERICAL = {
  least: "of at least",
  above: "greater than",
  most: "of at most",
  below: "less than",
};
const CHRONOLOGICAL = { least: "not before", above: "after", most: "not after", below: "before" };
const CHRONOLOGICAL_TYPES = new Set(CALENDAR_TYPES.map(({ name }) => name));

type Described = Pick<Datatype, "name" | "params">;
type Facets = ReadonlyMap<string, string>;

/** The datatype in plain words. */
export function describeDatatype({ name: type, params }: Described): string {
  const facets: Facets = new Map(params.map(({ name, value }) => [name, collapseSpace(value)]));
  const patterns = params.filter(({ name }) => name === "pattern").map(({ value }) => value);
  const restrictions = [
    ...describeBounds(type, facets),
    ...describeLength(type, facets),
    ...describeDigits(facets),
    ...patterns.map((pattern) => PATTERN_PHRASES.get(pattern) ?? `that matches ${pattern}`),
  ];
  const isWhole = Object.hasOwn(INTEGER_LIMITS, type);
  const phrase = PHRASES.get(type) ?? (isWhole ? "a whole number" : "text");
  const [noun = phrase] = restrictions.length === 0 ? [] : phrase.split(" such as ");
  return [noun, ...restrictions].join(" ");
}

function describeBounds(type: string, facets: Facets): string[] {
  const limits = Object.hasOwn(INTEGER_LIMITS, type) ? INTEGER_LIMITS[type] : undefined;
  const above = facets.get("minExclusive");
  const below = facets.get("maxExclusive");
  const least = facets.get("minInclusive") ?? (above === undefined ? limits?.least : undefined);
  const most = facets.get("maxInclusive") ?? (below === undefined ? limits?.most : undefined);
  if (least !== undefined && most !== undefined) return [`from ${least} to ${most}`];
  const words = CHRONOLOGICAL_TYPES.has(type) ? CHRONOLOGICAL : NUMERICAL;
  const bounds = [
    ...(least === undefined ? [] : [`${words.least} ${least}`]),
    ...(above === undefined ? [] : [`${words.above} ${above}`]),
    ...(most === undefined ? [] : [`${words.most} ${most}`]),
    ...(below === undefined ? [] : [`${words.below} ${below}`]),
  ];
  return bounds.length === 0 ? [] : [bounds.join(" and ")];
}

function describeLength(type: string, facets: Facets): string[] {
  const exact = facets.get("length");
  const least = facets.get("minLength");
  const most = facets.get("maxLength");
  const [one, many] = UNITS.get(type) ?? ["character", "characters"];
  const measure = (count: string): string => `${count} ${Number(count) === 1 ? one : many}`;
  if (exact !== undefined) return [`of ${measure(exact)}`];
  if (least !== undefined && most !== undefined) return [`of ${least} to ${measure(most)}`];
  if (least !== undefined) return [`of at least ${measure(least)}`];
  return most === undefined ? [] : [`of at most ${measure(most)}`];
}

function describeDigits(facets: Facets): string[] {
  const total = facets.get("totalDigits");
  const fraction = facets.get("fractionDigits");
  const measure = (count: string): string =>
    `at most ${count} digit${Number(count) === 1 ? "" : "s"}`;
  const parts = [
    ...(total === undefined ? [] : [measure(total)]),
    ...(fraction === undefined ? [] : [`${measure(fraction)} after the point`]),
  ];
  return parts.length === 0 ? [] : [`with ${parts.join(", ")}`];
}
