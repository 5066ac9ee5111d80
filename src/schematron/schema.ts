// A Schematron schema once everything abstract in it has been worked out: plain data, so it can be kept
// in a cache. Expressions are text; they are compiled when they are first evaluated.

import type { Severity } from "../diagnostic/diagnostic.ts";
import type { Alternative } from "./context.ts";
import type { Place } from "./messages.ts";

export interface SchematronSchema {
  /** What prefixes stand for, by `ns`. */
  readonly namespaces: Readonly<Record<string, string>>;
  /** Variables of the schema, of the phase and of patterns: evaluated once for each document. */
  readonly lets: readonly Let[];
  readonly patterns: readonly Pattern[];
  /** The patterns that take more than XPath; absent when there are none. */
  readonly xslt?: XsltRules;
  /** The paths of all files that it was read from. */
  readonly reads: readonly string[];
}

/** Patterns that are run as a stylesheet. */
export interface XsltRules {
  readonly stylesheet: string;
  readonly patterns: readonly Pattern[];
  /** Where in the stylesheet the parts of the schema are, from the top down. */
  readonly lines: readonly StylesheetLine[];
}

export interface StylesheetLine {
  /** The first line of the part. */
  readonly line: number;
  readonly place: Place;
}

/** An expression. */
export interface Query {
  readonly text: string;
  /** As it was written, for messages: without the variables of the rule around it. */
  readonly written: string;
  /** The numbers of the lets (in `SchematronSchema.lets`) that it may use, ascending. */
  readonly lets: readonly number[];
  readonly place: Place;
  /** As XSLT evaluates it, where that is not `text`. */
  readonly plain?: string;
  /** Whether it calls what only XSLT has. */
  readonly needsXslt?: true;
}

export interface Let {
  readonly name: string;
  readonly value: Query;
  /** XML that is the value, if no expression is; only XSLT makes nodes. */
  readonly content?: string;
}

export interface Pattern {
  readonly id: string | undefined;
  /** In a `group` (2025, 5.4.9) every rule that fits a node is checked, not just the first. */
  readonly isGroup: boolean;
  readonly rules: readonly Rule[];
}

export interface Rule {
  readonly id: string | undefined;
  readonly context: Query;
  /** Undefined when the nodes have to be searched for. */
  readonly alternatives: readonly Alternative[] | undefined;
  readonly assertions: readonly Assertion[];
}

export interface Assertion {
  readonly kind: "assert" | "report";
  readonly id: string | undefined;
  readonly severity: Severity;
  readonly flags: readonly string[];
  readonly test: Query;
  readonly message: Text;
  /** Diagnostics and properties. */
  readonly remarks: readonly Text[];
  /** Where the finding is, relative to the rule's node. */
  readonly subject: Query | undefined;
  readonly place: Place;
}

/** Words, and expressions whose value is to stand between them. */
export type Text = readonly (string | Query)[];

/** The expressions in the words of an assertion, in their order. */
export function queriesOf({ message, remarks }: Assertion): Query[] {
  return [message, ...remarks].flat().filter((part) => typeof part !== "string");
}

const SEVERITIES: Readonly<Record<string, Severity>> = {
  fatal: "error",
  error: "error",
  warning: "warning",
  warn: "warning",
  nonfatal: "warning",
  "non-fatal": "warning",
  information: "note",
  info: "note",
  hint: "note",
  note: "note",
};

/** The severity that a `role` or a `severity` names; undefined for other roles. */
export function severityOf(word: string | undefined): Severity | undefined {
  return word === undefined ? undefined : SEVERITIES[word.trim().toLowerCase()];
}
