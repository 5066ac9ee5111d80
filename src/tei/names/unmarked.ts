// Finds recorded names in running text. The folded forms are sorted; from each word of the text the run
// of forms that begin with the words read so far grows narrower, until none is left. A text costs its
// words times the words of the longest form at most, and in practice little more than its words.

import { FIRST_HANGUL, wordStems } from "./endings.ts";
import { foldName } from "./forms.ts";
import { nameParts, writtenOut } from "./parts.ts";
import type { NameRegister, RecordedForm } from "./register.ts";
import { splitWords, type Word } from "./words.ts";

/** How many letters are looked at first. */
const BEGINNING = 3;

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
  /** Folded. */
  readonly names: ReadonlySet<string>;
  /** By code units. */
  readonly sorted: readonly string[];
  /** Of all names the first letter, and the first three. */
  readonly beginnings: ReadonlySet<string>;
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
  // Without a comparison it goes by code units, and so does `<`, with which it is searched.
  const sorted = [...names].toSorted();
  const beginnings = new Set(
    sorted.flatMap((name) => [name.slice(0, 1), name.slice(0, BEGINNING)]),
  );
  return { register, names, sorted, beginnings };
}

const WRITTEN_TOGETHER = /^[\p{Ideographic}\p{Script=Hangul}]{3,}$/u;

function isLongEnough(text: string, folded: string): boolean {
  if (WRITTEN_TOGETHER.test(folded)) return true;
  // Initials alone are short, and name nobody.
  return /\S\s+\S/u.test(text) && (folded.length > 6 || writtenOut(nameParts(text)).length > 0);
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
  const start = words[first] as Word;
  // "Il" of "Kim-Il" begins no name.
  if (start.gap === "hyphen" || !mayBegin(finder, start.folded)) return undefined;
  let longest: LongestName | undefined;
  let read = "";
  for (let index = first; index < words.length; index++) {
    const word = words[index] as Word;
    if (index > first && word.gap === "break") read += ",";
    const ended = endsHere(words[index + 1])
      ? nameEnding(finder, text, { start, word, read })
      : undefined;
    if (ended !== undefined) longest = { ...ended, last: index };
    read += word.folded;
    if (!leadsOn(finder, read)) break;
  }
  return longest;
}

/**
 * With most words no name begins, and the first letters show it: three of them, but not of a shorter
 * word, which the next one continues, nor of Hangul, where they may be a particle's.
 */
function mayBegin({ beginnings }: NameFinder, folded: string): boolean {
  if (folded.length <= BEGINNING || folded.charCodeAt(0) >= FIRST_HANGUL)
    return beginnings.has(folded.slice(0, 1));
  return beginnings.has(folded.slice(0, BEGINNING));
}

/** A name that ends with this word, or with what it is without its ending. */
function nameEnding(
  finder: NameFinder,
  text: string,
  { start, word, read }: { start: Word; word: Word; read: string },
): { end: number; forms: readonly RecordedForm[] } | undefined {
  const begin = start.start;
  const whole = formsLike(finder, `${read}${word.folded}`, text, begin);
  if (whole.length > 0) return { end: word.end, forms: whole };
  for (const stem of wordStems(text.slice(word.start, word.end))) {
    const forms = formsLike(finder, `${read}${foldName(stem)}`, text, begin);
    if (forms.length > 0) return { end: word.start + stem.length, forms };
  }
  return undefined;
}

/** "Kim Il" is no name in "Kim Il-sung": a hyphen leads on. */
function endsHere(next: Word | undefined): boolean {
  return next?.gap !== "hyphen";
}

/** The forms that are folded to this, but for those with a capital where the text has none. */
function formsLike(
  { register, names }: NameFinder,
  folded: string,
  text: string,
  begin: number,
): readonly RecordedForm[] {
  if (!names.has(folded)) return [];
  const forms = register.withFolded(folded);
  const isSmall = /^\p{Ll}/u.test(text.slice(begin, begin + 2));
  return isSmall ? forms.filter((form) => !/^\P{L}*\p{Lu}/u.test(form.text)) : forms;
}

/** Whether a longer name begins with this. */
function leadsOn({ sorted }: NameFinder, read: string): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as string) <= read) low = middle + 1;
    else high = middle;
  }
  return sorted[low]?.startsWith(read) ?? false;
}
