// The lists of all documents: the home page, a table in three orders, a chronology, and a tree by where
// the sources are kept. Each order is a page of its own, so nothing has to be sorted by a script.

import { relativeReference, replaceExtension } from "../source/paths.ts";
import type { DocumentFacts } from "../tei/facts.ts";
import { alphabetOf } from "./letters.ts";
import { monthOf, yearOf } from "./order.ts";
import { indexLinks, type NavigationData } from "./navigation.ts";
import { documentLink, frameData, type FrameData, type PageLink } from "./page-data.ts";
import { EDITION_PAGES, pageOf, type Site } from "./pages.ts";
import { isTooLong, type PartData, partPages, rowSize } from "./parts.ts";
import { compareText } from "../source/compare.ts";

/** A document in a list. */
export interface DocumentListing {
  readonly href: string;
  readonly title: string;
  readonly date: string | null;
  readonly when: string | null;
  readonly summary: string | null;
  readonly signature: string | null;
  /** Of each of these. */
  readonly languages: Readonly<Record<"title" | "date" | "summary" | "signature", string | null>>;
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
  /** Where each year has pages of its own: all years, and on which page they begin. */
  readonly calendar: readonly YearLink[];
  /** The years of this page. */
  readonly years: readonly {
    /** Null for what has no date. */
    readonly year: number | null;
    readonly months: readonly {
      readonly month: number | null;
      readonly documents: readonly DocumentListing[];
    }[];
  }[];
  /** The pages of this year. */
  readonly parts: readonly PartData[];
}

export interface YearLink {
  readonly year: number | null;
  readonly count: number;
  readonly href: string;
  readonly isCurrent: boolean;
}

export interface ArchivesPageData extends FrameData {
  readonly kind: "archives";
  readonly indexes: readonly NavigationData[];
  /** Where each house has pages of its own: all houses; the label is null for what has none. */
  readonly houses: readonly HouseLink[];
  readonly holdings: readonly HoldingData[];
  /** Documents whose headers describe no manuscript. */
  readonly others: readonly DocumentListing[];
  /** The pages of this house. */
  readonly parts: readonly PartData[];
}

export interface HouseLink {
  readonly label: string | null;
  readonly language: string | null;
  readonly count: number;
  readonly href: string;
  readonly isCurrent: boolean;
}

/** A step of the tree: a house, a collection, a file. */
export interface HoldingData {
  readonly label: string;
  readonly language: string | null;
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
    registers: site.registers.map(({ path }) => documentLink(path, page, site)),
    indexes: indexLinks(page),
  };
}

function listing(documents: readonly DocumentFacts[], page: string, site: Site): DocumentListing[] {
  return documents.map(({ path, header }) => ({
    href: relativeReference(page, pageOf(path, site)),
    title: header.title,
    date: header.date ?? null,
    when: header.when ?? null,
    summary: header.summary ?? null,
    signature: header.holdings[0]?.join(", ") ?? null,
    languages: {
      title: header.languages.title ?? null,
      date: header.languages.date ?? null,
      summary: header.languages.summary ?? null,
      signature: header.languages.holdings ?? null,
    },
  }));
}

/** About how long a document is in a list. */
function listingSize({ path, header }: DocumentFacts, site: Site): number {
  const { title, date, when, holdings } = header;
  return rowSize(pageOf(path, site), title, date, when, ...(holdings[0] ?? []));
}

/** The table of documents, in three orders; each may need several pages. */
export function documentsPages(site: Site): DocumentsPageData[] {
  const { compare } = alphabetOf(site.imprint.language);
  const signature = ({ header }: DocumentFacts): string => header.holdings[0]?.join(", ") ?? "";
  const texts = {
    "by-date": ({ header }: DocumentFacts) => header.when ?? "",
    "by-title": ({ header }: DocumentFacts) => header.title,
    "by-signature": signature,
  };
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
    partPages(EDITION_PAGES[order], orders[order], {
      sizeOf: (document) => listingSize(document, site),
      textOf: texts[order],
    }).map(({ page, rows, parts }) => ({
      ...frameData(page, "documents", site),
      kind: "documents" as const,
      order,
      indexes: indexLinks(page),
      documents: listing(rows, page, site),
      parts,
    })),
  );
}

/** The chronology: one page, or where that would be too long a page for each year behind the first. */
export function* chronologyPages(site: Site): Generator<ChronologyPageData> {
  const first = EDITION_PAGES.chronology;
  const sizeOf = (document: DocumentFacts): number => listingSize(document, site);
  const data = (page: string) => ({
    ...frameData(page, "chronology", site),
    kind: "chronology" as const,
    indexes: indexLinks(page),
    calendar: [],
    years: [],
    parts: [],
  });
  const years = groupBy(site.ordered, yearIn);
  if (!isTooLong(site.ordered, sizeOf)) {
    yield { ...data(first), years: byMonth(site.ordered, first, site) };
    return;
  }
  const pages = years.map(([year, documents]) => ({
    year,
    count: documents.length,
    pages: partPages(replaceExtension(first, `-${year ?? "undated"}.html`), documents, {
      sizeOf,
      textOf: ({ header }) => header.when ?? "",
    }),
  }));
  const calendar = (page: string, current?: number | null): YearLink[] =>
    pages.map(({ year, count, pages: [start] }) => ({
      year,
      count,
      href: relativeReference(page, start?.page ?? page),
      isCurrent: year === current,
    }));
  yield { ...data(first), calendar: calendar(first) };
  for (const { year, pages: ofYear } of pages) {
    for (const { page, rows, parts } of ofYear)
      yield {
        ...data(page),
        calendar: calendar(page, year),
        years: byMonth(rows, page, site),
        parts,
      };
  }
}

