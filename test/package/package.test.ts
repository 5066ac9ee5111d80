// The package as others get it: packed, installed into an empty folder, used from there.

import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { temporaryFolder, writeFiles } from "../helpers/command.ts";
import { inProject } from "../helpers/project.ts";

const isWindows = process.platform === "win32";

function run(folder: string, command: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: folder,
    encoding: "utf8",
    shell: isWindows,
    env: { ...process.env, NO_COLOR: "1", npm_config_loglevel: "error" },
  });
  assert.is(status, 0, `${command} ${args.join(" ")}\n${stdout}${stderr}`);
  return stdout;
}

const folder = temporaryFolder();

test.before(() => {
  const packed: unknown = JSON.parse(
    run(inProject(), "npm", "pack", "--json", "--ignore-scripts", "--pack-destination", folder),
  );
  const [{ filename }] = packed as [{ filename: string }];
  writeFiles(folder, { "package.json": '{ "private": true, "type": "module" }' });
  run(folder, "npm", "install", "--prefer-offline", "--no-audit", "--no-fund", `./${filename}`);
});

const installed = (...path: string[]): string => join(folder, "node_modules", "apograph", ...path);

test("the package holds what it needs, and nothing else", () => {
  const needed = [
    "dist/bin/apograph.js",
    "dist/src/index.d.ts",
    "schemas/apograph.rng",
    "schemas/apograph.rnc",
    "schemas/apograph.config.schema.json",
    "docs/diagnostics/tei/duplicate-id.md",
    "xslt/html/edition.xsl",
    "xslt/html/apograph.css",
    "xslt/text/edition.xsl",
    "LICENSE",
    "README.md",
  ];
  assert.equal(
    needed.filter((path) => !existsSync(installed(path))),
    [],
  );
  const unwanted = ["test", "dist/test", "dist/edition", "tei", "bench", ".ci"];
  assert.equal(
    unwanted.filter((path) => existsSync(installed(path))),
    [],
  );
});

test("the command runs", () => {
  assert.match(run(folder, "npx", "apograph", "--help"), "apograph validate [FILE…]");
});

test("init, validate and build work in a new edition", () => {
  run(folder, "npx", "apograph", "init", "letters");
  const edition = join(folder, "letters");
  const manifest: unknown = JSON.parse(readFileSync(join(edition, "package.json"), "utf8"));
  assert.equal((manifest as { scripts: unknown }).scripts, {
    validate: "apograph validate",
    build: "apograph build",
  });
  assert.ok(existsSync(join(edition, ".gitignore")));
  assert.match(run(edition, "npx", "apograph", "validate"), "3 documents validated: no findings.");
  assert.match(run(edition, "npx", "apograph", "build"), "files written to");
  const page = readFileSync(join(edition, "dist/edition/documents/example-letter.html"), "utf8");
  assert.match(page, "Exampleton");
});

test("an edition overrides a template by importing the package's stylesheet", () => {
  const edition = join(folder, "letters");
  writeFiles(edition, {
    "xslt/html.xsl": `<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xpath-default-namespace="http://www.tei-c.org/ns/1.0">
  <xsl:import href="../../node_modules/apograph/xslt/html/edition.xsl"/>
  <xsl:template match="salute" mode="#all"><b class="mine">Greetings!</b></xsl:template>
</xsl:stylesheet>`,
    "apograph.config.json": '{ "title": "Mine", "htmlStylesheet": "xslt/html.xsl" }',
  });
  run(edition, "npx", "apograph", "build");
  const page = readFileSync(join(edition, "dist/edition/documents/example-letter.html"), "utf8");
  assert.match(page, '<b class="mine">Greetings!</b>');
  assert.match(page, "Exampleton");
});

test("the library is importable, with its types", () => {
  writeFiles(folder, {
    "use.ts": `import { parseXml, type Diagnostic } from "apograph";
const { diagnostics } = parseXml({ path: "a.xml", bytes: new TextEncoder().encode("<a></b>") });
const [finding]: readonly Diagnostic[] = diagnostics;
console.log(finding?.code.split("/")[0]);
`,
  });
  const compiler = inProject("node_modules", "typescript", "bin", "tsc");
  const options = ["--module", "nodenext", "--target", "es2022", "--strict", "--types", ""];
  run(folder, process.execPath, compiler, ...options, "use.ts");
  assert.is(run(folder, process.execPath, "use.js"), "xml\n");
});

test.after(() => rmSync(join(folder, "node_modules"), { recursive: true, force: true }));

test.run();
