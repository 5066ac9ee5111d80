// Every rule of tei_all, with an example that breaks it and one that does not: see tei-rules.txt. The schema
// is not part of the project: it lies beside it, or in the folder that APOGRAPH_SHARED names.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Diagnostic } from "../../src/diagnostic/diagnostic.ts";
import { checkSchematron } from "../../src/schematron/check.ts";
import { loadSchematron } from "../../src/schematron/load.ts";
import type { Pattern, SchematronSchema } from "../../src/schematron/schema.ts";
import { sourceFromText } from "../../src/source/source.ts";
import { parseXml } from "../../src/xml/tree.ts";
import { fixture, inProject } from "../helpers/project.ts";

const path = join(process.env["APOGRAPH_SHARED"] ?? inProject("../shared"), "schemas/tei_all.rng");
if (existsSync(path)) testRules();
else {
  console.log(`skipped: the rules of tei_all: there is no ${path}`);
  test("the table of rules is read", () => assert.ok(readTable().length > 100));
}

function testRules(): void {
  const { rules, diagnostics } = loadSchematron(
    { path: "tei_all.rng", bytes: readFileSync(path) },
    () => undefined,
  );
  assert.ok(rules);
  const broken = new Set<number>();

  test("nothing in the schema is wrong or unsupported, and no context has to be searched for", () => {
    assert.equal(diagnostics, []);
    const all = rules.patterns.flatMap((pattern) => pattern.rules);
    assert.ok(all.length >= 95, `only ${all.length} rules`);
    assert.equal(
      all.filter(({ alternatives }) => alternatives === undefined),
      [],
    );
  });

  for (const { key, wrong, right } of readTable()) {
    test(`${key}: ${wrong}`, () => {
      const pattern = rules.patterns.find((one) => keyOf(one) === key);
      assert.ok(pattern, `no pattern ${key}`);
      const findings = findingsOf(wrong, rules, pattern);
      assert.ok(findings.length > 0, "nothing found");
      for (const { notes } of findings) broken.add(notes.at(-1)?.span?.start ?? -1);
      assert.equal(findingsOf(right, rules, pattern), [], right);
    });
  }

  test("the rules are plain data: kept as JSON, they find the same", () => {
    const kept = JSON.parse(JSON.stringify(rules)) as SchematronSchema;
    const wrong = readTable().map((row) => row.wrong);
    const text = `<TEI xmlns="http://www.tei-c.org/ns/1.0">${wrong.join("\n")}</TEI>`;
    const { document } = parseXml(sourceFromText("a.xml", text.replaceAll(/xml:id="\w+"/gu, "")));
    assert.ok(document);
    const findings = checkSchematron(document, rules);
    assert.ok(findings.length >= wrong.length);
    assert.equal(checkSchematron(document, kept), findings);
  });

  test("every assertion is broken by an example", () => {
    const assertions = rules.patterns.flatMap((pattern) =>
      pattern.rules.flatMap((rule) => rule.assertions),
    );
    const left = assertions.filter(({ place }) => !broken.has(place.span?.start ?? -1));
    assert.equal(
      left.map(({ test: { written } }) => written),
      [],
    );
  });
}

/** What a pattern has against a stretch of TEI. An expression that fails is nobody's. */
function findingsOf(content: string, rules: SchematronSchema, pattern: Pattern): Diagnostic[] {
  const text = `<TEI xmlns="http://www.tei-c.org/ns/1.0">${content}</TEI>`;
  const { document } = parseXml(sourceFromText("a.xml", text));
  assert.ok(document, content);
  const findings = checkSchematron(document, rules);
  assert.equal(
    findings.filter(({ code }) => code === "schematron/failed"),
    [],
  );
  const places = pattern.rules.flatMap((rule) =>
    rule.assertions.map(({ place }) => place.span?.start),
  );
  return findings.filter(({ notes }) => places.includes(notes.at(-1)?.span?.start));
}

function keyOf({ id, rules }: Pattern): string {
  const key = (id ?? "").replace(/^tei_all-/u, "").replace(/-constraint-rule-\d+$/u, "");
  return key === "" || /^d\d/u.test(key) ? (rules[0]?.context.written ?? "") : key;
}

function readTable(): { key: string; wrong: string; right: string }[] {
  const lines = readFileSync(fixture("schematron", "tei-rules.txt"), "utf8").trim().split("\n");
  return lines.slice(lines.indexOf("") + 1).map((line) => {
    const [key = "", wrong = "", right = ""] = line.split(/ \| (?=<)/u);
    return { key, wrong, right };
  });
}

test.run();
