// XML that is written and not read: elements as text, with their attributes and content escaped.

import { escapeText, escapeValue } from "../xml/escape.ts";

/** Of no character that XML has no place for (XML 1.0, 2.2). */
function allowed(text: string): string {
  return text.replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "");
}

export type Attributes = Readonly<Record<string, string | undefined>>;

/** An element around what is XML already; attributes without a value are left out. */
export function element(name: string, attributes: Attributes, ...content: string[]): string {
  const written = Object.entries(attributes)
    .map(([key, value]) => (value === undefined ? "" : ` ${key}="${escapeValue(allowed(value))}"`))
    .join("");
  const inside = content.join("");
  return inside === "" ? `<${name}${written}/>` : `<${name}${written}>${inside}</${name}>`;
}

/** An element around a text; nothing where there is no text. */
export function textElement(
  name: string,
  text: string | undefined,
  attributes: Attributes = {},
): string {
  if (text === undefined || text === "") return "";
  return element(name, attributes, escapeText(allowed(text)));
}

export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';
