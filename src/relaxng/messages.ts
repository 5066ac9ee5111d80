// What validation has to say of a document: one function per diagnostic code. Each names the culprit
// and its parent, says what was expected and how to mend it. Names come ready to be shown.

import type { Diagnostic, Fix, Note } from "../diagnostic/diagnostic.ts";
import { alternatives } from "../diagnostic/words.ts";
import type { Span } from "../source/source.ts";

/** A stretch of the document. */
export interface Place {
  readonly path: string;
  readonly span: Span;
}

/** Names that would be right, the most likely first. */
export interface Expected {
  readonly names: readonly string[];
  /** Text, too. */
  readonly text: boolean;
  /** There are more than are named. */
  readonly more: boolean;
}

function error(
  code: string,
  place: Place,
  message: string,
  notes: readonly Note[] = [],
): Diagnostic {
  return { code: `relaxng/${code}`, severity: "error", message, ...place, notes };
}

/** `"a"`, `"a" or "b"`, `"a", "b" or "c"`. */
export function either(names: readonly string[]): string {
  return alternatives(names.map((name) => `"${name}"`));
}

/** `"a", "b", …` */
function list(names: readonly string[], more: boolean): string {
  return `${names.map((name) => `"${name}"`).join(", ")}${more ? ", …" : ""}`;
}

function expectation({ names, text, more }: Expected, parent: string): string {
  if (names.length === 0 && more) return " Expected an element of another name.";
  if (names.length === 0 && !text) return ` Nothing more may stand in "${parent}".`;
  if (names.length === 0) return " Only text may stand here.";
  const also = `${more ? ", among others" : ""}${text ? ", and text" : ""}`;
  return ` Expected ${either(names)}${also}.`;
}

// --- elements

export interface Misplaced {
  readonly name: string;
  readonly parent: string;
  readonly expected: Expected;
  /** What may stand here and may hold it. */
  readonly wrappers: readonly string[];
  /** An open element around the parent that may hold it. */
  readonly outer: string | undefined;
  /** What else may hold it; absent if the parent itself may, elsewhere. */
  readonly holders: Expected | undefined;
}

/** The schema knows the element, but not here. */
export function unexpectedElement(place: Place, found: Misplaced, notes: Note[] = []): Diagnostic {
  const { name, parent, wrappers, outer, holders } = found;
  let message: string;
  if (wrappers.length > 0) {
    message = `"${name}" may stand in ${either(wrappers)}, not directly in "${parent}".`;
  } else if (outer !== undefined) {
    message = `"${name}" may not stand in "${parent}", but in "${outer}": end "${parent}" before it.`;
  } else if (holders !== undefined && holders.names.length > 0) {
    const where = `${holders.more ? "but" : "only"} in ${either(holders.names)}`;
    message = `"${name}" may not stand in "${parent}", ${where}${holders.more ? ", among others" : ""}.`;
  } else message = `"${name}" may not stand at this place in "${parent}".`;
  return error("unexpected-element", place, message + expectation(found.expected, parent), notes);
}

/** The root of the document. */
export function unexpectedRoot(place: Place, name: string, expected: Expected): Diagnostic {
  const message = `A document of this schema cannot begin with "${name}".`;
  const roots = expected.names.length === 0 ? "" : ` Its root is ${either(expected.names)}.`;
  return error("unexpected-element", place, message + roots);
}

/** No element of the schema has this name. */
export function unknownElement(
  place: Place,
  name: string,
  { meant, parent, expected }: { meant?: string; parent: string; expected: Expected },
): Diagnostic {
  const hint = meant === undefined ? expectation(expected, parent) : ` Did you mean "${meant}"?`;
  const message = `The schema has no element "${name}" (here in "${parent}").${hint}`;
  return error("unknown-element", place, message);
}

/** The local name is right. */
export function wrongNamespace(
  place: Place,
  name: string,
  { found, right, prefix }: { found: string; right: string; prefix: string },
): Diagnostic {
  const where = found === "" ? "in no namespace" : `in the namespace "${found}"`;
  const goal = right === "" ? "in none" : `in "${right}"`;
  const attribute = prefix === "" ? "xmlns" : `xmlns:${prefix}`;
  const mend =
    right === "" && prefix !== ""
      ? "Write it without a prefix."
      : `Declare ${attribute}="${right}" on it or around it.`;
  const message = `"${name}" is ${where}, but belongs ${goal}. ${mend}`;
  return error("wrong-namespace", place, message);
}

export interface Order {
  readonly name: string;
  readonly parent: string;
  readonly other: string;
  readonly otherSpan: Span;
  /** Where it belongs, seen from the other. */
  readonly side: "before" | "after";
}

export function elementOrder(
  place: Place,
  { name, parent, other, otherSpan, side }: Order,
): Diagnostic {
  const message = `"${name}" must come ${side} "${other}" in "${parent}". Move it there.`;
  return error("element-order", place, message, [
    { message: `"${other}" stands here.`, span: otherSpan },
  ]);
}

export function repeatedElement(
  place: Place,
  { name, parent, first }: { name: string; parent: string; first: Span },
): Diagnostic {
  const message = `"${name}" may not be repeated here in "${parent}". Remove this one, or join the two.`;
  return error("repeated-element", place, message, [
    { message: `The first "${name}" stands here.`, span: first },
  ]);
}

