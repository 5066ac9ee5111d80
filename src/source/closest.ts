// The spelling that somebody probably meant: for ids, options, configuration keys, element names.

import { distance } from "fastest-levenshtein";

/**
 * The candidate nearest to `word`, or undefined when none is near: at most one edit for every three
 * letters of the word, rounded; two neighbours that changed places are one. Ties go to the candidate that comes first.
 */
export function closest(word: string, candidates: Iterable<string>): string | undefined {
  const folded = word.toLowerCase();
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.round(word.length / 3)) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= bestDistance) continue;
    const edits = editsBetween(folded, candidate.toLowerCase());
    if (edits < bestDistance) {
      best = candidate;
      bestDistance = edits;
    }
  }
  return best;
}

/** Edits, of which an exchange of neighbouring letters counts as one where it is the whole difference. */
export function editsBetween(word: string, candidate: string): number {
  return isExchange(word, candidate) ? 1 : distance(word, candidate);
}

function isExchange(word: string, candidate: string): boolean {
  if (word.length !== candidate.length) return false;
  let index = 0;
  while (index < word.length && word[index] === candidate[index]) index++;
  const [first = "", second = ""] = word.slice(index, index + 2);
  return first !== second && candidate.slice(index) === `${second}${first}${word.slice(index + 2)}`;
}
