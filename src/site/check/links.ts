// Judges where references lead: what is loaded comes with the site; links are relative, and arrive.

import type { Diagnostic, Note } from "../../diagnostic/diagnostic.ts";
import { relativeReference } from "../../source/paths.ts";
import { finding, type Place } from "./finding.ts";
import type { Reference } from "./references.ts";
import type { Target } from "./resolve.ts";
import { findFile, foldPath, nameOf, PAGE, type SiteIndex } from "./site-files.ts";

/** A link to a place in a page. Whether that is there is known when all pages have been read. */
export interface AnchorLink {
  readonly place: Place;
  /** The path of the page that it leads to. */
  readonly page: string;
  readonly fragment: string;
}

/** What is known of a reference once the paths of the site are. */
export interface JudgedReference {
  readonly finding?: Diagnostic;
  /** The file that it leads to. */
  readonly file?: string;
  readonly anchor?: AnchorLink;
}

/** A reference and its place in a page or stylesheet. */
export interface PlacedReference {
  readonly reference: Reference;
  readonly place: Place;
}

export function judgeReference(
  { reference, place }: PlacedReference,
  target: Target,
  index: SiteIndex,
): JudgedReference {
  const { url, noun, isLoaded, isIdentity } = reference;
  switch (target.kind) {
    case "no-place":
      return {};
    case "elsewhere":
      if (!isLoaded) return {};
      return {
        finding: finding(
          "site/external-resource",
          place,
          `This ${noun} depends on ${target.host}: when that host is gone, the page is not whole any more. Put a copy into the site.`,
        ),
      };
    case "own-machine":
      return {
        finding: finding(
          "site/absolute-link",
          place,
          `"${url}" is an address on the machine where the page was made. Write where it is seen from this page.`,
        ),
      };
    case "malformed":
      return { finding: finding("site/dead-link", place, `"${url}" is not a URL.`) };
    case "above":
      return {
        finding: finding(
          "site/dead-link",
          place,
          `"${url}" leads out of the folder that is published, so nobody knows what will be there.`,
        ),
      };
    case "inside":
      return isIdentity && !target.isRelative
        ? {}
        : judgeInside({ reference, place }, target, index);
  }
}

function judgeInside(
  { reference, place }: PlacedReference,
  target: Extract<Target, { kind: "inside" }>,
  index: SiteIndex,
): JudgedReference {
  const { url, noun } = reference;
  const file = isSeenAnywhere(place.path, url)
    ? fileBelowSomeRoot(target.path, index)
    : findFile(target.path, index);
  if (target.hasQuery)
    return {
      ...(file === undefined ? {} : { file }),
      finding: finding(
        "site/query-string",
        place,
        `This ${noun} has a query string, "${shorten(url)}". A folder of files cannot answer it: give the thing an address of its own.`,
      ),
    };
  if (!target.isRelative && !isSeenAnywhere(place.path, url))
    return { ...(file === undefined ? {} : { file }), finding: absoluteLink(url, place, file) };
  if (file === undefined) return { finding: deadLink(url, place, target.path, index) };
  if (target.fragment === undefined || !PAGE.test(file)) return { file };
  return { file, anchor: { place, page: file, fragment: target.fragment } };
}

/** Servers show `404.html` for any address: only what begins at the top of the host holds there. */
function isSeenAnywhere(page: string, url: string): boolean {
  return page === "404.html" && /^[/\\](?![/\\])/u.test(url.trim());
}

/** Nobody knows below which folders of a host the site is published: some of the first may be those. */
function fileBelowSomeRoot(path: string, index: SiteIndex): string | undefined {
  const segments = path.split("/");
  for (let above = 0; above < segments.length; above++) {
    const file = findFile(segments.slice(above).join("/"), index);
    if (file !== undefined) return file;
  }
  return undefined;
}

function absoluteLink(url: string, place: Place, file: string | undefined): Diagnostic {
  const instead =
    file === undefined
      ? "Write where it is seen from this page."
      : `Seen from this page it is "${relativeReference(place.path, file)}".`;
  const where = url.trim().startsWith("/") ? "from the top of a host" : "by its host";
  return finding(
    "site/absolute-link",
    place,
    `"${shorten(url)}" is written ${where}, and breaks where the site is published elsewhere or opened from a disk. ${instead}`,
  );
}

function deadLink(url: string, place: Place, path: string, index: SiteIndex): Diagnostic {
  const found = `"${shorten(url)}" leads nowhere`;
  if (index.folders.has(path.endsWith("/") || path === "" ? path : `${path}/`))
    return finding("site/dead-link", place, `${found}: the folder has no index page.`);
  const message = `${found}: there is no file ${path}.`;
  return finding("site/dead-link", place, message, nearFiles(path, index));
}

/** What was probably meant, as far as it is found without looking at every file. */
function nearFiles(path: string, { paths, folded, byName }: SiteIndex): Note[] {
  const same = folded.get(foldPath(path));
  if (same !== undefined)
    return [{ message: `There is ${same}: the name differs only in case or in composed accents.` }];
  const withEnding = [`${path}.html`, `${path}.htm`].find((one) => paths.has(one));
  if (withEnding !== undefined)
    return [{ message: `There is ${withEnding}: only some servers add the ending.` }];
  const moved = byName.get(nameOf(path)) ?? undefined;
  return moved === undefined ? [] : [{ message: `There is a file of that name, ${moved}.` }];
}

/** The finding on a link whose place is not in its page. */
export function deadAnchor({ place, page, fragment }: AnchorLink, near?: string): Diagnostic {
  const where = page === place.path ? "this page" : page;
  const notes = near === undefined ? [] : [{ message: `There is "${near}": case counts.` }];
  return finding(
    "site/dead-anchor",
    place,
    `This link leads to no place: nothing in ${where} has the id "${shorten(fragment)}".`,
    notes,
  );
}

/** Messages are read: of a very long address the beginning is enough. */
function shorten(url: string): string {
  const written = url.trim();
  return written.length > 100 ? `${written.slice(0, 100)}…` : written;
}
