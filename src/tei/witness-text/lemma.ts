// A lemma looked for in the words of the text that it was taken from.

import { separates } from "./lines.ts";
import type { Item, Position, Range } from "./stream.ts";

interface Wanted {
  /** Which of several equal ones, from 1. */
  readonly number: number | undefined;
  /** The entry stands there, behind its lemma: the last one before it is meant. */
  readonly before: number | undefined;
}

/**
 * Where words stand in a range: whole words, white space and case aside, with an ellipsis for what a
 * long lemma leaves out. Undefined where they are not there, or there several times and nothing says
 * which is meant.
 */
export function rangeOfWords(
  items: readonly Item[],
  range: Range,
  words: string,
  { number, before }: Wanted,
): Range | undefined {
  const all = findWords(items, range, words);
  if (number !== undefined) return all[number - 1];
  if (all.length <= 1) return all[0];
  if (before === undefined) return undefined;
  return all.findLast(({ end }) => end.item < before);
}

/** Every place where words stand in a range. */
export function findWords(items: readonly Item[], range: Range, words: string): Range[] {
  const line = readLine(items, range);
  for (const exact of [true, false]) {
    const fold = (text: string): string => (exact ? text : foldCase(text));
    const [first = "", ...rest] = fold(words).split(/\s*(?:…|\.\.\.|\[\.\.\.\])\s*/u);
    const text = fold(line.text);
    // Folding may change lengths; then places would be wrong.
    if (first === "" || text.length !== line.text.length) continue;
    const found: Range[] = [];
    let from = 0;
    for (
      let start = indexOfWords(text, first, from);
      start >= 0;
      start = indexOfWords(text, first, from)
    ) {
      let end = start + first.length;
      for (const part of rest) {
        const next = part === "" ? end : indexOfWords(text, part, end);
        if (next < 0) return found;
        end = next + part.length;
      }
      found.push({ start: line.positionAt(start), end: line.positionAfter(end) });
      from = end;
    }
    if (found.length > 0) return found;
  }
  return [];
}

function foldCase(text: string): string {
  return text.toLowerCase();
}

/** Where a text stands in another as whole words. */
function indexOfWords(text: string, words: string, from: number): number {
  for (let at = text.indexOf(words, from); at >= 0; at = text.indexOf(words, at + 1)) {
    const joinsBefore = isWordCharacter(text[at - 1]) && isWordCharacter(words[0]);
    const joinsAfter = isWordCharacter(text[at + words.length]) && isWordCharacter(words.at(-1));
    if (!joinsBefore && !joinsAfter) return at;
  }
  return -1;
}

function isWordCharacter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{M}\p{N}]/u.test(character);
}

interface Line {
  readonly text: string;
  readonly positionAt: (index: number) => Position;
  readonly positionAfter: (index: number) => Position;
}

/** The text of a range with white space collapsed, and where each of its characters stands. */
function readLine(items: readonly Item[], range: Range): Line {
  let text = "";
  const positions: Position[] = [];
  for (let index = range.start.item; index <= range.end.item; index++) {
    const item = items[index];
    if (item !== undefined && separates(item) && !text.endsWith(" ")) {
      text += " ";
      positions.push({ item: index, offset: 0 });
    }
    if (item?.kind !== "text") continue;
    const from = index === range.start.item ? range.start.offset : 0;
    const to = index === range.end.item ? range.end.offset : item.text.length;
    for (let offset = from; offset < to; offset++) {
      const character = item.text[offset] as string;
      const isSpace = /\s/u.test(character);
      if (isSpace && (text === "" || text.endsWith(" "))) continue;
      text += isSpace ? " " : character;
      positions.push({ item: index, offset });
    }
  }
  return {
    text,
    positionAt: (index) => positions[index] ?? range.end,
    positionAfter: (index) => {
      const last = positions[index - 1];
      return last === undefined ? range.start : { item: last.item, offset: last.offset + 1 };
    },
  };
}
