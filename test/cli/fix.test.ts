// `validate --fix` and `--fix --dry-run`.

import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import {
  apograph,
  copyOfSample,
  edit,
  readTree,
  temporaryFolder,
  writeFiles,
} from "../helpers/command.ts";

const RECORD = "tei/documents/1965-04-17-kuznetsov-kim.xml";

/** A copy of the sample with two dates and an attribute miswritten. */
function wrongSample(): string {
  const folder = copyOfSample();
  edit(folder, RECORD, '<date when="1965-04-17">17 April', '<date when="1965-4-17">17 April');
  edit(folder, RECORD, "<persName ref=", "<persName Ref=");
  return folder;
}

test("--fix mends what has one right answer, and nothing else", () => {
  const folder = wrongSample();
  const { status, stdout, stderr } = apograph(folder, "validate", "--fix");
  assert.is(stdout, "6 documents validated: no findings.\n");
  assert.match(stderr, /^tei\/documents\/1965[^:]+:\d+:\d+: fixed: Write 1965-04-17\.$/mu);
  assert.match(stderr, /^tei\/documents\/1965[^:]+:\d+:\d+: fixed: Write ref\.$/mu);
  assert.match(stderr, /^2 findings fixed in 1 file\.$/mu);
  assert.is(status, 0);
  assert.equal(readTree(join(folder, "tei")), readTree(join(copyOfSample(), "tei")));

  const again = apograph(folder, "validate", "--fix");
  assert.is(again.stdout, "6 documents validated: no findings.\n");
  assert.is(again.stderr, "");
});

test("what has no fix stays, and is reported", () => {
  const folder = wrongSample();
  edit(folder, RECORD, "persons.xml#kuznetsov-vv", "persons.xml#kuznetsov-w");
  const { status, stdout } = apograph(folder, "validate", "--fix");
  assert.is(status, 1);
  assert.match(stdout, "[tei/unresolved-pointer]");
  assert.not.match(stdout, "relaxng/");
});

test("without --fix nothing is written, and --dry-run shows a diff that patch applies", () => {
  const folder = wrongSample();
  const before = readTree(folder);
  apograph(folder, "validate");
  const { status, stdout, stderr } = apograph(folder, "validate", "--fix", "--dry-run");
  assert.is(status, 1);
  assert.is(stderr, "");
  assert.equal(readTree(folder), before);
  assert.ok(stdout.startsWith(`--- a/${RECORD}\n+++ b/${RECORD}\n@@ -`), stdout);
  assert.is(stdout.match(/^[-+](?![-+])/gmu)?.length, 4);
  writeFileSync(join(folder, "fix.patch"), stdout);
  const { status: applied, stderr: reason } = spawnSync("git", ["apply", "fix.patch"], {
    cwd: folder,
    encoding: "utf8",
  });
  assert.is(applied, 0, reason);
  assert.is(apograph(folder, "validate").status, 0);
});

const SCHEMA = `
start = element note { element p { attribute when { xsd:date }?, text }+ }
datatypes xsd = "http://www.w3.org/2001/XMLSchema-datatypes"
`
  .trim()
  .split("\n")
  .toReversed()
  .join("\n");

/** Mends one file outside an edition; gives what was said and the bytes. */
function mend(bytes: string | Uint8Array): { stderr: string; bytes: Buffer } {
  const folder = temporaryFolder();
  writeFiles(folder, { "note.rnc": SCHEMA });
  writeFileSync(join(folder, "a.xml"), bytes);
  const { stderr } = apograph(folder, "validate", "--schema", "note.rnc", "--fix", "a.xml");
  return { stderr, bytes: readFileSync(join(folder, "a.xml")) };
}

test("a mark of byte order, CR LF and wide characters stay", () => {
  const text = (date: string): string =>
    `\uFEFF<?xml version="1.0"?>\r\n<note>\r\n<p>김일성\u{1F600}</p>\r<p when='${date}'>é</p></note>`;
  assert.equal(mend(text("1965-4-17")).bytes, Buffer.from(text("1965-04-17")));
});

const UNCERTAIN: readonly string[] = [
  // A month or a day
  "3/4/1965",
  // Not in the calendar
  "1965-2-30",
  // References hide where the value stands
  "1965&#45;4-17",
];

for (const date of UNCERTAIN) {
  test(`${date} is not mended`, () => {
    const text = `<note><p when="${date}"/></note>`;
    const { bytes, stderr } = mend(text);
    assert.is(bytes.toString(), text);
    assert.is(stderr, "");
  });
}

test("a file that is not in UTF-8 is left alone, with a word about it", () => {
  const text =
    '<?xml version="1.0" encoding="ISO-8859-1"?><note><p when="1965-4-17">\xE9</p></note>';
  const latin = Buffer.from(text, "latin1");
  const { bytes, stderr } = mend(latin);
  assert.equal(bytes, latin);
  assert.is(stderr, "a.xml: not fixed, since the file is not in UTF-8: Write 1965-04-17.\n");
});

if (process.platform !== "win32") {
  test("the file keeps its mode, and a link stays a link", () => {
    const folder = temporaryFolder();
    writeFiles(folder, { "note.rnc": SCHEMA, "real.xml": '<note><p when="1965-4-17"/></note>' });
    chmodSync(join(folder, "real.xml"), 0o664);
    symlinkSync("real.xml", join(folder, "a.xml"));
    const args = ["validate", "--schema", "note.rnc", "--fix", "a.xml"];
    assert.is(apograph(folder, ...args).status, 0);
    assert.match(readFileSync(join(folder, "real.xml"), "utf8"), "1965-04-17");
    assert.is(statSync(join(folder, "real.xml")).mode & 0o777, 0o664);
    assert.equal([...readTree(folder).keys()], ["note.rnc", "real.xml"]);
    assert.ok(existsSync(join(folder, "a.xml")));
  });
}

const MISUSE: readonly (readonly [args: readonly string[], message: string])[] = [
  [["--dry-run"], "--dry-run shows what --fix would do: give both."],
  [["--update-baseline"], "--update-baseline needs the file: --baseline FILE --update-baseline."],
  [["--changed", "a.xml"], "--changed finds the files itself, but was given a.xml."],
  [
    ["--fix", "--dry-run", "--baseline", "b.json", "--update-baseline"],
    "--dry-run writes nothing, and so goes not with --update-baseline.",
  ],
];

for (const [args, message] of MISUSE) {
  test(`misuse: ${args.join(" ")}`, () => {
    const { status, stderr } = apograph(temporaryFolder(), "validate", ...args);
    assert.is(status, 2);
    assert.is(stderr, `apograph: ${message}\n`);
  });
}

test.run();
