// A document shown on another page than its own keeps its links.

import { relativeReference, resolveReference } from "../source/paths.ts";
import type { LinkData } from "./page-data.ts";

/** Links of one page, to be followed from another. */
export function seenFrom(
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
