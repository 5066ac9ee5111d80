// Compares the two ways in which Schematron rules are evaluated: over the tree, and as a stylesheet. All
// patterns of the cases are run both ways, and those of tei_all on the corpora and on examples. Not part of
// `npm test`, since each schema has to be compiled.
//
//   node dist/test/differential/schematron-xslt.js [documents of the corpora]

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Diagnostic, sortDiagnostics } from "../../src/diagnostic/diagnostic.ts";
import { noCache } from "../../src/project/cache.ts";
import { openXsltRules } from "../../src/project/xslt-rules.ts";
import { checkSchematron } from "../../src/schematron/check.ts";
import { checkXsltRules } from "../../src/schematron/check-xslt.ts";
import { loadSchematron } from "../../src/schematron/load.ts";
import type { SchematronSchema } from "../../src/schematron/schema.ts";
import { transpile } from "../../src/schematron/transpile.ts";
import { type Source, sourceFromText } from "../../src/source/source.ts";
import { parseXml } from "../../src/xml/tree.ts";
import { fixture, inProject } from "../helpers/project.ts";
import { readCases } from "../helpers/schematron-cases.ts";

const shared = process.env["APOGRAPH_SHARED"] ?? inProject("../shared");
const [wanted = 60] = process.argv.slice(2).map(Number);
const counts = { documents: 0, findings: 0, disagreements: 0, schemas: 0 };

/** `@maxOccurs > 1 or @maxOccurs eq 'unbounded'` may be true or an error (XPath 3.1, 3.8). */
const MAY_DIFFER = "attDef-defaultIsInClosedList-twoOrMore";
/** In a pattern, SaxonJS takes a variable for a truth value, though it is the number of a position. */
const NOT_THE_SAME = "b[$n]";

for (const { name, files, expectations } of readCases("cases.txt")) {
  const load = (path: string) => files.find((file) => file.path === path);
  const { rules } = loadSchematron(files[0] as Source, load);
  if (rules === undefined || JSON.stringify(rules).includes(NOT_THE_SAME)) continue;
  const documents = expectations.filter(({ kind }) => kind === "document");
  const sources = documents.map(({ document }) => sourceFromText("document.xml", document));
  await compare(name, rules, sources);
}

const path = join(shared, "schemas/tei_all.rng");
const { rules: tei } = loadSchematron({ path, bytes: readFileSync(path) }, () => undefined);
const corpus = readdirSync(join(shared, "corpora"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".xml"))
  .toSorted();
const step = Math.max(1, Math.floor(corpus.length / wanted));
const some = corpus
  .filter((_, index) => index % step === 0)
  .map((file) => join(shared, "corpora", file));
const examples = readFileSync(fixture("schematron", "tei-rules.txt"), "utf8")
  .split("\n")
  .flatMap((line) => line.split(/ \| (?=<)/u).slice(1))
  .map((text) => sourceFromText("a.xml", `<TEI xmlns="http://www.tei-c.org/ns/1.0">${text}</TEI>`));
if (tei !== undefined) {
  const documents = some.map((file) => ({ path: file, bytes: readFileSync(file) }));
  await compare("tei_all", tei, [...documents, ...examples]);
}
console.log(
  `${counts.schemas} schemas, ${counts.documents} documents: ${counts.findings} findings, ${counts.disagreements} disagreements`,
);
process.exitCode = counts.disagreements > 0 ? 1 : 0;

async function compare(
  name: string,
  rules: SchematronSchema,
  sources: readonly Source[],
): Promise<void> {
  const xslt = transpile({ ...rules, declarations: [] });
  const opened = await openXsltRules(xslt, "schema.sch", { folder: ".", cache: noCache });
  if (opened.xslt === undefined) {
    console.log(`${name}: ${opened.mistake?.message}`);
    counts.disagreements++;
    return;
  }
  counts.schemas++;
  for (const source of sources) {
    const { document } = parseXml(source);
    if (document === undefined) continue;
    counts.documents++;
    const one = inWords(checkSchematron(document, rules));
    const other = inWords(checkXsltRules(document, { ...rules, xslt }, opened.xslt));
    counts.findings += one.length;
    const lost = one.filter((finding) => isLost(finding, other));
    const extra = other.filter((finding) => isLost(finding, one));
    counts.disagreements += lost.length + extra.length;
    for (const finding of lost.slice(0, 3)) console.log(`${name}: only over the tree: ${finding}`);
    for (const finding of extra.slice(0, 3)) console.log(`${name}: only as XSLT: ${finding}`);
  }
}

function isLost(finding: string, others: readonly string[]): boolean {
  return !others.includes(finding) && !finding.includes(MAY_DIFFER);
}

/** Libraries word their errors each in its own way. */
function inWords(findings: readonly Diagnostic[]): string[] {
  return sortDiagnostics(findings).map(({ code, severity, message, span, notes }) => {
    const words = code === "schematron/failed" ? message.replace(/ fails: .*$/su, "") : message;
    const remarks = notes.map((note) => note.message).join(" | ");
    return `${span?.start}-${span?.end} ${code} ${severity} ${words} | ${remarks}`;
  });
}
