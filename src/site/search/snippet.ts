// What a result shows of its passage: the words around the best place, in stretches that are marked or
// not. Plain text; whoever shows it makes nodes of it, so nothing in it can be markup.

import { splitWords } from "../../tei/names/words.ts";
import type { BlockName, BlockPassage } from "./format.ts";
import { nameTerms, type SoughtWord } from "./terms.ts";

export interface Stretch {
  readonly text: string;
  readonly isMatch: boolean;
}

export interface Snippet {
  readonly text: readonly Stretch[];
  /** Who is mentioned under another name than that of the register, and was found under a third. */
  readonly names: readonly {
    readonly href: string;
    readonly label: string;
    readonly language: string | null;
  }[];
  /** Words of the source that the reading text leaves out, if the query was found there only. */
  readonly also: readonly Stretch[];
}

/** About how many characters are shown. */
const LENGTH = 240;
/** How many before the first mark. */
const LEAD = 60;

interface Range {
  readonly start: number;
  readonly end: number;
}

export function makeSnippet(
  [, , text, mentions, also]: BlockPassage,
  names: readonly BlockName[],
  words: readonly SoughtWord[],
): Snippet {
  const own = matchingWords(text, words);
  const left = words.filter((word) => !own.some(({ matched }) => matched.includes(word)));
  const meant = left.length === 0 ? [] : matchingNames(mentions, names, left);
  const renamed = meant.filter(({ start, end, name }) => text.slice(start, end) !== name[1]);
  const elsewhere = left.filter((word) => !meant.some(({ matched }) => matched.includes(word)));
  const apart = elsewhere.length === 0 ? [] : matchingWords(also, elsewhere);
  return {
    text: cutOut(text, [...own, ...meant]),
    names: [...new Map(renamed.map(({ name }) => [name[0], name])).values()].map(
      ([href, label, language]) => ({ href, label, language }),
    ),
    also: apart.length === 0 ? [] : cutOut(also, apart),
  };
}

interface Match extends Range {
  readonly matched: readonly SoughtWord[];
}

/** The words of a text that are words of the query, or begin with one; hyphenated ones whole. */
function matchingWords(text: string, words: readonly SoughtWord[]): Match[] {
  const found = splitWords(text);
  return found.flatMap(({ start, end, folded }, index): Match[] => {
    let whole = folded;
    let wholeEnd = end;
    for (let at = index + 1; found[at]?.gap === "hyphen"; at++) {
      whole += found[at]?.folded ?? "";
      wholeEnd = found[at]?.end ?? wholeEnd;
    }
    const alone = words.filter((word) => fits(folded, word, words));
    if (alone.length > 0) return [{ start, end, matched: alone }];
    const joined = whole === folded ? [] : words.filter((word) => fits(whole, word, words));
    return joined.length > 0 ? [{ start, end: wholeEnd, matched: joined }] : [];
  });
}

/** Whether a word of a text is one of the query, or begins with it; or with it and a neighbour as one. */
function fits(folded: string, word: SoughtWord, words: readonly SoughtWord[]): boolean {
  const before = words[words.indexOf(word) - 1];
  const isWord = word.completes ? folded.startsWith(word.folded) : folded === word.folded;
  const isBoth = [word.withNext, before?.withNext].some(
    (both) => both !== undefined && folded.startsWith(both),
  );
  return isWord || isBoth;
}

/** The mentions of those who have a name with some of the words. */
function matchingNames(
  mentions: readonly number[],
  names: readonly BlockName[],
  words: readonly SoughtWord[],
): (Match & { readonly name: BlockName })[] {
  const matches: (Match & { readonly name: BlockName })[] = [];
  for (let at = 0; at + 2 < mentions.length; at += 3) {
    const name = names[mentions[at + 2] ?? -1];
    if (name === undefined) continue;
    const [, , , ...forms] = name;
    const terms = forms.flatMap(nameTerms);
    const matched = words.filter((word) => terms.some((term) => fits(term, word, words)));
    const [start = 0, end = 0] = mentions.slice(at, at + 2);
    if (matched.length > 0) matches.push({ start, end, matched, name });
  }
  return matches;
}

/** Ranges in order, those that touch or overlap as one. */
function merge(ranges: readonly Range[]): Range[] {
  const merged: Range[] = [];
  for (const { start, end } of ranges.toSorted((one, other) => one.start - other.start)) {
    const last = merged.at(-1);
    if (last !== undefined && start <= last.end)
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    else merged.push({ start, end });
  }
  return merged;
}

/** The part of a text with the most of the query, cut at spaces, with an ellipsis where it is cut. */
function cutOut(text: string, matches: readonly Match[]): Stretch[] {
  const first = bestStart(matches);
  const ranges = merge(matches);
  const from = spaceAtOrAfter(text, first - LEAD);
  const to = text.length - from <= LENGTH ? text.length : spaceBefore(text, from + LENGTH, first);
  const stretches: Stretch[] = [];
  const push = (start: number, end: number, isMatch: boolean): void => {
    if (start < end) stretches.push({ text: text.slice(start, end), isMatch });
  };
  if (from > 0) stretches.push({ text: "… ", isMatch: false });
  let at = from;
  for (const { start, end } of ranges) {
    if (end <= from || start >= to) continue;
    push(at, Math.max(at, start), false);
    push(Math.max(at, start), Math.min(end, to), true);
    at = Math.min(end, to);
  }
  push(at, to, false);
  if (to < text.length) stretches.push({ text: " …", isMatch: false });
  return stretches;
}

/** The match behind which the most different words of the query follow; of equals the first. */
function bestStart(matches: readonly Match[]): number {
  let best = 0;
  let most = 0;
  for (const { start } of matches) {
    const seen = new Set<SoughtWord>();
    for (const one of matches) {
      if (one.start >= start && one.end <= start + LENGTH - LEAD)
        for (const word of one.matched) seen.add(word);
    }
    if (seen.size > most) {
      most = seen.size;
      best = start;
    }
  }
  return best;
}

function spaceAtOrAfter(text: string, index: number): number {
  if (index <= 0) return 0;
  const space = text.indexOf(" ", index);
  return space < 0 || space > index + LEAD / 2 ? wholeCharacter(text, index) : space + 1;
}

function spaceBefore(text: string, index: number, least: number): number {
  const space = text.lastIndexOf(" ", index);
  return space > least + LEAD / 2 ? space : wholeCharacter(text, index);
}

/** Never between the halves of a character. */
function wholeCharacter(text: string, index: number): number {
  const unit = text.charCodeAt(index);
  return unit >= 0xdc00 && unit < 0xe000 ? index + 1 : index;
}
