// SARIF, judged by the schema of OASIS (as @microsoft/jest-sarif ships it), and read back by the rules of
// its section 3.30: what a region selects, and what a fix makes of a file.

import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { ReportInput } from "../../src/report/input.ts";
import { reportSarif } from "../../src/report/sarif.ts";
import { sourceFromText } from "../../src/source/source.ts";
import { inProject, matchesGolden } from "../helpers/project.ts";
import { CLEAN, DIAGNOSTICS, EMPTY, MENDED, RUN, SOURCES } from "./run.ts";

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

interface Location {
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string };
    readonly region?: Region;
  };
  readonly message?: { readonly text: string };
}

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly [Location];
  readonly relatedLocations?: readonly Location[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly fixes?: readonly {
    readonly artifactChanges: readonly {
      readonly replacements: readonly {
        readonly deletedRegion: Region;
        readonly insertedContent?: { readonly text: string };
      }[];
    }[];
  }[];
}

interface Log {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
      readonly newlineSequences: readonly string[];
      readonly results: readonly Result[];
    },
  ];
}

function report(input: ReportInput): Log["runs"][0] {
  return (JSON.parse(reportSarif(input)) as Log).runs[0];
}

const schema = JSON.parse(
  readFileSync(
    inProject("node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"),
    "utf8",
  ),
) as Record<string, unknown>;
// Draft 4 names itself by `id`, which later drafts read otherwise; what else it uses has not changed.
const { $schema: _draft, id: _id, ...later } = schema;
const isSarif = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(
  later,
);

for (const [name, input] of Object.entries({ run: RUN, clean: CLEAN, empty: EMPTY })) {
  test(`${name}: valid by the schema`, () => {
    assert.ok(isSarif(JSON.parse(reportSarif(input))), JSON.stringify(isSarif.errors));
  });
  test(`${name}: golden`, () =>
    matchesGolden(reportSarif(input), "report", "goldens", `${name}.sarif`));
}

test("the schema refuses what is wrong", () => {
  const wrong = JSON.parse(reportSarif(RUN)) as { runs: { results: { level: string }[] }[] };
  const [first] = wrong.runs[0]?.results ?? [];
  assert.ok(first);
  first.level = "fatal";
  assert.not(isSarif(wrong));
});

