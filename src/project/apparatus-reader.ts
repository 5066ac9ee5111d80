// Reads the apparatus of documents that have one, once more and as a tree; the others cost nothing.

import { type ApparatusData, apparatusData } from "../site/apparatus/apparatus-data.ts";
import type { ApparatusSettings } from "../site/apparatus/settings.ts";
import { entryReference, type Site } from "../site/pages.ts";
import { readApparatus } from "../tei/apparatus.ts";
import { findEntry } from "../tei/edition.ts";
import { prefixDefinitions } from "../tei/pointers.ts";
import { collectWitnesses, Sigla, type WitnessFact } from "../tei/witnesses.ts";
import { parseXml, type XmlElement } from "../xml/tree.ts";
import { writeXml } from "../xml/write.ts";
import { type CheckedDocument, standaloneText } from "./check-document.ts";

export interface ReadDocument {
  readonly source: string;
  /** Null without entries. */
  readonly apparatus: ApparatusData | null;
}

export class ApparatusReader {
  readonly #documents: readonly CheckedDocument[];
  readonly #settings: ApparatusSettings;
  #sigla: Sigla | undefined;

  constructor(documents: readonly CheckedDocument[], settings: ApparatusSettings) {
    this.#documents = documents;
    this.#settings = settings;
  }

  /** The source with the marks that it lacks, and what a page with its text is told. */
  read(checked: CheckedDocument, page: string, site: Site): ReadDocument {
    const { facts, source } = checked;
    const document = facts?.usage["app"] === undefined ? undefined : parseXml(source).document;
    if (facts === undefined || document === undefined)
      return { source: standaloneText(checked), apparatus: null };
    const { root } = document;
    const { path } = facts;
    const sigla = (this.#sigla ??= new Sigla(this.#documents.flatMap(witnessList)));
    const read = readApparatus(root, { path, prefixes: prefixDefinitions(root) }, sigla);
    const apparatus = apparatusData(read, {
      sigla,
      settings: this.#settings,
      hrefOf: (where, id) => {
        const entry = findEntry(site.edition, { path: where, id });
        return entry && entryReference(page, entry, site);
      },
    });
    return { source: writeXml(root), apparatus };
  }
}

/** The witnesses of one document. */
function witnessList({
  facts,
  source,
}: CheckedDocument): { path: string; witnesses: readonly WitnessFact[] }[] {
  if (facts?.usage["witness"] === undefined) return [];
  const root: XmlElement | undefined = parseXml(source).document?.root;
  if (root === undefined) return [];
  const { path } = facts;
  return [{ path, witnesses: collectWitnesses(root, path, prefixDefinitions(root)) }];
}
