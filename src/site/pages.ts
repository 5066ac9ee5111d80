// Which files the published edition has, and the addresses of one seen from another.

import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { relativeReference, replaceExtension } from "../source/paths.ts";
import type { Edition, Entry } from "../tei/edition.ts";
import type { DocumentFacts } from "../tei/facts.ts";

export const HOME_PAGE = "index.html";
export const STYLE_FILE = "assets/apograph.css";

/** The output files of one document, as paths below the output folder. */
export interface DocumentFiles {
  readonly html: string;
  readonly source: string;
  /** The plain texts; registers have none. */
  readonly text: string | undefined;
  readonly diplomatic: string | undefined;
}

/** What all pages of a build say of themselves. */
export interface Imprint {
  readonly title: string;
  readonly language: string;
  /** Name and version of the toolkit. */
  readonly generator: string;
  /** The day of the build, `YYYY-MM-DD`. */
  readonly built: string;
}

/** The edition as it will be published. */
export interface Site {
  readonly edition: Edition;
  /** By the document's path. */
  readonly files: ReadonlyMap<string, DocumentFiles>;
  readonly registers: readonly DocumentFacts[];
  readonly imprint: Imprint;
}

/**
 * Plans the site. The top folder that all sources share (`tei/`) is left out of the pages'
 * addresses; the sources keep it, so that their relative pointers stay right.
 */
export function planSite(edition: Edition, imprint: Imprint): Site {
  const shared = sharedFolder(edition.documents.map(({ path }) => path));
  return {
    edition,
    files: new Map(edition.documents.map((document) => [document.path, filesOf(document, shared)])),
    registers: edition.documents.filter(({ kind }) => kind === "register"),
    imprint,
  };
}

function filesOf({ path, kind }: DocumentFacts, shared: string): DocumentFiles {
  const name = path.slice(shared.length);
  const hasText = kind === "document";
  return {
    html: replaceExtension(name, ".html"),
    source: path,
    text: hasText ? replaceExtension(name, ".txt") : undefined,
    diplomatic: hasText ? replaceExtension(name, ".diplomatic.txt") : undefined,
  };
}

/** The top folder, with its `/`, when all sources lie in one; otherwise empty. */
function sharedFolder(paths: readonly string[]): string {
  const first = paths[0] ?? "";
  const top = first.slice(0, first.indexOf("/") + 1);
  return paths.every((path) => path.startsWith(top)) ? top : "";
}

/** Sources that would be published at the same address: `a.xml` and `a.tei`, or one named `index.xml`. */
export function checkAddresses(site: Site): Diagnostic[] {
  const taken = new Map<string, string>([[HOME_PAGE, "the home page"]]);
  return site.edition.documents.flatMap(({ path }) => {
    const page = pageOf(path, site);
    const other = taken.get(page);
    taken.set(page, path);
    if (other === undefined) return [];
    const message = `This document and ${other} would both be published as ${page}. Rename the document.`;
    return [{ code: "site/same-address", severity: "error" as const, message, path, notes: [] }];
  });
}

/** The page of a document. */
export function pageOf(path: string, site: Site): string {
  return site.files.get(path)?.html ?? path;
}

/** The reference from a page to an entry; a document as a whole is its page. */
export function entryReference(page: string, entry: Entry, site: Site): string {
  const other = pageOf(entry.path, site);
  const isWhole = entry.id === undefined || entry.kind === "document";
  const fragment = isWhole ? "" : `#${entry.id}`;
  if (other === page) return fragment === "" ? "#" : fragment;
  return relativeReference(page, other) + fragment;
}
