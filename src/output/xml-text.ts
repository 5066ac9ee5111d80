// XML that is written and not read: elements as text, with their attributes and content escaped.

import { escapeText, escapeValue, replaceIllegal } from "../xml/escape.ts";

export type Attributes = Readonly<Record<string, string | undefined>>;

/** An element around what is XML already; attributes without a value are left out. */
export function element(name: string, attributes: Attributes, ...content: string[]): string {
  const written = Object.entries(attributes)
    .map(([key, value]) =>
      value === undefined ? "" : ` ${key}="${escapeValue(replaceIllegal(value, ""))}"`,
    )
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
  return element(name, attributes, escapeText(replaceIllegal(text, "")));
}

export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';
