// A text as words and marks of punctuation.

import type { Token } from "./model.ts";
import { normaliser, type Profile } from "./normal.ts";

export interface TokenOptions {
  readonly profile: Profile;
  /** Whether marks of punctuation are tokens of their own, or stay at their words. */
  readonly punctuation: "separate" | "attached";
}

/** Separates two words between which there is no space: the end of a `w`. It can be in no XML document. */
export const BOUNDARY = "\uFFFE";

// Brackets belong to the words: in transcriptions they say what is supplied, expanded or lost, and they
// open in one word and close in another.
const BRACKETS = String.raw`\p{Ps}\p{Pe}⸢⸣⟦⟧`;
const MARK = String.raw`(?![${BRACKETS}\p{Pc}'’ʼ†*&@#%])\p{P}`;
/** A word in single quotation marks; a lone apostrophe belongs to its word. */
const QUOTED = new RegExp(String.raw`^(['‘‚‛])(.+)(['’‘])(${MARK}*)$`, "u");
// Scripts that are written without spaces are compared by the character, as their editors do.
const SPACELESS = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}][\p{M}ー\u{FE00}-\u{FE0F}\u{E0100}-\u{E01EF}]*`;
const LETTER = String.raw`(?:(?!\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|[‘‚‛]|${MARK})\S)`;
const INNER = String.raw`(?:[-‐‑·\u00AD/]|(?<=\p{Nd})[.,:](?=\p{Nd}))`;

const TOKEN = new RegExp(
  [
    SPACELESS,
    // A hyphen at the end is that of a word which goes on, in the next line or after a pause.
    String.raw`${LETTER}+(?:${INNER}${LETTER}+)*(?:[-‐]$)?`,
    String.raw`(${MARK})\1*`,
    String.raw`\S`,
  ].join("|"),
  "gu",
);

/** Reads the text of one block; white space only separates. */
export function tokenise(text: string, options: TokenOptions, block?: number): Token[] {
  const isAttached =
    options.punctuation === "attached" || options.profile.ignore.has("punctuation");
  const normalise = normaliser(options.profile);
  const pieces: Piece[] = [];
  for (const found of text.matchAll(/([\s\uFFFE]*)([^\s\uFFFE]+)/gu)) {
    const [, space = "", chunk = ""] = found;
    const words = isAttached ? attachedWords(chunk) : separateWords(chunk);
    words.forEach((t, index) => pieces.push({ t, spaced: index === 0 && /\s/u.test(space) }));
  }
  const joined = isAttached ? attachMarks(pieces) : pieces;
  return joined.map(({ t, spaced }) => ({
    t,
    n: normalise(t),
    spaced,
    ...(block === undefined ? {} : { block }),
  }));
}

interface Piece {
  readonly t: string;
  readonly spaced: boolean;
}

function separateWords(chunk: string): string[] {
  const [, opening = "", word = "", closing = "", after = ""] = QUOTED.exec(chunk) ?? [];
  if (word !== "") return [opening, ...split(word), closing, ...split(after)];
  return split(chunk);
}

function split(chunk: string): string[] {
  return [...chunk.matchAll(TOKEN)].map(([token]) => token);
}

/** Whole chunks; of a script without spaces the characters, with the marks that follow. */
function attachedWords(chunk: string): string[] {
  const pieces = separateWords(chunk);
  const words: string[] = [];
  const isSpaceless = new RegExp(`^${SPACELESS}$`, "u");
  for (const piece of pieces) {
    const startsWord = isSpaceless.test(piece);
    if (words.length === 0 || (startsWord && /[\p{L}\p{N}]/u.test(words.at(-1) ?? "")))
      words.push(piece);
    else words[words.length - 1] += piece;
  }
  return words;
}

/** A mark that stands alone goes to the word before it; at the very start, to the one after. */
function attachMarks(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  let opening: Piece | undefined;
  for (const piece of pieces) {
    const isMark = !/[^\p{P}\s]/u.test(piece.t);
    const last = joined.at(-1);
    if (isMark && last !== undefined) joined[joined.length - 1] = glue(last, piece);
    else if (isMark) opening = opening === undefined ? piece : glue(opening, piece);
    else {
      joined.push(opening === undefined ? piece : glue(opening, piece));
      opening = undefined;
    }
  }
  return opening === undefined ? joined : [...joined, opening];
}

function glue(one: Piece, other: Piece): Piece {
  return { t: `${one.t}${other.spaced ? " " : ""}${other.t}`, spaced: one.spaced };
}

/** What a witness has, words and spaces. */
export function textOf(tokens: readonly Token[]): string {
  return tokens.map(({ t, spaced }, index) => (spaced && index > 0 ? ` ${t}` : t)).join("");
}
