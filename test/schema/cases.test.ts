// What the schema accepts and what it refuses, and in which line, by the verdict of libxml2.

import { readFileSync, readdirSync } from "node:fs";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { positionAt, sourceFromText, type Source } from "../../src/source/source.ts";
import { validateWithXmllint } from "../../src/xml/xmllint.ts";
import { inProject } from "../helpers/project.ts";
import { documentAround, readSchemaCases } from "./cases.ts";

const cases = readSchemaCases();
const schema: Source = {
  path: "schemas/apograph.rng",
  bytes: readFileSync(inProject("schemas", "apograph.rng")),
};

/** The edition's own documents and those of a new edition must be valid too. */
const editions = ["tei", "src/project/starter/tei"].flatMap((folder) =>
  readdirSync(inProject(folder), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".xml"))
    .map((path) => `${folder}/${path}`),
);

/** Each document under the name by which its findings are looked up. */
const documents: Source[] = [
  ...cases.map(({ name, context, fragment }) =>
    sourceFromText(name, documentAround(context, fragment)),
  ),
  ...cases.flatMap(({ name, context, mistake }) =>
    mistake === undefined
      ? []
      : [sourceFromText(`${name} (repaired)`, documentAround(context, mistake.repair))],
  ),
  ...editions.map((path) => ({ path, bytes: readFileSync(inProject(path)) })),
];

/** "line: message" for each finding, by document; all in one call, which compiles the schema once. */
const findings = new Map<string, string[]>(documents.map(({ path }) => [path, []]));
test.before(async () => {
  for (const { path, message, span } of await validateWithXmllint(documents, schema)) {
    const source = documents.find((one) => one.path === path) ?? schema;
    const line = positionAt(source, span?.start ?? 0).line;
    findings.set(path, [...(findings.get(path) ?? []), `${line}: ${message}`]);
  }
});

test("the schema can be used, and the names of the cases tell them apart", () => {
  assert.equal(findings.get(schema.path), undefined);
  assert.is(findings.size, documents.length);
});

for (const { name, mistake } of cases) {
  if (mistake === undefined) {
    test(name, () => assert.equal(findings.get(name), []));
    continue;
  }
  const { line, what } = mistake;
  test(`${name}: ${what}`, () => {
    const lines = (findings.get(name) ?? []).map((finding) => Number.parseInt(finding, 10) - 1);
    assert.ok(lines.includes(line), `no finding in line ${line}, but in [${lines.join(", ")}]`);
    assert.equal(findings.get(`${name} (repaired)`), []);
  });
}

for (const path of editions) {
  test(`${path} is valid`, () => assert.equal(findings.get(path), []));
}

test.run();
