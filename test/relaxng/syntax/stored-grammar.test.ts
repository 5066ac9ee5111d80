// A grammar that was stored and read again is the same grammar, and is read only in parts.

import { readFileSync } from "node:fs";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { grammarToString } from "../../../src/relaxng/grammar-text.ts";
import { loadGrammar } from "../../../src/relaxng/load.ts";
import { readStoredGrammar, storeGrammar } from "../../../src/relaxng/stored-grammar.ts";
import type { Grammar } from "../../../src/relaxng/grammar.ts";
import { sourceFromText } from "../../../src/source/source.ts";
import { inProject } from "../../helpers/project.ts";

function grammarOf(text: string, path = "schema.rnc"): Grammar {
  const { grammar, diagnostics } = loadGrammar(sourceFromText(path, text), () => undefined);
  assert.equal(diagnostics, []);
  return grammar as Grammar;
}

const SCHEMAS: Readonly<Record<string, string>> = {
  "a shared definition": "start = element a { b, b }\nb = element b { text }*",
  "an element in itself": "start = a\na = element a { a?, attribute n { text } }",
  "a list and an exception": 'start = element a { list { (xsd:token - ("x" | "y"))+ } }',
  "a value that reads namespaces": 'namespace p = "urn:p"\nstart = element a { xsd:QName "p:x" }',
  documentation: '## A letter,\n## "김" and \\ included\nelement letter { empty }',
  wildcards: "start = element * - (a | b) { attribute * - c { text }*, empty }",
};

for (const [what, text] of Object.entries(SCHEMAS)) {
  test(what, () => {
    const grammar = grammarOf(text);
    const again = readStoredGrammar(storeGrammar(grammar));
    assert.is(grammarToString(again), grammarToString(grammar));
    assert.equal(
      again.elements.map(({ place, documentation }) => [place, documentation]),
      grammar.elements.map(({ place, documentation }) => [place, documentation]),
    );
    assert.equal(again.reads, grammar.reads);
  });
}

test("a schema as large as Apograph's own", () => {
  const text = readFileSync(inProject("schemas", "apograph.rng"), "utf8");
  const grammar = grammarOf(text, "apograph.rng");
  const again = readStoredGrammar(storeGrammar(grammar));
  assert.is(grammarToString(again), grammarToString(grammar));
});

test("patterns nested a hundred thousand deep", () => {
  let start: Grammar["start"] = { kind: "text" };
  for (let depth = 0; depth < 100_000; depth++) start = { kind: "oneOrMore", pattern: start };
  const grammar = { start, elements: [], reads: [] };
  assert.is(storeGrammar(readStoredGrammar(storeGrammar(grammar))), storeGrammar(grammar));
});

test.run();
