// What the two schema parsers have to say: one function per diagnostic code. What is wrong with a
// schema as a whole is in simplify/messages.ts.

import type { Diagnostic, Note } from "../../diagnostic/diagnostic.ts";
import { alternatives } from "../../diagnostic/words.ts";
import { closest } from "../../source/closest.ts";
import type { SchemaPlace } from "../grammar.ts";

export function error(
  code: string,
  { path, span }: SchemaPlace,
  message: string,
  ...notes: readonly Note[]
): Diagnostic {
  return { code: `relaxng/${code}`, severity: "error", message, path, span, notes };
}

export function noteAt({ path, span }: SchemaPlace, message: string): Note {
  return { message, path, span };
}

function suggest(word: string, candidates: readonly string[]): string {
  const near = closest(word, candidates);
  return near === undefined ? "" : ` Did you mean "${near}"?`;
}

// --- both syntaxes

export function undeclaredPrefix(place: SchemaPlace, prefix: string, example: string): Diagnostic {
  return error(
    "schema-undeclared-prefix",
    place,
    `The prefix "${prefix}" is not declared. Declare it: ${example}.`,
  );
}

export function invalidUri(place: SchemaPlace, text: string, use: string): Diagnostic {
  return error("schema-invalid-uri", place, `"${text}" is not a URI that ${use}.`);
}

export function fragment(place: SchemaPlace, href: string): Diagnostic {
  const hash = href.indexOf("#");
  return error(
    "schema-fragment",
    place,
    `A schema is referred to as a whole file. Remove "${href.slice(hash)}" from "${href}".`,
  );
}

// --- the XML syntax

export function notRelaxNg(place: SchemaPlace, name: string, namespace: string): Diagnostic {
  const found = namespace === "" ? "in no namespace" : `in the namespace "${namespace}"`;
  return error(
    "schema-not-relaxng",
    place,
    `The root element "${name}" is ${found}, so this is not a RELAX NG schema. The elements of one are in the namespace "http://relaxng.org/ns/structure/1.0".`,
  );
}

export function unknownElement(
  place: SchemaPlace,
  name: string,
  known: readonly string[],
): Diagnostic {
  return error(
    "schema-unknown-element",
    place,
    `RELAX NG has no element "${name}".${suggest(name, known)}`,
  );
}

/** `expected`: what may stand there instead, in words. */
export function misplacedElement(
  place: SchemaPlace,
  name: string,
  parent: string | undefined,
  expected: string,
): Diagnostic {
  const where = parent === undefined ? "be the root of a schema" : `stand here in "${parent}"`;
  return error(
    "schema-misplaced-element",
    place,
    `"${name}" cannot ${where}. Expected here: ${expected}.`,
  );
}

export function elementInText(place: SchemaPlace, name: string, parent: string): Diagnostic {
  return error(
    "schema-misplaced-element",
    place,
    `"${parent}" holds only text, but "${name}" stands in it. Move the annotation behind "${parent}".`,
  );
}

export function missingChild(place: SchemaPlace, parent: string, expected: string): Diagnostic {
  return error("schema-missing-child", place, `"${parent}" needs ${expected}.`);
}

export function secondPattern(place: SchemaPlace, parent: string): Diagnostic {
  return error(
    "schema-too-many-children",
    place,
    `"${parent}" holds only one pattern, but this is a second one. Put them into a "group", "choice" or "interleave", or remove one.`,
  );
}

export function secondExcept(place: SchemaPlace, parent: string): Diagnostic {
  return error(
    "schema-too-many-children",
    place,
    `"${parent}" holds only one "except", but this is a second one. Put everything that is excepted into one.`,
  );
}

export function unexpectedText(place: SchemaPlace, parent: string, text: string): Diagnostic {
  const quoted = text.trim().replace(/\s+/gu, " ");
  const short = quoted.length > 30 ? `${quoted.slice(0, 30)}…` : quoted;
  return error(
    "schema-unexpected-text",
    place,
    `The text "${short}" cannot stand in "${parent}". For a comment write <!-- … -->; for a fixed value use "value".`,
  );
}

export function unknownAttribute(
  place: SchemaPlace,
  name: string,
  parent: string,
  known: readonly string[],
): Diagnostic {
  return error(
    "schema-unknown-attribute",
    place,
    `"${parent}" has no attribute "${name}".${suggest(name, known)} It may have ${alternatives(known.map((one) => `"${one}"`))}.`,
  );
}

