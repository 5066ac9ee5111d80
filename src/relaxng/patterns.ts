// Patterns as the automaton works with them (RELAX NG, 6.2). They are built only through the
// constructors of a `PatternBuilder`, which normalise and intern: equal patterns are the same object,
// and there are few of them, because what means the same mostly becomes the same.

import type { Datatype } from "./datatypes/datatype.ts";
import { InternTable } from "./intern.ts";
import { type NameTest, nameClassToString } from "./name-class.ts";

interface Common {
  /** In the order of creation; unique in a builder. */
  readonly id: number;
  /** Does it match no children, no attributes and no text at all (what is left may be missing)? */
  readonly nullable: boolean;
  /** Is there an attribute pattern in it? */
  readonly hasAttributes: boolean;
  /** Is there a `data`, `value` or `list` in it that looks at the text of the content? */
  readonly readsText: boolean;
  /** Does what it says of a value, of an attribute too, depend on the namespaces in scope? */
  readonly readsContext: boolean;
}

/** What the automaton needs of an element definition; its content is compiled when first asked for. */
export interface ElementType {
  /** Its place in the grammar's list. */
  readonly index: number;
  readonly nameTest: NameTest;
  readonly content: Pattern;
}

export interface AttributePattern extends Common {
  readonly kind: "attribute";
  readonly nameTest: NameTest;
  readonly value: Pattern;
}

export interface ElementPattern extends Common {
  readonly kind: "element";
  readonly element: ElementType;
}

export interface DataPattern extends Common {
  readonly kind: "data";
  readonly datatype: Datatype;
  readonly except: Pattern | undefined;
}

export interface ValuePattern extends Common {
  readonly kind: "value";
  readonly datatype: Datatype;
  /** What the datatype makes of the value. */
  readonly key: string;
  /** As the schema writes it. */
  readonly text: string;
}

export type Pattern =
  | (Common & { readonly kind: "empty" | "notAllowed" | "text" })
  | (Common & {
      readonly kind: "choice" | "group" | "interleave";
      readonly members: readonly Pattern[];
    })
  | (Common & { readonly kind: "oneOrMore" | "list"; readonly member: Pattern })
  | AttributePattern
  | ElementPattern
  | DataPattern
  | ValuePattern;

/** Without the identity that interning gives. */
type Draft = Pattern extends infer P ? (P extends Pattern ? Omit<P, "id"> : never) : never;

const CHOICE = 1;
const GROUP = 2;
const INTERLEAVE = 3;
const ONE_OR_MORE = 4;
const LIST = 5;
const ATTRIBUTE = 6;
const ELEMENT = 7;
const DATA = 8;
const VALUE = 9;

const LEAF = { hasAttributes: false, readsText: false, readsContext: false };

export class PatternBuilder {
  readonly empty: Pattern = { kind: "empty", id: 0, nullable: true, ...LEAF };
  readonly notAllowed: Pattern = { kind: "notAllowed", id: 1, nullable: false, ...LEAF };
  readonly text: Pattern = { kind: "text", id: 2, nullable: true, ...LEAF };
  #table = new InternTable<Pattern>();
  #nextId = 3;
  readonly #numbers = new Map<unknown, number>();

  /** How many patterns there are. */
  get size(): number {
    return this.#table.size;
  }

  /** Forgets all patterns; those still in use stay valid but are no longer found. */
  clear(): void {
    this.#table = new InternTable();
  }

  /** Any of them. Alternatives are a set: flat, sorted, each once. */
  choice(alternatives: readonly Pattern[]): Pattern {
    let members: Pattern[] = [];
    for (const one of alternatives) {
      if (one.kind === "choice") members.push(...one.members);
      else if (one !== this.notAllowed) members.push(one);
    }
    if (members.length > 1) members = sortUnique(members);
    if (members[0] === this.empty && members.some((one) => one !== this.empty && one.nullable))
      members.shift();
    if (members.length < 2) return members[0] ?? this.notAllowed;
    return this.#compound(CHOICE, "choice", members);
  }

  /** All of them in this order, attributes in any order. */
  group(sequence: readonly Pattern[]): Pattern {
    if (sequence.includes(this.notAllowed)) return this.notAllowed;
    const parts = sequence.filter((one) => one !== this.empty);
    // Text before `(text | a)*` is in it already: mixed content has one state, not two.
    const isKept = (one: Pattern, index: number): boolean =>
      one !== this.text || !this.#repeatsText(parts[index + 1]);
    const members = parts.filter(isKept);
    if (members.length < 2) return members[0] ?? this.empty;
    return this.#compound(GROUP, "group", members);
  }

