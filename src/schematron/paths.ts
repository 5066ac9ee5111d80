// Paths and predicates taken apart, as text: as much of XPath as it takes to turn a context round and to
// answer simple questions without the library. What is not surely understood is left to the library.

import { XML_NAMESPACE } from "../xml/namespaces.ts";
import { NAME, outermost, splitOutermost } from "./lexer.ts";

export interface QName {
  /** "" without a namespace, undefined for any. */
  readonly namespace: string | undefined;
  /** undefined for any. */
  readonly local: string | undefined;
}

export const ANY: QName = { namespace: undefined, local: undefined };

/** Has an element or an attribute such a name? */
export function isNamed(
  node: { readonly namespace: string; readonly local: string },
  { namespace, local }: QName,
): boolean {
  return (
    (local === undefined || node.local === local) &&
    (namespace === undefined || node.namespace === namespace)
  );
}

/** A prefix's namespace; undefined if it has none. */
export type ResolvePrefix = (prefix: string) => string | undefined;

/** `xml` need not be declared (Namespaces in XML 1.0, 3). */
export function prefixResolver(namespaces: Readonly<Record<string, string>>): ResolvePrefix {
  return (prefix) => {
    if (prefix === "xml") return XML_NAMESPACE;
    return Object.hasOwn(namespaces, prefix) ? namespaces[prefix] : undefined;
  };
}

/** Steps from the outside in, each with what leads to it: "" for the first, else `/` or `//`. */
export interface Step {
  readonly from: "" | "/" | "//";
  readonly text: string;
}

export function splitSteps(path: string): Step[] {
  const steps: Step[] = [];
  let from: Step["from"] = "";
  for (const [index, text] of splitOutermost(path, /\//gu).entries()) {
    if (index > 0) from = from === "/" ? "//" : "/";
    if (text === "") continue;
    steps.push({ from, text });
    from = "";
  }
  return steps;
}

/** A name test of an element or an attribute; undefined for an unknown prefix. */
export function resolveName(nameTest: string, resolve: ResolvePrefix): QName | undefined {
  const [first = "", second] = nameTest.split(":");
  if (second === undefined) {
    return first === "*" ? ANY : { namespace: "", local: first };
  }
  const local = second === "*" ? undefined : second;
  if (first === "*") return { namespace: undefined, local };
  const namespace = resolve(first);
  return namespace === undefined ? undefined : { namespace, local };
}

/** The predicates of `[…][…]`; undefined if there is anything else. */
export function splitPredicates(text: string): string[] | undefined {
  const outer = outermost(text);
  if (!/^(?:\s*\[\s*\])+\s*$/u.test(outer)) return undefined;
  return [...outer.matchAll(/\[\s*\]/gu)].map(({ index, 0: found }) =>
    text.slice(index + 1, index + found.length - 1).trim(),
  );
}

/** What has to be true all together. */
export function splitConjuncts(predicate: string): string[] {
  if (hasOr(predicate)) return [predicate];
  const parts = splitOutermost(predicate, /(?<=[\s\])'])and(?=[\s('@])/gu);
  // In "a and and = 1" the second is the name of an element.
  return parts.includes("") ? [predicate] : parts;
}

/** Is there an `or` on the outermost level? When in doubt, yes. */
export function hasOr(predicate: string): boolean {
  return /\bor\b/u.test(outermost(predicate));
}

const TRUTH_FUNCTIONS =
  /^(?:not|exists|empty|boolean|true|false|contains|starts-with|ends-with|matches|deep-equal|lang|string|normalize-space|name|local-name)\(\s*\)$/u;
const OPERATORS = /[=<>]|[\s\])'](?:and|or|eq|ne|lt|le|gt|ge|is)[\s(['@]/u;
const STEP = String.raw`(?:\.\.?|(?:@|[a-z-]+::)?(?:(?:text|node|comment)\(\s*\)|\*:${NAME}|${NAME}:\*|\*|(?:${NAME}:)?${NAME}))(?:\s*\[\s*\])*`;
const PATH = String.raw`/{0,2}\s*${STEP}(?:\s*/{1,2}\s*${STEP})*`;
const PATHS = new RegExp(String.raw`^${PATH}(?:\s*\|\s*${PATH})*$`, "u");

/** Is an expression nothing but paths, with `|` between them? */
export function isPath(outer: string): boolean {
  return PATHS.test(outer);
}

/**
 * Is a predicate surely true or false, and not the number of a position? Only then does it say the same
 * wherever it stands. When in doubt, no.
 */
export function isBoolean(predicate: string): boolean {
  if (/\b(?:position|last)\s*\(/u.test(predicate)) return false;
  const outer = outermost(predicate).trim();
  if (/^\(\s*\)$/u.test(outer)) return isBoolean(predicate.trim().slice(1, -1));
  if (/(?:^|\s)(?:if|for|let|some|every)\s*[($]/u.test(outer)) return false;
  return OPERATORS.test(outer) || TRUTH_FUNCTIONS.test(outer) || isPath(outer);
}
