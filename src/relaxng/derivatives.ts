// Derivatives: what is left of a pattern after a start tag, an attribute, the end of the attributes or
// a text (J. Clark, "An algorithm for RELAX NG validation"; the semantics is RELAX NG, 6.2). A child is
// not followed into here: a start tag gives the child's pattern and the rest of the parent's apart.

import type { NameId, NameTable } from "../xml/names.ts";
import type { ValueContext } from "./datatypes/datatype.ts";
import { matchesName } from "./name-class.ts";
import type { AttributePattern, ElementPattern, Pattern, PatternBuilder } from "./patterns.ts";

/** One way to read something: the pattern that takes it, and what then remains. */
export interface Branch<Taken extends Pattern = Pattern> {
  readonly taken: Taken;
  readonly rest: Pattern;
}

/** Most patterns do not take most names. */
const NONE: never[] = [];

export class Derivatives {
  readonly #builder: PatternBuilder;
  readonly #names: NameTable;
  #closed = new Map<Pattern, Pattern>();

  constructor(builder: PatternBuilder, names: NameTable) {
    this.#builder = builder;
    this.#names = names;
  }

  clear(): void {
    this.#closed = new Map();
  }

  /** The ways to read a child of this name (6.2.4 to 6.2.7). */
  startTag(pattern: Pattern, name: NameId): Branch<ElementPattern>[] {
    const builder = this.#builder;
    switch (pattern.kind) {
      case "element":
        if (!matchesName(pattern.element.nameTest, name, this.#names)) return NONE;
        return [{ taken: pattern, rest: builder.empty }];
      case "choice":
        return this.#ofAny(pattern.members, (member) => this.startTag(member, name));
      case "group":
        return this.#inSequence(pattern.members, (member) => this.startTag(member, name));
      case "interleave":
        return this.#anywhere(pattern.members, "interleave", (member) =>
          this.startTag(member, name),
        );
      case "oneOrMore":
        return this.#repeated(pattern, this.startTag(pattern.member, name));
      default:
        return NONE;
    }
  }

  /** What is left after a child of this name, whatever it holds. */
  afterChild(pattern: Pattern, name: NameId): Pattern {
    return this.#merge(this.startTag(pattern, name));
  }

  /** The ways to read an attribute of this name; attributes come in any order. */
  attribute(pattern: Pattern, name: NameId): Branch<AttributePattern>[] {
    if (!pattern.hasAttributes) return NONE;
    switch (pattern.kind) {
      case "attribute":
        if (!matchesName(pattern.nameTest, name, this.#names)) return NONE;
        return [{ taken: pattern, rest: this.#builder.empty }];
      case "choice":
        return this.#ofAny(pattern.members, (member) => this.attribute(member, name));
      case "group":
      case "interleave":
        return this.#anywhere(pattern.members, pattern.kind, (member) =>
          this.attribute(member, name),
        );
      case "oneOrMore":
        return this.#repeated(pattern, this.attribute(pattern.member, name));
      default:
        return NONE;
    }
  }

  /** What is left for the children once there are no more attributes. */
  endAttributes(pattern: Pattern): Pattern {
    if (!pattern.hasAttributes) return pattern;
    const known = this.#closed.get(pattern);
    if (known !== undefined) return known;
    const closed = this.#endAttributes(pattern);
    this.#closed.set(pattern, closed);
    return closed;
  }

  #endAttributes(pattern: Pattern): Pattern {
    const builder = this.#builder;
    switch (pattern.kind) {
      case "choice":
        return builder.choice(pattern.members.map((member) => this.endAttributes(member)));
      case "group":
      case "interleave":
        return builder[pattern.kind](pattern.members.map((member) => this.endAttributes(member)));
      case "oneOrMore":
        return builder.oneOrMore(this.endAttributes(pattern.member));
      default:
        return builder.notAllowed;
    }
  }

  /** What is left for the children if every attribute still missing had been there. */
  grantAttributes(pattern: Pattern): Pattern {
    const builder = this.#builder;
    if (!pattern.hasAttributes) return pattern;
    switch (pattern.kind) {
      case "choice":
      case "group":
      case "interleave":
        return builder[pattern.kind](pattern.members.map((one) => this.grantAttributes(one)));
      case "oneOrMore":
        return builder.oneOrMore(this.grantAttributes(pattern.member));
      default:
        return builder.empty;
    }
  }

  /**
   * What is left after a text. Without the text itself only `text` patterns take it: that suffices
   * where the pattern does not read text.
   */
  text(pattern: Pattern, text?: string, context?: ValueContext): Pattern {
    const builder = this.#builder;
    switch (pattern.kind) {
      case "text":
        return pattern;
      case "data":
      case "value":
      case "list": {
        const matches = text !== undefined && this.#matchesString(pattern, text, context);
        return matches ? builder.empty : builder.notAllowed;
      }
      case "choice":
        return builder.choice(pattern.members.map((member) => this.text(member, text, context)));
      case "group":
        return this.#merge(
          this.#inSequence(pattern.members, (member) => this.#asBranch(member, text, context)),
        );
      case "interleave":
        return this.#merge(
          this.#anywhere(pattern.members, "interleave", (member) =>
            this.#asBranch(member, text, context),
          ),
        );
      case "oneOrMore": {
        const branches = this.#asBranch(pattern.member, text, context);
        return this.#merge(this.#repeated(pattern, branches));
      }
      default:
        return builder.notAllowed;
    }
  }

