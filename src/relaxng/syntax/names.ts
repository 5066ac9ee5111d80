// The names that a schema may use: NCName and QName of Namespaces in XML, 1999.

import { isNameCharacter, isNameStart } from "../../xml/characters.ts";

/**
 * Today's XML lets a name begin with almost anything above ASCII. The edition that RELAX NG refers to
 * (XML 1.0, second edition, appendix B) excludes combining marks and digits from the first place.
 */
const CANNOT_START = /^[\p{M}\p{Nd}]/u;

export function isNCName(text: string): boolean {
  const end = nameEnd(text, 0);
  return end > 0 && end === text.length;
}

/** Where the NCName ends that begins at `start`; `start` itself if none does. */
export function nameEnd(text: string, start: number): number {
  const first = text.codePointAt(start);
  if (first === undefined || !canStart(first)) return start;
  let end = start;
  let code: number | undefined = first;
  while (code !== undefined && code !== COLON && isNameCharacter(code)) {
    end += code > 0xffff ? 2 : 1;
    code = text.codePointAt(end);
  }
  return end;
}

const COLON = 0x3a;

function canStart(code: number): boolean {
  if (code === COLON || !isNameStart(code)) return false;
  return code < 0x80 || !CANNOT_START.test(String.fromCodePoint(code));
}

/** A QName in its parts, or undefined. The prefix is "" if there is none. */
export function splitQName(text: string): { prefix: string; local: string } | undefined {
  const colon = text.indexOf(":");
  const prefix = colon < 0 ? "" : text.slice(0, colon);
  const local = text.slice(colon + 1);
  if (!isNCName(local) || (colon >= 0 && !isNCName(prefix))) return undefined;
  return { prefix, local };
}