function yearIn({ header: { when } }: DocumentFacts): number | null {
  return when === undefined ? null : (yearOf(when) ?? null);
}

function byMonth(
  documents: readonly DocumentFacts[],
  page: string,
  site: Site,
): ChronologyPageData["years"] {
  return groupBy(documents, yearIn).map(([year, ofYear]) => ({
    year,
    months: groupBy(ofYear, ({ header: { when } }) =>
      when === undefined ? null : (monthOf(when) ?? null),
    ).map(([month, ofMonth]) => ({ month, documents: listing(ofMonth, page, site) })),
  }));
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

/** A document under one of the shelfmarks that it has. */
interface Held {
  readonly steps: readonly string[];
  readonly document: DocumentFacts;
}

interface Holding {
  readonly language: string | null;
  readonly documents: DocumentFacts[];
  readonly parts: Map<string, Holding>;
}

/** The archives: one page, or where that would be too long a page for each house behind the first. */
export function* archivesPages(site: Site): Generator<ArchivesPageData> {
  const first = EDITION_PAGES.archives;
  const { held, others } = shelves(site);
  const sizeOf = ({ document, steps }: Held): number =>
    listingSize(document, site) + rowSize(...steps);
  const data = (page: string) => ({
    ...frameData(page, "archives", site),
    kind: "archives" as const,
    indexes: indexLinks(page),
    houses: [],
    holdings: [],
    others: [],
    parts: [],
  });
  const loose = others.map((document) => ({ steps: [], document }));
  if (!isTooLong([...held, ...loose], sizeOf)) {
    const holdings = treeOf(held, first, site);
    yield { ...data(first), holdings, others: listing(others, first, site) };
    return;
  }
  const names = new Set<string>();
  const groups: [label: string | null, rows: Held[]][] = [
    ...groupBy(held, ({ steps: [house] }) => house ?? null),
    ...(loose.length === 0 ? [] : [[null, loose] as [null, Held[]]]),
  ];
  const houses = groups.map(([label, rows]) => {
    const stem = replaceExtension(first, `-${houseName(label, names)}`);
    const facts = { sizeOf, textOf: ({ steps }: Held) => steps.slice(1).join(", ") };
    return {
      label,
      language: rows[0]?.document.header.languages.holdings ?? null,
      count: new Set(rows.map(({ document }) => document)).size,
      pages: partPages(`${stem}.html`, rows, facts, (number) => `${stem}--${number}.html`),
    };
  });
  const links = (page: string, current?: string | null): HouseLink[] =>
    houses.map(({ label, language, count, pages: [start] }) => ({
      label,
      language: label === null ? null : language,
      count,
      href: relativeReference(page, start?.page ?? page),
      isCurrent: label === current,
    }));
  yield { ...data(first), houses: links(first) };
  for (const { label, pages } of houses) {
    for (const { page, rows, parts } of pages) {
      const shown =
        label === null
          ? {
              others: listing(
                rows.map(({ document }) => document),
                page,
                site,
              ),
            }
          : { holdings: treeOf(rows, page, site) };
      yield { ...data(page), houses: links(page, label), ...shown, parts };
    }
  }
}

/** Every shelfmark of every document, in the order in which the tree has them. */
function shelves(site: Site): { held: Held[]; others: DocumentFacts[] } {
  const { compare } = alphabetOf(site.imprint.language);
  const held = site.ordered.flatMap((document) =>
    document.header.holdings.map((steps) => ({ steps, document })),
  );
  const inOrder = (a: readonly string[], b: readonly string[]): number => {
    for (let step = 0; step < Math.min(a.length, b.length); step++) {
      const [one, other] = [a[step] as string, b[step] as string];
      const order = compare(one, other) || compareText(one, other);
      if (order !== 0) return order;
    }
    return a.length - b.length;
  };
  return {
    held: held.toSorted((a, b) => inOrder(a.steps, b.steps)),
    others: site.ordered.filter(({ header }) => header.holdings.length === 0),
  };
}

/** The tree of rows that are in its order. */
function treeOf(rows: readonly Held[], page: string, site: Site): HoldingData[] {
  const root: Holding = { language: null, documents: [], parts: new Map() };
  for (const { steps, document } of rows) {
    const language = document.header.languages.holdings ?? null;
    let at = root;
    for (const step of steps) {
      const next = at.parts.get(step) ?? { language, documents: [], parts: new Map() };
      at.parts.set(step, next);
      at = next;
    }
    if (at.documents.at(-1) !== document) at.documents.push(document);
  }
  const toData = ({ parts }: Holding): HoldingData[] =>
    [...parts].map(([label, holding]) => ({
      label,
      language: holding.language,
      documents: listing(holding.documents, page, site),
      parts: toData(holding),
    }));
  return toData(root);
}

/** The name of a house in an address: its letters; of two that have the same, the second is numbered. */
function houseName(label: string | null, taken: Set<string>): string {
  const letters =
    (label ?? "")
      .toLowerCase()
      .normalize("NFC")
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const whole = label === null ? "no-archive" : letters.join("-") || "_";
  const name = [...whole].slice(0, 60).join("");
  for (let number = 1; ; number++) {
    // Neither "-_2" nor the "--2" of parts can be in the name of another house.
    const free = number === 1 ? name : `${name}-_${number}`;
    if (taken.has(free)) continue;
    taken.add(free);
    return free;
  }
}
