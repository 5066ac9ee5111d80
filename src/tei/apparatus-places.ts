// Where the entries of an apparatus belong in the text of their own document, and whether their lemmas
// say what stands there.

import type { XmlElement, XmlNode } from "../xml/tree.ts";
import { ancestors, attributeValue, descendantElements, elementsById } from "../xml/walk.ts";
import { type Apparatus, type Entry, isTei } from "./apparatus.ts";
import { collapse, hasRunningText, readingText, shownReading } from "./text.ts";
import { measureOf } from "./witness-text/edits.ts";
import { findWords } from "./witness-text/lemma.ts";
import { type Base, linesOf, placeEntry } from "./witness-text/places.ts";
import { itemsIn, type Position, type Range, rowOf, textOf } from "./witness-text/stream.ts";

/** What became of an entry that is beside its text. */
export type PlaceFact =
  | {
      readonly kind: "found";
      /** In characters of the text, white space not counted. */
      readonly start: number;
      readonly end: number;
      /** What stands there. */
      readonly base: string;
      /** Whether the lemma says so; case, punctuation and white space aside. True without a lemma. */
      readonly isLemma: boolean;
    }
  /** The end is before the beginning. */
  | { readonly kind: "reversed" }
  /** The lemma stands so many times in its line. */
  | { readonly kind: "lemma"; readonly times: number; readonly line: string }
  /** `@loc` names several lines of this document, or none, though that of other entries does. */
  | { readonly kind: "location"; readonly loc: string; readonly times: number };

/** The text of a document, as it is read, and its entries in it. */
export class ApparatusPlaces {
  readonly #apparatus: Apparatus;
  readonly #base: Base;
  readonly #left: ReadonlyMap<XmlElement, number>;
  readonly #ranges = new Map<Entry, Range>();
  readonly #measure: (position: Position) => number;
  readonly #hasLocations: boolean;

  constructor(apparatus: Apparatus) {
    const { root, path, byElement } = apparatus;
    let ids: ReadonlyMap<string, XmlElement> | undefined;
    const byId = (id: string): XmlElement | undefined => {
      ids ??= elementsById([root, ...descendantElements(root)]);
      return ids.get(id);
    };
    const { items, places, left } = rowOf(root, (element) => isLeftOut(element, byElement));
    this.#apparatus = apparatus;
    this.#base = { path, root, items, places, byId };
    this.#left = left;
    this.#measure = measureOf(items);
    const besides = apparatus.entries.filter(({ method }) => method !== "parallel-segmentation");
    for (const entry of besides) {
      const { range } = placeEntry(entry, left.get(entry.element), this.#base, apparatus);
      if (range !== undefined) this.#ranges.set(entry, range);
    }
    this.#hasLocations = besides.some(
      (entry) => has(entry, "loc") && this.#linesOf(entry).length > 0,
    );
  }

  /** Undefined for an entry in its text, and for one that belongs to another document. */
  placeOf(entry: Entry): PlaceFact | undefined {
    if (entry.method === "parallel-segmentation" || entry.parent !== undefined) return undefined;
    const range = this.#ranges.get(entry);
    if (entry.method === "location-referenced") return this.#atLemma(entry, range);
    if (range !== undefined) return this.#found(entry, range);
    const { problem } = placeEntry(
      entry,
      this.#left.get(entry.element),
      this.#base,
      this.#apparatus,
    );
    return problem === "reversed" ? { kind: "reversed" } : undefined;
  }

  /** Where a node stands in the row of the text; one in an entry, where that belongs. */
  positionOf(node: XmlNode): number | undefined {
    const parent = "parent" in node ? node.parent : undefined;
    const start = node.kind === "element" ? node : parent;
    if (start === undefined) return undefined;
    for (const at of [start, ...ancestors(start)]) {
      const entry = isTei(at, "app") ? this.#apparatus.byElement.get(at) : undefined;
      const range = entry && this.#ranges.get(entry);
      if (range !== undefined) return range.start.item;
      if (entry?.method !== undefined && entry.method !== "parallel-segmentation") return undefined;
      const own = this.#base.places.get(at)?.start ?? this.#left.get(at);
      if (own !== undefined && !isTei(at, "listApp")) return own;
    }
    return undefined;
  }

  #linesOf(entry: Entry): readonly Range[] {
    return linesOf(entry, this.#base);
  }

  #atLemma(entry: Entry, range: Range | undefined): PlaceFact | undefined {
    const lines = this.#linesOf(entry);
    const [line] = lines;
    if (line === undefined || lines.length > 1) {
      const loc = attributeValue(entry.element, "loc");
      if (loc === undefined || !this.#hasLocations) return undefined;
      return { kind: "location", loc, times: lines.length };
    }
    if (range !== undefined) return this.#found(entry, range);
    const lemma = lemmaOf(entry);
    if (lemma === undefined || lemma === "") return undefined;
    const times = findWords(this.#base.items, line, lemma).length;
    // Punctuation and letters in two forms are not the editor's mistake.
    if (times === 0 && fold(this.#textIn(line)).includes(fold(lemma))) return undefined;
    return { kind: "lemma", times, line: this.#textIn(line) };
  }

  #found(entry: Entry, range: Range): PlaceFact {
    const lemma = lemmaOf(entry);
    const base = this.#textIn(range);
    return {
      kind: "found",
      start: this.#measure(range.start),
      end: this.#measure(range.end),
      base,
      isLemma: lemma === undefined || fold(lemma) === fold(base) || isAbbreviated(lemma, base),
    };
  }

  #textIn(range: Range): string {
    return collapse(textOf(itemsIn(this.#base.items, range)));
  }
}

function has({ element }: Entry, name: string): boolean {
  return attributeValue(element, name) !== undefined;
}

function lemmaOf({ readings }: Entry): string | undefined {
  const lemma = readings.find(({ isLemma }) => isLemma);
  return lemma && readingText(lemma.element);
}

/** What a reader does not read: of an entry, all but its lemma; of a choice, all but one. */
function isLeftOut(element: XmlElement, entries: ReadonlyMap<XmlElement, Entry>): boolean {
  if (isTei(element, "listApp")) return true;
  const entry = entries.get(element);
  if (entry !== undefined) return entry.method !== "parallel-segmentation";
  const { parent } = element;
  if (parent !== undefined && (isTei(parent, "app") || isTei(parent, "rdgGrp")))
    return !holdsShown(element);
  // Breaks and gaps are no text, but places.
  return element.children.length > 0 && !hasRunningText(element);
}

/** Whether a part of an entry is the reading that the text shows, or the group that it stands in. */
function holdsShown(part: XmlElement): boolean {
  const app = [...ancestors(part)].find((around) => isTei(around, "app"));
  const shown = app && shownReading(app);
  return shown !== undefined && (shown === part || [...ancestors(shown)].includes(part));
}

/** "of so … wys" for "of so parfit wys". */
function isAbbreviated(lemma: string, base: string): boolean {
  const parts = lemma.split(/…|\.\.\.|\[\.\.\.\]/u).map(fold);
  if (parts.length < 2) return false;
  let at = 0;
  const text = fold(base);
  for (const part of parts) {
    const next = text.indexOf(part, at);
    if (next < 0) return false;
    at = next + part.length;
  }
  return text.startsWith(parts[0] as string) && text.endsWith(parts.at(-1) as string);
}

/** Letters and numbers alone, in one case. */
function fold(text: string): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]/gu, "");
}
