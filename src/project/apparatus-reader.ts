// Reads the apparatus of documents that have one, or about whose text another document has entries, once
// more and as a tree; the others cost nothing.

import {
  type ApparatusData,
  type ApparatusNeeds,
  apparatusData,
} from "../site/apparatus/apparatus-data.ts";
import { appendEntries, entriesByText, type EntryElsewhere } from "../site/apparatus/elsewhere.ts";
import { locationsOf } from "../site/apparatus/locations.ts";
import type { ApparatusSettings } from "../site/apparatus/settings.ts";
import { entryIds } from "../site/own-id.ts";
import { type LinkData, pointerLinks } from "../site/page-data.ts";
import { entryReference, type Site } from "../site/pages.ts";
import { type Apparatus, readApparatus } from "../tei/apparatus.ts";
import { findEntry } from "../tei/edition.ts";
import { prefixDefinitions } from "../tei/pointers.ts";
import { parseXml, type XmlElement } from "../xml/tree.ts";
import { writeXml } from "../xml/write.ts";
import { type CheckedDocument, standaloneText } from "./check-document.ts";

export interface ReadDocument {
  readonly source: string;
  /** Null without entries. */
  readonly apparatus: ApparatusData | null;
  /** Where the entries stand, by their number. */
  readonly locations: ReadonlyMap<string, string>;
  /** The ids under which they are printed, by their number. */
  readonly ids: ReadonlyMap<string, string>;
  /** What pointers lead to in entries that other documents have. */
  readonly pointers: Readonly<Record<string, LinkData>>;
}

export class ApparatusReader {
  readonly #site: Site;
  readonly #settings: ApparatusSettings;
  readonly #documents: readonly CheckedDocument[];
  #elsewhere: ReturnType<typeof entriesByText> | undefined;

  /** @param documents of the edition */
  constructor(site: Site, settings: ApparatusSettings, documents: readonly CheckedDocument[]) {
    this.#site = site;
    this.#settings = settings;
    this.#documents = documents;
  }

  /**
   * The source with the entries and the marks that it lacks, and what a page with its text is told.
   *
   * @param page where the text will stand
   * @param rows the rows of the table of readings, by the numbers of their entries
   */
  forPage(
    checked: CheckedDocument,
    page: string,
    rows?: ReadonlyMap<string, string>,
  ): ReadDocument {
    const { edition } = this.#site;
    return this.#read(checked, page, {
      rows,
      marked: "signs",
      hrefOf: (where, id) => {
        const entry = findEntry(edition, { path: where, id });
        return entry && entryReference(page, entry, this.#site);
      },
    });
  }

  /** The same for paper, where nothing leads elsewhere. */
  forPrint(checked: CheckedDocument): ReadDocument {
    const { path } = checked.source;
    return this.#read(checked, path, { marked: "ends", hrefOf: () => undefined });
  }

  #read(
    checked: CheckedDocument,
    page: string,
    needs: Omit<ApparatusNeeds, "sigla" | "settings">,
  ): ReadDocument {
    const { facts, source } = checked;
    const entries = facts === undefined ? [] : this.entriesAbout(facts.path);
    const hasNone = facts?.usage["app"] === undefined && entries.length === 0;
    const root = hasNone ? undefined : parseXml(source).document?.root;
    if (facts === undefined || root === undefined)
      return {
        source: standaloneText(checked),
        apparatus: null,
        locations: new Map(),
        ids: new Map(),
        pointers: {},
      };
    const site = this.#site;
    const { sigla, imprint } = site;
    const { path } = facts;
    const { pointers, origins } = appendEntries(root, entries, { path, sigla });
    const read = asDeclared(this.ofTree(root, path), origins);
    const apparatus = apparatusData(read, { sigla, settings: this.#settings, ...needs });
    return {
      source: writeXml(root),
      apparatus,
      locations: locationsOf(read, imprint.strings["paragraph-sign"] ?? ""),
      ids: entryIds(root),
      pointers: pointerLinks(pointers, [], page, site),
    };
  }

  /** The apparatuses of other documents that have entries about a text. */
  about(path: string): readonly Apparatus[] {
    return [...new Set(this.entriesAbout(path).map(({ from }) => from))];
  }

  /** The entries of other documents about a text, as its page has copies of them behind its own. */
  entriesAbout(path: string): readonly EntryElsewhere[] {
    this.#elsewhere ??= entriesByText(this.#apart());
    return this.#elsewhere.get(path) ?? [];
  }

  /** Read once, for all texts. */
  *#apart(): Generator<Apparatus> {
    for (const { facts, source } of this.#documents) {
      if (facts?.apparatus?.entries.some(({ about }) => about.length > 0) !== true) continue;
      const root = parseXml(source).document?.root;
      if (root !== undefined) yield this.ofTree(root, facts.path);
    }
  }

  /** The apparatus of a document's tree. */
  ofTree(root: XmlElement, path: string): Apparatus {
    return readApparatus(root, { path, prefixes: prefixDefinitions(root) }, this.#site.sigla);
  }
}

/** The copies of entries are negative as the files say that they come from. */
function asDeclared(apparatus: Apparatus, origins: ReadonlyMap<XmlElement, Apparatus>): Apparatus {
  for (const entry of apparatus.byElement.values()) {
    let outermost = entry;
    while (outermost.outer !== undefined) outermost = outermost.outer;
    const from = origins.get(outermost.element);
    if (from !== undefined) Object.assign(entry, { isNegative: from.isNegative });
  }
  return apparatus;
}
