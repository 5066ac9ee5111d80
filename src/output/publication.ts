// The edition as machines are told of it: what it says of itself, and at which address everything of it
// is found. All other files of this folder start from here.

import { type Edition, type Entry, findEntry } from "../tei/edition.ts";
import type { DocumentFacts, IdFact } from "../tei/facts.ts";
import type { Target } from "../tei/pointers.ts";

/** What the edition says of itself, where the documents do not. */
export interface Imprint {
  readonly title: string;
  readonly language: string;
  /** Where the edition will be found: an address that ends in `/`. */
  readonly url: string | undefined;
  /** Which state of the edition this is: a number, or a day. */
  readonly version: string;
  readonly publisher: string | undefined;
  /** The address of the licence. */
  readonly licence: string | undefined;
  /** `Family, Given`, or a name that is not to be parted. */
  readonly editors: readonly string[];
  readonly generator: string;
  /** The day of the build, `YYYY-MM-DD`. */
  readonly built: string;
}

/** The files of a document, as references from the root of the edition. */
export interface DocumentAddresses {
  readonly page: string;
  readonly source: string;
  readonly text: string | undefined;
  readonly json: string;
  readonly csl: string | undefined;
  readonly bibtex: string | undefined;
  readonly ris: string | undefined;
}

export interface Publication {
  readonly edition: Edition;
  readonly imprint: Imprint;
  readonly addressesOf: (path: string) => DocumentAddresses;
  /** The reference to an entry, from the root of the edition. */
  readonly entryAddress: (entry: Entry) => string;
  /** Entries of registers by `path#id`. */
  readonly entryFacts: ReadonlyMap<string, IdFact>;
  /** What the edition says of itself, else what all its documents say alike. */
  readonly publisher: string | undefined;
  /** The same of the licence's address. */
  readonly licence: string | undefined;
}

/** What is given of a publication; the rest is found from it, once. */
export type PublicationParts = Pick<
  Publication,
  "edition" | "imprint" | "addressesOf" | "entryAddress"
>;

export function preparePublication(parts: PublicationParts): Publication {
  const { edition, imprint } = parts;
  const entryFacts = new Map<string, IdFact>();
  for (const { path, ids } of edition.documents) {
    for (const fact of ids) {
      const address = `${path}#${fact.id}`;
      if (fact.isEntry && !entryFacts.has(address)) entryFacts.set(address, fact);
    }
  }
  const published = edition.documents.map(({ header }) => header.publication);
  return {
    ...parts,
    entryFacts,
    publisher: imprint.publisher ?? alike(published.map(({ publishers }) => publishers[0])),
    licence: imprint.licence ?? alike(published.map(({ licence }) => licence?.target)),
  };
}

/** The one value that all have. */
function alike(values: readonly (string | undefined)[]): string | undefined {
  return new Set(values).size === 1 ? values[0] : undefined;
}

/** The address in the world, or where that is not known the reference from the edition's root. */
export function absolute(reference: string, { imprint }: Publication): string {
  return imprint.url === undefined ? reference : new URL(reference, imprint.url).href;
}

/** The documents with a text, in the order of the edition. */
export function textDocuments({ edition }: Publication): DocumentFacts[] {
  return edition.documents.filter(({ kind }) => kind === "document");
}

/** Who publishes a document: as it says, else as the edition says. */
export function publisherOf(document: DocumentFacts, { imprint }: Publication): string | undefined {
  return document.header.publication.publishers[0] ?? imprint.publisher;
}

/** The address of a document's licence: as it says, else as the edition says. */
export function licenceOf(document: DocumentFacts, { imprint }: Publication): string | undefined {
  return document.header.publication.licence?.target ?? imprint.licence;
}

/** What a licence is called for short, where its address tells it: `CC BY-SA 4.0`. */
export function licenceName(licence: string): string | undefined {
  const { kind, zero, version } = LICENCE_ADDRESS.exec(licence)?.groups ?? {};
  if (version === undefined) return undefined;
  return zero === undefined ? `CC ${kind?.toUpperCase()} ${version}` : `CC0 ${version}`;
}

/** Licences whose address names their SPDX identifier. */
const LICENCE_ADDRESS =
  /^https?:\/\/creativecommons\.org\/(?:licenses\/(?<kind>by[a-z-]*)|publicdomain\/(?<zero>zero))\/(?<version>[0-9.]+)\/?(?:deed\.[a-z]+|legalcode)?$/iu;

/** The SPDX identifier of a licence, where its address tells it. */
export function spdxOf(licence: string): string | undefined {
  const { kind, zero, version } = LICENCE_ADDRESS.exec(licence)?.groups ?? {};
  if (version === undefined) return undefined;
  if (zero !== undefined) return `CC0-${version}`;
  return kind === undefined ? undefined : `CC-${kind.toUpperCase()}-${version}`;
}

/** An entry of a register, with all its facts. */
export interface PublishedEntry extends Entry {
  readonly fact: IdFact;
}

/** The entry that a pointer leads to; undefined where it leads to none, or to another kind of thing. */
export function publishedEntry(
  target: Target,
  { edition, entryFacts }: Publication,
): PublishedEntry | undefined {
  const entry = findEntry(edition, target);
  const fact = entryFacts.get(`${entry?.path}#${entry?.id}`);
  return entry === undefined || fact === undefined ? undefined : { ...entry, fact };
}

/** All entries of registers in the order of the edition. */
export function publishedEntries(
  publication: Publication,
  documents: readonly DocumentFacts[] = publication.edition.documents,
): PublishedEntry[] {
  return documents.flatMap(({ path, ids }) =>
    ids
      .filter(({ isEntry }) => isEntry)
      .flatMap(({ id }) => publishedEntry({ path, id }, publication) ?? []),
  );
}

/** A machine's date of our era, cut to what it knows of the day: `1965-04-17`, `1965-04`, `1965`. */
export function dayOf(date: string | undefined): string | undefined {
  return /^[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?(?=$|[T+Z-])/u.exec(date ?? "")?.[0];
}
