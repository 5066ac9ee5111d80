// A stretch of a text without what is at its ends and has no words, and cut into parts that lie in one
// element each.

import { comparePositions } from "./places.ts";
import { type Item, itemsIn, type Position, type Range, textOf } from "./stream.ts";

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
