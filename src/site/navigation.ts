// Links between the pages that are about the edition as a whole.

import { relativeReference } from "../source/paths.ts";
import { ENTITY_FOLDERS } from "./entities.ts";
import { EDITION_PAGES, HOME_PAGE, type Site } from "./pages.ts";

export interface NavigationData {
  /** What it is called: a key of the tables of strings. */
  readonly key: string;
  readonly href: string;
  readonly isCurrent: boolean;
}

/** The pages that every page links to. */
export function navigation(page: string, site: Site): NavigationData[] {
  return [
    linkTo(page, "home", EDITION_PAGES.home),
    ...site.kinds.map((kind) =>
      linkTo(page, ENTITY_FOLDERS[kind], `${ENTITY_FOLDERS[kind]}/${HOME_PAGE}`),
    ),
    linkTo(page, "indexes", EDITION_PAGES["by-date"]),
    linkTo(page, "editing", EDITION_PAGES.interventions),
    linkTo(page, "search", EDITION_PAGES.search),
  ];
}

/** The lists of documents, as each of them shows. */
export function indexLinks(page: string): NavigationData[] {
  return pageLinks(page, ["by-date", "by-title", "by-signature", "chronology", "archives"]);
}

/** The pages about the editing, as each of them shows. */
export function editingLinks(page: string): NavigationData[] {
  return pageLinks(page, ["interventions", "declaration", "encoding"]);
}

function pageLinks(page: string, keys: readonly (keyof typeof EDITION_PAGES)[]): NavigationData[] {
  return keys.map((key) => linkTo(page, key, EDITION_PAGES[key]));
}

function linkTo(page: string, key: string, target: string): NavigationData {
  return { key, href: relativeReference(page, target), isCurrent: page === target };
}
