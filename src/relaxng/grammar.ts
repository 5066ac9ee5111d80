// The simple syntax (RELAX NG, 5): what is left of a schema after simplification (RELAX NG, 4).
// Both syntaxes arrive here, and the automaton starts from here. Plain data, so it can be cached.

import type { Span } from "../source/source.ts";

/** Where in which schema file something was written. */
export interface SchemaPlace {
  readonly path: string;
  readonly span: Span;
}

export type NameClass =
  | { readonly kind: "name"; readonly namespace: string; readonly local: string }
  | { readonly kind: "anyName"; readonly except?: NameClass }
  | { readonly kind: "nsName"; readonly namespace: string; readonly except?: NameClass }
  | { readonly kind: "choice"; readonly alternatives: readonly NameClass[] };

/** A facet of a datatype (RELAX NG, 4.16). */
export interface Param {
  readonly name: string;
  readonly value: string;
}

/** A pattern of the simple syntax. Choice, group and interleave hold two patterns or more. */
export type SimplePattern =
  | { readonly kind: "empty" | "notAllowed" | "text" }
  | {
      readonly kind: "choice" | "group" | "interleave";
      readonly patterns: readonly SimplePattern[];
    }
  | { readonly kind: "oneOrMore" | "list"; readonly pattern: SimplePattern }
  | {
      readonly kind: "attribute";
      readonly nameClass: NameClass;
      readonly pattern: SimplePattern;
      readonly documentation?: string;
    }
  /** An element: its definition's place in {@link Grammar.elements}. */
  | { readonly kind: "ref"; readonly element: number }
  | {
      readonly kind: "data";
      readonly library: string;
      readonly type: string;
      readonly params: readonly Param[];
      readonly except?: SimplePattern;
    }
  | {
      readonly kind: "value";
      readonly library: string;
      readonly type: string;
      readonly value: string;
      /** The namespaces in scope where the value was written, for QName and NOTATION values. */
      readonly namespaces: Readonly<Record<string, string>>;
    };

export interface ElementDefinition {
  readonly nameClass: NameClass;
  readonly content: SimplePattern;
  readonly place: SchemaPlace;
  /** What `a:documentation` says of it, for messages. */
  readonly documentation?: string | undefined;
}

export interface Grammar {
  readonly start: SimplePattern;
  readonly elements: readonly ElementDefinition[];
  /** Every file that was read for it. */
  readonly reads: readonly string[];
}
