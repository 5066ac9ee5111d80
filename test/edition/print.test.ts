// An edition for print: what a scholar's hardest page becomes in LaTeX, compared with what it was.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { apograph, edit, temporaryFolder, writeFiles } from "../helpers/command.ts";
import { fixture, matchesGolden } from "../helpers/project.ts";
import { completeDocument } from "../phenomena/document.ts";

const folder = temporaryFolder();
for (const path of ["apograph.config.json", "tei/hard.xml"])
  writeFiles(folder, { [path]: readFileSync(fixture("edition", "print", path), "utf8") });
const result = apograph(folder, "build", "--format", "latex");
const written = readLatex();

function readLatex(): string {
  const file = join(folder, "dist", "edition-latex", "tei", "hard.tex");
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

/** What stands in the numbered text and after it. */
function bodyOf(latex: string): string {
  return latex.slice(latex.lastIndexOf("\\begin{document}"));
}

test("a file for each document, and a manifest", () => {
  assert.is(result.status, 0, result.stdout + result.stderr);
  assert.match(result.stdout, "1 file written to dist/edition-latex\nCompile them with lualatex\n");
  const manifest = readFileSync(join(folder, "dist", "edition-latex", "manifest.json"), "utf8");
  assert.equal(JSON.parse(manifest), { files: ["tei/hard.tex"] });
});

test("the file is as it was", () => {
  matchesGolden(bodyOf(written), "edition", "print", "published", "hard.tex");
});

test("the sign behind the lemma is the edition's", () => {
  const own = temporaryFolder();
  const read = (path: string): string => readFileSync(fixture("edition", "print", path), "utf8");
  const config = JSON.parse(read("apograph.config.json")) as object;
  writeFiles(own, {
    "apograph.config.json": JSON.stringify({ ...config, apparatus: { separator: ":" } }),
    "tei/hard.xml": read("tei/hard.xml"),
  });
  const { status, stdout } = apograph(own, "build", "--format", "latex");
  assert.is(status, 0, stdout);
  const latex = readFileSync(join(own, "dist", "edition-latex", "tei", "hard.tex"), "utf8");
  assert.match(latex, "\n\\Xlemmaseparator{:}\n");
  assert.not.match(written, "\\Xlemmaseparator");
});

/** Braces that TeX counts: those of the text are written `\{`. */
test("every brace has its partner", () => {
  let depth = 0;
  for (const [sign] of bodyOf(written).matchAll(/\\.|[{}]/gsu)) {
    if (sign === "{") depth++;
    if (sign === "}") depth--;
    assert.ok(depth >= 0);
  }
  assert.is(depth, 0);
});

const ENTRY = String.raw`\\[A-Z]footnote(?=[[{])`;

test("every entry is there once, in the series of its type", () => {
  const source = readFileSync(join(folder, "tei", "hard.xml"), "utf8");
  const all = source.match(/<app[ >]/gu)?.length ?? 0;
  const placed = written.match(new RegExp(ENTRY, "gu")) ?? [];
  // One in a note, one in a reading and two without a place stand in words; one is not printed.
  assert.is(placed.length, all - 5);
  assert.equal([...new Set(placed)].toSorted(), ["\\Afootnote", "\\Bfootnote", "\\Ffootnote"]);
  assert.match(written, "nowhere");
  assert.match(written, "where nothing is read");
  assert.not.match(written, "invisible");
});

test("sources are above the variants, others below", () => {
  assert.match(written, "\\PassOptionsToPackage{series={B,A,F}}{reledmac}\n");
});

test("labels that are asked for are set", () => {
  const set = new Set([...written.matchAll(/\\edlabel\{([^}]*)\}/gu)].map(([, label]) => label));
  const asked = [
    ...[...written.matchAll(/\\xxref\{([^}]*)\}\{([^}]*)\}/gu)].flatMap(([, a, b]) => [a, b]),
    ...[...written.matchAll(/\\apographpointer\{([^}#]*)\}/gu)].map(([, label]) => label),
  ];
  assert.ok(asked.length >= 8);
  assert.equal(
    asked.filter((label) => !set.has(label)),
    [],
  );
});

test("pages that begin between lines or paragraphs have their number", () => {
  const pages = [...bodyOf(written).matchAll(/\\apographpage\{(.*?)\}/gu)].map(([, page]) => page);
  assert.equal(pages, ["1r", "2r", "2v", "3r"]);
});

test("sigla of groups are explained", () => {
  assert.match(written, "\\item[{Φ}] = T, U\n");
  assert.match(written, "\\item[{chi}] W\n");
});

test("spaces beside what is no word are not doubled", () => {
  assert.not.match(bodyOf(written), / (?:\\(?:edlabel|apographpage)\{[^}]*\})+ /u);
  assert.match(bodyOf(written), "and\\edlabel{lost} goes on\\footnoteA{With a note.} .");
});

test("signs are those of the edition's table", () => {
  const signed = temporaryFolder();
  const config = readFileSync(join(folder, "apograph.config.json"), "utf8");
  const source = readFileSync(join(folder, "tei/hard.xml"), "utf8");
  const signs = `<supplied reason="lost">a<unclear>b</unclear></supplied> <surplus>c&amp;</surplus>
    <del>d</del> <gap reason="lost" unit="character" quantity="2"/>`;
  writeFiles(signed, {
    "apograph.config.json": config.replace('"hide"', '"signs": "leiden", "hide"'),
    "tei/hard.xml": source.replace("<p>[Begins", `<p>${signs} [Begins`),
  });
  const { status, stdout } = apograph(signed, "build", "--format", "latex");
  assert.is(status, 0, stdout);
  const latex = readFileSync(join(signed, "dist", "edition-latex", "tei", "hard.tex"), "utf8");
  const line = "{[}ab\u0323{]} \\{c\\ampersand{}\\} ⟦d⟧ {[}..{]} {[}Begins";
  assert.ok(latex.includes(line), latex.slice(latex.indexOf("Begins") - 200));
});

const FIXTURES: readonly (readonly [fixture: string, what: string, printed: readonly string[]])[] =
  [
    [
      "apparatus-nested-in-list",
      "entries in those of a list: of the lemma, at the same place; of a reading, in it",
      [
        String.raw`\edtext{}{\xxref{entry-1:s}{entry-1:e}\lemma{rain in Spain}\Afootnote{`,
        String.raw`\edtext{}{\xxref{entry-1:s}{entry-1:e}\lemma{in}\Afootnote{`,
        String.raw`{snow over fair \apographgroup{\apographreading{sweet}{}`,
        String.raw`{playne \apographgroup{`,
        String.raw`{frost \apographgroup{`,
        "dew{]}",
        String.raw`\apographremark{As Hartford \apographgroup{`,
      ],
    ],
    [
      "apparatus-in-readings",
      "readings hold notes, omissions with entries in them, entries about words elsewhere",
      [
        String.raw`{gamma delta epsilon \apographgroup{delta{]} \apograph`,
        String.raw`{\apographverb{om.} \apographgroup{`,
        String.raw`xi \apographremark{In the margin \apographgroup{`,
        String.raw`{sigma \apographremark{Over an erasure.} tau}`,
      ],
    ],
    [
      "apparatus-right-to-left",
      "from right to left brackets are turned, and words of the page are not",
      [
        String.raw`עם \apographmirrored{[}{]}...\apographmirrored{]}{[} כל`,
        String.raw`\apographremark{\apographltr{homeoteleuton}}`,
      ],
    ],
  ];

for (const [name, what, printed] of FIXTURES) {
  test(what, () => {
    const own = temporaryFolder();
    const text = readFileSync(fixture("phenomena", `${name}.xml`), "utf8");
    writeFiles(own, {
      "apograph.config.json": '{ "title": "Print", "checks": { "tei/unknown-location": "off" } }',
      "tei/own.xml": completeDocument(text),
    });
    const { status, stdout } = apograph(own, "build", "--format", "latex");
    assert.is(status, 0, stdout);
    const latex = readFileSync(join(own, "dist", "edition-latex", "tei", "own.tex"), "utf8");
    for (const words of printed)
      assert.is(latex.split(words).length, 2, `${words}\n${bodyOf(latex)}`);
  });
}

test("a preamble of the project stands in place of ours", () => {
  edit(folder, "apograph.config.json", "{", '{ "latexPreamble": "print.tex",');
  writeFiles(folder, { "print.tex": "\\setmainfont{Brill}\n" });
  assert.is(apograph(folder, "build", "--format", "latex").status, 0);
  assert.match(readLatex(), "\\setmainfont{Brill}\n");
  assert.not.match(readLatex(), "apographfallback");
});

test("a format that is not there is misuse, and so is a preamble", () => {
  const wrong = apograph(folder, "build", "--format", "pdf");
  assert.is(wrong.status, 2);
  assert.match(wrong.stderr, 'build --format takes html or latex, not "pdf".');
  edit(folder, "apograph.config.json", "print.tex", "none.tex");
  const missing = apograph(folder, "build", "--format", "latex");
  assert.is(missing.status, 2);
  assert.match(missing.stderr, "The configuration names none.tex");
});

test.run();
