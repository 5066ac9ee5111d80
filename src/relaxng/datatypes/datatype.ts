// What the automaton asks of a datatype (RELAX NG, 6.2.8): does it allow a string, and do two
// strings mean the same value.

import type { Param } from "../grammar.ts";

/** What a value may depend on beside its characters. */
export interface ValueContext {
  /** The namespace bound to a prefix where the value stands; undefined when there is none. */
  readonly namespaceOf: (prefix: string) => string | undefined;
  /** Is this the name of an unparsed entity of the document's DTD? Without it, no name is. */
  readonly isUnparsedEntity?: (name: string) => boolean;
}

export interface Datatype {
  /** The name that messages use: `date`, `token`. */
  readonly name: string;
  /** The facets that restrict it, so that messages can say what is allowed. */
  readonly params: readonly Param[];
  /** Is the string, white space as it stands in the document, allowed? */
  readonly allows: (text: string, context: ValueContext) => boolean;
  /**
   * The value that a string stands for as a key: two strings are equal values if and only if their
   * keys are. Only asked of strings that the datatype allows.
   */
  readonly key: (text: string, context: ValueContext) => string;
  /** ID, IDREF or IDREFS (RELAX NG DTD Compatibility, 4); undefined for all other types. */
  readonly idType?: "ID" | "IDREF" | "IDREFS";
  /** True when `allows` and `key` look at the context: QName, NOTATION, ENTITY, ENTITIES. */
  readonly dependsOnContext: boolean;
}

/** A datatype, or why the library has none such: an unknown type, an unknown or impossible facet. */
export type DatatypeResult =
  | { readonly datatype: Datatype; readonly problem?: never }
  | { readonly datatype?: never; readonly problem: string };
