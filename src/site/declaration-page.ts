// The editorial declaration of the edition: what the headers say of the encoding. Documents of one
// edition mostly say the same, and then it stands here once.

import type { Span } from "../source/source.ts";
import type { DocumentFacts } from "../tei/facts.ts";
import { editingLinks, type NavigationData } from "./navigation.ts";
import {
  documentLink,
  factsWithin,
  frameData,
  type FrameData,
  type LinkData,
  type PageLink,
  pointerLinks,
} from "./page-data.ts";
import { EDITION_PAGES, type Site } from "./pages.ts";

export interface Declaration {
  readonly documents: readonly DocumentFacts[];
}

export interface DeclarationPageData extends FrameData {
  readonly kind: "declaration";
  readonly editing: readonly NavigationData[];
  readonly pointers: Readonly<Record<string, LinkData>>;
  /** For each declaration of the source, in its order: the documents that make it. */
  readonly declarations: readonly {
    /** Of very many, the first. */
    readonly documents: readonly PageLink[];
    readonly count: number;
  }[];
  readonly isOne: boolean;
}

/**
 * The distinct declarations, documents before registers.
 *
 * @param quote the source of a document from one place to another
 */
export function declarationsOf(
  { ordered, registers }: Site,
  quote: (path: string, span: Span) => string,
): Declaration[] {
  const found = new Map<string, DocumentFacts[]>();
  for (const document of [...ordered, ...registers]) {
    const { declaration } = document.header;
    if (declaration === undefined) continue;
    const words = quote(document.path, declaration).replace(/\s+/gu, " ");
    const list = found.get(words);
    if (list === undefined) found.set(words, [document]);
    else list.push(document);
  }
  return [...found.values()].map((documents) => ({ documents }));
}

/** So many of the documents that share a declaration are named: all are in the lists of documents. */
const NAMED = 200;

export function declarationPage(
  declarations: readonly Declaration[],
  site: Site,
): DeclarationPageData {
  const page = EDITION_PAGES.declaration;
  const pointers: Record<string, LinkData> = {};
  for (const { documents } of declarations.toReversed()) {
    const [first] = documents;
    const span = first?.header.declaration;
    if (first === undefined || span === undefined) continue;
    Object.assign(pointers, pointerLinks(factsWithin(first.pointers, span), [], page, site));
  }
  return {
    ...frameData(page, "declaration", site),
    kind: "declaration",
    editing: editingLinks(page),
    pointers,
    declarations: declarations.map(({ documents }) => ({
      count: documents.length,
      documents: documents.slice(0, NAMED).map(({ path }) => documentLink(path, page, site)),
    })),
    isOne: declarations.length === 1,
  };
}
