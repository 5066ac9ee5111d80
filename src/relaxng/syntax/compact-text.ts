// The characters of a schema in the compact syntax before they become tokens (Compact Syntax, A.2.1 to
// A.2.4): newlines are alike, escapes are replaced, and every character still knows where it came from.

import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import { decode, type Source, type Span } from "../../source/source.ts";
import { isCharacter } from "../../xml/characters.ts";
import * as messages from "./messages.ts";

/**
 * The end of a line, as opposed to a line feed that was written as an escape. XML allows no NUL, so
 * nothing else can be taken for it.
 */
export const NEWLINE = "\0";

/** From `at` on in the text, a character's place in the file is `delta` characters further. */
interface Shift {
  readonly at: number;
  readonly delta: number;
}

export class CompactText {
  readonly text: string;
  readonly #original: string;
  readonly #shifts: readonly Shift[];
  readonly #isAscii: boolean;
  // How far the search for the last place came: places are asked for in order, mostly.
  #known = { index: 0, offset: 0 };

  constructor(text: string, source: Source, shifts: readonly Shift[]) {
    this.text = text;
    this.#original = decode(source.bytes);
    this.#shifts = shifts;
    this.#isAscii = this.#original.length === source.bytes.length;
  }

  /** The bytes that a stretch of the text came from. */
  span(start: number, end: number): Span {
    return { start: this.#offset(start), end: this.#offset(end) };
  }

  #offset(index: number): number {
    const original = index + this.#deltaAt(index);
    if (this.#isAscii) return original;
    const from = this.#known.index <= original ? this.#known : { index: 0, offset: 0 };
    const offset = from.offset + byteLength(this.#original, from.index, original);
    this.#known = { index: original, offset };
    return offset;
  }

  #deltaAt(index: number): number {
    let low = 0;
    let high = this.#shifts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#shifts[middle] as Shift).at <= index) low = middle + 1;
      else high = middle;
    }
    return this.#shifts[low - 1]?.delta ?? 0;
  }
}

/** The number of bytes in UTF-8. */
function byteLength(text: string, start: number, end: number): number {
  let length = 0;
  for (let index = start; index < end; index++) {
    const unit = text.charCodeAt(index);
    // Both halves of a pair together make four bytes.
    const isSurrogate = unit >= 0xd800 && unit < 0xe000;
    length += unit < 0x80 ? 1 : unit < 0x800 || isSurrogate ? 2 : 3;
  }
  return length;
}

const ESCAPE = /\\x+\{(?<hex>[0-9A-Fa-f]+)\}/y;

/** The text of a source in UTF-8, or what is wrong with its characters. */
export function readCompactText(
  source: Source,
):
  | { readonly text: CompactText; readonly problem?: never }
  | { readonly text?: never; readonly problem: Diagnostic } {
  const original = decode(source.bytes);
  const shifts: Shift[] = [];
  const parts: string[] = [];
  let length = 0;
  let copied = 0;
  // Replaces a stretch of the original.
  const replace = (start: number, end: number, by: string): void => {
    parts.push(original.slice(copied, start), by);
    length += start - copied + by.length;
    copied = end;
    shifts.push({ at: length, delta: copied - length });
  };
  const placeOf = (start: number, end: number): { path: string; span: Span } => ({
    path: source.path,
    span: new CompactText(original, source, []).span(start, end),
  });

  for (const { 0: match, index } of original.matchAll(/\r\n?|\n|\\x+\{|[^\t -\ud7ff]/gu)) {
    if (match === "\n" || match.startsWith("\r")) replace(index, index + match.length, NEWLINE);
    else if (match.startsWith("\\")) {
      ESCAPE.lastIndex = index;
      const escape = ESCAPE.exec(original);
      const code = Number.parseInt(escape?.groups?.["hex"] ?? "0", 16);
      const written = escape?.[0] ?? match;
      const end = index + written.length;
      if (!isCharacter(code))
        return { problem: messages.illegalEscape(placeOf(index, end), written) };
      replace(index, end, String.fromCodePoint(code));
    } else if (index === 0 && match === "\ufeff") replace(0, 1, "");
    else {
      const place = placeOf(index, index + match.length);
      if (match === "\ufffd" && !isWrittenAs(source, place.span, match)) {
        const span = { start: place.span.start, end: place.span.start + 1 };
        return { problem: messages.illegalBytes({ ...place, span }) };
      }
      if (!isCharacter(match.codePointAt(0) as number)) {
        return { problem: messages.illegalCharacter(place, match) };
      }
    }
  }
  parts.push(original.slice(copied));
  return { text: new CompactText(parts.join(""), source, shifts) };
}

/** Bytes that are not UTF-8 are decoded to U+FFFD; this says whether they are a real one. */
function isWrittenAs({ bytes }: Source, { start, end }: Span, character: string): boolean {
  return decode(bytes, start, end) === character && bytes[start] === 0xef;
}
