// `apograph check-site` as a person runs it: what it says, writes and returns.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { page } from "../helpers/check-site.ts";
import { apograph, temporaryFolder, writeFiles } from "../helpers/command.ts";

function siteWith(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  writeFiles(join(folder, "site"), files);
  return folder;
}

test("a site without findings", () => {
  const folder = siteWith({ "index.html": page(""), "a/b.html": page(""), "c.txt": "" });
  const { status, stdout, stderr } = apograph(folder, "check-site", "site");
  assert.is(status, 0);
  assert.is(stdout, "2 pages checked: no findings.\n");
  assert.is(stderr, "");
});

test("a finding is shown in its line, and makes the exit code 1", () => {
  const body = '\n<p>Пхеньян <a href="x.html">x</a></p>\n';
  const { status, stdout } = apograph(siteWith({ "index.html": page(body) }), "check-site", "site");
  assert.is(status, 1);
  const expected = [
    'index.html:2:15: error: "x.html" leads nowhere: there is no file x.html. [site/dead-link]',
    '  2 | <p>Пхеньян <a href="x.html">x</a></p>',
    "    |               ^^^^^^^^^^^^^",
    "",
    "1 page checked: 1 error.",
    "",
  ];
  assert.is(stdout, expected.join("\n"));
});

test("warnings alone leave the exit code 0, unless the edition takes them for errors", () => {
  const folder = siteWith({ "index.html": page('<a href="javascript:a()">a</a>') });
  assert.is(apograph(folder, "check-site", "site").status, 0);
  writeFiles(folder, { "apograph.config.json": '{ "checks": { "site/needs-script": "error" } }' });
  assert.is(apograph(folder, "check-site", "site").status, 1);
  assert.is(apograph(join(folder, "site"), "check-site", ".").status, 0);
  assert.is(apograph(join(folder, "site"), "check-site", ".", "--edition", "..").status, 1);
});

test("the reports are those of validate", () => {
  const folder = siteWith({ "index.html": page('<a href="x.html">x</a>') });
  const json = apograph(folder, "check-site", "site", "--format", "json");
  assert.is(json.status, 1);
  const { summary, files } = JSON.parse(json.stdout) as {
    summary: { files: number };
    files: { path: string; diagnostics: { code: string; line: number }[] }[];
  };
  assert.is(summary.files, 1);
  assert.is(files[0]?.path, "index.html");
  assert.is(files[0]?.diagnostics[0]?.code, "site/dead-link");
  assert.is(files[0]?.diagnostics[0]?.line, 1);
  apograph(folder, "check-site", "site", "--output", "sarif=a.sarif", "--format", "text");
  const sarif = readFileSync(join(folder, "a.sarif"), "utf8");
  assert.match(sarif, '"uri": "site/index.html"');
  assert.match(sarif, '"ruleId": "site/dead-link"');
});

test("the release before is named by its manifest", () => {
  const folder = siteWith({ "index.html": page("") });
  writeFiles(folder, {
    "manifest.json": '{\n  "files": ["index.html", "a.html"]\n}\n',
    "other.json": "{}",
  });
  const { status, stdout } = apograph(folder, "check-site", "site", "--previous", "manifest.json");
  assert.is(status, 1);
  assert.match(stdout, /^\.\.\/manifest\.json:2:27: error: .* \[site\/lost-address\]\n {2}2 \| /u);
  const other = apograph(folder, "check-site", "site", "--previous", "other.json");
  assert.is(other.status, 2);
  assert.match(other.stderr, "other.json is no manifest of a release");
  const none = apograph(folder, "check-site", "site", "--previous", "none.json");
  assert.is(none.status, 2);
  assert.match(none.stderr, "Cannot read none.json: there is no such file.");
});

const MISUSE: readonly (readonly [args: readonly string[], message: string])[] = [
  [[], "check-site takes one folder"],
  [["site", "site"], "check-site takes one folder"],
  [["nowhere"], "Cannot read nowhere: there is no such file."],
  [["site/a.txt"], "Cannot read site/a.txt: a part of the path is not a folder."],
  [["site"], "There is no HTML page in"],
  [["site", "--engine", "xmllint"], 'There is no option "--engine" here.'],
  [["site", "--previos", "a"], 'Did you mean "--previous"?'],
];

for (const [args, message] of MISUSE) {
  test(`misuse: check-site ${args.join(" ")}`, () => {
    const folder = siteWith({ "a.txt": "" });
    const { status, stdout, stderr } = apograph(folder, "check-site", ...args);
    assert.is(status, 2);
    assert.is(stdout, "");
    assert.match(stderr, message);
  });
}

test.run();
