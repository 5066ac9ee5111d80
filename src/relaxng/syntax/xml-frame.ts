// The elements of the XML syntax while they are open: what each may hold (RELAX NG, 3), and what has been
// found in it.

import type { Span } from "../../source/source.ts";
import type {
  ForeignAttribute,
  ForeignElement,
  FullMember,
  FullNameClass,
  FullParam,
  FullPattern,
  Namespace,
  Prefixes,
  Remarks,
} from "./full.ts";
import { alternatives } from "../../diagnostic/words.ts";

export const NAME_CLASSES: readonly string[] = ["name", "anyName", "nsName", "choice"];
const MEMBERS: readonly string[] = ["start", "define", "div", "include"];
const PATTERNS: readonly string[] =
  `element attribute group interleave choice optional zeroOrMore oneOrMore list mixed ref parentRef
  empty text value data notAllowed externalRef grammar`.split(/\s+/u);
/** Every element there is. */
export const ELEMENTS: readonly string[] = [
  ...new Set([...PATTERNS, ...NAME_CLASSES, ...MEMBERS, "param", "except"]),
];

export const A_PATTERN = "a pattern";
export const A_NAME_CLASS = `a name class (${alternatives(NAME_CLASSES)})`;

/** What an element is where it stands: a `choice` is a pattern or a name class. */
export type Role = "pattern" | "nameClass" | "member" | "param" | "except" | "nothing";

/** An attribute without a namespace. */
export interface OwnAttribute {
  readonly value: string;
  readonly span: Span;
}

/** What an element hands down to its children. */
export interface Context {
  readonly namespace: Namespace;
  readonly library: string;
  readonly base: string;
  readonly prefixes: Prefixes;
  /** The grammar content of an `include` may not include. */
  readonly isInInclude: boolean;
}

/** What a start tag says. */
export interface StartTag {
  readonly context: Context;
  readonly attributes: ReadonlyMap<string, OwnAttribute>;
  readonly annotations: readonly ForeignAttribute[];
}

/** An open element. */
export class Frame {
  readonly local: string;
  readonly role: Role;
  readonly span: Span;
  readonly context: Context;
  readonly attributes: ReadonlyMap<string, OwnAttribute>;
  readonly annotations: readonly ForeignAttribute[];
  /** The comments before it. */
  readonly comments: readonly string[];
  /** How many RELAX NG elements have been found in it, right or wrong. */
  count = 0;
  readonly nameClasses: FullNameClass[] = [];
  readonly patterns: FullPattern[] = [];
  readonly params: FullParam[] = [];
  readonly members: FullMember[] = [];
  /** That of a wildcard, and that of `data`. */
  exceptName: FullNameClass | undefined = undefined;
  exceptPattern: FullPattern | undefined = undefined;
  /** The annotations before the first of its RELAX NG elements. */
  readonly initial: ForeignElement[] = [];
  /** The comments since the last of them. */
  closing: string[] = [];
  text = "";
  textSpan: Span | undefined = undefined;

  constructor(
    element: { readonly local: string; readonly role: Role; readonly span: Span },
    startTag: StartTag,
    comments: readonly string[],
  ) {
    this.local = element.local;
    this.role = element.role;
    this.span = element.span;
    this.context = startTag.context;
    this.attributes = startTag.attributes;
    this.annotations = startTag.annotations;
    this.comments = comments;
  }
}

/** Has the element only text in it? */
export function holdsText({ local }: Frame): boolean {
  return local === "value" || local === "param" || local === "name";
}

/** The elements that may come next in an element, what they are there, and how messages call them. */
export interface Expectation {
  readonly role: Role;
  readonly names: readonly string[];
  readonly words: string;
}

const PATTERN: Expectation = { role: "pattern", names: PATTERNS, words: A_PATTERN };
const NAME_CLASS: Expectation = { role: "nameClass", names: NAME_CLASSES, words: A_NAME_CLASS };
const FIRST_NAME_CLASS: Expectation = {
  ...NAME_CLASS,
  words: `${A_NAME_CLASS}, because there is no attribute "name"`,
};
const MEMBER: Expectation = { role: "member", names: MEMBERS, words: alternatives(MEMBERS) };
const INCLUDED = MEMBERS.filter((name) => name !== "include");
const INCLUDED_MEMBER: Expectation = {
  role: "member",
  names: INCLUDED,
  words: alternatives(INCLUDED),
};
const PARAM: Expectation = {
  role: "param",
  names: ["param", "except"],
  words: '"param" elements, then one "except" or nothing',
};
const EXCEPT: Expectation = { role: "except", names: ["except"], words: '"except" or nothing' };
const NOTHING: Expectation = { role: "nothing", names: [], words: "nothing" };
const NOTHING_MORE: Expectation = { role: "nothing", names: [], words: "nothing more" };

/** At the start of a document: a pattern. */
export function expectationOf(parent: Frame | undefined): Expectation {
  switch (parent?.local) {
    case "grammar":
    case "div":
    case "include":
      return parent.context.isInInclude ? INCLUDED_MEMBER : MEMBER;
    case "element":
    case "attribute":
      return parent.count === 0 && !parent.attributes.has("name") ? FIRST_NAME_CLASS : PATTERN;
    case "choice":
      return parent.role === "nameClass" ? NAME_CLASS : PATTERN;
    case "except":
      // Of a wildcard or of a datatype.
      return parent.role === "nameClass" ? NAME_CLASS : PATTERN;
    case "anyName":
    case "nsName":
      return parent.exceptName === undefined ? EXCEPT : NOTHING_MORE;
    case "data":
      return parent.exceptPattern === undefined ? PARAM : NOTHING_MORE;
    case "ref":
    case "parentRef":
    case "externalRef":
    case "empty":
    case "text":
    case "notAllowed":
      return NOTHING;
    default:
      return PATTERN;
  }
}

/** The comments and annotations of an element; undefined if there are none. */
export function remarksOf(frame: Frame): Remarks | undefined {
  const { comments, annotations: attributes, initial, closing } = frame;
  const count = comments.length + attributes.length + initial.length + closing.length;
  return count === 0 ? undefined : { comments, attributes, initial, following: [], closing };
}
