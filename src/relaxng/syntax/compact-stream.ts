// The tokens of a schema in the compact syntax as its parser takes them. The first mistake in the syntax
// ends it: from there on there is only the end, so that nothing more is said about what follows.

import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import type { Source, Span } from "../../source/source.ts";
import type { SchemaPlace } from "../grammar.ts";
import { KEYWORDS, readTokens, type Token } from "./compact-tokens.ts";
import * as messages from "./messages.ts";

export class TokenStream {
  readonly diagnostics: Diagnostic[] = [];
  readonly #path: string;
  readonly #tokens: readonly Token[];
  readonly #end: Token;
  /** What to say when the tokens are used up before the end of the file. */
  readonly #error: Diagnostic | undefined;
  #index = 0;
  /** The first token whose comments nobody has taken. */
  #commented = 0;
  #hasFailed = false;

  constructor(source: Source) {
    const { tokens, error } = readTokens(source);
    const span = { start: source.bytes.length, end: source.bytes.length };
    this.#path = source.path;
    this.#tokens = tokens;
    this.#error = error;
    this.#end = { kind: "end", text: "", prefix: "", span, comments: [] };
  }

  /** The next token, or one further on. */
  peek(ahead = 0): Token {
    const token = this.#hasFailed ? this.#end : this.#tokens[this.#index + ahead];
    if (token !== undefined) return token;
    if (ahead === 0 && this.#error !== undefined) this.fail(this.#error);
    return this.#end;
  }

  take(): Token {
    const token = this.peek();
    this.#index++;
    return token;
  }

  /** Takes the next token if it is of that kind. */
  accept(kind: string): Token | undefined {
    return this.peek().kind === kind ? this.take() : undefined;
  }

  /** Takes the next token, which must be of that kind. */
  expect(kind: string, expected = `"${kind}"`): Token {
    if (this.peek().kind !== kind) this.refuse(expected);
    return this.take();
  }

  /** Takes the sign that closes what a token opened. */
  close(open: Token, sign: string, expected: string): void {
    const { kind, span } = this.peek();
    if (kind === sign) this.take();
    else {
      const place = this.at(span);
      this.fail(messages.unclosed(place, describe(this.peek()), expected, this.at(open.span)));
    }
  }

  /** Takes a name; a keyword is one too where no pattern can stand. */
  expectName(expected: string): Token {
    const { kind } = this.peek();
    if (kind !== "identifier" && !KEYWORDS.has(kind)) this.refuse(expected);
    return this.take();
  }

  /** Takes a literal with all of its segments. */
  expectLiteral(expected: string): { text: string; span: Span } {
    const first = this.expect("literal", expected);
    let { text } = first;
    while (this.accept("~") !== undefined) text += this.expect("literal", "a value in quotes").text;
    return { text, span: this.spanFrom(first.span.start) };
  }

  /** The comments up to the next token that belong to nothing yet. */
  takeComments(): string[] {
    return this.#takeCommentsBefore(this.#index + 1);
  }

  /** The comments up to the token taken last. */
  takePassedComments(): string[] {
    return this.#takeCommentsBefore(this.#index);
  }

  #takeCommentsBefore(index: number): string[] {
    const from = this.#commented;
    if (index <= from) return [];
    this.#commented = index;
    return this.#tokens.slice(from, index).flatMap(({ comments }) => comments);
  }

  /** From an offset to the end of the token taken last. */
  spanFrom(start: number): Span {
    const { span } = this.#tokens[this.#index - 1] ?? this.#end;
    return { start, end: Math.max(start, span.end) };
  }

  at(span: Span): SchemaPlace {
    return { path: this.#path, span };
  }

  /** Reports something that leaves the syntax intact. */
  report(diagnostic: Diagnostic): void {
    if (!this.#hasFailed) this.diagnostics.push(diagnostic);
  }

  /** Reports something after which nothing can be made out. */
  fail(diagnostic: Diagnostic): void {
    this.report(diagnostic);
    this.#hasFailed = true;
  }

  /** The next token is not what is expected. */
  refuse(expected: string): void {
    const token = this.peek();
    this.fail(messages.syntaxError(this.at(token.span), describe(token), expected));
  }

  /** The next token is not what is expected; if it is a keyword, it was perhaps meant as a name. */
  refuseAsName(expected: string): void {
    const { kind, text, span } = this.peek();
    if (!KEYWORDS.has(kind)) this.refuse(expected);
    else this.fail(messages.keywordAsName(this.at(span), text, expected));
  }
}

function describe({ kind, text, prefix }: Token): string {
  switch (kind) {
    case "end":
      return "the end of the file";
    case "literal":
      return text.length > 30 ? "a value in quotes" : `the value "${text}"`;
    case "documentation":
      return "a comment with ##, which documents what it stands before (with one # it is an ordinary comment)";
    case "cname":
    case "nsname":
      return `"${prefix}:${text}"`;
    default:
      return `"${text}"`;
  }
}
