// What can be wrong with a schema beyond its syntax: one function per diagnostic code. References between
// files and definitions, datatypes (RELAX NG, 4), then the restrictions (7).

import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import { closest } from "../../source/closest.ts";
import type { NameClass, SchemaPlace } from "../grammar.ts";
import { error, noteAt } from "../syntax/messages.ts";
import { ANY_OTHER, type Name, singleNameClasses } from "./conflicts.ts";

/** A name as messages show it. */
export function showName({ namespace, local }: { namespace: string; local: string }): string {
  return namespace === "" ? `"${local}"` : `"${local}" (namespace "${namespace}")`;
}

/** A name that two name classes have in common: "*" stands for all that are not written down. */
export function showCommonName({ namespace, local }: Name): string {
  if (local !== ANY_OTHER) return showName({ namespace, local });
  if (namespace === ANY_OTHER) return showNameClass({ kind: "anyName" });
  return showNameClass({ kind: "nsName", namespace });
}

/** What an element or attribute pattern is called: its name, or the first of them, or its wildcard. */
export function showNameClass(nameClass: NameClass): string {
  switch (nameClass.kind) {
    case "name":
      return showName(nameClass);
    case "anyName":
      return "of any name";
    case "nsName":
      return nameClass.namespace === ""
        ? "of any name without a namespace"
        : `of any name in the namespace "${nameClass.namespace}"`;
    case "choice": {
      const [first] = nameClass.alternatives;
      return first === undefined ? "without a name" : showNameClass(first);
    }
  }
}

// --- files

export function unreadable(place: SchemaPlace, target: string): Diagnostic {
  return error(
    "schema-unreadable",
    place,
    `There is no schema "${target}". Correct the reference, or put the file there.`,
  );
}

/** `paths`: from the file that is referred to, to the one that refers to it. */
export function includeCycle(place: SchemaPlace, paths: readonly string[]): Diagnostic {
  const [first = ""] = paths;
  const chain = [...paths, first].map((path) => `"${path}"`).join(" refers to ");
  return error(
    "schema-include-cycle",
    place,
    `This reference never ends: ${chain}. Move what both files need into a third one.`,
  );
}

export function notAGrammar(place: SchemaPlace, target: string, root: SchemaPlace): Diagnostic {
  return error(
    "schema-not-a-grammar",
    place,
    `Only a grammar can be included, but "${target}" is a single pattern. Refer to it with externalRef (compact syntax: external), or make it a grammar.`,
    noteAt(root, "The pattern is here."),
  );
}

export function nothingToOverride(
  place: SchemaPlace,
  name: string | undefined,
  target: string,
  names: readonly string[],
): Diagnostic {
  const what = name === undefined ? "start" : `"${name}"`;
  const near = name === undefined ? undefined : closest(name, names);
  const hint = near === undefined ? "" : ` Did you mean "${near}"?`;
  return error(
    "schema-nothing-to-override",
    place,
    `${what} is to replace a definition of "${target}", but there is none of that name.${hint} A definition that is new stands outside the include.`,
  );
}

// --- definitions

export function noStart(place: SchemaPlace): Diagnostic {
  return error(
    "schema-no-start",
    place,
    "This grammar does not say where to start. Define start with the patterns of the root element.",
  );
}

export function duplicateDefine(place: SchemaPlace, name: string, first: SchemaPlace): Diagnostic {
  return error(
    "schema-duplicate-define",
    place,
    `${name} is defined twice without saying how to combine the two. Rename one, or combine them (compact syntax: |= or &=; XML syntax: the attribute "combine").`,
    noteAt(first, "The other definition is here."),
  );
}

export function combineConflict(place: SchemaPlace, name: string, first: SchemaPlace): Diagnostic {
  return error(
    "schema-combine-conflict",
    place,
    `${name} is combined by choice in one place and by interleave in another. Use one of them for all its definitions.`,
    noteAt(first, "Here it is combined in the other way."),
  );
}

export function undefinedReference(
  place: SchemaPlace,
  name: string,
  names: Iterable<string>,
): Diagnostic {
  const near = closest(name, names);
  const hint = near === undefined ? "Define it, or correct the name." : `Did you mean "${near}"?`;
  return error("schema-undefined-reference", place, `"${name}" is not defined. ${hint}`);
}

export function referenceOutsideGrammar(
  place: SchemaPlace,
  kind: "ref" | "parentRef",
  name: string,
): Diagnostic {
  const message =
    kind === "ref"
      ? `"${name}" refers to a definition, but there is no grammar around it. Put the pattern into a grammar that defines it.`
      : `"${name}" refers to a definition of the grammar around this grammar, but there is none.`;
  return error("schema-reference-outside-grammar", place, message);
}

/** `labels`: the definitions on the way round, as messages call them. */
export function recursion(place: SchemaPlace, labels: readonly string[]): Diagnostic {
  const [first = ""] = labels;
  const chain = [...labels, first].join(" contains ");
  return error(
    "schema-recursion",
    place,
    `A definition contains itself, without an element in between: ${chain}. For repetition use oneOrMore or zeroOrMore.`,
  );
}

// --- name classes and datatypes

export function wildcardInExcept(
  place: SchemaPlace,
  inner: "anyName" | "nsName",
  outer: "anyName" | "nsName",
): Diagnostic {
  const words = { anyName: "any name", nsName: "any name of a namespace" };
  return error(
    "schema-wildcard-in-except",
    place,
    `The exception from "${words[outer]}" cannot contain "${words[inner]}". List names${outer === "anyName" ? " or namespaces" : ""} there.`,
  );
}

