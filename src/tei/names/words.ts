// A name, or a text that names stand in, as folded words: one way of splitting for both, so that every
// recorded name is found in a text that has it. Unicode's properties say what a letter is; only
// letters that Unicode does not decompose are listed.

/** How a word follows the word before it. */
export type Gap = "none" | "space" | "hyphen" | "break";

export interface Word {
  /** Offsets in the string, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly folded: string;
  /** "break" where punctuation parts them; "none" at the start, and between ideographs. */
  readonly gap: Gap;
  /** One or two letters with a full stop behind them, or one letter alone. */
  readonly isInitial: boolean;
}

// An ideograph is a word, as nothing parts Chinese words; apostrophes are part of the word they stand in.
const WORD =
  /\p{Ideographic}|(?:(?!\p{Ideographic})[\p{L}\p{N}])(?:(?!\p{Ideographic})[\p{L}\p{M}\p{N}\p{DI}]|[\p{QMark}`´′](?=[\p{L}\p{N}]))*/gu;

const BREAK = /[\p{Term}\p{Ps}\p{Pe}]/u;
const SPACED_DASH = /\p{White_Space}\p{Dash}|\p{Dash}\p{White_Space}/u;
const HYPHEN = /^[-‐‑]$/u;
const UNSPACED = /^[\p{Ideographic}\p{Script=Hangul}]/u;

/** The words of a text; what folds to nothing is none. */
export function splitWords(text: string): Word[] {
  const words: Word[] = [];
  let previous: { folded: string; end: number } | undefined;
  WORD.lastIndex = 0;
  for (let found = WORD.exec(text); found !== null; found = WORD.exec(text)) {
    const folded = foldWord(found[0]);
    if (folded === "") continue;
    const start = found.index;
    const end = start + found[0].length;
    const gap =
      previous === undefined ? "none" : gapBetween(previous, text.slice(previous.end, start));
    words.push({ start, end, folded, gap, isInitial: isInitial(folded, text[end]) });
    previous = { folded, end };
  }
  return words;
}

function isInitial(folded: string, next: string | undefined): boolean {
  if (UNSPACED.test(folded)) return false;
  return folded.length === 1 || (folded.length === 2 && next === ".");
}

function gapBetween(previous: { folded: string }, gap: string): Gap {
  if (gap === " ") return "space";
  if (gap === "") return "none";
  if (HYPHEN.test(gap)) return "hyphen";
  // The full stop of "V. V." and "Yu. V." belongs to the initial.
  const rest = gap.startsWith(".") && isInitial(previous.folded, ".") ? gap.slice(1) : gap;
  return BREAK.test(rest) || SPACED_DASH.test(rest) ? "break" : "space";
}

/** Letters with a stroke, and others, that Unicode does not take apart. */
const STROKED: Readonly<Record<string, string>> = {
  Ø: "O",
  Ł: "L",
  Đ: "D",
  Ð: "D",
  Ħ: "H",
  Ŧ: "T",
  Æ: "AE",
  Œ: "OE",
  Þ: "TH",
};

const NO_LETTER = /[^\p{L}\p{N}]|[\p{DI}\u02B0-\u02FF]/gu;
const ASCII_WORD = /^[A-Za-z0-9]+$/u;

/** A word without case, diacritics and apostrophes. Hangul and Han stay as they are. */
function foldWord(word: string): string {
  if (ASCII_WORD.test(word)) return word.toUpperCase();
  // Marks go first, as one of them, the iota below, has a capital that is a letter; and again, as
  // capitals may bring new ones. By way of small letters, as no other leads from a capital sharp s to SS.
  return plain(plain(word).toLowerCase().toUpperCase())
    .replace(/[ØŁĐÐĦŦÆŒÞ]/gu, (letter) => STROKED[letter] ?? letter)
    .normalize("NFC");
}

function plain(text: string): string {
  return text.normalize("NFKD").replace(NO_LETTER, "");
}
