// What the automaton remembers is counted, so that a hostile document cannot make it remember without
// bound: beyond a limit everything is forgotten and computed anew.

/** Counts remembered things: states, steps, strings. */
export class Budget {
  readonly limit: number;
  used = 0;

  constructor(limit: number) {
    this.limit = limit;
  }

  get isExceeded(): boolean {
    return this.used > this.limit;
  }
}

// Longer strings are seldom seen twice; and of short ones, so many in one place.
const REMEMBERED_LENGTH = 48;
const REMEMBERED_STRINGS = 128;

/** Where strings lead from one place; knows those seen last. */
export class StringMemo<T> {
  readonly #budget: Budget;
  #results: Map<string, T> | undefined;

  constructor(budget: Budget) {
    this.#budget = budget;
  }

  get(text: string): T | undefined {
    return this.#results?.get(text);
  }

  set(text: string, result: T): T {
    if (text.length > REMEMBERED_LENGTH) return result;
    if (this.#results !== undefined && this.#results.size >= REMEMBERED_STRINGS) this.clear();
    this.#results ??= new Map();
    this.#results.set(text, result);
    this.#budget.used++;
    return result;
  }

  clear(): void {
    this.#budget.used -= this.#results?.size ?? 0;
    this.#results = undefined;
  }
}
