// One document, by itself: read once, and from that reading the findings, the facts that the edition
// needs, and the text that the stylesheets get.

import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { decode, type Source } from "../source/source.ts";
import { collectFacts, type DocumentFacts } from "../tei/facts.ts";
import { type XmlModel, xmlModels } from "../xml/model.ts";
import { parseXml, type XmlDocument } from "../xml/tree.ts";
import { writeXml } from "../xml/write.ts";

export interface CheckedDocument {
  /** In UTF-8: what all positions refer to. */
  readonly source: Source;
  /** The bytes of the file, to be published as they are. */
  readonly original: Uint8Array;
  readonly diagnostics: readonly Diagnostic[];
  /** The schemas that it names itself. */
  readonly models: readonly XmlModel[];
  /** Absent when the document is not well formed. */
  readonly facts?: DocumentFacts;
  /** The document rewritten for the stylesheets; absent when they can read the source itself. */
  readonly rewritten?: string;
}

export function checkDocument(file: Source): CheckedDocument {
  const { source, document, diagnostics } = parseXml(file);
  const models = document === undefined ? [] : xmlModels(document);
  const checked = { source, original: file.bytes, diagnostics, models };
  if (document === undefined) return checked;
  const facts = collectFacts(file.path, document);
  if (!needsRewriting(document)) return { ...checked, facts };
  return { ...checked, facts, rewritten: writeXml(document) };
}

/** The document's text as SaxonJS can read it. */
export function standaloneText({ rewritten, source }: CheckedDocument): string {
  return rewritten ?? decode(source.bytes);
}

const CARRIAGE_RETURN = 0x0d;

/**
 * SaxonJS reads neither entities nor default attributes from a DOCTYPE, and is not known to treat
 * every line end as XML 1.0 (2.11) wants.
 */
function needsRewriting(document: XmlDocument): boolean {
  return document.doctype !== undefined || document.source.bytes.includes(CARRIAGE_RETURN);
}
