// What ends a line of text, and what only separates words.

import type { XmlElement } from "../../xml/tree.ts";
import { attributeValue } from "../../xml/walk.ts";
import type { Item, Position } from "./stream.ts";

/** Elements that are lines of their own, or hold such. */
export const LINES: ReadonlySet<string> = new Set(
  `
  text front body back div lg l p ab head sp speaker stage item label cell row list table opener closer
  salute signed dateline byline trailer titlePart docTitle argument epigraph castItem
  `
    .trim()
    .split(/\s+/u),
);

/** Whether words before and after an item are two. */
export function separates(item: Item): boolean {
  if (item.kind !== "open" && item.kind !== "close") return false;
  return LINES.has(item.element.local) || isBreak(item.element);
}

/** A break between words (TEI P5, att.breaking), or a space that was left. */
export function isBreak(element: XmlElement): boolean {
  if (element.local === "space") return true;
  return /^[lpcg]b$/u.test(element.local) && attributeValue(element, "break") !== "no";
}

/** Whether a space or a break, and no word, stands before a place on a row. */
export function isSpaceBefore(items: readonly Item[], { item, offset }: Position): boolean {
  for (let index = item; index >= 0; index--) {
    const at = items[index];
    const text = at?.kind === "text" ? at.text.slice(0, index === item ? offset : undefined) : "";
    if (text !== "") return /\s$/u.test(text);
    if (index < item && at !== undefined && separates(at)) return true;
  }
  return true;
}

/** The same behind it. */
export function isSpaceBehind(items: readonly Item[], { item, offset }: Position): boolean {
  for (let index = item; index < items.length; index++) {
    const at = items[index] as Item;
    const text = at.kind === "text" ? at.text.slice(index === item ? offset : 0) : "";
    if (text !== "") return /^\s/u.test(text);
    if (separates(at)) return true;
  }
  return true;
}
