// The algorithm of J. Clark, "An algorithm for RELAX NG validation", as plainly as it is written there:
// trees instead of events, no memory, no sharing, no simplification beyond what makes it end. It judges
// the automaton.

import { contains } from "../../../src/relaxng/name-class.ts";
import type { ElementDefinition, Grammar, SimplePattern } from "../../../src/relaxng/grammar.ts";

export interface Tree {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Tree | string)[];
}

type Pattern = SimplePattern | After;

interface After {
  readonly kind: "after";
  readonly inner: Pattern;
  readonly outer: Pattern;
}

const EMPTY: Pattern = { kind: "empty" };
const NOT_ALLOWED: Pattern = { kind: "notAllowed" };

function both(kind: "choice" | "group" | "interleave", one: Pattern, other: Pattern): Pattern {
  if (kind === "choice") {
    if (one.kind === "notAllowed") return other;
    return other.kind === "notAllowed" ? one : { kind, patterns: [one, other] as SimplePattern[] };
  }
  if (one.kind === "notAllowed" || other.kind === "notAllowed") return NOT_ALLOWED;
  if (one.kind === "empty") return other;
  return other.kind === "empty" ? one : { kind, patterns: [one, other] as SimplePattern[] };
}

/** The first member, and all others as one pattern. */
function split({
  kind,
  patterns,
}: SimplePattern & { kind: "choice" | "group" | "interleave" }): [Pattern, Pattern] {
  const [first = EMPTY, second = EMPTY, ...others] = patterns as readonly SimplePattern[];
  return [
    first,
    others.length === 0 ? second : { kind, patterns: [second as SimplePattern, ...others] },
  ];
}

function nullable(pattern: Pattern): boolean {
  switch (pattern.kind) {
    case "empty":
    case "text":
      return true;
    case "choice":
      return pattern.patterns.some(nullable);
    case "group":
    case "interleave":
      return pattern.patterns.every(nullable);
    case "oneOrMore":
      return nullable(pattern.pattern);
    default:
      return false;
  }
}

function after(inner: Pattern, outer: Pattern): Pattern {
  if (inner.kind === "notAllowed" || outer.kind === "notAllowed") return NOT_ALLOWED;
  return { kind: "after", inner, outer };
}

function applyAfter(change: (outer: Pattern) => Pattern, pattern: Pattern): Pattern {
  if (pattern.kind === "after") return after(pattern.inner, change(pattern.outer));
  if (pattern.kind !== "choice") return NOT_ALLOWED;
  const [one, other] = split(pattern);
  return both("choice", applyAfter(change, one), applyAfter(change, other));
}

export class Reference {
  readonly #grammar: Grammar;

  constructor(grammar: Grammar) {
    this.#grammar = grammar;
  }

  isValid(document: Tree): boolean {
    return nullable(this.#child(this.#grammar.start, document));
  }

  #child(pattern: Pattern, child: Tree | string): Pattern {
    if (typeof child === "string") return this.#text(pattern, child);
    let left = this.#startTag(pattern, child.name);
    for (const [name, value] of Object.entries(child.attributes)) {
      left = this.#attribute(left, name, value);
    }
    return this.#endTag(this.#children(this.#endAttributes(left), child.children));
  }

  #children(pattern: Pattern, children: readonly (Tree | string)[]): Pattern {
    const [first = ""] = children;
    if (children.length < 2 && typeof first === "string") {
      const left = this.#text(pattern, first);
      return first.trim() === "" ? both("choice", pattern, left) : left;
    }
    return children
      .filter((child) => typeof child !== "string" || child.trim() !== "")
      .reduce((left: Pattern, child) => this.#child(left, child), pattern);
  }

