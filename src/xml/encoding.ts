// From the encoding of a file to UTF-8, in which everything else works (XML 1.0, 4.3.3 and appendix F).
// Transcoded bytes say so in their XML declaration, padded so that nothing behind it moves: a source
// that went through here is an ordinary UTF-8 document, and going through again changes nothing.

import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Source } from "../source/source.ts";
import * as messages from "./messages.ts";

export interface Utf8Result {
  /** The source to go on with; positions in every diagnostic refer to it. */
  readonly source: Source;
  readonly diagnostic?: Diagnostic;
}

const encoder = new TextEncoder();

/** The source in UTF-8: itself if it is that already, else a transcoded one of the same path. */
export function asUtf8(source: Source): Utf8Result {
  const { bytes } = source;
  const order = utf16Order(bytes);
  if (order !== undefined) return transcode(source, decodeAs(order, bytes), "UTF-16");
  const start = declarationText(bytes);
  const declared = DECLARATION.exec(start)?.groups?.["name"] ?? "UTF-8";
  const encoding = declared.toUpperCase();
  // That bytes declared as UTF-16 are not is for the reader to say.
  if (encoding === "UTF-8" || isUtf16(encoding)) return { source };
  const decoded = decodeBytes(bytes, encoding);
  if (decoded !== undefined) return transcode(source, decoded, declared);
  const place = { path: source.path, span: encodingSpan(start) };
  return { source, diagnostic: messages.unknownEncoding(place, declared) };
}

/** What may be an XML declaration, as ASCII; empty where the document has none. */
function declarationText(bytes: Uint8Array): string {
  // "<?xml" and "?>"
  if (bytes[0] !== 0x3c || bytes[1] !== 0x3f || bytes[2] !== 0x78) return "";
  const end = bytes.subarray(0, 1024).indexOf(0x3e) + 1;
  return String.fromCharCode(...bytes.subarray(0, end));
}

const DECLARATION =
  /^(?<before><\?xml\s+version\s*=\s*(?:"[^"]*"|'[^']*')\s+encoding\s*=\s*)(?<quote>["'])(?<name>[\w.-]+)\k<quote>/u;

function isUtf16(encoding: string): boolean {
  return encoding.startsWith("UTF-16") || encoding === "ISO-10646-UCS-2";
}

/** The byte order of UTF-16, from its mark or from "<" followed by a character below U+0100. */
function utf16Order(bytes: Uint8Array): "utf-16be" | "utf-16le" | undefined {
  const [first, second, third, fourth] = bytes;
  if (first === 0xfe && second === 0xff) return "utf-16be";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0x00 && second === 0x3c && third === 0x00 && fourth !== 0x00) return "utf-16be";
  if (first === 0x3c && second === 0x00 && third !== 0x00 && fourth === 0x00) return "utf-16le";
  return undefined;
}

/** Text, with a U+FFFD for whatever was not in the encoding, and whether there was any such thing. */
interface Decoded {
  readonly text: string;
  readonly isLegal: boolean;
}

// TextDecoder takes the first two for windows-1252, as browsers do, and Node 20 takes that for Latin-1.
const SINGLE_BYTE_ENCODINGS: readonly {
  readonly names: readonly string[];
  readonly table: string;
}[] = [
  {
    names: ["US-ASCII", "ASCII", "ISO646-US", "ANSI_X3.4-1968", "ISO-IR-6", "CP367"],
    table: characters(0, 0x80).padEnd(0x100, "\uFFFD"),
  },
  {
    names: ["ISO-8859-1", "ISO_8859-1", "LATIN1", "L1", "ISO-IR-100", "CP819"],
    table: characters(0, 0x100),
  },
  {
    names: ["WINDOWS-1252", "CP1252"],
    table: `${characters(0, 0x80)}€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8DŽ\x8F\x90‘’“”•–—˜™š›œ\x9DžŸ${characters(0xa0, 0x100)}`,
  },
];

function characters(start: number, end: number): string {
  return String.fromCharCode(...Array.from({ length: end - start }, (_, index) => start + index));
}

/** Undefined if the encoding is unknown. */
function decodeBytes(bytes: Uint8Array, encoding: string): Decoded | undefined {
  const singleByte = SINGLE_BYTE_ENCODINGS.find(({ names }) => names.includes(encoding));
  if (singleByte !== undefined) return decodeByTable(bytes, singleByte.table);
  try {
    return decodeAs(new TextDecoder(encoding).encoding, bytes);
  } catch {
    return undefined;
  }
}

function decodeAs(encoding: string, bytes: Uint8Array): Decoded {
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), isLegal: true };
  } catch {
    return { text: new TextDecoder(encoding).decode(bytes), isLegal: false };
  }
}

function decodeByTable(bytes: Uint8Array, table: string): Decoded {
  const parts: string[] = [];
  const units = new Uint16Array(4096);
  for (let start = 0; start < bytes.length; start += units.length) {
    const part = bytes.subarray(start, start + units.length);
    for (const [index, byte] of part.entries()) units[index] = table.charCodeAt(byte);
    parts.push(String.fromCharCode(...units.subarray(0, part.length)));
  }
  const text = parts.join("");
  return { text, isLegal: !text.includes("\uFFFD") };
}

function transcode(source: Source, decoded: Decoded, encoding: string): Utf8Result {
  const { text, isLegal } = decoded;
  const declared = DECLARATION.exec(text)?.groups?.["name"] ?? encoding;
  const isMistaken = encoding === "UTF-16" && !isUtf16(declared.toUpperCase());
  const bytes = encoder.encode(isMistaken ? text : text.replace(DECLARATION, declareUtf8));
  const transcoded = { path: source.path, bytes };
  if (isMistaken) {
    const place = { path: source.path, span: encodingSpan(text) };
    return { source: transcoded, diagnostic: messages.wrongEncoding(place, declared, encoding) };
  }
  if (isLegal) return { source: transcoded };
  const start = encoder.encode(text.slice(0, text.indexOf("\uFFFD"))).length;
  const place = { path: source.path, span: { start, end: start + 3 } };
  return { source: transcoded, diagnostic: messages.undecodable(place, encoding) };
}

function declareUtf8(whole: string, before: string, quote: string): string {
  return `${before}${quote}UTF-8${quote}`.padEnd(whole.length);
}

/** Where the encoding is named. */
function encodingSpan(text: string): { start: number; end: number } {
  const groups = DECLARATION.exec(text)?.groups;
  const start = (groups?.["before"] ?? "").length + 1;
  return { start, end: start + (groups?.["name"] ?? "").length };
}
