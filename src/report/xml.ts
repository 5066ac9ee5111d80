// XML that reports are written in. Messages quote documents, so any character may come along.

import { escapeText, escapeValue, replaceIllegal } from "../xml/escape.ts";

/** The start of an XML document in UTF-8. */
export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>';

/** Attributes in the order given, each with a space before it. */
export function xmlAttributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeValue(replaceIllegal(String(value), SUBSTITUTE))}"`)
    .join("");
}

export function xmlText(text: string): string {
  return escapeText(replaceIllegal(text, SUBSTITUTE));
}

/** A sign that something stood there. */
const SUBSTITUTE = "\uFFFD";
