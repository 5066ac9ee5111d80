// The full syntax in the compact syntax (Compact Syntax, 2).

import { type Deep, deep, runDeep } from "../deep.ts";
import type {
  ForeignElement,
  FullData,
  FullMember,
  FullPattern,
  FullSchema,
  FullValue,
  Namespace,
  Remarks,
} from "../syntax/full.ts";
import { splitQName } from "../syntax/names.ts";
import { CompactNamesWriter, isFollowed, parenthesise } from "./compact-names.ts";
import { CompactPrefixes } from "./compact-prefixes.ts";
import { CompactRemarksWriter } from "./compact-remarks.ts";
import { quoteKeyword, quoteLiteral } from "./compact-words.ts";
import {
  all,
  indented,
  joined,
  type Layout,
  NEWLINE,
  render,
  SPACE,
  text,
  unit,
} from "./layout.ts";
import { readsPrefixes } from "./xml-setting.ts";

const WIDTH = 100;

/** A schema file in the compact syntax. References lead to files that end in `.rnc`. */
export function toCompactSyntax(schema: FullSchema): string {
  const writer = new CompactSyntaxWriter(schema);
  return render(runDeep(writer.document()), WIDTH);
}

/** What may stand in a place without parentheses: anything, what no operator joins, or one word. */
type Binding = "any" | "operand" | "primary";

const OPERATORS = { choice: "|", group: ",", interleave: "&" };
const SIGNS = { optional: "?", zeroOrMore: "*", oneOrMore: "+" };

class CompactSyntaxWriter {
  readonly #schema: FullSchema;
  readonly #prefixes: CompactPrefixes;
  readonly #remarks: CompactRemarksWriter;
  readonly #names: CompactNamesWriter;

  constructor(schema: FullSchema) {
    this.#schema = schema;
    this.#prefixes = new CompactPrefixes(schema);
    this.#remarks = new CompactRemarksWriter(this.#prefixes);
    this.#names = new CompactNamesWriter(this.#prefixes, this.#remarks);
  }

