// Exit codes and messages of the command, as a person meets them.

import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
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

test("help is printed when asked for", () => {
  for (const args of [["--help"], ["help"], ["build", "--help"]]) {
    const { status, stdout } = apograph(".", ...args);
    assert.is(status, 0);
    assert.match(stdout, "apograph validate [FILE…]");
  }
  assert.match(apograph(".", "--version").stdout, /^Apograph \d+\.\d+\.\d+\n$/u);
});

const MISUSE: readonly (readonly [args: readonly string[], message: string])[] = [
  [["valdate"], 'There is no command "valdate". Did you mean "validate"?'],
  [["validate", "--editon=x"], 'There is no option "--editon" here. Did you mean "--edition"?'],
  [["validate", "--wrap", "72"], 'There is no option "--wrap" here.'],
  [["validate", "--edition", "nowhere"], "There is no folder"],
  [["validate", "no-such-file.xml"], "Cannot read no-such-file.xml: there is no such file."],
  [["validate", "--engine", "jing"], '--engine takes apograph or xmllint, not "jing".'],
  [["validate", "--schema", "none.rng", "--edition", "."], "No file matches"],
  [["validate", "none/*.xml"], "No file matches none/*.xml."],
  [["build", "--wrap", "7"], '--wrap takes a whole number: 0, or 20 and more; not "7".'],
  [["build", "tei/a.xml"], "build takes no files, but was given tei/a.xml."],
  [["validate"], "No file matches tei/**/*.xml in"],
  [["init"], "init takes one folder"],
];

for (const [args, message] of MISUSE) {
  test(`misuse: apograph ${args.join(" ")}`, () => {
    const { status, stdout, stderr } = apograph(temporaryFolder(), ...args);
    assert.is(status, 2);
    assert.is(stdout, "");
    assert.ok(stderr.startsWith("apograph: "), stderr);
    assert.ok(stderr.includes(message), stderr);
  });
}

test("without a command the help goes to stderr, and that is misuse", () => {
  const { status, stdout, stderr } = apograph(".");
  assert.is(status, 2);
  assert.is(stdout, "");
  assert.match(stderr, "Usage");
});

const CONFIGURATIONS: readonly (readonly [config: string, message: string])[] = [
  ['{ "title": "A",\n  "language" "B" }', ":2:14: this is not JSON (Colon expected)."],
  ['{ "title": "A", // mine\n }', ":1:17: this is not JSON (Invalid comment token)."],
  ["", ":1:1: this is not JSON"],
  ['["a"]', ":1:1: the file must hold one object"],
  ['{ "titel": "A" }', ':1:3: Apograph knows no key "titel". Did you mean "title"?'],
  ['{ "constructor": "A" }', ':1:3: Apograph knows no key "constructor". Known keys: title,'],
  ['{ "title": "" }', ':1:12: "title" must be a text that is not empty, not "".'],
  ['{ "sources": "tei" }', ':1:14: "sources" must be a list of texts'],
  ['{ "catalog": ["a"] }', ':1:14: "catalog" must be an object of texts'],
  ['{ "textWidth": 3 }', ':1:16: "textWidth" must be a whole number'],
  ['{ "schema": "none.rng" }', " names none.rng, but there is no such file"],
];

for (const [config, message] of CONFIGURATIONS) {
  test(`configuration ${config.replace(/\s+/gu, " ")}`, () => {
    const folder = temporaryFolder();
    writeFiles(folder, { "apograph.config.json": config, "tei/a.xml": "<a/>" });
    const { status, stderr } = apograph(folder, "validate");
    assert.is(status, 2);
    assert.ok(stderr.includes(message), stderr);
  });
}

test("the sample edition is valid", () => {
  const { status, stdout, stderr } = apograph(copyOfSample(), "validate");
  assert.is(status, 0, stdout);
  assert.is(stdout, "6 documents validated: no findings.\n");
  assert.is(stderr, "");
});

