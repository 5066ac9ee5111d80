// Severities by code, pattern and file.

import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Diagnostic } from "../../src/diagnostic/diagnostic.ts";
import {
  applyLevels,
  type CheckSettings,
  levelsOf,
  refuseKey,
} from "../../src/diagnostic/settings.ts";
import { globMatcher } from "../../src/source/globs.ts";

const finding = (code: string, path = "tei/a.xml"): Diagnostic => ({
  code,
  severity: "error",
  message: "",
  path,
  notes: [],
});

const settings = (
  checks: CheckSettings["checks"],
  overrides: CheckSettings["overrides"] = [],
): CheckSettings => ({ checks, overrides });

function level(code: string, path: string, given: CheckSettings): string | undefined {
  return levelsOf(given, globMatcher)(code, path);
}

test("a code goes before a pattern, a longer pattern before a shorter one", () => {
  const given = settings({
    "tei/duplicate-id": "note",
    "*": "off",
    "tei/*": "warning",
    "tei/dup*": "error",
  });
  assert.is(level("tei/duplicate-id", "a.xml", given), "note");
  assert.is(level("tei/duplicate-key", "a.xml", given), "error");
  assert.is(level("tei/page-order", "a.xml", given), "warning");
  assert.is(level("relaxng/bad-value", "a.xml", given), "off");
  assert.is(level("relaxng/bad-value", "a.xml", settings({ "tei/*": "off" })), undefined);
});

test("an override goes before what is set for all files, a later one before an earlier", () => {
  const given = settings({ "tei/page-order": "error" }, [
    { files: ["tei/registers/**"], checks: { "tei/page-order": "warning" } },
    { files: ["./tei/**/p*.xml"], checks: { "tei/*": "note" } },
    { files: ["tei/letters/*.xml"], checks: { "tei/duplicate-id": "off" } },
  ]);
  assert.is(level("tei/page-order", "tei/a.xml", given), "error");
  assert.is(level("tei/page-order", "tei/registers/a.xml", given), "warning");
  assert.is(level("tei/page-order", "tei/registers/p.xml", given), "note");
  assert.is(level("tei/page-order", "tei/registers/deep/er/p.xml", given), "note");
  assert.is(level("tei/page-order", "tei/letters/a.xml", given), "error");
  assert.is(level("tei/duplicate-id", "tei/letters/a.xml", given), "off");
  assert.is(level("tei/duplicate-id", "tei/letters/deeper/a.xml", given), undefined);
});

test("a check that is off by default wakes by its own code only", () => {
  const levelOf = (given: CheckSettings): string | undefined =>
    levelsOf(given, globMatcher, ["tei/quiet"])("tei/quiet", "a.xml");
  assert.is(levelOf(settings({})), "off");
  assert.is(levelOf(settings({ "tei/*": "warning", "*": "error" })), "off");
  assert.is(levelOf(settings({ "tei/quiet": "note" })), "note");
  const inFile = { files: ["a.xml"], checks: { "tei/quiet": "warning" } } as const;
  assert.is(levelOf(settings({}, [inFile])), "warning");
});

test("findings get their severity, and what is off goes", () => {
  const left = applyLevels(
    [finding("tei/a"), finding("tei/b"), finding("site/c")],
    levelsOf(settings({ "tei/a": "off", "tei/b": "warning" }), globMatcher),
  );
  assert.equal(
    left.map(({ code, severity }) => [code, severity]),
    [
      ["tei/b", "warning"],
      ["site/c", "error"],
    ],
  );
});

test("what leaves nothing to go on with stays an error, whatever the pattern", () => {
  const fatal = ["xml/no-root", "xslt/failed", "xslt/not-compiled", "site/same-address"];
  const all = levelsOf(settings({ "*": "off", "xml/*": "off" }), globMatcher);
  assert.equal(
    applyLevels(
      [...fatal, "xml/skipped-entity"].map((code) => finding(code)),
      all,
    ).map(({ code }) => code),
    fatal,
  );
});

const CODES = ["tei/duplicate-id", "tei/page-order", "xml/no-root", "xml/skipped-entity"];
const REFUSED: readonly (readonly [key: string, message: string | undefined])[] = [
  ["tei/duplicate-id", undefined],
  ["tei/*", undefined],
  ["*", undefined],
  ["xml/*", undefined],
  ["xml/skipped-entity", undefined],
  ["tei/duplicat-id", 'There is no code "tei/duplicat-id". Did you mean "tei/duplicate-id"?'],
  ["toString", 'There is no code "toString". docs/diagnostics lists them.'],
  ["tie/*", 'No code begins like "tie/*". Did you mean "tei/*"?'],
  [
    "xml/no-root",
    'The severity of "xml/no-root" cannot be changed: after such an error there is nothing to go on with.',
  ],
];

for (const [key, message] of REFUSED) {
  test(`the key ${key}`, () => assert.is(refuseKey(key, CODES), message));
}

test.run();
