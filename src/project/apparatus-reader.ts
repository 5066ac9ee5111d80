// Reads the apparatus of documents that have one, once more and as a tree; the others cost nothing.

import { type ApparatusData, apparatusData } from "../site/apparatus/apparatus-data.ts";
import { locationsOf } from "../site/apparatus/locations.ts";
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
  /** Where the entries stand, by their number. */
  readonly locations: ReadonlyMap<string, string>;
}

/** What a document's apparatus is printed with. */
export interface ApparatusContext {
  readonly site: Site;
  readonly settings: ApparatusSettings;
  /** The rows of the table of readings, by the numbers of their entries. */
  readonly rows?: ReadonlyMap<string, string> | undefined;
}

/**
 * The source with the marks that it lacks, and what a page with its text is told.
 *
 * @param page where the text will stand
 */
export function readForPage(
  checked: CheckedDocument,
  page: string,
  { site, settings, rows }: ApparatusContext,
): ReadDocument {
  const { facts, source } = checked;
  const document = facts?.usage["app"] === undefined ? undefined : parseXml(source).document;
  if (facts === undefined || document === undefined)
    return { source: standaloneText(checked), apparatus: null, locations: new Map() };
  const { root } = document;
  const { sigla } = site;
  const read = readApparatus(root, { path: facts.path, prefixes: prefixDefinitions(root) }, sigla);
  const apparatus = apparatusData(read, {
    sigla,
    settings,
    rows,
    hrefOf: (where, id) => {
      const entry = findEntry(site.edition, { path: where, id });
      return entry && entryReference(page, entry, site);
    },
  });
  const locations = locationsOf(read, site.imprint.strings["paragraph-sign"] ?? "");
  return { source: writeXml(root), apparatus, locations };
}