  /** All of them, their children mixed at will. Members are a bag: flat and sorted. */
  interleave(parts: readonly Pattern[]): Pattern {
    if (parts.includes(this.notAllowed)) return this.notAllowed;
    const members: Pattern[] = [];
    for (const one of parts) {
      if (one.kind === "interleave") members.push(...one.members);
      else if (one !== this.empty) members.push(one);
    }
    members.sort((a, b) => a.id - b.id);
    // Any amount of text is one `text` (6.2.2).
    while (members[0] === this.text && members[1] === this.text) members.shift();
    if (members.length < 2) return members[0] ?? this.empty;
    return this.#compound(INTERLEAVE, "interleave", members);
  }

  oneOrMore(member: Pattern): Pattern {
    if (member.kind === "oneOrMore" || member.kind === "text") return member;
    if (member === this.empty || member === this.notAllowed) return member;
    if (member.kind === "choice" && member.members[0] === this.empty) {
      return this.optional(this.oneOrMore(this.choice(member.members.slice(1))));
    }
    const { nullable, hasAttributes, readsText, readsContext } = member;
    return this.#intern([ONE_OR_MORE, member.id], {
      kind: "oneOrMore",
      member,
      nullable,
      hasAttributes,
      readsText,
      readsContext,
    });
  }

  optional(member: Pattern): Pattern {
    return this.choice([this.empty, member]);
  }

  list(member: Pattern): Pattern {
    if (member === this.notAllowed) return member;
    const { readsContext } = member;
    return this.#intern([LIST, member.id], { kind: "list", member, ...READER, readsContext });
  }

  attribute(nameTest: NameTest, value: Pattern): Pattern {
    if (value === this.notAllowed) return value;
    return this.#intern(
      [ATTRIBUTE, this.#number(nameClassToString(nameTest.nameClass)), value.id],
      {
        kind: "attribute",
        nameTest,
        value,
        nullable: false,
        hasAttributes: true,
        readsText: false,
        readsContext: value.readsContext,
      },
    );
  }

  element(element: ElementType): Pattern {
    return this.#intern([ELEMENT, element.index], {
      kind: "element",
      element,
      nullable: false,
      ...LEAF,
    });
  }

  data(datatype: Datatype, except: Pattern | undefined): Pattern {
    return this.#intern([DATA, this.#number(datatype), except?.id ?? -1], {
      kind: "data",
      datatype,
      except,
      ...READER,
      readsContext: datatype.dependsOnContext || (except?.readsContext ?? false),
    });
  }

  value(datatype: Datatype, key: string, text: string): Pattern {
    return this.#intern([VALUE, this.#number(datatype), this.#number(`=${key}`)], {
      kind: "value",
      datatype,
      key,
      text,
      ...READER,
      readsContext: datatype.dependsOnContext,
    });
  }

  #repeatsText(pattern: Pattern | undefined): boolean {
    if (pattern?.kind !== "oneOrMore") return false;
    return pattern.member.kind === "choice" && pattern.member.members.includes(this.text);
  }

  #compound(
    code: number,
    kind: "choice" | "group" | "interleave",
    members: readonly Pattern[],
  ): Pattern {
    const parts = [code];
    for (const member of members) parts.push(member.id);
    const known = this.#table.find(parts);
    if (known !== undefined) return known;
    const isChoice = kind === "choice";
    return this.#add(parts, {
      kind,
      members,
      nullable: isChoice ? members.some(isNullable) : members.every(isNullable),
      hasAttributes: members.some((member) => member.hasAttributes),
      readsText: members.some((member) => member.readsText),
      readsContext: members.some((member) => member.readsContext),
    });
  }

  #intern(parts: readonly number[], draft: Draft): Pattern {
    return this.#table.find(parts) ?? this.#add(parts, draft);
  }

  #add(parts: readonly number[], draft: Draft): Pattern {
    return this.#table.add(parts, { id: this.#nextId++, ...draft });
  }

  /** A number for something that is no pattern: a datatype, a name class or a value by its text. */
  #number(thing: unknown): number {
    const known = this.#numbers.get(thing);
    if (known !== undefined) return known;
    this.#numbers.set(thing, this.#numbers.size);
    return this.#numbers.size - 1;
  }
}

const READER = { nullable: false, hasAttributes: false, readsText: true };

function isNullable(pattern: Pattern): boolean {
  return pattern.nullable;
}

function sortUnique(patterns: Pattern[]): Pattern[] {
  patterns.sort((a, b) => a.id - b.id);
  return patterns.filter((one, index) => one !== patterns[index - 1]);
}
