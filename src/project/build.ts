// The main path: read → check → render → write. Nothing is written unless everything passed.

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { type Diagnostic, hasErrors, sortDiagnostics } from "../diagnostic/diagnostic.ts";
import { checkAddresses, planSite, type Site, STYLE_FILE } from "../site/pages.ts";
import { MANIFEST, type OutputFile, stageFolder } from "./files.ts";
import { toolkitName } from "./package.ts";
import { findResource, type Project } from "./project.ts";
import { type DocumentStylesheets, renderDocument, renderHome } from "./render-document.ts";
import { loadStylesheet } from "./stylesheets.ts";
import { validate, type ValidationResult } from "./validate.ts";

export interface BuildResult extends ValidationResult {
  /** The files written, as paths below the output folder; empty when there were errors. */
  readonly files: readonly string[];
}

/**
 * Validates the edition, renders every document, and replaces the output folder.
 *
 * @throws {Misuse} when a source, a stylesheet or the output folder cannot be used
 */
export async function build(project: Project): Promise<BuildResult> {
  const checked = await validate(project);
  if (hasErrors(checked.diagnostics)) return { ...checked, files: [] };

  const site = planSite(checked.edition, imprint(project));
  const { stylesheets, diagnostics: unusable } = await loadStylesheets(project);
  const blocking = [...checkAddresses(site), ...unusable];
  if (stylesheets === undefined || hasErrors(blocking)) return failed(checked, blocking);

  const output = stageFolder(outputFolder(project));
  const written: string[] = [];
  const write = (file: OutputFile): void => {
    output.write(file);
    written.push(file.path);
  };
  try {
    const found = renderSite(project, site, { checked, stylesheets, write });
    if (hasErrors(found)) return failed(checked, found);
    write(manifest(written, site));
    output.commit();
    const diagnostics = sortDiagnostics([...checked.diagnostics, ...blocking, ...found]);
    return { ...checked, diagnostics, files: written };
  } finally {
    output.discard();
  }
}

/** The folder that a build writes, as a system path. */
export function outputFolder({ folder, config }: Project): string {
  return resolve(folder, config.output);
}

function failed(checked: ValidationResult, found: readonly Diagnostic[]): BuildResult {
  return {
    ...checked,
    diagnostics: sortDiagnostics([...checked.diagnostics, ...found]),
    files: [],
  };
}

function imprint({ config, today }: Project): Site["imprint"] {
  const { title, language } = config;
  return { title, language, generator: toolkitName(), built: today };
}

interface Rendering {
  readonly checked: ValidationResult;
  readonly stylesheets: DocumentStylesheets;
  readonly write: (file: OutputFile) => void;
}

/** Renders and writes file by file, so that a large edition is never in memory as a whole. */
function renderSite(project: Project, site: Site, rendering: Rendering): Diagnostic[] {
  const { checked, stylesheets, write } = rendering;
  const diagnostics: Diagnostic[] = [];
  const { textWidth } = project.config;
  const { documents } = checked;
  for (const [index, document] of documents.entries()) {
    project.progress(`rendering ${index + 1} of ${documents.length}`);
    const page = renderDocument(document, site, stylesheets, textWidth);
    page.files.forEach(write);
    write({ path: document.source.path, contents: document.original });
    diagnostics.push(...page.diagnostics);
  }
  const home = renderHome(site, stylesheets);
  home.files.forEach(write);
  readAssets(project).forEach(write);
  return [...diagnostics, ...home.diagnostics];
}

interface LoadedStylesheets {
  readonly stylesheets: DocumentStylesheets | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

async function loadStylesheets(project: Project): Promise<LoadedStylesheets> {
  const { config, cache } = project;
  project.progress("preparing the stylesheets");
  const ownHtml = findResource(project, config.htmlStylesheet, "xslt/html/edition.xsl");
  const ownText = findResource(project, config.textStylesheet, "xslt/text/edition.xsl");
  const [html, text] = await Promise.all([
    loadStylesheet(ownHtml, cache),
    loadStylesheet(ownText, cache),
  ]);
  const isComplete = html.stylesheet !== undefined && text.stylesheet !== undefined;
  return {
    stylesheets: isComplete ? { html: html.stylesheet, text: text.stylesheet } : undefined,
    diagnostics: [...html.diagnostics, ...text.diagnostics],
  };
}

/** The CSS, and the edition's schema, where the `xml-model` of the published sources expects it. */
function readAssets(project: Project): OutputFile[] {
  const { style, schema } = project.config;
  const css = findResource(project, style, "xslt/html/apograph.css");
  const assets = [{ path: STYLE_FILE, contents: readFileSync(css.file) }];
  if (schema === undefined) return assets;
  const { file } = findResource(project, schema, schema);
  return [...assets, { path: schema, contents: readFileSync(file) }];
}

function manifest(written: readonly string[], site: Site): OutputFile {
  const { title, generator, built } = site.imprint;
  const files = written.toSorted((a, b) => (a < b ? -1 : 1));
  const contents = `${JSON.stringify({ title, generator, built, files }, undefined, 2)}\n`;
  return { path: MANIFEST, contents };
}