/** One mistake each: where it is made, what the first line of the report says. */
const MISTAKES: readonly (readonly [
  what: string,
  path: string,
  from: string,
  to: string,
  report: RegExp,
])[] = [
  [
    "a start tag never closed",
    RECORD,
    "</dateline>",
    "",
    /^tei\/documents\/1965-04-17-kuznetsov-kim\.xml:\d+:\d+: error: .*dateline.*\[xml\/[a-z-]+\]$/mu,
  ],
  [
    "an element in the wrong place",
    RECORD,
    "<opener>",
    "<opener><persona/>",
    /^tei\/documents\/1965-04-17-kuznetsov-kim\.xml:\d+:\d+: error: .*"persona".*\[relaxng\/unknown-element\]$/mu,
  ],
  [
    "a pointer to nobody",
    RECORD,
    "persons.xml#kuznetsov-vv",
    "persons.xml#kuznetsov-w",
    /error: @ref of <persName> points to "\.\.\/registers\/persons\.xml#kuznetsov-w", which leads nowhere\..*Did you mean "kuznetsov-vv"\? \[tei\/unresolved-pointer\]$/mu,
  ],
  [
    "an id given twice",
    "tei/registers/persons.xml",
    'xml:id="kuznetsov-vv"',
    'xml:id="kim-byeong-jik"',
    /error: The xml:id "kim-byeong-jik" is given twice/u,
  ],
];

for (const [what, path, from, to, expected] of MISTAKES) {
  test(`findings: ${what}`, () => {
    const folder = copyOfSample();
    edit(folder, path, from, to);
    const { status, stdout, stderr } = apograph(folder, "validate");
    assert.is(status, 1);
    assert.is(stderr, "");
    assert.match(stdout, expected);
    assert.match(stdout, /6 documents validated: \d+ errors?/u);
  });
}

test("both engines agree on the sample edition, and on a mistake in it", () => {
  const folder = copyOfSample();
  for (const engine of ["apograph", "xmllint"])
    assert.is(apograph(folder, "validate", "--engine", engine).status, 0, engine);
  edit(folder, RECORD, "<opener>", "<opener><persona/>");
  const lines = ["apograph", "xmllint"].map((engine) => {
    const { stdout } = apograph(folder, "validate", "--engine", engine);
    return /^[^:]+:\d+:/u.exec(stdout)?.[0];
  });
  assert.match(lines[0] ?? "", RECORD);
  assert.is(lines[0], lines[1]);
});

test("findings as JSON: one object, its shape documented in docs/json-report.md", () => {
  const folder = copyOfSample();
  edit(folder, RECORD, "<opener>", "<opener>\u{1F600}<persona/>");
  const { status, stdout } = apograph(folder, "validate", "--format", "json", RECORD);
  assert.is(status, 1);
  const { version, summary, files } = JSON.parse(stdout) as {
    version: number;
    summary: Record<string, number>;
    files: { path: string; valid: boolean; diagnostics: Record<string, unknown>[] }[];
  };
  assert.is(version, 1);
  const { ms, ...counts } = summary;
  assert.type(ms, "number");
  assert.equal(counts, {
    files: 1,
    valid: 0,
    invalid: 1,
    errors: files[0]?.diagnostics.length,
    warnings: 0,
  });
  assert.equal(
    files.map(({ path, valid }) => [path, valid]),
    [[RECORD, false]],
  );
  const finding = files[0]?.diagnostics.find(({ code }) => code === "relaxng/unknown-element");
  // Eight spaces, <opener>, a character beyond the basic plane that is one column, and `<`.
  assert.equal([finding?.["column"], finding?.["endColumn"]], [19, 26]);
  assert.is(finding?.["line"], finding?.["endLine"]);
});

const NOTE_SCHEMA = "start = element note { element to { text }, element p { text }+ }\n";

test("outside an edition a file is held against the schema given, in either syntax", () => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    "note.rnc": NOTE_SCHEMA,
    "good.xml": "<note><to/><p/></note>",
    "bad.xml": "<note><p/></note>",
  });
  const good = apograph(folder, "validate", "--schema", "note.rnc", "good.xml");
  assert.is(good.stdout, "1 document validated: no findings.\n");
  const bad = apograph(folder, "validate", "--schema", "note.rnc", "*.xml");
  assert.is(bad.status, 1);
  assert.match(bad.stdout, /^bad\.xml:1:\d+: error: .*"to".*\[relaxng\/[a-z-]+\]$/mu);
  assert.match(bad.stdout, "2 documents validated: 1 error.");
  assert.is(apograph(folder, "validate", "--schema", "none.rnc", "good.xml").status, 2);
});

