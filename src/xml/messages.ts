// What the XML reader has to say: one function per diagnostic code. Each names the culprit, says what
// was expected and how to mend it; the place comes from the caller.

import type { Diagnostic, Note } from "../diagnostic/diagnostic.ts";
import type { Span } from "../source/source.ts";

/** A stretch of a file. */
export interface Place {
  readonly path: string;
  readonly span: Span;
}

function error(code: string, place: Place, message: string, note?: Note): Diagnostic {
  const notes = note === undefined ? [] : [note];
  return { code: `xml/${code}`, severity: "error", message, ...place, notes };
}

// --- bytes and characters

export function illegalBytes(place: Place, byte: number, encoding: string): Diagnostic {
  return error(
    "illegal-bytes",
    place,
    `The byte ${hex(byte)} is not ${encoding} here. Save the file as UTF-8, or name its real encoding in the XML declaration.`,
  );
}

/** In a transcoded file, where the bytes themselves are gone. */
export function undecodable(place: Place, encoding: string): Diagnostic {
  return error(
    "illegal-bytes",
    place,
    `The bytes here are not ${encoding}, the encoding that the XML declaration names. Save the file as UTF-8, or name its real encoding.`,
  );
}

export function illegalCharacter(place: Place, code: number): Diagnostic {
  return error(
    "illegal-character",
    place,
    `The character ${codePoint(code)} may not stand in an XML document, not even as a reference. Remove it.`,
  );
}

export function unknownEncoding(place: Place, encoding: string): Diagnostic {
  return error(
    "unknown-encoding",
    place,
    `The encoding "${encoding}" is not known here. Save the file as UTF-8 and declare encoding="UTF-8".`,
  );
}

export function wrongEncoding(place: Place, declared: string, actual: string): Diagnostic {
  return error(
    "wrong-encoding",
    place,
    `The XML declaration names the encoding "${declared}", but the bytes are ${actual}. Declare encoding="${actual}" or leave it out.`,
  );
}

// --- the document as a whole

export function misplacedDeclaration(place: Place): Diagnostic {
  return error(
    "misplaced-declaration",
    place,
    "The XML declaration may stand only at the very start of the file. Remove whatever precedes it, blank lines and spaces too.",
  );
}

export function malformedDeclaration(place: Place, wrong: string): Diagnostic {
  return error(
    "malformed-declaration",
    place,
    `The XML declaration is not well-formed: ${wrong}. A complete one is <?xml version="1.0" encoding="UTF-8"?>.`,
  );
}

export function noRoot(place: Place): Diagnostic {
  return error(
    "no-root",
    place,
    "The document has no root element. An XML document needs exactly one element that holds everything else.",
  );
}

export function textOutsideRoot(place: Place, found: string, before: boolean): Diagnostic {
  return error(
    "text-outside-root",
    place,
    `Text ("${found}") stands ${before ? "before" : "after"} the root element. Move it inside, or remove it.`,
  );
}

export function secondRoot(place: Place, name: string, root: Note): Diagnostic {
  return error(
    "second-root",
    place,
    `The element "${name}" stands after the end of the root element, but a document has only one root. Wrap both in one element, or remove an end tag that comes too early.`,
    root,
  );
}

// --- tags

export function unclosedElement(place: Place, name: string, startTag: Note): Diagnostic {
  return error(
    "unclosed-element",
    place,
    `The element "${name}" is never closed: the file ends before </${name}>. Add it where the element ends.`,
    startTag,
  );
}

/** `isOpen`: an element of the found name is open further out. */
export function mismatchedEndTag(
  place: Place,
  tags: { foundName: string; openName: string; isOpen: boolean },
  startTag: Note,
): Diagnostic {
  const { foundName, openName, isOpen } = tags;
  const message = isOpen
    ? `The element "${openName}" is not closed before </${foundName}>. Add </${openName}> where it ends.`
    : `The end tag </${foundName}> does not close "${openName}", the element that is open here. Write </${openName}>, or correct its start tag.`;
  return error("mismatched-end-tag", place, message, startTag);
}

export function unexpectedEndTag(place: Place, found: string): Diagnostic {
  return error(
    "unexpected-end-tag",
    place,
    `The end tag </${found}> has no start tag: no element is open here. Remove it, or add <${found}> before.`,
  );
}

export function malformedTag(place: Place, wrong: string): Diagnostic {
  return error("malformed-tag", place, wrong);
}

export function malformedName(place: Place, name: string, wrong: string): Diagnostic {
  return error("malformed-name", place, `"${name}" cannot be a name here: ${wrong}.`);
}

export function malformedAttribute(place: Place, wrong: string): Diagnostic {
  return error("malformed-attribute", place, wrong);
}

export function lessThanInValue(place: Place): Diagnostic {
  return error(
    "less-than-in-value",
    place,
    'An attribute value may not contain "<". Write "&lt;" if the sign itself is meant, or close the value with its quote before the next tag.',
  );
}

export function duplicateAttribute(place: Place, name: string, first: Note): Diagnostic {
  return error(
    "duplicate-attribute",
    place,
    `The attribute "${name}" stands twice on this element. Keep one of the two.`,
    first,
  );
}

