// The cases of errors.txt: each mistake in a schema gives these diagnostics, here, in these words.

import { readFileSync } from "node:fs";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { loadGrammar } from "../../../src/relaxng/load.ts";
import { inProject } from "../../helpers/project.ts";
import { describeDiagnostics, readCases } from "../helpers/cases.ts";

const seen = new Set<string>();
const cases = readCases("syntax/errors.txt");

for (const one of cases) {
  test(one.name, () => {
    const { grammar, diagnostics } = loadGrammar(one.source, one.load);
    assert.is(grammar, undefined);
    for (const { code } of diagnostics) seen.add(code);
    assert.is(describeDiagnostics(diagnostics, one), one.expected);
  });
}

test("there is a case for every code", () => {
  const files = ["syntax/messages.ts", "simplify/messages.ts"];
  const text = files.map((file) => readFileSync(inProject("src/relaxng", file), "utf8")).join("");
  const codes = [...text.matchAll(/"(schema-[a-z-]+)"/gu)].map((match) => `relaxng/${match[1]}`);
  assert.ok(codes.length > 40);
  assert.equal(
    codes.filter((code) => !seen.has(code)),
    [],
  );
});

test.run();
