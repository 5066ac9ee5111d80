// The declarations at the start of a schema in the compact syntax: what prefixes mean (Compact Syntax,
// 4 and A.1, `decl`).

import type { Span } from "../../source/source.ts";
import { XML_NAMESPACE } from "../../xml/namespaces.ts";
import type { TokenStream } from "./compact-stream.ts";
import type { Token } from "./compact-tokens.ts";
import { type Namespace, type Prefixes, XSD_LIBRARY } from "./full.ts";
import * as messages from "./messages.ts";
import { isLibraryUri } from "./uri.ts";

export interface Environment {
  /** Undefined: inherited. */
  readonly namespaces: ReadonlyMap<string, Namespace>;
  readonly libraries: ReadonlyMap<string, string>;
  readonly defaultNamespace: Namespace;
  /** The namespaces that are bound to a URI, as values see them (A.1, `element`). */
  readonly prefixes: Prefixes;
  /**
   * What stands for an inherited namespace: in the body of an `include` that names one, that one, since
   * it is an attribute `ns` of the element (A.1, `include`).
   */
  inherited: Namespace;
}

export function readDeclarations(stream: TokenStream): Environment {
  return new DeclarationReader(stream).read();
}

class DeclarationReader {
  readonly #stream: TokenStream;
  readonly #namespaces = new Map<string, Namespace>([["xml", XML_NAMESPACE]]);
  readonly #libraries = new Map([["xsd", XSD_LIBRARY]]);
  #defaultNamespace: Namespace = undefined;
  /** Where each was declared, by what messages call it. */
  readonly #declared = new Map<string, Span>();

  constructor(stream: TokenStream) {
    this.#stream = stream;
  }

  read(): Environment {
    while (this.#readDeclaration());
    const namespaces = this.#namespaces;
    const prefixes = new Map<string, string>();
    for (const [prefix, namespace] of namespaces) {
      if (namespace !== undefined && namespace !== "") prefixes.set(prefix, namespace);
    }
    const defaultNamespace = this.#defaultNamespace;
    const libraries = this.#libraries;
    return { namespaces, libraries, defaultNamespace, prefixes, inherited: undefined };
  }

  #readDeclaration(): boolean {
    const stream = this.#stream;
    const { span } = stream.peek();
    if (stream.accept("namespace") !== undefined) {
      const prefix = stream.expectName("the name of a prefix");
      this.#bind(prefix, this.#readNamespace());
    } else if (stream.accept("datatypes") !== undefined) {
      this.#readLibrary();
    } else if (stream.accept("default") !== undefined) {
      stream.expect("namespace");
      const prefix = stream.peek().kind === "=" ? undefined : stream.expectName('a prefix or "="');
      const namespace = this.#readNamespace();
      this.#declare("The default namespace", span);
      this.#defaultNamespace = namespace;
      if (prefix !== undefined) this.#bind(prefix, namespace);
      else if (namespace === XML_NAMESPACE) this.#refuseXmlNamespace(span);
    } else return false;
    return true;
  }

  #readNamespace(): Namespace {
    const stream = this.#stream;
    stream.expect("=");
    if (stream.accept("inherit") !== undefined) return undefined;
    return stream.expectLiteral('a URI in quotes or "inherit"').text;
  }

  #bind({ text: prefix, span }: Token, namespace: Namespace): void {
    this.#declare(`The prefix "${prefix}"`, span);
    if (prefix === "xmlns") {
      this.#refusePrefix(
        span,
        '"xmlns" declares namespaces in XML and cannot be bound. Choose another prefix.',
      );
    } else if (prefix === "xml" && namespace !== XML_NAMESPACE) {
      this.#refusePrefix(span, `"xml" always means "${XML_NAMESPACE}". Choose another prefix.`);
    } else if (prefix !== "xml" && namespace === XML_NAMESPACE) this.#refuseXmlNamespace(span);
    this.#namespaces.set(prefix, namespace);
  }

  #readLibrary(): void {
    const stream = this.#stream;
    const { text: prefix, span } = stream.expectName("the name of a prefix");
    stream.expect("=");
    const { text: uri, span: uriSpan } = stream.expectLiteral("a URI in quotes");
    this.#declare(`The datatypes prefix "${prefix}"`, span);
    if (prefix === "xsd" && uri !== XSD_LIBRARY) {
      this.#refusePrefix(span, `"xsd" always means "${XSD_LIBRARY}". Choose another prefix.`);
    }
    if (!isLibraryUri(uri)) {
      const use = "may name a datatype library: it must be absolute and without #";
      stream.report(messages.invalidUri(stream.at(uriSpan), uri, use));
    }
    this.#libraries.set(prefix, uri);
  }

  #declare(what: string, span: Span): void {
    const first = this.#declared.get(what);
    const stream = this.#stream;
    if (first === undefined) this.#declared.set(what, span);
    else stream.report(messages.duplicateDeclaration(stream.at(span), what, stream.at(first)));
  }

  #refusePrefix(span: Span, rule: string): void {
    this.#stream.report(messages.reservedPrefix(this.#stream.at(span), rule));
  }

  #refuseXmlNamespace(span: Span): void {
    this.#refusePrefix(
      span,
      `"${XML_NAMESPACE}" has the prefix "xml" and no other. Use that, and declare nothing.`,
    );
  }
}
