// The witnesses of a document and the addresses of their pages.

import { relativeReference, replaceExtension } from "../source/paths.ts";
import type { DocumentFacts } from "../tei/facts.ts";
import type { Witness } from "../tei/witnesses.ts";
import type { PageLink } from "./page-data.ts";
import { pageOf, type Site } from "./pages.ts";

/** A witness and its page. */
export interface WitnessPage {
  readonly witness: Witness;
  readonly page: string;
  /** Its plain text. */
  readonly text: string;
  /** The same before its corrections; of a witness that has any. */
  readonly before: { readonly page: string; readonly text: string };
}

/** What only the text of a document tells of its witnesses. */
export interface WitnessDetails {
  /** The keys of those that were corrected. */
  readonly corrected: ReadonlySet<string>;
  /** Whether their readings are a table. */
  readonly hasReadings: boolean;
}

/** The page where a document's witnesses stand side by side. */
export function witnessesPageOf(document: DocumentFacts, site: Site): string {
  return replaceExtension(pageOf(document.path, site), ".witnesses.html");
}

/** The page where all readings of a document are a table. */
export function readingsPageOf(document: DocumentFacts, site: Site): string {
  return replaceExtension(pageOf(document.path, site), ".readings.html");
}

/** The witnesses that a document's entries name, in the order of their lists; none without an apparatus. */
export function witnessPages(document: DocumentFacts, site: Site): WitnessPage[] {
  const cited = site.witnesses.get(document.path) ?? [];
  const page = pageOf(document.path, site);
  const used = new Set<string>();
  return cited.map((witness) => {
    const name = fileName(witness.id ?? witness.siglum);
    let own = name;
    const isUsed = (one: string): boolean => used.has(one) || used.has(`${one}.ac`);
    for (let number = 2; isUsed(own.toLowerCase()); number++) own = `${name}-${number}`;
    used.add(own.toLowerCase()).add(`${own.toLowerCase()}.ac`);
    const files = (ending: string): { page: string; text: string } => ({
      page: replaceExtension(page, `.witness.${own}${ending}.html`),
      text: replaceExtension(page, `.witness.${own}${ending}.txt`),
    });
    return { witness, ...files(""), before: files(".ac") };
  });
}

/** Everything that may be published about a document's witnesses. */
export function witnessAddresses(document: DocumentFacts, site: Site): string[] {
  const pages = witnessPages(document, site);
  if (pages.length === 0) return [];
  const own = pages.flatMap(({ page, text, before }) => [page, text, before.page, before.text]);
  return [witnessesPageOf(document, site), readingsPageOf(document, site), ...own];
}

/** Letters, digits and what file systems and addresses leave alone. */
function fileName(siglum: string): string {
  return siglum.replaceAll(/[^\p{L}\p{M}\p{N}._-]+/gu, "-");
}

export interface WitnessLinks {
  readonly all: string;
  readonly readings: string | null;
  readonly list: readonly (Omit<PageLink, "language"> & {
    readonly siglum: string;
    /** The id of the witness in this document's own list. */
    readonly id: string | null;
    readonly isCurrent: boolean;
    /** The page of its text before correction. */
    readonly before: { readonly href: string; readonly isCurrent: boolean } | null;
  })[];
}

/** The links from one page of a document to its witnesses. */
export function witnessLinks(
  document: DocumentFacts,
  from: string,
  site: Site,
  { corrected, hasReadings }: WitnessDetails,
): WitnessLinks {
  return {
    all: relativeReference(from, witnessesPageOf(document, site)),
    readings: hasReadings ? relativeReference(from, readingsPageOf(document, site)) : null,
    list: witnessPages(document, site).map(({ witness, page, before }) => ({
      href: relativeReference(from, page),
      title: witness.description,
      siglum: witness.siglum,
      id: witness.path === document.path ? (witness.id ?? null) : null,
      isCurrent: page === from,
      before: corrected.has(witness.key)
        ? { href: relativeReference(from, before.page), isCurrent: before.page === from }
        : null,
    })),
  };
}
