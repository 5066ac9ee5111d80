// A name in its parts, and what may stand for it: initials, the surname alone, the parts in another order.

import { splitWords } from "./words.ts";

export interface Part {
  /** As written. */
  readonly text: string;
  readonly folded: string;
  readonly isInitial: boolean;
}

/** How two parts are compared: by their letters, or by sound. */
export interface PartComparison {
  equals(one: Part, other: Part): boolean;
  begins(initial: Part, part: Part): boolean;
}

// Chinese and Korean names are written together, the surname first, of one syllable but for a few. Two
// characters are left alone: mostly they are a given name.
const UNSPACED_NAME =
  /^(\p{Ideographic}|\p{Script=Hangul})([\p{Ideographic}\p{Script=Hangul}]{2,3})$/u;
const UNSPACED = /^[\p{Ideographic}\p{Script=Hangul}]+$/u;

/** The words of a name, at hyphens too; 김병직 and 毛泽东 are surname and given name. */
export function nameParts(name: string): Part[] {
  const parts: Part[] = [];
  for (const { start, end, folded, gap, isInitial } of splitWords(name)) {
    const text = name.slice(start, end);
    const last = gap === "none" ? parts.pop() : undefined;
    parts.push({
      text: `${last?.text ?? ""}${text}`,
      folded: `${last?.folded ?? ""}${folded}`,
      isInitial,
    });
  }
  return parts.flatMap((part) => {
    const [, surname, given] = UNSPACED_NAME.exec(part.folded) ?? [];
    return surname === undefined || given === undefined
      ? part
      : [surname, given].map((text) => ({ text, folded: text, isInitial: false }));
  });
}

/** By letters. */
export const BY_LETTERS: PartComparison = {
  equals: (one, other) => one.folded === other.folded,
  begins: (initial, part) => part.folded.startsWith(initial.folded),
};

/** Parts that are written out: at least two letters, or a word of a script that needs no more. */
export function writtenOut(parts: readonly Part[]): Part[] {
  return parts.filter(
    ({ folded, isInitial }) => !isInitial && (folded.length > 1 || UNSPACED.test(folded)),
  );
}

/**
 * Whether a mention may stand for a name: each of its parts is one of the name's, or the initial of one,
 * in any order; at least one is written out.
 */
export function standsFor(
  mention: readonly Part[],
  name: readonly Part[],
  by: PartComparison = BY_LETTERS,
): boolean {
  if (mention.length > name.length || writtenOut(mention).length === 0) return false;
  const left = [...name];
  const take = (fits: (part: Part) => boolean): boolean => {
    const index = left.findIndex(fits);
    if (index >= 0) left.splice(index, 1);
    return index >= 0;
  };
  const written = mention.filter(({ isInitial }) => !isInitial);
  const initials = mention.filter(({ isInitial }) => isInitial);
  return (
    written.every((part) => take((candidate) => by.equals(part, candidate))) &&
    initials.every((initial) => take((candidate) => by.begins(initial, candidate)))
  );
}

/** The name with its first word last, or its last word first; without its comma. */
export function otherOrders(name: string): string[] {
  const [surname, given, ...more] = name.split(",").map((part) => part.trim());
  if (surname !== undefined && given !== undefined && more.length === 0)
    return [`${given} ${surname}`, `${surname} ${given}`];
  const words = name.split(/\p{White_Space}+/u).filter((word) => word !== "");
  if (words.length < 2) return [];
  return [[...words.slice(1), words[0]].join(" "), [words.at(-1), ...words.slice(0, -1)].join(" ")];
}
