// A document shown on another page than its own keeps its links.

import { relativeReference, resolveReference } from "../source/paths.ts";
import type { DocumentFacts } from "../tei/facts.ts";
import { type DocumentPageData, documentPageData, frameData, type LinkData } from "./page-data.ts";
import { pageOf, type Site } from "./pages.ts";
import { stemmataOf } from "./stemma/stemma-data.ts";

/** The data of a document that stands on another page, where its own page's navigation has no place. */
export function pageDataElsewhere(
  document: DocumentFacts,
  page: string,
  site: Site,
): DocumentPageData {
  const data = documentPageData(document, site);
  return {
    ...data,
    ...frameData(page, "document", site),
    kind: data.kind,
    pointers: seenFrom(page, pageOf(document.path, site), data.pointers),
    previous: null,
    next: null,
    views: null,
    parallels: [],
    stemmata: stemmataOf(document, page, site),
  };
}

/** Links of one page, to be followed from another. */
function seenFrom(
  page: string,
  own: string,
  links: Readonly<Record<string, LinkData>>,
): Record<string, LinkData> {
  const moved = Object.entries(links).map(([pointer, link]): [string, LinkData] => {
    const { href } = link;
    const path = href.startsWith("#") ? undefined : resolveReference(href, own)?.path;
    if (path === undefined) return [pointer, link];
    const fragment = /#.*$/u.exec(href)?.[0] ?? "";
    return [pointer, { ...link, href: relativeReference(page, path) + fragment }];
  });
  return Object.fromEntries(moved);
}
