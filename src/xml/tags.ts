// Start and end tags: attributes, namespaces, defaults, and the stack of open elements. The path that
// nearly every tag takes makes no object and no string.

import type { Source } from "../source/source.ts";
import { Attributes } from "./attributes.ts";
import { APOSTROPHE, EQUALS, GREATER_THAN, QUOTE, SLASH } from "./characters.ts";
import type { AttributeList } from "./declarations.ts";
import { Entities } from "./entities.ts";
import type { NamespaceDeclaration, XmlEvent, XmlHandler } from "./handler.ts";
import type { XmlLimits } from "./limits.ts";
import { WITH_ENTITIES, scanValue } from "./markup.ts";
import * as messages from "./messages.ts";
import type { NameId, NameTable } from "./names.ts";
import { NamespaceScope, misuseOfReserved, type ContextId } from "./namespaces.ts";
import { UNBOUND, type QNameId } from "./qnames.ts";
import { Scanner } from "./scan.ts";
import { collapseSpaces } from "./text.ts";

const NO_DECLARATIONS: readonly NamespaceDeclaration[] = [];

export abstract class TagReader extends Scanner implements XmlEvent {
  readonly handler: XmlHandler;
  readonly attributes: Attributes;
  readonly entities: Entities;
  readonly attributeLists = new Map<QNameId, AttributeList>();
  declarations = NO_DECLARATIONS;
  /** Where the current event and the name in it begin in the current input; it ends at `offset`. */
  eventStart = 0;
  nameOffset = 0;
  /** How many elements are open. */
  depth = 0;
  /** How many were open where the current entity began: those it may not close. */
  baseDepth = 0;
  #qname: QNameId = 0;
  readonly #scope: NamespaceScope;
  // The open elements: how each is written, what it means, the context around it, its start tag.
  #openQNames = new Int32Array(16);
  #openNames = new Int32Array(16);
  #openContexts = new Int32Array(16);
  #openStarts = new Int32Array(16);
  #openEnds = new Int32Array(16);

  constructor(source: Source, names: NameTable, limits: XmlLimits, handler: XmlHandler) {
    super(source, names, limits);
    this.handler = handler;
    this.#scope = new NamespaceScope(names.qnames.contexts);
    this.attributes = new Attributes(this);
    this.entities = new Entities(this, (name, start) => this.reportSkipped(name, start));
  }

  abstract text(): string;
  abstract isBlank(): boolean;

  get start(): number {
    return this.reference?.start ?? this.eventStart;
  }

  get end(): number {
    return this.reference?.end ?? this.offset;
  }

  get nameStart(): number {
    return this.reference?.start ?? this.nameOffset;
  }

