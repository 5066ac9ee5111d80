// What schemas find whose rules take XSLT, case by case: see xslt-cases.txt.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Diagnostic } from "../../src/diagnostic/diagnostic.ts";
import { noCache } from "../../src/project/cache.ts";
import { openXsltRules } from "../../src/project/xslt-rules.ts";
import { checkSchematron } from "../../src/schematron/check.ts";
import { checkXsltRules, type XsltEngine } from "../../src/schematron/check-xslt.ts";
import { loadSchematron, type SchematronResult } from "../../src/schematron/load.ts";
import { type Source, sourceFromText } from "../../src/source/source.ts";
import { parseXml } from "../../src/xml/tree.ts";
import { Library } from "../../src/xslt/library.ts";
import { describeFindings, inOrder, readCases } from "../helpers/schematron-cases.ts";

interface Opened extends SchematronResult {
  readonly engine: XsltEngine | undefined;
  /** The paths of the files that rules have read, each time. */
  readonly loaded: readonly string[];
}

async function open(files: readonly Source[]): Promise<Opened> {
  const [main] = files;
  assert.ok(main);
  const load = (path: string) => files.find((file) => file.path === path);
  const { rules, diagnostics } = loadSchematron(main, load);
  const loaded: string[] = [];
  if (rules?.xslt === undefined)
    return { ...(rules && { rules }), diagnostics, engine: undefined, loaded };
  const { xslt, mistake } = await openXsltRules(rules.xslt, main.path, { folder, cache: noCache });
  const library = new Library((path) => {
    loaded.push(path);
    return load(path);
  });
  const all = mistake === undefined ? diagnostics : [...diagnostics, mistake];
  const engine = xslt && { stylesheet: xslt.stylesheet, library };
  return { rules, diagnostics: all, engine, loaded };
}

function check(source: Source, { rules, engine }: Opened): Diagnostic[] {
  const { document } = parseXml(source);
  assert.ok(document && rules);
  const found = checkSchematron(document, rules);
  return engine === undefined ? found : [...found, ...checkXsltRules(document, rules, engine)];
}

const folder = mkdtempSync(`${tmpdir()}/apograph-test-`);
test.after(() => rmSync(folder, { recursive: true }));

for (const { name, files, expectations } of readCases("xslt-cases.txt")) {
  test(name, async () => {
    const opened = await open(files);
    const ofSchema = expectations.find(({ kind }) => kind === "schema")?.expected ?? "";
    assert.is(describeFindings(opened.diagnostics, files), inOrder(ofSchema));
    for (const { kind, document, expected } of expectations) {
      if (kind === "schema") continue;
      const source = sourceFromText("tei/document.xml", document);
      assert.is(describeFindings(check(source, opened), [source]), inOrder(expected));
    }
    assert.is(new Set(opened.loaded).size, opened.loaded.length, "each file is read once");
  });
}

test("the index of a key is made once for all documents", async () => {
  const schema = `<schema xmlns="http://purl.oclc.org/dsdl/schematron" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
    <xsl:key name="people" match="person" use="@n"/>
    <pattern><rule context="a"><assert test="key('people', ., doc('people.xml'))">no</assert></rule></pattern>
  </schema>`;
  const people = sourceFromText("people.xml", '<l><person n="1"/></l>');
  const opened = await open([sourceFromText("schema.sch", schema), people]);
  for (const text of ["<a>1</a>", "<a>2</a>", "<a>1</a>"])
    check(sourceFromText("a.xml", text), opened);
  const [node] = Object.values(opened.engine?.library.documents ?? {});
  const { _saxonIndexes: indexes = {} } = node as { readonly _saxonIndexes?: object };
  assert.is(Object.keys(indexes).length, 1, "SaxonJS keeps its indexes in another way now");
});

test("a document may be deep: nothing in the stylesheet calls itself", async () => {
  const schema = `<schema xmlns="http://purl.oclc.org/dsdl/schematron">
    <pattern><rule context="x"><report test="format-integer(1, '1') = '1'">x</report></rule></pattern>
  </schema>`;
  const opened = await open([sourceFromText("schema.sch", schema)]);
  const depth = 20_000;
  const text = `<x>${"<y>".repeat(depth)}${"</y>".repeat(depth)}</x>`;
  const codes = check(sourceFromText("a.xml", text), opened).map(({ code }) => code);
  assert.equal(codes, ["schematron/report"]);
});

test.run();
