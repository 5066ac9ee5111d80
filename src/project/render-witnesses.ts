// The pages about the witnesses of a document: the text of each, as a page and as plain text, all of them
// side by side, and all their readings as a table. The tree is read once for all.

import { EXTENSIONS, type ReadingsFormat, writeReadings } from "../output/readings/formats.ts";
import type { ApparatusSettings } from "../site/apparatus/settings.ts";
import { pageOf, type Site } from "../site/pages.ts";
import { type DividedReadings, divideReadings, readingsPages } from "../site/readings-pages.ts";
import { type WitnessDetails, type WitnessPage, witnessPages } from "../site/witness-links.ts";
import { type WitnessMaking, witnessesPages, witnessPageData } from "../site/witness-pages.ts";
import { replaceExtension } from "../source/paths.ts";
import type { DocumentFacts } from "../tei/facts.ts";
import { alignLines } from "../tei/witness-text/align.ts";
import type { Layer } from "../tei/witness-text/choose.ts";
import type { Collated } from "../tei/witness-text/documents.ts";
import { witnessDocument } from "../tei/witness-text/document.ts";
import { plainText } from "../tei/witness-text/plain.ts";
import { readingsTable } from "../tei/witness-text/table.ts";
import { editionText, type WitnessText, witnessText } from "../tei/witness-text/witness-text.ts";
import { parseXml, type XmlDocument } from "../xml/tree.ts";
import { writeXml } from "../xml/write.ts";
import type { Stylesheet } from "../xslt/run.ts";
import type { ApparatusReader, ReadDocument } from "./apparatus-reader.ts";
import type { CheckedDocument } from "./check-document.ts";
import {
  type DocumentStylesheets,
  type RenderedFiles,
  type Run,
  runAll,
} from "./render-document.ts";

/** What the witnesses of every document need. */
export interface Collation {
  /** Entries of one document may be about the text of another. */
  readonly reader: ApparatusReader;
  readonly settings: ApparatusSettings;
}

/** A document whose witnesses have pages. */
export interface CriticalDocument {
  readonly facts: DocumentFacts;
  readonly tree: XmlDocument;
  readonly collated: Collated;
  /** The texts after correction. */
  readonly texts: readonly { readonly page: WitnessPage; readonly made: WitnessText }[];
  readonly readings: DividedReadings | undefined;
  readonly details: WitnessDetails;
}

/** Undefined for a document whose entries name no witness. */
export function readCritical(
  document: CheckedDocument,
  { reader, settings }: Collation,
  site: Site,
): CriticalDocument | undefined {
  const { facts } = document;
  const pages = facts === undefined ? [] : witnessPages(facts, site);
  const tree = pages.length === 0 ? undefined : parseXml(document.source).document;
  if (facts === undefined || tree === undefined) return undefined;
  const collated = {
    apparatus: reader.ofTree(tree.root, facts.path),
    others: reader.about(facts.path),
    sigla: site.sigla,
    isNegative: settings.negative,
  };
  const texts = pages.map((page) => ({
    page,
    made: witnessText(collated, page.witness.key, "pc"),
  }));
  const table = readingsTable(collated, { layers: "both", fold: [] });
  const copied = reader.entriesAbout(facts.path);
  const readings = table && divideReadings(facts, table, { ...collated, copied }, site);
  const corrected = texts.filter(({ made }) => made.layers > 0);
  const details = {
    corrected: new Set(corrected.map(({ page }) => page.witness.key)),
    hasReadings: readings !== undefined,
  };
  return { facts, tree, collated, texts, readings, details };
}

export function* renderWitnesses(
  critical: CriticalDocument,
  read: ReadDocument,
  { settings, site }: { readonly settings: ApparatusSettings; readonly site: Site },
  stylesheets: DocumentStylesheets,
): Generator<RenderedFiles> {
  const { facts, collated, texts, readings, details } = critical;
  const asText = (layer: Layer, page: WitnessPage, made: WitnessText): RenderedFiles => {
    const path = layer === "ac" ? page.before.text : page.text;
    const run = asPage({ ...critical, site }, page, { made, layer }, stylesheets.html);
    const { files, diagnostics } = runAll([run], stylesheets.run);
    const text = { path, contents: `${plainText(made.items)}\n` };
    return { files: [...files, text], diagnostics };
  };
  for (const { page, made } of texts) {
    yield asText("pc", page, made);
    const { key } = page.witness;
    if (details.corrected.has(key)) yield asText("ac", page, witnessText(collated, key, "ac"));
  }
  const rows = alignLines(
    editionText(collated),
    texts.map(({ made }) => made.items),
  );
  for (const page of witnessesPages(facts, rows, { site, details }))
    yield fromTemplate(page, stylesheets);
  if (readings === undefined) return;
  const files = readingsFiles(facts, site);
  yield { files: writeTable(readings, files), diagnostics: [] };
  const entries = read.apparatus?.entries ?? {};
  const { locations, ids } = read;
  const context = { site, settings, details, files, entries, locations, ids };
  for (const page of readingsPages(facts, readings, context)) yield fromTemplate(page, stylesheets);
}

function fromTemplate(
  page: { readonly path: string },
  { html: stylesheet, run }: DocumentStylesheets,
): RenderedFiles {
  const index = { stylesheet, subject: page.path, template: "index", parameters: { page } };
  return runAll([[page.path, index]], run);
}

/** In which formats the table of readings is published. */
const FORMATS: readonly ReadingsFormat[] = ["csv", "xlsx", "nexus", "phylip"];

function readingsFiles({ path }: DocumentFacts, site: Site): Readonly<Record<string, string>> {
  const page = pageOf(path, site);
  return Object.fromEntries(
    FORMATS.map((format) => [format, replaceExtension(page, EXTENSIONS[format])]),
  );
}

function writeTable(
  { table }: DividedReadings,
  files: Readonly<Record<string, string>>,
): RenderedFiles["files"] {
  return FORMATS.map((format) => {
    const { contents } = writeReadings(table, format, false);
    return { path: files[format] as string, contents };
  });
}

function asPage(
  {
    facts,
    tree,
    collated,
    details,
    site,
  }: Pick<CriticalDocument, "facts" | "tree" | "collated" | "details"> & { readonly site: Site },
  page: WitnessPage,
  { made, layer }: { readonly made: WitnessText; readonly layer: Layer },
  stylesheet: Stylesheet,
): Run {
  const making = makingOf(made, layer);
  const data = witnessPageData(facts, page, making, { site, details });
  const source = writeXml(witnessDocument(tree, made.items, { collated, marks: "instruction" }));
  const subject = `${facts.path} (${page.witness.siglum})`;
  return [data.path, { stylesheet, subject, source, mode: "page", parameters: { page: data } }];
}

/** What a page says of how a text came about. */
export function makingOf({ problems, layers, assumed }: WitnessText, layer: Layer): WitnessMaking {
  const unaccounted = problems.filter(({ kind }) => kind === "unaccounted").length;
  return { layer, layers, assumed, unaccounted };
}
