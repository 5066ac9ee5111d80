// Which witnesses are absent at each entry: before they begin, in their lacunae, after they end (TEI P5,
// 13.1.5).

import type { Apparatus, Entry } from "../../tei/apparatus.ts";
import { tokensOf } from "../../tei/pointers.ts";
import { TEI } from "../../tei/vocabulary.ts";
import type { Sigla } from "../../tei/witnesses.ts";
import type { XmlElement } from "../../xml/tree.ts";
import { ancestors, attributeValue, descendantElements } from "../../xml/walk.ts";

const PRESENT: Readonly<Record<string, boolean>> = {
  witStart: true,
  lacunaEnd: true,
  witEnd: false,
  lacunaStart: false,
};

/** The keys of the absent witnesses, by entry. Entries at which all are present are left out. */
export function absences(
  apparatus: Apparatus,
  sigla: Sigla,
): ReadonlyMap<Entry, ReadonlySet<string>> {
  const found = new Map<Entry, ReadonlySet<string>>();
  const elements = [...descendantElements(apparatus.root)].filter(
    ({ namespace, local }) => namespace === TEI && (local === "app" || local in PRESENT),
  );
  const marks = elements.flatMap((element) => {
    const isPresent = PRESENT[element.local];
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
