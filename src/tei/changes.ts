// The history of a file: revisionDesc (TEI P5, 2.6).

import type { XmlElement } from "../xml/tree.ts";
import { attributeValue, descendantElements } from "../xml/walk.ts";
import { languageOf } from "./language.ts";
import type { Resolve } from "./name-facts.ts";
import { findPath } from "./path.ts";
import type { Target } from "./pointers.ts";
import { readingText } from "./text.ts";

export interface ChangeFact {
  /** The day, or the month or year (`@when`, else `@from` … `@to`, or a date in the words). */
  readonly when: string | undefined;
  readonly who: readonly Target[];
  readonly text: string;
  readonly language: string | undefined;
}

/** All changes in the order of the file. */
export function changeFacts(root: XmlElement, resolve: Resolve): ChangeFact[] {
  const history = findPath(root, ["teiHeader", "revisionDesc"]);
  if (history === undefined) return [];
  return [...descendantElements(history)]
    .filter(({ local }) => local === "change")
    .map((change) => ({
      when: dayOf(change),
      who: (attributeValue(change, "who") ?? "")
        .split(/[ \t\r\n]+/u)
        .filter((pointer) => pointer !== "")
        .flatMap((pointer) => resolve(pointer, change) ?? []),
      text: readingText(change),
      language: languageOf(change),
    }));
}

function dayOf(change: XmlElement): string | undefined {
  const dated = [change, ...descendantElements(change)].filter(
    ({ local }) => local === "change" || local === "date",
  );
  return dated
    .flatMap((element) =>
      ["when", "to", "notAfter", "from", "notBefore"].map((name) => attributeValue(element, name)),
    )
    .find((value) => value !== undefined);
}
