// Patterns in the compact syntax, for messages to developers: what a state still allows can be pasted
// into an issue. Elements show their names only.

import { nameClassToString } from "./name-class.ts";
import type { Pattern } from "./patterns.ts";

/** Names without their namespaces: the shape is what one looks for. */
function shortName(nameClass: Parameters<typeof nameClassToString>[0]): string {
  return nameClassToString(nameClass).replace(/\{[^}]*\}/gu, "");
}

/** @param isInner in parentheses, if it has several members */
export function patternToString(pattern: Pattern, isInner = false): string {
  switch (pattern.kind) {
    case "empty":
    case "notAllowed":
    case "text":
      return pattern.kind;
    case "choice":
      return choiceToString(pattern.members, isInner);
    case "group":
      return join(pattern.members, ", ", isInner);
    case "interleave":
      return join(pattern.members, " & ", isInner);
    case "oneOrMore":
      return `${patternToString(pattern.member, true)}+`;
    case "list":
      return `list { ${patternToString(pattern.member)} }`;
    case "attribute":
      return `@${shortName(pattern.nameTest.nameClass)}`;
    case "element":
      return shortName(pattern.element.nameTest.nameClass);
    case "data":
      return pattern.except === undefined
        ? pattern.datatype.name
        : `${pattern.datatype.name} - ${patternToString(pattern.except, true)}`;
    case "value":
      return JSON.stringify(pattern.text);
  }
}

/** A choice with `empty` is `?` or `*`. */
function choiceToString(members: readonly Pattern[], isInner: boolean): string {
  const others = members.filter((member) => member.kind !== "empty");
  if (others.length === members.length) return join(members, " | ", isInner);
  const [only] = others;
  if (others.length === 1 && only?.kind === "oneOrMore") {
    return `${patternToString(only.member, true)}*`;
  }
  return `${others.length === 1 ? patternToString(only as Pattern, true) : join(others, " | ", true)}?`;
}

function join(members: readonly Pattern[], separator: string, isInner: boolean): string {
  const text = members.map((member) => patternToString(member, true)).join(separator);
  return isInner ? `(${text})` : text;
}
