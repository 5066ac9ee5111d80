// The prefixes of a schema in the compact syntax: those that it has, and new ones where a namespace or a
// datatype library has none.

import { XML_NAMESPACE } from "../../xml/namespaces.ts";
import {
  ANNOTATIONS_NAMESPACE,
  type FullSchema,
  type Namespace,
  XSD_LIBRARY,
} from "../syntax/full.ts";
import { quoteLiteral } from "./compact-words.ts";

/** What a prefix stands for when the referring schema decides. */
const INHERIT = Symbol("inherit");
type Bound = string | typeof INHERIT;

const LIBRARY_PREFIXES: ReadonlyMap<string, string> = new Map([
  [XSD_LIBRARY, "xsd"],
  ["http://relaxng.org/ns/compatibility/datatypes/1.0", "compat"],
]);

export class CompactPrefixes {
  /** That of elements without a prefix. The namespace of XML cannot be it (A.1, `decl`). */
  readonly namespace: Namespace;
  readonly #prefixes = new Map<Bound, string>();
  readonly #libraries = new Map<string, string>();
  readonly #wanted: ReadonlyMap<string, string>;
  readonly #used = new Set<string>(["xml", "xmlns"]);

  constructor({ namespace, prefixes }: FullSchema) {
    this.namespace = namespace === XML_NAMESPACE ? undefined : namespace;
    // The first prefix of a namespace is its prefix.
    const wanted = new Map<string, string>();
    for (const [prefix, uri] of prefixes) if (!wanted.has(uri)) wanted.set(uri, prefix);
    this.#wanted = wanted;
  }

  /** A name where names without a prefix are in the given namespace. */
  name(namespace: Namespace, local: string, implied: Namespace): string {
    return namespace === implied ? local : `${this.prefix(namespace)}:${local}`;
  }

  /** The name of an element. */
  elementName(namespace: Namespace, local: string): string {
    return this.name(namespace, local, this.namespace);
  }

  /** The prefix of a namespace; `hint`: what an annotation calls it. */
  prefix(namespace: Namespace, hint?: string): string {
    if (namespace === XML_NAMESPACE) return "xml";
    const bound = namespace ?? INHERIT;
    const known = this.#prefixes.get(bound);
    if (known !== undefined) return known;
    const wanted =
      namespace === undefined
        ? "inherited"
        : namespace === ""
          ? "local"
          : (this.#wanted.get(namespace) ?? hint ?? defaultPrefix(namespace));
    const prefix = this.#unused(wanted);
    this.#prefixes.set(bound, prefix);
    return prefix;
  }

  library(uri: string): string {
    const known = this.#libraries.get(uri);
    if (known !== undefined) return known;
    const wanted = LIBRARY_PREFIXES.get(uri) ?? "data";
    const taken = new Set(this.#libraries.values());
    const prefix = firstFree(wanted, (one) => taken.has(one));
    this.#libraries.set(uri, prefix);
    return prefix;
  }

  #unused(wanted: string): string {
    const prefix = firstFree(wanted, (one) => this.#used.has(one));
    this.#used.add(prefix);
    return prefix;
  }

  /** The declarations of all that has been asked for, a line each. */
  declarations(): string[] {
    const { namespace } = this;
    const own = namespace === undefined ? undefined : this.#prefixes.get(namespace);
    const byDefault = own === undefined ? "default namespace" : `default namespace ${own}`;
    const namespaces = [...this.#prefixes]
      .filter(([uri]) => uri !== namespace)
      .map(([uri, prefix]) => {
        const meaning = typeof uri === "string" ? quoteLiteral(uri) : "inherit";
        return `namespace ${prefix} = ${meaning}`;
      });
    // That of W3C XML Schema is declared from the start.
    const libraries = [...this.#libraries]
      .filter(([uri]) => uri !== XSD_LIBRARY)
      .map(([uri, prefix]) => `datatypes ${prefix} = ${quoteLiteral(uri)}`);
    return [
      ...(namespace === undefined ? [] : [`${byDefault} = ${quoteLiteral(namespace)}`]),
      ...namespaces.toSorted(),
      ...libraries.toSorted(),
    ];
  }
}

function defaultPrefix(namespace: string): string {
  return namespace === ANNOTATIONS_NAMESPACE ? "a" : "ns";
}

/** The name itself, or with the first number behind it that makes it free. */
function firstFree(name: string, isTaken: (name: string) => boolean): string {
  let free = name;
  for (let number = 1; isTaken(free); number++) free = `${name}${number}`;
  return free;
}
