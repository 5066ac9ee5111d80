// The text under an apparatus, and what each witness has in a part of it.

import type { Apparatus, Entry } from "../apparatus.ts";
import { editsOf, type Placed } from "../witness-text/beside.ts";
import { type Layer, lemmaOf, listsDepartures } from "../witness-text/choose.ts";
import { applyEdits } from "../witness-text/edits.ts";
import { WitnessReader } from "../witness-text/flatten.ts";
import { piecesOf } from "../witness-text/pieces.ts";
import type { Item, Position, Range } from "../witness-text/stream.ts";
import type { Sigla } from "../witnesses.ts";

export const LAYERS: readonly Layer[] = ["ac", "pc"];

/** The key of no witness. */
export const NOBODY = "";

export class BaseReader {
  readonly items: readonly Item[];
  /** All witnesses that are declared, or named anywhere. */
  readonly keys: readonly string[];
  readonly isNegative: boolean | undefined;
  readonly #readers = new Map<string, WitnessReader>();

  constructor(
    items: readonly Item[],
    apparatus: Apparatus,
    { sigla, isNegative }: { readonly sigla: Sigla; readonly isNegative: boolean | undefined },
  ) {
    this.items = items;
    this.isNegative = isNegative;
    const keys = new Set(sigla.witnesses.map(({ key }) => key));
    for (const { readings } of apparatus.byElement.values())
      for (const { witnesses } of readings) for (const key of witnesses) keys.add(key);
    this.keys = [...keys];
    // And nobody, for the readings of editors.
    for (const key of [...keys, NOBODY])
      for (const layer of LAYERS) {
        const asked = { keys: [key], layer, isNegative };
        this.#readers.set(
          `${layer} ${key}`,
          new WitnessReader({ apparatus, others: [], sigla }, asked),
        );
      }
  }

  readerOf(key: string, layer: Layer): WitnessReader {
    return this.#readers.get(`${layer} ${key}`) as WitnessReader;
  }

  /** Whether an entry names only those that differ. */
  isOfDepartures(entry: Entry): boolean {
    return (this.isNegative ?? entry.isNegative) || listsDepartures(entry, lemmaOf(entry));
  }

  /** The items of a range, those at its ends cut, but never left out. */
  baseOf({ start, end }: Range): Item[] {
    const last = end.offset > 0 ? end.item : end.item - 1;
    const found: Item[] = [];
    for (let index = start.item; index <= last; index++) {
      const item = this.items[index] as Item;
      if (item.kind !== "text") found.push(item);
      else {
        const from = index === start.item ? start.offset : 0;
        const to = index === end.item ? end.offset : item.text.length;
        found.push({ kind: "text", text: item.text.slice(from, to) });
      }
    }
    return found;
  }

  /** A range with a reading in its place. */
  replaced(range: Range, entry: Entry, reading: readonly Item[]): Item[] {
    const base = this.baseOf(range);
    return applyEdits(base, [{ ...wholeOf(base), entry, items: reading }]);
  }

  /** A range of which nobody tells. */
  marked(range: Range, entry: Entry): Item[] {
    const base = this.baseOf(range);
    const items: Item[] = [{ kind: "mark", reason: "unaccounted" }];
    const pieces: readonly Range[] = piecesOf(base, wholeOf(base));
    const places = pieces.length > 0 ? pieces : [wholeOf(base)];
    return applyEdits(
      base,
      places.map(({ start, end }) => ({ start, end, entry, items })),
    );
  }

  /** What a witness has in a range, by entries about words in it. */
  itemsOf(range: Range, placed: readonly Placed[], key: string, layer: Layer): Item[] {
    const base = this.baseOf(range);
    const within = placed.map(({ entry, start, end }) => ({
      entry,
      start: moved(start, range.start),
      end: moved(end, range.start),
    }));
    return applyEdits(base, editsOf(this.readerOf(key, layer), base, within));
  }
}

function wholeOf(items: readonly Item[]): Range {
  return { start: { item: 0, offset: 0 }, end: { item: items.length, offset: 0 } };
}

/** A place, counted from another. */
export function moved({ item, offset }: Position, origin: Position): Position {
  return {
    item: item - origin.item,
    offset: item === origin.item ? offset - origin.offset : offset,
  };
}
