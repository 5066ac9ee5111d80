// Names, values and comments as the compact syntax writes them (Compact Syntax, A.2).

import { KEYWORDS } from "../syntax/compact-tokens.ts";

/** A name where a keyword would mean something else. */
export function quoteKeyword(name: string): string {
  return KEYWORDS.has(name) ? `\\${name}` : name;
}

/** Text in which nothing is an escape. */
export function escapeEscapes(text: string): string {
  return text.replace(/\\(?=x+\{)/gu, "\\x{5C}");
}

/** A value in quotes: in one piece wherever that is possible. */
export function quoteLiteral(value: string): string {
  const text = escapeEscapes(value).replace(
    /[\r\ufeff]/gu,
    (character) => `\\x{${character.charCodeAt(0).toString(16).toUpperCase()}}`,
  );
  const quotes = text.includes("\n") ? ['"""', "'''"] : ['"', "'", '"""', "'''"];
  // A quote at the end would make the closing quotes longer.
  const fits = (quote: string): boolean =>
    !text.includes(quote) && !text.endsWith(quote.slice(0, 1));
  const quote = quotes.find(fits);
  if (quote !== undefined) return quote + text + quote;
  return text
    .split(/(?<=")(?!")|(?<!")(?=")/u)
    .map((part) => {
      const mark = part.startsWith('"') ? "'" : '"';
      const delimiter = part.includes("\n") ? mark.repeat(3) : mark;
      return delimiter + part + delimiter;
    })
    .join(" ~ ");
}

/** Can the text of a documentation be written behind ##, and is it the same when it is read again? */
export function canBeDocumentation(text: string): boolean {
  return !/^#|\r|^[ \t\n]*$|[ \t]$/mu.test(text);
}
