// Bytes to strings. The reader has already checked the bytes when these functions see them, so every
// reference here is well-formed and every sequence is UTF-8.

import {
  AMPERSAND,
  CARRIAGE_RETURN,
  CODED_BYTE,
  HASH,
  LINE_FEED,
  SEMICOLON,
  SPACE,
  SPACE_BYTE,
} from "./characters.ts";

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

// Up to this length a loop beats the fixed cost of the decoder, and makes a string in one piece.
const SHORT = 12;

/** UTF-8 to a string, nothing else done to it. */
export function decodeUtf8(bytes: Uint8Array, start: number, end: number): string {
  if (end - start > SHORT) return decoder.decode(bytes.subarray(start, end));
  let text = "";
  for (let offset = start; offset < end; offset++) {
    const byte = bytes[offset] as number;
    if (byte >= 0x80) return decoder.decode(bytes.subarray(start, end));
    text += String.fromCharCode(byte);
  }
  return text;
}

// Attribute values repeat themselves. Those seen last, by the hash of their bytes: a value that comes
// again is neither decoded nor, by whoever looks it up, hashed again.
const RECENT: string[] = Array.from({ length: 4096 }, () => "");
const LONGEST_RECENT = 48;

/** As `decodeUtf8`, for what is likely to come again. */
export function decodeRepeated(bytes: Uint8Array, start: number, end: number): string {
  if (end - start > LONGEST_RECENT) return decodeUtf8(bytes, start, end);
  let hash = 0x811c9dc5 | 0;
  for (let offset = start; offset < end; offset++)
    hash = Math.imul(hash ^ (bytes[offset] as number), 0x01000193);
  const slot = (hash ^ (hash >>> 15)) & (RECENT.length - 1);
  const recent = RECENT[slot] as string;
  if (isAscii(recent, bytes, start, end)) return recent;
  const text = decodeUtf8(bytes, start, end);
  RECENT[slot] = text;
  return text;
}

/** Whether the bytes are this text, and ASCII. */
function isAscii(text: string, bytes: Uint8Array, start: number, end: number): boolean {
  if (text.length !== end - start) return false;
  for (let index = 0; index < text.length; index++) {
    const byte = bytes[start + index] as number;
    if (byte >= 0x80 || text.charCodeAt(index) !== byte) return false;
  }
  return true;
}

/** The five names that need no declaration (4.6). */
export function predefinedEntity(name: string): string | undefined {
  switch (name) {
    case "lt":
      return "<";
    case "gt":
      return ">";
    case "amp":
      return "&";
    case "apos":
      return "'";
    case "quot":
      return '"';
    default:
      return undefined;
  }
}

/** The code point of a reference `&#…;` whose `#` stands at `hash`; may be no character at all. */
export function referencedCodePoint(bytes: Uint8Array, hash: number): number {
  const hexadecimal = bytes[hash + 1] === 0x78;
  let code = 0;
  for (let offset = hash + (hexadecimal ? 2 : 1); bytes[offset] !== SEMICOLON; offset++) {
    const byte = bytes[offset] as number;
    const digit = byte <= 0x39 ? byte - 0x30 : (byte | 0x20) - 0x57;
    // Past the last code point, the exact value no longer matters.
    if (code < 0x110000) code = code * (hexadecimal ? 16 : 10) + digit;
  }
  return code;
}

/** How a range of bytes is read. */
export interface Reading {
  /** CR LF and CR mean LF (2.11); not in replacement text, where a CR was asked for by number. */
  readonly lineEnds: boolean;
  /** White space becomes spaces (3.3.3). */
  readonly spaces: boolean;
  /** `&` begins a reference. */
  readonly references: boolean;
  /** What a reference to a general entity stands for; without it there are only predefined ones. */
  readonly entity?: (name: string, start: number, end: number) => string;
}

/** A range as text: references replaced, line ends and white space normalised as `reading` says. */
export function decodeRange(
  bytes: Uint8Array,
  start: number,
  end: number,
  reading: Reading,
): string {
  let text = "";
  let plain = start;
  let offset = start;
  for (;;) {
    while (offset < end && CODED_BYTE[bytes[offset] as number] === 0) offset++;
    if (offset >= end) break;
    const byte = bytes[offset] as number;
    const after = offset + lengthOfSpecial(bytes, offset, end, reading);
    if (after === offset) {
      offset++;
      continue;
    }
    if (plain < offset) text += decodeUtf8(bytes, plain, offset);
    if (byte === AMPERSAND) text += resolveReference(bytes, offset, after, reading);
    else text += reading.spaces ? " " : "\n";
    plain = offset = after;
  }
  return plain < end ? text + decodeUtf8(bytes, plain, end) : text;
}

/** The number of bytes at `offset` that stand for something else; 0 for those that mean themselves. */
function lengthOfSpecial(bytes: Uint8Array, offset: number, end: number, reading: Reading): number {
  const byte = bytes[offset] as number;
  if (byte === AMPERSAND && reading.references) {
    return bytes.indexOf(SEMICOLON, offset) + 1 - offset;
  }
  if (byte === CARRIAGE_RETURN && reading.lineEnds) {
    return offset + 1 < end && bytes[offset + 1] === LINE_FEED ? 2 : 1;
  }
  return reading.spaces && byte !== SPACE && SPACE_BYTE[byte] === 1 ? 1 : 0;
}

function resolveReference(bytes: Uint8Array, start: number, end: number, reading: Reading): string {
  if (bytes[start + 1] === HASH) return String.fromCodePoint(referencedCodePoint(bytes, start + 1));
  const name = decodeUtf8(bytes, start + 1, end - 1);
  return predefinedEntity(name) ?? reading.entity?.(name, start, end) ?? "";
}

/** Drops leading and trailing spaces and folds runs of them, for tokenised attribute types (3.3.3). */
export function collapseSpaces(value: string): string {
  return value.replace(/ +/gu, " ").replace(/^ | $/gu, "");
}
