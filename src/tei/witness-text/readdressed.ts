// Words that another file's entries put into a text: their pointers lead to the same from there, and their
// ids do not take the place of the text's own.

import { relativeReference } from "../../source/paths.ts";
import type { XmlAttribute, XmlElement } from "../../xml/tree.ts";
import { attributeValue, descendantElements, rootOf } from "../../xml/walk.ts";
import type { Apparatus } from "../apparatus.ts";
import { resolvePointer, tokensOf } from "../pointers.ts";
import { isPointerAttribute, XML } from "../vocabulary.ts";
import type { Collated } from "./documents.ts";
import type { Item } from "./stream.ts";

/** The row with elements of other documents as they are to be written in that of the text. */
export function readdressed(
  items: readonly Item[],
  { apparatus: { root, path }, others }: Pick<Collated, "apparatus" | "others">,
): readonly Item[] {
  if (others.length === 0) return items;
  const homes = new Map(others.map((one) => [one.root, one]));
  const taken = new Set([root, ...descendantElements(root)].map(idOf));
  const open: { readonly element: XmlElement; readonly home: Apparatus | undefined }[] = [];
  return items.map((item): Item => {
    if (item.kind === "close") open.pop();
    if (item.kind !== "open") return item;
    const { element } = item;
    const around = open.at(-1);
    const isInPlace = around !== undefined && element.parent === around.element;
    const home = isInPlace ? around.home : homes.get(rootOf(element));
    open.push({ element, home });
    if (home === undefined) return item;
    const attributes = element.attributes
      .filter((one) => !isId(one) || !taken.has(one.value))
      .map((one) => fromPath(path, one, element, home));
    return { kind: "open", element: { ...element, attributes } };
  });
}

function fromPath(
  path: string,
  attribute: XmlAttribute,
  element: XmlElement,
  home: Apparatus,
): XmlAttribute {
  const { namespace, local, value } = attribute;
  if (namespace !== "" || !isPointerAttribute(element.local, local)) return attribute;
  const pointers = tokensOf(value).map((token) => {
    const target = resolvePointer(token, element, home.path, home.prefixes);
    if (target === undefined) return token;
    const file = target.path === path && target.id !== undefined ? "" : target.path;
    const reference = file === "" ? "" : relativeReference(path, file);
    return target.id === undefined ? reference : `${reference}#${target.id}`;
  });
  return { ...attribute, value: pointers.join(" ") };
}

function idOf(element: XmlElement): string | undefined {
  return attributeValue(element, "id", XML);
}

function isId({ namespace, local }: XmlAttribute): boolean {
  return namespace === XML && local === "id";
}
