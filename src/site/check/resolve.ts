// Where a reference leads, seen from the folder that holds the site: nobody knows on which host, and
// below which path, it will be published. Resolved as browsers do it (URL Standard).

import { folderOf } from "../../source/paths.ts";

export type Target =
  /** A place in the site: a path that a file or folder may have. */
  | {
      readonly kind: "inside";
      readonly path: string;
      /** Undefined for the page as a whole. */
      readonly fragment: string | undefined;
      readonly hasQuery: boolean;
      /** Whether it still leads there when the site is published elsewhere. */
      readonly isRelative: boolean;
    }
  /** Above the top folder. */
  | { readonly kind: "above" }
  | { readonly kind: "elsewhere"; readonly host: string }
  /** The machine of whoever made the page. */
  | { readonly kind: "own-machine" }
  /** `mailto:`, `data:` and others that are no places. */
  | { readonly kind: "no-place" }
  | { readonly kind: "malformed" };

/** From where references are resolved. */
export interface Base {
  /** The URL that the page has in `ROOT`, or what its `base` element makes of that. */
  readonly url: string;
  /** Where the site is published, as the page says itself; undefined if it does not. */
  readonly publishedAt: string | undefined;
}

/** The site's top folder, on a host that cannot exist (RFC 6761, 6.4). The folder shows what leaves it. */
const ROOT = "http://site.invalid/~/";
const ABOVE = "http://site.invalid/";

/**
 * The base of a page.
 *
 * @param base what `<base href>` says
 * @param canonical what `<link rel="canonical">` says
 */
export function baseOf(path: string, base?: string, canonical?: string): Base {
  const plain = { url: ROOT + encodePath(path), publishedAt: siteRoot(path, canonical) };
  if (base === undefined) return plain;
  const url = absoluteUrl(base, plain);
  return url === undefined ? plain : { ...plain, url: url.href };
}

export function resolve(reference: string, base: Base): Target {
  const url = absoluteUrl(reference, base);
  if (url === undefined) return { kind: "malformed" };
  const written = reference.trim();
  if (url.href.startsWith(ROOT)) {
    return {
      kind: "inside",
      path: decode(url.pathname.slice("/~/".length)),
      fragment: fragmentOf(url),
      hasQuery: url.search !== "",
      isRelative: !/^(?:[/\\]|[a-z][a-z0-9+.-]*:)/iu.test(written),
    };
  }
  if (url.host === "site.invalid") return { kind: "above" };
  if (url.protocol === "file:" || isOwnMachine(url.hostname)) return { kind: "own-machine" };
  if (/^(?:https?|ftp|wss?):$/u.test(url.protocol)) return { kind: "elsewhere", host: url.host };
  return { kind: "no-place" };
}

/**
 * A path that begins with `/` starts at the top of the host. Nobody knows what that is, unless the page
 * says where the site is published: then what is not below that place is above the site's top folder.
 */
function absoluteUrl(reference: string, { url, publishedAt }: Base): URL | undefined {
  const written = reference.trim();
  const isFromTop = /^[/\\](?![/\\])/u.test(written);
  try {
    if (publishedAt === undefined)
      return new URL(isFromTop ? ROOT + written.slice(1) : written, url);
    const { href } = new URL(written, isFromTop ? publishedAt : url);
    if (href.startsWith(publishedAt)) return new URL(ROOT + href.slice(publishedAt.length));
    return new URL(isFromTop ? ABOVE : href);
  } catch {
    return undefined;
  }
}

/** The canonical URL without the page's path; undefined when it does not end like the path. */
function siteRoot(path: string, canonical: string | undefined): string | undefined {
  if (canonical === undefined || !/^https?:/iu.test(canonical) || !URL.canParse(canonical))
    return undefined;
  const { href } = new URL(canonical);
  const folder = folderOf(path);
  const endings = [path, ...(/(?:^|\/)index\.html?$/iu.test(path) ? [folder && `${folder}/`] : [])];
  const ending = endings.map(encodePath).find((one) => href.endsWith(`/${one}`));
  return ending === undefined ? undefined : href.slice(0, href.length - ending.length);
}

/** Undefined for the top of the page, too: every page has one (HTML, 7.4.6.4). */
function fragmentOf({ hash }: URL): string | undefined {
  // What is behind `:~:` is for the browser, such as a text to be marked.
  const fragment = decode(hash.slice(1).replace(/:~:.*$/su, ""));
  return fragment === "" || fragment.toLowerCase() === "top" ? undefined : fragment;
}

function isOwnMachine(host: string): boolean {
  return /^(?:localhost|.*\.localhost|127(?:\.\d+){3}|\[::1\])$/u.test(host);
}

function encodePath(path: string): string {
  return new URL(path.split("/").map(encodeURIComponent).join("/"), ROOT).href.slice(ROOT.length);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
