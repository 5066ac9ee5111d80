// `//person[@n = …]`, asked at every reference, would walk the whole document each time. Where a path is just
// all elements of a name, it is replaced by a look into an index: `elements-named("uri", "person")[@n = …]`.

import { closingBracket, maskStrings, NAME } from "./lexer.ts";
import { isBoolean, type ResolvePrefix } from "./paths.ts";

/** The function that looks them up: in no namespace, so that no schema can have one of that name. */
export const ELEMENTS_NAMED = "elements-named";

// Only where a path can start: behind an operator, a comma or an opening bracket.
const START = String.raw`(?<=^\s*|[(,[|=<>!]\s*|\s(?:and|or|eq|ne|lt|le|gt|ge|in|return|then|else|satisfies)\s+)`;
const ALL_NAMED = new RegExp(
  String.raw`${START}//\s*(?<name>(?:${NAME}:)?${NAME})(?![\w:(*-])`,
  "gu",
);

/** The same expression, with an index in the place of `//name` where that means the same. */
export function useNames(expression: string, resolve: ResolvePrefix): string {
  const masked = maskStrings(expression);
  let text = "";
  let done = 0;
  for (const found of masked.matchAll(ALL_NAMED)) {
    const [prefix, local] = splitName(found.groups?.["name"] ?? "");
    const namespace = prefix === undefined ? "" : resolve(prefix);
    const end = found.index + found[0].length;
    if (namespace === undefined || namespace.includes('"') || !endsThere(expression, end)) continue;
    text += `${expression.slice(done, found.index)}${ELEMENTS_NAMED}("${namespace}", "${local}")`;
    done = end;
  }
  return text + expression.slice(done);
}

function splitName(name: string): [prefix: string | undefined, local: string] {
  const [first = "", second] = name.split(":");
  return second === undefined ? [undefined, first] : [first, second];
}

/** Does the path end behind the name, or behind predicates that do not ask for a position? */
function endsThere(expression: string, start: number): boolean {
  let rest = expression.slice(start).trimStart();
  while (rest.startsWith("[")) {
    const close = closingBracket(rest);
    if (close < 0 || !isBoolean(rest.slice(1, close))) return false;
    rest = rest.slice(close + 1).trimStart();
  }
  return !rest.startsWith("/") && !rest.startsWith("(");
}
