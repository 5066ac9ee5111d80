// A person, place or body as a header names it: the words, the parts of a name where they are marked,
// and whom it means. The same for authors, correspondents and the forms in a register.

import type { XmlElement } from "../xml/tree.ts";
import { attributeValue, childElements, descendantElements } from "../xml/walk.ts";
import type { Target } from "./pointers.ts";
import { readingText } from "./text.ts";

/** A name in two parts, as citations want it. */
export interface NameParts {
  readonly family: string;
  readonly given: string;
}

/** An identifier from outside: `idno`, or a pointer to an authority's address. */
export interface IdentifierFact {
  /** What the editors call it: `GND`; of an address its `@subtype`, else `URL`. */
  readonly type: string;
  readonly value: string;
}

export interface NameFact {
  readonly kind: "person" | "place" | "org";
  readonly text: string;
  readonly parts: NameParts | undefined;
  /** The entries of registers that `@ref` leads to. */
  readonly targets: readonly Target[];
  readonly identifiers: readonly IdentifierFact[];
}

/** Resolves a pointer of an element; undefined when it leads out of the edition. */
export type Resolve = (pointer: string, element: XmlElement) => Target | undefined;

const KINDS: Readonly<Record<string, NameFact["kind"]>> = {
  persName: "person",
  name: "person",
  rs: "person",
  orgName: "org",
  placeName: "place",
  geogName: "place",
  settlement: "place",
  country: "place",
  region: "place",
};

/** The names that are children of an element. */
export function childNames(element: XmlElement, resolve: Resolve): NameFact[] {
  return childElements(element)
    .filter(({ local }) => local in KINDS)
    .map((name) => nameFact(name, resolve));
}

/** The names in a statement such as `author`; where none is marked, all its words are one. */
export function statedNames(
  element: XmlElement,
  kind: NameFact["kind"],
  resolve: Resolve,
): NameFact[] {
  const own = childElements(element).flatMap(identifiersOf);
  const marked = childNames(element, resolve);
  const [only] = marked;
  if (only !== undefined && marked.length === 1)
    return [{ ...only, identifiers: [...only.identifiers, ...own] }];
  if (marked.length > 0) return marked;
  const fact = nameFact(element, resolve);
  return fact.text === "" ? [] : [{ ...fact, kind }];
}

function nameFact(element: XmlElement, resolve: Resolve): NameFact {
  const type = attributeValue(element, "type");
  const isTyped = type === "person" || type === "place" || type === "org";
  const kind = isTyped ? type : (KINDS[element.local] ?? "person");
  const pointers = words(attributeValue(element, "ref"));
  const targets = pointers.flatMap((pointer) => resolve(pointer, element) ?? []);
  return {
    kind,
    text: readingText(element),
    parts: kind === "person" ? nameParts(element) : undefined,
    targets,
    identifiers: pointers.filter(isAddress).map((value) => ({ type: "URL", value })),
  };
}

/**
 * Surname and forenames, where both are marked (TEI P5, 14.2.1) or a comma tells them apart. A name is
 * never split at a space: which part comes first depends on the language.
 */
export function nameParts(name: XmlElement): NameParts | undefined {
  let family = "";
  let given = "";
  for (const part of descendantElements(name)) {
    if (part.local === "surname" || part.local === "nameLink") family += ` ${readingText(part)}`;
    else if (part.local === "forename") given += ` ${readingText(part)}`;
  }
  if (family !== "" && given !== "") return { family: family.trim(), given: given.trim() };
  const [, before, after] = /^([^,]+), ([^,]+)$/u.exec(readingText(name)) ?? [];
  return before === undefined || after === undefined ? undefined : { family: before, given: after };
}

/** Of an entry: its `idno`, and where it or its names point to outside the edition. */
export function entryIdentifiers(
  entry: XmlElement,
  names: readonly XmlElement[],
): IdentifierFact[] {
  const found = [
    ...childElements(entry).flatMap(identifiersOf),
    ...[entry, ...names]
      .flatMap((element) => [attributeValue(element, "ref"), attributeValue(element, "sameAs")])
      .flatMap(words)
      .filter(isAddress)
      .map((value) => ({ type: "URL", value })),
  ];
  return found.filter(
    ({ value }, index) => found.findIndex((other) => other.value === value) === index,
  );
}

/** An `idno` as a fact; those that hold others are taken apart. */
export function identifiersOf(element: XmlElement): IdentifierFact[] {
  if (element.local !== "idno") return [];
  const inside = childElements(element, "idno");
  if (inside.length > 0) return inside.flatMap(identifiersOf);
  const value = readingText(element);
  const type = attributeValue(element, "type") ?? "";
  const isGeneral = /^ur[il]$/iu.test(type) || type === "";
  const named = isGeneral ? (attributeValue(element, "subtype") ?? (type || "URL")) : type;
  return value === "" ? [] : [{ type: named, value }];
}

export function isAddress(text: string): boolean {
  return /^https?:\/\/\S+$/iu.test(text);
}

function words(value: string | undefined): string[] {
  return (value ?? "").split(/[ \t\r\n]+/u).filter((word) => word !== "");
}