/** `missing`: what is needed one after the other; of each, one of several names. */
export function missingElement(
  place: Place,
  { parent, missing, before }: { parent: string; missing: readonly Expected[]; before?: string },
): Diagnostic {
  const where = before === undefined ? `in "${parent}"` : `in "${parent}" before "${before}"`;
  const needs = missing.map(({ names, more }) => {
    if (names.length === 0) return "an element";
    return names.length === 1 ? either(names) : `one of ${list(names, more)}`;
  });
  const isOne = needs.length === 1;
  const all = `${needs.join(", then ")} ${isOne ? "is" : "are"} missing`;
  const message = `${capitalise(all)} ${where}. Add ${isOne ? "it" : "them"}.`;
  return error("missing-element", place, message);
}

// --- text and values

export function unexpectedText(
  place: Place,
  { text, parent, wrappers }: { text: string; parent: string; wrappers: readonly string[] },
  notes: Note[] = [],
): Diagnostic {
  const mend = wrappers.length > 0 ? `Put it into ${either(wrappers)}.` : "Remove it.";
  const message = `The text ${quote(text.trim().replace(/\s+/gu, " "))} may not stand directly in "${parent}". ${mend}`;
  return error("unexpected-text", place, message, notes);
}

/**
 * `owner`: the attribute or element whose value it is, in words; `right`: what is to stand at the place.
 */
export function badValue(
  place: Place,
  owner: string,
  { found, expected, meant }: { found: string; expected: string; meant: string | undefined },
  right?: string,
): Diagnostic {
  const hint = meant === undefined ? "" : ` Did you mean ${quote(meant)}?`;
  const subject = found.trim() === "" ? "An empty value" : `The value ${quote(found)}`;
  const message = `${subject} is wrong for ${owner}: expected ${expected}.${hint}`;
  const finding = error("bad-value", place, message);
  return right === undefined ? finding : { ...finding, fix: writeInstead(place, right) };
}

function writeInstead({ span }: Place, text: string): Fix {
  return { title: `Write ${text}`, edits: [{ span, text }] };
}

// --- attributes

export interface StrayAttribute {
  readonly name: string;
  readonly element: string;
  readonly meant: string | undefined;
  /** Another attribute of the element that excludes it. */
  readonly rival: string | undefined;
  /** All that the element may have, if they are few. */
  readonly allowed: readonly string[] | undefined;
  /** Elements that may have it. */
  readonly owners: readonly string[];
}

export function unexpectedAttribute(place: Place, stray: StrayAttribute): Diagnostic {
  const { name, element, meant, rival, allowed, owners } = stray;
  const message = `The element "${element}" may not have the attribute "${name}".`;
  const finding = error("unexpected-attribute", place, message + advice());
  // Only the case is wrong; a prefix may hide another name.
  const isCertain =
    rival === undefined && !name.includes(":") && meant?.toLowerCase() === name.toLowerCase();
  return isCertain ? { ...finding, fix: writeInstead(place, meant) } : finding;

  function advice(): string {
    if (rival !== undefined) return ` Here "${rival}" excludes it. Remove one of the two.`;
    if (meant !== undefined) return ` Did you mean "${meant}"?`;
    if (owners.length > 0) return ` It may stand on ${either(owners)}. Remove it here.`;
    if (allowed?.length === 0) return ` It may have none. Remove it.`;
    return allowed === undefined ? " Remove it." : ` It may have ${either(allowed)}.`;
  }
}

/** `missing`: of each group one is needed; an empty group stands for any name. */
export function missingAttribute(
  place: Place,
  element: string,
  missing: readonly (readonly string[])[],
): Diagnostic {
  const needs = missing.map((names) => {
    if (names.length === 0) return "another attribute";
    const one = names.length === 1 ? "the attribute" : "one of the attributes";
    return `${one} ${either(names)}`;
  });
  const mend = missing.length > 1 ? "Add them." : "Add it.";
  const message = `The element "${element}" needs ${needs.join(" and ")}. ${mend}`;
  return error("missing-attribute", place, message);
}

// --- IDs

export function duplicateId(place: Place, id: string, first: Span): Diagnostic {
  const message = `The ID "${id}" is given twice in this document. Give one of the two elements another.`;
  return error("duplicate-id", place, message, [
    { message: "It was given here first.", span: first },
  ]);
}

export function unknownId(place: Place, id: string, meant: string | undefined): Diagnostic {
  const hint = meant === undefined ? "" : ` Did you mean "${meant}"?`;
  return error("unknown-id", place, `No element of this document has the ID "${id}".${hint}`);
}

/** In a schema: the wildcard stands in the name of an attribute or of its element. */
export function idWithoutName(place: Place, type: string): Diagnostic {
  const message = `An attribute of the type ${type} needs a name of its own, and so does its element: with a wildcard nobody knows which attributes are IDs.`;
  return error("schema-id", place, message);
}

/** In a schema: two definitions of an element disagree. */
export function idConflict(place: Place, attribute: string, other: Place): Diagnostic {
  const message = `Whether ${attribute} is an ID depends on which definition of the element one reads. Give the attribute the same type in all of them.`;
  return error("schema-id", place, message, [
    { message: "This definition gives it another type.", ...other },
  ]);
}

// --- the whole

export function tooManyFindings(path: string, limit: number): Diagnostic {
  return {
    code: "relaxng/too-many-findings",
    severity: "note",
    message: `More than ${limit} mistakes: the rest is not listed. Is this the right schema?`,
    path,
    notes: [],
  };
}

const QUOTED_LENGTH = 40;

/** A text, shortened, on one line; white space at its ends may be what is wrong with it. */
export function quote(text: string): string {
  const line = text.replace(/[\r\n]+/gu, " ");
  const characters = [...line];
  if (characters.length <= QUOTED_LENGTH) return `"${line}"`;
  return `"${characters.slice(0, QUOTED_LENGTH - 1).join("")}…"`;
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
