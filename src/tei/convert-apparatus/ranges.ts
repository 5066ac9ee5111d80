// The words that an entry is about, made fit to have tags around them.

import { decode, type Source } from "../../source/source.ts";
import type { XmlText } from "../../xml/tree.ts";
import { comparePositions } from "../witness-text/places.ts";
import { type Item, itemsIn, type Position, type Range, textOf } from "../witness-text/stream.ts";
import { contentSpan, isSelfClosing } from "./splices.ts";

/** Which spaces at its ends belong to a range. */
export interface Edges {
  readonly start: boolean;
  readonly end: boolean;
}

/**
 * A range without what is at its ends and has no words: spaces, and tags whose partner is outside. One
 * without words stays where it begins.
 */
export function trimmed(items: readonly Item[], range: Range, keeps: Edges): Range {
  if (!/\S/u.test(textOf(itemsIn(items, range)))) {
    return hasUnpaired(items, range) ? { start: range.start, end: range.start } : range;
  }
  let { start, end } = range;
  const unpaired = unpairedIn(items, range);
  for (;;) {
    const item = items[start.item] as Item;
    if (item.kind === "text") {
      const rest = item.text.slice(start.offset);
      const spaces = keeps.start ? 0 : rest.length - rest.trimStart().length;
      if (spaces < rest.length) {
        start = { item: start.item, offset: start.offset + spaces };
        break;
      }
    } else if (!unpaired.has(start.item) && item.kind !== "aside") break;
    start = { item: start.item + 1, offset: 0 };
  }
  for (;;) {
    if (end.offset === 0) {
      const item = items[end.item - 1] as Item;
      if (item.kind === "text") {
        end = { item: end.item - 1, offset: item.text.length };
        continue;
      }
      if (!unpaired.has(end.item - 1) && item.kind !== "aside") break;
      end = { item: end.item - 1, offset: 0 };
      continue;
    }
    const item = items[end.item] as Item & { readonly kind: "text" };
    const rest = item.text.slice(0, end.offset);
    const kept = keeps.end ? rest : rest.trimEnd();
    if (kept !== "") {
      end = { item: end.item, offset: kept.length };
      break;
    }
    end = { item: end.item, offset: 0 };
  }
  return { start, end: canonical(items, end) };
}

/** The end of a text is the place behind it. */
function canonical(items: readonly Item[], position: Position): Position {
  const item = items[position.item];
  const isEnd = item?.kind === "text" && position.offset === item.text.length;
  return isEnd ? { item: position.item + 1, offset: 0 } : position;
}

function hasUnpaired(items: readonly Item[], range: Range): boolean {
  return unpairedIn(items, range).size > 0;
}

/** The numbers of the tags in a range whose partner is not in it. */
function unpairedIn(items: readonly Item[], { start, end }: Range): Set<number> {
  const found = new Set<number>();
  const open: number[] = [];
  for (let index = start.item; index < end.item; index++) {
    const item = items[index];
    if (item?.kind === "open") open.push(index);
    else if (item?.kind === "close" && open.pop() === undefined) found.add(index);
  }
  for (const index of open) found.add(index);
  return found;
}

/** A part of a range that has words, and the how manieth part of all that is. */
export interface Piece extends Range {
  readonly number: number;
}

/** A range cut at the tags whose partner is outside; parts without words are left out. */
export function piecesOf(items: readonly Item[], range: Range): Piece[] {
  const cuts = [...unpairedIn(items, range)].toSorted((a, b) => a - b);
  if (cuts.length === 0) return [{ ...range, number: 0 }];
  const pieces: Piece[] = [];
  let { start } = range;
  for (const [number, cut] of [...cuts, undefined].entries()) {
    const end = cut === undefined ? range.end : { item: cut, offset: 0 };
    const piece = { start, end };
    if (comparePositions(start, end) < 0 && /\S/u.test(textOf(itemsIn(items, piece))))
      pieces.push({ ...trimmed(items, piece, { start: false, end: false }), number });
    if (cut !== undefined) start = { item: cut + 1, offset: 0 };
  }
  return pieces;
}

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
    return isSelfClosing(item.element) ? item.element.span.end : contentSpan(source, item.element).end;
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
    if (left <= 0) return left === 0 ? bytes : undefined;
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
