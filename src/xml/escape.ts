// Text made fit to stand in XML.

/** Text as content: `>` too, for the sake of `]]>` (XML 1.0, 2.4). */
export function escapeText(text: string): string {
  return text.replace(/[&<>\r]/gu, escapeCharacter);
}

/** Text as an attribute value in double quotes: its white space is kept through normalisation (3.3.3). */
export function escapeValue(value: string): string {
  return value.replace(/[&<>"\t\n\r]/gu, escapeCharacter);
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
