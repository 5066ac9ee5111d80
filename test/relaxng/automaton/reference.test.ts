// Random grammars and random documents: the automaton says what Clark's algorithm says, and where that
// is "invalid", there is something to say about it.

import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { Automaton } from "../../../src/relaxng/automaton.ts";
import { explain } from "../../../src/relaxng/explain.ts";
import type { Grammar, SimplePattern } from "../../../src/relaxng/grammar.ts";
import { Schema } from "../../../src/relaxng/schema.ts";
import { Validator } from "../../../src/relaxng/validator.ts";
import { type Source, sourceFromText } from "../../../src/source/source.ts";
import { NameTable } from "../../../src/xml/names.ts";
import { readXml } from "../../../src/xml/read.ts";
import { Reference, type Tree } from "./reference.ts";

const NAMES = ["a", "b", "c"];
const VALUES = ["x", "y", "x y", "", " "];
const ELEMENTS = 5;
const EMPTY: SimplePattern = { kind: "empty" };

const name = fc.constantFrom(...NAMES);

const value: fc.Arbitrary<SimplePattern> = fc.constantFrom("x", "y").map((text) => ({
  kind: "value",
  library: "",
  type: "token",
  value: text,
  namespaces: {},
}));

const attributeValue: fc.Arbitrary<SimplePattern> = fc.oneof(
  fc.constant<SimplePattern>({ kind: "text" }),
  value,
  fc
    .array(value, { minLength: 2, maxLength: 2 })
    .map((patterns): SimplePattern => ({ kind: "choice", patterns })),
  value.map((pattern): SimplePattern => ({
    kind: "list",
    pattern: { kind: "oneOrMore", pattern },
  })),
);

const leaf: fc.Arbitrary<SimplePattern> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.nat(ELEMENTS - 1).map((element): SimplePattern => ({ kind: "ref", element })),
  },
  { weight: 2, arbitrary: fc.constantFrom<SimplePattern>({ kind: "empty" }, { kind: "text" }) },
  {
    weight: 2,
    arbitrary: fc.tuple(name, attributeValue).map(([local, pattern]): SimplePattern => ({
      kind: "attribute",
      nameClass: { kind: "name", namespace: "", local },
      pattern,
    })),
  },
);

const { content } = fc.letrec<{ content: SimplePattern }>((tie) => ({
  content: fc.oneof(
    { maxDepth: 4, depthSize: "small" },
    leaf,
    fc
      .tuple(
        fc.constantFrom("choice", "group", "interleave" as const),
        fc.array(tie("content"), { minLength: 2, maxLength: 3 }),
      )
      .map(([kind, patterns]): SimplePattern => ({ kind, patterns })),
    tie("content").map((pattern): SimplePattern => ({ kind: "oneOrMore", pattern })),
    tie("content").map((pattern): SimplePattern => ({
      kind: "choice",
      patterns: [EMPTY, pattern],
    })),
  ),
}));

// A value is all content of its element, or an alternative to it (RELAX NG, 7.2).
const elementContent = fc.oneof(
  { weight: 5, arbitrary: content },
  { weight: 1, arbitrary: value },
  {
    weight: 1,
    arbitrary: fc
      .tuple(value, content)
      .map(([one, other]): SimplePattern => ({ kind: "choice", patterns: [one, other] })),
  },
);

const grammar: fc.Arbitrary<Grammar> = fc
  .array(fc.tuple(name, elementContent), { minLength: ELEMENTS, maxLength: ELEMENTS })
  .map((definitions) => ({
    start: {
      kind: "choice",
      patterns: [
        { kind: "ref", element: 0 },
        { kind: "ref", element: 1 },
      ],
    },
    elements: definitions.map(([local, pattern]) => ({
      nameClass: { kind: "name", namespace: "", local },
      content: pattern,
      place: { path: "", span: { start: 0, end: 0 } },
    })),
    reads: [],
  }));

const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.record({
    name,
    attributes: fc.dictionary(name, fc.constantFrom(...VALUES), { maxKeys: 2 }),
    children: fc.array(
      fc.oneof({ maxDepth: 3, depthSize: "small" }, fc.constantFrom("x", " ", "y x"), tie("tree")),
      {
        maxLength: 4,
      },
    ),
  }),
}));

function write({ name: tag, attributes, children }: Tree): string {
  const values = Object.entries(attributes).map(([key, text]) => ` ${key}="${text}"`);
  const inner = children.map((child) => (typeof child === "string" ? child : write(child)));
  return `<${tag}${values.join("")}>${inner.join("")}</${tag}>`;
}

/** Neighbouring strings are one. */
function normalise({ name: tag, attributes, children }: Tree): Tree {
  const joined: (Tree | string)[] = [];
  for (const child of children) {
    const last = joined.at(-1);
    if (typeof child === "string" && typeof last === "string")
      joined[joined.length - 1] = last + child;
    else joined.push(typeof child === "string" ? child : normalise(child));
  }
  return { name: tag, attributes, children: joined };
}

function isValid(source: Source, automaton: Automaton): boolean {
  const validator = new Validator(automaton);
  assert.is(readXml(source, automaton.names, validator), undefined);
  return validator.isValid;
}

const RUNS = { numRuns: 1500 };

test("the automaton agrees with the algorithm", () => {
  let valid = 0;
  fc.assert(
    fc.property(grammar, fc.array(tree, { minLength: 5, maxLength: 5 }), (rules, trees) => {
      const schema = new Schema(rules);
      for (const one of trees) {
        const source = sourceFromText("random.xml", write(one));
        const expected = new Reference(rules).isValid(normalise(one));
        assert.is(isValid(source, schema.automaton), expected, write(one));
        if (expected) valid++;
        else assert.ok(explain(source, schema).length > 0);
      }
    }),
    RUNS,
  );
  assert.ok(valid > 100, `only ${valid} were valid`);
});

test("an automaton that forgets again and again agrees too", () => {
  fc.assert(
    fc.property(grammar, fc.array(tree, { minLength: 5, maxLength: 5 }), (rules, trees) => {
      const forgetful = new Automaton(rules, new NameTable(), 3);
      const lasting = new Automaton(rules, new NameTable());
      for (const one of trees) {
        const source = sourceFromText("random.xml", write(one));
        assert.is(isValid(source, forgetful), isValid(source, lasting), write(one));
      }
    }),
    { numRuns: 500 },
  );
});

test.run();
