// Readings that differ in spelling only, or in whatever else an edition has a name for: as which other
// reading of its entry each counts.

import type { XmlElement } from "../../xml/tree.ts";
import { attributeValue } from "../../xml/walk.ts";
import type { Reading } from "../apparatus.ts";

/**
 * Within a group of a folded type (`rdgGrp/@type`), all count as the first. A single reading of such a
 * type counts as the first other one of the group around it, else of the entry: as the lemma, that is,
 * where there is one.
 */
export function foldedInto(
  reading: Reading,
  all: readonly Reading[],
  types: readonly string[],
): Reading {
  if (types.length === 0) return reading;
  const isFolded = (element: XmlElement): boolean =>
    types.includes(attributeValue(element, "type") ?? "");
  const group = reading.groups.find(isFolded);
  if (group !== undefined) return all.find(({ groups }) => groups.includes(group)) as Reading;
  if (!isFolded(reading.element)) return reading;
  const isMain = (one: Reading): boolean => !isFolded(one.element) && !one.groups.some(isFolded);
  for (const around of reading.groups.toReversed()) {
    const first = all.find((one) => one.groups.includes(around) && isMain(one));
    if (first !== undefined) return first;
  }
  const mains = all.filter(isMain);
  return mains.find(({ isLemma }) => isLemma) ?? mains[0] ?? (all[0] as Reading);
}
