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
}

/** The page where a document's witnesses stand side by side. */
export function witnessesPageOf(document: DocumentFacts, site: Site): string {
  return replaceExtension(pageOf(document.path, site), ".witnesses.html");
}

/** The witnesses that a document's entries name, in the order of their lists; none without an apparatus. */
export function witnessPages(document: DocumentFacts, site: Site): WitnessPage[] {
  const cited = site.witnesses.get(document.path) ?? [];
  const page = pageOf(document.path, site);
  const used = new Set<string>();
  return cited.map((witness) => {
    const name = fileName(witness.id ?? witness.siglum);
    let own = name;
    for (let number = 2; used.has(own.toLowerCase()); number++) own = `${name}-${number}`;
    used.add(own.toLowerCase());
    return {
      witness,
      page: replaceExtension(page, `.witness.${own}.html`),
      text: replaceExtension(page, `.witness.${own}.txt`),
    };
  });
}

/** Letters, digits and what file systems and addresses leave alone. */
function fileName(siglum: string): string {
  return siglum.replaceAll(/[^\p{L}\p{M}\p{N}._-]+/gu, "-");
}

export interface WitnessLinks {
  readonly all: string;
  readonly list: readonly (Omit<PageLink, "language"> & {
    readonly siglum: string;
    /** The id of the witness in this document's own list. */
    readonly id: string | null;
    readonly isCurrent: boolean;
  })[];
}

/** The links from one page of a document to its witnesses; null without any. */
export function witnessLinks(
  document: DocumentFacts,
  from: string,
  site: Site,
): WitnessLinks | null {
  const pages = witnessPages(document, site);
  if (pages.length === 0) return null;
  return {
    all: relativeReference(from, witnessesPageOf(document, site)),
    list: pages.map(({ witness, page }) => ({
      href: relativeReference(from, page),
      title: witness.description,
      siglum: witness.siglum,
      id: witness.path === document.path ? (witness.id ?? null) : null,
      isCurrent: page === from,
    })),
  };
}
