// What a stylesheet is told beside the document: the small slice of the edition that this page needs.
// Plain objects, which SaxonJS turns into maps; `xslt/common/page.xsl` documents the shape.

import { compareText } from "../source/compare.ts";
import { relativeReference } from "../source/paths.ts";
import type { Span } from "../source/source.ts";
import { type Entry, findEntry, type Occurrence } from "../tei/edition.ts";
import type { DocumentFacts, IdFact, MentionFact, PointerFact } from "../tei/facts.ts";
import { ENTITY_FOLDERS } from "./entities.ts";
import {
  type CitationData,
  type HeadData,
  type ImprintData,
  NO_MACHINE_DATA,
} from "./head-data.ts";
import { navigation, type NavigationData } from "./navigation.ts";
import {
  entryReference,
  HOME_PAGE,
  type Imprint,
  pageOf,
  referenceTo,
  type Signs,
  type Site,
  STYLE_FILE,
} from "./pages.ts";
import { type StemmaData, stemmataOf } from "./stemma/stemma-data.ts";
import type { WitnessLinks } from "./witness-links.ts";

/** Where a pointer leads, seen from the page. */
export interface LinkData {
  readonly kind: string;
  readonly href: string;
  readonly label: string;
  /** Of the label; null where nobody knows. */
  readonly language: string | null;
}

/** What every page is told. */
export interface FrameData {
  readonly path: string;
  readonly root: string;
  readonly kind: string;
  readonly edition: {
    readonly title: string;
    readonly language: string;
    /** Null on a page that stands alone, and has its style in it. */
    readonly home: string | null;
    readonly style: string | null;
    readonly css?: string;
    readonly faces: readonly string[];
    readonly navigation: readonly NavigationData[];
  };
  readonly strings: Readonly<Record<string, string>>;
  /** Null: the signs of the stylesheets. */
  readonly signs: Signs | null;
  readonly headData: HeadData;
  readonly imprint: ImprintData | null;
  readonly citation: CitationData | null;
  /** Files about the page: `source`, `text`, `diplomatic`, and what else is written beside it. */
  readonly links: Readonly<Record<string, string>>;
  readonly generator: string;
  readonly built: string;
}

export interface PageLink {
  readonly href: string;
  readonly title: string;
  /** Of the title. */
  readonly language: string | null;
}

/** The link from a page to another document's. */
export function documentLink(path: string, page: string, site: Site): PageLink {
  const header = site.edition.documentsByPath.get(path)?.header;
  return {
    href: relativeReference(page, pageOf(path, site)),
    title: header?.title ?? path,
    language: header?.languages.title ?? null,
  };
}

/** A document's page, or a register's. */
export interface DocumentPageData extends FrameData {
  readonly kind: "document" | "register";
  readonly pointers: Readonly<Record<string, LinkData>>;
  /** On a register's page, the entries that have no page of their own: where each is mentioned. */
  readonly occurrences: Readonly<Record<string, readonly OccurrenceData[]>>;
  /** On a register's page, the entries that have one. */
  readonly entries: Readonly<Record<string, { readonly href: string; readonly count: number }>>;
  /** Of a register with too many entries: the indexes that list them instead, and how many each has. */
  readonly listedIn: readonly (NavigationData & { readonly count: number })[];
  /** In the order of the edition. */
  readonly previous: PageLink | null;
  readonly next: PageLink | null;
  /** The reading text and the diplomatic one, where both are pages. */
  readonly views: { readonly reading: string; readonly diplomatic: string } | null;
  /** Other versions of the text, such as a translation, and the page that shows both. */
  readonly parallels: readonly (PageLink & {
    readonly beside: string;
    readonly textLanguage: string | null;
    /** What its header calls that, in the language of the pages. */
    readonly textLanguageName: string | null;
  })[];
  /** Of a document with an apparatus; whoever has read it knows. */
  readonly witnesses: WitnessLinks | null;
  /** In the order of the document. */
  readonly stemmata: readonly StemmaData[];
}

/** Where a name occurs, and the sentence around it. */
export interface OccurrenceData {
  readonly href: string;
  readonly document: string;
  readonly documentLanguage: string | null;
  readonly text: string;
  readonly textLanguage: string | null;
  readonly before: string;
  readonly after: string;
  /** Of the sentence. */
  readonly language: string | null;
}