export function missingAttribute(place: SchemaPlace, name: string, parent: string): Diagnostic {
  return error("schema-missing-attribute", place, `"${parent}" needs the attribute "${name}".`);
}

export function invalidName(place: SchemaPlace, text: string, mayHavePrefix: boolean): Diagnostic {
  const colon = mayHavePrefix ? "at most one colon" : "no colon";
  return error(
    "schema-invalid-name",
    place,
    `"${text}" is not a name. A name begins with a letter or "_", and has no spaces and ${colon}.`,
  );
}

export function invalidCombine(place: SchemaPlace, text: string): Diagnostic {
  return error(
    "schema-invalid-combine",
    place,
    `"${text}" is no way to combine definitions. Write "choice" or "interleave".`,
  );
}

// --- the compact syntax

/** `found` and `expected` in words, tokens in quotes. */
export function syntaxError(place: SchemaPlace, found: string, expected: string): Diagnostic {
  return error("schema-syntax", place, `Expected ${expected}, but found ${found}.`);
}

/** Something that must stand between a sign that opens and the one that closes. */
export function unclosed(
  place: SchemaPlace,
  found: string,
  expected: string,
  open: SchemaPlace,
): Diagnostic {
  return error(
    "schema-syntax",
    place,
    `Expected ${expected}, but found ${found}.`,
    noteAt(open, "This is still open."),
  );
}

export function keywordAsName(place: SchemaPlace, keyword: string, expected: string): Diagnostic {
  return error(
    "schema-syntax",
    place,
    `Expected ${expected}, but "${keyword}" is a keyword. As a name it is written "\\${keyword}".`,
  );
}

export function mixedOperators(place: SchemaPlace, first: string, second: string): Diagnostic {
  return error(
    "schema-mixed-operators",
    place,
    `"${second}" follows "${first}", and neither binds tighter. Put what belongs together into parentheses.`,
  );
}

export function illegalCharacter(place: SchemaPlace, character: string): Diagnostic {
  const code = codePoint(character);
  return error(
    "schema-illegal-character",
    place,
    `The character ${code} may not stand in a schema, just as it may not in XML. Remove it.`,
  );
}

export function meaninglessCharacter(place: SchemaPlace, character: string): Diagnostic {
  const shown = /^[\p{C}\p{Z}]$/u.test(character) ? "" : `"${character}" `;
  return error(
    "schema-illegal-character",
    place,
    `The character ${shown}(${codePoint(character)}) has no meaning here. Remove it, or put it into quotes if it belongs to a value.`,
  );
}

function codePoint(character: string): string {
  const code = (character.codePointAt(0) as number).toString(16).toUpperCase();
  return `U+${code.padStart(4, "0")}`;
}

export function illegalBytes(place: SchemaPlace): Diagnostic {
  return error(
    "schema-illegal-character",
    place,
    "The bytes here are not UTF-8. Save the file as UTF-8.",
  );
}

export function illegalEscape(place: SchemaPlace, text: string): Diagnostic {
  return error(
    "schema-illegal-escape",
    place,
    `"${text}" is not the escape of a character. Write \\x{…} with the hexadecimal number of a character that XML allows.`,
  );
}

export function unterminatedLiteral(place: SchemaPlace, quote: string): Diagnostic {
  const hint =
    quote.length === 3 ? "" : ` A value of several lines stands between ${quote.repeat(3)}.`;
  return error(
    "schema-unterminated-literal",
    place,
    `This value is not closed. Add ${quote} at its end.${hint}`,
  );
}

export function duplicateDeclaration(
  place: SchemaPlace,
  what: string,
  first: SchemaPlace,
): Diagnostic {
  return error(
    "schema-duplicate-declaration",
    place,
    `${what} is declared a second time. Remove one of the declarations.`,
    noteAt(first, "It is declared here first."),
  );
}

export function reservedPrefix(place: SchemaPlace, rule: string): Diagnostic {
  return error("schema-reserved-prefix", place, rule);
}

export function annotationName(place: SchemaPlace, name: string, rule: string): Diagnostic {
  return error("schema-annotation-name", place, `"${name}" cannot name an annotation: ${rule}.`);
}

export function duplicateAnnotation(place: SchemaPlace, name: string): Diagnostic {
  return error(
    "schema-duplicate-annotation",
    place,
    `The attribute "${name}" is given twice. Remove one of the two.`,
  );
}

export function misplacedAnnotation(place: SchemaPlace, where: string): Diagnostic {
  return error("schema-misplaced-annotation", place, `An annotation cannot stand ${where}.`);
}
