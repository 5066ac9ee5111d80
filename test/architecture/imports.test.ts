// The layers of ARCHITECTURE.md, read from the imports: who may know whom, and where the outside
// world comes in.

import { readdirSync, readFileSync } from "node:fs";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { inProject } from "../helpers/project.ts";

/** What a folder of src/ may import beside itself. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  source: [],
  diagnostic: ["source"],
  xml: ["source", "diagnostic"],
  relaxng: ["source", "diagnostic", "xml"],
  tei: ["source", "diagnostic", "xml"],
  xslt: ["source", "diagnostic", "xml"],
  schematron: ["source", "diagnostic", "xml", "xslt"],
  site: ["source", "diagnostic", "xml", "tei"],
  output: ["source", "diagnostic", "xml", "tei"],
  collate: ["source", "diagnostic", "xml", "tei"],
  report: ["source", "diagnostic", "xml"],
  project: [
    "source",
    "diagnostic",
    "xml",
    "relaxng",
    "tei",
    "xslt",
    "schematron",
    "site",
    "output",
  ],
  cli: ["source", "diagnostic", "xml", "tei", "site", "output", "collate", "report", "project"],
};

/** Folders that touch files, clock, threads and environment. */
const EDGE: readonly string[] = ["project", "cli"];

/** Packages, and the one file that imports each. */
const IMPORTED_IN: Readonly<Record<string, string>> = {
  "@csstools/css-tokenizer": "site/check/css.ts",
  chokidar: "project/dev/watch.ts",
  diff: "source/changes.ts",
  fflate: "output/readings/xlsx.ts",
  "fastest-levenshtein": "source/closest.ts",
  fontoxpath: "schematron/xpath.ts",
  "jsonc-parser": "project/config.ts",
  parse5: "site/check/html.ts",
  picocolors: "report/text.ts",
  picomatch: "source/globs.ts",
  "saxon-js": "xslt/run.ts",
  "string-width": "report/text.ts",
  tinyglobby: "project/files.ts",
  "xmllint-wasm": "xml/xmllint.ts",
};

interface Import {
  readonly file: string;
  readonly folder: string;
  readonly target: string;
}

function readImports(): Import[] {
  const files = readdirSync(inProject("src"), { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path.endsWith(".ts") && !path.endsWith(".d.ts"));
  return files.flatMap((file) => {
    const text = readFileSync(inProject("src", file), "utf8");
    const found = text.matchAll(
      /(?:^|\n)\s*(?:import|export)[^;"]*?from "([^"]+)"|\bimport\("([^"]+)"\)/gu,
    );
    return [...found].map(([, from, dynamic]) => ({
      file,
      folder: file.includes("/") ? file.slice(0, file.indexOf("/")) : "",
      target: from ?? dynamic ?? "",
    }));
  });
}

const imports = readImports();

test("imports are found at all", () => {
  assert.ok(imports.length > 50, `only ${imports.length}`);
  assert.ok(imports.some(({ file, target }) => file === "xslt/run.ts" && target === "saxon-js"));
});

test("a folder imports only the folders below it", () => {
  const forbidden = imports
    .filter(({ folder, target }) => folder !== "" && target.startsWith("."))
    .filter(({ file, folder, target }) => {
      const other = new URL(target, `file:///${file}`).pathname.split("/")[1] ?? "";
      return other !== folder && !(MAY_IMPORT[folder]?.includes(other) ?? false);
    });
  assert.equal(forbidden, []);
});

test("Node's own modules are imported at the edge only", () => {
  const inside = imports.filter(
    ({ folder, target }) => target.startsWith("node:") && !EDGE.includes(folder),
  );
  assert.equal(inside, []);
});

test("each package is imported in one file", () => {
  const packages = imports.filter(({ target }) => !/^(?:\.|node:)/u.test(target));
  const strangers = packages.filter(({ file, target }) => IMPORTED_IN[target] !== file);
  assert.equal(strangers, []);
});

/** Saxon-HE 9.9 has no functions as values; with it the pages are compared and the time is measured. */
test("stylesheets of pages run in any XSLT 3.0 processor without higher-order functions", () => {
  const asValue = /\bfunction\s*\(\s*\$|\b(?:fold-left|fold-right|for-each-pair|map:for-each)\(/u;
  for (const folder of ["common", "html", "text"]) {
    for (const name of readdirSync(inProject("xslt", folder))) {
      if (!name.endsWith(".xsl")) continue;
      const [found] = asValue.exec(readFileSync(inProject("xslt", folder, name), "utf8")) ?? [];
      assert.is(found, undefined, `xslt/${folder}/${name}`);
    }
  }
});

test.run();