  /** Does a text, as the value of an attribute or a token, match (6.2.7, 6.2.8)? */
  matchesValue(pattern: Pattern, text: string, context: ValueContext): boolean {
    switch (pattern.kind) {
      case "text":
        return true;
      case "data":
      case "value":
      case "list":
        return this.#matchesString(pattern, text, context);
      case "choice":
        return pattern.members.some((member) => this.matchesValue(member, text, context));
      default:
        if (pattern.nullable && isBlank(text)) return true;
        return this.text(pattern, text, context).nullable;
    }
  }

  #matchesString(pattern: Pattern, text: string, context: ValueContext = NO_CONTEXT): boolean {
    switch (pattern.kind) {
      case "data":
        if (!pattern.datatype.allows(text, context)) return false;
        // 6.2.8: the exception is matched against the same string.
        return pattern.except === undefined || !this.matchesValue(pattern.except, text, context);
      case "value": {
        const { datatype, key } = pattern;
        return datatype.allows(text, context) && datatype.key(text, context) === key;
      }
      case "list":
        return this.#matchesTokens(pattern.member, splitTokens(text), context);
      default:
        return false;
    }
  }

  /** 6.2.9: each token is a string of its own. */
  #matchesTokens(pattern: Pattern, tokens: readonly string[], context: ValueContext): boolean {
    // Nearly all lists are `list { data+ }`.
    if (pattern.kind === "oneOrMore" && pattern.member.kind === "data") {
      const { member } = pattern;
      return (
        tokens.length > 0 && tokens.every((token) => this.matchesValue(member, token, context))
      );
    }
    let left = pattern;
    for (const token of tokens) left = this.text(left, token, context);
    return left.nullable;
  }

  #asBranch(pattern: Pattern, text: string | undefined, context?: ValueContext): Branch[] {
    const rest = this.text(pattern, text, context);
    return rest === this.#builder.notAllowed ? [] : [{ taken: pattern, rest }];
  }

  #merge(branches: readonly Branch[]): Pattern {
    return this.#builder.choice(branches.map((branch) => branch.rest));
  }

  /** Whichever of the members can. Nearly always that is none, or one. */
  #ofAny<T extends Pattern>(
    members: readonly Pattern[],
    branchesOf: (member: Pattern) => Branch<T>[],
  ): Branch<T>[] {
    let all: Branch<T>[] = NONE;
    for (const member of members) {
      const branches = branchesOf(member);
      if (branches.length > 0) all = all.length === 0 ? branches : all.concat(branches);
    }
    return all;
  }

  /** The first member goes on, or one behind members that may be empty. */
  #inSequence<T extends Pattern>(
    members: readonly Pattern[],
    branchesOf: (member: Pattern) => Branch<T>[],
  ): Branch<T>[] {
    const branches: Branch<T>[] = [];
    for (let index = 0; index < members.length; index++) {
      const member = members[index] as Pattern;
      for (const { taken, rest } of branchesOf(member)) {
        const after = [rest, ...members.slice(index + 1)];
        branches.push({ taken, rest: this.#builder.group(after) });
      }
      if (!member.nullable) break;
    }
    return branches;
  }

  /** Any member goes on, the others wait. */
  #anywhere<T extends Pattern>(
    members: readonly Pattern[],
    kind: "group" | "interleave",
    branchesOf: (member: Pattern) => Branch<T>[],
  ): Branch<T>[] {
    const branches: Branch<T>[] = [];
    for (const [index, member] of members.entries()) {
      for (const { taken, rest } of branchesOf(member)) {
        branches.push({ taken, rest: this.#builder[kind](members.with(index, rest)) });
      }
    }
    return branches;
  }

  #repeated<T extends Pattern>(pattern: Pattern, branches: readonly Branch<T>[]): Branch<T>[] {
    const again = this.#builder.optional(pattern);
    return branches.map(({ taken, rest }) => ({
      taken,
      rest: this.#builder.group([rest, again]),
    }));
  }
}

const NO_CONTEXT: ValueContext = { namespaceOf: () => undefined };

/** White space only, or nothing. */
export function isBlank(text: string): boolean {
  return !/[^ \t\r\n]/u.test(text);
}

/** RELAX NG, 6.2.9: the tokens of a list. */
export function splitTokens(text: string): string[] {
  return text.match(/[^ \t\r\n]+/gu) ?? [];
}
