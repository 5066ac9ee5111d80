// What a broken rule says, however it was evaluated.

import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import * as messages from "./messages.ts";
import type { Assertion, Pattern, Rule } from "./schema.ts";

/** An assertion, and what it is in. */
export interface Placed {
  readonly pattern: Pattern;
  readonly rule: Rule;
  readonly assertion: Assertion;
}

export interface Words {
  readonly message: string;
  /** What diagnostics and properties say. */
  readonly remarks: readonly string[];
}

export function makeFinding(
  at: messages.Place,
  { pattern, rule, assertion }: Placed,
  { message, remarks }: Words,
): Diagnostic {
  const { kind, severity, id, flags, test, place } = assertion;
  const said = remarks.filter((remark) => remark !== "").map((remark) => ({ message: remark }));
  const name = id ?? rule.id ?? pattern.id;
  const about = { name, flags, context: rule.context.written, test: test.written };
  return messages.found(at, {
    kind,
    severity,
    message: message || "A rule is broken here.",
    notes: [...said, messages.ruleNote(kind, about, place)],
  });
}

export function inOneLine(texts: readonly string[]): string {
  return texts.join("").replaceAll(/\s+/gu, " ").trim();
}
