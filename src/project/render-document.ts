// One document as its output files: the page, for documents with a text the plain texts, and for every
// person, place, organisation and work in it a page of its own.

import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Entity } from "../site/entities.ts";
import { entityPagesData } from "../site/entity-data.ts";
import { diplomaticPageData, type DocumentPageData, documentPageData } from "../site/page-data.ts";
import { columnPageData } from "../site/parallel-page.ts";
import type { DocumentFiles, Site } from "../site/pages.ts";
import type { Parallel } from "../site/relations.ts";
import type { WitnessLinks } from "../site/witness-links.ts";
import type { DocumentFacts } from "../tei/facts.ts";
import { alignTexts } from "../tei/parallels.ts";
import { entriesDocument } from "../tei/slices.ts";
import { XML } from "../tei/vocabulary.ts";
import { parseXml, type XmlElement } from "../xml/tree.ts";
import { descendantElements, findAttribute } from "../xml/walk.ts";
import type { Stylesheet, Transform, Transformation } from "../xslt/run.ts";
import type { ApparatusReader, ReadDocument } from "./apparatus-reader.ts";
import type { CheckedDocument } from "./check-document.ts";
import type { OutputFile } from "./files.ts";

export interface DocumentStylesheets {
  readonly html: Stylesheet;
  readonly text: Stylesheet;
  /** How they are run: whoever renders again and again need not run what has not changed. */
  readonly run: Transform;
}

/** What else a document's pages are made of. */
export interface DocumentContext {
  readonly read: ReadDocument;
  readonly witnesses: WitnessLinks | null;
  readonly textWidth: number;
}

export interface RenderedFiles {
  readonly files: readonly OutputFile[];
  readonly diagnostics: readonly Diagnostic[];
}

export function renderDocument(
  document: CheckedDocument,
  site: Site,
  stylesheets: DocumentStylesheets,
  { read, witnesses, textWidth }: DocumentContext,
): RenderedFiles {
  const { facts } = document;
  const files = facts === undefined ? undefined : site.files.get(facts.path);
  if (facts === undefined || files === undefined) return { files: [], diagnostics: [] };
  const common = { subject: facts.path, source: read.source };
  const page = { ...withApparatus(documentPageData(facts, site), read), witnesses };
  const asPage = { ...common, stylesheet: stylesheets.html, mode: "page" };
  const asText = (view: string) => ({
    ...common,
    stylesheet: stylesheets.text,
    mode: "text",
    parameters: { page, view, width: textWidth },
  });
  const runs: Run[] = [
    [files.html, { ...asPage, parameters: { page } }],
    ...diplomaticPage(facts, files, site, { ...asPage, read, witnesses }),
    [files.text, asText("reading")],
    [files.diplomatic, asText("diplomatic")],
  ];
  return runAll(runs, stylesheets.run);
}

function diplomaticPage(
  facts: DocumentFacts,
  { diplomaticHtml }: DocumentFiles,
  site: Site,
  {
    read,
    witnesses,
    ...common
  }: Omit<Transformation, "parameters"> & Omit<DocumentContext, "textWidth">,
): [path: string, run: Transformation][] {
  if (diplomaticHtml === undefined) return [];
  const page = { ...withApparatus(diplomaticPageData(facts, site), read), witnesses };
  const parameters = { page, view: "diplomatic" };
  return [[diplomaticHtml, { ...common, parameters }]];
}

/** A page's data with those of the document's apparatus, and of entries that others have about its text. */
export function withApparatus(
  page: DocumentPageData,
  { apparatus, pointers }: ReadDocument,
): Record<string, unknown> {
  return { ...page, pointers: { ...page.pointers, ...pointers }, apparatus };
}

/**
 * The pages that show a document beside those that it translates, or that were there before it.
 *
 * @param find another document of the edition
 */
export function* renderParallels(
  document: CheckedDocument,
  site: Site,
  stylesheets: DocumentStylesheets & { readonly reader: ApparatusReader },
  find: (path: string) => CheckedDocument | undefined,
): Generator<RenderedFiles> {
  for (const parallel of site.parallels.get(document.source.path) ?? []) {
    const first = find(parallel.first);
    if (parallel.second !== document.source.path || first === undefined) continue;
    yield renderParallel(parallel, [first, document], site, stylesheets);
  }
}

