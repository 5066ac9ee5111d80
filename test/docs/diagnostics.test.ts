// Every diagnostic code has its page, and the examples on the pages do what the pages say.

import { readdirSync, readFileSync } from "node:fs";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { outdatedBaseline, parseBaseline } from "../../src/diagnostic/baseline.ts";
import { loadGrammar } from "../../src/relaxng/load.ts";
import { checkSchematron } from "../../src/schematron/check.ts";
import { loadSchematron } from "../../src/schematron/load.ts";
import { sourceFromText } from "../../src/source/source.ts";
import { checkEdition, checkTree } from "../../src/tei/checks.ts";
import { collectEdition } from "../../src/tei/edition.ts";
import { collectFacts } from "../../src/tei/facts.ts";
import { DEFAULT_RULES, type EditionRules, OFF_BY_DEFAULT } from "../../src/tei/rules.ts";
import { parseXml, type XmlDocument } from "../../src/xml/tree.ts";
import { judgeSite } from "../helpers/check-site.ts";
import { diagnosticPages, type ExampleFile } from "../helpers/diagnostic-pages.ts";
import { judgeIgnores } from "../helpers/judge-ignores.ts";
import { inProject } from "../helpers/project.ts";
import { teiDocument, teiRegister } from "../helpers/tei.ts";
import { toBytes } from "../xml/cases.ts";

/**
 * The codes that the sources give out: `"area/what"`; in the areas that have a function for their
 * errors, `error("what"`; and the table of the checks on TEI.
 */
function codesInSources(): Set<string> {
  const codes = new Set<string>();
  const files = readdirSync(inProject("src"), { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path.endsWith(".ts"));
  for (const file of files) {
    const text = readFileSync(inProject("src", file), "utf8");
    for (const [, code = ""] of text.matchAll(
      /"((?:xml|tei|site|xslt|relaxng|schematron|apograph)\/[a-z\d-]+)"/gu,
    ))
      codes.add(code);
    if (file === "tei/checks/finding.ts")
      for (const [, what] of text.matchAll(/^ {2}"?([a-z-]+)"?: "(?:error|warning|note)",$/gmu))
        codes.add(`tei/${what}`);
    if (!file.startsWith("xml/") && !file.startsWith("relaxng/")) continue;
    for (const [, what] of text.matchAll(/\b(?:error|warning|misfit)\(\s*"([a-z\d-]+)"/gu))
      codes.add(`${file.slice(0, file.indexOf("/"))}/${what}`);
  }
  return codes;
}

const pages = diagnosticPages();

test("every code has a page, and every page a code", () => {
  const codes = [...codesInSources()].toSorted();
  for (const known of ["tei/duplicate-id", "tei/page-order", "relaxng/schema-recursion"])
    assert.ok(codes.includes(known), known);
  const described = pages.map(({ code }) => code);
  assert.equal(
    codes.filter((code) => !described.includes(code)),
    [],
  );
  assert.equal(
    described.filter((code) => !codes.includes(code)),
    [],
  );
});

type Judge = (files: readonly ExampleFile[], code: string) => string[];

/** How the examples of an area are judged: the codes that they give. */
const JUDGES: Readonly<Record<string, Judge>> = {
  xml: ([file]) =>
    parseXml({ path: "a.xml", bytes: toBytes(file?.text ?? "") }).diagnostics.map(
      ({ code }) => code,
    ),
  tei: judgeEdition,
  apograph: judgeApograph,
  site: judgeSite,
  schematron: judgeSchematron,
  // Those of documents are judged in relaxng/messages/pages.test.ts.
  "relaxng/schema": judgeSchema,
};

/** A document with its ignores; or a baseline of an edition in which nothing is found. */
function judgeApograph([file]: readonly ExampleFile[]): string[] {
  const text = file?.text ?? "";
  if (file?.language === "json")
    return outdatedBaseline("baseline.json", parseBaseline(text) ?? []).map(({ code }) => code);
  const { left, about } = judgeIgnores(teiDocument(text));
  return [...left, ...about].map(({ code }) => code);
}

/**
 * The first file is a stretch of a text unless it is a whole document; lists are registers, but those of
 * witnesses may stand with their text.
 */
function judgeEdition(files: readonly ExampleFile[], judged: string): string[] {
  const config = files.find(({ name }) => name === "apograph.config.json");
  const documents = files.filter((file) => file !== config).map(parseExample);
  const rules = rulesFrom(config?.text ?? "{}");
  const edition = collectEdition(
    documents.map(([path, tree]) => collectFacts(path, tree, { runs: true })),
  );
  return [
    ...documents.flatMap(([path, tree]) => checkTree(path, tree)),
    ...checkEdition(edition, rules, (path) => path === "images/1r.jpg"),
  ]
    .map(({ code }) => code)
    .filter((code) => code === judged || !OFF_BY_DEFAULT.includes(code));
}

function parseExample({ name, text }: ExampleFile): readonly [path: string, tree: XmlDocument] {
  const path = name ?? "a.xml";
  let whole = text;
  if (/^<list(?!Wit)/u.test(text)) whole = teiRegister(text);
  else if (!text.startsWith("<TEI")) whole = teiDocument(text);
  const { document, diagnostics } = parseXml(sourceFromText(path, whole));
  assert.ok(document, diagnostics[0]?.message);
  return [path, document];
}

function rulesFrom(json: string): EditionRules {
  const settings = JSON.parse(json) as { documentName?: string; idIsFileName?: boolean };
  const { documentName, ...others } = settings;
  return {
    ...DEFAULT_RULES,
    ...others,
    ...(documentName === undefined
      ? {}
      : { documentName: new RegExp(`^(?:${documentName})$`, "u") }),
  };
}

/** The first file is the schema. */
function judgeSchematron([first, ...others]: readonly ExampleFile[]): string[] {
  const schema = sourceFromText(first?.name ?? "rules.sch", first?.text ?? "");
  const { rules, diagnostics } = loadSchematron(schema, () => undefined);
  const findings = others.flatMap((file) => {
    const { document } = parseXml(sourceFromText(file.name ?? "a.xml", file.text));
    assert.ok(rules && document);
    return checkSchematron(document, rules);
  });
  return [...diagnostics, ...findings].map(({ code }) => code);
}

function judgeSchema(files: readonly ExampleFile[]): string[] {
  const [main, ...others] = files.map(({ name, language, text }) =>
    sourceFromText(name ?? `schema.${language}`, text),
  );
  assert.ok(main);
  const { diagnostics } = loadGrammar(main, (path) => others.find((one) => one.path === path));
  return diagnostics.map(({ code }) => code);
}

/** One is judged in relaxng/automaton, the other takes an edition that is built. */
const UNJUDGED: readonly string[] = ["relaxng/schema-id", "site/same-address"];

for (const { code, text, wrong, right } of pages) {
  const area = code.startsWith("relaxng/schema-") ? "relaxng/schema" : (code.split("/")[0] ?? "");
  const judge = JUDGES[area];
  test(`page ${code} is about its code`, () => assert.ok(text.startsWith(`# ${code}\n`)));
  if (judge === undefined || UNJUDGED.includes(code)) continue;
  for (const [kind, files, expected] of [
    ["wrong", wrong, [code]],
    ["right", right, []],
  ] as const) {
    test(`page ${code}: ${kind}`, () => {
      assert.ok(files.length > 0, "no example");
      assert.equal(judge(files, code), [...expected]);
    });
  }
}

test.run();
