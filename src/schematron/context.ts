// A rule's context, turned round. It is an XSLT pattern (ISO/IEC 19757-3, annex C and H): written from
// the outside in, `tei:list/tei:item[@n]`. To find quickly which rules concern a node, it is read from the
// inside out: an `item` with `@n` whose parent is a `list`. What cannot be turned round without changing
// its meaning (`p[1]`, `key(…)`) is searched for instead.

import { NAME, outermost, splitOutermost } from "./lexer.ts";
import {
  ANY,
  hasOr,
  isBoolean,
  type QName,
  type ResolvePrefix,
  resolveName,
  splitConjuncts,
  splitPredicates,
  type Step,
  splitSteps,
} from "./paths.ts";

export type NodeKind = "element" | "attribute" | OtherKind;
export type OtherKind = "document" | "text" | "comment" | "instruction";

/** One alternative of a context: the nodes of a kind and name that have all these attributes … */
export interface Alternative {
  readonly kind: NodeKind;
  readonly name: QName;
  readonly attributes: readonly QName[];
  /** … and for which this is true as well. */
  readonly test: string | undefined;
  /** Of an attribute: what has to be true of the element that has it. */
  readonly ownerTest?: string;
}

/** The alternatives of a context; undefined when it has to be searched for. */
export function turnRound(context: string, resolve: ResolvePrefix): Alternative[] | undefined {
  const alternatives = splitOutermost(context, /\|/gu).map((path) => turnPath(path, resolve));
  const known = alternatives.flatMap((found) => found ?? []);
  return alternatives.includes(undefined) ? undefined : known;
}

function turnPath(path: string, resolve: ResolvePrefix): Alternative[] | undefined {
  if (path === "/") return [{ kind: "document", name: ANY, attributes: [], test: undefined }];
  const steps = splitSteps(path);
  const last = steps.at(-1);
  if (last === undefined) return undefined;
  const group = /^\(.*\)$/su.test(last.text) && steps.length === 1 && last.from === "";
  if (group) return turnRound(last.text.slice(1, -1), resolve);
  const step = readStep(last.text, resolve);
  if (step === undefined) return undefined;
  const { kind, name, attributes, predicates } = step;
  if (kind === "attribute" && steps.length > 1 && last.from === "/") {
    const ownerTest = testOf(steps.slice(0, -1), resolve);
    const test = predicates.map((predicate) => `(${predicate})`).join(" and ") || undefined;
    return ownerTest === undefined ? undefined : [{ kind, name, attributes, test, ownerTest }];
  }
  const around = testAround(steps, resolve);
  if (around === undefined) return undefined;
  const tests = [...predicates.map((predicate) => `(${predicate})`), ...around];
  const test = tests.length === 0 ? undefined : tests.join(" and ");
  return [{ kind, name, attributes, test }];
}

/** What has to be true of a node for the steps before the last; undefined if that is not known. */
function testAround(steps: readonly Step[], resolve: ResolvePrefix): string[] | undefined {
  const last = steps.at(-1) as Step;
  const before = steps.slice(0, -1);
  if (before.length === 0) return last.from === "/" ? ["parent::document-node()"] : [];
  const test = testOf(before, resolve);
  return test === undefined
    ? undefined
    : [`${last.from === "/" ? "parent" : "ancestor"}::*[${test}]`];
}

/** Whether an element matches a path, as a test of that element. */
function testOf(steps: readonly Step[], resolve: ResolvePrefix): string | undefined {
  const { text } = steps.at(-1) as Step;
  const around = testAround(steps, resolve);
  if (around === undefined) return undefined;
  const group = /^\((.*)\)$/su.exec(text)?.[1];
  if (group !== undefined) {
    const paths = splitOutermost(group, /\|/gu).map(splitSteps);
    const tests = paths.map((path) => testOf(path, resolve));
    // What is around the group is around the first step of each path in it.
    const isSimple = around.length === 0 || paths.every(({ length }) => length === 1);
    if (!isSimple || tests.includes(undefined)) return undefined;
    return [`(${tests.join(" or ")})`, ...around].join(" and ");
  }
  const step = readStep(text, resolve);
  if (step?.kind !== "element") return undefined;
  const tests = step.allPredicates.map((predicate) => `(${predicate})`);
  return [`self::${step.nameTest}`, ...tests, ...around].join(" and ");
}

interface StepParts {
  readonly kind: NodeKind;
  readonly name: QName;
  readonly nameTest: string;
  readonly attributes: readonly QName[];
  readonly allPredicates: readonly string[];
  /** Without what `attributes` says already. */
  readonly predicates: readonly string[];
}

const KINDS: Readonly<Record<string, NodeKind>> = {
  text: "text",
  comment: "comment",
  "processing-instruction": "instruction",
};
const NODE_TEST = new RegExp(
  String.raw`^(?<axis>@|child::|attribute::)?\s*(?:(?<kind>text|comment|processing-instruction)\(\s*\)|(?<name>\*:${NAME}|${NAME}:\*|\*|(?:${NAME}:)?${NAME}))$`,
  "u",
);

function readStep(step: string, resolve: ResolvePrefix): StepParts | undefined {
  const outer = outermost(step);
  const open = outer.indexOf("[");
  const nodeTest = (open < 0 ? step : step.slice(0, open)).trim();
  const parts = NODE_TEST.exec(nodeTest)?.groups;
  const allPredicates = open < 0 ? [] : splitPredicates(step.slice(open));
  if (parts === undefined || !(allPredicates?.every(isBoolean) ?? false)) return undefined;
  const axis = parts["axis"];
  const isAttribute = axis === "@" || axis === "attribute::";
  const kind = KINDS[parts["kind"] ?? ""] ?? (isAttribute ? "attribute" : "element");
  const nameTest = parts["name"] ?? "*";
  const name = parts["name"] === undefined ? ANY : resolveName(nameTest, resolve);
  if (name === undefined || allPredicates === undefined) return undefined;
  const conjuncts = allPredicates.flatMap(splitConjuncts);
  const attributes = conjuncts.flatMap((conjunct) => requiredAttribute(conjunct, resolve) ?? []);
  const predicates = conjuncts.filter(
    (conjunct) =>
      !ATTRIBUTE_ALONE.test(conjunct) || requiredAttribute(conjunct, resolve) === undefined,
  );
  return { kind, name, nameTest, attributes, allPredicates, predicates };
}

const ATTRIBUTE_ALONE = new RegExp(String.raw`^@(?:${NAME}:)?${NAME}$`, "u");
// A comparison with nothing is false.
const ATTRIBUTE_COMPARED = new RegExp(
  String.raw`^@(?<name>(?:${NAME}:)?${NAME})\s*(?:$|=|!=|<|>|(?:eq|ne|lt|le|gt|ge)\s)`,
  "u",
);

function requiredAttribute(conjunct: string, resolve: ResolvePrefix): QName | undefined {
  const name = ATTRIBUTE_COMPARED.exec(conjunct)?.groups?.["name"];
  return name === undefined || hasOr(conjunct) ? undefined : resolveName(name, resolve);
}
