// Passages that stand in one place in some witnesses and in another in others: found in the finished table,
// where they are an omission in one column and an addition in another.

import { type Column, OMITTED, type Transposition } from "./model.ts";

/** How many columns away a passage may be found again, for each of its words. */
const REACH = 10;

/** A word is sought in so many places before. */
const PLACES = 8;

/** Witnesses that have one word in one column. */
interface Group {
  readonly symbol: number;
  readonly column: number;
  readonly witnesses: readonly number[];
}

/** Moved passages, the longest first where two of them share a word. In order of their first column. */
export function findTranspositions(
  columns: readonly Column[],
  wordsOf: readonly Int32Array[],
): Transposition[] {
  const table = new Table(columns, wordsOf);
  const found = table.candidates().toSorted((one, other) => other.length - one.length);
  const taken = new Set<Group>();
  const kept: (readonly Pair[])[] = [];
  for (const passage of found) {
    if (passage.some(([one, other]) => taken.has(one) || taken.has(other))) continue;
    for (const pair of passage) for (const group of pair) taken.add(group);
    kept.push(passage);
  }
  return kept.map(toTransposition).toSorted(byPlace);
}

type Pair = readonly [Group, Group];

function toTransposition(passage: readonly Pair[]): Transposition {
  const [first] = passage;
  const [one, other] = first as Pair;
  return {
    columns: passage.map(([here, there]) => [here.column, there.column]),
    witnesses: [one.witnesses, other.witnesses],
  };
}

function byPlace(one: Transposition, other: Transposition): number {
  const [first = [0, 0]] = one.columns;
  const [second = [0, 0]] = other.columns;
  return first[0] - second[0] || first[1] - second[1];
}

class Table {
  readonly #columns: readonly Column[];
  readonly #wordsOf: readonly Int32Array[];
  /** For each witness the column of each word. */
  readonly #columnOf: readonly Int32Array[];
  /** The groups of the columns in which not all witnesses have the same. */
  readonly #groups: (readonly Group[])[];

  constructor(columns: readonly Column[], wordsOf: readonly Int32Array[]) {
    this.#columns = columns;
    this.#wordsOf = wordsOf;
    this.#columnOf = wordsOf.map((words) => new Int32Array(words.length));
    this.#groups = columns.map((column, index) => {
      column.forEach((place, witness) => {
        if (place !== OMITTED) (this.#columnOf[witness] as Int32Array)[place] = index;
      });
      return this.#groupsOf(column, index);
    });
  }

  #groupsOf(column: Column, index: number): Group[] {
    const witnessesOf = new Map<number, number[]>();
    column.forEach((place, witness) => {
      if (place === OMITTED) return;
      const symbol = this.#wordsOf[witness]?.[place] as number;
      const list = witnessesOf.get(symbol);
      if (list === undefined) witnessesOf.set(symbol, [witness]);
      else list.push(witness);
    });
    const groups = [...witnessesOf].map(([symbol, witnesses]) => ({
      symbol,
      column: index,
      witnesses,
    }));
    return groups.filter(({ witnesses }) => witnesses.length < column.length);
  }

  /** Every passage that may have moved, as long as it goes. */
  candidates(): (readonly Pair[])[] {
    const places = new Map<number, Group[]>();
    const passages: (readonly Pair[])[] = [];
    for (const group of this.#groups.flat()) {
      const earlier = places.get(group.symbol) ?? [];
      for (const other of earlier.slice(-PLACES)) {
        if (!this.#areApart(other, group) || this.#goesBack(other, group)) continue;
        const passage = this.#extend(other, group);
        if (this.#isBelievable(passage)) passages.push(passage);
      }
      if (earlier.length === 0) places.set(group.symbol, [group]);
      else earlier.push(group);
    }
    return passages;
  }

  /** Those of one place do not have the word in the other place. */
  #areApart(one: Group, other: Group): boolean {
    return !one.witnesses.some((witness) => other.witnesses.includes(witness));
  }

  #extend(one: Group, other: Group): Pair[] {
    const passage: Pair[] = [[one, other]];
    for (;;) {
      const [here, there] = passage.at(-1) as Pair;
      const next = this.#beside(here, 1);
      const follower = this.#beside(there, 1);
      if (next === undefined || follower === undefined) return passage;
      if (next.symbol !== follower.symbol || !this.#areApart(next, follower)) return passage;
      passage.push([next, follower]);
    }
  }

  /** Whether the passage began before. */
  #goesBack(one: Group, other: Group): boolean {
    const before = this.#beside(one, -1);
    const counterpart = this.#beside(other, -1);
    return (
      before !== undefined &&
      counterpart !== undefined &&
      before.symbol === counterpart.symbol &&
      this.#areApart(before, counterpart)
    );
  }

  /** What the first of a group's witnesses has next, or had before. */
  #beside({ column, witnesses }: Group, step: 1 | -1): Group | undefined {
    const [witness = 0] = witnesses;
    const place = (this.#columns[column]?.[witness] as number) + step;
    const next = this.#columnOf[witness]?.[place];
    if (next === undefined) return undefined;
    return this.#groups[next]?.find((group) => group.witnesses.includes(witness));
  }

  /** The further a passage has moved, the longer it must be; a single word must be alone of its kind. */
  #isBelievable(passage: readonly Pair[]): boolean {
    const [[one, other] = []] = passage;
    if (one === undefined || other === undefined) return false;
    const distance = other.column - one.column;
    if (distance > REACH * passage.length) return false;
    return passage.length > 1 || [one, other].every((group) => this.#isOnce(group, distance));
  }

  #isOnce({ column, symbol, witnesses }: Group, distance: number): boolean {
    const [witness = 0] = witnesses;
    const place = this.#columns[column]?.[witness] as number;
    const words = this.#wordsOf[witness] as Int32Array;
    const around = words.subarray(Math.max(0, place - distance), place + distance + 1);
    return around.indexOf(symbol) === around.lastIndexOf(symbol);
  }
}
