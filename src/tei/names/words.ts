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

// Apostrophes are part of the word that they stand in.
const WORD = /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}\p{DI}]|[\p{QMark}`´′](?=[\p{L}\p{N}]))*/uy;
// Nothing parts Chinese words: each ideograph is one.
const IDEOGRAPH_OR_REST = /\p{Ideographic}|\P{Ideographic}+/gu;

const BREAK = /[\p{Term}\p{Ps}\p{Pe}]/u;
const SPACED_DASH = /\p{White_Space}\p{Dash}|\p{Dash}\p{White_Space}/u;
const HYPHEN = /^[-‐‑]$/u;
const UNSPACED = /^[\p{Ideographic}\p{Script=Hangul}]/u;

/** The words of a text; what folds to nothing is none. */
export function splitWords(text: string): Word[] {
  const words: Word[] = [];
  let at = 0;
  while (at < text.length) {
    const end = asciiEnd(text, at) ?? wordEnd(text, at);
    if (end > at) addWords(words, text, at, end);
    at = end > at ? end : at + ((text.codePointAt(at) as number) > 0xffff ? 2 : 1);
  }
  return words;
}

/** Where the word ends that begins here, when it and what follows are plain: most words by far. */
function asciiEnd(text: string, start: number): number | undefined {
  let end = start;
  let code = text.charCodeAt(end);
  while (isPlain(code)) code = text.charCodeAt(++end);
  // An apostrophe may lead on, as may what is not ASCII; behind the text there is no code.
  return code > 0x7f || code === 0x27 || code === 0x22 || code === 0x60 ? undefined : end;
}

function isPlain(code: number): boolean {
  const small = code | 0x20;
  return (small >= 0x61 && small <= 0x7a) || (code >= 0x30 && code <= 0x39);
}

function wordEnd(text: string, start: number): number {
  WORD.lastIndex = start;
  return start + (WORD.exec(text)?.[0].length ?? 0);
}

function addWords(words: Word[], text: string, start: number, end: number): void {
  const written = text.slice(start, end);
  if (ASCII_WORD.test(written)) addWord(words, text, start, written);
  else
    for (const { 0: part, index } of written.matchAll(IDEOGRAPH_OR_REST))
      addWord(words, text, start + index, part);
}

function addWord(words: Word[], text: string, start: number, written: string): void {
  const folded = foldWord(written);
  if (folded === "") return;
  const end = start + written.length;
  const previous = words.at(-1);
  const gap = previous === undefined ? "none" : gapBetween(previous, text, start);
  words.push({ start, end, folded, gap, isInitial: isInitial(folded, text[end]) });
}

function isInitial(folded: string, next: string | undefined): boolean {
  if (folded.length > 2 || UNSPACED.test(folded)) return false;
  return folded.length === 1 || next === ".";
}

function gapBetween(previous: Word, text: string, start: number): Gap {
  if (start - previous.end === 1 && text.charCodeAt(previous.end) === 0x20) return "space";
  const gap = text.slice(previous.end, start);
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
/** Ideographs, and syllables of Hangul that are put together. */
const CASELESS_WORD = /^[\p{Ideographic}\uAC00-\uD7A3]+$/u;

/** A word without case, diacritics and apostrophes. Hangul and Han stay as they are. */
function foldWord(word: string): string {
  if (ASCII_WORD.test(word)) return word.toUpperCase();
  if (CASELESS_WORD.test(word)) return word.normalize("NFC");
  // Marks go first, as one of them, the iota below, has a capital that is a letter; and again, as
  // capitals may bring new ones. By way of small letters, as no other leads from a capital sharp s to SS.
  return plain(plain(word).toLowerCase().toUpperCase())
    .replace(/[ØŁĐÐĦŦÆŒÞ]/gu, (letter) => STROKED[letter] ?? letter)
    .normalize("NFC");
}

function plain(text: string): string {
  return text.normalize("NFKD").replace(NO_LETTER, "");
}
