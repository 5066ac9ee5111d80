// The pages of 600 diary entries (APOGRAPH_SHARED), made by one stylesheet in two processors: SaxonJS as
// `apograph build` runs it, with the compiled stylesheet from the cache, and Saxon-HE in one JVM, which
// compiles it first. Both get the same parameter; Saxon-HE reads it from JSON. Whole processes, CPU time,
// in turn on one core; Debian: libsaxonhe-java.
//   npm run bench:render [runs]

import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { ApparatusReader } from "../src/project/apparatus-reader.ts";
import { noCache } from "../src/project/cache.ts";
import { openProject } from "../src/project/project.ts";
import { renderDocument } from "../src/project/render-document.ts";
import { prepareSite } from "../src/project/site-files.ts";
import { validate } from "../src/project/validate.ts";
import { measure, median } from "./measure.ts";

const SAXON = "/usr/share/java/Saxon-HE.jar";
const shared = resolve(process.env["APOGRAPH_SHARED"] ?? "../shared");
const [runs = 5] = process.argv.slice(2).map(Number);

const CONFIG = {
  title: "Arthur Schnitzler: Tagebuch",
  language: "de",
  sources: ["editions/*.xml", "indices/*.xml"],
  sharedIds: true,
};

/** Makes the parameter `page` of the file beside the document: arrays become sequences, as in SaxonJS. */
const WRAPPER = `<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:bench="urn:bench">
  <xsl:import href="${resolve("xslt/html/edition.xsl")}"/>
  <xsl:param name="page" select="bench:value(json-doc(replace(document-uri(/), '/in/', '/pages/') || '.json'))"/>
  <xsl:function name="bench:value">
    <xsl:param name="value"/>
    <xsl:sequence select="
      if ($value instance of map(*)) then map:merge(map:keys($value) ! map:entry(., bench:value($value(.))))
      else if ($value instance of array(*)) then $value?* ! bench:value(.) else $value"/>
  </xsl:function>
</xsl:stylesheet>`;

const folder = mkdtempSync(join(tmpdir(), "apograph-render-"));
const [source, pages, ours, theirs] = ["in", "pages", "apograph", "saxon"].map((name) => {
  const path = join(folder, name);
  mkdirSync(path);
  return path;
}) as [string, string, string, string];

try {
  await writeInput();
  const wrapper = join(folder, "wrapper.xsl");
  writeFileSync(wrapper, WRAPPER);
  const apograph = [process.execPath, "dist/bench/render-pages.js", source, pages, ours];
  const saxon = ["java", "-cp", SAXON, "net.sf.saxon.Transform", "-im:page"];
  saxon.push(`-s:${source}`, `-xsl:${wrapper}`, `-o:${theirs}`);
  // Once for the cache.
  spawnSync(apograph[0] as string, apograph.slice(1), { stdio: "inherit" });
  const taken: [number[], number[]] = [[], []];
  for (let run = 0; run < runs; run++) {
    taken[0].push(measure(apograph, 1, true).cpu);
    taken[1].push(measure(saxon, 1, true).cpu);
  }
  const [mine, other] = [median(taken[0]), median(taken[1])];
  console.log(`apograph: ${readdirSync(ours).length} pages, ${mine.toFixed(2)} s of CPU`);
  console.log(`Saxon-HE: ${readdirSync(theirs).length} pages, ${other.toFixed(2)} s of CPU`);
  console.log(`ratio ${(mine / other).toFixed(2)}`);
} finally {
  rmSync(folder, { recursive: true });
}

/** Writes each entry, and what its page is told. */
async function writeInput(): Promise<void> {
  const edition = join(folder, "edition");
  cpSync(join(shared, "corpora", "schnitzler-tagebuch"), edition, { recursive: true });
  writeFileSync(join(edition, "apograph.config.json"), JSON.stringify(CONFIG));
  const project = openProject(edition, { cache: noCache, now: new Date() });
  const checked = await validate(project);
  const { site } = prepareSite(project, checked.edition);
  const html = { path: "html", sef: undefined };
  const text = { path: "text", sef: undefined };
  const reader = new ApparatusReader(site, {}, checked.documents);
  for (const document of checked.documents) {
    const { path } = document.source;
    if (!path.startsWith("editions/")) continue;
    const write = ({ stylesheet, source: contents, parameters, subject }: Run) => {
      if (stylesheet === html) {
        writeFileSync(join(source, basename(subject)), contents ?? "");
        writeFileSync(join(pages, `${basename(subject)}.json`), JSON.stringify(parameters["page"]));
      }
      return { diagnostics: [] };
    };
    const read = reader.forPage(document, path);
    const context = { read, witnesses: null, textWidth: 0 };
    renderDocument(document, site, { html, text, run: write }, context);
  }
}

type Run = Parameters<Parameters<typeof renderDocument>[2]["run"]>[0];
