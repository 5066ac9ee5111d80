// The main path: read → check → render → write. Nothing is written unless everything passed.

import { readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Diagnostic, hasErrors, sortDiagnostics } from "../diagnostic/diagnostic.ts";
import { checkAddresses, planSite, type Site, STYLE_FILE } from "../site/pages.ts";
import { dataFiles, editionData, withMachineData } from "./data-files.ts";
import { MANIFEST, type OutputFile, stageFolder } from "./files.ts";
import { toolkitName } from "./package.ts";
import { findResource, type Project } from "./project.ts";
import {
  type DocumentStylesheets,
  renderDocument,
  type RenderedFiles,
  renderEntries,
} from "./render-document.ts";
import { renderIndexes } from "./render-indexes.ts";
import { searchFiles } from "./search-files.ts";
import { applyConfiguredLevels } from "./settle.ts";
import { readStrings } from "./strings.ts";
import { loadStylesheet } from "./stylesheets.ts";
import { validate, type ValidationResult } from "./validate.ts";

export interface BuildResult extends ValidationResult {
  /** The files written, as paths below the output folder; empty when there were errors. */
  readonly files: readonly string[];
}

/** What is left of the findings of the sources once some of them are accepted. */
export type Accept = (checked: ValidationResult) => ValidationResult;

/**
 * Validates the edition, renders every document, and replaces the output folder.
 *
 * @throws {Misuse} when a source, a stylesheet or the output folder cannot be used
 */
export async function build(
  project: Project,
  accept: Accept = (checked) => checked,
): Promise<BuildResult> {
  const checked = accept(await validate(project));
  if (hasErrors(checked.diagnostics)) return { ...checked, files: [] };

  const isFile = (path: string): boolean =>
    statSync(join(project.folder, path), { throwIfNoEntry: false })?.isFile() ?? false;
  const plan = planSite(checked.edition, imprint(project), isFile);
  const data = editionData(plan, project.config);
  const site = withMachineData(plan, data);
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
    const rendering = { checked, stylesheets, write };
    const found = await applyConfiguredLevels(renderSite(project, site, rendering), project.config);
    if (hasErrors(found)) return failed(checked, found);
    for (const file of dataFiles(data, site, written)) write(file);
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
  const strings = readStrings(language);
  return { title, language, strings, generator: toolkitName(), built: today };
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
  const take = ({ files, diagnostics: found }: RenderedFiles): void => {
    files.forEach(write);
    diagnostics.push(...found);
  };
  for (const [index, document] of documents.entries()) {
    project.progress(`rendering ${index + 1} of ${documents.length}`);
    take(renderDocument(document, site, stylesheets, textWidth));
    for (const page of renderEntries(document, site, stylesheets)) take(page);
    write({ path: document.source.path, contents: document.original });
  }
  project.progress("rendering the indexes");
  for (const page of renderIndexes(documents, site, stylesheets)) take(page);
  for (const path of site.attachments)
    write({ path, contents: readFileSync(join(project.folder, path)) });
  readAssets(project).forEach(write);
  for (const file of searchFiles(documents, site)) write(file);
  return diagnostics;
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
