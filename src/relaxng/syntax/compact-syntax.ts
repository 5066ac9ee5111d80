// The compact syntax (Compact Syntax, A.1): tokens into the full syntax.

import type { Source } from "../../source/source.ts";
import { asUtf8 } from "../../xml/encoding.ts";
import { isUriReference } from "../datatypes/any-uri.ts";
import { type Deep, deep, runDeep } from "../deep.ts";
import { AnnotationReader, isAnnotated, type Lead } from "./compact-annotations.ts";
import { DataReader } from "./compact-data.ts";
import { type Environment, readDeclarations } from "./compact-declarations.ts";
import { NameClassReader } from "./compact-names.ts";
import { TokenStream } from "./compact-stream.ts";
import type { Token } from "./compact-tokens.ts";
import type {
  Combine,
  ForeignElement,
  FullExternalRef,
  FullInclude,
  FullMember,
  FullPattern,
  FullSchema,
  Namespace,
} from "./full.ts";
import * as messages from "./messages.ts";
import { annotate } from "./remarks.ts";
import { resolveHref } from "./uri.ts";
import type { SyntaxResult } from "./xml-syntax.ts";

export function parseCompactSyntax(original: Source): SyntaxResult {
  const { source } = asUtf8(original);
  const stream = new TokenStream(source);
  const parser = new CompactSyntaxParser(source, stream);
  const schema = runDeep(parser.schema());
  const { diagnostics } = stream;
  return diagnostics.length > 0 ? { diagnostics } : { schema, diagnostics };
}

const OPERATORS: ReadonlyMap<string, "choice" | "group" | "interleave"> = new Map([
  ["|", "choice"],
  [",", "group"],
  ["&", "interleave"],
]);
const REPETITIONS: ReadonlyMap<string, "zeroOrMore" | "oneOrMore" | "optional"> = new Map([
  ["*", "zeroOrMore"],
  ["+", "oneOrMore"],
  ["?", "optional"],
]);
const ASSIGNMENTS: ReadonlyMap<string, Combine | undefined> = new Map([
  ["=", undefined],
  ["|=", "choice"],
  ["&=", "interleave"],
]);

interface Operand {
  readonly pattern: FullPattern;
  /** What binds it: a repetition, a data type's exception, or nothing. */
  readonly form: "primary" | "repeated" | "except";
}

class CompactSyntaxParser {
  readonly #source: Source;
  readonly #stream: TokenStream;
  readonly #environment: Environment;
  readonly #annotations: AnnotationReader;
  readonly #names: NameClassReader;
  readonly #data: DataReader;
  readonly #references: (FullExternalRef | FullInclude)[] = [];

  constructor(source: Source, stream: TokenStream) {
    this.#source = source;
    this.#stream = stream;
    this.#environment = readDeclarations(stream);
    this.#annotations = new AnnotationReader(stream, this.#environment);
    this.#names = new NameClassReader(stream, this.#environment, this.#annotations);
    this.#data = new DataReader(stream, this.#environment, this.#annotations);
  }

