// Where in a document something is by TEI's own structure: the header is looked into, not searched.

import type { XmlElement } from "../xml/tree.ts";
import { childElements } from "../xml/walk.ts";

/** The first child of that name, and so on down; undefined when a step is missing. */
export function findPath(root: XmlElement, names: readonly string[]): XmlElement | undefined {
  let found: XmlElement | undefined = root;
  for (const name of names) {
    if (found === undefined) return undefined;
    found = childElements(found).find(({ local }) => local === name);
  }
  return found;
}
