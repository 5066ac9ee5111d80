// The published files as the checks see them: their paths, a way to read one, and how a server or a
// browser finds the file behind an address.

import { folderOf } from "../../source/paths.ts";

/** A site, on disk or in the making. Paths are relative to its top folder, with `/`. */
export interface SiteFiles {
  readonly paths: readonly string[];
  /** Called for pages, stylesheets, scripts, SVG and XML only, at most a few times each. */
  readonly read: (path: string) => Uint8Array;
}

/** The paths of a site, ready to be asked often. */
export interface SiteIndex {
  readonly paths: ReadonlySet<string>;
  /** The folders that hold something, with `/` at the end; the top folder is the empty text. */
  readonly folders: ReadonlySet<string>;
  /** Paths that differ only in case or in how accents are composed. */
  readonly folded: ReadonlyMap<string, string>;
  /** By file name; null for a name that several files have. */
  readonly byName: ReadonlyMap<string, string | null>;
}

/** XHTML served as XML is another language, and is not read. */
export const PAGE = /\.html?$/iu;
export const STYLESHEET = /\.css$/iu;
export const SCRIPT = /\.m?js$/iu;
export const IMAGE = /\.svg$/iu;
export const XML = /\.(?:xml|tei|odd|mei)$/iu;

const INDEX_PAGES = ["index.html", "index.htm"] as const;

export function indexSite(paths: readonly string[]): SiteIndex {
  const folders = new Set<string>([""]);
  const folded = new Map<string, string>();
  const byName = new Map<string, string | null>();
  for (const path of paths) {
    let folder = folderOf(path);
    while (folder !== "" && !folders.has(`${folder}/`)) {
      folders.add(`${folder}/`);
      folder = folderOf(folder);
    }
    folded.set(foldPath(path), path);
    const name = nameOf(path);
    byName.set(name, byName.has(name) ? null : path);
  }
  return { paths: new Set(paths), folders, folded, byName };
}

/**
 * The file at an address: the file itself, or the index page of a folder, with or without `/` behind
 * the folder's name.
 */
export function findFile(path: string, { paths }: SiteIndex): string | undefined {
  if (paths.has(path)) return path;
  const folder = path === "" || path.endsWith("/") ? path : `${path}/`;
  const index = INDEX_PAGES.find((name) => paths.has(folder + name));
  return index === undefined ? undefined : folder + index;
}

/** The page that is the way in; of a site without an index page, the first. */
export function homePage(pages: readonly string[]): string | undefined {
  return INDEX_PAGES.find((name) => pages.includes(name)) ?? pages[0];
}

/** Two paths that are the same to somebody who reads them. */
export function foldPath(path: string): string {
  return path.normalize("NFC").toLowerCase();
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