/** The data of a document's page, or of a register's. */
export function documentPageData(document: DocumentFacts, site: Site): DocumentPageData {
  const page = pageOf(document.path, site);
  const isRegister = document.kind === "register";
  return {
    ...frameData(page, document.kind, site),
    kind: document.kind,
    links: fileLinks(document, page, site),
    pointers: pointerLinks(document.pointers, document.mentions, page, site),
    occurrences: occurrencesHere(document, site),
    entries: isRegister || hasEntries(document) ? entryLinks(document, page, site) : {},
    listedIn: site.longRegisters.has(document.path) ? entryIndexes(document, page, site) : [],
    ...neighbours(document, page, site),
    views: viewsOf(document, site),
    parallels: parallelsOf(document, page, site),
    witnesses: null,
    stemmata: stemmataOf(document, page, site),
  };
}

/** The same for the page that shows the text as the source has it. */
export function diplomaticPageData(document: DocumentFacts, site: Site): DocumentPageData {
  const reading = documentPageData(document, site);
  return { ...reading, path: site.files.get(document.path)?.diplomaticHtml ?? reading.path };
}

export function frameData(page: string, kind: string, site: Site): FrameData {
  const { faces = [] } = site.imprint;
  const { head, imprint, citation, files } = site.machineDataOf(page);
  const lone = loneFrameData(site.imprint);
  return {
    ...lone,
    path: page,
    root: "../".repeat(page.split("/").length - 1),
    kind,
    edition: {
      ...lone.edition,
      home: relativeReference(page, HOME_PAGE),
      style: relativeReference(page, STYLE_FILE),
      faces: faces.map((face) => relativeReference(page, face)),
      navigation: navigation(page, site),
    },
    headData: head,
    imprint,
    citation,
    links: files,
  };
}

/** The frame of a page that is no part of a site, and leads nowhere. */
export function loneFrameData(imprint: Imprint): FrameData {
  const { title, language, strings, generator, built, signs = null } = imprint;
  return {
    path: "",
    root: "",
    kind: "document",
    edition: { title, language, home: null, style: null, faces: [], navigation: [] },
    strings,
    signs,
    headData: NO_MACHINE_DATA.head,
    imprint: null,
    citation: null,
    links: {},
    generator,
    built,
  };
}

const FILE_KINDS = ["source", "text", "diplomatic", "json", "csl", "bibtex", "ris"] as const;

function fileLinks(document: DocumentFacts, page: string, site: Site): Record<string, string> {
  const files = site.files.get(document.path);
  const links: Record<string, string> = {};
  for (const kind of FILE_KINDS) {
    const file = files?.[kind];
    if (file !== undefined) links[kind] = relativeReference(page, file);
  }
  return links;
}

/** The language of what an entry is called: of a document its title's, of persons and so on their name's. */
export function labelLanguage({ path, id, kind }: Entry, site: Site): string | null {
  if (kind === "document")
    return site.edition.documentsByPath.get(path)?.header.languages.title ?? null;
  const fact = site.entities.get(`${path}#${id}`)?.fact;
  return fact === undefined ? null : nameLanguage(fact);
}

/** The language of the main form of a name. */
export function nameLanguage({ forms, label }: IdFact): string | null {
  return forms.find(({ text }) => text === label)?.language ?? null;
}

/** Every pointer and key that leads to something in the edition, as written. */
export function pointerLinks(
  pointers: readonly Pick<PointerFact, "pointer" | "target">[],
  mentions: readonly MentionFact[],
  page: string,
  site: Site,
): Record<string, LinkData> {
  const links: Record<string, LinkData> = {};
  const link = (written: string, entry: Entry | undefined): void => {
    if (entry === undefined) return;
    const { kind, label } = entry;
    const language = labelLanguage(entry, site);
    links[written] = { kind, label, language, href: entryReference(page, entry, site) };
  };
  for (const { pointer, target } of pointers) {
    if (target === undefined || Object.hasOwn(links, pointer)) continue;
    if (site.attachments.has(target.path))
      links[pointer] = {
        kind: "file",
        href: relativeReference(page, target.path),
        label: "",
        language: null,
      };
    else link(pointer, findEntry(site.edition, target));
  }
  for (const { key } of mentions) {
    if (key !== undefined) link(key, site.edition.entriesByKey.get(key));
  }
  return links;
}

/** The facts that lie in a stretch of the source; both are in its order. */
export function factsWithin<Fact extends { readonly span: Span }>(
  facts: readonly Fact[],
  { start, end }: Span,
): Fact[] {
  let low = 0;
  let high = facts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((facts[middle] as Fact).span.start < start) low = middle + 1;
    else high = middle;
  }
  let last = low;
  while (last < facts.length && (facts[last] as Fact).span.start < end) last++;
  return facts.slice(low, last);
}

