// The full syntax (RELAX NG, 3) as a tree: what the XML syntax and the compact syntax have in common.
// Both parsers have applied what concerns a single file and is no more than notation (RELAX NG, 4.2 to
// 4.4, 4.8 to 4.10): names have their namespaces, datatypes their libraries, references their paths.

import type { Source, Span } from "../../source/source.ts";
import type { Param } from "../grammar.ts";

/** A namespace; undefined: that of the place in another schema that refers to this one (4.6 to 4.9). */
export type Namespace = string | undefined;

/** Prefixes and what they are bound to. */
export type Prefixes = ReadonlyMap<string, string>;

export interface ForeignAttribute {
  readonly namespace: string;
  readonly prefix: string;
  readonly local: string;
  readonly value: string;
}

export interface ForeignElement {
  readonly kind: "foreign";
  readonly namespace: string;
  readonly prefix: string;
  readonly local: string;
  readonly attributes: readonly ForeignAttribute[];
  readonly children: readonly ForeignNode[];
}

export type ForeignNode =
  | ForeignElement
  | { readonly kind: "text" | "comment"; readonly text: string };

/** What a schema says beside its meaning. Comments belong to what they precede. */
export interface Remarks {
  readonly comments: readonly string[];
  readonly attributes: readonly ForeignAttribute[];
  /** Annotations at the start of its content. */
  readonly initial: readonly ForeignElement[];
  /** Annotations right behind it. What holds only text (`value`, `param`, `name`) has no others. */
  readonly following: readonly ForeignElement[];
  /** Comments at the end of its content. */
  readonly closing: readonly string[];
}

interface Node {
  /** The place to point at: a start tag, or the first words in the compact syntax. */
  readonly span: Span;
  readonly remarks?: Remarks | undefined;
}

export type FullNameClass = Node &
  (
    | { readonly kind: "name"; readonly namespace: Namespace; readonly local: string }
    | { readonly kind: "anyName"; readonly except?: FullNameClass | undefined }
    | {
        readonly kind: "nsName";
        readonly namespace: Namespace;
        readonly except?: FullNameClass | undefined;
      }
    | { readonly kind: "choice"; readonly alternatives: readonly FullNameClass[] }
  );

export type FullParam = Node & Param;

export interface FullData extends Node {
  readonly kind: "data";
  readonly library: string;
  readonly type: string;
  readonly params: readonly FullParam[];
  readonly except?: FullPattern | undefined;
}

export interface FullValue extends Node {
  readonly kind: "value";
  readonly library: string;
  readonly type: string;
  readonly value: string;
  /** What a name without a prefix belongs to, if the value is one. */
  readonly namespace: Namespace;
  readonly prefixes: Prefixes;
}

/** Where a schema refers to another file. */
interface Reference extends Node {
  /** As it is written. */
  readonly href: string;
  /** Resolved against the file that it stands in. */
  readonly target: string;
  /** What the other file takes for its namespace where it names none. */
  readonly namespace: Namespace;
}

export interface FullExternalRef extends Reference {
  readonly kind: "externalRef";
}

export interface FullInclude extends Reference {
  readonly kind: "include";
  readonly members: readonly FullMember[];
}

export interface FullElement extends Node {
  readonly kind: "element";
  readonly nameClass: FullNameClass;
  readonly pattern: FullPattern;
}

export interface FullAttribute extends Node {
  readonly kind: "attribute";
  readonly nameClass: FullNameClass;
  /** Absent: any text (4.12). */
  readonly pattern?: FullPattern | undefined;
}

export interface FullGrammar extends Node {
  readonly kind: "grammar";
  readonly members: readonly FullMember[];
}

export interface FullReference extends Node {
  readonly kind: "ref" | "parentRef";
  readonly name: string;
}

/** A pattern. Where the XML syntax allows several children for one, they arrive as a `group` (4.12). */
export type FullPattern =
  | FullElement
  | FullAttribute
  | (Node & {
      readonly kind: "group" | "interleave" | "choice";
      readonly patterns: readonly FullPattern[];
    })
  | (Node & {
      readonly kind: "optional" | "zeroOrMore" | "oneOrMore" | "list" | "mixed";
      readonly pattern: FullPattern;
    })
  | FullReference
  | (Node & { readonly kind: "empty" | "text" | "notAllowed" })
  | FullValue
  | FullData
  | FullExternalRef
  | FullGrammar;

export type Combine = "choice" | "interleave";

export interface FullStart extends Node {
  readonly kind: "start";
  readonly combine?: Combine | undefined;
  readonly pattern: FullPattern;
}

export interface FullDefine extends Node {
  readonly kind: "define";
  readonly name: string;
  readonly combine?: Combine | undefined;
  readonly pattern: FullPattern;
}

export type FullMember =
  | FullStart
  | FullDefine
  | (Node & { readonly kind: "div"; readonly members: readonly FullMember[] })
  | FullInclude
  /** An annotation between definitions. */
  | ForeignElement;

/** One schema file. */
export interface FullSchema {
  /** In UTF-8: the source that all spans refer to. */
  readonly source: Source;
  readonly pattern: FullPattern;
  /** Every reference to another file in it, in the order in which they are written. */
  readonly references: readonly (FullExternalRef | FullInclude)[];
  /** For whoever writes it again: what its prefixes mean, and its own default for names. */
  readonly prefixes: Prefixes;
  readonly namespace: Namespace;
}

export const RELAX_NG_NAMESPACE = "http://relaxng.org/ns/structure/1.0";
export const ANNOTATIONS_NAMESPACE = "http://relaxng.org/ns/compatibility/annotations/1.0";
export const XSD_LIBRARY = "http://www.w3.org/2001/XMLSchema-datatypes";

/** What `a:documentation` says about a node (DTD Compatibility, 5), white space collapsed. */
export function documentationOf({ remarks }: Node): string | undefined {
  const parts = remarks?.initial
    .filter(
      ({ namespace, local }) => namespace === ANNOTATIONS_NAMESPACE && local === "documentation",
    )
    .map(({ children }) => textOf(children).trim().replace(/\s+/gu, " "));
  return parts === undefined || parts.length === 0 ? undefined : parts.join(" ");
}

function textOf(children: readonly ForeignNode[]): string {
  return children.map((child) => (child.kind === "text" ? child.text : "")).join("");
}