function renderParallel(
  parallel: Parallel,
  [first, second]: readonly [CheckedDocument, CheckedDocument],
  site: Site,
  {
    html: stylesheet,
    run: transform,
    reader,
  }: DocumentStylesheets & { readonly reader: ApparatusReader },
): RenderedFiles {
  const trees = [first, second].map(({ source }) => ({
    path: source.path,
    root: parseXml(source).document?.root,
  }));
  const [one, other] = trees;
  if (first.facts === undefined || second.facts === undefined) return NOTHING;
  if (one?.root === undefined || other?.root === undefined) return NOTHING;
  const rows = alignTexts({ ...one, root: one.root }, { ...other, root: other.root });
  const ofFirst = reader.forPage(first, parallel.page);
  const ofSecond = reader.forPage(second, parallel.page);
  const asColumn = { rows: rows.map(([count]) => count), column: null };
  const { documents, diagnostics } = transform({
    stylesheet,
    subject: first.source.path,
    source: ofFirst.source,
    mode: "column",
    parameters: {
      page: withApparatus(columnPageData(first.facts, parallel, site, asColumn), ofFirst),
    },
    isSeveral: true,
  });
  const column = documents?.get("column");
  if (column === undefined) return { files: [], diagnostics };
  const asPage = { rows: rows.map(([, count]) => count), column };
  const made = runAll(
    [
      [
        parallel.page,
        {
          stylesheet,
          subject: parallel.page,
          source: ofSecond.source,
          mode: "page",
          parameters: {
            page: withApparatus(columnPageData(second.facts, parallel, site, asPage), ofSecond),
          },
        },
      ],
    ],
    transform,
  );
  return { ...made, diagnostics: [...diagnostics, ...made.diagnostics] };
}

const NOTHING: RenderedFiles = { files: [], diagnostics: [] };

/** How many entries one run of the stylesheet makes: starting it costs more than a short page. */
const BATCH = 100;

/**
 * The pages of a register's entries. The register is read once more, and the entries are cut out of
 * it, some at a time: a stylesheet never gets the whole.
 */
export function* renderEntries(
  { facts, original }: CheckedDocument,
  site: Site,
  stylesheets: DocumentStylesheets,
): Generator<RenderedFiles> {
  if (facts?.ids.some(({ isEntry }) => isEntry) !== true) return;
  const { document } = parseXml({ path: facts.path, bytes: original });
  if (document === undefined) return;
  const entityOf = (element: XmlElement): Entity | undefined => {
    const id = findAttribute(element, "id", XML);
    const entity = id && site.entities.get(`${facts.path}#${id.value}`);
    return entity?.fact.span.start === id?.valueSpan.start ? entity : undefined;
  };
  const isEntry = (element: XmlElement): boolean => entityOf(element) !== undefined;
  for (const batch of inBatches(document.root, entityOf)) {
    const elements = batch.map(({ element }) => element);
    const source = entriesDocument(document, elements, isEntry);
    const entities = batch.map(({ entity }) => entity);
    yield renderBatch(entities, source, site, stylesheets);
  }
}

interface Entry {
  readonly element: XmlElement;
  readonly entity: Entity;
}

/** Entries of one kind together, in the order of the register. */
function* inBatches(
  root: XmlElement,
  entityOf: (element: XmlElement) => Entity | undefined,
): Generator<Entry[]> {
  const waiting = new Map<string, Entry[]>();
  for (const element of descendantElements(root)) {
    const entity = entityOf(element);
    if (entity === undefined) continue;
    const batch = waiting.get(entity.kind) ?? [];
    waiting.set(entity.kind, batch);
    batch.push({ element, entity });
    if (batch.length < BATCH) continue;
    waiting.delete(entity.kind);
    yield batch;
  }
  yield* waiting.values();
}

/** The stylesheet names each page by its number in the batch. */
function renderBatch(
  entities: readonly Entity[],
  source: string,
  site: Site,
  { html: stylesheet, run: transform }: DocumentStylesheets,
): RenderedFiles {
  const [first] = entities;
  const subject = `${first?.path ?? ""}#${first?.fact.id ?? ""}`;
  const parameters = { page: entityPagesData(entities, site) };
  const run = { stylesheet, subject, source, mode: "page", parameters, isSeveral: true };
  const { documents, diagnostics } = transform(run);
  const files = entities.flatMap(({ page: path }, index) => {
    const contents = documents?.get(String(index + 1));
    return contents === undefined ? [] : [{ path, contents }];
  });
  return { files, diagnostics };
}

/** A transformation and the file that it makes; a path that is undefined is not wanted. */
export type Run = readonly [path: string | undefined, run: Transformation];

export function runAll(runs: readonly Run[], transform: Transform): RenderedFiles {
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
