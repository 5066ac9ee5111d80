// One document as its output files: the page, and for documents with a text the two plain texts.

import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { documentPageData, homePageData, type PageData } from "../site/page-data.ts";
import { HOME_PAGE, type Site } from "../site/pages.ts";
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
  const page: PageData = documentPageData(facts, site);
  const common = { subject: facts.path, source: standaloneText(document) };
  const asText = (view: string) => ({
    ...common,
    stylesheet: stylesheets.text,
    mode: "text",
    parameters: { page, view, width: textWidth },
  });
  return collect([
    [files.html, { ...common, stylesheet: stylesheets.html, mode: "page", parameters: { page } }],
    [files.text, asText("reading")],
    [files.diplomatic, asText("diplomatic")],
  ]);
}

export function renderHome(site: Site, stylesheets: DocumentStylesheets): RenderedFiles {
  const parameters = { page: homePageData(site) };
  const { html: stylesheet } = stylesheets;
  return collect([[HOME_PAGE, { subject: HOME_PAGE, stylesheet, template: "home", parameters }]]);
}

function collect(
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
