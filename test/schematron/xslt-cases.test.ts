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

test.run();
