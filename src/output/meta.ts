// What a page says of itself in `meta` elements, for reference managers and search engines: Highwire's
// `citation_…`, which Zotero reads first, and Dublin Core's `DC.…` (DCMI, "Expressing Dublin Core
// metadata using HTML/XHTML meta and link elements"). Its `link rel="schema.DC"` is left out: the
// prefix is known to those who read it, and the page points to no other server.

import type { DocumentFacts } from "../tei/facts.ts";
import { type CslItem, cslItem, isBeforeEra, isoDate, nameText } from "./citation.ts";
import { invertedName, peopleOf } from "./people.ts";
import { absolute, licenceOf, type Publication } from "./publication.ts";

export interface MetaTag {
  readonly name: string;
  readonly content: string;
}

type Pair = readonly [name: string, content: string | undefined];

export function documentMeta(document: DocumentFacts, publication: Publication): MetaTag[] {
  const item = cslItem(document, publication);
  const people = peopleOf(document, publication);
  const issued = isoDate(item.issued);
  const files = publication.addressesOf(document.path);
  return tags([
    ["citation_title", item.title],
    ...(item.author ?? []).map((name): Pair => ["citation_author", nameText(name)]),
    ...(item.editor ?? []).map((name): Pair => ["citation_editor", nameText(name)]),
    ...(item.translator ?? []).map((name): Pair => ["citation_translator", nameText(name)]),
    ["citation_book_title", item["container-title"]],
    // Of a range, the beginning: one date is asked for, and of our era.
    ["citation_publication_date", isBeforeEra(item.issued) ? undefined : highwireDate(issued)],
    ["citation_publisher", item.publisher],
    ["citation_language", item.language],
    ["citation_doi", item.DOI],
    ["citation_abstract", item.abstract],
    ["citation_keywords", document.header.keywords.join("; ")],
    ["citation_public_url", item.URL],
    ["citation_fulltext_html_url", item.URL],
    ["citation_xml_url", item.URL === undefined ? undefined : absolute(files.source, publication)],
    ["DC.title", item.title],
    ...[...people.authors, ...people.senders].map((one): Pair => ["DC.creator", invertedName(one)]),
    ...[...people.editors, ...people.translators, ...people.contributors].map((one): Pair => [
      "DC.contributor",
      invertedName(one),
    ]),
    ["DC.date", issued],
    ["DC.type", "Text"],
    ["DC.format", "text/html"],
    ["DC.language", item.language],
    ["DC.publisher", item.publisher],
    ["DC.description", item.abstract],
    ...document.header.keywords.map((word): Pair => ["DC.subject", word]),
    ["DC.source", source(item)],
    ["DC.relation", item["container-title"]],
    ["DC.rights", licenceOf(document, publication)],
    ["DC.identifier", item.DOI === undefined ? item.URL : `https://doi.org/${item.DOI}`],
  ]);
}

/** Of the home page and of registers. */
export function pageMeta(title: string, publication: Publication): MetaTag[] {
  const { imprint } = publication;
  return tags([
    ["DC.title", title],
    ...imprint.editors.map((name): Pair => ["DC.contributor", name]),
    ["DC.type", "Collection"],
    ["DC.format", "text/html"],
    ["DC.language", imprint.language],
    ["DC.publisher", publication.publisher],
    ["DC.rights", publication.licence],
  ]);
}

function tags(pairs: readonly Pair[]): MetaTag[] {
  return pairs.flatMap(([name, content]) =>
    content === undefined || content === "" ? [] : [{ name, content }],
  );
}

function highwireDate(issued: string | undefined): string | undefined {
  return issued?.split("/")[0]?.replaceAll("-", "/");
}

function source(item: CslItem): string {
  return [item["archive-place"], item.archive, item.archive_collection, item.archive_location]
    .filter((part) => part !== undefined)
    .join(", ");
}
