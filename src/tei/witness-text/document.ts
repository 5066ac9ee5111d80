// The text of one witness as a document of its own.

import type { XmlDocument, XmlElement, XmlNode } from "../../xml/tree.ts";
import { descendantElements } from "../../xml/walk.ts";
import { isTei } from "../apparatus.ts";
import type { Collated } from "./documents.ts";
import { LINES } from "./lines.ts";
import { readdressed } from "./readdressed.ts";
import { type Item, type Marks, treeOf } from "./stream.ts";

/** The document that a row came from, with that row as its root: there is no apparatus any more. */
export function witnessDocument(
  document: XmlDocument,
  items: readonly Item[],
  { collated, marks = "gap" }: { readonly collated: Collated; readonly marks?: Marks },
): XmlDocument {
  const root = treeOf(readdressed(items, collated), marks);
  const filled = new Set(filledIds(document.root));
  for (const element of [root, ...descendantElements(root)].toReversed())
    (element as { children: readonly XmlNode[] }).children = element.children.filter(
      (child) => child.kind !== "element" || !isGone(child, filled),
    );
  const children = document.children.map((child) => (child === document.root ? root : child));
  const { kind, source } = document;
  return { kind, source, children, root };
}

/** Where lines and lists stood that held something. */
function* filledIds(root: XmlElement): Generator<number> {
  for (const element of [root, ...descendantElements(root)])
    if (hasContent(element)) yield element.span.start;
}

/** The declaration of the apparatus, and what held only what the witness has not. */
function isGone(element: XmlElement, filled: ReadonlySet<number>): boolean {
  if (isTei(element, "variantEncoding")) return true;
  const isHolder = LINES.has(element.local) || /^(?:standOff|encodingDesc)$/u.test(element.local);
  return isHolder && !hasContent(element) && filled.has(element.span.start);
}

function hasContent({ children }: XmlElement): boolean {
  return children.some(
    (child) =>
      child.kind === "element" ||
      child.kind === "instruction" ||
      (child.kind === "text" && /\S/u.test(child.text)),
  );
}
