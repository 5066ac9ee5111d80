// What the rest of the edition has to know of one document: its ids, pointers, mentions and header.
// One pass over the tree; the result is plain data and keeps no part of the tree.

import type { Span } from "../source/source.ts";
import type { XmlDocument, XmlElement } from "../xml/tree.ts";
import { ancestors, attributeValue, childElements, descendantElements } from "../xml/walk.ts";
import { entryLabel } from "./entries.ts";
import { type HeaderFacts, headerFacts } from "./header.ts";
import {
  type PrefixDefinition,
  prefixDefinitions,
  resolvePointer,
  type Target,
} from "./pointers.ts";
import { readingText } from "./text.ts";
import { type EntryKind, entryKind, isPointerAttribute, TEI, XML } from "./vocabulary.ts";

/** An element with an `xml:id`. */
export interface IdFact {
  readonly id: string;
  readonly kind: EntryKind;
  readonly label: string;
  readonly span: Span;
}

/** One pointer of one attribute. */
export interface PointerFact {
  readonly element: string;
  readonly attribute: string;
  /** As written. */
  readonly pointer: string;
  /** Undefined when it leads out of the edition. */
  readonly target: Target | undefined;
  /** The attribute's value. */
  readonly span: Span;
}

/**
 * A place that mentions something: an element with `@ref` or `@key` in a title, the abstract or the
 * text. Both sides, this one and the stylesheets, number mentions alike, in document order from 1.
 */
export interface MentionFact {
  /** The id of its place on the page: its `xml:id`, else `mention-N`. */
  readonly anchor: string;
  readonly text: string;
  readonly targets: readonly Target[];
  /** A `@key`: an id of some register, without a file. */
  readonly key: string | undefined;
}

export interface DocumentFacts {
  readonly path: string;
  /** A register is a document that holds entries (`standOff`) and no text. */
  readonly kind: "document" | "register";
  readonly header: HeaderFacts;
  readonly ids: readonly IdFact[];
  readonly pointers: readonly PointerFact[];
  readonly mentions: readonly MentionFact[];
}

/** Reads the facts of a well-formed document. It need not be valid, nor even TEI. */
export function collectFacts(path: string, document: XmlDocument): DocumentFacts {
  const { root } = document;
  const prefixes = prefixDefinitions(root);
  const ids: IdFact[] = [];
  const pointers: PointerFact[] = [];
  const mentions: MentionFact[] = [];
  let mentionCount = 0;
  for (const element of withDescendants(root)) {
    // Most elements have no attributes, and nothing to tell.
    if (element.attributes.length === 0) continue;
    ids.push(...idFacts(element));
    const own = pointerFacts(element, path, prefixes);
    pointers.push(...own);
    if (isMention(element)) mentions.push(mentionFact(element, ++mentionCount, own));
  }
  return {
    path,
    kind: documentKind(root),
    header: headerFacts(root, path),
    ids,
    pointers,
    mentions,
  };
}

function* withDescendants(root: XmlElement): Generator<XmlElement> {
  yield root;
  yield* descendantElements(root);
}

function documentKind(root: XmlElement): "document" | "register" {
  const parts = childElements(root).map(({ local }) => local);
  return parts.includes("standOff") && !parts.includes("text") ? "register" : "document";
}

function idFacts(element: XmlElement): IdFact[] {
  const attribute = element.attributes.find(
    ({ local, namespace }) => local === "id" && namespace === XML,
  );
  if (attribute === undefined) return [];
  const { value: id, valueSpan: span } = attribute;
  return [{ id, kind: entryKind(element.local), label: entryLabel(element, id), span }];
}

function pointerFacts(
  element: XmlElement,
  path: string,
  prefixes: readonly PrefixDefinition[],
): PointerFact[] {
  if (element.namespace !== TEI) return [];
  return element.attributes
    .filter(({ namespace, local }) => namespace === "" && isPointerAttribute(element.local, local))
    .flatMap(({ local, value, valueSpan }) =>
      value
        .split(/[ \t\r\n]+/u)
        .filter((pointer) => pointer !== "")
        .map((pointer) => ({
          element: element.local,
          attribute: local,
          pointer,
          target: resolvePointer(pointer, element, path, prefixes),
          span: valueSpan,
        })),
    );
}

function isMention(element: XmlElement): boolean {
  if (element.namespace !== TEI) return false;
  if (attributeValue(element, "ref") === undefined && attributeValue(element, "key") === undefined)
    return false;
  return [...ancestors(element)].some(
    ({ local, parent }) =>
      local === "text" ||
      local === "abstract" ||
      (local === "title" && parent?.local === "titleStmt"),
  );
}

function mentionFact(
  element: XmlElement,
  number: number,
  pointers: readonly PointerFact[],
): MentionFact {
  return {
    anchor: attributeValue(element, "id", XML) ?? `mention-${number}`,
    text: readingText(element),
    targets: pointers
      .filter(({ attribute, target }) => attribute === "ref" && target !== undefined)
      .map(({ target }) => target as Target),
    key: attributeValue(element, "key"),
  };
}
