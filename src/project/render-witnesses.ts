// The pages about the witnesses of a document: the text of each, as a page and as plain text, and all of
// them side by side. The tree is read once for all.

import type { Site } from "../site/pages.ts";
import { type WitnessPage, witnessPages } from "../site/witness-links.ts";
import { type WitnessMaking, witnessesPages, witnessPageData } from "../site/witness-pages.ts";
import { type Apparatus, readApparatus } from "../tei/apparatus.ts";
import type { DocumentFacts } from "../tei/facts.ts";
import { prefixDefinitions } from "../tei/pointers.ts";
import { alignLines } from "../tei/witness-text/align.ts";
import { plainText } from "../tei/witness-text/plain.ts";
import { type Item, treeOf } from "../tei/witness-text/stream.ts";
import { editionText, type WitnessText, witnessText } from "../tei/witness-text/witness-text.ts";
import { parseXml } from "../xml/tree.ts";
import { writeXml } from "../xml/write.ts";
import type { CheckedDocument } from "./check-document.ts";
import { type DocumentStylesheets, type RenderedFiles, runAll } from "./render-document.ts";

/** Reads the apparatus of a document. */
export function apparatusOf({ source }: CheckedDocument, site: Site): Apparatus | undefined {
  const root = parseXml(source).document?.root;
  if (root === undefined) return undefined;
  return readApparatus(root, { path: source.path, prefixes: prefixDefinitions(root) }, site.sigla);
}

/** Whether entries of a document may be about another one. */
function pointsInto({ facts }: CheckedDocument, path: string): boolean {
  return facts?.pointers.some(({ target }) => target?.path === path) === true;
}

/**
 * @param others the documents whose entries may be about the text of this one
 */
export function* renderWitnesses(
  document: CheckedDocument,
  others: readonly CheckedDocument[],
  site: Site,
  stylesheets: DocumentStylesheets,
  isNegative: boolean,
): Generator<RenderedFiles> {
  const { facts } = document;
  if (facts === undefined) return;
  const pages = witnessPages(facts, site);
  const apparatus = pages.length === 0 ? undefined : apparatusOf(document, site);
  if (apparatus === undefined) return;
  const collated = {
    apparatus,
    others: others
      .filter((other) => other !== document && pointsInto(other, facts.path))
      .flatMap((other) => apparatusOf(other, site) ?? []),
    sigla: site.sigla,
    isNegative,
  };
  const texts: (readonly Item[])[] = [];
  for (const page of pages) {
    const made = witnessText(collated, page.witness.key, "pc");
    texts.push(made.items);
    yield renderWitness(facts, page, made, site, stylesheets);
  }
  const rows = alignLines(editionText(collated), texts);
  for (const page of witnessesPages(facts, rows, site)) {
    const run = { stylesheet: stylesheets.html, subject: page.path, template: "index" };
    yield runAll([[page.path, { ...run, parameters: { page } }]], stylesheets.run);
  }
}

function renderWitness(
  facts: DocumentFacts,
  page: WitnessPage,
  { items, problems, layers, assumed }: WitnessText,
  site: Site,
  { html: stylesheet, run }: DocumentStylesheets,
): RenderedFiles {
  const unaccounted = problems.filter(({ kind }) => kind === "unaccounted").length;
  const making: WitnessMaking = { layer: "pc", layers, assumed, unaccounted };
  const parameters = { page: witnessPageData(facts, page, making, site) };
  const source = writeXml(treeOf(items));
  const subject = `${facts.path} (${page.witness.siglum})`;
  const { files, diagnostics } = runAll(
    [[page.page, { stylesheet, subject, source, mode: "page", parameters }]],
    run,
  );
  return { files: [...files, { path: page.text, contents: `${plainText(items)}\n` }], diagnostics };
}
