// The attributes of the start tag that was read last, in arrays that are used again for the next one.
// Namespace declarations are not among them; defaults from the document type declaration are.

import type { Span } from "../source/source.ts";
import { PLAIN, WITH_ENTITIES, type Coding } from "./markup.ts";
import type { NameId } from "./names.ts";
import type { QNameId } from "./qnames.ts";
import type { Scanner } from "./scan.ts";
import { decodeRange, decodeRepeated } from "./text.ts";

/** So many names are compared each with each sooner than by a table. */
const FEW = 8;

export class Attributes {
  count = 0;
  /** What each name means; read `count` of them. */
  names = new Int32Array(16);
  /** How each name is written. */
  qnames = new Int32Array(16);
  // The rest is for the reader. Offsets are into its current input, which is the document unless the
  // tag stands in an entity: outside `src/xml`, ask for spans.
  nameStarts = new Int32Array(16);
  nameEnds = new Int32Array(16);
  valueStarts = new Int32Array(16);
  valueEnds = new Int32Array(16);
  codings = new Uint8Array(16);
  readonly #scanner: Scanner;
  // Values that cannot be read off the input: defaults, and those that refer to entities.
  readonly #values: string[] = [];
  // Where each name and each spelling was last seen, as the number of a start tag: finds duplicates
  // without comparing each with each.
  #seenAt = new Int32Array(0);
  #qnameSeenAt = new Int32Array(0);
  #tag = 0;

  constructor(scanner: Scanner) {
    this.#scanner = scanner;
  }

  /** The value of an attribute, normalised (3.3.3). */
  value(index: number): string {
    const start = this.valueStarts[index] as number;
    const end = this.valueEnds[index] as number;
    const coding = this.codings[index] as Coding;
    const scanner = this.#scanner;
    if (coding === PLAIN) return decodeRepeated(scanner.bytes, start, end);
    if (coding === WITH_ENTITIES) return this.#values[index] as string;
    return decodeRange(scanner.bytes, start, end, {
      lineEnds: scanner.reference === undefined,
      spaces: true,
      references: true,
    });
  }

  /** Where the name stands; for a default, the name of the element. */
  nameSpan(index: number): Span {
    const start = this.nameStarts[index] as number;
    return this.#scanner.place(start, this.nameEnds[index] as number).span;
  }

  /** Where the value stands, without its quotes; for a default, the name of the element. */
  valueSpan(index: number): Span {
    const start = this.valueStarts[index] as number;
    return this.#scanner.place(start, this.valueEnds[index] as number).span;
  }

  /** The index of the attribute of this name, or -1. */
  find(name: NameId): number {
    for (let index = 0; index < this.count; index++) {
      if (this.names[index] === name) return index;
    }
    return -1;
  }

  /** The index of the first attribute written like this, or -1. */
  findSpelling(qname: QNameId): number {
    for (let index = 0; index < this.count; index++) {
      if (this.qnames[index] === qname) return index;
    }
    return -1;
  }

  /** Adds an attribute whose name began at `nameStart`; its value is what the scanner read last. */
  add(qname: QNameId, nameStart: number, nameEnd: number, coding: Coding): void {
    const index = this.count++;
    if (index >= this.names.length) this.#grow();
    const scanner = this.#scanner;
    this.qnames[index] = qname;
    this.nameStarts[index] = nameStart;
    this.nameEnds[index] = nameEnd;
    this.valueStarts[index] = scanner.contentStart;
    this.valueEnds[index] = scanner.contentEnd;
    this.codings[index] = coding;
  }

  /** Gives an attribute a value that does not stand in the input as it is. */
  setValue(index: number, value: string): void {
    this.codings[index] = WITH_ENTITIES;
    this.#values[index] = value;
  }

  /** Moves an attribute to the place of an earlier one that is no longer needed. */
  move(from: number, to: number): void {
    if (from === to) return;
    this.qnames[to] = this.qnames[from] as number;
    this.nameStarts[to] = this.nameStarts[from] as number;
    this.nameEnds[to] = this.nameEnds[from] as number;
    this.valueStarts[to] = this.valueStarts[from] as number;
    this.valueEnds[to] = this.valueEnds[from] as number;
    this.codings[to] = this.codings[from] as number;
    this.#values[to] = this.#values[from] ?? "";
  }

  /** Those of a list that are not here; `size` is the number of spellings. */
  missing<T extends { readonly qname: QNameId }>(list: readonly T[], size: number): T[] {
    if (this.#qnameSeenAt.length < size) this.#qnameSeenAt = new Int32Array(size * 2);
    const tag = ++this.#tag;
    for (let index = 0; index < this.count; index++) {
      this.#qnameSeenAt[this.qnames[index] as number] = tag;
    }
    return list.filter(({ qname }) => this.#qnameSeenAt[qname] !== tag);
  }

  /** The index of the first attribute whose name stands before, or -1; `size` is that of the names. */
  findDuplicate(size: number): number {
    const { count, names } = this;
    if (count <= FEW) {
      for (let index = 1; index < count; index++)
        for (let before = 0; before < index; before++)
          if (names[before] === names[index]) return index;
      return -1;
    }
    if (this.#seenAt.length < size) this.#seenAt = new Int32Array(size * 2);
    const tag = ++this.#tag;
    for (let index = 0; index < count; index++) {
      const name = names[index] as number;
      if (this.#seenAt[name] === tag) return index;
      this.#seenAt[name] = tag;
    }
    return -1;
  }

  #grow(): void {
    const length = this.names.length * 2;
    this.names = extend(this.names, length);
    this.qnames = extend(this.qnames, length);
    this.nameStarts = extend(this.nameStarts, length);
    this.nameEnds = extend(this.nameEnds, length);
    this.valueStarts = extend(this.valueStarts, length);
    this.valueEnds = extend(this.valueEnds, length);
    const codings = new Uint8Array(length);
    codings.set(this.codings);
    this.codings = codings;
  }
}

function extend(array: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const extended = new Int32Array(length);
  extended.set(array);
  return extended;
}
