// A document rewritten in places: what no splice touches stays byte for byte.

import { decode, type Source, type Span } from "../../source/source.ts";
import type { XmlElement } from "../../xml/tree.ts";

/** New text in place of a stretch of bytes. */
export interface Splice extends Span {
  readonly text: string;
}

/** A stretch with its splices; of several at one place the first given comes first. */
export function spliced(source: Source, splices: readonly Splice[], within?: Span): string {
  const { start, end } = within ?? { start: 0, end: source.bytes.length };
  let text = "";
  let at = start;
  for (const splice of splices.toSorted((a, b) => a.start - b.start)) {
    if (splice.start < start || splice.end > end) continue;
    if (splice.start > at) text += decode(source.bytes, at, splice.start);
    text += splice.text;
    at = Math.max(at, splice.end);
  }
  return text + decode(source.bytes, at, end);
}

export function insertion(at: number, text: string): Splice {
  return { start: at, end: at, text };
}

export function removal({ start, end }: Span): Splice {
  return { start, end, text: "" };
}

const LESS_THAN = 0x3c;

export function isSelfClosing({ span, startTag }: XmlElement): boolean {
  return span.end === startTag.end;
}

/** What is between the tags. */
export function contentSpan({ bytes }: Source, element: XmlElement): Span {
  const { span, startTag } = element;
  if (isSelfClosing(element)) return { start: span.end, end: span.end };
  let end = span.end - 1;
  while (bytes[end] !== LESS_THAN) end--;
  return { start: startTag.end, end };
}

/** An attribute with the white space before it. */
export function attributeSpan(
  { bytes }: Source,
  { nameSpan, valueSpan }: XmlElement["attributes"][number],
): Span {
  let { start } = nameSpan;
  while (start > 0 && isSpace(bytes[start - 1])) start--;
  return { start, end: valueSpan.end + 1 };
}

function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d;
}

/** A name in the namespace of an element, written as its own is. */
export function named({ prefix }: { readonly prefix: string }, local: string): string {
  return prefix === "" ? local : `${prefix}:${local}`;
}
