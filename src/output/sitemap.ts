// sitemap.xml (sitemaps.org, protocol 0.9): every page with the day of its last change, so that search
// engines find them and archives crawl them whole.

import { absolute, dayOf, type Publication } from "./publication.ts";
import { element, textElement, XML_DECLARATION } from "./xml-text.ts";

/** The most that the protocol allows in one file. */
const MOST = 50_000;
const NAMESPACE = { xmlns: "http://www.sitemaps.org/schemas/sitemap/0.9" };

export interface SitemapFile {
  readonly path: string;
  readonly contents: string;
}

/**
 * The sitemap; of a very large edition an index and its parts. None when nobody knows where the edition
 * will be found: the protocol wants whole addresses.
 *
 * @param pages references from the root of the edition
 */
export function toSitemap(
  pages: readonly string[],
  publication: Publication,
  most: number = MOST,
): SitemapFile[] {
  if (publication.imprint.url === undefined || pages.length === 0) return [];
  const changed = changeDays(publication);
  const urls = pages.map((page) =>
    element(
      "url",
      {},
      textElement("loc", absolute(page, publication)),
      textElement("lastmod", changed.get(page)),
    ),
  );
  if (urls.length <= most) return [{ path: SITEMAP, contents: toFile("urlset", urls) }];
  const count = Math.ceil(urls.length / most);
  const parts = Array.from({ length: count }, (_, index) => ({
    path: `sitemap-${index + 1}.xml`,
    contents: toFile("urlset", urls.slice(index * most, (index + 1) * most)),
  }));
  const entries = parts.map(({ path }) =>
    element("sitemap", {}, textElement("loc", absolute(path, publication))),
  );
  return [{ path: SITEMAP, contents: toFile("sitemapindex", entries) }, ...parts];
}

const SITEMAP = "sitemap.xml";

function toFile(root: string, entries: readonly string[]): string {
  const lines = entries.map((entry) => `\n${entry}`);
  return `${XML_DECLARATION}${element(root, NAMESPACE, ...lines, "\n")}\n`;
}

/** The last change that each document tells of, by its page. */
function changeDays(publication: Publication): ReadonlyMap<string, string> {
  const days = new Map<string, string>();
  for (const { path, header } of publication.edition.documents) {
    const told = [...header.changes.map(({ when }) => when), header.publication.date];
    const last = told
      .flatMap((when) => dayOf(when) ?? [])
      .toSorted()
      .at(-1);
    if (last !== undefined) days.set(publication.addressesOf(path).page, last);
  }
  return days;
}
