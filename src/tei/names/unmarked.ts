// Finds recorded names in running text. The folded forms are sorted; from each word of the text the run
// of forms that begin with the words read so far grows narrower, until none is left. A text costs its
// words times the words of the longest form at most, and in practice little more than its words.

import { wordStems } from "./endings.ts";
import { foldName } from "./forms.ts";
import { nameParts, writtenOut } from "./parts.ts";
import type { NameRegister, RecordedForm } from "./register.ts";
import { splitWords, type Word } from "./words.ts";

/** A recorded name in a text. */
export interface FoundName {
  /** Offsets in the text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** The forms that it equals but for writing; of one entry or of several. */
  readonly forms: readonly RecordedForm[];
}

export interface NameFinder {
  readonly register: NameRegister;
  /** Folded, sorted by code units. */
  readonly names: readonly string[];
}

/**
 * A finder of all forms that are long enough to be no accident: two words, or three characters of
 * a script that writes names together. `singleWords` are forms that count though they are shorter.
 */
export function prepareFinder(
  register: NameRegister,
  singleWords: readonly string[] = [],
): NameFinder {
  const wanted = new Set(singleWords.map(foldName));
  const names = new Set<string>();
  for (const { text, folded } of register.forms()) {
    if (wanted.has(folded) || isLongEnough(text, folded)) names.add(folded);
  }
  // In the order of `<`, which the search needs.
  return { register, names: [...names].toSorted(compareUnits) };
}

function compareUnits(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

const WRITTEN_TOGETHER = /^[\p{Ideographic}\p{Script=Hangul}]{3,}$/u;

function isLongEnough(text: string, folded: string): boolean {
  if (WRITTEN_TOGETHER.test(folded)) return true;
  return /\S\s+\S/u.test(text) && writtenOut(nameParts(text)).length > 0;
}

/** The names in a text, from left to right, each the longest that begins there; they do not overlap. */
export function findNames(finder: NameFinder, text: string): FoundName[] {
  const words = splitWords(text);
  const found: FoundName[] = [];
  for (let index = 0; index < words.length; index++) {
    const name = longestFrom(finder, text, words, index);
    if (name === undefined) continue;
    found.push({ start: (words[index] as Word).start, end: name.end, forms: name.forms });
    index = name.last;
  }
  return found;
}

interface LongestName {
  readonly end: number;
  /** The index of its last word. */
  readonly last: number;
  readonly forms: readonly RecordedForm[];
}

function longestFrom(
  finder: NameFinder,
  text: string,
  words: readonly Word[],
  first: number,
): LongestName | undefined {
  const { names } = finder;
  // "Il" of "Kim-Il" begins no name.
  if (words[first]?.gap === "hyphen") return undefined;
  let longest: LongestName | undefined;
  let read = "";
  let low = 0;
  for (let index = first; index < words.length; index++) {
    const word = words[index] as Word;
    const before = index > first && word.gap === "break" ? `${read},` : read;
    const ends = isEnd(words[index + 1]);
    const keep = (folded: string, end: number): void => {
      const forms = ends ? formsLike(finder, folded, text, words[first] as Word) : [];
      if (forms.length > 0) longest = { end, last: index, forms };
    };
    const written = text.slice(word.start, word.end);
    for (const stem of ends ? wordStems(written) : [])
      keep(`${before}${foldName(stem)}`, word.start + stem.length);
    read = `${before}${word.folded}`;
    low = firstFrom(names, read, low);
    if (!(names[low]?.startsWith(read) ?? false)) break;
    if (names[low] === read) keep(read, word.end);
  }
  return longest;
}

/** "Kim Il" is no name in "Kim Il-sung": a hyphen leads on. */
function isEnd(next: Word | undefined): boolean {
  return next?.gap !== "hyphen";
}

/** The forms that are folded to this, but for those with a capital where the text has none. */
function formsLike(
  { register, names }: NameFinder,
  folded: string,
  text: string,
  { start }: Word,
): RecordedForm[] {
  if (names[firstFrom(names, folded, 0)] !== folded) return [];
  const isSmall = /^\p{Ll}/u.test(text.slice(start, start + 2));
  return register
    .withFolded(folded)
    .filter((form) => !isSmall || !/^\P{L}*\p{Lu}/u.test(form.text));
}

/** The index of the first name that does not come before this. */
function firstFrom(names: readonly string[], name: string, from: number): number {
  let low = from;
  let high = names.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((names[middle] as string) < name) low = middle + 1;
    else high = middle;
  }
  return low;
}
