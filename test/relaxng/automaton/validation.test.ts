// What is valid and what is said of the rest, case by case: see the text files.

import { test } from "uvu";
import * as assert from "uvu/assert";
import { validate } from "../../../src/relaxng/validate.ts";
import { describeFindings, readDocumentCases } from "../helpers/documents.ts";

for (const file of ["automaton/validation.txt", "messages/messages.txt"]) {
  for (const { name, schema, document, expected } of readDocumentCases(file)) {
    test(`${file}: ${name}`, () => {
      assert.is(describeFindings(validate(document, schema), document), expected);
    });
  }
}

test.run();
