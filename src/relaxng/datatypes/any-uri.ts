// anyURI (XML Schema Part 2, 3.2.17): what becomes a URI reference of RFC 2396, as amended by RFC 2732,
// once the characters that XLink 5.4 names are escaped: all beyond ASCII, controls, space and
// <>"{}|\^`. So those are allowed wherever an escape is, and only the structure is left to check.

import type { BaseType } from "./base-type.ts";
import { isDigit } from "./digits.ts";
import { countCharacters } from "./strings.ts";

const ALPHANUMERIC = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
const UNRESERVED = `${ALPHANUMERIC}-_.!~*'()`;
const TO_BE_ESCAPED = String.fromCharCode(
  ...Array.from({ length: 0x21 }, (_, code) => code),
  0x7f,
).concat('<>"{}|\\^`');

function table(characters: string): Uint8Array {
  const allowed = new Uint8Array(128);
  for (const character of UNRESERVED + TO_BE_ESCAPED + characters) {
    allowed[character.charCodeAt(0)] = 1;
  }
  return allowed;
}

/** RFC 2396, Appendix A: `uric` with the brackets of RFC 2732; path segments; `reg_name`. */
const IN_QUERY = table(";/?:@&=+$,[]");
const IN_PATH = table(";/:@&=+$,");
const IN_AUTHORITY = table("$,;:@&=+");

const PERCENT = 0x25;
const COLON = 0x3a;
const ESCAPE = /%[0-9A-Fa-f]{2}/uy;

function isMadeOf(text: string, from: number, to: number, allowed: Uint8Array): boolean {
  for (let index = from; index < to; index++) {
    const code = text.charCodeAt(index);
    if (code >= 128 || allowed[code] === 1) continue;
    ESCAPE.lastIndex = index;
    if (code !== PERCENT || !ESCAPE.test(text) || ESCAPE.lastIndex > to) return false;
    index += 2;
  }
  return true;
}

/** RFC 2396, 3.1: the place of the colon after a scheme; -1 if there is none. */
function schemeEnd(text: string): number {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const lower = code | 0x20;
    if (lower >= 0x61 && lower <= 0x7a) continue;
    if (index === 0) return -1;
    if (code === COLON) return index;
    const isOther = isDigit(code) || code === 0x2b || code === 0x2d || code === 0x2e;
    if (!isOther) return -1;
  }
  return -1;
}

function indexOrEnd(text: string, character: string, from: number, to: number): number {
  const found = text.indexOf(character, from);
  return found < 0 || found > to ? to : found;
}

/** RFC 2396, 4: URI-reference. */
export function isUriReference(text: string): boolean {
  const end = indexOrEnd(text, "#", 0, text.length);
  if (!isMadeOf(text, end + 1, text.length, IN_QUERY)) return false;
  const scheme = schemeEnd(text);
  if (scheme < 0) return isRelative(text, end);
  const start = scheme + 1;
  if (start === end) return false;
  if (text.startsWith("/", start)) return isHierarchical(text, start, end);
  return isMadeOf(text, start, end, IN_QUERY);
}

/** Without a scheme the first segment of the path has no colon, which would end one. */
function isRelative(text: string, end: number): boolean {
  const query = indexOrEnd(text, "?", 0, end);
  const segment = indexOrEnd(text, "/", 0, query);
  return indexOrEnd(text, ":", 0, end) >= segment && isHierarchical(text, 0, end);
}

function isHierarchical(text: string, start: number, end: number): boolean {
  const query = indexOrEnd(text, "?", start, end);
  if (!isMadeOf(text, query + 1, end, IN_QUERY)) return false;
  if (!text.startsWith("//", start)) return isMadeOf(text, start, query, IN_PATH);
  const path = indexOrEnd(text, "/", start + 2, query);
  return isMadeOf(text, path, query, IN_PATH) && isAuthority(text.slice(start + 2, path));
}

/** RFC 2396, 3.2: names of hosts are names of registries too, so only IPv6 needs a rule of its own. */
function isAuthority(authority: string): boolean {
  return isMadeOf(authority, 0, authority.length, IN_AUTHORITY) || isIpv6Host(authority);
}

/** RFC 2732, 3: an IPv6 address (RFC 2373, Appendix B) in brackets, with user and port as usual. */
const HEX_SEQUENCE = "[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{1,4})*";
const IPV6_HOST = new RegExp(
  String.raw`^(?:(?<user>.*)@)?\[(?:${HEX_SEQUENCE}(?:::(?:${HEX_SEQUENCE})?)?|::(?:${HEX_SEQUENCE})?)(?::?\d{1,3}(?:\.\d{1,3}){3})?\](?::\d*)?$`,
  "u",
);

function isIpv6Host(authority: string): boolean {
  const found = IPV6_HOST.exec(authority);
  if (found === null) return false;
  const user = found.groups?.["user"] ?? "";
  return isMadeOf(user, 0, user.length, IN_AUTHORITY);
}

export const ANY_URI: BaseType = {
  name: "anyURI",
  whiteSpace: "collapse",
  allows: isUriReference,
  key: (literal) => literal,
  length: countCharacters,
};
