// What a document lets its values refer to: the prefixes in scope and the unparsed entities of its
// DOCTYPE. Costs nothing where nothing is declared.

import type { Doctype } from "../xml/doctype.ts";
import type { NamespaceDeclaration, XmlEvent } from "../xml/handler.ts";
import { XML_NAMESPACE } from "../xml/namespaces.ts";
import type { ValueContext } from "./datatypes/datatype.ts";

interface Scope {
  readonly depth: number;
  readonly declarations: readonly NamespaceDeclaration[];
}

export class DocumentContext implements ValueContext {
  readonly #scopes: Scope[] = [];
  /** The depth of the innermost element that declares something. */
  #depth = 0;
  #unparsedEntities: readonly string[] = [];

  // Properties, since datatypes take them out of the object.
  readonly namespaceOf = (prefix: string): string | undefined => {
    if (prefix === "xml") return XML_NAMESPACE;
    const declares = (one: NamespaceDeclaration): boolean => one.prefix === prefix;
    const scope = this.#scopes.findLast(({ declarations }) => declarations.some(declares));
    const namespace = scope?.declarations.find(declares)?.namespace;
    return namespace === "" ? undefined : namespace;
  };
  readonly isUnparsedEntity = (name: string): boolean => this.#unparsedEntities.includes(name);

  /** Before the root element. */
  declare({ unparsedEntities }: Doctype): void {
    this.#unparsedEntities = unparsedEntities;
  }

  /** At a start tag that declares namespaces. */
  enter({ depth, declarations }: XmlEvent): void {
    this.#scopes.push({ depth, declarations });
    this.#depth = depth;
  }

  /** At every end tag. */
  leave(depth: number): void {
    if (depth > this.#depth || this.#scopes.length === 0) return;
    this.#scopes.pop();
    this.#depth = this.#scopes.at(-1)?.depth ?? 0;
  }
}
