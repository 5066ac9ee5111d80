// The text of a witness as a page by itself, for `apograph witness --format html`: what the site's page has,
// made by the same stylesheet, with its style in it and nothing around it.

import { lonePageData } from "../site/witness-pages.ts";
import type { Layer } from "../tei/witness-text/choose.ts";
import type { Collated } from "../tei/witness-text/documents.ts";
import { witnessDocument } from "../tei/witness-text/document.ts";
import type { WitnessText } from "../tei/witness-text/witness-text.ts";
import type { Witness } from "../tei/witnesses.ts";
import type { XmlDocument } from "../xml/tree.ts";
import { writeXml } from "../xml/write.ts";
import { transform } from "../xslt/run.ts";
import { Misuse } from "./misuse.ts";
import { findResource, type Project } from "./project.ts";
import { makingOf } from "./render-witnesses.ts";
import { imprintOf } from "./site-files.ts";
import { inlineStyle } from "./style-files.ts";
import { loadStylesheet } from "./stylesheets.ts";

export interface MadeText {
  readonly document: XmlDocument;
  readonly collated: Collated;
  readonly witness: Witness;
  readonly made: WitnessText;
  readonly layer: Layer;
}

/** @throws {Misuse} when the edition's stylesheet cannot be run */
export async function loneWitnessPage(
  project: Project,
  { document, collated, witness, made, layer }: MadeText,
): Promise<string> {
  const { config, cache } = project;
  const own = findResource(project, config.htmlStylesheet, "xslt/html/edition.xsl");
  const { stylesheet, diagnostics } = await loadStylesheet(own, cache);
  if (stylesheet === undefined) throw new Misuse(diagnostics[0]?.message ?? "");
  const page = lonePageData(
    witness,
    makingOf(made, layer),
    imprintOf(project),
    inlineStyle(project),
  );
  const result = transform({
    stylesheet,
    subject: `${document.source.path} (${witness.siglum})`,
    source: writeXml(witnessDocument(document, made.items, { collated, marks: "instruction" })),
    mode: "page",
    parameters: { page },
  });
  if (result.text === undefined) throw new Misuse(result.diagnostics[0]?.message ?? "");
  return `${result.text}\n`;
}
