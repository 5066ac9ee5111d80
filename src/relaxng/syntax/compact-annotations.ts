// Annotations in the compact syntax: what stands in brackets or behind ## before a pattern, what follows
// >> behind it, and elements between definitions (Compact Syntax, 5 and A.1).

import type { Span } from "../../source/source.ts";
import { type Deep, deep } from "../deep.ts";
import type { Environment } from "./compact-declarations.ts";
import type { TokenStream } from "./compact-stream.ts";
import { KEYWORDS, type Token } from "./compact-tokens.ts";
import {
  ANNOTATIONS_NAMESPACE,
  type ForeignAttribute,
  type ForeignElement,
  type ForeignNode,
  RELAX_NG_NAMESPACE,
} from "./full.ts";
import * as messages from "./messages.ts";

/** What stands before a pattern, a name class, a parameter or a definition. */
export interface Lead {
  readonly comments: readonly string[];
  readonly attributes: readonly ForeignAttribute[];
  readonly initial: readonly ForeignElement[];
  /** Where the first of it begins, if there are annotations. */
  readonly span: Span;
}

export function isAnnotated({ attributes, initial }: Lead): boolean {
  return attributes.length + initial.length > 0;
}

const XMLNS = /^http:\/\/www\.w3\.org\/2000\/xmlns\/?$/u;

export class AnnotationReader {
  readonly #stream: TokenStream;
  readonly #environment: Environment;

  constructor(stream: TokenStream, environment: Environment) {
    this.#stream = stream;
    this.#environment = environment;
  }

  /** Documentation, then annotations in brackets. */
  *lead(): Deep<Lead> {
    const stream = this.#stream;
    const comments = stream.takeComments();
    const { span } = stream.peek();
    const initial: ForeignElement[] = [];
    for (;;) {
      const documentation = stream.accept("documentation");
      if (documentation === undefined) break;
      initial.push(documentationElement(documentation.text));
    }
    const open = stream.accept("[");
    if (open === undefined) return { comments, attributes: [], initial, span };
    const attributes = this.#attributes(false);
    while (!this.#isAt("]")) initial.push(yield* deep(this.#element(false)));
    stream.close(open, "]", 'an annotation or "]"');
    return { comments, attributes, initial, span };
  }

  /** Is an annotation between definitions next? A keyword would need a backslash. */
  get isAtElement(): boolean {
    const { kind } = this.#stream.peek();
    return (kind === "identifier" || kind === "cname") && this.#stream.peek(1).kind === "[";
  }

  /** An annotation between definitions. */
  *element(): Deep<ForeignElement> {
    return yield* deep(this.#element(false));
  }

  /** Every `>> name […]` that follows. */
  *following(): Deep<ForeignElement[]> {
    const elements: ForeignElement[] = [];
    while (this.#stream.accept(">>") !== undefined) {
      elements.push(yield* deep(this.#element(false)));
    }
    return elements;
  }

  #isAt(kind: string): boolean {
    const next = this.#stream.peek().kind;
    return next === kind || next === "end";
  }

  *#element(isNested: boolean): Deep<ForeignElement> {
    const stream = this.#stream;
    const token = stream.peek();
    const { kind } = token;
    if (kind === "cname") stream.take();
    else stream.expectName("the name of an annotation");
    const name = this.#readName(token);
    if (!isNested && name.namespace === RELAX_NG_NAMESPACE) {
      const rule = "the namespace of RELAX NG is for patterns";
      stream.report(messages.annotationName(stream.at(token.span), written(token), rule));
    }
    const open = stream.expect("[");
    const attributes = this.#attributes(true);
    const children: ForeignNode[] = [];
    while (!this.#isAt("]")) {
      for (const text of stream.takeComments()) children.push({ kind: "comment", text });
      if (stream.peek().kind === "literal") {
        children.push({ kind: "text", text: stream.expectLiteral("a value").text });
      } else children.push(yield* deep(this.#element(true)));
    }
    stream.close(open, "]", 'an annotation, a value in quotes or "]"');
    return { kind: "foreign", ...name, attributes, children: joinText(children) };
  }

  /** The attributes of an annotation, or of a RELAX NG element, where they must have a prefix. */
  #attributes(isNested: boolean): ForeignAttribute[] {
    const stream = this.#stream;
    const attributes: ForeignAttribute[] = [];
    while (stream.peek(1).kind === "=") {
      const token = stream.peek();
      if (token.kind !== "cname" && token.kind !== "identifier" && !KEYWORDS.has(token.kind)) break;
      stream.take();
      stream.take();
      const name = this.#readName(token);
      this.#checkAttribute(token, name, isNested);
      const isSame = (one: ForeignAttribute): boolean =>
        one.local === name.local && one.namespace === name.namespace;
      if (attributes.some(isSame)) {
        stream.report(messages.duplicateAnnotation(stream.at(token.span), written(token)));
      }
      attributes.push({ ...name, value: stream.expectLiteral("a value in quotes").text });
    }
    return attributes;
  }

  #checkAttribute(token: Token, name: Name, isNested: boolean): void {
    const { namespace, local } = name;
    // What is wrong with its prefix has been said.
    if (token.prefix !== "" && this.#environment.namespaces.get(token.prefix) === undefined) return;
    const isDeclaration = XMLNS.test(namespace) || (namespace === "" && local === "xmlns");
    const rule = isDeclaration
      ? "xmlns declares namespaces, for which there is the keyword namespace"
      : !isNested && namespace === ""
        ? "an attribute of a pattern needs a prefix that is bound to a namespace"
        : !isNested && namespace === RELAX_NG_NAMESPACE
          ? "the namespace of RELAX NG is for patterns"
          : undefined;
    if (rule === undefined) return;
    const place = this.#stream.at(token.span);
    this.#stream.report(messages.annotationName(place, written(token), rule));
  }

  #readName(token: Token): Name {
    const { prefix, text: local } = token;
    if (prefix === "") return { namespace: "", prefix, local };
    const { namespaces } = this.#environment;
    const place = this.#stream.at(token.span);
    const namespace = namespaces.get(prefix);
    if (!namespaces.has(prefix)) {
      this.#stream.report(messages.undeclaredPrefix(place, prefix, `namespace ${prefix} = "…"`));
    } else if (namespace === undefined) {
      const rule = `its prefix "${prefix}" is bound to "inherit", not to a namespace`;
      this.#stream.report(messages.annotationName(place, written(token), rule));
    }
    return { namespace: namespace ?? "", prefix, local };
  }
}

interface Name {
  readonly namespace: string;
  readonly prefix: string;
  readonly local: string;
}

function written({ prefix, text }: Token): string {
  return prefix === "" ? text : `${prefix}:${text}`;
}

function documentationElement(text: string): ForeignElement {
  const children: ForeignNode[] = text === "" ? [] : [{ kind: "text", text }];
  const name = { namespace: ANNOTATIONS_NAMESPACE, prefix: "a", local: "documentation" };
  return { kind: "foreign", ...name, attributes: [], children };
}

/** Text that follows text is one, and the empty text is none, as in XML. */
function joinText(children: readonly ForeignNode[]): ForeignNode[] {
  const joined: ForeignNode[] = [];
  for (const child of children) {
    const last = joined.at(-1);
    if (child.kind !== "text") joined.push(child);
    else if (last?.kind === "text")
      joined.splice(-1, 1, { kind: "text", text: last.text + child.text });
    else if (child.text !== "") joined.push(child);
  }
  return joined;
}
