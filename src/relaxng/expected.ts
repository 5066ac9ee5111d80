// What may come here: asked by messages when something else has come, and by whoever completes what
// somebody types. Everything is read off the patterns of a state.

import type { State } from "./automaton.ts";
import type { AttributePattern, ElementPattern, Pattern } from "./patterns.ts";

/** The elements that may come next, in the order of the schema. */
export function expectedElements(state: State): ElementPattern[] {
  return inOrder(state.patterns.flatMap(firstElements));
}

/** The elements that cannot be done without before anything else comes: of each group one. */
export function requiredElements(state: State): ElementPattern[][] {
  if (state.isComplete) return [];
  const [first = [], ...others] = state.patterns
    .map(requiredFirst)
    .filter((groups) => groups.length > 0);
  return others.reduce(eitherOf, first).map(inOrder);
}

/** The elements that may come next or later. */
export function possibleElements(state: State): ElementPattern[] {
  return inOrder(state.patterns.flatMap((one) => collect(one, "element") as ElementPattern[]));
}

/** The attributes that may still come. */
export function expectedAttributes(state: State): AttributePattern[] {
  return inOrder(state.patterns.flatMap((one) => collect(one, "attribute") as AttributePattern[]));
}

/** The attributes that must still come: of each group one is needed. */
export function missingAttributes(state: State): AttributePattern[][] {
  const [first = [], ...others] = state.patterns
    .filter((pattern) => pattern.kind !== "notAllowed")
    .map(attributesNeeded);
  return others.reduce((best, needed) => (needed.length < best.length ? needed : best), first);
}

/** Whether text other than white space may come next. */
export function expectsText(state: State): boolean {
  return state.readsText || state.afterText !== null;
}

function firstElements(pattern: Pattern): ElementPattern[] {
  switch (pattern.kind) {
    case "element":
      return [pattern];
    case "choice":
    case "interleave":
      return pattern.members.flatMap(firstElements);
    case "oneOrMore":
      return firstElements(pattern.member);
    case "group": {
      const end = pattern.members.findIndex((member) => !member.nullable);
      return pattern.members.slice(0, end < 0 ? undefined : end + 1).flatMap(firstElements);
    }
    default:
      return [];
  }
}

function requiredFirst(pattern: Pattern): ElementPattern[][] {
  if (pattern.nullable) return [];
  switch (pattern.kind) {
    case "element":
      return [[pattern]];
    case "choice":
      return pattern.members.map(requiredFirst).reduce(eitherOf);
    case "interleave":
      return pattern.members.flatMap(requiredFirst);
    case "oneOrMore":
      return requiredFirst(pattern.member);
    case "group":
      return requiredFirst(pattern.members.find((member) => !member.nullable) as Pattern);
    default:
      return [];
  }
}

/** What is required where one or the other is. */
function eitherOf(a: ElementPattern[][], b: ElementPattern[][]): ElementPattern[][] {
  return [[...a.flat(), ...b.flat()]];
}

/** All patterns of a kind that the content itself holds. */
function collect(pattern: Pattern, kind: "attribute" | "element"): Pattern[] {
  switch (pattern.kind) {
    case "choice":
    case "group":
    case "interleave":
      return pattern.members.flatMap((member) => collect(member, kind));
    case "oneOrMore":
      return collect(pattern.member, kind);
    default:
      return pattern.kind === kind ? [pattern] : [];
  }
}

function attributesNeeded(pattern: Pattern): AttributePattern[][] {
  switch (pattern.kind) {
    case "attribute":
      return [[pattern]];
    case "group":
    case "interleave":
      return pattern.members.flatMap(attributesNeeded);
    case "oneOrMore":
      return attributesNeeded(pattern.member);
    case "choice": {
      const needs = pattern.members.map(attributesNeeded);
      if (needs.some((need) => need.length === 0)) return [];
      if (needs.every((need) => need.length === 1))
        return [needs.flatMap(([group]) => group ?? [])];
      return needs.reduce((best, need) => (need.length < best.length ? need : best));
    }
    default:
      return [];
  }
}

function inOrder<T extends Pattern>(patterns: readonly T[]): T[] {
  return [...new Set(patterns)].toSorted((a, b) => a.id - b.id);
}
