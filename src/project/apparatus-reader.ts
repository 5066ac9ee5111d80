// Reads the apparatus of documents that have one, once more and as a tree; the others cost nothing.

import {
  type ApparatusData,
  type ApparatusNeeds,
  apparatusData,
} from "../site/apparatus/apparatus-data.ts";
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
  const { sigla, edition } = site;
  return read(checked, site, {
    sigla,
    settings,
    rows,
    marked: "signs",
    hrefOf: (where, id) => {
      const entry = findEntry(edition, { path: where, id });
      return entry && entryReference(page, entry, site);
    },
  });
}

/** The same for paper, where nothing leads elsewhere. */
export function readForPrint(
  checked: CheckedDocument,
  site: Site,
  settings: ApparatusSettings,
): ReadDocument {
  const { sigla } = site;
  return read(checked, site, { sigla, settings, marked: "ends", hrefOf: () => undefined });
}

function read(checked: CheckedDocument, { imprint }: Site, needs: ApparatusNeeds): ReadDocument {
  const { facts, source } = checked;
  const document = facts?.usage["app"] === undefined ? undefined : parseXml(source).document;
  if (facts === undefined || document === undefined)
    return { source: standaloneText(checked), apparatus: null, locations: new Map() };
  const { root } = document;
  const from = { path: facts.path, prefixes: prefixDefinitions(root) };
  const entries = readApparatus(root, from, needs.sigla);
  const apparatus = apparatusData(entries, needs);
  const locations = locationsOf(entries, imprint.strings["paragraph-sign"] ?? "");
  return { source: writeXml(root), apparatus, locations };
}
