// What a change does to a file, as a unified diff that `patch -p1` and `git apply` read.

import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff";
import { decode } from "../source/source.ts";

/** The diff, ending with a newline; empty when nothing differs. */
export function unifiedDiff(path: string, before: Uint8Array, after: Uint8Array): string {
  const [old, fresh] = [decode(before), decode(after)];
  if (old === fresh) return "";
  return createTwoFilesPatch(`a/${path}`, `b/${path}`, old, fresh, undefined, undefined, {
    headerOptions: FILE_HEADERS_ONLY,
  });
}
