// The pages that are about the edition as a whole: home, indexes, what was done to the texts and how
// they are encoded.

import { declarationPage, declarationsOf } from "../site/declaration-page.ts";
import {
  archivesPages,
  chronologyPages,
  documentsPages,
  homePageData,
} from "../site/document-indexes.ts";
import { encodingPage, interventionsPages } from "../site/editing-pages.ts";
import { occurrencesPages } from "../site/entity-data.ts";
import { namesPages } from "../site/name-indexes.ts";
import { notFoundPage } from "../site/not-found.ts";
import { frameData, type FrameData } from "../site/page-data.ts";
import { EDITION_PAGES, type Site } from "../site/pages.ts";
import { decode } from "../source/source.ts";
import { findPath } from "../tei/path.ts";
import { declarationsDocument } from "../tei/slices.ts";
import { parseXml } from "../xml/tree.ts";
import type { CheckedDocument } from "./check-document.ts";
import { type DocumentStylesheets, type RenderedFiles, runAll } from "./render-document.ts";

/** Renders them one by one. Every page starts at the template `index`, which looks at its kind. */
export function* renderIndexes(
  documents: readonly CheckedDocument[],
  site: Site,
  { html: stylesheet, run: transform }: DocumentStylesheets,
): Generator<RenderedFiles> {
  const byPath = new Map(documents.map((document) => [document.source.path, document]));
  const quote = (path: string, { start, end }: { start: number; end: number }): string =>
    decode(byPath.get(path)?.source.bytes.subarray(start, end) ?? new Uint8Array());
  const render = (page: FrameData, source?: string): RenderedFiles => {
    const run = { stylesheet, subject: page.path, parameters: { page } };
    const start = source === undefined ? { template: "index" } : { source, mode: "page" };
    return runAll([[page.path, { ...run, ...start }]], transform);
  };
  yield render(homePageData(site));
  for (const page of documentsPages(site)) yield render(page);
  for (const page of chronologyPages(site)) yield render(page);
  for (const page of archivesPages(site)) yield render(page);
  for (const page of namesPages(site)) yield render(page);
  for (const page of occurrencesPages(site)) yield render(page);
  for (const page of interventionsPages(site)) yield render(page);
  yield render(encodingPage(site, quote));
  const declarations = declarationsOf(site, quote);
  yield render(declarationPage(declarations, site), declarationsSource(declarations, byPath));
  yield render(frameData(EDITION_PAGES.search, "search", site));
  yield render(notFoundPage(site));
}

/** The distinct declarations, each taken from the first document that has it. */
function declarationsSource(
  declarations: ReturnType<typeof declarationsOf>,
  byPath: ReadonlyMap<string, CheckedDocument>,
): string {
  return declarationsDocument(
    declarations.flatMap(({ documents: [first] }) => {
      const checked = first === undefined ? undefined : byPath.get(first.path);
      if (checked === undefined) return [];
      const { document } = parseXml({ path: checked.source.path, bytes: checked.original });
      return (document && findPath(document.root, ["teiHeader", "encodingDesc"])) ?? [];
    }),
  );
}
