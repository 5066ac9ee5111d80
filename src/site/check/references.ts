// What a page refers to: what it loads, and where its links lead. Nothing is judged here.

import { cssReferences } from "./css.ts";
import {
  attributeOf,
  attributeRange,
  type HtmlElement,
  type HtmlPage,
  rawTextRange,
  wordsOf,
} from "./html.ts";
import type { Range } from "./site-text.ts";

export interface Reference {
  /** As written, character references resolved. */
  readonly url: string;
  /** What it is, for messages: "stylesheet", "link". */
  readonly noun: string;
  /** Whether a browser fetches it by itself: without it, something of the page is missing. */
  readonly isLoaded: boolean;
  /** Whether it says of the page what other systems want as a whole URL. */
  readonly isIdentity: boolean;
  readonly range: Range | undefined;
}

type LoadedAttributes = readonly (readonly [attribute: string, noun: string])[];

/** Obsolete, and shown by browsers all the same (HTML, 15.3). */
const BACKGROUND: LoadedAttributes = [["background", "image"]];

/** Attributes whose address is fetched, by element (HTML, "Attributes"; those of frames are obsolete). */
const LOADED: Readonly<Record<string, LoadedAttributes>> = {
  audio: [["src", "sound"]],
  body: BACKGROUND,
  embed: [["src", "embedded file"]],
  frame: [["src", "frame"]],
  iframe: [["src", "frame"]],
  img: [["src", "image"]],
  input: [["src", "image"]],
  object: [["data", "embedded file"]],
  script: [["src", "script"]],
  source: [["src", "media file"]],
  table: BACKGROUND,
  tbody: BACKGROUND,
  td: BACKGROUND,
  tfoot: BACKGROUND,
  th: BACKGROUND,
  thead: BACKGROUND,
  tr: BACKGROUND,
  track: [["src", "subtitles"]],
  video: [
    ["src", "video"],
    ["poster", "image"],
  ],
};

/** Link types that make a browser fetch, or connect to, the address at once. */
const LOADED_BY_LINK: Readonly<Record<string, string>> = {
  stylesheet: "stylesheet",
  icon: "icon",
  "apple-touch-icon": "icon",
  "apple-touch-icon-precomposed": "icon",
  "mask-icon": "icon",
  manifest: "manifest",
  modulepreload: "script",
  preload: "preloaded file",
  prefetch: "prefetched file",
  prerender: "prerendered page",
  preconnect: "connection",
  "dns-prefetch": "connection",
};

const SVG = "http://www.w3.org/2000/svg";

export function readReferences({ elements }: HtmlPage, text: string): Reference[] {
  const references: Reference[] = [];
  for (const element of elements) {
    // Most elements of a text have no attribute that could refer to anything.
    if (element.attrs.length === 0 && element.tagName !== "style") continue;
    references.push(
      ...elementReferences(element),
      ...imageSets(element),
      ...styleReferences(element, text),
    );
  }
  return references;
}

const NONE: readonly Reference[] = [];

function elementReferences(element: HtmlElement): readonly Reference[] {
  const { tagName, namespaceURI } = element;
  if (namespaceURI === SVG) {
    // All others show what they refer to.
    const isLoaded = tagName !== "a";
    const noun = isLoaded ? (tagName === "script" ? "script" : "image") : "link";
    return [...referenceIn(element, "href", { noun, isLoaded }), ...paintReferences(element)];
  }
  if (tagName === "a" || tagName === "area") return referenceIn(element, "href", { noun: "link" });
  if (tagName === "link") return linkReference(element);
  if (tagName === "meta") return refreshReference(element);
  const loaded = Object.hasOwn(LOADED, tagName) ? LOADED[tagName] : undefined;
  if (loaded === undefined) return NONE;
  return loaded.flatMap(([name, noun]) => referenceIn(element, name, { noun, isLoaded: true }));
}