test("outside an edition pointers are not followed; inside they are", () => {
  const folder = copyOfSample();
  const text = readFileSync(join(folder, RECORD), "utf8");
  const alone = temporaryFolder();
  writeFiles(alone, { "a.xml": text });
  const file = join(alone, "a.xml");
  const schema = join(folder, "schemas", "apograph.rng");
  for (const from of [alone, folder]) {
    const { status, stdout } = apograph(from, "validate", "--schema", schema, file);
    assert.is(stdout, "1 document validated: no findings.\n");
    assert.is(status, 0);
  }
  writeFiles(folder, { "drafts/a.xml": text });
  assert.match(apograph(folder, "validate", "drafts/a.xml").stdout, "[tei/unresolved-pointer]");
});

test("without a configured schema a document names its own", () => {
  const folder = temporaryFolder();
  const model = (href: string): string => `<?xml-model href="${href}"?>\n<note><p/></note>`;
  writeFiles(folder, {
    "schemas/note.rnc": NOTE_SCHEMA,
    "tei/a.xml": model("../schemas/note.rnc"),
    "tei/b.xml": model("../schemas/none.rnc"),
    "tei/c.xml": model("https://example.org/note.rnc"),
  });
  const { status, stdout } = apograph(folder, "validate");
  assert.is(status, 1);
  assert.match(stdout, /^tei\/a\.xml:2:\d+: error: .*"to"/mu);
  assert.match(
    stdout,
    /^tei\/b\.xml:1:1: error: .*no file schemas\/none\.rnc.*\[relaxng\/missing-schema\]$/mu,
  );
  assert.match(stdout, /^tei\/c\.xml:1:1: error: .*"catalog".*\[relaxng\/remote-schema\]$/mu);
  writeFiles(folder, {
    "apograph.config.json": '{ "catalog": { "https://example.org/note.rnc": "schemas/note.rnc" } }',
  });
  assert.match(
    apograph(folder, "validate", "tei/c.xml").stdout,
    /^tei\/c\.xml:2:\d+: error: .*"to"/mu,
  );
});

test("a schema with a mistake is a finding in the schema", () => {
  const folder = temporaryFolder();
  writeFiles(folder, { "note.rnc": "start = element note { nothing }\n", "a.xml": "<note/>" });
  const { status, stdout } = apograph(folder, "validate", "--schema", "note.rnc", "a.xml");
  assert.is(status, 1);
  assert.match(stdout, /^note\.rnc:1:24: error: .*nothing.*\[relaxng\/schema-[a-z-]+\]$/mu);
});

test("a bad date is an error", () => {
  const folder = copyOfSample();
  edit(folder, RECORD, '<date when="1965-04-17">17 April', '<date when="1965-4-17">17 April');
  const { status, stdout } = apograph(folder, "validate", RECORD);
  assert.is(status, 1);
  assert.match(stdout, /1 document validated: 1 error\.\n$/u);
});

test("only the files named are judged, and the rest is known to them", () => {
  const folder = copyOfSample();
  edit(folder, "tei/documents/wife-of-bath-prologue.xml", 'wit="#Ra2"', 'wit="#Ra3"');
  assert.is(apograph(folder, "validate", RECORD).status, 0);
  assert.is(apograph(folder, "validate", RECORD).stdout, "1 document validated: no findings.\n");
  assert.is(apograph(folder, "validate").status, 1);
  assert.is(
    apograph(
      join(folder, "tei", "documents"),
      "validate",
      "--edition",
      folder,
      "wife-of-bath-prologue.xml",
    ).status,
    1,
  );
});

