// Answers to simple questions, straight from the tree: is there an `@target`, an ancestor `l`, a child `p`?
// Most tests of TEI's rules are made of such questions, and the library takes ten times as long for them.
// An answer is true, false, or "ask the library": of a path with a predicate that is not understood, it is
// still known that there is nothing when no name on it fits.

import type { XmlElement } from "../xml/tree.ts";
import { NAME, outermost, splitOutermost } from "./lexer.ts";
import {
  isBoolean,
  isNamed,
  isPath,
  type QName,
  type ResolvePrefix,
  resolveName,
  splitConjuncts,
  splitPredicates,
  type Step,
  splitSteps,
} from "./paths.ts";

/** Undefined: ask the library. */
type Answer = boolean | undefined;
export type QuickTest = (element: XmlElement) => Answer;

/** The tests of one schema, made when they are first asked. */
export class QuickTests {
  readonly #resolve: ResolvePrefix;
  readonly #tests = new Map<string, QuickTest>();

  constructor(resolve: ResolvePrefix) {
    this.#resolve = resolve;
  }

  ask(expression: string, element: XmlElement): Answer {
    let test = this.#tests.get(expression);
    if (test === undefined) {
      test = quickTest(expression, this.#resolve) ?? never;
      this.#tests.set(expression, test);
    }
    return test(element);
  }
}

/** The effective boolean value of an expression at an element; undefined when it is never known here. */
export function quickTest(expression: string, resolve: ResolvePrefix): QuickTest | undefined {
  const text = expression.trim();
  const outer = outermost(text).trim();
  // These bind looser than `or`.
  if (/,|\b(?:if|for|let|some|every|return|satisfies|then|else)\b/u.test(outer)) return undefined;
  const operands = splitOutermost(text, OR);
  if (operands.length > 1) return anyOf(operands, resolve);
  const conjuncts = splitConjuncts(text);
  if (conjuncts.length > 1) return allOf(conjuncts, resolve);
  if (/^\(\s*\)$/u.test(outer)) return quickTest(text.slice(1, -1), resolve);
  const call = /^(not|exists|boolean|empty)\s*\(\s*\)$/u.exec(outer)?.[1];
  if (call !== undefined) {
    const inner = text.slice(text.indexOf("(") + 1, -1);
    const isPlain = call === "not" || call === "boolean" || isPath(outermost(inner).trim());
    const test = isPlain ? quickTest(inner, resolve) : undefined;
    return test === undefined || call === "exists" || call === "boolean" ? test : negation(test);
  }
  // Whether there is any of them is all that is asked.
  const counted =
    COUNTED.exec(outer) === null
      ? undefined
      : text.slice(text.indexOf("(") + 1, text.lastIndexOf(")"));
  if (counted !== undefined && isPath(outermost(counted).trim()))
    return quickTest(counted, resolve);
  const compared = COMPARED.exec(text)?.groups;
  if (compared !== undefined) return hasValue(compared, resolve);
  if (!isPath(outer)) return undefined;
  return anyOf(splitOutermost(text, /\|/gu), resolve, quickPath);
}

/** An attribute against a string without an apostrophe or a quotation mark in it. */
const COMPARED = new RegExp(
  String.raw`^@(?<name>(?:${NAME}:)?${NAME})\s*(?:=|eq\s)\s*(?:'(?<single>[^']*)'|"(?<double>[^"]*)")$`,
  "u",
);

function hasValue(
  { name = "", single, double }: Readonly<Record<string, string | undefined>>,
  resolve: ResolvePrefix,
): QuickTest | undefined {
  const attribute = resolveName(name, resolve);
  const value = single ?? double;
  if (attribute === undefined) return undefined;
  return ({ attributes }) =>
    attributes.some((one) => isNamed(one, attribute) && one.value === value);
}

const COUNTED = /^count\s*\(\s*\)\s*(?:>|gt)\s*0$/u;
const OR = /(?<=[\s\])'])or(?=[\s('@.])/gu;

function negation(test: QuickTest): QuickTest {
  return (element) => {
    const answer = test(element);
    return answer === undefined ? undefined : !answer;
  };
}

function anyOf(
  expressions: readonly string[],
  resolve: ResolvePrefix,
  make = quickTest,
): QuickTest | undefined {
  return combine(
    expressions.map((expression) => make(expression, resolve)),
    true,
  );
}

function allOf(expressions: readonly string[], resolve: ResolvePrefix): QuickTest | undefined {
  return combine(
    expressions.map((expression) => quickTest(expression, resolve)),
    false,
  );
}

/** One that answers `decisive` decides; else all have to be known. */
function combine(
  tests: readonly (QuickTest | undefined)[],
  decisive: boolean,
): QuickTest | undefined {
  const known = tests.flatMap((test) => test ?? []);
  if (known.length === 0) return undefined;
  const otherwise: Answer = known.length === tests.length ? !decisive : undefined;
  const [only] = known;
  if (tests.length === 1) return only;
  return (element) => {
    let answer = otherwise;
    for (const test of known) {
      const one = test(element);
      if (one === decisive) return decisive;
      if (one === undefined) answer = undefined;
    }
    return answer;
  };
}

