// What schemas find in documents, and what is said of schemas, case by case: see cases.txt.

import { readFileSync } from "node:fs";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { type Diagnostic, sortDiagnostics } from "../../src/diagnostic/diagnostic.ts";
import { checkSchematron } from "../../src/schematron/check.ts";
import { loadSchematron } from "../../src/schematron/load.ts";
import { positionAt, type Source, sourceFromText } from "../../src/source/source.ts";
import { parseXml } from "../../src/xml/tree.ts";
import { fixture } from "../helpers/project.ts";

interface Case {
  readonly name: string;
  readonly files: readonly Source[];
  readonly expectations: readonly Expectation[];
}

interface Expectation {
  readonly kind: string;
  readonly document: string;
  readonly expected: string;
}

function readCases(): Case[] {
  const blocks = readFileSync(fixture("schematron", "cases.txt"), "utf8").split(/^=== /mu);
  return blocks.slice(1).map((block) => {
    const [name = ""] = block.split("\n", 1);
    const [schemas = "", ...documents] = block.slice(name.length + 1).split(/^---/mu);
    const [main = "", ...others] = schemas.split(/^\+\+\+ /mu);
    const path = main.includes("relaxng.org") ? "schema.rng" : "schema.sch";
    const files = others.map((other) => {
      const [first = ""] = other.split("\n", 1);
      return sourceFromText(first, other.slice(first.length + 1));
    });
    const expectations = documents.map((text): Expectation => {
      const [kind = ""] = text.split("\n", 1);
      const rest = text.slice(kind.length + 1);
      if (kind.trim() === "schema") {
        return { kind: "schema", document: "", expected: rest.trim() };
      }
      const [document = "", expected = ""] = rest.split(/^\.\.\.\n/mu);
      return { kind: "document", document: document.trimEnd(), expected: expected.trim() };
    });
    return { name, files: [sourceFromText(path, main), ...files], expectations };
  });
}

function describe(diagnostics: readonly Diagnostic[], files: readonly Source[]): string {
  const lines = sortDiagnostics(diagnostics).map(
    ({ code, severity, message, path, span, notes }) => {
      const file = files.find((one) => one.path === path);
      const isMain = file === files[0];
      const place = file === undefined || span === undefined ? "nowhere" : placeIn(file, span);
      // The last note of a finding tells where the rule is: see below.
      const remarks = notes.filter((note) => !note.message.startsWith("The rule "));
      const words = [message, ...remarks.map((note) => note.message)].join(" | ");
      return `${isMain ? "" : `${path} `}${place} ${code.replace(/^.*\//u, "")} ${severity} ${words}`;
    },
  );
  // Findings at one place are in no promised order.
  return lines.toSorted(byPlaceThenText).join("\n");
}

function byPlaceThenText(a: string, b: string): number {
  const line = (text: string): number => Number(/(\d+):/u.exec(text)?.[1] ?? 0);
  return line(a) - line(b) || (a < b ? -1 : 1);
}

function placeIn(file: Source, { start, end }: { start: number; end: number }): string {
  const [from, to] = [positionAt(file, start), positionAt(file, end)];
  return `${from.line}:${from.column}-${to.line}:${to.column}`;
}

function sorted(expected: string): string {
  return expected.split("\n").toSorted(byPlaceThenText).join("\n");
}

for (const { name, files, expectations } of readCases()) {
  test(name, () => {
    const [main] = files;
    assert.ok(main);
    const { rules, diagnostics } = loadSchematron(main, (path) =>
      files.find((file) => file.path === path),
    );
    const ofSchema = expectations.find(({ kind }) => kind === "schema")?.expected ?? "";
    assert.is(describe(diagnostics, files), sorted(ofSchema));
    for (const { kind, document: text, expected } of expectations) {
      if (kind === "schema") continue;
      assert.ok(rules);
      const source = sourceFromText("document.xml", text);
      const { document } = parseXml(source);
      assert.ok(document, text);
      assert.is(describe(checkSchematron(document, rules), [source]), sorted(expected));
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
