// URI references in schemas (RELAX NG, 3 and 4.5): what may name a datatype library, and which file a
// reference leads to.

import { isUriReference } from "../datatypes/any-uri.ts";

/** What XLink, 5.4, escapes: everything outside ASCII, controls, and what RFC 2396 excludes. */
const DISALLOWED = /[^\u0021\u0023-\u003b\u003d\u003f-\u005b\u005d\u005f\u0061-\u007a\u007e]/gu;

export function escapeUri(text: string): string {
  return text.replace(DISALLOWED, (character) => {
    const code = character.codePointAt(0) as number;
    if (code >= 0xd800 && code < 0xe000) return "%EF%BF%BD";
    return code < 0x80 ? `%${code.toString(16).toUpperCase()}` : encodeURIComponent(character);
  });
}

const SCHEME = /^[A-Za-z][A-Za-z0-9+.-]*:/u;

/** May it name a datatype library (RELAX NG, 3): absolute and without a fragment, or empty? */
export function isLibraryUri(text: string): boolean {
  return text === "" || (isUriReference(text) && SCHEME.test(text) && !text.includes("#"));
}

/**
 * The path that a reference in a file leads to. Paths are what the caller's file names are: relative or
 * absolute, always with `/`; a reference with a scheme stays as it is.
 */
export function resolveHref(href: string, base: string): string {
  if (SCHEME.test(href)) return href;
  const scheme = SCHEME.exec(base)?.[0];
  // One letter is a drive.
  if (scheme !== undefined && scheme.length > 2) return resolveUrl(href, base);
  const [path = ""] = href.split("?");
  if (path === "") return base;
  const folder = path.startsWith("/") ? "" : base.slice(0, base.lastIndexOf("/") + 1);
  return removeDots(folder + decodePercent(path));
}

function resolveUrl(href: string, base: string): string {
  try {
    return new URL(href, base).href;
  } catch {
    return href;
  }
}

function removeDots(path: string): string {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    const last = parts.at(-1);
    if (part === ".." && last !== undefined && last !== "..") {
      // Nothing is above the root.
      if (last !== "") parts.pop();
    } else if (part !== "." && (part !== "" || parts.length === 0)) parts.push(part);
  }
  return parts.join("/") + (path.endsWith("/") ? "/" : "");
}

function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
