// Severities in the configuration, ignores in documents: what a person sees of both.

import { test } from "uvu";
import * as assert from "uvu/assert";
import { apograph, copyOfSample, edit, temporaryFolder, writeFiles } from "../helpers/command.ts";
import { teiDocument } from "../helpers/tei.ts";

const RECORD = "tei/documents/1965-04-17-kuznetsov-kim.xml";

/** An edition of documents by path. No schema is content with them, so nothing of relaxng is wanted. */
function editionWith(documents: Readonly<Record<string, string>>, config: object = {}): string {
  const folder = temporaryFolder();
  const { checks = {}, ...others } = config as { checks?: object };
  const settings = { ...others, checks: { "relaxng/*": "off", ...checks } };
  writeFiles(folder, { ...documents, "apograph.config.json": JSON.stringify(settings) });
  return folder;
}

const DANGLING = teiDocument('<p>See <ref target="#p2">below</ref>.</p>');

test("a level makes an error a warning, a note, or nothing", () => {
  const run = (level: string): readonly [number | null, string] => {
    const folder = editionWith(
      { "tei/a.xml": DANGLING },
      { checks: { "tei/unresolved-pointer": level } },
    );
    const { status, stdout } = apograph(folder, "validate");
    return [status, stdout.trim().split("\n").at(-1) ?? ""];
  };
  assert.equal(run("error"), [1, "1 document validated: 1 error."]);
  assert.equal(run("warning"), [0, "1 document validated: 1 warning."]);
  assert.equal(run("note"), [0, "1 document validated: 1 note."]);
  assert.equal(run("off"), [0, "1 document validated: no findings."]);
});

test("an override is for its files", () => {
  const folder = editionWith(
    { "tei/a.xml": DANGLING, "tei/drafts/b.xml": DANGLING },
    { overrides: [{ files: ["tei/drafts/**"], checks: { "tei/*": "off" } }] },
  );
  const { stdout } = apograph(folder, "validate");
  assert.match(stdout, "tei/a.xml:1:");
  assert.not.match(stdout, "drafts");
  assert.match(stdout, "2 documents validated: 1 error.");
});

test("of documents that were not named only what cannot be read is reported", () => {
  const undated = teiDocument('<p><date when="1965-02-30">x</date></p>');
  const folder = temporaryFolder();
  writeFiles(folder, { "tei/a.xml": undated, "tei/b.xml": undated, "tei/c.xml": DANGLING });
  const { stdout } = apograph(folder, "validate", "tei/b.xml");
  assert.match(stdout, "tei/b.xml:1:");
  assert.not.match(stdout, /tei\/[ac]\.xml/u);
});

test("a broken document is an error, whatever is set", () => {
  const folder = editionWith({ "tei/a.xml": "<a>" }, { checks: { "*": "off" } });
  const { status, stdout } = apograph(folder, "validate");
  assert.is(status, 1);
  assert.match(stdout, "[xml/unclosed-element]");
});

const CONFIGURATIONS: readonly (readonly [config: string, message: string])[] = [
  ['{ "checks": [] }', ':1:13: "checks" must be an object of codes, such as'],
  [
    '{ "checks": { "tei/duplicate-di": "off" } }',
    ':1:15: There is no code "tei/duplicate-di". Did you mean "tei/duplicate-id"?',
  ],
  [
    '{ "checks": {\n  "tie/*": "off" } }',
    ':2:3: No code begins like "tie/*". Did you mean "tei/*"?',
  ],
  [
    '{ "checks": { "xml/no-root": "off" } }',
    ':1:15: The severity of "xml/no-root" cannot be changed',
  ],
  [
    '{ "checks": { "tei/*": "of" } }',
    ':1:24: "tei/*" must be "error", "warning", "note" or "off", not "of".',
  ],
  [
    '{ "checks": { "tei/*": ["off"] } }',
    ':1:24: "tei/*" must be "error", "warning", "note" or "off", not an array.',
  ],
  ['{ "overrides": {} }', ':1:16: "overrides" must be a list of objects such as'],
  ['{ "overrides": [1] }', ':1:17: An override must have "files" and "checks"'],
  ['{ "overrides": [{ "files": ["a"] }] }', ':1:17: An override must have "files" and "checks"'],
  [
    '{ "overrides": [{ "file": ["a"], "checks": {} }] }',
    ':1:19: An override has no key "file". Did you mean "files"?',
  ],
  ['{ "overrides": [{ "files": [], "checks": {} }] }', ':1:28: "files" must be a list of globs'],
  ['{ "overrides": [{ "files": [""], "checks": {} }] }', ':1:28: "files" must be a list of globs'],
  [
    '{ "overrides": [{ "files": ["a"], "checks": { "tei/x": "off" } }] }',
    ':1:47: There is no code "tei/x".',
  ],
];

for (const [config, message] of CONFIGURATIONS) {
  test(`configuration ${config.replace(/\s+/gu, " ")}`, () => {
    const folder = temporaryFolder();
    writeFiles(folder, { "apograph.config.json": config, "tei/a.xml": "<a/>" });
    const { status, stdout, stderr } = apograph(folder, "validate");
    assert.is(status, 2);
    assert.is(stdout, "");
    assert.ok(stderr.includes(message), stderr);
  });
}

test("a document may ask to leave out what is wrong with it, in schema and edition alike", () => {
  const folder = copyOfSample();
  edit(folder, RECORD, "persons.xml#kuznetsov-vv", "persons.xml#nobody");
  edit(folder, RECORD, '<date when="1965-04-17">17 April', '<date when="1965-4-17">17 April');
  assert.match(apograph(folder, "validate").stdout, "6 documents validated: 2 errors.");
  edit(
    folder,
    RECORD,
    "<TEI ",
    "<?apograph ignore relaxng/bad-value As printed.?>\n<?apograph ignore tei/unresolved-pointer Yet to come.?>\n<TEI ",
  );
  const { status, stdout } = apograph(folder, "validate");
  assert.is(stdout, "6 documents validated: no findings.\n");
  assert.is(status, 0);
});

test("an ignore that nothing needs is a warning, unless nobody knows", () => {
  const folder = copyOfSample();
  edit(folder, RECORD, "<TEI ", "<?apograph ignore relaxng/bad-value Why not.?>\n<TEI ");
  const { status, stdout } = apograph(folder, "validate");
  assert.is(status, 0);
  assert.match(
    stdout,
    /warning: There is no "relaxng\/bad-value" in the document\..*\[apograph\/unused-ignore\]/u,
  );
  assert.match(apograph(folder, "validate", RECORD).stdout, "[apograph/unused-ignore]");
  const other = "tei/registers/persons.xml";
  for (const args of [["--engine", "xmllint"], [other]])
    assert.not.match(apograph(folder, "validate", ...args).stdout, "unused-ignore", args.join(" "));
});

test("outside an edition ignores count, too", () => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    "note.rnc": "start = element note { element p { text }+ }\n",
    "a.xml": "<note><?apograph ignore relaxng/unknown-element Ours.?><q/><p/></note>",
    "b.xml": "<?apograph ignore relaxng/unknown-element Ours.?><note><p/></note>",
    "c.xml": "<?apograph ignore tei/duplicate-id Ours.?><note><p/></note>",
  });
  const run = (file: string): string =>
    apograph(folder, "validate", "--schema", "note.rnc", file).stdout;
  assert.is(run("a.xml"), "1 document validated: no findings.\n");
  assert.match(run("b.xml"), "[apograph/unused-ignore]");
  assert.is(run("c.xml"), "1 document validated: no findings.\n");
});

test.run();
