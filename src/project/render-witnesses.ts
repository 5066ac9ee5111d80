// The pages about the witnesses of a document: the text of each, as a page and as plain text, and all of
// them side by side. The tree is read once for all.

import type { Site } from "../site/pages.ts";
import { type WitnessPage, witnessPages } from "../site/witness-links.ts";
import { type WitnessMaking, witnessesPages, witnessPageData } from "../site/witness-pages.ts";
import { type Apparatus, readApparatus } from "../tei/apparatus.ts";
import type { DocumentFacts } from "../tei/facts.ts";
import { prefixDefinitions } from "../tei/pointers.ts";
import { alignLines } from "../tei/witness-text/align.ts";
import { witnessDocument } from "../tei/witness-text/document.ts";
import { plainText } from "../tei/witness-text/plain.ts";
import type { Item } from "../tei/witness-text/stream.ts";
import { editionText, type WitnessText, witnessText } from "../tei/witness-text/witness-text.ts";
import { parseXml, type XmlDocument } from "../xml/tree.ts";
import { writeXml } from "../xml/write.ts";
import type { Stylesheet } from "../xslt/run.ts";
import type { ApparatusReader } from "./apparatus-reader.ts";
import type { CheckedDocument } from "./check-document.ts";
import {
  type DocumentStylesheets,
  type RenderedFiles,
  type Run,
  runAll,
} from "./render-document.ts";

function apparatusOf({ root, source }: XmlDocument, site: Site): Apparatus {
  return readApparatus(root, { path: source.path, prefixes: prefixDefinitions(root) }, site.sigla);
}

/** What the witnesses of every document need. */
export interface Collation {
  /** Entries of one document may be about the text of another. */
  readonly reader: ApparatusReader;
  /** Whether entries name only the witnesses that differ. */
  readonly isNegative: boolean;
}

export function* renderWitnesses(
  document: CheckedDocument,
  { reader, isNegative }: Collation,
  site: Site,
  stylesheets: DocumentStylesheets,
): Generator<RenderedFiles> {
  const { facts } = document;
  if (facts === undefined) return;
  const pages = witnessPages(facts, site);
  const tree = pages.length === 0 ? undefined : parseXml(document.source).document;
  if (tree === undefined) return;
  const collated = {
    apparatus: apparatusOf(tree, site),
    others: reader.about(facts.path),
    sigla: site.sigla,
    isNegative,
  };
  const texts: (readonly Item[])[] = [];
  for (const page of pages) {
    const made = witnessText(collated, page.witness.key, "pc");
    texts.push(made.items);
    yield runAll([asPage({ facts, tree, site }, page, made, stylesheets.html)], stylesheets.run);
    yield { files: [{ path: page.text, contents: `${plainText(made.items)}\n` }], diagnostics: [] };
  }
  const rows = alignLines(editionText(collated), texts);
  for (const page of witnessesPages(facts, rows, site)) {
    const run = { stylesheet: stylesheets.html, subject: page.path, template: "index" };
    yield runAll([[page.path, { ...run, parameters: { page } }]], stylesheets.run);
  }
}

interface Reconstructed {
  readonly facts: DocumentFacts;
  readonly tree: XmlDocument;
  readonly site: Site;
}

function asPage(
  { facts, tree, site }: Reconstructed,
  page: WitnessPage,
  { items, problems, layers, assumed }: WitnessText,
  stylesheet: Stylesheet,
): Run {
  const unaccounted = problems.filter(({ kind }) => kind === "unaccounted").length;
  const making: WitnessMaking = { layer: "pc", layers, assumed, unaccounted };
  const parameters = { page: witnessPageData(facts, page, making, site) };
  const source = writeXml(witnessDocument(tree, items, "instruction"));
  const subject = `${facts.path} (${page.witness.siglum})`;
  return [page.page, { stylesheet, subject, source, mode: "page", parameters }];
}
