// Which paths a glob means: the same dialect that finds the sources (tinyglobby asks picomatch, too).

import picomatch from "picomatch";

/** A test of paths with `/`, relative to where the globs are. A glob may name a file that begins with a dot. */
export function globMatcher(globs: readonly string[]): (path: string) => boolean {
  const patterns = globs.map((glob) => glob.replaceAll("\\", "/").replace(/^\.\//u, ""));
  return picomatch(patterns, { dot: true });
}
