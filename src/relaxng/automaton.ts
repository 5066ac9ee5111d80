// The schema as a lazy automaton with a stack. A state is what the open element may still hold; each
// step out of it is computed once and then remembered. It knows nothing of the elements around the open
// one (they wait on the validator's stack), so there are only as many states as contents, whatever the
// depth of a document.
//
// Where a schema lets a start tag mean several things, all readings go on side by side: a state has one
// pattern for each, and an end tag selects by the readings that are complete (the construction known
// from visibly pushdown automata). Nearly always there is one.

import type { NameId, NameTable } from "../xml/names.ts";
import { GrammarCompiler } from "./compile.ts";
import type { ValueContext } from "./datatypes/datatype.ts";
import { Derivatives, isBlank } from "./derivatives.ts";
import type { Grammar } from "./grammar.ts";
import { InternTable } from "./intern.ts";
import { Budget, StringMemo } from "./memo.ts";
import { type Pattern, PatternBuilder } from "./patterns.ts";
import { patternToString } from "./to-string.ts";

/** What the open element may still hold. `null` in place of a state: nothing fits. */
export class State {
  /** One for each reading of the open element; `notAllowed` where a reading has failed. */
  readonly patterns: readonly Pattern[];
  /** Whether text has to be looked at, not only that there is some. */
  readonly readsText: boolean;
  /** Whether the element may end here, at least in one reading. */
  readonly isComplete: boolean;
  readonly #automaton: Automaton;
  // Steps out of here; undefined: not asked for yet.
  #openings = new Map<NameId, Opening | null>();
  #attributes = new Map<NameId, AttributeStep | null>();
  #content: State | null | undefined;
  #afterText: State | null | undefined;
  readonly #strings: StringMemo<State | null>;
  // The last of them: mostly the next child, or attribute, is of the same name.
  #lastOpened: NameId = -1;
  #lastOpening: Opening | null = null;
  #lastAttribute: NameId = -1;
  #lastStep: AttributeStep | null = null;

  constructor(automaton: Automaton, patterns: readonly Pattern[]) {
    this.#automaton = automaton;
    this.#strings = new StringMemo(automaton.budget);
    this.patterns = patterns;
    this.readsText = patterns.some((pattern) => pattern.readsText);
    this.isComplete = patterns.some((pattern) => pattern.nullable);
  }

