// `validate --baseline FILE` and `--update-baseline`.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import {
  apograph,
  type CommandResult,
  copyOfSample,
  edit,
  temporaryFolder,
  writeFiles,
} from "../helpers/command.ts";

const RECORD = "tei/documents/1965-04-17-kuznetsov-kim.xml";
const OTHER = "tei/documents/wife-of-bath-prologue.xml";
const FILE = "baseline.json";

function run(folder: string, ...args: string[]): CommandResult {
  return apograph(folder, "validate", "--baseline", FILE, ...args);
}

/** A copy of the sample with a mistake in each of two documents. */
function legacy(): string {
  const folder = copyOfSample();
  edit(folder, RECORD, "<opener>", "<opener><persona/>");
  edit(folder, OTHER, 'wit="#Ra2"', 'wit="#Ra3"');
  return folder;
}

test("what is there today is accepted, what comes tomorrow is not", () => {
  const folder = legacy();
  const written = run(folder, "--update-baseline");
  assert.is(written.status, 0);
  assert.match(written.stderr, /^\d+ findings accepted in baseline\.json\.\n$/u);
  assert.is(written.stdout, "6 documents validated: no findings.\n");

  assert.equal([run(folder).status, run(folder).stdout], [0, written.stdout]);
  assert.is(apograph(folder, "validate").status, 1);

  // Lines above move it, and that is no news.
  edit(folder, RECORD, "<teiHeader>", "\n\n<teiHeader>");
  assert.is(run(folder).stdout, written.stdout);
  edit(folder, RECORD, "persons.xml#kuznetsov-vv", "persons.xml#nobody");
  const { status, stdout } = run(folder);
  assert.is(status, 1);
  assert.match(stdout, "[tei/unresolved-pointer]");
  assert.match(stdout, "6 documents validated: 1 error.");
});

test("what is mended is a note, until the baseline is written again", () => {
  const folder = legacy();
  run(folder, "--update-baseline");
  edit(folder, OTHER, 'wit="#Ra3"', 'wit="#Ra2"');
  const { status, stdout } = run(folder);
  assert.is(status, 0);
  assert.match(
    stdout,
    /^baseline\.json: note: An accepted finding is no longer there: tei\/unresolved-pointer in tei\/documents\/wife-of-bath-prologue\.xml\. .*\[apograph\/outdated-baseline\]$/mu,
  );
  // A run that did not look there does not know.
  assert.is(run(folder, RECORD).stdout, "1 document validated: no findings.\n");
  assert.match(run(folder, OTHER).stdout, "[apograph/outdated-baseline]");
  assert.is(run(folder, "--update-baseline").stdout, "6 documents validated: no findings.\n");
  assert.not.match(readFileSync(join(folder, FILE), "utf8"), "wife-of-bath");
});

test("an update for some files keeps what is said of others", () => {
  const folder = legacy();
  run(folder, "--update-baseline");
  const before = readFileSync(join(folder, FILE), "utf8");
  run(folder, "--update-baseline", OTHER);
  assert.is(readFileSync(join(folder, FILE), "utf8"), before);
  edit(folder, OTHER, 'wit="#Ra3"', 'wit="#Ra2"');
  run(folder, "--update-baseline", OTHER);
  const after = readFileSync(join(folder, FILE), "utf8");
  assert.not.match(after, "wife-of-bath");
  assert.match(after, "1965-04-17");
});

test("a document that cannot be read is not accepted, and nothing is written", () => {
  const folder = legacy();
  edit(folder, RECORD, "</dateline>", "");
  const { status, stderr, stdout } = run(folder, "--update-baseline");
  assert.is(status, 1);
  assert.match(stderr, "The baseline was not written");
  assert.match(stdout, "[xml/");
  assert.not(existsSync(join(folder, FILE)));
});

test("what is accepted does not keep an edition from being built", () => {
  const folder = legacy();
  run(folder, "--update-baseline");
  assert.is(apograph(folder, "build").status, 1);
  const { status, stdout } = apograph(folder, "build", "--baseline", FILE);
  assert.is(status, 0, stdout);
  assert.ok(existsSync(join(folder, "dist/edition/index.html")));
});

test("a baseline that is none is misuse", () => {
  const folder = temporaryFolder();
  writeFiles(folder, { "tei/a.xml": "<a/>" });
  const missing = run(folder);
  assert.is(missing.status, 2);
  assert.match(
    missing.stderr,
    "baseline.json: there is no such file. --update-baseline writes one.",
  );
  writeFiles(folder, { [FILE]: '{ "findings": [] }' });
  for (const args of [[], ["--update-baseline"]]) {
    const { status, stderr } = run(folder, ...args);
    assert.is(status, 2);
    assert.match(stderr, "baseline.json is no baseline that Apograph wrote.");
  }
});

test.run();