  *schema(): Deep<FullSchema> {
    const stream = this.#stream;
    const comments = stream.takePassedComments();
    const body = yield* deep(this.#topLevel());
    const pattern = annotate(body, { comments, closing: stream.takeComments() });
    const { prefixes, defaultNamespace: namespace } = this.#environment;
    return { source: this.#source, pattern, references: this.#references, prefixes, namespace };
  }

  *#topLevel(): Deep<FullPattern> {
    const stream = this.#stream;
    const { span } = stream.peek();
    if (this.#annotations.isAtElement) return yield* deep(this.#grammar(undefined));
    const lead = yield* deep(this.#annotations.lead());
    const { kind } = stream.peek();
    const isDefine = kind === "identifier" && ASSIGNMENTS.has(stream.peek(1).kind);
    const isMember = kind === "start" || kind === "div" || kind === "include" || isDefine;
    if (isMember || (kind === "end" && !isAnnotated(lead))) {
      return yield* deep(this.#grammar(lead));
    }
    const pattern = yield* deep(this.#inner(undefined, lead));
    stream.expect("end", 'an operator ("," or "|" or "&") or the end of the file');
    if ((pattern.remarks?.following.length ?? 0) > 0) {
      const where =
        "beside the pattern that is the whole schema: it would be a second root element";
      stream.report(messages.misplacedAnnotation(stream.at(span), where));
    }
    return pattern;
  }

  *#grammar(lead: Lead | undefined): Deep<FullPattern> {
    const { span } = this.#stream.peek();
    const { initial, members } = yield* deep(this.#members(false, lead));
    this.#stream.expect("end", "a definition or the end of the file");
    return annotate({ kind: "grammar", span, members }, { initial });
  }

  // --- patterns

  /** A whole pattern. */
  *#pattern(): Deep<FullPattern> {
    return yield* deep(this.#inner(undefined, undefined));
  }

  /** A pattern in braces. */
  *#block(): Deep<FullPattern> {
    const open = this.#stream.expect("{");
    const pattern = yield* deep(this.#pattern());
    this.#stream.close(open, "}", 'an operator ("," or "|" or "&") or "}"');
    return pattern;
  }

  /**
   * A whole pattern. `around` is what stands before the parentheses around it; `lead` is what stands
   * before its first operand, if it has been read.
   */
  *#inner(around: Lead | undefined, lead: Lead | undefined): Deep<FullPattern> {
    const stream = this.#stream;
    const { start } = stream.peek().span;
    const first = yield* deep(this.#operand(lead, undefined));
    const { kind: operator, span } = stream.peek();
    const kind = OPERATORS.get(operator);
    if (
      first.form === "except" &&
      (kind !== undefined || REPETITIONS.has(operator) || operator === "-")
    ) {
      stream.fail(messages.mixedOperators(stream.at(span), "-", operator));
    }
    if (kind === undefined) return this.#parenthesised(first, around);
    const patterns = [first.pattern];
    while (stream.accept(operator) !== undefined) {
      patterns.push((yield* deep(this.#operand(undefined, operator))).pattern);
    }
    const next = stream.peek();
    if (OPERATORS.has(next.kind)) {
      stream.fail(messages.mixedOperators(stream.at(next.span), operator, next.kind));
    }
    const pattern: FullPattern = { kind, span: stream.spanFrom(start), patterns };
    return around === undefined ? pattern : annotate(pattern, around);
  }

  /** A single operand, in parentheses or not (A.1, `applyAnnotationsGroup`). */
  #parenthesised({ pattern, form }: Operand, around: Lead | undefined): FullPattern {
    if (around === undefined) return pattern;
    if (form === "repeated" || !isAnnotated(around)) return annotate(pattern, around);
    const { span } = pattern;
    return annotate({ kind: "group", span, patterns: [pattern] }, around);
  }

  /** What stands between operators; `operator` is the one before it. */
  *#operand(given: Lead | undefined, operator: string | undefined): Deep<Operand> {
    const stream = this.#stream;
    const { start } = stream.peek().span;
    let { pattern, isData } = yield* deep(this.#simple(given));
    const minus = stream.peek();
    if (isData && minus.kind === "-" && pattern.kind === "data") {
      if (operator !== undefined) {
        stream.fail(messages.mixedOperators(stream.at(minus.span), operator, "-"));
      }
      stream.take();
      const { pattern: except } = yield* deep(this.#simple(undefined));
      const whole = { ...pattern, except };
      return { pattern: yield* deep(this.#followed(whole)), form: "except" };
    }
    pattern = yield* deep(this.#followed(pattern));
    const repetition = REPETITIONS.get(stream.peek().kind);
    if (repetition === undefined) return { pattern, form: "primary" };
    stream.take();
    const repeated: FullPattern = { kind: repetition, span: stream.spanFrom(start), pattern };
    return { pattern: yield* deep(this.#followed(repeated)), form: "repeated" };
  }

  *#followed(pattern: FullPattern): Deep<FullPattern> {
    return annotate(pattern, { following: yield* deep(this.#annotations.following()) });
  }

  /** A pattern without operators, or anything in parentheses. */
  *#simple(given: Lead | undefined): Deep<{ pattern: FullPattern; isData: boolean }> {
    const stream = this.#stream;
    const lead = given ?? (yield* deep(this.#annotations.lead()));
    const open = stream.accept("(");
    if (open === undefined) {
      const pattern = annotate(yield* deep(this.#primary()), lead);
      return { pattern, isData: pattern.kind === "data" };
    }
    const pattern = yield* deep(this.#inner(lead, undefined));
    stream.close(open, ")", 'an operator ("," or "|" or "&") or ")"');
    return { pattern, isData: false };
  }

  *#primary(): Deep<FullPattern> {
    const stream = this.#stream;
    const token = stream.peek();
    const { kind, span, text } = token;
    switch (kind) {
      case "element":
      case "attribute": {
        stream.take();
        const nameClass = yield* deep(this.#names.nameClass(kind === "element"));
        const head = stream.spanFrom(span.start);
        return { kind, span: head, nameClass, pattern: yield* deep(this.#block()) };
      }
      case "list":
      case "mixed":
        stream.take();
        return { kind, span, pattern: yield* deep(this.#block()) };
      case "empty":
      case "text":
      case "notAllowed":
        stream.take();
        return { kind, span };
      case "identifier":
        stream.take();
        return { kind: "ref", span, name: text };
      case "parent": {
        stream.take();
        const { kind: next, text: name } = stream.peek();
        if (next !== "identifier") stream.refuseAsName("the name of a definition");
        stream.take();
        return { kind: "parentRef", span: stream.spanFrom(span.start), name };
      }
      case "external":
        return this.#externalRef(stream.take());
      case "grammar": {
        stream.take();
        const { initial, members, closing } = yield* deep(this.#memberBlock(false));
        return annotate({ kind, span, members }, { initial, closing });
      }
      case "literal":
        return this.#data.value(span.start, "", "token");
      case "string":
      case "token":
      case "cname":
        return yield* deep(this.#data.datatype(stream.take()));
      default:
        stream.refuseAsName("a pattern");
        return { kind: "notAllowed", span };
    }
  }

  #externalRef({ span }: Token): FullPattern {
    const reference = this.#reference();
    const head = this.#stream.spanFrom(span.start);
    const external: FullExternalRef = { kind: "externalRef", span: head, ...reference };
    this.#references.push(external);
    return external;
  }

  /** The URI of another schema, and the namespace that it inherits. */
  #reference(): { href: string; target: string; namespace: Namespace } {
    const stream = this.#stream;
    const { text: href, span } = stream.expectLiteral("the URI of a schema in quotes");
    const place = stream.at(span);
    if (!isUriReference(href))
      stream.report(messages.invalidUri(place, href, "may lead to a file"));
    else if (href.includes("#")) stream.report(messages.fragment(place, href));
    const target = resolveHref(href, this.#source.path);
    const { namespaces, defaultNamespace, inherited } = this.#environment;
    if (stream.accept("inherit") === undefined) {
      return { href, target, namespace: defaultNamespace ?? inherited };
    }
    stream.expect("=");
    const { text: prefix, span: prefixSpan } = stream.expectName("the name of a prefix");
    if (!namespaces.has(prefix)) {
      const example = `namespace ${prefix} = "…"`;
      stream.report(messages.undeclaredPrefix(stream.at(prefixSpan), prefix, example));
    }
    return { href, target, namespace: namespaces.get(prefix) ?? inherited };
  }

  // --- grammars

  *#memberBlock(isInInclude: boolean): Deep<Members> {
    const stream = this.#stream;
    const open = stream.expect("{");
    const members = yield* deep(this.#members(isInInclude, undefined));
    const closing = stream.takeComments();
    stream.close(open, "}", 'a definition or "}"');
    return { ...members, closing };
  }

  /** Definitions and what else stands among them; `given` is what stands before the first. */
  *#members(isInInclude: boolean, given: Lead | undefined): Deep<Members> {
    const stream = this.#stream;
    const initial: ForeignElement[] = [];
    const members: FullMember[] = [];
    let lead = given;
    for (;;) {
      if (lead === undefined && this.#annotations.isAtElement) {
        const element = yield* deep(this.#annotations.element());
        (members.length === 0 ? initial : members).push(element);
        continue;
      }
      const { kind } = stream.peek();
      const isOver = kind === "}" || kind === "end";
      if (isOver && (lead === undefined || !isAnnotated(lead))) break;
      lead ??= yield* deep(this.#annotations.lead());
      const member = yield* deep(this.#member(isInInclude, lead));
      if (member === undefined) break;
      members.push(annotate(member, lead));
      lead = undefined;
    }
    return { initial, members, closing: [] };
  }

  *#member(
    isInInclude: boolean,
    lead: Lead,
  ): Deep<Exclude<FullMember, ForeignElement> | undefined> {
    const stream = this.#stream;
    const { kind, span, text } = stream.peek();
    switch (kind) {
      case "div": {
        stream.take();
        const { initial, members, closing } = yield* deep(this.#memberBlock(isInInclude));
        return annotate({ kind, span, members }, { initial, closing });
      }
      case "include":
        if (isInInclude) break;
        return yield* deep(this.#include(stream.take()));
      case "start":
      case "identifier": {
        stream.take();
        const sign = stream.peek().kind;
        if (!ASSIGNMENTS.has(sign)) stream.refuse('"=", "|=" or "&="');
        stream.take();
        const combine = ASSIGNMENTS.get(sign);
        const pattern = yield* deep(this.#pattern());
        if (kind === "start") return { kind, span, combine, pattern };
        return { kind: "define", span, name: text, combine, pattern };
      }
      default:
    }
    if (isAnnotated(lead) && (kind === "end" || kind === "}" || kind === "cname")) {
      stream.fail(
        messages.misplacedAnnotation(stream.at(lead.span), "where no definition follows"),
      );
    } else if (ASSIGNMENTS.has(stream.peek(1).kind)) {
      stream.refuseAsName("the name of a definition");
    } else
      stream.refuse(
        isInInclude
          ? "the name of a definition, start or div"
          : "the name of a definition, start, div or include",
      );
    return undefined;
  }

  *#include({ span }: Token): Deep<FullInclude> {
    const reference = this.#reference();
    const head = this.#stream.spanFrom(span.start);
    const outer = this.#environment.inherited;
    this.#environment.inherited = reference.namespace;
    const { initial, members, closing } =
      this.#stream.peek().kind === "{" ? yield* deep(this.#memberBlock(true)) : NO_MEMBERS;
    this.#environment.inherited = outer;
    const include = annotate<FullInclude>(
      { kind: "include", span: head, ...reference, members },
      { initial, closing },
    );
    this.#references.push(include);
    return include;
  }
}

interface Members {
  /** Annotations before the first definition: in the XML syntax, they belong to what holds it. */
  readonly initial: readonly ForeignElement[];
  readonly members: readonly FullMember[];
  readonly closing: readonly string[];
}

const NO_MEMBERS: Members = { initial: [], members: [], closing: [] };
