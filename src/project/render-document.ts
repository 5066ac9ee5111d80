// One document as its output files: the page, for documents with a text the plain texts, and for every
// person, place, organisation and work in it a page of its own.

import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { entityPageData } from "../site/entity-data.ts";
import { diplomaticPageData, documentPageData } from "../site/page-data.ts";
import type { DocumentFiles, Site } from "../site/pages.ts";
import type { DocumentFacts } from "../tei/facts.ts";
import { entryDocument } from "../tei/slices.ts";
import { XML } from "../tei/vocabulary.ts";
import { parseXml, type XmlElement } from "../xml/tree.ts";
import { descendantElements, findAttribute } from "../xml/walk.ts";
import { type Stylesheet, type Transformation, transform } from "../xslt/run.ts";
import { type CheckedDocument, standaloneText } from "./check-document.ts";
import type { OutputFile } from "./files.ts";

export interface DocumentStylesheets {
  readonly html: Stylesheet;
  readonly text: Stylesheet;
}

export interface RenderedFiles {
  readonly files: readonly OutputFile[];
  readonly diagnostics: readonly Diagnostic[];
}

export function renderDocument(
  document: CheckedDocument,
  site: Site,
  stylesheets: DocumentStylesheets,
  textWidth: number,
): RenderedFiles {
  const { facts } = document;
  const files = facts === undefined ? undefined : site.files.get(facts.path);
  if (facts === undefined || files === undefined) return { files: [], diagnostics: [] };
  const common = { subject: facts.path, source: standaloneText(document) };
  const page = documentPageData(facts, site);
  const asPage = { ...common, stylesheet: stylesheets.html, mode: "page" };
  const asText = (view: string) => ({
    ...common,
    stylesheet: stylesheets.text,
    mode: "text",
    parameters: { page, view, width: textWidth },
  });
  return runAll([
    [files.html, { ...asPage, parameters: { page } }],
    ...diplomaticPage(facts, files, site, asPage),
    [files.text, asText("reading")],
    [files.diplomatic, asText("diplomatic")],
  ]);
}

function diplomaticPage(
  facts: DocumentFacts,
  { diplomaticHtml }: DocumentFiles,
  site: Site,
  common: Omit<Transformation, "parameters">,
): [path: string, run: Transformation][] {
  if (diplomaticHtml === undefined) return [];
  const parameters = { page: diplomaticPageData(facts, site), view: "diplomatic" };
  return [[diplomaticHtml, { ...common, parameters }]];
}

/**
 * The pages of a register's entries, one at a time. The register is read once more, and each entry is
 * cut out of it: a stylesheet never gets the whole.
 */
export function* renderEntries(
  { facts, original }: CheckedDocument,
  site: Site,
  { html: stylesheet }: DocumentStylesheets,
): Generator<RenderedFiles> {
  if (facts?.ids.some(({ isEntry }) => isEntry) !== true) return;
  const { document } = parseXml({ path: facts.path, bytes: original });
  if (document === undefined) return;
  const entityOf = (element: XmlElement) => {
    const id = findAttribute(element, "id", XML);
    const entity = id && site.entities.get(`${facts.path}#${id.value}`);
    return entity?.fact.span.start === id?.valueSpan.start ? entity : undefined;
  };
  for (const element of descendantElements(document.root)) {
    const entity = entityOf(element);
    if (entity === undefined) continue;
    const source = entryDocument(document, element, (inner) => entityOf(inner) !== undefined);
    const parameters = { page: entityPageData(entity, site) };
    const subject = `${facts.path}#${entity.fact.id}`;
    yield runAll([[entity.page, { stylesheet, subject, source, mode: "page", parameters }]]);
  }
}

/** Runs transformations; a path that is undefined is not wanted. */
export function runAll(
  runs: readonly (readonly [path: string | undefined, run: Transformation])[],
): RenderedFiles {
  const files: OutputFile[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [path, run] of runs) {
    if (path === undefined) continue;
    const result = transform(run);
    diagnostics.push(...result.diagnostics);
    if (result.text !== undefined) files.push({ path, contents: result.text });
  }
  return { files, diagnostics };
}
