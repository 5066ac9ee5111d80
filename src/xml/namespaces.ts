// Which prefixes are bound to what. A context is the one around it plus one binding, and equal contexts
// are the same integer in every document, so that "this name in this context" is one comparison.

export const XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace";
export const XMLNS_NAMESPACE = "http://www.w3.org/2000/xmlns/";

/** What is wrong with binding a prefix to a namespace, if it is about `xml` and `xmlns`. */
export function misuseOfReserved(prefix: string, namespace: string): string | undefined {
  if (prefix === "xmlns") return 'The prefix "xmlns" may not be declared. Remove this attribute.';
  if ((prefix === "xml") !== (namespace === XML_NAMESPACE)) {
    return `The prefix "xml" and the namespace ${XML_NAMESPACE} belong to each other alone. Use another prefix or namespace.`;
  }
  if (namespace !== XMLNS_NAMESPACE) return undefined;
  return `The namespace ${XMLNS_NAMESPACE} may not be declared. Remove this attribute.`;
}

/** A namespace context in one table. */
export type ContextId = number;

/** The context at the start of every document: only `xml` is bound. */
const ROOT_CONTEXT: ContextId = 0;

export class NamespaceContexts {
  readonly #ids = new Map<string, ContextId>();

  /** The context that adds a binding to another. */
  add(outer: ContextId, prefix: string, namespace: string): ContextId {
    const key = `${outer} ${prefix} ${namespace}`;
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const id = this.#ids.size + 1;
    this.#ids.set(key, id);
    return id;
  }
}

interface Shadowed {
  readonly outer: ContextId;
  readonly prefix: string;
  readonly namespace: string | undefined;
}

/** The bindings in force at one point of a document. */
export class NamespaceScope {
  context: ContextId = ROOT_CONTEXT;
  readonly #contexts: NamespaceContexts;
  readonly #bindings = new Map([
    ["", ""],
    ["xml", XML_NAMESPACE],
  ]);
  readonly #shadowed: Shadowed[] = [];

  constructor(contexts: NamespaceContexts) {
    this.#contexts = contexts;
  }

  /** The namespace of a prefix; that of "" is the default namespace, "" if there is none. */
  lookup(prefix: string): string | undefined {
    return this.#bindings.get(prefix);
  }

  bind(prefix: string, namespace: string): void {
    this.#shadowed.push({ outer: this.context, prefix, namespace: this.lookup(prefix) });
    this.#bindings.set(prefix, namespace);
    this.context = this.#contexts.add(this.context, prefix, namespace);
  }

  /** Takes back every binding made since an outer context. */
  leave(outer: ContextId): void {
    while (this.context !== outer) {
      const shadowed = this.#shadowed.pop() as Shadowed;
      if (shadowed.namespace === undefined) this.#bindings.delete(shadowed.prefix);
      else this.#bindings.set(shadowed.prefix, shadowed.namespace);
      this.context = shadowed.outer;
    }
  }
}
