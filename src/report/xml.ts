// XML that reports are written in. Messages quote documents, so any character may come along.

import { escapeText, escapeValue } from "../xml/escape.ts";

/** The start of an XML document in UTF-8. */
export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>';

/** Attributes in the order given, each with a space before it. */
export function xmlAttributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeValue(replaceIllegal(String(value)))}"`)
    .join("");
}

export function xmlText(text: string): string {
  return escapeText(replaceIllegal(text));
}

/** What no XML document may hold, even as a reference (XML 1.0, 2.2), becomes U+FFFD. */
function replaceIllegal(text: string): string {
  return text.replaceAll(
    /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu,
    "\uFFFD",
  );
}
