// The documents in spectest.xml: valid ones are valid, and what is wrong with invalid ones is said.

import { test } from "uvu";
import * as assert from "uvu/assert";
import { hasErrors } from "../../../src/diagnostic/diagnostic.ts";
import { loadGrammar } from "../../../src/relaxng/load.ts";
import { Schema } from "../../../src/relaxng/schema.ts";
import { validate } from "../../../src/relaxng/validate.ts";
import { sourceFromText } from "../../../src/source/source.ts";
import { attributeValue, childElements } from "../../../src/xml/walk.ts";
import { contentOf, readSchema, readSuite, type SuiteCase } from "./suites.ts";

/** The documents of a case that are not judged as the suite says. */
function misjudged({ name, element }: SuiteCase): string[] {
  const source = readSchema(element, ".rng");
  if (source?.isCorrect !== true) return [];
  const { grammar } = loadGrammar(source.source, source.load);
  if (grammar === undefined) return [`${name}: schema refused`];
  const schema = new Schema(grammar);
  return childElements(element)
    .filter(({ local }) => local === "valid" || local === "invalid")
    .filter((instance) => {
      const text = (attributeValue(instance, "dtd") ?? "") + contentOf(instance);
      const findings = validate(sourceFromText("document.xml", text), schema);
      return hasErrors(findings) === (instance.local === "valid");
    })
    .map((instance) => `${name}: ${instance.local} ${contentOf(instance)}`);
}

const cases = readSuite("spectest.xml") ?? [];

test("every document is judged right", () => {
  assert.equal(cases.flatMap(misjudged), []);
});

test.run();
