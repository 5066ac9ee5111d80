// The edition for print: a LaTeX file for each document with a text, into a folder beside the site's.

import { readFileSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { type Diagnostic, hasErrors, sortDiagnostics } from "../diagnostic/diagnostic.ts";
import { documentPageData } from "../site/page-data.ts";
import type { Site } from "../site/pages.ts";
import { type Stylesheet, transform } from "../xslt/run.ts";
import { ApparatusReader } from "./apparatus-reader.ts";
import type { Accept, BuildResult } from "./build.ts";
import type { CheckedDocument } from "./check-document.ts";
import { MANIFEST, type OutputFile, stageFolder } from "./files.ts";
import { findResource, type Project } from "./project.ts";
import { withApparatus } from "./render-document.ts";
import { applyConfiguredLevels } from "./settle.ts";
import { prepareSite } from "./site-files.ts";
import { loadStylesheet } from "./stylesheets.ts";
import { validate } from "./validate.ts";

/**
 * Validates the edition, and replaces the folder of its LaTeX files.
 *
 * @throws {Misuse} when a source, a stylesheet, the preamble or the folder cannot be used
 */
export async function buildLatex(
  project: Project,
  accept: Accept = (checked) => checked,
): Promise<BuildResult> {
  const checked = accept(await validate(project));
  if (hasErrors(checked.diagnostics)) return { ...checked, files: [] };
  const { config, cache, progress } = project;
  const { site } = prepareSite(project, checked.edition);
  const preamble = findResource(project, config.latexPreamble, "xslt/latex/preamble.tex");
  progress("preparing the stylesheets");
  const entry = findResource(project, config.latexStylesheet, "xslt/latex/edition.xsl");
  const { stylesheet, diagnostics } = await loadStylesheet(entry, cache);
  const found = [...diagnostics];
  const files: OutputFile[] = [];
  if (stylesheet !== undefined) {
    const print = {
      stylesheet,
      preamble: readFileSync(preamble.file, "utf8").trimEnd(),
      project,
      reader: new ApparatusReader(site, config.apparatus, checked.documents),
    };
    for (const [index, document] of checked.documents.entries()) {
      progress(`writing ${index + 1} of ${checked.documents.length}`);
      const made = renderLatex(document, site, print);
      found.push(...made.diagnostics);
      files.push(...made.files);
    }
  }
  const settled = await applyConfiguredLevels(found, config);
  const all = sortDiagnostics([...checked.diagnostics, ...settled]);
  if (hasErrors(settled)) return { ...checked, diagnostics: all, files: [] };
  writeAll(latexFolder(project), files);
  return { ...checked, diagnostics: all, files: files.map(({ path }) => path) };
}

/** Beside the site, as a system path. */
export function latexFolder({ folder, config }: Project): string {
  return resolve(folder, `${config.output.replace(/[/\\]+$/u, "")}-latex`);
}

interface Print {
  readonly stylesheet: Stylesheet;
  readonly preamble: string;
  readonly project: Project;
  readonly reader: ApparatusReader;
}

function renderLatex(
  document: CheckedDocument,
  site: Site,
  { stylesheet, preamble, project, reader }: Print,
): { readonly files: readonly OutputFile[]; readonly diagnostics: readonly Diagnostic[] } {
  const { facts } = document;
  if (facts === undefined || site.files.get(facts.path)?.text === undefined)
    return { files: [], diagnostics: [] };
  const read = reader.forPrint(document);
  const { text, diagnostics } = transform({
    stylesheet,
    subject: facts.path,
    source: read.source,
    mode: "latex",
    parameters: {
      page: withApparatus(documentPageData(facts, site), read),
      preamble,
      base: baseOf(project, facts.path),
    },
  });
  const path = facts.path.replace(/(?:\.xml)?$/iu, ".tex");
  return { files: text === undefined ? [] : [{ path, contents: text }], diagnostics };
}

/** The way from a LaTeX file to the folder of its source, where its images are. */
function baseOf(project: Project, path: string): string {
  const file = resolve(latexFolder(project), path);
  const way = relative(dirname(file), dirname(resolve(project.folder, path)));
  return `${way.replaceAll("\\", "/")}/`;
}

/** The manifest says that the folder is ours to replace. */
function writeAll(folder: string, files: readonly OutputFile[]): void {
  const output = stageFolder(folder);
  try {
    for (const file of files) output.write(file);
    const contents = `${JSON.stringify({ files: files.map(({ path }) => path) }, undefined, 2)}\n`;
    output.write({ path: MANIFEST, contents });
    output.commit();
  } finally {
    output.discard();
  }
}
