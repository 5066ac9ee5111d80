// The words under which a passage is found: its own, those of readings that it does not show, and those
// of every name that the register records for whom it mentions. Build and browser split and fold alike.

import { splitWords, type Word } from "../../tei/names/words.ts";

/** What is longer is no word; and a shard's first word is part of the catalogue. */
const LONGEST = 40;

/**
 * The folded words of a text; of hyphenated ones also the whole, so that "Byeongjik" finds
 * "Byeong-jik".
 */
export function textTerms(text: string): string[] {
  const words = splitWords(text);
  const terms: string[] = [];
  for (const [index, word] of words.entries()) {
    terms.push(cut(word.folded));
    const joined = hyphenated(words, index);
    if (joined !== undefined) terms.push(joined);
  }
  return terms;
}

/** The words that begin at a word and hang together by hyphens, as one; undefined when it begins none. */
function hyphenated(words: readonly Word[], start: number): string | undefined {
  if (words[start]?.gap === "hyphen" || words[start + 1]?.gap !== "hyphen") return undefined;
  let joined = words[start]?.folded ?? "";
  for (let at = start + 1; words[at]?.gap === "hyphen"; at++) joined += words[at]?.folded ?? "";
  return cut(joined);
}

/** The folded words of a name, and each two neighbours as one: Korean writes a name without spaces. */
export function nameTerms(name: string): string[] {
  const words = splitWords(name).map(({ folded }) => folded);
  const joined = words.slice(1).map((word, index) => `${words[index] ?? ""}${word}`);
  return [...words, ...joined, ...(words.length > 2 ? [words.join("")] : [])].map(cut);
}

/** A word of a query, and as one with the word behind it. */
export interface QueryWord {
  /** As typed. */
  readonly text: string;
  readonly folded: string;
  readonly withNext: string | undefined;
}

/** A word of a query as it was looked for. */
export interface SoughtWord extends QueryWord {
  /** Whether words that begin with it count too. */
  readonly completes: boolean;
}

/** More words than these are not looked for: each costs a request or two. */
const MOST_WORDS = 8;

export function queryWords(query: string): QueryWord[] {
  const words = splitWords(query.slice(0, 400)).slice(0, MOST_WORDS);
  return words.map(({ start, end, folded }, index) => {
    const next = words[index + 1];
    return {
      text: query.slice(start, end),
      folded: cut(folded),
      withNext: next === undefined ? undefined : cut(folded + next.folded),
    };
  });
}

function cut(word: string): string {
  return word.length > LONGEST ? word.slice(0, LONGEST) : word;
}
