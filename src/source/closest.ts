// The spelling that somebody probably meant: for ids, options, configuration keys, element names.

import { distance } from "fastest-levenshtein";

/**
 * The candidate nearest to `word`, or undefined when none is near: at most one edit for every three
 * letters of the word, rounded. Ties go to the candidate that comes first.
 */
export function closest(word: string, candidates: Iterable<string>): string | undefined {
  const folded = word.toLowerCase();
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.round(word.length / 3)) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= bestDistance) continue;
    const edits = distance(folded, candidate.toLowerCase());
    if (edits < bestDistance) {
      best = candidate;
      bestDistance = edits;
    }
  }
  return best;
}
