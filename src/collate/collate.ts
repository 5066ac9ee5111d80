// The whole of a collation: witnesses in, columns and moved passages out.

import { editsBetween } from "../source/closest.ts";
import { alignSymbols } from "./align.ts";
import type { Alignment, Witness } from "./model.ts";
import type { IsNear } from "./pairing.ts";
import { settleMarks } from "./settle.ts";
import { findTranspositions } from "./transpositions.ts";

export interface CollateOptions {
  /** From 0 to 1: how like each other two words must be to be put into one column as near matches. */
  readonly near?: number;
}

/**
 * Aligns any number of witnesses by the `n` of their tokens. Witnesses may be empty; with one witness every
 * token has its own column.
 */
export function collate(witnesses: readonly Witness[], { near }: CollateOptions = {}): Alignment {
  const words: string[] = [];
  const symbols = new Map<string, number>();
  const wordsOf = witnesses.map(({ tokens }) =>
    Int32Array.from(tokens, ({ n }) => {
      const known = symbols.get(n);
      if (known !== undefined) return known;
      symbols.set(n, words.length);
      return words.push(n) - 1;
    }),
  );
  const aligned = alignSymbols(wordsOf, near === undefined ? undefined : nearness(words, near));
  const marks = words.map((word) => /^\p{P}+$/u.test(word));
  const columns = settleMarks(aligned, wordsOf, (word) => marks[word] === true);
  return { witnesses, columns, transpositions: findTranspositions(columns, wordsOf) };
}

/** Whether two words are alike: of the longer one's letters, so many need no edit. */
function nearness(words: readonly string[], least: number): IsNear {
  const known = new Map<number, boolean>();
  return (one, other) => {
    if (one === other) return true;
    const key = Math.min(one, other) * words.length + Math.max(one, other);
    let near = known.get(key);
    if (near === undefined) known.set(key, (near = areNear(words[one], words[other], least)));
    return near;
  };
}

function areNear(one: string | undefined, other: string | undefined, least: number): boolean {
  if (one === undefined || other === undefined) return false;
  const longer = Math.max(one.length, other.length);
  const allowed = (1 - least) * longer;
  if (Math.abs(one.length - other.length) > allowed) return false;
  return editsBetween(one, other) <= allowed;
}
