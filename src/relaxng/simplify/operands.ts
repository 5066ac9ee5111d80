// What a choice, a sequence or an interleave consists of when those of the same kind in it are taken
// apart, and what is only notation is written out (RELAX NG, 4.12 to 4.15).

import type { FullPattern } from "../syntax/full.ts";

type Kind = "choice" | "group" | "interleave";

export function operandsOf(kind: Kind, pattern: FullPattern): FullPattern[] {
  const operands: FullPattern[] = [];
  const pending = [pattern];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const parts = partsOf(kind, next);
    if (parts === undefined) operands.push(next);
    else
      for (let index = parts.length - 1; index >= 0; index--)
        pending.push(parts[index] as FullPattern);
  }
  return operands;
}

/** The parts of a pattern of that kind; undefined if it is of another. */
function partsOf(kind: Kind, pattern: FullPattern): readonly FullPattern[] | undefined {
  const { span } = pattern;
  switch (pattern.kind) {
    case "choice":
    case "group":
    case "interleave":
      return pattern.kind === kind || pattern.patterns.length === 1 ? pattern.patterns : undefined;
    case "optional":
      return kind === "choice" ? [pattern.pattern, { kind: "empty", span }] : undefined;
    case "zeroOrMore": {
      if (kind !== "choice") return undefined;
      return [
        { kind: "oneOrMore", span, pattern: pattern.pattern },
        { kind: "empty", span },
      ];
    }
    case "mixed":
      return kind === "interleave" ? [pattern.pattern, { kind: "text", span }] : undefined;
    default:
      return undefined;
  }
}