  *document(): Deep<Layout> {
    const { pattern } = this.#schema;
    const comments = this.#remarks.comments(pattern.remarks?.comments ?? []);
    const closing = this.#remarks.closing(pattern.remarks?.closing ?? []);
    const bare = withoutComments(pattern);
    const isGrammar = bare.kind === "grammar" && (bare.remarks?.attributes.length ?? 0) === 0;
    const body = isGrammar
      ? yield* deep(this.#memberLines(bare))
      : yield* deep(this.#pattern(bare, "any"));
    const declarations = this.#prefixes.declarations().map((line) => all(line, NEWLINE));
    const parts = [comments, all(...declarations), all(body, NEWLINE), closing];
    return joined(
      parts.filter(({ width }) => width > 0),
      NEWLINE,
    );
  }

  // --- patterns

  *#pattern(pattern: FullPattern, binding: Binding): Deep<Layout> {
    const { remarks } = pattern;
    if (remarks === undefined) return yield* deep(this.#bare(pattern, binding));
    // What holds only text has its annotations behind it; before it they are the same (5.1).
    const isText = pattern.kind === "value";
    const lead = this.#remarks.lead(
      remarks.attributes,
      isText ? remarks.following : remarks.initial,
    );
    const behind = isText ? [] : this.#remarks.following(remarks);
    const isExcept = pattern.kind === "data" && pattern.except !== undefined;
    // Annotations before these belong to them only if there are no parentheses between; what follows
    // belongs to all of it.
    const isWhole = isExcept || (pattern.kind in SIGNS && lead === undefined);
    const isAnnotatedPart = lead !== undefined || behind.length > 0;
    const inner = yield* deep(
      this.#bare(pattern, isWhole ? "any" : isAnnotatedPart ? "primary" : binding),
    );
    const annotated = all(lead ?? "", inner, ...behind);
    const isLoose = isExcept ? binding !== "any" : isWhole && binding === "primary";
    return all(
      this.#remarks.comments(remarks.comments),
      parenthesise(annotated, isLoose),
      ...this.#closing(pattern),
    );
  }

  /** The comments at the end of a pattern, if it has no braces to put them into. */
  #closing(pattern: FullPattern): Layout[] {
    const closing = pattern.kind === "grammar" ? [] : (pattern.remarks?.closing ?? []);
    return closing.length === 0 ? [] : [NEWLINE, this.#remarks.comments(closing)];
  }

  /** A pattern without its remarks. */
  *#bare(pattern: FullPattern, binding: Binding): Deep<Layout> {
    switch (pattern.kind) {
      case "element":
      case "attribute": {
        const names = yield* deep(this.#names.nameClass(pattern.nameClass, pattern.kind, false));
        const content = pattern.pattern;
        const body =
          content === undefined ? text("text") : yield* deep(this.#pattern(content, "any"));
        return all(pattern.kind, " ", names, " ", braces(body));
      }
      case "list":
      case "mixed":
        return all(pattern.kind, " ", braces(yield* deep(this.#pattern(pattern.pattern, "any"))));
      case "choice":
      case "group":
      case "interleave":
        return yield* deep(this.#operators(pattern, binding));
      case "optional":
      case "zeroOrMore":
      case "oneOrMore": {
        const repeated = yield* deep(this.#pattern(pattern.pattern, "primary"));
        return parenthesise(all(repeated, SIGNS[pattern.kind]), binding === "primary");
      }
      case "ref":
        return text(quoteKeyword(pattern.name));
      case "parentRef":
        return text(`parent ${quoteKeyword(pattern.name)}`);
      case "empty":
      case "text":
      case "notAllowed":
        return text(pattern.kind);
      case "value":
        return text(this.#value(pattern));
      case "data":
        return yield* deep(this.#data(pattern, binding));
      case "externalRef":
        return text(`external ${this.#reference(pattern)}`);
      case "grammar":
        return yield* deep(this.#block("grammar", pattern));
    }
  }

  *#operators(
    pattern: FullPattern & { kind: "choice" | "group" | "interleave" },
    binding: Binding,
  ): Deep<Layout> {
    const [only] = pattern.patterns;
    const isSingle = pattern.patterns.length === 1 && only !== undefined;
    // Parentheses are what an annotation needs to belong to the group.
    const isGroup = pattern.remarks !== undefined && isAnnotated(pattern.remarks);
    if (isSingle && !isGroup) return yield* deep(this.#pattern(only, binding));
    const operator = OPERATORS[pattern.kind];
    const parts: Layout[] = [];
    for (const [index, one] of pattern.patterns.entries()) {
      const operand = yield* deep(this.#pattern(one, isSingle ? "primary" : "operand"));
      if (index === 0) parts.push(operand);
      else if (operator === ",") parts.push(all(",", SPACE, operand));
      // What stands before the operand has lines of its own.
      else if (this.#hasLines(one))
        parts.push(SPACE, all(operator, indented(all(NEWLINE, operand))));
      else parts.push(all(SPACE, operator, " ", indented(operand)));
    }
    return parenthesise(unit(all(...parts)), binding !== "any" || isGroup);
  }

  /** Do comments or documentation stand before it? */
  #hasLines(pattern: FullPattern): boolean {
    const { remarks } = pattern;
    if (remarks === undefined) {
      const [only] = "patterns" in pattern && pattern.patterns.length === 1 ? pattern.patterns : [];
      return only !== undefined && this.#hasLines(only);
    }
    const annotations = pattern.kind === "value" ? remarks.following : remarks.initial;
    const lead = this.#remarks.lead(remarks.attributes, annotations);
    return remarks.comments.length > 0 || lead?.width === Number.POSITIVE_INFINITY;
  }

  #value(value: FullValue): string {
    const { library, type } = value;
    if (library === "" && type === "token") return quoteLiteral(value.value);
    const literal = readsPrefixes(value) ? this.#qName(value) : value.value;
    return `${this.#datatype(library, type)} ${quoteLiteral(literal)}`;
  }

  /** A value that is a name. Without a prefix it would be in the namespace that the schema inherits. */
  #qName({ value, namespace, prefixes }: FullValue): string {
    const name = splitQName(value.trim());
    const uri = name?.prefix ? prefixes.get(name.prefix) : namespace;
    if (name === undefined || uri === undefined || uri === "") return value;
    return `${this.#prefixes.prefix(uri)}:${name.local}`;
  }

  *#data({ library, type, params, except }: FullData, binding: Binding): Deep<Layout> {
    const name = this.#datatype(library, type);
    const settings = params.map((param) => {
      const setting = text(`${param.name} = ${quoteLiteral(param.value)}`);
      const {
        comments = [],
        attributes = [],
        following = [],
      }: Partial<Remarks> = param.remarks ?? {};
      const lead = this.#remarks.lead(attributes, following);
      return all(this.#remarks.comments(comments), lead ?? "", setting);
    });
    const data =
      settings.length === 0 ? text(name) : all(name, " ", braces(joined(settings, SPACE)));
    if (except === undefined) return data;
    const exception = yield* deep(this.#pattern(except, "primary"));
    const excepted = parenthesise(exception, isFollowed(except));
    return parenthesise(all(data, " - ", excepted), binding !== "any");
  }

  #datatype(library: string, type: string): string {
    return library === "" ? type : `${this.#prefixes.library(library)}:${type}`;
  }

  // --- grammars

  /** The URI of another schema, and the namespace that it inherits. */
  #reference({
    href,
    namespace,
  }: {
    readonly href: string;
    readonly namespace: Namespace;
  }): string {
    const uri = quoteLiteral(href.replace(/\.rng$/u, ".rnc"));
    if (namespace === this.#prefixes.namespace) return uri;
    return `${uri} inherit = ${this.#prefixes.prefix(namespace)}`;
  }

  *#block(
    keyword: string,
    node: { readonly members: readonly FullMember[]; readonly remarks?: Remarks | undefined },
  ): Deep<Layout> {
    const lines = yield* deep(this.#memberLines({ members: node.members }));
    const { closing = [] }: Partial<Remarks> = node.remarks ?? {};
    const isEmpty = node.members.length + closing.length === 0;
    if (isEmpty) return text(`${keyword} { }`);
    const comments = closing.length === 0 ? [] : [NEWLINE, this.#remarks.closing(closing)];
    return all(`${keyword} {`, indented(all(NEWLINE, lines, ...comments)), NEWLINE, "}");
  }

  /** Members, each on lines of its own; those of several lines with empty lines around them. */
  *#memberLines(node: {
    readonly members: readonly FullMember[];
    readonly remarks?: Remarks | undefined;
  }): Deep<Layout> {
    const lines: Layout[] = [];
    let wasLarge = false;
    for (const member of [...(node.remarks?.initial ?? []), ...node.members]) {
      const layout = unit(yield* deep(this.#member(member)));
      const isLarge = layout.width > WIDTH - 10;
      if (lines.length > 0) lines.push(isLarge || wasLarge ? all(NEWLINE, NEWLINE) : NEWLINE);
      lines.push(layout);
      wasLarge = isLarge;
    }
    return all(...lines);
  }

  *#member(member: FullMember): Deep<Layout> {
    if (member.kind === "foreign") return this.#remarks.foreign(member, true);
    const body = yield* deep(this.#memberBody(member));
    if (member.remarks === undefined) return body;
    const { comments, attributes, initial } = member.remarks;
    return all(
      this.#remarks.comments(comments),
      this.#remarks.lead(attributes, initial) ?? "",
      body,
    );
  }

  *#memberBody(member: Exclude<FullMember, ForeignElement>): Deep<Layout> {
    switch (member.kind) {
      case "div":
        return yield* deep(this.#block("div", member));
      case "include": {
        const head = `include ${this.#reference(member)}`;
        const isPlain = member.members.length === 0 && (member.remarks?.closing ?? []).length === 0;
        return isPlain ? text(head) : yield* deep(this.#block(head, member));
      }
      case "start":
      case "define": {
        const name = member.kind === "start" ? "start" : quoteKeyword(member.name);
        const { combine } = member;
        const sign = combine === undefined ? "=" : combine === "choice" ? "|=" : "&=";
        const pattern = yield* deep(this.#pattern(member.pattern, "any"));
        const closing = this.#remarks.comments(member.remarks?.closing ?? []);
        // A pattern in braces begins on the line of its name.
        const isBlock = member.pattern.remarks === undefined && hasBraces(member.pattern);
        const body = isBlock ? all(" ", pattern) : indented(all(SPACE, pattern));
        return unit(all(name, " ", sign, body, closing.width > 0 ? all(NEWLINE, closing) : ""));
      }
    }
  }
}

function hasBraces(pattern: FullPattern): boolean {
  switch (pattern.kind) {
    case "element":
    case "attribute":
    case "list":
    case "mixed":
    case "grammar":
      return true;
    case "optional":
    case "zeroOrMore":
    case "oneOrMore":
      return pattern.pattern.remarks === undefined;
    default:
      return false;
  }
}

function isAnnotated({ attributes, initial, following }: Remarks): boolean {
  return attributes.length + initial.length + following.length > 0;
}

function withoutComments(pattern: FullPattern): FullPattern {
  if (pattern.remarks === undefined) return pattern;
  return { ...pattern, remarks: { ...pattern.remarks, comments: [], closing: [] } };
}

function braces(body: Layout): Layout {
  return unit(all("{", indented(all(SPACE, body)), SPACE, "}"));
}