  /** After a start tag of this name. */
  open(name: NameId): Opening | null {
    if (name === this.#lastOpened) return this.#lastOpening;
    let opening = this.#openings.get(name);
    if (opening === undefined) {
      opening = this.#automaton.open(this, name);
      this.#openings.set(name, opening);
    }
    this.#lastOpened = name;
    this.#lastOpening = opening;
    return opening;
  }

  /** At an attribute of this name. */
  attribute(name: NameId): AttributeStep | null {
    if (name === this.#lastAttribute) return this.#lastStep;
    let step = this.#attributes.get(name);
    if (step === undefined) {
      step = this.#automaton.attribute(this, name);
      this.#attributes.set(name, step);
    }
    this.#lastAttribute = name;
    this.#lastStep = step;
    return step;
  }

  /** When all attributes have been read. */
  get content(): State | null {
    if (this.#content === undefined) this.#content = this.#automaton.endAttributes(this);
    return this.#content;
  }

  /** After text that is more than white space; for states that do not read text. */
  get afterText(): State | null {
    if (this.#afterText === undefined) this.#afterText = this.#automaton.text(this);
    return this.#afterText;
  }

  /** After a text that an element follows; white space between elements is nothing (6.2.7). */
  afterString(text: string, context: ValueContext): State | null {
    if (isBlank(text)) return this;
    return this.readsText ? this.#automaton.string(this, text, context) : this.afterText;
  }

  /** After a text, perhaps an empty one, that is all the element holds (6.2.7). */
  afterOnlyString(text: string, context: ValueContext): State | null {
    const known = this.#strings.get(text);
    if (known !== undefined) return known;
    let after = this.readsText ? this.#automaton.string(this, text, context) : this.afterText;
    if (isBlank(text)) after = after === null ? this : this.#automaton.union([this, after]);
    if (this.patterns.some((pattern) => pattern.readsContext)) return after;
    return this.#strings.set(text, after);
  }

  forget(): void {
    this.#openings = new Map();
    this.#attributes = new Map();
    this.#lastOpened = -1;
    this.#lastAttribute = -1;
    this.#content = undefined;
    this.#afterText = undefined;
    this.#strings.clear();
  }

  toString(): string {
    return this.patterns.map((pattern) => patternToString(pattern)).join("\nor ");
  }
}

/** A start tag: the state inside, and where its end tag leads. */
export class Opening {
  /** The child, its attributes still to come. */
  readonly child: State;
  readonly #automaton: Automaton;
  // By the readings of the child: the parent when that one is complete.
  readonly #returns: readonly State[];
  #after = new Map<State, State>();

  constructor(automaton: Automaton, child: State, returns: readonly State[]) {
    this.#automaton = automaton;
    this.child = child;
    this.#returns = returns;
  }

  /** The parent after the end tag; `last` is what the child has come to. */
  close(last: State): State | null {
    if (!last.isComplete) return null;
    if (this.#returns.length === 1) return this.#returns[0] as State;
    let after = this.#after.get(last);
    if (after === undefined) {
      const isComplete = (_: State, reading: number): boolean =>
        (last.patterns[reading] as Pattern).nullable;
      after = this.#automaton.union(this.#returns.filter(isComplete));
      this.#after.set(last, after);
    }
    return after;
  }

  /** The parent after the child, whatever was in it. */
  get after(): State {
    return this.#automaton.union(this.#returns);
  }
}

/** An attribute that may stand here. */
export class AttributeStep {
  /** The patterns that its value may match. */
  readonly values: readonly Pattern[];
  /** What follows when any value will do. */
  readonly always: State | undefined;
  readonly #automaton: Automaton;
  // What follows each of the values.
  readonly #states: readonly State[];
  readonly #results: StringMemo<State | null>;
  readonly #readsContext: boolean;

  constructor(automaton: Automaton, values: readonly Pattern[], states: readonly State[]) {
    this.#automaton = automaton;
    this.#results = new StringMemo(automaton.budget);
    this.values = values;
    this.#states = states;
    this.#readsContext = values.some((value) => value.readsContext);
    this.always = values.length === 1 && values[0]?.kind === "text" ? states[0] : undefined;
  }

  /** After this value. */
  take(value: string, context: ValueContext): State | null {
    const known = this.#results.get(value);
    if (known !== undefined) return known;
    const matching = this.#states.filter((_, index) =>
      this.#automaton.matches(this.values[index] as Pattern, value, context),
    );
    const after = matching.length === 0 ? null : this.#automaton.union(matching);
    return this.#readsContext ? after : this.#results.set(value, after);
  }

  /** After some value that would be right. */
  get after(): State {
    return this.#automaton.union(this.#states);
  }
}

/** So many states, steps and strings are remembered: some tens of megabytes. */
const DEFAULT_LIMIT = 400_000;

export class Automaton {
  readonly names: NameTable;
  readonly grammar: Grammar;
  readonly budget: Budget;
  readonly #builder = new PatternBuilder();
  readonly #derivatives: Derivatives;
  readonly #compiler: GrammarCompiler;
  #states = new InternTable<State>();

  /** @param limit how much is remembered before all is forgotten, in states, steps and strings */
  constructor(grammar: Grammar, names: NameTable, limit = DEFAULT_LIMIT) {
    this.grammar = grammar;
    this.names = names;
    this.budget = new Budget(limit);
    this.#derivatives = new Derivatives(this.#builder, names);
    this.#compiler = new GrammarCompiler(grammar, names, this.#builder);
  }

  /** Before the root element. */
  get start(): State {
    return this.#state([this.#compiler.start]);
  }

  /** The inside of elements of the grammar, all readings side by side; attributes still to come. */
  inside(elements: readonly number[]): State {
    return this.#state(elements.map((index) => this.#compiler.element(index).content));
  }

  open(state: State, name: NameId): Opening | null {
    const { contents, states } = this.#branch(state, (pattern) =>
      this.#derivatives
        .startTag(pattern, name)
        .map(({ taken, rest }) => ({ content: taken.element.content, rest })),
    );
    return contents.length === 0 ? null : new Opening(this, this.#state(contents), states);
  }

  /** After a child of this name, whatever is in it; its content is not compiled for that. */
  skip(state: State, name: NameId): State | null {
    return this.#map(state, (pattern) => this.#derivatives.afterChild(pattern, name));
  }

  attribute(state: State, name: NameId): AttributeStep | null {
    const { contents, states } = this.#branch(state, (pattern) =>
      this.#derivatives
        .attribute(pattern, name)
        .map(({ taken, rest }) => ({ content: taken.value, rest })),
    );
    return contents.length === 0 ? null : new AttributeStep(this, contents, states);
  }

  endAttributes(state: State): State | null {
    return this.#map(state, (pattern) => this.#derivatives.endAttributes(pattern));
  }

  /** The content, with all attributes that are still missing taken as given. */
  grantAttributes(state: State): State {
    return this.#state(state.patterns.map((one) => this.#derivatives.grantAttributes(one)));
  }

  text(state: State): State | null {
    return this.#map(state, (pattern) => this.#derivatives.text(pattern));
  }

  string(state: State, text: string, context: ValueContext): State | null {
    return this.#map(state, (pattern) => this.#derivatives.text(pattern, text, context));
  }

  matches(value: Pattern, text: string, context: ValueContext): boolean {
    return this.#derivatives.matchesValue(value, text, context);
  }

  /** Any of some states of the same element. */
  union(states: readonly State[]): State {
    const [first] = states as readonly [State, ...State[]];
    if (states.length === 1) return first;
    return this.#state(
      first.patterns.map((_, reading) =>
        this.#builder.choice(states.map((state) => state.patterns[reading] as Pattern)),
      ),
    );
  }

  /**
   * Follows the branches of all readings. Gives the different contents, each with the state that
   * follows if it is the content that the document has.
   */
  #branch(
    state: State,
    branchesOf: (pattern: Pattern) => readonly { content: Pattern; rest: Pattern }[],
  ): { contents: Pattern[]; states: State[] } {
    this.#limit();
    this.budget.used++;
    const { notAllowed } = this.#builder;
    const rests = new Map<Pattern, Pattern[][]>();
    state.patterns.forEach((pattern, reading) => {
      for (const { content, rest } of branchesOf(pattern)) {
        let byReading = rests.get(content);
        if (byReading === undefined) {
          byReading = state.patterns.map(() => []);
          rests.set(content, byReading);
        }
        (byReading[reading] as Pattern[]).push(rest);
      }
    });
    rests.delete(notAllowed);
    const contents = [...rests.keys()].toSorted((a, b) => a.id - b.id);
    const states = contents.map((content) =>
      this.#state((rests.get(content) as Pattern[][]).map((all) => this.#builder.choice(all))),
    );
    return { contents, states };
  }

  #map(state: State, change: (pattern: Pattern) => Pattern): State | null {
    this.#limit();
    const patterns = state.patterns.map(change);
    return patterns.every((pattern) => pattern === this.#builder.notAllowed)
      ? null
      : this.#state(patterns);
  }

  #state(patterns: readonly Pattern[]): State {
    const ids = patterns.map((pattern) => pattern.id);
    const known = this.#states.find(ids);
    if (known !== undefined) return known;
    this.budget.used++;
    return this.#states.add(ids, new State(this, patterns));
  }

  /** Before a step is computed. States that a validator holds stay valid, but know nothing any more. */
  #limit(): void {
    if (!this.budget.isExceeded) return;
    for (const state of this.#states.values()) state.forget();
    this.#states = new InternTable();
    this.#builder.clear();
    this.#derivatives.clear();
    this.#compiler.clear();
    this.budget.used = 0;
  }

  toString(): string {
    const { size } = this.#states;
    return `Automaton with ${size} states of ${this.#builder.size} patterns, ${this.budget.used} steps`;
  }
}