/** `fill`, `filter`, `mask` and the like are CSS (SVG 2, "Presentation attributes"). */
function paintReferences(element: HtmlElement): readonly Reference[] {
  return element.attrs.flatMap(({ name, value }) => {
    if (name === "style" || !value.includes("(")) return [];
    const range = attributeRange(element, name);
    const about = { noun: "file in a style", isLoaded: true, isIdentity: false, range };
    // What stands in the same image is no file.
    return cssReferences(value).flatMap(({ url }) =>
      url.startsWith("#") ? [] : [{ ...about, url }],
    );
  });
}

function referenceIn(
  element: HtmlElement,
  name: string,
  about: Pick<Reference, "noun"> & Partial<Reference>,
): readonly Reference[] {
  const url = attributeOf(element, name);
  if (url === undefined) return NONE;
  const range = attributeRange(element, name);
  return [{ isLoaded: false, isIdentity: false, ...about, url, range }];
}

function linkReference(element: HtmlElement): readonly Reference[] {
  const rel = wordsOf(element, "rel");
  const loading = rel.find((word) => Object.hasOwn(LOADED_BY_LINK, word));
  return referenceIn(element, "href", {
    noun: (loading === undefined ? undefined : LOADED_BY_LINK[loading]) ?? "link",
    isLoaded: loading !== undefined,
    isIdentity: rel.includes("canonical") || rel.includes("cite-as"),
  });
}

/** Where a page that has moved sends its readers (HTML, "Refresh state"). */
function refreshReference(element: HtmlElement): readonly Reference[] {
  const url = refreshTarget(element);
  if (url === undefined) return [];
  const range = attributeRange(element, "content");
  return [{ url, noun: "redirection", isLoaded: true, isIdentity: false, range }];
}

/** The address in `<meta http-equiv="refresh" content="0; url=…">`. */
export function refreshTarget(element: HtmlElement): string | undefined {
  if (element.tagName !== "meta") return undefined;
  if (attributeOf(element, "http-equiv")?.toLowerCase() !== "refresh") return undefined;
  const content = attributeOf(element, "content") ?? "";
  return /^[\s\d.]*[;,\s]\s*(?:url\s*=\s*)?(["']?)(.+?)\1\s*$/isu.exec(content)?.[2];
}

/** `srcset`: candidates with their descriptors (HTML, "Parsing a srcset attribute"). */
function imageSets(element: HtmlElement): readonly Reference[] {
  const name = element.tagName === "link" ? "imagesrcset" : "srcset";
  const set = attributeOf(element, name);
  if (set === undefined) return NONE;
  const about = { noun: "image", isLoaded: true, isIdentity: false };
  const range = attributeRange(element, name);
  return splitImageSet(set).map((url) => ({ ...about, url, range }));
}

/** A comma ends a candidate where white space stands before or behind it, and may be a part of a URL. */
function splitImageSet(text: string): string[] {
  const urls: string[] = [];
  let rest = text.replace(/^[\s,]+/u, "");
  while (rest !== "") {
    const url = /^\S+/u.exec(rest)?.[0] ?? "";
    urls.push(url.replace(/,+$/u, ""));
    const behind = rest.slice(url.length);
    rest = (url.endsWith(",") ? behind : behind.replace(/^(?:\([^)]*\)|[^,(])*/u, "")).replace(
      /^[\s,]+/u,
      "",
    );
  }
  return urls;
}

function styleReferences(element: HtmlElement, text: string): readonly Reference[] {
  const style = attributeOf(element, "style");
  const raw = element.tagName === "style" ? rawTextRange(element) : undefined;
  if (style === undefined && raw === undefined) return NONE;
  const about = { noun: "file in a style", isLoaded: true, isIdentity: false };
  // In an attribute, character references would have to be counted: the attribute is the place.
  const range = attributeRange(element, "style");
  const references: Reference[] = cssReferences(style ?? "").map(({ url }) => ({
    ...about,
    url,
    range,
  }));
  if (raw === undefined) return references;
  for (const { url, start, end } of cssReferences(text.slice(raw.start, raw.end)))
    references.push({ ...about, url, range: { start: raw.start + start, end: raw.start + end } });
  return references;
}
