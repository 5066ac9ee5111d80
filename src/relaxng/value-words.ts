// Wrong values in words: what would be right, what was probably meant, and which token of a list it is.

import { closest } from "../source/closest.ts";
import type { ValueContext } from "./datatypes/datatype.ts";
import { describeDatatype, suggestValue } from "./datatypes/describe.ts";
import { splitTokens } from "./derivatives.ts";
import { either } from "./messages.ts";
import type { DataPattern, Pattern, ValuePattern } from "./patterns.ts";

export interface ValueAdvice {
  /** The wrong part: a token, or all. */
  readonly found: string;
  /** Where it begins in the value. */
  readonly offset: number;
  readonly expected: string;
  readonly meant: string | undefined;
  /** The same value in the form that the schema wants, if there is one such form and no doubt. */
  readonly sameValue: string | undefined;
}

type Leaf = DataPattern | ValuePattern;

// Longer lists of values are not listed.
const LISTED_VALUES = 8;
const LISTED_EXAMPLES = 3;
const LISTED_TYPES = 3;
// Shorter ones are near to everything.
const SHORTEST = 3;

export function adviseOnValue(
  patterns: readonly Pattern[],
  text: string,
  context: ValueContext,
): ValueAdvice {
  const leaves = patterns.flatMap(leavesOf);
  const isList = patterns.every(readsTokens);
  const isRight = (token: string): boolean => leaves.some((leaf) => matches(leaf, token, context));
  const wrong = isList ? splitTokens(text).find((token) => !isRight(token)) : text;
  if (wrong === undefined) {
    const expected = `a list of another length: each item is ${describeLeaves(leaves)}`;
    return { found: text, offset: 0, expected, meant: undefined, sameValue: undefined };
  }
  const { meant, leaf } = suggest(leaves, wrong);
  const expected = describeLeaves(leaf === undefined ? leaves : [leaf]);
  return {
    found: wrong,
    offset: isList ? offsetOf(wrong, text) : 0,
    expected,
    meant: meant === wrong ? undefined : meant,
    sameValue: sameValue(leaves, wrong),
  };
}

/** Datatypes whose values have one form each. A name with another spelling is another name. */
const ONE_FORM: readonly string[] = [
  "date",
  "dateTime",
  "time",
  "gYear",
  "gYearMonth",
  "gMonth",
  "gMonthDay",
  "gDay",
  "duration",
  "boolean",
  "language",
];

/** What all datatypes that have a suggestion agree on; a near word of a list is only a guess. */
function sameValue(leaves: readonly Leaf[], text: string): string | undefined {
  const forms = new Set<string | undefined>();
  for (const leaf of leaves) {
    if (leaf.kind === "value" && leaf.text.toLowerCase() === text.trim().toLowerCase())
      return undefined;
    if (leaf.kind !== "data") continue;
    const form = suggestValue(leaf.datatype, text);
    if (form !== undefined) forms.add(ONE_FORM.includes(leaf.datatype.name) ? form : undefined);
  }
  return forms.size === 1 ? [...forms][0] : undefined;
}

/** Where a token begins that stands in a list. */
function offsetOf(token: string, text: string): number {
  for (const found of text.matchAll(/[^ \t\r\n]+/gu)) if (found[0] === token) return found.index;
  return 0;
}

function leavesOf(pattern: Pattern): Leaf[] {
  switch (pattern.kind) {
    case "choice":
    case "group":
    case "interleave":
      return pattern.members.flatMap(leavesOf);
    case "oneOrMore":
    case "list":
      return leavesOf(pattern.member);
    case "data":
    case "value":
      return [pattern];
    default:
      return [];
  }
}

function readsTokens(pattern: Pattern): boolean {
  if (pattern.kind === "choice") return pattern.members.every(readsTokens);
  return pattern.kind === "list" || pattern.kind === "empty";
}

function matches(leaf: Leaf, text: string, context: ValueContext): boolean {
  if (!leaf.datatype.allows(text, context)) return false;
  return leaf.kind === "data" || leaf.datatype.key(text, context) === leaf.key;
}

function describeLeaves(leaves: readonly Leaf[]): string {
  const values = [...new Set(leaves.flatMap((leaf) => (leaf.kind === "value" ? [leaf.text] : [])))];
  const words = [
    ...new Set(leaves.flatMap((leaf) => (leaf.kind === "data" ? describe(leaf) : []))),
  ];
  if (values.length > LISTED_VALUES) {
    const examples = either(values.slice(0, LISTED_EXAMPLES));
    words.unshift(`one of ${values.length} values such as ${examples}`);
  } else if (values.length > 0) words.unshift(either(values));
  if (words.length === 0) return "no value";
  const more = words.length > LISTED_TYPES ? ", among others" : "";
  return words.slice(0, LISTED_TYPES).join(", or ") + more;
}

function describe({ datatype, except }: DataPattern): string {
  const words = describeDatatype(datatype);
  return except === undefined ? words : `${words} other than ${describeLeaves(leavesOf(except))}`;
}

/** What was probably meant, and the leaf that allows it, if it is one type among others. */
function suggest(
  leaves: readonly Leaf[],
  text: string,
): { meant: string | undefined; leaf?: DataPattern } {
  const values = leaves.flatMap((leaf) => (leaf.kind === "value" ? [leaf.text] : []));
  const near = text.trim().length < SHORTEST ? undefined : closest(text.trim(), values);
  if (near !== undefined) return { meant: near };
  for (const leaf of leaves) {
    const meant = leaf.kind === "data" ? suggestValue(leaf.datatype, text) : undefined;
    if (leaf.kind === "data" && meant !== undefined) return { meant, leaf };
  }
  return { meant: undefined };
}
