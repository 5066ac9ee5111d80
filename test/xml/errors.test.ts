// The cases of errors.txt: each mistake gives one diagnostic, at this place, in these words.

import { readFileSync } from "node:fs";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Diagnostic } from "../../src/diagnostic/diagnostic.ts";
import type { Source } from "../../src/source/source.ts";
import { parseXml } from "../../src/xml/tree.ts";
import { readCases, showSpan } from "./cases.ts";

function describe(source: Source, { code, span, message, notes }: Diagnostic): string {
  return [
    `${code} ${showSpan(source, span)}`,
    message,
    ...notes.map((note) => `note ${showSpan(source, note.span)}: ${note.message}`),
  ].join("\n");
}

const seen = new Set<string>();

for (const { name, document, expected } of readCases("errors.txt")) {
  test(name, () => {
    const result = parseXml({ path: "case.xml", bytes: document });
    assert.is(result.document, undefined);
    assert.is(result.diagnostics.length, 1);
    for (const diagnostic of result.diagnostics) {
      seen.add(diagnostic.code);
      assert.is(describe(result.source, diagnostic), expected);
    }
  });
}

test("there is a case for every code", () => {
  const source = readFileSync("src/xml/messages.ts", "utf8");
  const codes = [...source.matchAll(/error\(\s*"([a-z-]+)"/gu)].map((match) => `xml/${match[1]}`);
  assert.ok(codes.length > 25);
  const elsewhere = ["xml/skipped-entity", "xml/limit-exceeded"];
  const missing = codes.filter((code) => !seen.has(code) && !elsewhere.includes(code));
  assert.equal(missing, []);
});

test.run();
