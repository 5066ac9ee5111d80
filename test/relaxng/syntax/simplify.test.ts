// The cases of simplify.txt: what schemas are in the simple syntax.

import { test } from "uvu";
import * as assert from "uvu/assert";
import { grammarToString } from "../../../src/relaxng/grammar-text.ts";
import { loadGrammar } from "../../../src/relaxng/load.ts";
import { readCases } from "../helpers/cases.ts";

for (const { name, source, load, expected } of readCases("syntax/simplify.txt")) {
  test(name, () => {
    const { grammar, diagnostics } = loadGrammar(source, load);
    assert.equal(diagnostics, []);
    assert.is(grammar === undefined ? "" : grammarToString(grammar).trimEnd(), expected);
  });
}

test.run();
