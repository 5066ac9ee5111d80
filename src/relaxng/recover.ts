// What an author probably meant where the content of an element goes wrong: the cheapest way to change
// the next few children so that they fit (G. Fischer and B. Mauney call it locally least-cost error
// recovery). One mistake then is one change, and what follows is judged as if it had been made.

import type { NameId } from "../xml/names.ts";
import type { Automaton, State } from "./automaton.ts";
import { expectedElements, requiredElements } from "./expected.ts";

/** Stands for text in a list of children. */
export const TEXT: NameId = -1;

export type Change =
  /** The child should not be there. */
  | { readonly kind: "remove"; readonly index: number }
  /** One of these elements is missing before the child (or at the end). */
  | { readonly kind: "insert"; readonly index: number; readonly names: readonly NameId[] }
  /** The child stands where one of these is needed. */
  | { readonly kind: "replace"; readonly index: number; readonly names: readonly NameId[] };

export interface Repair {
  /** Up to the first child that fits again. */
  readonly changes: readonly Change[];
  /** How many children have been dealt with, those changed and none behind. */
  readonly consumed: number;
  readonly state: State;
  /** How unlikely it is, with what it does to the children behind. */
  readonly cost: number;
}

/** How many children are looked at beyond the one that does not fit. */
export const LOOKAHEAD = 12;

// Something that is needed was forgotten more easily than something was added by mistake; one of each
// in the same place is a confusion. An optional element is missed only if nothing else explains it.
const INSERT_REQUIRED = 3;
export const REMOVE = 4;
const INSERT_OPTIONAL = 5;
const REPLACE = 6;
const MAX_COST = 40;
const MAX_STEPS = 500;

interface Node {
  readonly index: number;
  readonly state: State;
  readonly cost: number;
  readonly change?: Change;
  readonly previous?: Node;
}

/** The different states that a child can lead to, with the names that do. */
type Steps = ReadonlyMap<State, readonly NameId[]>;

/** Repairs contents of one document; what it has learnt of a state it uses again. */
export class Repairer {
  readonly #automaton: Automaton;
  readonly #steps = new Map<State, Steps>();

  constructor(automaton: Automaton) {
    this.#automaton = automaton;
  }

  /**
   * @param state before the first of the children, which does not fit (or before the end, if there
   *   are no children)
   * @param isAll whether the element ends behind the children
   */
  repair(state: State, children: readonly NameId[], isAll: boolean): Repair {
    return changesOf(new Search(this, children, isAll).run(state), state, children);
  }

  /** The state after a child, whatever is in it. */
  after(state: State, child: NameId): State | null {
    if (child !== TEXT) return this.#automaton.skip(state, child);
    return state.readsText ? null : state.afterText;
  }

  stepsFrom(state: State): Steps {
    const known = this.#steps.get(state);
    if (known !== undefined) return known;
    const steps = new Map<State, NameId[]>();
    const expected = expectedElements(state).flatMap(({ element }) => element.nameTest.names);
    for (const name of new Set(expected)) {
      const next = this.#automaton.skip(state, name);
      if (next === null || next === state) continue;
      const names = steps.get(next);
      if (names === undefined) steps.set(next, [name]);
      else names.push(name);
    }
    this.#steps.set(state, steps);
    return steps;
  }
}

function changesOf(goal: Node | undefined, state: State, children: readonly NameId[]): Repair {
  // Too far gone: give up the child.
  if (goal === undefined) {
    const changes: Change[] = children.length > 0 ? [{ kind: "remove", index: 0 }] : [];
    return { changes, consumed: changes.length, state, cost: Number.POSITIVE_INFINITY };
  }
  const path: Node[] = [];
  for (let node: Node | undefined = goal; node !== undefined; node = node.previous)
    path.unshift(node);
  const changes: Change[] = [];
  let last = path[0] as Node;
  for (const node of path.slice(1)) {
    if (node.change === undefined) break;
    changes.push(node.change);
    last = node;
  }
  return { changes, consumed: last.index, state: last.state, cost: goal.cost };
}

class Search {
  readonly #repairer: Repairer;
  readonly #children: readonly NameId[];
  readonly #isAll: boolean;
  // By cost; of the same cost, first come, first served.
  readonly #waiting: Node[][] = [];
  readonly #done = new Map<State, Set<number>>();

  constructor(repairer: Repairer, children: readonly NameId[], isAll: boolean) {
    this.#repairer = repairer;
    this.#children = children;
    this.#isAll = isAll;
  }

  run(state: State): Node | undefined {
    this.#add({ index: 0, state, cost: 0 });
    let steps = 0;
    for (let cost = 0; cost <= MAX_COST; cost++) {
      const nodes = this.#waiting[cost] ?? [];
      for (let node = nodes.shift(); node !== undefined; node = nodes.shift()) {
        if (this.#isDone(node)) continue;
        if (this.#isGoal(node)) return node;
        if (++steps > MAX_STEPS) return undefined;
        this.#follow(node);
      }
    }
    return undefined;
  }

  #add(node: Node): void {
    (this.#waiting[node.cost] ??= []).push(node);
  }

  #isDone({ index, state }: Node): boolean {
    let indexes = this.#done.get(state);
    if (indexes === undefined) this.#done.set(state, (indexes = new Set()));
    if (indexes.has(index)) return true;
    indexes.add(index);
    return false;
  }

  #isGoal({ index, state }: Node): boolean {
    if (index < this.#children.length) return false;
    return !this.#isAll || state.isComplete || state.readsText;
  }

  #follow(node: Node): void {
    const { index, state, cost } = node;
    const child = this.#children[index];
    const matched = child === undefined ? null : this.#repairer.after(state, child);
    if (matched !== null) {
      this.#add({ index: index + 1, state: matched, cost, previous: node });
      return;
    }
    const required = requiredElements(state).map((group) =>
      group.flatMap(({ element }) => element.nameTest.names),
    );
    for (const [next, names] of this.#repairer.stepsFrom(state)) {
      const group = required.find((all) => names.some((name) => all.includes(name)));
      const isRequired = group !== undefined;
      // What completes the element: any of the group will do.
      const completes = child === undefined && isRequired && next.isComplete;
      const wanted = completes ? [...new Set(group)] : names;
      const insert: Change = { kind: "insert", index, names: wanted };
      const costs = isRequired ? INSERT_REQUIRED : INSERT_OPTIONAL;
      this.#add({ index, state: next, cost: cost + costs, change: insert, previous: node });
      if (child === undefined) continue;
      const replace: Change = { kind: "replace", index, names };
      const change = { cost: cost + REPLACE, change: replace, previous: node };
      this.#add({ index: index + 1, state: next, ...change });
    }
    if (child === undefined) return;
    const change: Change = { kind: "remove", index };
    this.#add({ index: index + 1, state, cost: cost + REMOVE, change, previous: node });
  }
}
