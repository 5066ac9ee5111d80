// Where in the source a place of a text is.

import { decode, type Source } from "../../source/source.ts";
import type { XmlText } from "../../xml/tree.ts";
import type { Item, Position } from "../witness-text/stream.ts";
import { contentSpan, isSelfClosing } from "./splices.ts";

/** Where in the source a place of the row is; undefined inside of an entity. */
export function byteAt(
  source: Source,
  items: readonly Item[],
  { item: index, offset }: Position,
): number | undefined {
  const item = items[index];
  if (item === undefined) return undefined;
  if (item.kind === "open") return item.element.startTag.start;
  if (item.kind === "aside") return item.node.span.start;
  if (item.kind === "close")
    return isSelfClosing(item.element)
      ? item.element.span.end
      : contentSpan(source, item.element).end;
  if (item.kind !== "text" || item.node === undefined) return undefined;
  return byteInText(source, item.node, offset);
}

const PIECE = /<!\[CDATA\[|\]\]>|&[^;]*;|\r\n|./gsu;

/** Walks along the source of a text: an entity or a line's end may be written longer than it reads. */
function byteInText(source: Source, { span, text }: XmlText, offset: number): number | undefined {
  const raw = decode(source.bytes, span.start, span.end);
  // Nothing is written in another way than it is read.
  if (raw === text) return span.start + lengthOf(raw.slice(0, offset));
  let left = offset;
  let bytes = span.start;
  let isData = false;
  for (const [piece] of raw.matchAll(PIECE)) {
    // In a CDATA section there are no tags; behind its last character it still has to end.
    const isEnd = isData && piece === "]]>";
    if (left <= 0 && !isEnd) return left === 0 && !isData ? bytes : undefined;
    const isMark = piece === "]]>" ? isData : piece === "<![CDATA[";
    if (isMark) isData = piece !== "]]>";
    else left -= readLength(piece, isData);
    bytes += lengthOf(piece);
  }
  return left === 0 ? bytes : undefined;
}

function readLength(piece: string, isData: boolean): number {
  if (piece === "\r\n") return 1;
  if (isData || !piece.startsWith("&")) return piece.length;
  const [, hex, decimal] = /^&#(?:x([0-9a-f]+)|([0-9]+));$/iu.exec(piece) ?? [];
  if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16)).length;
  if (decimal !== undefined) return String.fromCodePoint(Number(decimal)).length;
  return /^&(?:amp|lt|gt|quot|apos);$/u.test(piece) ? 1 : Number.NaN;
}

const encoder = new TextEncoder();

function lengthOf(text: string): number {
  return encoder.encode(text).length;
}
