// A page or stylesheet as text, and the way back from the text's offsets (UTF-16, as JavaScript's
// parsers count) to the bytes that findings point at.

import type { Source, Span } from "../../source/source.ts";

/** A stretch of a text: UTF-16 offsets, `end` excluded. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export interface SiteText {
  /** In UTF-8, whatever the file is in. */
  readonly source: Source;
  readonly text: string;
  readonly spanOf: (range: Range) => Span;
  /** The file's encoding where it is not UTF-8. */
  readonly encoding: string | undefined;
}

const encoder = new TextEncoder();

/**
 * Decodes a file. One that is not UTF-8 is read as browsers do (HTML, 13.2.3.2): by its byte order mark,
 * by what its first 1024 bytes declare, else as windows-1252.
 */
export function readText(path: string, bytes: Uint8Array): SiteText {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    const source = { path, bytes };
    return { source, text, spanOf: spansIn(text, bytes, marked ? 3 : 0), encoding: undefined };
  } catch {
    const decoder = declaredDecoder(bytes);
    const text = decoder.decode(bytes);
    const recoded = encoder.encode(text);
    const source = { path, bytes: recoded };
    return { source, text, spanOf: spansIn(text, recoded, 0), encoding: decoder.encoding };
  }
}

function declaredDecoder(bytes: Uint8Array): InstanceType<typeof TextDecoder> {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le");
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be");
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 1024));
  const label = /(?:charset|encoding)\s*=\s*["']?\s*([\w:.-]+)/iu.exec(start)?.[1] ?? "";
  try {
    const decoder = new TextDecoder(label);
    // It says that it is UTF-8, and is not.
    if (decoder.encoding !== "utf-8") return decoder;
  } catch {
    // No encoding that anybody knows.
  }
  return new TextDecoder("windows-1252");
}

/** @param shift bytes before the text: the byte order mark */
function spansIn(text: string, bytes: Uint8Array, shift: number): SiteText["spanOf"] {
  if (text.length + shift === bytes.length)
    return ({ start, end }) => ({ start: start + shift, end: end + shift });
  let offsets: Uint32Array | undefined;
  return ({ start, end }) => {
    offsets ??= byteOffsets(text, shift);
    return { start: offsets[start] as number, end: offsets[end] as number };
  };
}

/** For each code unit, and for the end, the byte at which its character begins. */
function byteOffsets(text: string, shift: number): Uint32Array {
  const offsets = new Uint32Array(text.length + 1);
  let offset = shift;
  for (let index = 0; index < text.length; index++) {
    offsets[index] = offset;
    const unit = text.charCodeAt(index);
    // The halves of a surrogate pair are four bytes together.
    const isHalf = unit >= 0xd800 && unit < 0xe000;
    offset += unit < 0x80 ? 1 : unit < 0x800 || isHalf ? 2 : 3;
  }
  offsets[text.length] = offset;
  return offsets;
}