  get nameEnd(): number {
    return this.reference?.end ?? this.nameOffset + this.names.qnames.lengthOf(this.#qname);
  }

  get prefix(): string {
    return this.names.qnames.prefixOf(this.#qname);
  }

  /** Productions 40 and 44: a start tag or an empty-element tag, from its `<` on. */
  readStartTag(): void {
    const { attributes } = this;
    const start = this.offset;
    this.offset = start + 1;
    const qname = this.scanQName();
    if (qname < 0) this.#failTagName(start);
    const nameEnd = this.offset;
    this.#qname = qname;
    attributes.count = 0;
    let declares = this.bytes[nameEnd] !== GREATER_THAN && this.#readAttributes(start);
    const isEmpty = this.bytes[this.offset] === SLASH;
    this.offset += isEmpty ? 2 : 1;
    const list = this.attributeLists.size > 0 ? this.attributeLists.get(qname) : undefined;
    if (list !== undefined && this.#applyList(list, start + 1, nameEnd)) declares = true;
    if (attributes.count > this.limits.attributes) this.#failCount(start);
    const outer = this.#scope.context;
    this.declarations = NO_DECLARATIONS;
    if (declares) this.#declareNamespaces();
    const name = this.names.qnames.elementName(qname, this.#scope);
    if (name === UNBOUND) this.#failPrefix(qname, start + 1, nameEnd);
    if (attributes.count > 0) this.#resolveAttributes();
    this.eventStart = start;
    this.nameOffset = start + 1;
    this.#open(name, outer);
    this.handler.startElement(name, this);
    if (isEmpty) this.#close();
  }

  /** Production 42, from `</` on. */
  readEndTag(): void {
    const start = this.offset;
    const depth = this.depth - 1;
    const qname = this.#openQNames[depth] as number;
    const { qnames } = this.names;
    const nameStart = start + 2;
    const nameEnd = nameStart + qnames.lengthOf(qname);
    const fits =
      nameEnd < this.bytes.length &&
      this.bytes[nameEnd] === GREATER_THAN &&
      qnames.matches(qname, this.bytes, nameStart, nameEnd);
    if (fits) this.offset = nameEnd + 1;
    else this.#readOtherEndTag(start, qname);
    if (depth < this.baseDepth) this.failUnbalanced();
    this.eventStart = start;
    this.nameOffset = nameStart;
    this.#qname = qname;
    this.#close();
  }

  /** Reports a reference, from `start` to the scanner's offset, whose text is not known. */
  reportSkipped(name: string, start: number): void {
    this.eventStart = start;
    this.handler.skippedEntity?.(name, this);
  }

  failUnbalanced(): never {
    const { offset } = this;
    this.fail(messages.unbalancedEntity(this.place(offset, offset)));
  }

  /** The file ends while elements are open. */
  failUnclosed(): never {
    const depth = this.depth - 1;
    const name = this.names.qnames.textOf(this.#openQNames[depth] as number);
    const place = this.place(this.offset, this.offset);
    this.fail(messages.unclosedElement(place, name, this.#startTagNote(depth)));
  }

  #open(name: NameId, outer: ContextId): void {
    const depth = this.depth++;
    if (depth >= this.#openQNames.length) this.#growStack();
    if (depth >= this.limits.depth) {
      const place = this.place(this.eventStart, this.offset);
      this.fail(messages.limitExceeded(place, "elements are nested too deeply", this.limits.depth));
    }
    this.#openQNames[depth] = this.#qname;
    this.#openNames[depth] = name;
    this.#openContexts[depth] = outer;
    this.#openStarts[depth] = this.start;
    this.#openEnds[depth] = this.end;
  }

  #close(): void {
    this.handler.endElement(this.#openNames[this.depth - 1] as number, this);
    this.depth--;
    const outer = this.#openContexts[this.depth] as number;
    if (this.#scope.context !== outer) this.#scope.leave(outer);
  }

  /** Everything between the name and `>` or `/>`; whether there is a namespace declaration. */
  #readAttributes(start: number): boolean {
    const { bytes } = this;
    const { qnames } = this.names;
    let declares = false;
    for (;;) {
      const spaced = this.skipSpaces();
      const byte = bytes[this.offset] as number;
      if (this.isAtEnd) this.#failTagEnd(start);
      if (byte === GREATER_THAN) return declares;
      if (byte === SLASH && bytes[this.offset + 1] === GREATER_THAN) return declares;
      const nameStart = this.offset;
      const qname = this.scanQName();
      const nameEnd = this.offset;
      if (qname < 0 || !spaced) this.#failAttribute(nameStart, qname);
      const quote = this.#findQuote(start, qname, nameStart);
      const coding = scanValue(this, quote);
      this.attributes.add(qname, nameStart, nameEnd, coding);
      if (coding === WITH_ENTITIES) {
        const value = this.entities.attributeValue(this.contentStart, this.contentEnd);
        this.attributes.setValue(this.attributes.count - 1, value);
      }
      if (qnames.isDeclaration(qname)) declares = true;
    }
  }

  /** The quote that opens the value, behind `=`; the scanner is left on it. */
  #findQuote(start: number, qname: QNameId, nameStart: number): number {
    if (this.bytes[this.offset] !== EQUALS) this.skipSpaces();
    if (this.bytes[this.offset] !== EQUALS) {
      this.#failNoValue(start, qname, nameStart);
    }
    this.offset++;
    let quote = this.bytes[this.offset] as number;
    if (quote !== QUOTE && quote !== APOSTROPHE) {
      this.skipSpaces();
      quote = this.bytes[this.offset] as number;
    }
    if (quote !== QUOTE && quote !== APOSTROPHE) {
      this.#failNoValue(start, qname, nameStart);
    }
    return quote;
  }

  /** Applies declared types and defaults (3.3.2, 3.3.3); whether a default declares a namespace. */
  #applyList(list: AttributeList, nameStart: number, nameEnd: number): boolean {
    const { attributes } = this;
    for (let index = 0; index < attributes.count; index++) {
      const declaration = list.declarations.get(attributes.qnames[index] as number);
      if (declaration?.isTokenised !== true) continue;
      attributes.setValue(index, collapseSpaces(attributes.value(index)));
    }
    const missing = attributes.missing(list.defaults, this.names.qnames.size);
    let declares = false;
    for (const { qname, defaultValue } of missing) {
      this.entities.spend(defaultValue.length, nameStart);
      this.contentStart = nameStart;
      this.contentEnd = nameEnd;
      attributes.add(qname, nameStart, nameEnd, WITH_ENTITIES);
      attributes.setValue(attributes.count - 1, defaultValue);
      if (this.names.qnames.isDeclaration(qname)) declares = true;
    }
    return declares;
  }

  /** Takes the namespace declarations out of the attributes and binds what they say. */
  #declareNamespaces(): void {
    const { attributes } = this;
    const { qnames } = this.names;
    const declarations: NamespaceDeclaration[] = [];
    const prefixes = new Set<string>();
    let kept = 0;
    for (let index = 0; index < attributes.count; index++) {
      const qname = attributes.qnames[index] as number;
      if (!qnames.isDeclaration(qname)) {
        attributes.move(index, kept++);
        continue;
      }
      const prefix = qnames.prefixOf(qname) === "" ? "" : qnames.localOf(qname);
      const namespace = attributes.value(index);
      this.#checkDeclaration(index, prefix, namespace);
      if (prefixes.has(prefix)) this.#failDuplicate(index, attributes.findSpelling(qname));
      prefixes.add(prefix);
      declarations.push({ prefix, namespace });
      this.#scope.bind(prefix, namespace);
    }
    attributes.count = kept;
    this.declarations = declarations;
  }

  /** Namespaces 1.0, section 3 (Reserved Prefixes) and section 5 (No Prefix Undeclaring). */
  #checkDeclaration(index: number, prefix: string, namespace: string): void {
    const place = { path: this.source.path, span: this.attributes.nameSpan(index) };
    const wrong = misuseOfReserved(prefix, namespace);
    if (wrong !== undefined) this.fail(messages.reservedNamespace(place, wrong));
    if (namespace === "" && prefix !== "") this.fail(messages.emptyNamespace(place, prefix));
  }

  /** Gives every attribute its meaning; none may be there twice. */
  #resolveAttributes(): void {
    const { attributes } = this;
    const { qnames } = this.names;
    const { count } = attributes;
    for (let index = 0; index < count; index++) {
      const qname = attributes.qnames[index] as number;
      const name = qnames.attributeName(qname, this.#scope);
      if (name === UNBOUND) {
        const start = attributes.nameStarts[index] as number;
        this.#failPrefix(qname, start, attributes.nameEnds[index] as number);
      }
      attributes.names[index] = name;
    }
    if (count < 2) return;
    const duplicate = attributes.findDuplicate(this.names.size);
    if (duplicate >= 0) {
      this.#failDuplicate(duplicate, attributes.find(attributes.names[duplicate] as number));
    }
  }

  /** An end tag with a space before `>`, or one that does not fit. */
  #readOtherEndTag(start: number, open: QNameId): void {
    this.offset = start + 2;
    const qname = this.scanQName();
    const nameEnd = this.offset;
    if (qname < 0) {
      const wrong = 'An end tag needs the name of its element directly after "</".';
      this.fail(messages.malformedTag(this.place(start, start + 2), wrong));
    }
    if (qname !== open) this.#failMismatch(start + 2, nameEnd, qname);
    this.skipSpaces();
    if (this.skip(">")) return;
    const name = this.names.qnames.textOf(qname);
    const wrong = `The end tag </${name} is not finished: ">" is missing.`;
    this.fail(messages.malformedTag(this.place(start, nameEnd), wrong));
  }

  #failMismatch(nameStart: number, nameEnd: number, found: QNameId): never {
    const { qnames } = this.names;
    const open = this.depth - 1;
    const place = this.place(nameStart, nameEnd);
    if (open < this.baseDepth) this.failUnbalanced();
    let outer = open;
    while (outer >= 0 && this.#openQNames[outer] !== found) outer--;
    const openName = qnames.textOf(this.#openQNames[open] as number);
    const note = this.#startTagNote(open);
    const foundName = qnames.textOf(found);
    this.fail(messages.mismatchedEndTag(place, { foundName, openName, isOpen: outer >= 0 }, note));
  }

  #startTagNote(depth: number): { message: string; span: { start: number; end: number } } {
    const name = this.names.qnames.textOf(this.#openQNames[depth] as number);
    const start = this.#openStarts[depth] as number;
    const end = this.#openEnds[depth] as number;
    return { message: `"${name}" is opened here.`, span: { start, end } };
  }

  #failTagName(start: number): never {
    const wrong =
      'The "<" begins a tag, but no name follows. Write "&lt;" if the sign itself is meant.';
    this.fail(messages.malformedTag(this.place(start, start + 1), wrong));
  }

  #failTagEnd(start: number): never {
    const name = this.names.qnames.textOf(this.#qname);
    const wrong = `The start tag <${name} is not finished: ">" is missing.`;
    this.fail(messages.malformedTag(this.place(start, start + 1 + name.length), wrong));
  }

  #failAttribute(start: number, qname: QNameId): never {
    const { qnames } = this.names;
    const tag = qnames.textOf(this.#qname);
    if (qname >= 0) {
      const wrong = `A space is missing before the attribute "${qnames.textOf(qname)}".`;
      this.fail(messages.malformedAttribute(this.place(start, this.offset), wrong));
    }
    const length = this.checkCharacter(start);
    const found = this.characterAt(start);
    const wrong = `Found "${found}" in the start tag <${tag}, where an attribute, "/>" or ">" was expected.`;
    this.fail(messages.malformedTag(this.place(start, start + length), wrong));
  }

  #failNoValue(start: number, qname: QNameId, nameStart: number): never {
    if (this.isAtEnd) this.#failTagEnd(start);
    const name = this.names.qnames.textOf(qname);
    const wrong = `The attribute "${name}" needs a value in straight quotes: ${name}="…".`;
    this.fail(messages.malformedAttribute(this.place(nameStart, this.offset), wrong));
  }

  #failCount(start: number): never {
    const { attributes } = this.limits;
    const place = this.place(start, this.offset);
    this.fail(messages.limitExceeded(place, "an element has too many attributes", attributes));
  }

