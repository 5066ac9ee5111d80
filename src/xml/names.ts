// Expanded names as integers: whoever compares names (schema, tree, checks) compares numbers. One
// table serves many documents and the schema they are held against.

import { QNameTable } from "./qnames.ts";

/** Stands for a pair of namespace and local name, in the table that gave it out. */
export type NameId = number;

export class NameTable {
  /** Names as they are written in documents; the reader's side of the table. */
  readonly qnames: QNameTable = new QNameTable((namespace, local) => this.intern(namespace, local));
  readonly #ids = new Map<string, Map<string, NameId>>();
  readonly #namespaces: string[] = [];
  readonly #locals: string[] = [];

  /** The id of a name; the empty string as namespace means none. */
  intern(namespace: string, local: string): NameId {
    let ofNamespace = this.#ids.get(namespace);
    if (ofNamespace === undefined) this.#ids.set(namespace, (ofNamespace = new Map()));
    const known = ofNamespace.get(local);
    if (known !== undefined) return known;
    const id = this.#locals.length;
    ofNamespace.set(local, id);
    this.#namespaces.push(namespace);
    this.#locals.push(local);
    return id;
  }

  namespaceOf(id: NameId): string {
    return this.#namespaces[id] as string;
  }

  localOf(id: NameId): string {
    return this.#locals[id] as string;
  }

  /** How many names there are: ids are 0 to size - 1. */
  get size(): number {
    return this.#locals.length;
  }

  /** The name in Clark notation: `{namespace}local`. */
  toString(id?: NameId): string {
    if (id === undefined) return `NameTable of ${this.size}`;
    const namespace = this.namespaceOf(id);
    return namespace === "" ? this.localOf(id) : `{${namespace}}${this.localOf(id)}`;
  }
}