// --- namespaces

export function unboundPrefix(place: Place, prefix: string, name: string): Diagnostic {
  return error(
    "unbound-prefix",
    place,
    `The prefix "${prefix}" of "${name}" is not declared. Add xmlns:${prefix}="…" to this element or to one around it.`,
  );
}

export function reservedNamespace(place: Place, wrong: string): Diagnostic {
  return error("reserved-namespace", place, wrong);
}

export function emptyNamespace(place: Place, prefix: string): Diagnostic {
  return error(
    "empty-namespace",
    place,
    `The prefix "${prefix}" is declared with an empty namespace. Only the default namespace can be taken back (xmlns=""); give the prefix a namespace or remove the declaration.`,
  );
}

// --- comments, instructions, CDATA, text

/** `end` is what would close it. */
export function unclosedMarkup(place: Place, what: string, end: string): Diagnostic {
  return error("unclosed-markup", place, `This ${what} is never closed: ${end} is missing.`);
}

export function unclosedValue(place: Place): Diagnostic {
  return unclosedMarkup(place, "quoted value", "its closing quote");
}

export function doubleHyphen(place: Place): Diagnostic {
  return error(
    "double-hyphen",
    place,
    'A comment may not contain "--", and may not end in "--->". Use a single hyphen or a dash.',
  );
}

export function reservedTarget(place: Place, target: string): Diagnostic {
  return error(
    "reserved-target",
    place,
    `"${target}" cannot be the target of a processing instruction: the name "xml" is reserved in any case. Choose another.`,
  );
}

export function malformedMarkup(place: Place, wrong: string): Diagnostic {
  return error("malformed-markup", place, wrong);
}

export function sectionEndInText(place: Place): Diagnostic {
  return error(
    "section-end-in-text",
    place,
    'Text may not contain "]]>", which ends a CDATA section. Write "]]&gt;".',
  );
}

// --- references and entities

/** `found` is the reference as far as it goes. */
export function malformedReference(place: Place, found: string): Diagnostic {
  const wrong = found.startsWith("&#")
    ? `"${found}" begins a character reference, which is "&#", a decimal number and ";", or "&#x", a hexadecimal number and ";".`
    : found === "&"
      ? 'The "&" begins a reference, but no name follows. Write "&amp;" if the sign itself is meant.'
      : `"${found}" begins a reference, but ";" is missing. Add it, or write "&amp;" if the sign itself is meant.`;
  return error("malformed-reference", place, wrong);
}

// Those that people try most.
const HTML_ENTITIES = new Map([
  ["nbsp", "A0"],
  ["shy", "AD"],
  ["ndash", "2013"],
  ["mdash", "2014"],
  ["lsquo", "2018"],
  ["rsquo", "2019"],
  ["ldquo", "201C"],
  ["rdquo", "201D"],
  ["hellip", "2026"],
  ["auml", "E4"],
  ["ouml", "F6"],
  ["uuml", "FC"],
  ["szlig", "DF"],
  ["eacute", "E9"],
  ["egrave", "E8"],
  ["copy", "A9"],
]);

export function undeclaredEntity(place: Place, name: string): Diagnostic {
  const number = HTML_ENTITIES.get(name);
  const remedy =
    number === undefined
      ? 'XML itself knows only lt, gt, amp, apos and quot. Write the character itself, or its number as "&#…;".'
      : `only HTML knows it. Write the character itself, or "&#x${number};".`;
  return error("undeclared-entity", place, `The entity "${name}" is not declared; ${remedy}`);
}

export function recursiveEntity(place: Place, name: string, declaration: Note): Diagnostic {
  return error(
    "recursive-entity",
    place,
    `The entity "${name}" refers to itself, directly or through others. Break the circle in its declaration.`,
    declaration,
  );
}

export function unbalancedEntity(place: Place): Diagnostic {
  return error(
    "unbalanced-entity",
    place,
    "The replacement text of this entity is not balanced: every element it opens must close in it, and it may close no other.",
  );
}

export function misusedEntity(place: Place, name: string, wrong: string): Diagnostic {
  return error(
    "misused-entity",
    place,
    `The entity "${name}" may not be referred to here: ${wrong}.`,
  );
}

export function skippedEntity(place: Place, name: string): Diagnostic {
  return {
    ...error(
      "skipped-entity",
      place,
      `The text of the entity "${name}" is not in this file, and nothing outside it is read, so it is missing here. Put the text itself into the document.`,
    ),
    severity: "warning",
  };
}

// --- the document type declaration

export function malformedDoctype(place: Place, wrong: string): Diagnostic {
  return error("malformed-doctype", place, wrong);
}

// --- limits

export function limitExceeded(place: Place, what: string, limit: number): Diagnostic {
  return error(
    "limit-exceeded",
    place,
    `The document goes beyond a limit of this reader: ${what} (at most ${limit}).`,
  );
}

/** `0xE4` */
function hex(byte: number): string {
  return `0x${byte.toString(16).toUpperCase().padStart(2, "0")}`;
}

/** `U+FFFE` */
export function codePoint(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
}
