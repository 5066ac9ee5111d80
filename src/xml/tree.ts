// A document as a tree of plain objects, for whoever needs more than one pass over it. Adjacent text,
// CDATA sections and entities in it are one text node, as in the XPath data model; every node knows
// where it stands in the source.

import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Source, Span } from "../source/source.ts";
import type { Doctype } from "./doctype.ts";
import { asUtf8 } from "./encoding.ts";
import type { NamespaceDeclaration, XmlEvent, XmlHandler } from "./handler.ts";
import { inTurn } from "./in-turn.ts";
import * as messages from "./messages.ts";
import { NameTable, type NameId } from "./names.ts";
import { readXml } from "./read.ts";

export interface XmlDocument {
  readonly kind: "document";
  /** The source in UTF-8: the one that all spans of the tree refer to. */
  readonly source: Source;
  readonly doctype?: Doctype;
  /** Comments and instructions around the root element, and the root itself. */
  readonly children: readonly XmlNode[];
  readonly root: XmlElement;
}

export type XmlNode = XmlElement | XmlText | XmlComment | XmlInstruction;

export interface XmlElement {
  readonly kind: "element";
  /** "" without a namespace. */
  readonly namespace: string;
  readonly local: string;
  /** "" without a prefix. */
  readonly prefix: string;
  /** In document order, defaults last; namespace declarations are not among them. */
  readonly attributes: readonly XmlAttribute[];
  /** What this very element declares. */
  readonly namespaces: readonly NamespaceDeclaration[];
  readonly children: readonly XmlNode[];
  /** Absent on the root. */
  readonly parent?: XmlElement;
  /** From the start tag to the end tag. */
  readonly span: Span;
  readonly startTag: Span;
  /** The name in the start tag. */
  readonly nameSpan: Span;
}

export interface XmlAttribute {
  readonly namespace: string;
  readonly local: string;
  readonly prefix: string;
  /** Normalised (XML 1.0, 3.3.3). */
  readonly value: string;
  readonly nameSpan: Span;
  /** Without the quotes. */
  readonly valueSpan: Span;
}

export interface XmlText {
  readonly kind: "text";
  readonly text: string;
  readonly parent: XmlElement;
  readonly span: Span;
}

export interface XmlComment {
  readonly kind: "comment";
  readonly text: string;
  readonly parent?: XmlElement;
  readonly span: Span;
}

export interface XmlInstruction {
  readonly kind: "instruction";
  readonly target: string;
  readonly data: string;
  readonly parent?: XmlElement;
  readonly span: Span;
}

export interface ParseResult {
  /** Absent if the document is not well-formed. */
  readonly document?: XmlDocument;
  /** The source in UTF-8, to print the diagnostics with. */
  readonly source: Source;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Parses a document in any encoding that `asUtf8` knows.
 *
 * @param names where names are numbered; shared with whoever else listens
 * @param listener hears the same reading, event by event, before the tree does
 */
export function parseXml(
  original: Source,
  names = new NameTable(),
  listener?: XmlHandler,
): ParseResult {
  const { source, diagnostic } = asUtf8(original);
  if (diagnostic !== undefined) return { source, diagnostics: [diagnostic] };
  const builder = new TreeBuilder(names);
  const handler = listener === undefined ? builder : inTurn(listener, builder);
  const error = readXml(source, names, handler);
  if (error !== undefined) return { source, diagnostics: [...builder.warnings, error] };
  return { document: builder.finish(source), source, diagnostics: builder.warnings };
}

type Growing<T> = { -readonly [Key in keyof T]: T[Key] };
type GrowingElement = Growing<Omit<XmlElement, "children">> & { children: XmlNode[] };

class TreeBuilder implements XmlHandler {
  readonly warnings: Diagnostic[] = [];
  readonly #names: NameTable;
  readonly #children: XmlNode[] = [];
  #root: XmlElement | undefined;
  #doctype: Doctype | undefined;
  #open: GrowingElement | undefined;
  // Text that may still go on.
  #text = "";
  #textStart = -1;
  #textEnd = 0;

  constructor(names: NameTable) {
    this.#names = names;
  }

  finish(source: Source): XmlDocument {
    const root = this.#root as XmlElement;
    const document: XmlDocument = { kind: "document", source, children: this.#children, root };
    return this.#doctype === undefined ? document : { ...document, doctype: this.#doctype };
  }

  startElement(name: NameId, event: XmlEvent): void {
    this.#endText();
    const span = { start: event.start, end: event.end };
    const element: GrowingElement = {
      kind: "element",
      namespace: this.#names.namespaceOf(name),
      local: this.#names.localOf(name),
      prefix: event.prefix,
      attributes: event.attributes.count === 0 ? [] : readAttributes(event),
      namespaces: event.declarations,
      children: [],
      span,
      startTag: span,
      nameSpan: { start: event.nameStart, end: event.nameEnd },
    };
    if (this.#open === undefined) this.#root = element;
    this.#append(element);
    this.#open = element;
  }

  endElement(_name: NameId, event: XmlEvent): void {
    this.#endText();
    const element = this.#open as GrowingElement;
    element.span = { start: element.startTag.start, end: event.end };
    this.#open = element.parent as GrowingElement | undefined;
  }

  text(event: XmlEvent): void {
    const text = event.text();
    if (this.#textStart < 0) {
      this.#text = text;
      this.#textStart = event.start;
    } else this.#text += text;
    this.#textEnd = event.end;
  }

  comment(event: XmlEvent): void {
    this.#endText();
    const span = { start: event.start, end: event.end };
    this.#append({ kind: "comment", text: event.text(), span });
  }

  instruction(target: string, event: XmlEvent): void {
    this.#endText();
    const span = { start: event.start, end: event.end };
    this.#append({ kind: "instruction", target, data: event.text(), span });
  }

  doctype(doctype: Doctype): void {
    this.#doctype = doctype;
  }

  skippedEntity(name: string, event: XmlEvent): void {
    const place = { path: event.source.path, span: { start: event.start, end: event.end } };
    this.warnings.push(messages.skippedEntity(place, name));
  }

  #endText(): void {
    if (this.#textStart < 0) return;
    const parent = this.#open as XmlElement;
    const span = { start: this.#textStart, end: this.#textEnd };
    // An empty CDATA section is no text.
    if (this.#text !== "") this.#append({ kind: "text", text: this.#text, parent, span });
    this.#textStart = -1;
  }

  #append(node: Growing<XmlNode>): void {
    const parent = this.#open;
    if (parent === undefined) {
      this.#children.push(node as XmlNode);
      return;
    }
    node.parent = parent as XmlElement;
    parent.children.push(node as XmlNode);
  }
}

function readAttributes(event: XmlEvent): XmlAttribute[] {
  const { attributes, names } = event;
  const list: XmlAttribute[] = [];
  for (let index = 0; index < attributes.count; index++) {
    const name = attributes.names[index] as NameId;
    list.push({
      namespace: names.namespaceOf(name),
      local: names.localOf(name),
      prefix: names.qnames.prefixOf(attributes.qnames[index] as number),
      value: attributes.value(index),
      nameSpan: attributes.nameSpan(index),
      valueSpan: attributes.valueSpan(index),
    });
  }
  return list;
}
