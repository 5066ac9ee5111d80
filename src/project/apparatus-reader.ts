// Reads the apparatus of documents that have one, once more and as a tree; the others cost nothing.

import { type ApparatusData, apparatusData } from "../site/apparatus/apparatus-data.ts";
import type { ApparatusSettings } from "../site/apparatus/settings.ts";
import { entryReference, type Site } from "../site/pages.ts";
import { readApparatus } from "../tei/apparatus.ts";
import { findEntry } from "../tei/edition.ts";
import { prefixDefinitions } from "../tei/pointers.ts";
import { parseXml } from "../xml/tree.ts";
import { writeXml } from "../xml/write.ts";
import { type CheckedDocument, standaloneText } from "./check-document.ts";

export interface ReadDocument {
  readonly source: string;
  /** Null without entries. */
  readonly apparatus: ApparatusData | null;
}

/**
 * The source with the marks that it lacks, and what a page with its text is told.
 *
 * @param page where the text will stand
 */
export function readForPage(
  checked: CheckedDocument,
  page: string,
  site: Site,
  settings: ApparatusSettings,
): ReadDocument {
  const { facts, source } = checked;
  const document = facts?.usage["app"] === undefined ? undefined : parseXml(source).document;
  if (facts === undefined || document === undefined)
    return { source: standaloneText(checked), apparatus: null };
  const { root } = document;
  const { sigla } = site;
  const read = readApparatus(root, { path: facts.path, prefixes: prefixDefinitions(root) }, sigla);
  const apparatus = apparatusData(read, {
    sigla,
    settings,
    hrefOf: (where, id) => {
      const entry = findEntry(site.edition, { path: where, id });
      return entry && entryReference(page, entry, site);
    },
  });
  return { source: writeXml(root), apparatus };
}
