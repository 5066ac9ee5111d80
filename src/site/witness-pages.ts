// The pages about the witnesses of a document: one for the text of each, and one where they stand side by
// side. Only their addresses and frames are made here; the texts are made from the document's tree.

import { relativeReference } from "../source/paths.ts";
import type { DocumentFacts } from "../tei/facts.ts";
import type { Cell, Row } from "../tei/witness-text/align.ts";
import {
  documentLink,
  type DocumentPageData,
  frameData,
  type FrameData,
  type PageLink,
} from "./page-data.ts";
import { pageOf, type Site } from "./pages.ts";
import { type PartData, partPages, rowSize } from "./parts.ts";
import { pageDataElsewhere } from "./seen-from.ts";
import {
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
    /** The page of the document, and the plain text of the witness. */
    readonly document: string;
    readonly text: string;
    readonly source: string;
  };
}

export function witnessPageData(
  document: DocumentFacts,
  { witness, page, text }: WitnessPage,
  making: WitnessMaking,
  site: Site,
): WitnessPageData {
  return {
    ...pageDataElsewhere(document, page, site),
    witnesses: witnessLinks(document, page, site),
    witness: {
      ...making,
      siglum: witness.siglum,
      description: witness.description,
      document: relativeReference(page, pageOf(document.path, site)),
      text: relativeReference(page, text),
      source: relativeReference(page, document.path),
    },
  };
}

export interface WitnessesPageData extends FrameData {
  readonly kind: "witnesses";
  readonly document: PageLink & { readonly textLanguage: string | null; readonly source: string };
  readonly witnesses: WitnessLinks;
  readonly rows: readonly Row[];
  readonly parts: readonly PartData[];
}

/** The witnesses side by side, on as many pages as their length needs. */
export function witnessesPages(
  document: DocumentFacts,
  rows: readonly Row[],
  site: Site,
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
    witnesses: witnessLinks(document, page, site) as WitnessLinks,
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
