// Paths between the system and the edition: with `/` on every system, and never out of the output folder.

import { existsSync, readFileSync } from "node:fs";
import { join, win32 } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { pathInside, withSlashes } from "../../src/project/files.ts";
import { apograph, readTree, temporaryFolder, writeFiles } from "../helpers/command.ts";
import { inProject } from "../helpers/project.ts";

const DOCUMENT = `<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt><publicationStmt><publisher>P</publisher></publicationStmt><sourceDesc><p>None.</p></sourceDesc></fileDesc></teiHeader><text><body><p>A</p></body></text></TEI>`;

test("a path of the configuration has `/`, also when it was written on Windows", () => {
  assert.is(withSlashes("schemas\\x.rng", win32.sep), "schemas/x.rng");
  assert.is(withSlashes("a\\b", "/"), "a\\b");
});

test("where a file lies in the edition", () => {
  const inside = (file: string): string | undefined => pathInside("C:\\ed", file, win32);
  assert.is(inside("C:\\ed\\schemas\\x.rng"), "schemas/x.rng");
  assert.is(inside("C:\\ed\\..x.rng"), "..x.rng");
  for (const file of ["C:\\x.rng", "D:\\ed\\x.rng", "C:\\"])
    assert.is(inside(file), undefined, file);
  assert.is(pathInside("/ed", "/ed/schemas/x.rng"), "schemas/x.rng");
  assert.is(pathInside("/ed", "/x.rng"), undefined);
});

test("a schema beside the edition is used, and written nowhere", () => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    "x.rng": readFileSync(inProject("schemas/apograph.rng"), "utf8"),
    "ed/apograph.config.json": '{ "title": "E", "schema": "../x.rng" }',
    "ed/tei/a.xml": DOCUMENT,
  });
  const { status, stdout } = apograph(join(folder, "ed"), "build");
  assert.is(status, 0, stdout);
  assert.not.ok(existsSync(join(folder, "ed/dist/x.rng")));
  const manifest = readTree(join(folder, "ed/dist/edition")).get("manifest.json") ?? "";
  assert.not.match(manifest, "x.rng");
});

test("a document outside the edition's folder is not published, neither in the output folder nor beside it", () => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    "ed/apograph.config.json": '{ "title": "E", "sources": ["../src/*.xml"] }',
    "src/a.xml": DOCUMENT,
  });
  const { status, stderr } = apograph(join(folder, "ed"), "build");
  assert.is(status, 2);
  assert.match(stderr, "../src/a.xml lies outside the edition's folder");
  assert.not.ok(existsSync(join(folder, "ed/dist/src")));
  assert.not.ok(existsSync(join(folder, "ed/dist/edition")));
});

test.run();
