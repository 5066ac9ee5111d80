// The data that a site was made from: with the site, and linked from where they are shown.

import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import { decode } from "../../source/source.ts";
import { folderOf } from "../../source/paths.ts";
import { finding } from "./finding.ts";
import { attributeOf, type HtmlElement, type HtmlPage, isWithin } from "./html.ts";
import { type SiteFiles, XML } from "./site-files.ts";

/** Root elements of XML that is about a site, or for machines, and no source of any text. */
const AUXILIARY = new Set(
  "urlset sitemapindex feed rss OpenSearchDescription browserconfig stylesheet transform schema grammar svg html package manifest".split(
    " ",
  ),
);

const TEI_NAMESPACE = "http://www.tei-c.org/ns/1.0";

/** A head is enough to know a root element, with a licence in comments before it. */
const HEAD_BYTES = 16_384;

/** Whether a file of the site is source data; each is looked at once. */
export function sourceDataTest({ read }: Pick<SiteFiles, "read">): (path: string) => boolean {
  const known = new Map<string, boolean>();
  return (path) => {
    if (!XML.test(path)) return false;
    let isData = known.get(path);
    if (isData === undefined) {
      const root = rootTag(read(path));
      isData = root !== undefined && !AUXILIARY.has(localName(root));
      known.set(path, isData);
    }
    return isData;
  };
}

/** Whether a page presents one document, by what it says itself. */
export function isAboutDocument({ elements, inert }: HtmlPage): boolean {
  const live = elements.filter((element) => !inert.has(element));
  if (live.some(saysDocument)) return true;
  const isArticle = ({ tagName }: HtmlElement): boolean => tagName === "article";
  const outer = live.filter(
    (element) =>
      isArticle(element) && !isWithin(element, (one) => one !== element && isArticle(one)),
  );
  return outer.length === 1;
}

function saysDocument(element: HtmlElement): boolean {
  if (element.tagName !== "meta") return false;
  const name = (attributeOf(element, "name") ?? attributeOf(element, "property"))?.toLowerCase();
  const content = attributeOf(element, "content")?.trim().toLowerCase() ?? "";
  if (name === "citation_title") return content !== "";
  if (name === "og:type") return content === "article";
  return (name === "dcterms.type" || name === "dc.type") && content === "text";
}

/** TEI that no page leads to, a finding for each folder. */
export function checkUnlinked(files: SiteFiles, linked: ReadonlySet<string>): Diagnostic[] {
  const byFolder = new Map<string, string[]>();
  for (const path of files.paths) {
    if (!XML.test(path) || linked.has(path) || !isTei(files.read(path))) continue;
    const folder = folderOf(path);
    const others = byFolder.get(folder);
    if (others === undefined) byFolder.set(folder, [path]);
    else others.push(path);
  }
  return [...byFolder.values()].map(([path = "", ...others]) => {
    const more = others.length === 0 ? "" : `, nor to ${others.length} more in its folder`;
    const message = `No page links to this TEI file${more}. Link it where the text is shown, or leave it out.`;
    return finding("site/unlinked-source", { path }, message);
  });
}

function isTei(bytes: Uint8Array): boolean {
  const root = rootTag(bytes);
  return root !== undefined && root.includes(TEI_NAMESPACE);
}

/** The first start tag. */
function rootTag(bytes: Uint8Array): string | undefined {
  const head = decode(bytes, 0, Math.min(bytes.length, HEAD_BYTES));
  return /<[^\s<>/!?][^<>]*>/u.exec(head.replace(/<!--.*?-->|<\?.*?\?>/gsu, ""))?.[0];
}

function localName(tag: string): string {
  return /^<(?:[^\s:/>]*:)?([^\s:/>]+)/u.exec(tag)?.[1] ?? "";
}