function hasEntries({ ids }: DocumentFacts): boolean {
  return ids.some(({ isEntry }) => isEntry);
}

/** For every entry of this document that has a page of its own: which, and how often it is mentioned. */
function entryLinks(
  document: DocumentFacts,
  page: string,
  site: Site,
): DocumentPageData["entries"] {
  const links: Record<string, { href: string; count: number }> = {};
  for (const { id, isEntry } of document.ids) {
    if (!isEntry) continue;
    const entity = site.entities.get(`${document.path}#${id}`);
    if (entity === undefined) continue;
    links[id] = {
      href: relativeReference(page, entity.page),
      count: site.edition.occurrences.get(entity.address)?.length ?? 0,
    };
  }
  return links;
}

/** The indexes of the kinds of entries that a document has. */
function entryIndexes(
  { path, ids }: DocumentFacts,
  page: string,
  site: Site,
): DocumentPageData["listedIn"] {
  return site.kinds.flatMap((kind) => {
    const count = ids.filter(({ id }) => site.entities.get(`${path}#${id}`)?.kind === kind).length;
    if (count === 0) return [];
    const names = ENTITY_FOLDERS[kind];
    const href = relativeReference(page, `${names}/${HOME_PAGE}`);
    return [{ key: names, href, isCurrent: false, count }];
  });
}

/** For every entry of this document without a page of its own that is mentioned somewhere: where. */
function occurrencesHere(document: DocumentFacts, site: Site): DocumentPageData["occurrences"] {
  const page = pageOf(document.path, site);
  const links: Record<string, OccurrenceData[]> = {};
  for (const { id } of document.ids) {
    const address = `${document.path}#${id}`;
    if (site.entities.has(address)) continue;
    const occurrences = site.edition.occurrences.get(address);
    if (occurrences === undefined) continue;
    links[id] = occurrences.map((occurrence) => occurrenceData(occurrence, page, site));
  }
  return links;
}

export function occurrenceData(
  { path, mention }: Occurrence,
  page: string,
  site: Site,
): OccurrenceData {
  const { anchor, text, language, contextLanguage, before, after } = mention;
  const header = site.edition.documentsByPath.get(path)?.header;
  return {
    href: referenceTo(page, pageOf(path, site), anchor),
    document: header?.title ?? path,
    documentLanguage: header?.languages.title ?? null,
    text,
    textLanguage: language ?? null,
    before,
    after,
    language: contextLanguage ?? null,
  };
}

function neighbours(
  document: DocumentFacts,
  page: string,
  site: Site,
): Pick<DocumentPageData, "previous" | "next"> {
  const place = site.places.get(document.path);
  const linkTo = (index: number): PageLink | null => {
    const other = site.ordered[index];
    return other === undefined ? null : documentLink(other.path, page, site);
  };
  if (place === undefined) return { previous: null, next: null };
  return { previous: linkTo(place - 1), next: linkTo(place + 1) };
}

function viewsOf({ path }: DocumentFacts, site: Site): DocumentPageData["views"] {
  const files = site.files.get(path);
  if (files?.diplomaticHtml === undefined) return null;
  const { html, diplomaticHtml } = files;
  return {
    reading: relativeReference(html, html),
    diplomatic: relativeReference(html, diplomaticHtml),
  };
}

function parallelsOf(
  { path }: DocumentFacts,
  page: string,
  site: Site,
): DocumentPageData["parallels"] {
  const others = (site.parallels.get(path) ?? []).map((parallel) => ({
    other: parallel.first === path ? parallel.second : parallel.first,
    beside: relativeReference(page, parallel.page),
  }));
  return others
    .toSorted((one, next) => compareText(one.other, next.other))
    .map(({ other, beside }) => {
      const header = site.edition.documentsByPath.get(other)?.header;
      return {
        ...documentLink(other, page, site),
        beside,
        textLanguage: header?.language ?? null,
        textLanguageName: languageName(header?.languageNames ?? [], site.imprint.language),
      };
    });
}

/** As `f:language-name` chooses among what a header says. */
function languageName(
  names: DocumentFacts["header"]["languageNames"],
  language: string,
): string | null {
  const primary = (tag: string): string => tag.split("-")[0]?.toLowerCase() ?? "";
  const own = names.find((one) => primary(one.language ?? language) === primary(language));
  return own?.text ?? null;
}
