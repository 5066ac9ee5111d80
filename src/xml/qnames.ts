// Names as written, prefix and all: bytes in, integer out, without making a string. Each spelling is
// checked and taken apart once; what it means is remembered for the namespace context it was last seen
// in, which in real documents is nearly always the current one.

import { NamespaceContexts, type NamespaceScope } from "./namespaces.ts";

type NameId = number;
type Intern = (namespace: string, local: string) => NameId;

/** Stands for one spelling of a name in one table. */
export type QNameId = number;

/** What a name means when the namespace context does not bind its prefix. */
export const UNBOUND = -1;

/** The hash of no bytes; `hashByte` adds one. */
export const HASH_START = 0x811c9dc5 | 0;

export function hashByte(hash: number, byte: number): number {
  return Math.imul(hash ^ byte, 0x01000193);
}

export class QNameTable {
  readonly contexts = new NamespaceContexts();
  readonly #intern: Intern;
  readonly #prefixes: string[] = [];
  readonly #locals: string[] = [];
  // All spellings one after the other: spelling i is #bytes[#starts[i] .. #starts[i + 1]].
  #bytes = new Uint8Array(4096);
  #starts = new Int32Array(257);
  #hashes = new Int32Array(256);
  #declares = new Uint8Array(256);
  #slots = new Int32Array(1024).fill(-1);
  // What spelling i means, and in which context.
  #elementContexts = new Int32Array(256).fill(-1);
  #elementNames = new Int32Array(256);
  #attributeContexts = new Int32Array(256).fill(-1);
  #attributeNames = new Int32Array(256);

  constructor(intern: Intern) {
    this.#intern = intern;
  }

  get size(): number {
    return this.#locals.length;
  }

  /** The spelling in these bytes, or -1 if it is new; `hash` is made with `hashByte`. */
  find(bytes: Uint8Array, start: number, end: number, hash: number): QNameId {
    const slots = this.#slots;
    const hashes = this.#hashes;
    const mask = slots.length - 1;
    for (let slot = spread(hash) & mask; ; slot = (slot + 1) & mask) {
      const id = slots[slot] as number;
      if (id < 0) return -1;
      if (hashes[id] === hash && this.matches(id, bytes, start, end)) return id;
    }
  }

  /** Whether the bytes from `start` to `end` are this spelling. */
  matches(id: QNameId, bytes: Uint8Array, start: number, end: number): boolean {
    const first = this.#starts[id] as number;
    if ((this.#starts[id + 1] as number) - first !== end - start) return false;
    const own = this.#bytes;
    for (let offset = start, at = first; offset < end; offset++, at++) {
      if (bytes[offset] !== own[at]) return false;
    }
    return true;
  }

  /** The length of a spelling in bytes. */
  lengthOf(id: QNameId): number {
    return (this.#starts[id + 1] as number) - (this.#starts[id] as number);
  }

  /** Adds a spelling that `find` does not know; `name` is its text, checked to be a QName. */
  add(bytes: Uint8Array, hash: number, name: string): QNameId {
    const id = this.#locals.length;
    this.#makeRoom(id + 1, bytes.length);
    const start = this.#starts[id] as number;
    this.#bytes.set(bytes, start);
    this.#starts[id + 1] = start + bytes.length;
    this.#hashes[id] = hash;
    this.#occupy(id);
    const colon = name.indexOf(":");
    this.#declares[id] = name === "xmlns" || name.startsWith("xmlns:") ? 1 : 0;
    this.#prefixes.push(colon < 0 ? "" : name.slice(0, colon));
    this.#locals.push(name.slice(colon + 1));
    return id;
  }

  /** The empty string if there is no prefix. */
  prefixOf(id: QNameId): string {
    return this.#prefixes[id] as string;
  }

  localOf(id: QNameId): string {
    return this.#locals[id] as string;
  }

  /** The name as written. */
  textOf(id: QNameId): string {
    const prefix = this.prefixOf(id);
    return prefix === "" ? this.localOf(id) : `${prefix}:${this.localOf(id)}`;
  }

  /** Whether an attribute of this name declares a namespace: `xmlns` or `xmlns:…`. */
  isDeclaration(id: QNameId): boolean {
    return this.#declares[id] === 1;
  }

  /** What the name of an element means, or UNBOUND. */
  elementName(id: QNameId, scope: NamespaceScope): NameId {
    if (this.#elementContexts[id] === scope.context) return this.#elementNames[id] as number;
    const namespace = scope.lookup(this.prefixOf(id));
    if (namespace === undefined) return UNBOUND;
    const name = this.#intern(namespace, this.localOf(id));
    this.#elementContexts[id] = scope.context;
    this.#elementNames[id] = name;
    return name;
  }

  /** What the name of an attribute means, or UNBOUND; without a prefix it has no namespace. */
  attributeName(id: QNameId, scope: NamespaceScope): NameId {
    if (this.#attributeContexts[id] === scope.context) return this.#attributeNames[id] as number;
    const prefix = this.prefixOf(id);
    const namespace = prefix === "" ? "" : scope.lookup(prefix);
    if (namespace === undefined) return UNBOUND;
    const name = this.#intern(namespace, this.localOf(id));
    this.#attributeContexts[id] = scope.context;
    this.#attributeNames[id] = name;
    return name;
  }

  #occupy(id: QNameId): void {
    const mask = this.#slots.length - 1;
    let slot = spread(this.#hashes[id] as number) & mask;
    while ((this.#slots[slot] as number) >= 0) slot = (slot + 1) & mask;
    this.#slots[slot] = id;
  }

  #makeRoom(size: number, length: number): void {
    const needed = (this.#starts[size - 1] as number) + length;
    if (needed > this.#bytes.length) {
      const bytes = new Uint8Array(needed * 2);
      bytes.set(this.#bytes);
      this.#bytes = bytes;
    }
    if (size < this.#hashes.length) return;
    const capacity = this.#hashes.length * 2;
    this.#starts = grow(this.#starts, capacity + 1, 0);
    this.#hashes = grow(this.#hashes, capacity, 0);
    this.#elementContexts = grow(this.#elementContexts, capacity, -1);
    this.#elementNames = grow(this.#elementNames, capacity, 0);
    this.#attributeContexts = grow(this.#attributeContexts, capacity, -1);
    this.#attributeNames = grow(this.#attributeNames, capacity, 0);
    const declares = new Uint8Array(capacity);
    declares.set(this.#declares);
    this.#declares = declares;
    this.#slots = new Int32Array(capacity * 4).fill(-1);
    for (let id = 0; id < size - 1; id++) this.#occupy(id);
  }
}

function spread(hash: number): number {
  return hash ^ (hash >>> 15);
}

function grow(
  array: Int32Array<ArrayBuffer>,
  length: number,
  fill: number,
): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(length).fill(fill, array.length);
  grown.set(array);
  return grown;
}
