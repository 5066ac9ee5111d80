// Getting about in the simple syntax.

import type { SimplePattern } from "./grammar.ts";

const NONE: readonly SimplePattern[] = [];

/** The patterns in a pattern. The content of an element is not in the reference to it. */
export function childrenOf(pattern: SimplePattern): readonly SimplePattern[] {
  switch (pattern.kind) {
    case "choice":
    case "group":
    case "interleave":
      return pattern.patterns;
    case "oneOrMore":
    case "list":
    case "attribute":
      return [pattern.pattern];
    case "data":
      return pattern.except === undefined ? NONE : [pattern.except];
    default:
      return NONE;
  }
}
