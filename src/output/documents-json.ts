// The edition as plain JSON, for programs that read no TEI: a file for each document, one for each
// register, and index.json that lists them. schemas/apograph.{document,index}.schema.json describe them;
// all addresses in them are references from the root of the edition.

import { identifierAddress } from "../tei/authorities.ts";
import type { DateFact } from "../tei/correspondence.ts";
import { type Entry, mentionedEntries } from "../tei/edition.ts";
import type { DocumentFacts, MentionFact } from "../tei/facts.ts";
import type { IdentifierFact, NameFact } from "../tei/name-facts.ts";
import type { Json } from "./jsonld.ts";
import { responsibleNames, toAgent } from "./people.ts";
import {
  absolute,
  licenceOf,
  type Publication,
  type PublishedEntry,
  publishedEntries,
  publisherOf,
} from "./publication.ts";

/** Files about the edition as a whole, by what they are; those that are written. */
export type EditionFiles = Readonly<Record<string, string>>;

export function indexJson(publication: Publication, files: EditionFiles): string {
  const { edition, imprint } = publication;
  const ofKind = (kind: DocumentFacts["kind"]): Json[] =>
    edition.documents
      .filter((document) => document.kind === kind)
      .map((document) => listing(document, publication));
  return write({
    title: imprint.title,
    language: imprint.language,
    url: imprint.url === undefined ? undefined : absolute("", publication),
    version: imprint.version,
    publisher: publication.publisher,
    licence: publication.licence,
    editors: imprint.editors,
    generator: imprint.generator,
    built: imprint.built,
    documents: ofKind("document"),
    registers: ofKind("register"),
    files,
  });
}

function listing(document: DocumentFacts, publication: Publication): Json {
  const { title, language, date, when, summary } = document.header;
  const { page, json } = publication.addressesOf(document.path);
  const id = idOf(document, publication);
  return { id, title, language, date, when, summary, page, json };
}

/** One document, or one register with its entries. */
export function documentJson(document: DocumentFacts, publication: Publication): string {
  const { header, kind } = document;
  const { publication: published, source } = header;
  const named = (name: NameFact): Json => nameJson(name, publication);
  const files = publication.addressesOf(document.path);
  const isRegister = kind === "register";
  return write({
    id: idOf(document, publication),
    kind,
    title: header.title,
    language: header.language,
    date: header.date,
    when: header.when,
    summary: header.summary,
    keywords: header.keywords,
    contributors: header.contributors.map(({ role, task, name }) => ({
      role,
      task,
      name: named(name),
    })),
    publisher: publisherOf(document, publication),
    published: published.date,
    licence: licenceOf(document, publication),
    identifiers: published.identifiers.map(identifierJson),
    manuscripts: source.manuscripts.map((manuscript) => ({ ...manuscript })),
    basedOn: source.addresses,
    correspondence: header.correspondence.map((actions) =>
      actions.map(({ type, agents, places, dates }) => ({
        type,
        agents: agents.map(named),
        places: places.map(named),
        dates: dates.map(({ text, attributes }: DateFact) => ({ text, ...attributes })),
      })),
    ),
    changes: header.changes.map(({ when, who, text }) => ({
      when,
      who: responsibleNames(who, publication),
      text,
    })),
    files: { ...files },
    mentions: document.mentions.flatMap((mention) => mentionJson(mention, files.page, publication)),
    entries: isRegister
      ? publishedEntries(publication, [document]).map((entry) => entryJson(entry, publication))
      : undefined,
  });
}

/** The page without its ending: the same as in the citation files. */
function idOf({ path }: DocumentFacts, publication: Publication): string {
  return publication.addressesOf(path).page.replace(/\.html$/u, "");
}

function nameJson(name: NameFact, publication: Publication): Json {
  const { kind, text, parts, entry } = toAgent(name, publication);
  return {
    kind,
    text,
    family: parts?.family,
    given: parts?.given,
    entry: entry === undefined ? undefined : publication.entryAddress(entry),
    identifiers: name.identifiers.map(identifierJson),
  };
}

function mentionJson(mention: MentionFact, page: string, publication: Publication): Json[] {
  const { text, language, before, after, anchor } = mention;
  const place = `${page}#${anchor}`;
  return mentionedEntries(publication.edition, mention).map((entry: Entry) => ({
    kind: entry.kind,
    entry: publication.entryAddress(entry),
    label: entry.label,
    text,
    language,
    before,
    after,
    place,
  }));
}

function entryJson(entry: PublishedEntry, publication: Publication): Json {
  const { forms, identifiers } = entry.fact;
  return {
    id: entry.id,
    kind: entry.kind,
    label: entry.label,
    address: publication.entryAddress(entry),
    names: forms.map(({ text, language, type, parts }) => ({
      text,
      language,
      type,
      family: parts?.family,
      given: parts?.given,
    })),
    identifiers: identifiers.map(identifierJson),
    mentions: publication.edition.occurrences.get(`${entry.path}#${entry.id}`)?.length ?? 0,
  };
}

function identifierJson(identifier: IdentifierFact): Json {
  return { ...identifier, address: identifierAddress(identifier) };
}

function write(json: Json): string {
  return `${JSON.stringify(json, undefined, 2)}\n`;
}
