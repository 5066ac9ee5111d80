// What a page is about, in the words of schema.org, as JSON-LD 1.1. The context is written out, so that
// no machine has to fetch one; names carry their language, identifiers are addresses.

import { identifierAddress } from "../tei/authorities.ts";
import { type Entry, mentionedEntries } from "../tei/edition.ts";
import type { DocumentFacts } from "../tei/facts.ts";
import type { IdentifierFact } from "../tei/name-facts.ts";
import type { ManuscriptFact } from "../tei/publication.ts";
import { dateOf, isoDate, toDate } from "./citation.ts";
import { type Agent, editorAgent, peopleOf } from "./people.ts";
import {
  absolute,
  dayOf,
  licenceOf,
  type Publication,
  type PublishedEntry,
  publishedEntries,
  publisherOf,
  textDocuments,
} from "./publication.ts";

/** Any JSON; `undefined` is left out. */
export type Json =
  | string
  | number
  | boolean
  | undefined
  | readonly Json[]
  | { readonly [key: string]: Json };

type Node = Readonly<Record<string, Json>>;

const ADDRESS = { "@type": "@id" };
const CONTEXT: Node = {
  "@vocab": "https://schema.org/",
  url: ADDRESS,
  sameAs: ADDRESS,
  license: ADDRESS,
  isBasedOn: ADDRESS,
  contentUrl: ADDRESS,
};

/** Seen from a page: where nobody knows the edition's address, references are relative to it. */
export type Refer = (reference: string) => string;

/** The document, with those who made it and all that it mentions. */
export function documentJsonLd(
  document: DocumentFacts,
  publication: Publication,
  refer: Refer,
): Json {
  const { header, path } = document;
  const { page, source, text } = publication.addressesOf(path);
  const people = peopleOf(document, publication);
  const isLetter = people.senders.length > 0;
  const [manuscript] = header.source.manuscripts;
  const to = (agents: readonly Agent[]): Json =>
    list(agents.map((agent) => agentNode(agent, publication, refer)));
  return {
    "@context": CONTEXT,
    "@type": types(isLetter ? "Message" : "CreativeWork", manuscript && "ArchiveComponent"),
    "@id": refer(page),
    url: refer(page),
    name: header.title,
    author: to(people.authors),
    sender: to(people.senders),
    recipient: to(people.recipients),
    editor: to(people.editors),
    translator: to(people.translators),
    contributor: to(people.contributors),
    dateCreated: isoDate(toDate(dateOf(document))),
    datePublished: dayOf(header.publication.date),
    inLanguage: header.language,
    abstract: header.summary,
    keywords: list(header.keywords),
    publisher: organisation(publisherOf(document, publication)),
    license: licenceOf(document, publication),
    identifier: list(header.publication.identifiers.map(({ value }) => value)),
    isBasedOn: list(header.source.addresses),
    isPartOf: { "@type": "Collection", "@id": refer(""), name: publication.imprint.title },
    ...(manuscript === undefined ? {} : keptAt(manuscript)),
    encoding: [
      media(refer(source), "application/tei+xml"),
      ...(text === undefined ? [] : [media(refer(text), "text/plain")]),
    ],
    mentions: list(mentionNodes(document, publication, refer)),
  };
}

/**
 * A register: whom and what it has; all about them is on their own pages.
 *
 * @param entries those that its page names
 */
export function registerJsonLd(
  document: DocumentFacts,
  publication: Publication,
  refer: Refer,
  entries: readonly PublishedEntry[] = publishedEntries(publication, [document]),
): Json {
  const { page } = publication.addressesOf(document.path);
  return {
    "@context": CONTEXT,
    "@type": "Collection",
    "@id": refer(page),
    url: refer(page),
    name: document.header.title,
    isPartOf: { "@type": "Collection", "@id": refer(""), name: publication.imprint.title },
    hasPart: list(entries.map((entry) => mentionNode(entry, publication, refer))),
  };
}

/** One person, place, organisation or work by itself. */
export function entryJsonLd(entry: PublishedEntry, publication: Publication, refer: Refer): Json {
  return { "@context": CONTEXT, ...entryNode(entry, publication, refer) };
}

/** The edition as a whole. */
export function editionJsonLd(publication: Publication, refer: Refer): Json {
  const { title, language, version, editors } = publication.imprint;
  return {
    "@context": CONTEXT,
    "@type": "Collection",
    "@id": refer(""),
    url: refer(""),
    name: title,
    inLanguage: language,
    version,
    editor: list(editors.map((name) => agentNode(editorAgent(name), publication, refer))),
    publisher: organisation(publication.publisher),
    license: publication.licence,
    collectionSize: textDocuments(publication).length,
  };
}