  #failPrefix(qname: QNameId, start: number, end: number): never {
    const { qnames } = this.names;
    const place = this.place(start, end);
    const prefix = qnames.prefixOf(qname);
    if (prefix === "xmlns") {
      const wrong = 'The prefix "xmlns" is for namespace declarations only. Use another.';
      this.fail(messages.reservedNamespace(place, wrong));
    }
    this.fail(messages.unboundPrefix(place, prefix, qnames.textOf(qname)));
  }

  #failDuplicate(index: number, first: number): never {
    const { attributes } = this;
    const name = this.names.qnames.textOf(attributes.qnames[index] as number);
    const place = { path: this.source.path, span: attributes.nameSpan(index) };
    const firstName = this.names.qnames.textOf(attributes.qnames[first] as number);
    const note = { message: `"${firstName}" stands here first.`, span: attributes.nameSpan(first) };
    this.fail(messages.duplicateAttribute(place, name, note));
  }

  #growStack(): void {
    this.#openQNames = double(this.#openQNames);
    this.#openNames = double(this.#openNames);
    this.#openContexts = double(this.#openContexts);
    this.#openStarts = double(this.#openStarts);
    this.#openEnds = double(this.#openEnds);
  }
}

function double(array: Int32Array): Int32Array<ArrayBuffer> {
  const doubled = new Int32Array(array.length * 2);
  doubled.set(array);
  return doubled;
}