/** One step of a path: whether something along an axis has a name, predicates, and the rest of the path. */
interface QuickStep {
  readonly axis: Axis;
  readonly name: QName;
  /** Undefined when one of the predicates is not understood. */
  readonly test: QuickTest | undefined;
  readonly hasPredicates: boolean;
}

type Axis = keyof typeof AXES | "attribute";

function quickPath(path: string, resolve: ResolvePrefix): QuickTest | undefined {
  if (path.trimStart().startsWith("/")) return undefined;
  const steps = splitSteps(path).map((step) => quickStep(step, resolve));
  const known = steps.flatMap((step) => step ?? []);
  if (known.length < steps.length) return undefined;
  if (known.slice(0, -1).some(({ axis }) => axis === "attribute")) return undefined;
  // From the last step back.
  return known.reduceRight<QuickTest>(
    (rest, step) => (step.axis === "attribute" ? hasAttribute(step) : leads(step, rest)),
    always,
  );
}

const always: QuickTest = () => true;
const never: QuickTest = () => undefined;
const STEP_NAME = /^(?:(@)|([a-z-]+)::)?\s*([^\s()]+)$/u;

function quickStep({ from, text }: Step, resolve: ResolvePrefix): QuickStep | undefined {
  const open = outermost(text).indexOf("[");
  const predicates = open < 0 ? [] : splitPredicates(text.slice(open));
  const nodeTest = (open < 0 ? text : text.slice(0, open)).trim();
  const [, at, named, nameTest] = STEP_NAME.exec(ABBREVIATED[nodeTest] ?? nodeTest) ?? [];
  const axis = at === undefined ? (named ?? "child") : "attribute";
  const name = nameTest === undefined ? undefined : resolveName(nameTest, resolve);
  if (name === undefined || predicates === undefined) return undefined;
  if (axis !== "attribute" && !Object.hasOwn(AXES, axis)) return undefined;
  // `//x` is every `x` below; other axes behind `//` are rare.
  if (from === "//" && axis !== "child") return undefined;
  const tests = predicates.map((one) => (isBoolean(one) ? quickTest(one, resolve) : undefined));
  return {
    axis: from === "//" ? "descendant" : (axis as Axis),
    name,
    test: combine(tests, false),
    hasPredicates: predicates.length > 0,
  };
}

/** What stands for a step: only elements are asked about. */
const ABBREVIATED: Readonly<Record<string, string>> = { ".": "self::*", "..": "outer::*" };

function hasAttribute({ name, hasPredicates }: QuickStep): QuickTest {
  return ({ attributes }) => {
    for (const attribute of attributes) {
      if (isNamed(attribute, name)) return hasPredicates ? undefined : true;
    }
    return false;
  };
}

function leads({ axis, name, test, hasPredicates }: QuickStep, rest: QuickTest): QuickTest {
  const walk = AXES[axis as keyof typeof AXES];
  const fits: QuickTest = (element) => {
    if (!isNamed(element, name)) return false;
    const answer = hasPredicates ? test?.(element) : true;
    if (answer === false) return false;
    const further = rest(element);
    return further === true ? answer : further;
  };
  return (element) => walk(element, fits);
}

/** Whether one of the elements along an axis fits. */
type Walk = (from: XmlElement, fits: QuickTest) => Answer;

const AXES = {
  self: (from, fits) => fits(from),
  parent: ({ parent }, fits) => (parent === undefined ? false : fits(parent)),
  // `..`: above the root is the document, which is no element.
  outer: ({ parent }, fits) => (parent === undefined ? undefined : fits(parent)),
  ancestor: ({ parent }, fits) => ancestorFits(parent, fits),
  "ancestor-or-self": (from, fits) => ancestorFits(from, fits),
  child: (from, fits) => childFits(from, fits, false),
  descendant: (from, fits) => childFits(from, fits, true),
} satisfies Readonly<Record<string, Walk>>;

function ancestorFits(first: XmlElement | undefined, fits: QuickTest): Answer {
  let answer: Answer = false;
  for (let element = first; element !== undefined; element = element.parent) {
    const one = fits(element);
    if (one === true) return true;
    if (one === undefined) answer = undefined;
  }
  return answer;
}

function childFits(top: XmlElement, fits: QuickTest, isDeep: boolean): Answer {
  let answer: Answer = false;
  const pending = [top];
  for (let element = pending.pop(); element !== undefined; element = pending.pop()) {
    for (const child of element.children) {
      if (child.kind !== "element") continue;
      const one = fits(child);
      if (one === true) return true;
      if (one === undefined) answer = undefined;
      if (isDeep) pending.push(child);
    }
  }
  return answer;
}
