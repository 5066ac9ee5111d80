// The pages about the witnesses of a document: one for the text of each, two where it was corrected, and one
// where they stand side by side. Only their addresses and frames are made here; the texts are made from the document's tree.

import { relativeReference } from "../source/paths.ts";
import type { DocumentFacts } from "../tei/facts.ts";
import type { Cell, Row } from "../tei/witness-text/align.ts";
import type { Witness } from "../tei/witnesses.ts";
import {
  documentLink,
  type DocumentPageData,
  frameData,
  type FrameData,
  loneFrameData,
  type PageLink,
} from "./page-data.ts";
import { type Imprint, pageOf, type Site } from "./pages.ts";
import { type PartData, partPages, rowSize } from "./parts.ts";
import { pageDataElsewhere } from "./seen-from.ts";
import { type StemmaData, stemmataAbout } from "./stemma/stemma-data.ts";
import {
  type WitnessDetails,
  type WitnessLinks,
  witnessLinks,
  type WitnessPage,
  witnessesPageOf,
} from "./witness-links.ts";

/** How a witness's text came about. */
export interface WitnessMaking {
  readonly layer: "ac" | "pc";
  /** In how many entries it was corrected; passed over; taken to read as the text. */
  readonly layers: number;
  readonly unaccounted: number;
  readonly assumed: number;
}

export interface WitnessPageData extends DocumentPageData {
  readonly witness: WitnessMaking & {
    readonly siglum: string;
    readonly description: string;
    /** Its text in the other layer. */
    readonly other: string | null;
    /** The page of the document, and the plain text of the witness; null for a page that stands alone. */
    readonly document: string | null;
    readonly text: string | null;
    readonly source: string | null;
  };
}

/** One layer of a witness's text. */
export function witnessPageData(
  document: DocumentFacts,
  witnessPage: WitnessPage,
  making: WitnessMaking,
  { site, details }: { readonly site: Site; readonly details: WitnessDetails },
): WitnessPageData {
  const { witness, before } = witnessPage;
  const [{ page, text }, other] =
    making.layer === "ac" ? [before, witnessPage] : [witnessPage, before];
  return {
    ...pageDataElsewhere(document, page, site),
    witnesses: witnessLinks(document, page, site, details),
    witness: {
      ...making,
      siglum: witness.siglum,
      description: witness.description,
      other: details.corrected.has(witness.key) ? relativeReference(page, other.page) : null,
      document: relativeReference(page, pageOf(document.path, site)),
      text: relativeReference(page, text),
      source: relativeReference(page, document.path),
    },
  };
}

/**
 * A page that leads nowhere: the text of a witness by itself.
 *
 * @param css its style
 */
export function lonePageData(
  { siglum, description }: Witness,
  making: WitnessMaking,
  imprint: Imprint,
  css: string,
): WitnessPageData {
  const frame = loneFrameData(imprint);
  return {
    ...frame,
    edition: { ...frame.edition, css },
    kind: "document",
    pointers: {},
    occurrences: {},
    entries: {},
    listedIn: [],
    previous: null,
    next: null,
    views: null,
    parallels: [],
    witnesses: null,
    stemmata: [],
    witness: {
      ...making,
      siglum,
      description,
      other: null,
      document: null,
      text: null,
      source: null,
    },
  };
}

export interface WitnessesPageData extends FrameData {
  readonly kind: "witnesses";
  readonly document: PageLink & { readonly textLanguage: string | null; readonly source: string };
  readonly witnesses: WitnessLinks;
  readonly stemmata: readonly StemmaData[];
  readonly rows: readonly Row[];
  readonly parts: readonly PartData[];
}

/** The witnesses side by side, on as many pages as their length needs. */
export function witnessesPages(
  document: DocumentFacts,
  rows: readonly Row[],
  { site, details }: { readonly site: Site; readonly details: WitnessDetails },
): WitnessesPageData[] {
  const first = witnessesPageOf(document, site);
  return partPages(first, rows, {
    sizeOf: ({ base, cells }) => rowSize(base, ...cells.flatMap(markup)),
  }).map(({ page, rows: own, parts }) => ({
    ...frameData(page, "witnesses", site),
    kind: "witnesses",
    document: {
      ...documentLink(document.path, page, site),
      textLanguage: document.header.language ?? null,
      source: relativeReference(page, document.path),
    },
    witnesses: witnessLinks(document, page, site, details),
    stemmata: page === first ? stemmataAbout(document, page, site) : [],
    rows: own,
    parts,
  }));
}

/** What a cell is in the page, about. */
function markup({ parts }: Cell): string[] {
  return [
    '<td class="c10" lang="en"></td>',
    ...parts.map(({ text, differs }) =>
      differs ? ` <mark class="variant">${text}</mark>` : ` ${text}`,
    ),
  ];
}
