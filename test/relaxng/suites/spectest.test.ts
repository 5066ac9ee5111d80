// spectest.xml: correct schemas are accepted, incorrect ones are refused.

import { test } from "uvu";
import * as assert from "uvu/assert";
import { loadGrammar } from "../../../src/relaxng/load.ts";
import { readSchema, readSuite } from "./suites.ts";

const suite = readSuite("spectest.xml");
const cases = suite ?? [];

for (const isCorrect of [true, false]) {
  (suite === undefined ? test.skip : test)(
    `every ${isCorrect ? "correct" : "incorrect"} schema is recognised as such`,
    () => {
      const mistaken = cases.flatMap(({ name, element }) => {
        const schema = readSchema(element, ".rng");
        if (schema === undefined || schema.isCorrect !== isCorrect) return [];
        const { grammar, diagnostics } = loadGrammar(schema.source, schema.load);
        if (isCorrect === (grammar !== undefined)) return [];
        return [`${name}: ${diagnostics.map(({ message }) => message).join(" ")}`];
      });
      assert.equal(mistaken, []);
    },
  );
}

test("the suite is there as a whole, or not at all", () => {
  const schemas = cases.flatMap(({ element }) => readSchema(element, ".rng") ?? []);
  assert.is(schemas.length, suite === undefined ? 0 : 385);
});

test.run();
