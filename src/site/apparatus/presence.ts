// Which witnesses are absent at each entry: before they begin, in their lacunae, after they end (TEI P5,
// 13.1.5).

import { type Apparatus, type Entry, isTei, presenceOf } from "../../tei/apparatus.ts";
import { tokensOf } from "../../tei/pointers.ts";
import { comparePositions } from "../../tei/witness-text/places.ts";
import type { Position, Range } from "../../tei/witness-text/stream.ts";
import type { Sigla } from "../../tei/witnesses.ts";
import type { XmlElement } from "../../xml/tree.ts";
import { ancestors, attributeValue, descendantElements, descendants } from "../../xml/walk.ts";
import type { placeEntries } from "./marks.ts";

type PlacedEntries = ReturnType<typeof placeEntries>;

/** The keys of the absent witnesses, by entry. Entries at which all are present are left out. */
export function absences(
  apparatus: Apparatus,
  sigla: Sigla,
  text: PlacedEntries,
): ReadonlyMap<Entry, ReadonlySet<string>> {
  const found = new Map<Entry, ReadonlySet<string>>();
  const inFile = [...descendantElements(apparatus.root)].filter(
    (one) => isTei(one, "app") || presenceOf(one) !== undefined,
  );
  const elements = text.placed.size === 0 ? inFile : inOrder(inFile, apparatus, text);
  const marks = elements.flatMap((element) => {
    const isPresent = presenceOf(element);
    if (isPresent === undefined) return [];
    return [{ element, isPresent, keys: keysOf(element, apparatus, sigla) }];
  });
  if (marks.length === 0) return found;
  const absent = new Set<string>();
  const seen = new Set<string>();
  for (const { isPresent, keys } of marks) {
    for (const key of keys) {
      if (!seen.has(key) && isPresent) absent.add(key);
      seen.add(key);
    }
  }
  const byElement = new Map(marks.map((mark) => [mark.element, mark]));
  for (const element of elements) {
    const mark = byElement.get(element);
    if (mark === undefined) {
      const entry = apparatus.byElement.get(element);
      if (entry !== undefined && absent.size > 0) found.set(entry, new Set(absent));
      continue;
    }
    for (const key of mark.keys) {
      if (mark.isPresent) absent.delete(key);
      else absent.add(key);
    }
  }
  return found;
}

/** Entries, and marks in them, in the order of the text; those without a place are last. */
function inOrder(
  elements: readonly XmlElement[],
  { byElement }: Apparatus,
  { placed, base: { places } }: PlacedEntries,
): XmlElement[] {
  let last: Position = { item: 0, offset: 0 };
  const located = elements.map((element) => {
    for (const around of [element, ...ancestors(element)]) {
      const entry = byElement.get(around);
      const beside = entry && placed.get(entry)?.found;
      if (beside !== undefined) {
        const { range, near } = beside;
        const isEnd = range !== undefined && isBehindWords(element, around) && hasLength(range);
        return { element, at: isEnd ? range.end : (range?.start ?? near ?? NOWHERE), isEnd };
      }
      const place = places.get(around);
      if (place === undefined) continue;
      // What is in other readings has no place of its own: it is where the file has come to.
      if (place.start > last.item) last = { item: place.start, offset: 0 };
      break;
    }
    return { element, at: last, isEnd: false };
  });
  return located
    .toSorted((a, b) => comparePositions(a.at, b.at) || Number(b.isEnd) - Number(a.isEnd))
    .map(({ element }) => element);
}

const NOWHERE: Position = { item: Infinity, offset: 0 };

function hasLength({ start, end }: Range): boolean {
  return comparePositions(start, end) < 0;
}

/** Whether a mark stands in a reading behind words of it. */
function isBehindWords(mark: XmlElement, app: XmlElement): boolean {
  if (mark === app) return false;
  const around = [...ancestors(mark)];
  const reading = around.slice(0, around.indexOf(app)).findLast(({ local }) => isReading(local));
  let text = "";
  for (const node of reading === undefined ? [] : descendants(reading)) {
    if (node === mark) break;
    if (node.kind === "text") text += node.text;
  }
  return /\S/u.test(text);
}

function isReading(local: string): boolean {
  return local === "lem" || local === "rdg";
}

/** Whom a mark is about: its own `@wit`, else the witnesses of its reading. */
function keysOf(mark: XmlElement, apparatus: Apparatus, sigla: Sigla): readonly string[] {
  const own = tokensOf(attributeValue(mark, "wit"));
  if (own.length > 0)
    return own.flatMap((token) => sigla.expand(sigla.keyOf(token, mark, apparatus)));
  const around = [...ancestors(mark)];
  for (const app of around) {
    const reading = apparatus.byElement
      .get(app)
      ?.readings.find(({ element }) => around.includes(element));
    if (reading !== undefined && reading.witnesses.size > 0) return [...reading.witnesses];
  }
  return [];
}
