// What the XML reader reports, and what a handler may ask it while an event lasts. Events carry no
// objects: the reader's fields describe the current event and are overwritten by the next.

import type { Source } from "../source/source.ts";
import type { Attributes } from "./attributes.ts";
import type { Doctype } from "./doctype.ts";
import type { NameId, NameTable } from "./names.ts";

export interface XmlHandler {
  /** A start tag or an empty-element tag; its attributes are in `reader.attributes`. */
  startElement(name: NameId, reader: XmlEvent): void;
  /** An end tag; after an empty-element tag the same place again. */
  endElement(name: NameId, reader: XmlEvent): void;
  /**
   * A stretch of character data. Neighbouring text comes in several events where an entity, a CDATA
   * section, a comment or a processing instruction stands in it.
   */
  text(reader: XmlEvent): void;
  /** `reader.text()` is what stands between the delimiters. */
  comment?(reader: XmlEvent): void;
  /** `reader.text()` is what follows the target. */
  instruction?(target: string, reader: XmlEvent): void;
  /** Comes before the root element, after the whole declaration was read. */
  doctype?(doctype: Doctype, reader: XmlEvent): void;
  /**
   * A reference whose text is not known, since nothing outside the document is read (4.4.3). If it
   * stands in an attribute, the event comes before that of the start tag.
   */
  skippedEntity?(name: string, reader: XmlEvent): void;
}

const ignore = (): void => undefined;

/** For who reads only to learn whether a document is well-formed; and to build on. */
export const ignoreEvents: XmlHandler = { startElement: ignore, endElement: ignore, text: ignore };

/** A prefix ("" for the default namespace) and what an element binds it to ("" takes it back). */
export interface NamespaceDeclaration {
  readonly prefix: string;
  readonly namespace: string;
}

/**
 * The current event. Offsets are into `source.bytes`; what comes out of an entity has the place of the
 * reference in the document.
 */
export interface XmlEvent {
  readonly source: Source;
  readonly names: NameTable;
  /** The whole tag, text, section, comment, instruction, declaration or reference. */
  readonly start: number;
  readonly end: number;
  /** The name in the current tag. */
  readonly nameStart: number;
  readonly nameEnd: number;
  /** The prefix of the current element, "" without one. */
  readonly prefix: string;
  /** How many elements are open, the one that begins or ends included. */
  readonly depth: number;
  /** Valid in `startElement` only. */
  readonly attributes: Attributes;
  /** Namespace declarations of the current start tag, defaults included. */
  readonly declarations: readonly NamespaceDeclaration[];
  /** The current text, comment or instruction as a string: references replaced, line ends LF. */
  text(): string;
  /** Whether the current text is white space only. */
  isBlank(): boolean;
}