  #startTag(pattern: Pattern, name: string): Pattern {
    switch (pattern.kind) {
      case "ref": {
        const { nameClass, content } = this.#grammar.elements[pattern.element] as ElementDefinition;
        return contains(nameClass, "", name) ? after(content, EMPTY) : NOT_ALLOWED;
      }
      case "after":
        return applyAfter(
          (outer) => after(outer, pattern.outer),
          this.#startTag(pattern.inner, name),
        );
      case "oneOrMore":
        return applyAfter(
          (outer) => both("group", outer, both("choice", pattern, EMPTY)),
          this.#startTag(pattern.pattern, name),
        );
      case "choice":
      case "group":
      case "interleave": {
        const [one, other] = split(pattern);
        const first = this.#startTag(one, name);
        if (pattern.kind === "choice") return both("choice", first, this.#startTag(other, name));
        const { kind } = pattern;
        const left = applyAfter((outer) => both(kind, outer, other), first);
        if (kind === "group" && !nullable(one)) return left;
        const second = this.#startTag(other, name);
        if (kind === "group") return both("choice", left, second);
        return both(
          "choice",
          left,
          applyAfter((outer) => both(kind, one, outer), second),
        );
      }
      default:
        return NOT_ALLOWED;
    }
  }

  #attribute(pattern: Pattern, name: string, value: string): Pattern {
    switch (pattern.kind) {
      case "after":
        return after(this.#attribute(pattern.inner, name, value), pattern.outer);
      case "attribute": {
        if (!contains(pattern.nameClass, "", name)) return NOT_ALLOWED;
        const isBlank = value.trim() === "" && nullable(pattern.pattern);
        return isBlank || nullable(this.#text(pattern.pattern, value)) ? EMPTY : NOT_ALLOWED;
      }
      case "oneOrMore":
        return both(
          "group",
          this.#attribute(pattern.pattern, name, value),
          both("choice", pattern, EMPTY),
        );
      case "choice":
      case "group":
      case "interleave": {
        const [one, other] = split(pattern);
        const first = this.#attribute(one, name, value);
        const second = this.#attribute(other, name, value);
        if (pattern.kind === "choice") return both("choice", first, second);
        const { kind } = pattern;
        return both("choice", both(kind, first, other), both(kind, one, second));
      }
      default:
        return NOT_ALLOWED;
    }
  }

  #endAttributes(pattern: Pattern): Pattern {
    switch (pattern.kind) {
      case "attribute":
        return NOT_ALLOWED;
      case "after":
        return after(this.#endAttributes(pattern.inner), pattern.outer);
      case "oneOrMore": {
        const closed = this.#endAttributes(pattern.pattern);
        return closed.kind === "notAllowed"
          ? closed
          : { kind: "oneOrMore", pattern: closed as SimplePattern };
      }
      case "choice":
      case "group":
      case "interleave": {
        const [one, other] = split(pattern);
        return both(pattern.kind, this.#endAttributes(one), this.#endAttributes(other));
      }
      default:
        return pattern;
    }
  }

  #endTag(pattern: Pattern): Pattern {
    if (pattern.kind === "after") return nullable(pattern.inner) ? pattern.outer : NOT_ALLOWED;
    if (pattern.kind !== "choice") return NOT_ALLOWED;
    const [one, other] = split(pattern);
    return both("choice", this.#endTag(one), this.#endTag(other));
  }

  #text(pattern: Pattern, text: string): Pattern {
    switch (pattern.kind) {
      case "text":
        return pattern;
      case "value":
        return collapse(pattern.value) === collapse(text) ? EMPTY : NOT_ALLOWED;
      case "list": {
        const tokens = collapse(text)
          .split(" ")
          .filter((token) => token !== "");
        const left = tokens.reduce(
          (rest: Pattern, token) => this.#text(rest, token),
          pattern.pattern,
        );
        return nullable(left) ? EMPTY : NOT_ALLOWED;
      }
      case "after":
        return after(this.#text(pattern.inner, text), pattern.outer);
      case "oneOrMore":
        return both("group", this.#text(pattern.pattern, text), both("choice", pattern, EMPTY));
      case "choice":
      case "group":
      case "interleave": {
        const [one, other] = split(pattern);
        const { kind } = pattern;
        const first = this.#text(one, text);
        if (kind === "choice") return both("choice", first, this.#text(other, text));
        const left = both(kind, first, other);
        if (kind === "group" && !nullable(one)) return left;
        const second = this.#text(other, text);
        return both("choice", left, kind === "group" ? second : both(kind, one, second));
      }
      default:
        return NOT_ALLOWED;
    }
  }
}

function collapse(text: string): string {
  return text.trim().replace(/\s+/gu, " ");
}
