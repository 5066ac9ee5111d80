// The tokens of the compact syntax (Compact Syntax, A.2.5). Comments are no tokens; each token knows
// those before it, so that they can be written again.

import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import type { Source, Span } from "../../source/source.ts";
import { type CompactText, NEWLINE, readCompactText } from "./compact-text.ts";
import * as messages from "./messages.ts";
import { nameEnd } from "./names.ts";

export interface Token {
  /**
   * `identifier`: a name that is no keyword, or one behind a backslash. `cname` is `prefix:local`,
   * `nsname` is `prefix:*`. The kind of keywords and signs is what they are themselves: `element`, `|=`.
   */
  readonly kind: string;
  /** The name, the local part, the value of a literal, the text of a documentation. */
  readonly text: string;
  readonly prefix: string;
  readonly span: Span;
  /** The comments before it. */
  readonly comments: readonly string[];
}

export const KEYWORDS: ReadonlySet<string> = new Set(
  `attribute default datatypes div element empty external grammar include inherit list mixed
  namespace notAllowed parent start string text token`.split(/\s+/u),
);

const SIGNS: readonly string[] = [
  "|=",
  "&=",
  ">>",
  "=",
  "{",
  "}",
  "(",
  ")",
  "[",
  "]",
  ",",
  "|",
  "&",
  "?",
  "*",
  "+",
  "-",
  "~",
];

export interface TokenResult {
  /** The last one is of the kind `end`, if there is no error before it. */
  readonly tokens: readonly Token[];
  /** What ended the reading of tokens too early; the tokens before it may hold an earlier mistake. */
  readonly error?: Diagnostic;
}

/** All tokens of a source in UTF-8. */
export function readTokens(source: Source): TokenResult {
  const { text, problem } = readCompactText(source);
  if (problem !== undefined) return { tokens: [], error: problem };
  return new Tokenizer(source.path, text).read();
}

class Tokenizer {
  readonly #path: string;
  readonly #source: CompactText;
  readonly #text: string;
  readonly #tokens: Token[] = [];
  #at = 0;
  #comments: string[] = [];
  #error: Diagnostic | undefined;

  constructor(path: string, source: CompactText) {
    this.#path = path;
    this.#source = source;
    this.#text = source.text;
  }

  read(): TokenResult {
    this.#skipSeparators();
    while (this.#at < this.#text.length && this.#error === undefined) {
      this.#readToken();
      this.#skipSeparators();
    }
    if (this.#error !== undefined) return { tokens: this.#tokens, error: this.#error };
    this.#add("end", this.#at, "");
    return { tokens: this.#tokens };
  }

  #readToken(): void {
    const text = this.#text;
    const character = text[this.#at];
    if (character === "#") this.#readDocumentation();
    else if (character === '"' || character === "'") this.#readLiteral(character);
    else if (character === "\\") this.#readQuotedName();
    else if (nameEnd(text, this.#at) > this.#at) this.#readName();
    else {
      const sign = SIGNS.find((one) => text.startsWith(one, this.#at));
      if (sign === undefined) this.#refuseCharacter(this.#at);
      else this.#add(sign, this.#at + sign.length, sign);
    }
  }

  /** `name`, `prefix:local` or `prefix:*`, whichever is longest. */
  #readName(): void {
    const text = this.#text;
    const end = nameEnd(text, this.#at);
    const name = text.slice(this.#at, end);
    if (text[end] === ":") {
      if (text[end + 1] === "*") return this.#add("nsname", end + 2, "*", name);
      const last = nameEnd(text, end + 1);
      if (last > end + 1) return this.#add("cname", last, text.slice(end + 1, last), name);
    }
    return this.#add(KEYWORDS.has(name) ? name : "identifier", end, name);
  }

  #readQuotedName(): void {
    const start = this.#at + 1;
    const end = nameEnd(this.#text, start);
    if (end === start) this.#refuseCharacter(this.#at);
    else this.#add("identifier", end, this.#text.slice(start, end));
  }

  #readLiteral(quote: string): void {
    const text = this.#text;
    const isLong = text.startsWith(quote.repeat(3), this.#at);
    const delimiter = isLong ? quote.repeat(3) : quote;
    const start = this.#at + delimiter.length;
    const end = text.indexOf(delimiter, start);
    const value = text.slice(start, end < 0 ? undefined : end);
    if (end < 0 || (!isLong && value.includes(NEWLINE))) {
      const place = { path: this.#path, span: this.#source.span(this.#at, start) };
      this.#error = messages.unterminatedLiteral(place, delimiter);
    } else this.#add("literal", end + delimiter.length, value.replaceAll(NEWLINE, "\n"));
  }

  /** `## …`, and the same on the lines right below it. */
  #readDocumentation(): void {
    const lines: string[] = [];
    const line = /##+ ?(?<content>[^\n\0]*)/uy;
    const next = /[\n\0][ \t]*(?=##)/uy;
    let end = this.#at;
    do {
      line.lastIndex = end;
      lines.push(line.exec(this.#text)?.groups?.["content"] ?? "");
      end = line.lastIndex;
      next.lastIndex = end;
      if (next.test(this.#text)) end = next.lastIndex;
    } while (end > line.lastIndex);
    this.#add("documentation", end, lines.join("\n"));
  }

  /** White space and comments. Comments on lines that follow each other are one. */
  #skipSeparators(): void {
    const text = this.#text;
    const space = /[ \t\n\0]*/uy;
    const comment = /#(?!#)[^\n\0]*/uy;
    let isDetached = true;
    for (;;) {
      space.lastIndex = this.#at;
      const skipped = space.exec(text)?.[0] ?? "";
      comment.lastIndex = this.#at + skipped.length;
      const found = comment.exec(text)?.[0];
      this.#at += skipped.length + (found?.length ?? 0);
      if (found === undefined) return;
      if (!isDetached && /^[ \t]*[\n\0][ \t]*$/u.test(skipped)) {
        this.#comments.push(`${this.#comments.pop() ?? ""}\n${commentLine(found)}`);
      } else this.#comments.push(commentLine(found));
      isDetached = false;
    }
  }

  #add(kind: string, end: number, text: string, prefix = ""): void {
    const span = this.#source.span(this.#at, end);
    this.#tokens.push({ kind, text, prefix, span, comments: this.#comments });
    this.#comments = [];
    this.#at = end;
  }

  #refuseCharacter(at: number): void {
    const character = String.fromCodePoint(this.#text.codePointAt(at) as number);
    const place = { path: this.#path, span: this.#source.span(at, at + character.length) };
    this.#error = messages.meaninglessCharacter(place, character);
  }
}

function commentLine(comment: string): string {
  return comment.slice(1).replace(/^ /u, "").trimEnd();
}
