// Name classes in the compact syntax (Compact Syntax, A.1, `nameClass`).

import { type Deep, deep } from "../deep.ts";
import { type AnnotationReader, isAnnotated, type Lead } from "./compact-annotations.ts";
import type { Environment } from "./compact-declarations.ts";
import type { TokenStream } from "./compact-stream.ts";
import type { Token } from "./compact-tokens.ts";
import type { FullNameClass, Namespace } from "./full.ts";
import * as messages from "./messages.ts";
import { annotate } from "./remarks.ts";

export class NameClassReader {
  readonly #stream: TokenStream;
  readonly #environment: Environment;
  readonly #annotations: AnnotationReader;
  /** The namespace of names without a prefix: attributes have none. */
  #namespace: Namespace = undefined;

  constructor(stream: TokenStream, environment: Environment, annotations: AnnotationReader) {
    this.#stream = stream;
    this.#environment = environment;
    this.#annotations = annotations;
  }

  *nameClass(isElement: boolean): Deep<FullNameClass> {
    const { defaultNamespace, inherited } = this.#environment;
    this.#namespace = isElement ? (defaultNamespace ?? inherited) : "";
    return yield* deep(this.#inner(undefined));
  }

  /** A whole name class; `lead` is what stands before the parentheses around it. */
  *#inner(lead: Lead | undefined): Deep<FullNameClass> {
    const stream = this.#stream;
    const { start } = stream.peek().span;
    const first = yield* deep(this.#operand(true));
    const { kind: operator, span } = stream.peek();
    let nameClass = first.nameClass;
    if (first.hasExcept && (operator === "|" || operator === "-")) {
      stream.fail(messages.mixedOperators(stream.at(span), "-", operator));
    } else if (operator === "|") {
      const alternatives = [nameClass];
      while (stream.accept("|") !== undefined) {
        alternatives.push((yield* deep(this.#operand(false))).nameClass);
      }
      nameClass = { kind: "choice", span: stream.spanFrom(start), alternatives };
    } else if (lead !== undefined && isAnnotated(lead)) {
      nameClass = { kind: "choice", span: stream.spanFrom(start), alternatives: [nameClass] };
    }
    return lead === undefined ? nameClass : annotate(nameClass, lead);
  }

  /** A name or a wildcard, with what may follow it; only a lonely wildcard may have exceptions. */
  *#operand(isLonely: boolean): Deep<Operand> {
    const stream = this.#stream;
    const { kind } = stream.peek();
    const isWildcard = kind === "*" || kind === "nsname";
    let nameClass = yield* deep(this.#simple());
    const { span } = stream.peek();
    const hasExcept = isWildcard && stream.accept("-") !== undefined;
    if (hasExcept && isLonely) {
      nameClass = { ...nameClass, except: yield* deep(this.#simple()) } as FullNameClass;
    } else if (hasExcept) stream.fail(messages.mixedOperators(stream.at(span), "|", "-"));
    const following = yield* deep(this.#annotations.following());
    return { nameClass: annotate(nameClass, { following }), hasExcept };
  }

  /** A name, a wildcard, or anything in parentheses. */
  *#simple(): Deep<FullNameClass> {
    const stream = this.#stream;
    const lead = yield* deep(this.#annotations.lead());
    const open = stream.accept("(");
    if (open === undefined) return annotate(this.#readName(), lead);
    const nameClass = yield* deep(this.#inner(lead));
    stream.close(open, ")", '"|" or ")"');
    return nameClass;
  }

  #readName(): FullNameClass {
    const stream = this.#stream;
    const token = stream.peek();
    const { kind, span, text } = token;
    switch (kind) {
      case "*":
        stream.take();
        return { kind: "anyName", span };
      case "nsname":
        stream.take();
        return { kind: "nsName", span, namespace: this.#namespaceOf(token) };
      case "cname":
        stream.take();
        return { kind: "name", span, namespace: this.#namespaceOf(token), local: text };
      default:
        stream.expectName("a name");
        return { kind: "name", span, namespace: this.#namespace, local: text };
    }
  }

  #namespaceOf({ prefix, span }: Token): Namespace {
    const { namespaces, inherited } = this.#environment;
    if (namespaces.has(prefix)) return namespaces.get(prefix) ?? inherited;
    const place = this.#stream.at(span);
    this.#stream.report(messages.undeclaredPrefix(place, prefix, `namespace ${prefix} = "…"`));
    return "";
  }
}

interface Operand {
  readonly nameClass: FullNameClass;
  readonly hasExcept: boolean;
}
