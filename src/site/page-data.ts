// What a stylesheet is told beside the document: the small slice of the edition that this page needs.
// Plain objects, which SaxonJS turns into maps; `xslt/html/edition.xsl` documents the shape.

import { relativeReference } from "../source/paths.ts";
import { type Entry, findEntry } from "../tei/edition.ts";
import type { DocumentFacts } from "../tei/facts.ts";
import { entryReference, HOME_PAGE, pageOf, type Site, STYLE_FILE } from "./pages.ts";

/** Where a pointer leads, seen from the page. */
export interface LinkData {
  readonly kind: string;
  readonly href: string;
  readonly label: string;
}

export interface OccurrenceData {
  readonly href: string;
  readonly document: string;
  readonly text: string;
}

export interface PageData {
  readonly path: string;
  readonly root: string;
  readonly kind: "document" | "register" | "home";
  readonly edition: {
    readonly title: string;
    readonly language: string;
    readonly home: string;
    readonly style: string;
    readonly registers: readonly { readonly title: string; readonly href: string }[];
  };
  readonly links: Readonly<Record<string, string>>;
  readonly pointers: Readonly<Record<string, LinkData>>;
  readonly occurrences: Readonly<Record<string, readonly OccurrenceData[]>>;
  readonly documents: readonly DocumentListing[];
  readonly generator: string;
  readonly built: string;
}

/** A document in the list on the home page. */
export interface DocumentListing {
  readonly href: string;
  readonly title: string;
  readonly date: string | null;
  readonly when: string | null;
  readonly summary: string | null;
}

/** The data of a document's page, or of a register's. */
export function documentPageData(document: DocumentFacts, site: Site): PageData {
  const files = site.files.get(document.path);
  const page = pageOf(document.path, site);
  const links: Record<string, string> = {};
  for (const kind of ["source", "text", "diplomatic"] as const) {
    const file = files?.[kind];
    if (file !== undefined) links[kind] = relativeReference(page, file);
  }
  return {
    ...commonData(page, site),
    kind: document.kind,
    links,
    pointers: pointerLinks(document, site),
    occurrences: occurrenceLinks(document, site),
  };
}

/** The data of the home page. */
export function homePageData(site: Site): PageData {
  return {
    ...commonData(HOME_PAGE, site),
    documents: site.edition.documents
      .filter(({ kind }) => kind === "document")
      .map(({ path, header }) => ({
        href: relativeReference(HOME_PAGE, pageOf(path, site)),
        title: header.title,
        date: header.date ?? null,
        when: header.when ?? null,
        summary: header.summary ?? null,
      })),
  };
}

function commonData(page: string, site: Site): PageData {
  const { title, language, generator, built } = site.imprint;
  return {
    path: page,
    root: "../".repeat(page.split("/").length - 1),
    kind: "home",
    edition: {
      title,
      language,
      home: relativeReference(page, HOME_PAGE),
      style: relativeReference(page, STYLE_FILE),
      registers: site.registers.map(({ path, header }) => ({
        title: header.title,
        href: relativeReference(page, pageOf(path, site)),
      })),
    },
    links: {},
    pointers: {},
    occurrences: {},
    documents: [],
    generator,
    built,
  };
}

/** Every pointer and key of the document that leads to something in the edition, as written. */
function pointerLinks(document: DocumentFacts, site: Site): Record<string, LinkData> {
  const page = pageOf(document.path, site);
  const links: Record<string, LinkData> = {};
  const link = (written: string, entry: Entry | undefined): void => {
    if (entry === undefined) return;
    const { kind, label } = entry;
    links[written] = { kind, label, href: entryReference(page, entry, site) };
  };
  for (const { pointer, target } of document.pointers) {
    if (target !== undefined) link(pointer, findEntry(site.edition, target));
  }
  for (const { key } of document.mentions) {
    if (key !== undefined) link(key, site.edition.entriesByKey.get(key));
  }
  return links;
}

/** For every entry of this document that is mentioned somewhere: where. */
function occurrenceLinks(document: DocumentFacts, site: Site): Record<string, OccurrenceData[]> {
  const { edition } = site;
  const page = pageOf(document.path, site);
  const links: Record<string, OccurrenceData[]> = {};
  for (const { id } of document.ids) {
    const occurrences = edition.occurrences.get(`${document.path}#${id}`);
    if (occurrences === undefined) continue;
    links[id] = occurrences.map(({ path, mention }) => {
      const other = pageOf(path, site);
      const file = other === page ? "" : relativeReference(page, other);
      return {
        href: `${file}#${mention.anchor}`,
        document: edition.documentsByPath.get(path)?.header.title ?? path,
        text: mention.text,
      };
    });
  }
  return links;
}
