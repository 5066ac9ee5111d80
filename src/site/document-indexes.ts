// The lists of all documents: the home page, a table in three orders, a chronology, and a tree by where
// the sources are kept. Each order is a page of its own, so nothing has to be sorted by a script.

import { relativeReference } from "../source/paths.ts";
import type { DocumentFacts } from "../tei/facts.ts";
import { alphabetOf } from "./letters.ts";
import { monthOf, yearOf } from "./order.ts";
import { indexLinks, type NavigationData } from "./navigation.ts";
import { frameData, type FrameData, type PageLink } from "./page-data.ts";
import { EDITION_PAGES, pageOf, type Site } from "./pages.ts";
import { type PartData, partPages } from "./parts.ts";
import { compareText } from "../source/compare.ts";

/** A document in a list. */
export interface DocumentListing {
  readonly href: string;
  readonly title: string;
  readonly language: string | null;
  readonly date: string | null;
  readonly when: string | null;
  readonly summary: string | null;
  readonly signature: string | null;
}

export interface HomePageData extends FrameData {
  readonly kind: "home";
  /** Empty where there are too many for one page. */
  readonly documents: readonly DocumentListing[];
  readonly documentCount: number;
  readonly registers: readonly PageLink[];
  readonly indexes: readonly NavigationData[];
}

export interface DocumentsPageData extends FrameData {
  readonly kind: "documents";
  readonly order: "by-date" | "by-title" | "by-signature";
  readonly indexes: readonly NavigationData[];
  readonly documents: readonly DocumentListing[];
  readonly parts: readonly PartData[];
}

export interface ChronologyPageData extends FrameData {
  readonly kind: "chronology";
  readonly indexes: readonly NavigationData[];
  readonly years: readonly {
    /** Null for what has no date. */
    readonly year: number | null;
    readonly months: readonly {
      readonly month: number | null;
      readonly documents: readonly DocumentListing[];
    }[];
  }[];
}

export interface ArchivesPageData extends FrameData {
  readonly kind: "archives";
  readonly indexes: readonly NavigationData[];
  readonly holdings: readonly HoldingData[];
  /** Documents whose headers describe no manuscript. */
  readonly others: readonly DocumentListing[];
}

/** A step of the tree: a house, a collection, a file. */
export interface HoldingData {
  readonly label: string;
  readonly documents: readonly DocumentListing[];
  readonly parts: readonly HoldingData[];
}

/** More than so many documents are not summed up on the home page. */
const HOME_LIMIT = 50;

export function homePageData(site: Site): HomePageData {
  const page = EDITION_PAGES.home;
  return {
    ...frameData(page, "home", site),
    kind: "home",
    documents: site.ordered.length > HOME_LIMIT ? [] : listing(site.ordered, page, site),
    documentCount: site.ordered.length,
    registers: site.registers.map(({ path, header }) => ({
      title: header.title,
      href: relativeReference(page, pageOf(path, site)),
    })),
    indexes: indexLinks(page),
  };
}

function listing(documents: readonly DocumentFacts[], page: string, site: Site): DocumentListing[] {
  return documents.map(({ path, header }) => ({
    href: relativeReference(page, pageOf(path, site)),
    title: header.title,
    language: header.language ?? null,
    date: header.date ?? null,
    when: header.when ?? null,
    summary: header.summary ?? null,
    signature: header.holdings[0]?.join(", ") ?? null,
  }));
}

/** The table of documents, in three orders; each may need several pages. */
export function documentsPages(site: Site): DocumentsPageData[] {
  const { compare } = alphabetOf(site.imprint.language);
  const signature = ({ header }: DocumentFacts): string => header.holdings[0]?.join(", ") ?? "";
  const orders = {
    "by-date": site.ordered,
    "by-title": site.ordered.toSorted((a, b) => compare(a.header.title, b.header.title)),
    "by-signature": site.ordered.toSorted(
      (a, b) =>
        Number(signature(a) === "") - Number(signature(b) === "") ||
        compare(signature(a), signature(b)),
    ),
  };
  return (["by-date", "by-title", "by-signature"] as const).flatMap((order) =>
    partPages(EDITION_PAGES[order], orders[order]).map(({ page, rows, parts }) => ({
      ...frameData(page, "documents", site),
      kind: "documents" as const,
      order,
      indexes: indexLinks(page),
      documents: listing(rows, page, site),
      parts,
    })),
  );
}

export function chronologyPage(site: Site): ChronologyPageData {
  const page = EDITION_PAGES.chronology;
  const years = groupBy(site.ordered, ({ header: { when } }) =>
    when === undefined ? null : (yearOf(when) ?? null),
  );
  return {
    ...frameData(page, "chronology", site),
    kind: "chronology",
    indexes: indexLinks(page),
    years: years.map(([year, ofYear]) => ({
      year,
      months: groupBy(ofYear, ({ header: { when } }) =>
        when === undefined ? null : (monthOf(when) ?? null),
      ).map(([month, ofMonth]) => ({ month, documents: listing(ofMonth, page, site) })),
    })),
  };
}

/** Groups in the order in which their first members come. */
function groupBy<Item, Key>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
): [key: Key, items: Item[]][] {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups];
}

interface Holding {
  readonly documents: DocumentFacts[];
  readonly parts: Map<string, Holding>;
}

export function archivesPage(site: Site): ArchivesPageData {
  const page = EDITION_PAGES.archives;
  const root: Holding = { documents: [], parts: new Map() };
  const others: DocumentFacts[] = [];
  for (const document of site.ordered) {
    const { holdings } = document.header;
    if (holdings.length === 0) others.push(document);
    for (const steps of holdings) {
      let at = root;
      for (const step of steps) {
        const next = at.parts.get(step) ?? { documents: [], parts: new Map() };
        at.parts.set(step, next);
        at = next;
      }
      if (at.documents.at(-1) !== document) at.documents.push(document);
    }
  }
  const { compare } = alphabetOf(site.imprint.language);
  const toData = ({ parts }: Holding): HoldingData[] =>
    [...parts]
      .toSorted(([a], [b]) => compare(a, b) || compareText(a, b))
      .map(([label, holding]) => ({
        label,
        documents: listing(holding.documents, page, site),
        parts: toData(holding),
      }));
  return {
    ...frameData(page, "archives", site),
    kind: "archives",
    indexes: indexLinks(page),
    holdings: toData(root),
    others: listing(others, page, site),
  };
}
