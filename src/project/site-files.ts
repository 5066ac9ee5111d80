// The files of a published edition, in the groups in which they are made: pages, and what lies beside
// them. Whoever asks for them decides what becomes of each: a build writes it, `apograph dev` serves it.

import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { Addresses, checkAddresses, pageOf, planSite, type Site } from "../site/pages.ts";
import { rowAddresses } from "../site/readings-pages.ts";
import { witnessAddresses, witnessLinks } from "../site/witness-links.ts";
import type { Edition } from "../tei/edition.ts";
import { transform } from "../xslt/run.ts";
import { ApparatusReader } from "./apparatus-reader.ts";
import type { CheckedDocument } from "./check-document.ts";
import { dataFiles, type EditionData, editionData, withMachineData } from "./data-files.ts";
import { MANIFEST, type OutputFile, pathInside } from "./files.ts";
import { toolkitName } from "./package.ts";
import { findResource, type Project } from "./project.ts";
import {
  type DocumentStylesheets,
  renderDocument,
  type RenderedFiles,
  renderEntries,
  renderParallels,
} from "./render-document.ts";
import { readCritical, renderWitnesses } from "./render-witnesses.ts";
import { renderIndexes } from "./render-indexes.ts";
import { scriptFiles } from "./script-files.ts";
import { searchFiles } from "./search-files.ts";
import { readSigns } from "./signs.ts";
import { readStrings } from "./strings.ts";
import { firstFaces, styleFiles } from "./style-files.ts";
import { loadStylesheet } from "./stylesheets.ts";

/** What is to be published, before anything is rendered. */
export interface PlannedSite {
  readonly site: Site;
  readonly data: EditionData;
  /** What stands in the way. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Plans the site of an edition without errors. */
export function prepareSite(project: Project, edition: Edition): PlannedSite {
  const isFile = (path: string): boolean =>
    statSync(join(project.folder, path), { throwIfNoEntry: false })?.isFile() ?? false;
  const plan = planSite(edition, imprintOf(project), isFile);
  const data = editionData(plan, project.config);
  const site = withMachineData(plan, data);
  return {
    site,
    data,
    diagnostics: checkAddresses(site, (document) => witnessAddresses(document, site)),
  };
}

export function imprintOf(project: Project): Site["imprint"] {
  const { title, language } = project.config;
  const strings = readStrings(language);
  const faces = firstFaces(project);
  const signs = readSigns(project);
  return { title, language, strings, generator: toolkitName(), built: project.today, faces, signs };
}

export interface LoadedStylesheets {
  readonly stylesheets: DocumentStylesheets | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Loads the stylesheets of HTML and of text. */
export async function loadStylesheets(project: Project): Promise<LoadedStylesheets> {
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
    stylesheets: isComplete
      ? { html: html.stylesheet, text: text.stylesheet, run: transform }
      : undefined,
    diagnostics: [...html.diagnostics, ...text.diagnostics],
  };
}

/** The pages and plain texts, one after the other, so that a large edition is never in memory as a whole. */
export function* renderPages(
  project: Project,
  documents: readonly CheckedDocument[],
  site: Site,
  stylesheets: DocumentStylesheets,
): Generator<RenderedFiles> {
  const addresses = new Addresses(site);
  for (const { files, diagnostics } of renderAll(project, documents, site, stylesheets)) {
    const clashes = files.flatMap(({ path }) => addresses.take(path));
    yield { files, diagnostics: [...diagnostics, ...clashes] };
  }
}

function* renderAll(
  project: Project,
  documents: readonly CheckedDocument[],
  site: Site,
  stylesheets: DocumentStylesheets,
): Generator<RenderedFiles> {
  const { textWidth, apparatus } = project.config;
  const byPath = new Map(documents.map((document) => [document.source.path, document]));
  const reader = new ApparatusReader(site, apparatus, documents);
  const collation = { reader, settings: apparatus };
  for (const [index, document] of documents.entries()) {
    project.progress(`rendering ${index + 1} of ${documents.length}`);
    const page = pageOf(document.source.path, site);
    const critical = readCritical(document, collation, site);
    const rows = critical?.readings && rowAddresses(critical.readings, page);
    const read = reader.forPage(document, page, rows);
    const witnesses =
      critical === undefined ? null : witnessLinks(critical.facts, page, site, critical.details);
    yield renderDocument(document, site, stylesheets, { read, witnesses, textWidth });
    yield* renderEntries(document, site, stylesheets);
    yield* renderParallels(document, site, { ...stylesheets, reader }, (path) => byPath.get(path));
    if (critical !== undefined)
      yield* renderWitnesses(critical, read, { site, settings: apparatus }, stylesheets);
  }
  project.progress("rendering the indexes");
  yield* renderIndexes(documents, site, stylesheets);
}

/** What is published as it is: sources, the files that they show, the CSS, the schema. */
export function* copiedFiles(
  project: Project,
  documents: readonly CheckedDocument[],
  site: Site,
): Generator<OutputFile> {
  for (const { source, original } of documents) yield { path: source.path, contents: original };
  for (const path of site.attachments)
    yield { path, contents: readFileSync(join(project.folder, path)) };
  yield* readAssets(project);
  yield* scriptFiles(site);
}

/** The CSS, and the edition's schema, where the `xml-model` of the published sources expects it. */
function* readAssets(project: Project): Generator<OutputFile> {
  yield* styleFiles(project);
  const { schema } = project.config;
  if (schema === undefined) return;
  const { file } = findResource(project, schema, schema);
  const path = pathInside(project.folder, file);
  if (path !== undefined) yield { path, contents: readFileSync(file) };
}

/**
 * What is made from the edition for programs: the search, the data for machines, the manifest.
 *
 * @param written the paths of all files that there are already
 */
export function* madeFiles(
  { site, data }: PlannedSite,
  documents: readonly CheckedDocument[],
  written: readonly string[],
): Generator<OutputFile> {
  const paths = [...written];
  const all = function* (files: Iterable<OutputFile>): Generator<OutputFile> {
    for (const file of files) {
      paths.push(file.path);
      yield file;
    }
  };
  yield* all(searchFiles(documents, site));
  yield* all(dataFiles(data, site, paths));
  yield manifest(paths, site);
}

function manifest(written: readonly string[], site: Site): OutputFile {
  const { title, generator, built } = site.imprint;
  const files = written.toSorted();
  const contents = `${JSON.stringify({ title, generator, built, files }, undefined, 2)}\n`;
  return { path: MANIFEST, contents };
}
