// Which reports the command makes, where it puts them, and what it says when that cannot be done.

import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { apograph, apographWith, copyOfSample, edit, temporaryFolder } from "../helpers/command.ts";
import { inProject } from "../helpers/project.ts";

const RECORD = "tei/documents/1965-04-17-kuznetsov-kim.xml";
const LETTER = "tei/documents/wife-of-bath-prologue.xml";

/** The sample edition with two errors, in two files. */
function brokenSample(): string {
  const folder = copyOfSample();
  edit(folder, RECORD, "<opener>", "<opener><persona/>");
  edit(folder, LETTER, 'wit="#Ra2"', 'wit="#Ra3"');
  return folder;
}

const FORMATS: readonly (readonly [format: string, beginning: RegExp])[] = [
  ["text", /^tei\/documents\/1965-04-17-kuznetsov-kim\.xml: \d error/u],
  ["json", /^\{\n {2}"version": 1,/u],
  ["sarif", /^\{\n {2}"\$schema": "https:\/\/docs\.oasis-open\.org\/sarif/u],
  ["junit", /^<\?xml [^>]*\?>\n<testsuites>/u],
  ["github", /^::error file=tei\/documents\/1965-04-17-kuznetsov-kim\.xml,line=\d+,/u],
  ["gitlab", /^\[\n {2}\{\n {4}"description": "/u],
  ["checkstyle", /^<\?xml [^>]*\?>\n<checkstyle /u],
];

for (const [format, beginning] of FORMATS) {
  test(`${format}: printed, and the same in a file`, () => {
    const folder = brokenSample();
    const printed = apograph(folder, "validate", "--format", format);
    assert.is(printed.status, 1, printed.stderr);
    assert.match(printed.stdout, beginning);

    const written = apograph(
      folder,
      "validate",
      "--format",
      format,
      `--output=${format}=out/report`,
    );
    assert.is(written.status, 1);
    assert.is(written.stdout, "");
    assert.equal(readdirSync(join(folder, "out")), ["report"]);
    const withoutTime = (text: string): string => text.replace(/"ms": \d+/u, "");
    const file = readFileSync(join(folder, "out/report"), "utf8");
    assert.is(withoutTime(file), withoutTime(printed.stdout));
  });
}

test("the help names every format", () => {
  const { stdout } = apograph(".", "--help");
  for (const [format] of FORMATS) assert.match(stdout, format);
});

test("several reports of one run: text is printed unless a format is asked for", () => {
  const folder = brokenSample();
  const outputs = ["--output", "sarif=a/b/run.sarif", "--output", "junit=a/run=1.xml"];
  const { status, stdout } = apograph(folder, "validate", ...outputs);
  assert.is(status, 1);
  assert.match(stdout, /6 documents validated: \d errors?/u);
  assert.match(readFileSync(join(folder, "a/b/run.sarif"), "utf8"), '"version": "2.1.0"');
  assert.match(readFileSync(join(folder, "a/run=1.xml"), "utf8"), "<testsuites>");
});

test("text and GitHub's commands share a log", () => {
  const { stdout } = apograph(brokenSample(), "validate", "--format", "text", "--format", "github");
  assert.match(stdout, /^::error file=/mu);
  assert.match(stdout, /^6 documents validated/mu);
});

test("a clean run is reported, too", () => {
  const folder = copyOfSample();
  const { status, stdout } = apograph(folder, "validate", "--format=junit", "--format=junit");
  assert.is(status, 0);
  assert.is(stdout.match(/<testcase /gu)?.length, 6);
  assert.not.match(stdout, "<failure");
});

test("a rule of SARIF has its page as help", () => {
  const { stdout } = apograph(brokenSample(), "validate", "--format", "sarif", RECORD);
  const log = JSON.parse(stdout) as {
    runs: { tool: { driver: { rules: { id: string; help: { markdown: string } }[] } } }[];
  };
  const rule = log.runs[0]?.tool.driver.rules.find(({ id }) => id === "relaxng/unknown-element");
  const page = readFileSync(inProject("docs/diagnostics/relaxng/unknown-element.md"), "utf8");
  assert.is(`# relaxng/unknown-element\n\n${rule?.help.markdown}\n`, page);
});

/** Paths in reports for CI: from the repository's root, wherever the command is run. */
const PLACES: readonly (readonly [
  what: string,
  run: (root: string) => readonly [cwd: string, edition: string],
])[] = [
  ["from the root", (root) => [root, "editions/kim"]],
  ["from the edition", (root) => [join(root, "editions/kim"), "."]],
  ["from elsewhere", (root) => [temporaryFolder(), join(root, "editions/kim")]],
];

for (const [what, run] of PLACES) {
  test(`paths begin at the repository's root: ${what}`, () => {
    const root = temporaryFolder();
    mkdirSync(join(root, "editions/kim/tei"), { recursive: true });
    mkdirSync(join(root, ".git"));
    writeFileSync(join(root, "editions/kim/tei/a.xml"), "<a><b></a>\n");
    const [cwd, edition] = run(root);
    const { stdout } = apograph(cwd, "validate", "--edition", edition, "--format=github");
    assert.match(stdout, "::error file=editions/kim/tei/a.xml,line=1,");
  });
}

test("where there is no repository, paths begin where the command is run", () => {
  const root = temporaryFolder();
  mkdirSync(join(root, "kim/tei"), { recursive: true });
  writeFileSync(join(root, "kim/tei/a.xml"), "<a><b></a>\n");
  const { stdout } = apograph(root, "validate", "--edition", "kim", "--format=github");
  assert.match(stdout, "::error file=kim/tei/a.xml,line=1,");
});

test("--quiet and --max shorten the text, nothing else", () => {
  const folder = brokenSample();
  edit(folder, "apograph.config.json", "{", '{ "checks": { "tei/unresolved-pointer": "warning" },');
  const all = apograph(folder, "validate").stdout;
  assert.match(all, /: warning: /u);
  const quiet = apograph(folder, "validate", "--quiet").stdout;
  assert.not.match(quiet, /: warning: /u);
  assert.match(quiet, /: error: /u);
  assert.is(quiet.split("\n").at(-2), all.split("\n").at(-2));
  const none = apograph(folder, "validate", "--max=0");
  assert.is(none.status, 1);
  assert.match(none.stdout, /^\d more findings are not shown\.\n\n6 documents validated: /u);

  const json = apograph(folder, "validate", "--quiet", "--max=0", "--format=json").stdout;
  assert.match(json, '"severity": "warning"');
});

test("in a GitHub run the summary is added to what is there", () => {
  const folder = brokenSample();
  const summary = join(folder, "summary.md");
  writeFileSync(summary, "# Before\n\n");
  const github = { GITHUB_STEP_SUMMARY: summary };
  apographWith(github, folder, "validate");
  assert.is(readFileSync(summary, "utf8"), "# Before\n\n");
  const { status } = apographWith(github, folder, "validate", "--output", "github=log.txt");
  assert.is(status, 1);
  const text = readFileSync(summary, "utf8");
  assert.match(text, /^# Before\n\n## Apograph\n\n6 documents validated: \d errors/u);
  assert.match(text, "| `tei/unresolved-pointer` | 1 |");
  assert.match(text, /Mentions that point to what they mention: \d+ of \d+ \([\d.]+ %\)\.\n$/u);
});

const MISUSE: readonly (readonly [args: readonly string[], message: string])[] = [
  [
    ["--format", "xml"],
    'There is no format "xml". The formats are text, json, sarif, junit, github, gitlab, checkstyle.',
  ],
  [["--format", "sarf"], 'There is no format "sarf". Did you mean "sarif"?'],
  [["--format", "constructor"], 'There is no format "constructor". The formats are'],
  [["--output", "junt=a.xml"], 'There is no format "junt". Did you mean "junit"?'],
  [["--output", "a.xml"], '--output takes FORMAT=FILE, such as sarif=apograph.sarif, not "a.xml".'],
  [["--output", "json="], '--output takes FORMAT=FILE, such as sarif=apograph.sarif, not "json=".'],
  [
    ["--format", "text", "--format", "json"],
    "text and json would mix on stdout. Write json to a file: --output json=FILE.",
  ],
  [
    ["--format=sarif", "--format=junit", "--format=text", "--output=text=log"],
    "sarif and junit would mix on stdout. Write sarif to a file: --output sarif=FILE.",
  ],
  [["--output=json=a", "--output=sarif=./a"], "Two reports cannot both be ./a."],
  [["--fix", "--dry-run", "--output=json=a"], "--dry-run prints a diff, and so makes no report."],
  [["--max", "few"], '--max takes a whole number, not "few".'],
  [["--max", "-1"], "'--max"],
  [["--output", "json=tei"], "Cannot write tei: it is a folder."],
  [
    ["--output", "json=apograph.config.json/a"],
    "Cannot write apograph.config.json/a: a file of that name is in the way.",
  ],
];

for (const [args, message] of MISUSE) {
  test(`misuse: validate ${args.join(" ")}`, () => {
    const folder = copyOfSample();
    const before = readdirSync(folder);
    const { status, stderr } = apograph(folder, "validate", ...args);
    assert.is(status, 2);
    assert.ok(stderr.startsWith("apograph: "), stderr);
    assert.ok(stderr.includes(message), stderr);
    assert.equal(readdirSync(folder), before);
  });
}

test("a report replaces the one before, and follows a link", () => {
  const folder = copyOfSample();
  writeFileSync(join(folder, "real.json"), "old ".repeat(1000));
  symlinkSync("real.json", join(folder, "link.json"));
  assert.is(apograph(folder, "validate", "--output", "json=link.json").status, 0);
  assert.is(
    (JSON.parse(readFileSync(join(folder, "real.json"), "utf8")) as { version: number }).version,
    1,
  );
  assert.is(apograph(folder, "validate", "--output", "gitlab=real.json").status, 0);
  assert.is(readFileSync(join(folder, "link.json"), "utf8"), "[]\n");
});

test("build takes a folder as --output all the same", () => {
  const folder = copyOfSample();
  assert.is(apograph(folder, "build", "--output", "site=1").status, 0);
  assert.ok(existsSync(join(folder, "site=1/index.html")));
});

test.run();