test("a broken document elsewhere is reported, since pointers into it cannot be judged", () => {
  const folder = copyOfSample();
  edit(folder, "tei/registers/places.xml", "</standOff>", "");
  const { status, stdout } = apograph(folder, "validate", RECORD);
  assert.is(status, 1);
  assert.match(
    stdout,
    /^tei\/registers\/places\.xml:\d+:\d+: error: .*\[xml\/mismatched-end-tag\]$/mu,
  );
  assert.match(stdout, /1 document validated: 1 error\.\n$/u);
});

test("one broken document does not hide that another is invalid", () => {
  const folder = copyOfSample();
  edit(folder, "tei/registers/places.xml", "</standOff>", "");
  edit(folder, RECORD, "<opener>", "<opener><persona/>");
  const { stdout } = apograph(folder, "validate");
  assert.match(stdout, "[xml/mismatched-end-tag]");
  assert.match(stdout, "[relaxng/unknown-element]");
});

test("nothing is written when anything is invalid, and what was there stays", () => {
  const folder = copyOfSample();
  edit(folder, RECORD, "<opener>", "<opener><persona/>");
  const refused = apograph(folder, "build");
  assert.is(refused.status, 1);
  assert.match(refused.stdout, /Nothing was written\.\n$/u);
  assert.not(existsSync(join(folder, "dist")));

  edit(folder, RECORD, "<opener><persona/>", "<opener>");
  assert.is(apograph(folder, "build").status, 0);
  const before = readTree(join(folder, "dist"));
  edit(folder, RECORD, "<opener>", "<opener><persona/>");
  assert.is(apograph(folder, "build").status, 1);
  assert.equal(readTree(join(folder, "dist")), before);
  assert.equal(readdirSync(join(folder, "dist")), ["edition"]);
});

test("a folder that no build wrote is never replaced", () => {
  const folder = copyOfSample();
  writeFiles(folder, { "thesis/chapter-1.txt": "years of work" });
  const { status, stderr } = apograph(folder, "build", "--output", "thesis");
  assert.is(status, 2);
  assert.match(stderr, "holds files that Apograph did not write");
  assert.equal([...readTree(join(folder, "thesis")).keys()], ["chapter-1.txt"]);
});

test("a stylesheet that does not compile is one exact message", () => {
  const folder = copyOfSample();
  writeFiles(folder, {
    "own.xsl":
      '<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">\n<xsl:template match="/" mode="page"><xsl:value-of select="$nobody"/></xsl:template></xsl:stylesheet>',
  });
  edit(folder, "apograph.config.json", "{", '{ "htmlStylesheet": "own.xsl",');
  const { status, stdout } = apograph(folder, "build");
  assert.is(status, 1);
  assert.match(
    stdout,
    /^own\.xsl: error: The stylesheet cannot be compiled.*nobody.*\[xslt\/not-compiled\]$/mu,
  );
  assert.not(existsSync(join(folder, "dist")));
});

test("a stylesheet that fails is reported with the document", () => {
  const folder = copyOfSample();
  writeFiles(folder, {
    "own.xsl":
      '<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">\n<xsl:template match="/" mode="page"><xsl:sequence select="error()"/></xsl:template><xsl:template name="home"/></xsl:stylesheet>',
  });
  edit(folder, "apograph.config.json", "{", '{ "htmlStylesheet": "own.xsl",');
  const { status, stdout } = apograph(folder, "build");
  assert.is(status, 1);
  assert.match(
    stdout,
    /^tei\/documents\/1965-04-17-kuznetsov-kim\.xml: error: The stylesheet own\.xsl stopped.*\[xslt\/failed\]$/mu,
  );
});

test("init makes an edition that validates, and never touches a folder in use", () => {
  const folder = temporaryFolder();
  const made = apograph(folder, "init", "letters");
  assert.is(made.status, 0);
  assert.match(made.stdout, "npx apograph build");
  assert.is(
    apograph(join(folder, "letters"), "validate").stdout,
    "3 documents validated: no findings.\n",
  );

  writeFileSync(join(folder, "mine.txt"), "mine");
  const refused = apograph(folder, "init", ".");
  assert.is(refused.status, 2);
  assert.match(refused.stderr, "is not empty");
});

test.run();
