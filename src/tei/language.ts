// The language of an element.

import type { XmlElement } from "../xml/tree.ts";
import { attributeValue } from "../xml/walk.ts";
import { XML } from "./vocabulary.ts";

/** The `xml:lang` of an element: its own, or that of the nearest element around it that has one. */
export function languageOf(element: XmlElement | undefined): string | undefined {
  for (let at = element; at !== undefined; at = at.parent) {
    const language = attributeValue(at, "lang", XML);
    if (language !== undefined) return language;
  }
  return undefined;
}
