// Annotations in the XML syntax. Their prefixes are declared on the root of the schema if they mean the
// same everywhere; where they do not, the annotation declares them itself.

import { type Deep, deep, runDeep } from "../deep.ts";
import { XML_NAMESPACE } from "../../xml/namespaces.ts";
import { type ForeignAttribute, type ForeignElement, RELAX_NG_NAMESPACE } from "../syntax/full.ts";
import type { Markup, MarkupNode } from "./xml-markup.ts";

type Prefixes = ReadonlyMap<string, string>;
type Attributes = [string, string][];

export function writeForeign(element: ForeignElement, prefixes: Prefixes): Markup {
  return runDeep(foreignMarkup(element, new Map([...prefixes, ["", RELAX_NG_NAMESPACE]])));
}

/** Attributes, and the declarations of prefixes that are not in scope. */
export function writeForeignAttributes(
  attributes: readonly ForeignAttribute[],
  prefixes: Prefixes,
): Attributes {
  const written = attributes.flatMap(({ namespace, prefix, local, value }): Attributes => {
    if (prefix === "") return [[local, value]];
    const attribute: [string, string] = [`${prefix}:${local}`, value];
    const isKnown = namespace === XML_NAMESPACE || prefixes.get(prefix) === namespace;
    return isKnown ? [attribute] : [[`xmlns:${prefix}`, namespace], attribute];
  });
  // Two attributes may need the same declaration.
  return [...new Map(written)];
}

function* foreignMarkup(element: ForeignElement, outer: Prefixes): Deep<Markup> {
  const { namespace, prefix, local } = element;
  const declarations: Attributes = [];
  let prefixes = outer;
  if (outer.get(prefix) !== namespace) {
    prefixes = new Map([...outer, [prefix, namespace]]);
    declarations.push([prefix === "" ? "xmlns" : `xmlns:${prefix}`, namespace]);
  }
  const attributes = writeForeignAttributes(element.attributes, prefixes);
  const inner = new Map(prefixes);
  for (const [name, value] of attributes) {
    if (name.startsWith("xmlns:")) inner.set(name.slice(6), value);
  }
  const children: MarkupNode[] = [];
  for (const child of element.children) {
    if (child.kind === "foreign") children.push(yield* deep(foreignMarkup(child, inner)));
    else children.push(child.kind === "text" ? { text: child.text } : { comment: child.text });
  }
  const name = prefix === "" ? local : `${prefix}:${local}`;
  return { name, attributes: [...declarations, ...attributes], children };
}
