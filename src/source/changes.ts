// What changes between two texts: lines of files, as a unified diff that `patch -p1` and `git apply` read,
// and words.

import { createTwoFilesPatch, diffArrays, FILE_HEADERS_ONLY } from "diff";
import { decode } from "./source.ts";

/** The diff, ending with a newline; empty when nothing differs. */
export function unifiedDiff(path: string, before: Uint8Array, after: Uint8Array): string {
  const [old, fresh] = [decode(before), decode(after)];
  if (old === fresh) return "";
  return createTwoFilesPatch(`a/${path}`, `b/${path}`, old, fresh, undefined, undefined, {
    headerOptions: FILE_HEADERS_ONLY,
  });
}

/** Words that both texts have, or that only one of them has. */
export interface Change {
  readonly words: readonly string[];
  readonly kind: "same" | "added" | "removed";
}

/** What makes one text the other, in order; what is removed comes before what is added in its place. */
export function wordChanges(before: readonly string[], after: readonly string[]): Change[] {
  return diffArrays([...before], [...after]).map(({ value, added, removed }) => ({
    words: value,
    kind: added ? "added" : removed ? "removed" : "same",
  }));
}