/** As the content of a `script` element: nothing in it can end the element or open a comment. */
export function scriptText(data: Json): string {
  return JSON.stringify(data).replaceAll("<", "\\u003c");
}

const ENTRY_TYPES: Readonly<Record<string, string>> = {
  person: "Person",
  place: "Place",
  org: "Organization",
  work: "CreativeWork",
};

function entryNode(entry: PublishedEntry, publication: Publication, refer: Refer): Node {
  const { forms, identifiers } = entry.fact;
  const address = refer(publication.entryAddress(entry));
  const main = forms.find(({ text, type }) => type === "main" && text === entry.label);
  const others = forms.filter(
    ({ text, type, language }, index) =>
      type !== "sort" &&
      text !== "" &&
      forms.findIndex((one) => one.text === text && one.language === language) === index &&
      text !== entry.label,
  );
  const parts = (main ?? forms.find((form) => form.parts !== undefined))?.parts;
  return {
    "@type": ENTRY_TYPES[entry.kind] ?? "Thing",
    "@id": address,
    url: address,
    name: inLanguage(entry.label, main?.language),
    familyName: parts?.family,
    givenName: parts?.given,
    alternateName: list(others.map(({ text, language }) => inLanguage(text, language))),
    sameAs: sameAs(identifiers),
    identifier: list(
      identifiers
        .filter((one) => identifierAddress(one) === undefined)
        .map(({ type, value }) => ({ "@type": "PropertyValue", propertyID: type, value })),
    ),
  };
}

function sameAs(identifiers: readonly IdentifierFact[]): Json {
  return list([...new Set(identifiers.flatMap((one) => identifierAddress(one) ?? []))]);
}

/** A text with its language, where that is a well-formed tag (BCP 47). */
function inLanguage(text: string, language: string | undefined): Json {
  const isTag = language !== undefined && /^[a-z]{1,8}(?:-[a-z0-9]{1,8})*$/iu.test(language);
  return isTag ? { "@value": text, "@language": language } : text;
}

function agentNode(agent: Agent, publication: Publication, refer: Refer): Node {
  const { entry } = agent;
  return {
    "@type": agent.kind === "org" ? "Organization" : "Person",
    "@id": entry === undefined ? undefined : refer(publication.entryAddress(entry)),
    name: agent.text,
    familyName: agent.parts?.family,
    givenName: agent.parts?.given,
    sameAs: sameAs(agent.identifiers),
  };
}

function mentionNodes(document: DocumentFacts, publication: Publication, refer: Refer): Node[] {
  const found = new Map<string, Node>();
  for (const mention of document.mentions) {
    for (const entry of mentionedEntries(publication.edition, mention)) {
      if (entry.id === undefined || !(entry.kind in ENTRY_TYPES)) continue;
      const key = `${entry.path}#${entry.id}`;
      if (!found.has(key)) found.set(key, mentionNode(entry, publication, refer));
    }
  }
  return [...found.values()];
}

/** As much as is needed to know whom a page speaks of. */
function mentionNode(entry: Entry, publication: Publication, refer: Refer): Node {
  const type = ENTRY_TYPES[entry.kind] ?? "Thing";
  return { "@type": type, "@id": refer(publication.entryAddress(entry)), name: entry.label };
}

function keptAt(manuscript: ManuscriptFact): Node {
  const { repository, institution, settlement, country, collection, shelfmark, name } = manuscript;
  const house = repository ?? institution;
  const address = [settlement, country].filter((part) => part !== undefined).join(", ");
  return {
    holdingArchive:
      house === undefined
        ? undefined
        : {
            "@type": "ArchiveOrganization",
            name: house,
            address: address || undefined,
          },
    itemLocation: list([collection, shelfmark ?? name].filter((part) => part !== undefined)),
  };
}

function media(contentUrl: string, encodingFormat: string): Node {
  return { "@type": "MediaObject", contentUrl, encodingFormat };
}

function organisation(name: string | undefined): Json {
  return name === undefined ? undefined : { "@type": "Organization", name };
}

function types(...names: readonly (string | undefined)[]): Json {
  return list(names.filter((name) => name !== undefined));
}

/** One value by itself, several as a list, none as nothing. */
function list(values: readonly Json[]): Json {
  return values.length > 1 ? values : values[0];
}

/** The reference as the page, or the world, sees it. */
export function referFrom(
  relative: (reference: string) => string,
  publication: Publication,
): Refer {
  return publication.imprint.url === undefined
    ? relative
    : (reference) => absolute(reference, publication);
}
