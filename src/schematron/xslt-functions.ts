// Functions that a schema may call though the XPath library lacks them: XSLT's own, the rest of XPath's,
// and those that the schema declares. A pattern that calls one is evaluated by XSLT (transpile.ts).

import { attributeValue, childElements, namespacesInScope } from "../xml/walk.ts";
import { writeXml } from "../xml/write.ts";
import { XSLT_NAMESPACE } from "../xslt/graph.ts";
import { type Item, placeOf } from "./files.ts";
import type { Place } from "./messages.ts";

/**
 * By name, with the numbers of arguments (XPath Functions 3.1; XSLT 3.0, 20). Left out is what reaches out
 * of the edition (`transform`, `collection`, `environment-variable`), and what has a meaning only inside
 * instructions of XSLT (`current-group`).
 */
const XSLT_FUNCTIONS: Readonly<Record<string, readonly number[]>> = {
  "adjust-date-to-timezone": [1, 2],
  "adjust-dateTime-to-timezone": [1, 2],
  "adjust-time-to-timezone": [1, 2],
  "analyze-string": [2, 3],
  apply: [2],
  "base-uri": [0, 1],
  "collation-key": [1, 2],
  "contains-token": [2, 3],
  "copy-of": [0, 1],
  "default-collation": [0],
  "default-language": [0],
  doc: [1],
  "doc-available": [1],
  document: [1, 2],
  "document-uri": [0, 1],
  "element-available": [1],
  "escape-html-uri": [1],
  "for-each-pair": [3],
  "format-date": [2, 5],
  "format-dateTime": [2, 5],
  "format-integer": [2, 3],
  "format-number": [2, 3],
  "format-time": [2, 5],
  "function-available": [1, 2],
  "in-scope-prefixes": [1],
  "json-doc": [1, 2],
  "json-to-xml": [1, 2],
  key: [2, 3],
  matches: [3],
  "namespace-uri-for-prefix": [2],
  nilled: [0, 1],
  "normalize-unicode": [1, 2],
  "parse-ietf-date": [1],
  "parse-json": [2],
  "parse-xml": [1],
  "parse-xml-fragment": [1],
  "resolve-QName": [2],
  "resolve-uri": [1, 2],
  serialize: [1, 2],
  snapshot: [0, 1],
  sort: [1, 2, 3],
  "static-base-uri": [0],
  "substring-after": [3],
  "substring-before": [3],
  "system-property": [1],
  "type-available": [1],
  "unparsed-text": [1, 2],
  "unparsed-text-available": [1, 2],
  "unparsed-text-lines": [1, 2],
  "xml-to-json": [1, 2],
};

/** Is there such a function in XSLT, beside those that the XPath library has? */
export function isXsltFunction(local: string, arity: number): boolean {
  return Object.hasOwn(XSLT_FUNCTIONS, local) && (XSLT_FUNCTIONS[local] ?? []).includes(arity);
}

/** XSLT at the top of a schema, to be copied into a stylesheet. */
export interface Declaration {
  readonly text: string;
  readonly place: Place;
}

/** What may stand there (ISO/IEC 19757-3, annexes C and H), as far as it needs nothing outside. */
const DECLARATIONS: readonly string[] = ["decimal-format", "function", "key"];

export function isDeclaration({ element }: Item): boolean {
  return element.namespace === XSLT_NAMESPACE && DECLARATIONS.includes(element.local);
}

export function readDeclaration(item: Item): Declaration {
  return { text: writeXml(item.element), place: placeOf(item) };
}

/** The name of a declared function, `Q{…}local#arity`; undefined for other declarations. */
export function functionName({ element }: Item): string | undefined {
  const name = attributeValue(element, "name")?.trim();
  if (element.local !== "function" || name === undefined) return undefined;
  const [first = "", second] = name.split(":");
  const namespace = second === undefined ? undefined : namespacesInScope(element).get(first);
  const arity = childElements(element).filter(
    ({ namespace: its, local }) => its === XSLT_NAMESPACE && local === "param",
  ).length;
  return namespace === undefined ? undefined : nameOfFunction(namespace, second ?? "", arity);
}

export function nameOfFunction(namespace: string, local: string, arity: number): string {
  return `Q{${namespace}}${local}#${arity}`;
}
