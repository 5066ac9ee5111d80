// What a finding is recognised by when lines have been put in above it: the text around it, as a hash
// that is short enough to be kept in a file.

import { decode, lineStarts, positionAt, type Source } from "../source/source.ts";
import type { Diagnostic } from "./diagnostic.ts";

/** Paragraphs are one line in many editions: of a long line only what is near counts. */
const NEAR = 80;

/** Bytes that surely hold so many characters, once white space is collapsed to what is usual. */
const NEAR_BYTES = 1000;

/** 16 hexadecimal digits; for a finding about a file as a whole they are those of the empty text. */
export function fingerprint({ span }: Diagnostic, source: Source | undefined): string {
  if (span === undefined || source === undefined) return hash("");
  const { line } = positionAt(source, span.start);
  const starts = lineStarts(source);
  const first = Math.max(starts[line - 1] ?? 0, span.start - NEAR_BYTES);
  const last = Math.min(starts[line] ?? source.bytes.length, span.start + NEAR_BYTES);
  const before = decode(source.bytes, first, span.start);
  const behind = decode(source.bytes, span.start, last);
  return hash(`${collapse(before).slice(-NEAR)}${collapse(behind).slice(0, NEAR)}`.trim());
}

/** Indentation and the ends of lines change without anybody's doing. */
function collapse(text: string): string {
  return text.replace(/^\uFEFF/u, "").replaceAll(/\s+/gu, " ");
}

/** Two hashes of 32 bits; nobody gains anything by making them collide. */
export function hash(text: string): string {
  let one = 0x811c9dc5;
  let other = 0x9e3779b9;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    // FNV-1a, and a multiplication whose high bits come back to the low ones.
    one = Math.imul(one ^ unit, 0x01000193);
    other = Math.imul(((other << 13) | (other >>> 19)) ^ unit, 0x85ebca6b);
  }
  return [one, other].map((half) => (half >>> 0).toString(16).padStart(8, "0")).join("");
}
