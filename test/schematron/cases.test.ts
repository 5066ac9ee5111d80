// What schemas find in documents, and what is said of schemas, case by case: see cases.txt.

import { test } from "uvu";
import * as assert from "uvu/assert";
import { checkSchematron } from "../../src/schematron/check.ts";
import { loadSchematron } from "../../src/schematron/load.ts";
import { sourceFromText } from "../../src/source/source.ts";
import { parseXml } from "../../src/xml/tree.ts";
import { describeFindings, inOrder, readCases } from "../helpers/schematron-cases.ts";

for (const { name, files, expectations } of readCases("cases.txt")) {
  test(name, () => {
    const [main] = files;
    assert.ok(main);
    const { rules, diagnostics } = loadSchematron(main, (path) =>
      files.find((file) => file.path === path),
    );
    const ofSchema = expectations.find(({ kind }) => kind === "schema")?.expected ?? "";
    assert.is(describeFindings(diagnostics, files), inOrder(ofSchema));
    for (const { kind, document: text, expected } of expectations) {
      if (kind === "schema") continue;
      assert.ok(rules);
      const source = sourceFromText("document.xml", text);
      const { document } = parseXml(source);
      assert.ok(document, text);
      assert.is(describeFindings(checkSchematron(document, rules), [source]), inOrder(expected));
    }
  });
}

test("what the library breaks down on is said, in contexts too", () => {
  const schema = `<schema xmlns="http://purl.oclc.org/dsdl/schematron"><pattern>
    <rule context="x[string-length(.) gt 0]"><report test="true()">never</report></rule>
    <rule context="x"><report test="contains(., 't')">never</report><report test="y">y</report></rule>
  </pattern></schema>`;
  const depth = 20_000;
  const text = `<x>${"<y>".repeat(depth)}t${"</y>".repeat(depth)}</x>`;
  const { rules } = loadSchematron(sourceFromText("deep.sch", schema), () => undefined);
  const { document } = parseXml(sourceFromText("deep.xml", text));
  assert.ok(rules && document);
  const codes = checkSchematron(document, rules).map(({ code }) => code);
  assert.equal(codes, ["schematron/failed", "schematron/failed", "schematron/report"]);
});

test.run();
