// A document as one item of a bibliography, in CSL-JSON (the Citation Style Language's data model,
// csl-data 1.0): what BibTeX, RIS and all reference managers start from.

import { machineDateOf } from "../tei/correspondence.ts";
import type { DocumentFacts } from "../tei/facts.ts";
import type { ManuscriptFact } from "../tei/publication.ts";
import { type Agent, distinct, editorAgent, peopleOf } from "./people.ts";
import { absolute, dayOf, type Publication, publisherOf } from "./publication.ts";

export type CslName =
  | { readonly family: string; readonly given: string }
  | { readonly literal: string };

export interface CslDate {
  readonly "date-parts": readonly (readonly number[])[];
}

/** Only the variables that an edition fills. */
export interface CslItem {
  readonly id: string;
  /** A letter, a document of an archive, or a text in an edition. */
  readonly type: "personal_communication" | "manuscript" | "chapter";
  readonly title: string;
  readonly author?: readonly CslName[];
  readonly recipient?: readonly CslName[];
  readonly editor?: readonly CslName[];
  readonly translator?: readonly CslName[];
  readonly contributor?: readonly CslName[];
  readonly issued?: CslDate;
  readonly "original-date"?: CslDate;
  readonly "container-title"?: string;
  readonly publisher?: string;
  readonly archive?: string;
  readonly "archive-place"?: string;
  readonly archive_collection?: string;
  readonly archive_location?: string;
  readonly language?: string;
  readonly abstract?: string;
  readonly keyword?: string;
  readonly DOI?: string;
  readonly URL?: string;
}

export function cslItem(document: DocumentFacts, publication: Publication): CslItem {
  const { header, path } = document;
  const { imprint } = publication;
  const { page } = publication.addressesOf(path);
  const people = peopleOf(document, publication);
  const [manuscript] = header.source.manuscripts;
  const isLetter = people.senders.length > 0;
  const isArchival = isLetter || manuscript !== undefined;
  const written = toDate(dateOf(document), header.until);
  // As the page does: an edition is published when it is built, where it does not say otherwise.
  const published = toDate(dayOf(header.publication.date) ?? imprint.built.slice(0, 4));
  const editors = distinct([...people.editors, ...imprint.editors.map(editorAgent)]);
  return withoutGaps({
    id: page.replace(/\.html$/u, ""),
    type: isLetter ? "personal_communication" : isArchival ? "manuscript" : "chapter",
    title: header.title,
    author: toNames(people.authors.length > 0 ? people.authors : people.senders),
    recipient: toNames(people.recipients),
    editor: toNames(editors),
    translator: toNames(people.translators),
    contributor: toNames(people.contributors),
    // Of an archival document the date is that on the document, of a text that of its edition.
    issued: isArchival ? (written ?? published) : published,
    "original-date": isArchival ? undefined : written,
    "container-title": imprint.title,
    publisher: publisherOf(document, publication),
    ...(manuscript === undefined ? {} : archive(manuscript)),
    language: header.language,
    abstract: header.summary,
    keyword: header.keywords.join(", ") || undefined,
    DOI: doiOf(document),
    URL: imprint.url === undefined ? undefined : absolute(page, publication),
  });
}

/** The date of the text: as the header states it, else the day on which a letter was sent. */
export function dateOf({ header }: DocumentFacts): string | undefined {
  if (header.when !== undefined) return header.when;
  return header.correspondence
    .flat()
    .filter(({ type }) => type === "sent")
    .flatMap(({ dates }) => dates)
    .map(machineDateOf)
    .find((date) => date !== undefined);
}

function archive(manuscript: ManuscriptFact) {
  const { repository, institution, settlement, country, collection, shelfmark, name } = manuscript;
  return {
    archive: repository ?? institution,
    "archive-place":
      [settlement, country].filter((part) => part !== undefined).join(", ") || undefined,
    archive_collection: collection,
    archive_location: shelfmark ?? name,
  };
}

function doiOf({ header }: DocumentFacts): string | undefined {
  return header.publication.identifiers
    .map(
      ({ value }) =>
        /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:)?(10\.[0-9]{4,}\/\S+)$/iu.exec(value)?.[1],
    )
    .find((doi) => doi !== undefined);
}

function toNames(agents: readonly Agent[]): readonly CslName[] | undefined {
  if (agents.length === 0) return undefined;
  return agents.map(({ parts, text }) =>
    parts === undefined ? { literal: text } : { family: parts.family, given: parts.given },
  );
}

/** @param dates the beginning, and of a range the end, as TEI writes them */
export function toDate(...dates: (string | undefined)[]): CslDate | undefined {
  const [start, end] = dates.map(dateParts);
  if (start === undefined) return undefined;
  const parts = end === undefined || isoDay(end) === isoDay(start) ? [start] : [start, end];
  return { "date-parts": parts };
}

/**
 * Year, month and day, as far as they are known. Before our era TEI counts as CSL does: 1 BCE is -1, and
 * there is no year 0 (TEI P5, att.datable.w3c; CSL 1.0.2, "AD and BC").
 */
function dateParts(date: string | undefined): number[] | undefined {
  const day = date?.startsWith("-") ? dayOf(date.slice(1)) : dayOf(date);
  const [year, ...rest] = day?.split("-").map(Number) ?? [];
  if (year === undefined || year === 0) return undefined;
  return [date?.startsWith("-") ? -year : year, ...rest];
}

/** `1965-04-17`, or as much of it as is known; the two ends of a range with a slash (ISO 8601). */
export function isoDate(date: CslDate | undefined): string | undefined {
  return date?.["date-parts"].map(isoDay).join("/");
}

/** In ISO 8601 1 BCE is the year 0000, and 2 BCE -0001. */
function isoDay([year = 0, ...rest]: readonly number[]): string {
  const astronomical = year < 0 ? year + 1 : year;
  const digits = String(Math.abs(astronomical)).padStart(4, "0");
  const parts = rest.map((number) => String(number).padStart(2, "0"));
  return [astronomical < 0 ? `-${digits}` : digits, ...parts].join("-");
}

/** Whether a date, or any end of a range, is before our era: few formats can say that. */
export function isBeforeEra(date: CslDate | undefined): boolean {
  return date?.["date-parts"].some(([year = 0]) => year < 0) ?? false;
}

/** `1965`, or `1800/1801`. */
export function yearsOf(date: CslDate | undefined): string | undefined {
  const years = date?.["date-parts"].map(([year = 0]) => isoDay([year]));
  return years === undefined ? undefined : [...new Set(years)].join("/");
}

/** `Family, Given`, or the name as it is. */
export function nameText(name: CslName): string {
  return "literal" in name ? name.literal : `${name.family}, ${name.given}`;
}

/** JSON has no undefined. */
type Complete<Item> = { [Key in keyof Item]: Exclude<Item[Key], undefined> };

function withoutGaps<Item extends object>(item: Item): Complete<Item> {
  return Object.fromEntries(
    Object.entries(item).filter(([, value]) => value !== undefined),
  ) as Complete<Item>;
}

/** The item as a file: a list of one, as reference managers read it. */
export function cslFile(item: CslItem): string {
  return `${JSON.stringify([item], undefined, 2)}\n`;
}