/** Offsets into a text, in code points, as 3.30.2 defines them. */
function select(text: string, region: Region, newlines: readonly string[]): [number, number] {
  const characters = [...text];
  const starts = [0];
  for (let at = 0; at < characters.length;) {
    const rest = characters.slice(at, at + 2).join("");
    const newline = newlines.find((sequence) => rest.startsWith(sequence));
    at += newline?.length ?? 1;
    if (newline !== undefined) starts.push(at);
  }
  const offset = (line: number, column: number): number => (starts[line - 1] ?? NaN) + column - 1;
  return [offset(region.startLine, region.startColumn), offset(region.endLine, region.endColumn)];
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const { results, newlineSequences, tool } = report(RUN);

test("every region selects what the finding is about", () => {
  const selected = results.flatMap(({ ruleId, locations: [{ physicalLocation }] }) => {
    const { region, artifactLocation } = physicalLocation;
    if (region === undefined) return [];
    const path = decodeURIComponent(artifactLocation.uri).replace(
      /^editions\/kim\/|^file:\/\/\//u,
      "",
    );
    const source = SOURCES.find((one) => one.path === path);
    assert.ok(source, path);
    const text = decoder.decode(source.bytes);
    return [`${ruleId}: ${[...text].slice(...select(text, region, newlineSequences)).join("")}`];
  });
  const expected = DIAGNOSTICS.flatMap(({ code, path, span }) => {
    if (span === undefined) return [];
    const bytes = SOURCES.find((source) => source.path === path)?.bytes.subarray(
      span.start,
      span.end,
    );
    return [`${code}: ${decoder.decode(bytes)}`];
  });
  assert.is(selected.length, 9);
  assert.equal(selected.toSorted(), expected.toSorted());
});

test("the fix, applied by its regions, mends the file", () => {
  const [fix] = results.flatMap(({ fixes }) => fixes ?? []);
  const text = decoder.decode(SOURCES[0]?.bytes);
  const characters = [...text];
  const replacements = fix?.artifactChanges[0]?.replacements ?? [];
  for (const { deletedRegion, insertedContent } of replacements.toReversed()) {
    const [start, end] = select(text, deletedRegion, newlineSequences);
    characters.splice(start, end - start, ...(insertedContent?.text ?? ""));
  }
  assert.is(characters.join(""), MENDED);
});

test("a finding without its source has neither region nor fix", () => {
  const found = report({ ...RUN, sourceOf: () => undefined }).results;
  assert.ok(found.every(({ locations: [one] }) => one.physicalLocation.region === undefined));
  assert.ok(found.every(({ fixes }) => fixes === undefined));
});

test("each result names its rule", () => {
  assert.equal(
    results.map(({ ruleIndex }) => tool.driver.rules[ruleIndex]?.id),
    results.map(({ ruleId }) => ruleId),
  );
});

test("severities are levels", () => {
  assert.equal(new Set(results.map(({ level }) => level)), new Set(["error", "warning", "note"]));
});

test("braces are doubled in messages", () => {
  const messages = results.map(({ message }) => message.text).join("\n");
  assert.match(messages, "{{1,2}} digits");
});

test("notes with a place are related locations, those without belong to the message", () => {
  const dated = results.find(({ ruleId }) => ruleId === "relaxng/bad-value");
  assert.equal(
    dated?.relatedLocations?.map(({ message, physicalLocation }) => [
      message?.text,
      physicalLocation.artifactLocation.uri,
    ]),
    [
      ["The schema says so here.", "file:///D:/schemas/tei%20odd.rng"],
      [
        "The whole register would have to change.",
        "editions/kim/tei/%EA%B9%80%EB%B3%91%EC%A7%81.xml",
      ],
    ],
  );
  assert.match(dated?.message.text ?? "", /\. Dates are written as in ISO 8601\.$/u);
});

const PATHS: readonly (readonly [path: string, uri: string])[] = [
  ["tei/a b#c?d%.xml", "tei/a%20b%23c%3Fd%25.xml"],
  ["a:b.xml", "a%3Ab.xml"],
  ["a\\b.xml", "a%5Cb.xml"],
  ["/home/me/a.xml", "file:///home/me/a.xml"],
  ["C:/Users/me/a b.xml", "file:///C:/Users/me/a%20b.xml"],
  ["//server/share/a.xml", "file://server/share/a.xml"],
  ["half\uD83D.xml", "half%EF%BF%BD.xml"],
];

for (const [path, uri] of PATHS) {
  test(`the URI of ${path}`, () => {
    const diagnostic = { code: "a/b", severity: "error", message: "M.", path, notes: [] } as const;
    const input = { ...CLEAN, diagnostics: [diagnostic], repositoryPath: (same: string) => same };
    const [result] = report(input).results;
    const location = result?.locations[0].physicalLocation.artifactLocation;
    assert.is(location?.uri, uri);
    assert.is(location?.uriBaseId, uri.startsWith("file:") ? undefined : "%SRCROOT%");
    assert.type(new URL(uri, "file:///root/").href, "string");
  });
}

function fingerprints(text: string, code = "a/b"): string[] {
  const source = sourceFromText("a.xml", text);
  const diagnostics = [...text.matchAll(/!/gu)].map(({ index }) => {
    const start = new TextEncoder().encode(text.slice(0, index)).length;
    return {
      code,
      severity: "error",
      message: "M.",
      path: "a.xml",
      span: { start, end: start + 1 },
      notes: [],
    } as const;
  });
  const run = report({ ...RUN, diagnostics, sourceOf: () => source });
  return run.results.flatMap(({ partialFingerprints }) => Object.values(partialFingerprints));
}

test("fingerprints tell all findings of a run apart", () => {
  const all = results.flatMap(({ partialFingerprints }) => Object.values(partialFingerprints));
  assert.is(new Set(all).size, DIAGNOSTICS.length);
});

test("fingerprints survive lines above and another indentation", () => {
  const before = fingerprints("<a>\n  <b!/>\n  <b!/>\n  <c!/>\n</a>");
  assert.equal(
    fingerprints("<a>\n<!-- new -->\n\n\t<b!/>\n\t<b!/>\n  <c!/>\n</a>".replace("<!--", "<--")),
    before,
  );
});

test("fingerprints change with the line and with the code", () => {
  const [before] = fingerprints("<b!/>");
  assert.is.not(fingerprints("<d!/>")[0], before);
  assert.is.not(fingerprints("<b!/>", "a/c")[0], before);
});

test.run();
