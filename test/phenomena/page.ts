// Goldens that a person can read: the part of a page that a fixture is about, a block to a line.
// Text is written as it is, so a space too many or too few shows.

import { type DefaultTreeAdapterMap, parse, serializeOuter } from "parse5";
import { pageElements } from "../helpers/pages.ts";

type Node = DefaultTreeAdapterMap["childNode"];
type Element = DefaultTreeAdapterMap["element"];

const BLOCKS = new Set(
  (
    "article aside blockquote caption dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header " +
    "li main nav ol p section table tbody td th tr ul"
  ).split(" "),
);

/** Sections that say what the header says: the same for every fixture without one of its own. */
const FROM_HEADER = new Set(["opening", "witnesses", "about", "declaration", "revisions"]);

/** The main part of a page, readable; of a fixture without header only what is about its text. */
export function readableMain(html: string, isWhole: boolean): string {
  const main = find(parse(html), "main");
  const article = find(main, "article");
  const shown = isWhole
    ? [main]
    : article.childNodes.filter((node) => !FROM_HEADER.has(classOf(node)));
  return shown.map((node) => `${lines(node).join("\n")}\n`).join("");
}

/** A plain text without what comes before the text itself, unless the fixture has a header. */
export function readableText(text: string, isWhole: boolean): string {
  const front = /^.*?\nContents:\n\n.*?\n\n/su;
  return isWhole ? text : text.replace(front, "");
}

/** What a page shows as text, and the texts that stand for images. White space is left out. */
export function visibleText(html: string): string {
  const elements = pageElements(html);
  const main = elements.find(({ name }) => name === "main")?.text ?? "";
  const alternatives = elements.flatMap(({ attributes }) => attributes["alt"] ?? []);
  return [main, ...alternatives].join("").replaceAll(/\s+/gu, "");
}

/** Every id of a page, as often as it is given. */
export function allIds(html: string): string[] {
  return pageElements(html).flatMap(({ attributes }) => attributes["id"] ?? []);
}

/** The ids that a page's own links and references lead to. */
export function localLinks(html: string): string[] {
  return pageElements(html).flatMap(({ attributes }) => [
    ...(attributes["href"]?.startsWith("#")
      ? [decodeURIComponent(attributes["href"].slice(1))]
      : []),
    ...(attributes["aria-describedby"]?.split(/\s+/u) ?? []),
  ]);
}

function lines(node: Node): string[] {
  if (!isElement(node)) return [serializeOuter(node)];
  if (!node.childNodes.some(isBlock)) return [serializeOuter(node)];
  const tags = /^(?<open><[^>]*>).*(?<close><\/[^>]*>)$/su.exec(serializeOuter(node))?.groups;
  const inner: string[] = [];
  let run = "";
  for (const child of node.childNodes) {
    if (!isBlock(child)) {
      run += serializeOuter(child);
      continue;
    }
    if (run !== "") inner.push(run);
    run = "";
    inner.push(...lines(child));
  }
  if (run !== "") inner.push(run);
  return [tags?.["open"] ?? "", ...inner.map((line) => `  ${line}`), tags?.["close"] ?? ""];
}

/** A block, or an inline element around one. */
function isBlock(node: Node): boolean {
  return isElement(node) && (BLOCKS.has(node.tagName) || node.childNodes.some(isBlock));
}

function isElement(node: Node): node is Element {
  return "tagName" in node;
}

function classOf(node: Node): string {
  return isElement(node) ? (node.attrs.find(({ name }) => name === "class")?.value ?? "") : "";
}

/** The first element of a name in a page that has one. */
function find(parent: DefaultTreeAdapterMap["parentNode"], name: string): Element {
  const elements = parent.childNodes.filter(isElement);
  const found = elements.find(({ tagName }) => tagName === name);
  if (found !== undefined) return found;
  const deeper = elements.find((element) => serializeOuter(element).includes(`<${name}`));
  if (deeper === undefined) throw new Error(`no ${name}`);
  return find(deeper, name);
}
