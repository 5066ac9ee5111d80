// Character classes of XML Schema regular expressions (XML Schema Part 2, F.1): a class is a test on a
// code point. Categories are answered by the Unicode tables of the JavaScript engine; the automaton
// asks about each code point once, so a test need not be fast.

import { closest } from "../../source/closest.ts";
import { isNameCharacter, isNameStart } from "../../xml/characters.ts";
import { unicodeBlocks } from "./unicode-blocks.ts";

export type CharacterClass = (code: number) => boolean;

/** F.1.1, table "General Category"; surrogates (Cs) are no characters in XML. */
const CATEGORY = /^(?:L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|Z[slp]?|S[mcko]?|C[cfon]?)$/u;

export function not(test: CharacterClass): CharacterClass {
  return (code) => !test(code);
}

export function range(first: number, last: number): CharacterClass {
  return (code) => code >= first && code <= last;
}

function category(name: string): CharacterClass {
  const expression = new RegExp(`^\\p{${name}}$`, "u");
  return (code) => expression.test(String.fromCodePoint(code));
}

/** A category or block by the text between `{` and `}`; otherwise what is wrong with it. */
export function property(name: string): CharacterClass | string {
  if (CATEGORY.test(name)) return category(name);
  if (!name.startsWith("Is")) {
    return `"${name}" is no category of characters, such as L, Lu, M, N, Nd, P, Z, S or C, and no block, such as IsGreek`;
  }
  const blocks = unicodeBlocks();
  const block = blocks.get(name.slice(2));
  if (block !== undefined) return range(block.first, block.last);
  const near = closest(name.slice(2), blocks.keys());
  const hint = near === undefined ? "" : `; the nearest is Is${near}`;
  return `"${name}" is no block of Unicode${hint}`;
}

/** F.1.1: \s \i \c \d \w and the wildcard; the capital letters stand for the complements. */
const WHITE_SPACE: CharacterClass = (code) =>
  code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d;
const DIGIT = category("Nd");
const NOT_WORD = new RegExp(String.raw`^[\p{P}\p{Z}\p{C}]$`, "u");
const WORD: CharacterClass = (code) => !NOT_WORD.test(String.fromCodePoint(code));

export const ANY_BUT_LINE_ENDS: CharacterClass = (code) => code !== 0x0a && code !== 0x0d;

export const MULTIPLE: ReadonlyMap<string, CharacterClass> = new Map([
  ["s", WHITE_SPACE],
  ["S", not(WHITE_SPACE)],
  ["i", isNameStart],
  ["I", not(isNameStart)],
  ["c", isNameCharacter],
  ["C", not(isNameCharacter)],
  ["d", DIGIT],
  ["D", not(DIGIT)],
  ["w", WORD],
  ["W", not(WORD)],
]);

/** F.1.1, SingleCharEsc: what stands after the backslash, and the code point meant. */
export const SINGLE: ReadonlyMap<string, number> = new Map([
  ["n", 0x0a],
  ["r", 0x0d],
  ["t", 0x09],
  ...Array.from(String.raw`\|.?*+(){}-[]^`, (character) => {
    return [character, character.charCodeAt(0)] as const;
  }),
]);
