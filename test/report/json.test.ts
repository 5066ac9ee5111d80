// Reports in JSON: our own, as docs/json-report.md describes it, and GitLab's code quality, as GitLab's
// documentation does. Both descriptions are JSON schemas here, and Ajv judges.

import { Ajv } from "ajv";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { reportGitlab } from "../../src/report/gitlab.ts";
import { reportJson } from "../../src/report/json.ts";
import { matchesGolden } from "../helpers/project.ts";
import { CLEAN, DIAGNOSTICS, EMPTY, RUN } from "./run.ts";

const ajv = new Ajv({ allowUnionTypes: true, allErrors: true });

/** An object with these properties and no others. */
function exactly(properties: Readonly<Record<string, object>>): object {
  return {
    type: "object",
    properties,
    required: Object.keys(properties),
    additionalProperties: false,
  };
}

const listOf = (items: object): object => ({ type: "array", items });
const text = { type: "string" };
const count = { type: "integer", minimum: 0 };
const filled = { type: "string", minLength: 1 };
const position = { type: ["integer", "null"], minimum: 1 };
const place = { line: position, column: position, endLine: position, endColumn: position };

const isJson = ajv.compile(
  exactly({
    version: { const: 1 },
    summary: exactly({
      files: count,
      valid: count,
      invalid: count,
      errors: count,
      warnings: count,
      ms: count,
    }),
    files: listOf(
      exactly({
        path: filled,
        valid: { type: "boolean" },
        diagnostics: listOf(
          exactly({
            code: filled,
            severity: { enum: ["error", "warning", "note"] },
            message: filled,
            ...place,
            notes: listOf(exactly({ message: filled, path: filled, ...place })),
            fix: {
              oneOf: [
                { type: "null" },
                exactly({ title: filled, edits: listOf(exactly({ ...place, text })) }),
              ],
            },
          }),
        ),
      }),
    ),
  }),
);

const isGitlab = ajv.compile(
  listOf(
    exactly({
      description: filled,
      check_name: filled,
      fingerprint: filled,
      severity: { enum: ["info", "minor", "major", "critical", "blocker"] },
      location: exactly({
        path: { type: "string", pattern: "^[^.]" },
        lines: exactly({
          begin: { type: "integer", minimum: 1 },
          end: { type: "integer", minimum: 1 },
        }),
      }),
    }),
  ),
);

for (const [name, input] of Object.entries({ run: RUN, clean: CLEAN, empty: EMPTY })) {
  test(`${name}: JSON`, () => {
    const report = reportJson(input);
    assert.ok(isJson(JSON.parse(report)), ajv.errorsText(isJson.errors));
    matchesGolden(report, "report", "goldens", `${name}.json`);
  });
  test(`${name}: GitLab`, () => {
    const report = reportGitlab(input);
    assert.ok(isGitlab(JSON.parse(report)), ajv.errorsText(isGitlab.errors));
    matchesGolden(report, "report", "goldens", `${name}.gitlab.json`);
  });
}

test("JSON: the fix has its edits with their places", () => {
  const { files } = JSON.parse(reportJson(RUN)) as {
    files: { diagnostics: { code: string; fix: unknown }[] }[];
  };
  const found = files.flatMap(({ diagnostics }) => diagnostics);
  assert.equal(found.find(({ code }) => code === "relaxng/bad-value")?.fix, {
    title: "Write {1965-04-17}",
    edits: [
      { line: 2, column: 15, endLine: 2, endColumn: 24, text: "1965-04-17" },
      { line: 2, column: 25, endLine: 2, endColumn: 25, text: ' calendar="#gregorian"' },
      { line: 5, column: 1, endLine: 6, endColumn: 1, text: "" },
    ],
  });
  assert.is(found.filter(({ fix }) => fix === null).length, DIAGNOSTICS.length - 1);
});

test("GitLab: every fingerprint is there once", () => {
  const issues = JSON.parse(reportGitlab(RUN)) as { fingerprint: string }[];
  assert.is(new Set(issues.map(({ fingerprint }) => fingerprint)).size, DIAGNOSTICS.length);
});

test("GitLab: a finding without a place stands at the first line", () => {
  const issues = JSON.parse(reportGitlab(RUN)) as { check_name: string; location: object }[];
  assert.equal(issues.find(({ check_name }) => check_name === "tei/document-name")?.location, {
    path: "editions/kim/tei/a & b/100%, c#d.xml",
    lines: { begin: 1, end: 1 },
  });
});

test.run();