export function xmlnsAttribute(place: SchemaPlace): Diagnostic {
  return error(
    "schema-xmlns-attribute",
    place,
    "Namespace declarations (xmlns) are not attributes to a schema: they are always allowed. Remove this one.",
  );
}

export function datatype(place: SchemaPlace, problem: string): Diagnostic {
  return error("schema-datatype", place, problem);
}

export function invalidValue(place: SchemaPlace, value: string, type: string): Diagnostic {
  return error(
    "schema-invalid-value",
    place,
    `"${value}" is not a value of the datatype "${type}", so nothing can ever match it. Correct the value, or choose another datatype.`,
  );
}

// --- restrictions (7)

/** What stands where it must not, in words, and a note on its place if that is elsewhere. */
export interface Culprit {
  readonly what: string;
  readonly place: SchemaPlace;
}

/** Points at the outer pattern, and at the culprit too unless that is the same place. */
function misfit(code: string, outer: SchemaPlace, message: string, culprit: Culprit): Diagnostic {
  const { what, place } = culprit;
  const isSame = place.path === outer.path && place.span.start === outer.span.start;
  return error(code, outer, message, ...(isSame ? [] : [noteAt(place, `This is the ${what}.`)]));
}

export function attributeContent(
  place: SchemaPlace,
  attribute: NameClass,
  culprit: Culprit,
): Diagnostic {
  return misfit(
    "schema-attribute-content",
    place,
    `The attribute ${showNameClass(attribute)} contains an ${culprit.what}, but an attribute holds only text. Give it text, a datatype, values or a list.`,
    culprit,
  );
}

export function repeatedAttributes(place: SchemaPlace, culprit: Culprit): Diagnostic {
  return misfit(
    "schema-repeated-attribute",
    place,
    `What is repeated here is a sequence that contains the ${culprit.what}, but an attribute cannot be repeated. Take the attribute out of the repetition.`,
    culprit,
  );
}

export function listContent(place: SchemaPlace, culprit: Culprit): Diagnostic {
  return misfit(
    "schema-list-content",
    place,
    `A list is made of values between spaces, so it cannot contain ${withArticle(culprit.what)}. Use datatypes and values, in sequence, by choice or repeated.`,
    culprit,
  );
}

export function exceptContent(place: SchemaPlace, culprit: Culprit): Diagnostic {
  return misfit(
    "schema-except-content",
    place,
    `The exception from a datatype lists values and datatypes, so it cannot contain ${withArticle(culprit.what)}.`,
    culprit,
  );
}

export function startContent(place: SchemaPlace, culprit: Culprit): Diagnostic {
  return misfit(
    "schema-start-content",
    place,
    `A document begins with one element, so the start of a schema is an element or a choice of elements and cannot ${culprit.what === "empty" ? "be optional" : `contain ${withArticle(culprit.what)}`}.`,
    culprit,
  );
}

function withArticle(what: string): string {
  return /^(?:text|data|empty)\b/u.test(what)
    ? what
    : `${/^[aeio]/u.test(what) ? "an" : "a"} ${what}`;
}

export function stringSequence(place: SchemaPlace, value: Culprit, other: Culprit): Diagnostic {
  return error(
    "schema-string-sequence",
    place,
    `A datatype, value or list stands for the whole content, so it cannot be combined with ${other.what === "text" ? "text" : `the ${other.what}`}. Make them alternatives, use text instead, or put all values into one list.`,
    noteAt(value.place, `The ${value.what} is here.`),
    ...(other.place === value.place ? [] : [noteAt(other.place, `This is the ${other.what}.`)]),
  );
}

export function repeatedString(place: SchemaPlace, value: Culprit): Diagnostic {
  return misfit(
    "schema-string-sequence",
    place,
    `A ${value.what} stands for the whole content, so it cannot be repeated. For several values between spaces put it into a list.`,
    value,
  );
}

export function duplicateAttribute(
  place: SchemaPlace,
  name: string,
  other: SchemaPlace,
): Diagnostic {
  return error(
    "schema-duplicate-attribute",
    place,
    `The attribute ${name} may come twice, but an element has each attribute only once. Make the two alternatives, or remove one.`,
    noteAt(other, "The other one is here."),
  );
}

export function unrepeatedWildcard(place: SchemaPlace, nameClass: NameClass): Diagnostic {
  const wildcard = singleNameClasses(nameClass).find(({ kind }) => kind !== "name") ?? nameClass;
  return error(
    "schema-unrepeated-wildcard",
    place,
    `An attribute ${showNameClass(wildcard)} must be repeated: how many of them there are cannot be limited. Put it into oneOrMore or zeroOrMore (compact syntax: + or *).`,
  );
}

export function ambiguousInterleave(
  place: SchemaPlace,
  name: string,
  [one, other]: readonly [SchemaPlace, SchemaPlace],
): Diagnostic {
  const notes =
    one === other
      ? [noteAt(one, "Both have it from here.")]
      : [noteAt(one, "One part has it here."), noteAt(other, "The other has it here.")];
  return error(
    "schema-ambiguous-interleave",
    place,
    `The element ${name} is in two parts of this interleave, so that no one can tell to which it belongs. Let only one part contain it.`,
    ...notes,
  );
}

export function textInInterleave(place: SchemaPlace, other: SchemaPlace): Diagnostic {
  return error(
    "schema-text-in-interleave",
    place,
    "Two parts of this interleave contain text (mixed does too). Let only one part contain it: text may stand anywhere between the rest.",
    noteAt(other, "The second text is here."),
  );
}
