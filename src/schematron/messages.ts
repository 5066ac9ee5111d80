// What there is to say about a Schematron schema, and about a document on its behalf: a function for each
// sentence.

import type { Diagnostic, Note, Severity } from "../diagnostic/diagnostic.ts";
import { closest } from "../source/closest.ts";
import type { Span } from "../source/source.ts";
import type { XPathFailure } from "./xpath.ts";

/** Where something stands. */
export interface Place {
  readonly path: string;
  readonly span?: Span | undefined;
}

function error(code: string, { path, span }: Place, message: string, note?: Note): Diagnostic {
  const notes = note === undefined ? [] : [note];
  const place = span === undefined ? { path } : { path, span };
  return { code, severity: "error", message, ...place, notes };
}

const schemaError = (place: Place, message: string): Diagnostic =>
  error("schematron/schema", place, message);

export const notASchema = (place: Place, root: string): Diagnostic =>
  schemaError(
    place,
    `This is no Schematron schema: its root element is ${root}. It has to be schema in the namespace http://purl.oclc.org/dsdl/schematron, or a RELAX NG schema in XML syntax that holds Schematron patterns.`,
  );

export const unreadable = (place: Place, target: string): Diagnostic =>
  schemaError(place, `${target} cannot be read. Correct the address.`);

export const leadsOutside = (place: Place, href: string): Diagnostic =>
  schemaError(place, `${href} leads out of the edition, and nothing is fetched.`);

export const withoutTarget = (place: Place, target: string, id: string): Diagnostic =>
  schemaError(place, `There is no element with the id ${id} in ${target}.`);

export const cycle = (place: Place, target: string): Diagnostic =>
  schemaError(place, `${target} includes itself, directly or through others.`);

export const missingAttribute = (place: Place, element: string, attribute: string): Diagnostic =>
  schemaError(place, `This ${element} has no ${attribute}. Add it.`);

export const unexpected = (place: Place, element: string, parent: string): Diagnostic =>
  schemaError(place, `${element} has no meaning in ${parent}, and is not evaluated.`);

/** A reference by id: to an abstract rule, a diagnostic … */
export function unknownReference(
  place: Place,
  kind: string,
  id: string,
  known: Iterable<string>,
): Diagnostic {
  const near = closest(id, known);
  const remedy = near === undefined ? "" : ` Did you mean ${near}?`;
  return schemaError(place, `There is no ${kind} with the id ${id}.${remedy}`);
}

export const prefixTwice = (place: Place, prefix: string): Diagnostic =>
  schemaError(place, `The prefix ${prefix} already stands for another namespace.`);

export const unsupported = (place: Place, what: string): Diagnostic =>
  error(
    "schematron/unsupported",
    place,
    `${what}: Apograph cannot evaluate that. What depends on it is not checked.`,
  );

/** An expression that is wrong whatever the document. */
export function wrongExpression(
  place: Place,
  expression: string,
  { code, message }: XPathFailure,
): Diagnostic {
  const words = message.replace(/\.$/u, "");
  // There may well be such a function, in XSLT for instance.
  if (code === "XPST0017") return unsupported(place, `In “${oneLine(expression)}”: ${words}`);
  return schemaError(place, `“${oneLine(expression)}” is no XPath expression: ${words} (${code}).`);
}

/** What the compiler of XSLT says against rules, beyond what was found before. */
export function notCompiled(place: Place, { code, message }: XPathFailure): Diagnostic {
  const words = message
    // Where it is in the stylesheet, and what stands there, helps nobody who did not write it.
    .replace(/^Static error in .*? on line \d+ in \S+ \{.*\}: /su, "")
    .replaceAll(/Q\{[^}]*\}/gu, "")
    .replace(/\.$/u, "");
  const name = code === undefined ? "" : ` (${code})`;
  return schemaError(
    place,
    `The compiler says: ${words}${name}. No rule that takes XSLT is checked until that is mended.`,
  );
}

/** An expression that cannot be evaluated at a node. */
export function failed(
  place: Place,
  expression: string,
  { code, message }: XPathFailure,
  at: Place,
): Diagnostic {
  const words = message.replace(/\.$/u, "");
  const name = code === undefined ? "" : ` (${code})`;
  return error(
    "schematron/failed",
    place,
    `A rule cannot be checked here, since “${oneLine(expression)}” fails: ${words}${name}.`,
    { message: "It stands in this rule.", path: at.path, ...spanOf(at) },
  );
}

/** What a rule found: the message is the schema's own. */
export interface Finding {
  readonly kind: "assert" | "report";
  readonly severity: Severity;
  readonly message: string;
  readonly notes: readonly Note[];
}

export function found({ path, span }: Place, finding: Finding): Diagnostic {
  const { kind, severity, message, notes } = finding;
  return {
    code: kind === "assert" ? "schematron/assertion" : "schematron/report",
    severity,
    message,
    path,
    ...(span === undefined ? {} : { span }),
    notes,
  };
}

/** What a rule says of itself. */
export interface RuleWords {
  readonly name: string | undefined;
  readonly flags: readonly string[];
  readonly context: string;
  readonly test: string;
}

/** The rule behind a finding, and where it stands. */
export function ruleNote(kind: Finding["kind"], rule: RuleWords, at: Place): Note {
  const name = rule.name === undefined ? "" : ` ${rule.name}`;
  const verb = kind === "assert" ? "wants" : "reports";
  const flags = rule.flags.length === 0 ? "" : ` It raises the flag ${rule.flags.join(" ")}.`;
  const message = `The rule${name} for “${oneLine(rule.context)}” ${verb} “${oneLine(rule.test)}”.${flags}`;
  return { message, path: at.path, ...spanOf(at) };
}

const LONGEST = 120;

function oneLine(expression: string): string {
  const line = expression.replaceAll(/\s+/gu, " ").trim();
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST)}…`;
}

function spanOf({ span }: Place): { readonly span?: Span } {
  return span === undefined ? {} : { span };
}
