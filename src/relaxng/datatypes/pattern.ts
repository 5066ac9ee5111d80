// Matching the pattern facet (XML Schema Part 2, 4.3.4 and Appendix F) by an automaton that is built
// as it is used: a state is what is left to match, its successors are looked up by the kind of the next
// character. One pass over the string, without backtracking, whatever the pattern.

import type { CharacterClass } from "./pattern-class.ts";
import { type Expression, Expressions, NOTHING, showExpression } from "./pattern-expression.ts";
import { type PatternSyntax, readPattern } from "./pattern-syntax.ts";

export type PatternResult =
  | { readonly pattern: Pattern; readonly problem?: never }
  | { readonly pattern?: never; readonly problem: string };

/** A pattern, or what is wrong with it and where. */
export function compilePattern(text: string): PatternResult {
  const expressions = new Expressions();
  const syntax = readPattern(text, expressions);
  if (syntax.problem !== undefined) return { problem: syntax.problem };
  return { pattern: new Pattern(syntax, expressions) };
}

type WellFormed = Extract<PatternSyntax, { expression: Expression }>;

interface State {
  readonly expression: Expression;
  /** By symbol; absent until somebody went there. */
  readonly next: (State | undefined)[];
}

/** So many states are kept; a pattern that needs more starts afresh now and then. */
const MOST_STATES = 4000;
const UNKNOWN = -1;

export class Pattern {
  private readonly expressions: Expressions;
  private readonly classes: readonly CharacterClass[];
  private readonly sources: readonly string[];
  private readonly root: Expression;
  private readonly states = new Map<Expression, State>();
  private start: State;

  // Characters that no class tells apart are one symbol. Looked up by code point: the first 256 in
  // one table, all others in pages of 256 that appear on first use.
  private readonly symbols: (readonly boolean[])[] = [];
  private readonly symbolNumbers = new Map<string, number>();
  private readonly low = newPage();
  private readonly pages: (Int32Array | undefined)[] = [];

  constructor({ expression, classes, sources }: WellFormed, expressions: Expressions) {
    this.expressions = expressions;
    this.classes = classes;
    this.sources = sources;
    this.root = expression;
    this.start = this.stateOf(expression);
  }

  /** Does it match the whole string? */
  matches(text: string): boolean {
    const { low } = this;
    let state = this.start;
    for (let index = 0; index < text.length; index++) {
      let code = text.charCodeAt(index);
      let symbol: number;
      if (code < 256) {
        symbol = low[code] as number;
        if (symbol === UNKNOWN) symbol = low[code] = this.findSymbol(code);
      } else {
        if (code >= 0xd800 && code < 0xdc00) code = text.codePointAt(index++) as number;
        symbol = this.symbolBeyond(code);
      }
      state = state.next[symbol] ?? this.step(state, symbol);
      if (state.expression === NOTHING) return false;
    }
    return state.expression.nullable;
  }

  private symbolBeyond(code: number): number {
    const page = (this.pages[code >> 8] ??= newPage());
    const known = page[code & 255] as number;
    return known === UNKNOWN ? (page[code & 255] = this.findSymbol(code)) : known;
  }

  private findSymbol(code: number): number {
    const holds = this.classes.map((test) => test(code));
    const key = holds.map(Number).join("");
    const known = this.symbolNumbers.get(key);
    if (known !== undefined) return known;
    this.symbolNumbers.set(key, this.symbols.length);
    return this.symbols.push(holds) - 1;
  }

  private step(state: State, symbol: number): State {
    const holds = this.symbols[symbol] ?? [];
    const next = this.stateOf(this.expressions.derive(state.expression, holds));
    state.next[symbol] = next;
    return next;
  }

  private stateOf(expression: Expression): State {
    const known = this.states.get(expression);
    if (known !== undefined) return known;
    if (this.states.size >= MOST_STATES) this.forget();
    const state: State = { expression, next: [] };
    this.states.set(expression, state);
    return state;
  }

  /** The states found so far: what is left to match, and where the classes of a character lead. */
  toString(): string {
    const numbers = new Map([...this.states.values()].map((state, index) => [state, index]));
    const nameSymbol = (symbol: number): string =>
      this.sources.filter((_, index) => this.symbols[symbol]?.[index]).join(" ") || "other";
    return [...numbers]
      .flatMap(([{ expression, next }, number]) => [
        `${number}${expression.nullable ? " accepts" : ""}: ${showExpression(expression, this.sources)}`,
        ...next.flatMap((state, symbol) =>
          state === undefined ? [] : `  ${nameSymbol(symbol)} → ${numbers.get(state)}`,
        ),
      ])
      .join("\n");
  }

  private forget(): void {
    this.states.clear();
    this.expressions.forget();
    this.start = { expression: this.root, next: [] };
    this.states.set(this.root, this.start);
  }
}

function newPage(): Int32Array {
  return new Int32Array(256).fill(UNKNOWN);
}
