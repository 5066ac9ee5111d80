// Text made fit to stand in XML.

/** Text as content: `>` too, for the sake of `]]>` (XML 1.0, 2.4). */
export function escapeText(text: string): string {
  return text.replace(/[&<>\r]/gu, escapeCharacter);
}

/** Text as an attribute value in double quotes: its white space is kept through normalisation (3.3.3). */
export function escapeValue(value: string): string {
  return value.replace(/[&<>"\t\n\r]/gu, escapeCharacter);
}

/**
 * Text without the characters that no XML document may hold, even as a reference (XML 1.0, 2.2).
 *
 * @param substitute what stands in their place
 */
export function replaceIllegal(text: string, substitute: string): string {
  return text.replaceAll(
    /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu,
    substitute,
  );
}

function escapeCharacter(character: string): string {
  switch (character) {
    case "&":
      return "&amp;";
    case "<":
      return "&lt;";
    case ">":
      return "&gt;";
    case '"':
      return "&quot;";
    default:
      return `&#${character.charCodeAt(0)};`;
  }
}
