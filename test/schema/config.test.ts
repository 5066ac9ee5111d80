// The JSON Schema of the configuration against the reader of it, and against its documentation.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Ajv } from "ajv";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { CONFIG_FILE, CONFIG_KEYS, readConfig } from "../../src/project/config.ts";
import { initEdition } from "../../src/project/init.ts";
import { Misuse } from "../../src/project/misuse.ts";
import { diagnosticCodes } from "../../src/project/package.ts";
import { temporaryFolder, writeFiles } from "../helpers/command.ts";
import { inProject } from "../helpers/project.ts";

const text = readFileSync(inProject("schemas", "apograph.config.schema.json"), "utf8");
const schema = JSON.parse(text) as {
  properties: Record<string, unknown>;
  definitions: { checks: { properties: Record<string, unknown> } };
};
const isValid = new Ajv({ formats: { regex: isRegularExpression } }).compile(schema);

function isRegularExpression(pattern: string): boolean {
  try {
    return new RegExp(pattern, "u") instanceof RegExp;
  } catch {
    return false;
  }
}

function isRead(config: unknown): boolean {
  const folder = temporaryFolder();
  writeFiles(folder, { [CONFIG_FILE]: JSON.stringify(config) });
  try {
    readConfig(folder);
    return true;
  } catch (error) {
    if (error instanceof Misuse) return false;
    throw error;
  }
}

test("reader, schema and documentation know the same keys", () => {
  assert.ok(CONFIG_KEYS.length > 10);
  assert.equal(
    Object.keys(schema.properties).filter((key) => key !== "$schema"),
    CONFIG_KEYS,
  );
  const page = readFileSync(inProject("docs", "configuration.md"), "utf8");
  const documented = [...page.matchAll(/^\| `(\w+)` \|/gmu)].map(([, key]) => key);
  assert.equal(documented, CONFIG_KEYS);
});

const GOOD: readonly object[] = [
  {},
  {
    $schema: "x.json",
    title: "A",
    sources: ["a", "b"],
    catalog: { "https://a": "b" },
    textWidth: 0,
  },
  { textWidth: 20, documentName: "(?<date>[0-9]+)", idIsFileName: true, names: false },
  { checks: { "tei/duplicate-id": "off", "tei/*": "note", "*": "warning" } },
  { overrides: [] },
  {
    url: "https://example.org/edition/",
    version: "1.0",
    publisher: "P",
    licence: "https://a.org/",
    editors: ["Roe, Jane"],
  },
  { overrides: [{ files: ["a/**"], checks: { "relaxng/bad-value": "error" } }] },
  { apparatus: {} },
  { apparatus: { style: "negative", negative: true, groups: "collapsed", signs: "leiden" } },
  { apparatus: { all: "codd.", rest: "cett.", hide: ["orthographic"] } },
];

const BAD: readonly unknown[] = [
  [],
  { titel: "A" },
  { title: "" },
  { title: 1 },
  { url: "example.org" },
  { url: "https://example.org/?edition" },
  { licence: "CC BY" },
  { version: 1 },
  { editors: "Roe, Jane" },
  { sources: "tei" },
  { sources: [] },
  { sources: [""] },
  { catalog: ["a"] },
  { catalog: { a: "" } },
  { textWidth: 3 },
  { textWidth: 20.5 },
  { documentName: "(" },
  { idIsFileName: "yes" },
  { apparatus: "negative" },
  { apparatus: { style: "neutral" } },
  { apparatus: { styles: "negative" } },
  { apparatus: { negative: "yes" } },
  { apparatus: { groups: true } },
  { apparatus: { hide: "orthographic" } },
  { apparatus: { rest: "" } },
  { checks: [] },
  { checks: { "tei/duplicate-id": "of" } },
  { checks: { "tei/duplicate-di": "off" } },
  { checks: { "xml/no-root": "off" } },
  { overrides: {} },
  { overrides: [{ files: ["a"] }] },
  { overrides: [{ checks: {} }] },
  { overrides: [{ files: [], checks: {} }] },
  { overrides: [{ files: ["a"], checks: {}, more: 1 }] },
];

for (const [configs, expected] of [
  [GOOD, true],
  [BAD, false],
] as const) {
  for (const config of configs) {
    test(`${expected ? "good" : "bad"}: ${JSON.stringify(config)}`, () => {
      assert.is(isValid(config), expected);
      assert.is(isRead(config), expected);
    });
  }
}

test("the schema offers each code whose level can be set", async () => {
  const { generateConfigSchema } = (await import(
    pathToFileURL(inProject("schemas", "generate.mjs")).href
  )) as { generateConfigSchema: () => string };
  assert.ok(
    text.replaceAll("\r\n", "\n") === generateConfigSchema(),
    "they differ: npm run schema",
  );
  const offered = Object.keys(schema.definitions.checks.properties);
  assert.ok(offered.includes("tei/duplicate-id"));
  for (const code of diagnosticCodes()) {
    const config = { checks: { [code]: "note" } };
    assert.is(isRead(config), offered.includes(code), code);
  }
});

test("a new edition's configuration names the schema, as the package has it, and is right", () => {
  const folder = temporaryFolder();
  initEdition(folder);
  const config = JSON.parse(readFileSync(join(folder, CONFIG_FILE), "utf8")) as { $schema: string };
  assert.ok(isValid(config), JSON.stringify(isValid.errors));
  const [, path = ""] = config.$schema.split("./node_modules/apograph/");
  assert.is(readFileSync(inProject(path), "utf8"), text);
});

test("the configuration of the sample says what the schema allows", () => {
  const sample: unknown = JSON.parse(readFileSync(inProject(CONFIG_FILE), "utf8"));
  assert.ok(isValid(sample), JSON.stringify(isValid.errors));
});

test.run();
