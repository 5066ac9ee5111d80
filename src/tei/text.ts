// The text that a reader reads of an element, in one line: for labels, indexes, titles, summaries.
// The editor's choice among alternatives is made as the reading text makes it.

import type { XmlElement, XmlNode } from "../xml/tree.ts";
import { attributeValue, childElements } from "../xml/walk.ts";
import { readingElements } from "./apparatus.ts";
import { STEMMA_ELEMENTS, TEI } from "./vocabulary.ts";

/** Elements whose text is no part of the running text. */
const APART: ReadonlySet<string> = new Set([
  "note",
  "del",
  "fw",
  "index",
  "rdg",
  "rdgGrp",
  "wit",
  "witDetail",
  "desc",
  "figDesc",
  ...STEMMA_ELEMENTS,
]);

const BREAKS: ReadonlySet<string> = new Set(["lb", "pb", "cb", "gb"]);

/** In a `choice`: whatever stands here is passed over when its partner is there (TEI P5, 3.5, 12.3). */
const PASSED_OVER: Readonly<Record<string, string>> = { abbr: "expan", sic: "corr", orig: "reg" };

/** The reading text, white space collapsed; a `gap` is `[...]`. */
export function readingText(element: XmlElement): string {
  const parts: string[] = [];
  collect(element, parts);
  return collapse(parts.join(""));
}

/** How much of a text names a place in it: "Kim Byeong-sik thanked V.V. Kuznetsov …". */
const OPENING_LENGTH = 40;

/** The first words of the reading text, with an ellipsis when there are more. */
export function openingWords(element: XmlElement): string {
  const parts: string[] = [];
  // White space is collapsed afterwards, so some more is read; but never a whole text for its start.
  collect(element, parts, 8 * OPENING_LENGTH);
  const text = collapse(parts.join(""));
  if (text.length <= OPENING_LENGTH) return text;
  const cut = text.lastIndexOf(" ", OPENING_LENGTH);
  return `${cut > 0 ? text.slice(0, cut) : [...text].slice(0, OPENING_LENGTH).join("")} …`;
}

/** Runs of XML white space become one space; none at the ends (XML 1.0, 2.3: only these four). */
export function collapse(text: string): string {
  return text.replace(/[ \t\r\n]+/gu, " ").replace(/^ | $/gu, "");
}

/** Collects the text, until there is more than `limit` of it. Without recursion: depth is the editor's. */
function collect(element: XmlElement, parts: string[], limit = Infinity): void {
  const pending: XmlNode[] = element.children.toReversed();
  let length = 0;
  for (let node = pending.pop(); node !== undefined && length <= limit; node = pending.pop()) {
    if (node.kind === "element" && hasRunningText(node)) {
      for (const child of shownChildren(node).toReversed()) pending.push(child);
      continue;
    }
    const text = ownText(node);
    parts.push(text);
    length += text.length;
  }
}

/** The text of a node that is no container of running text: often none. */
export function ownText(node: XmlNode): string {
  if (node.kind === "text") return node.text;
  if (node.kind !== "element" || node.namespace !== TEI) return "";
  if (node.local === "gap") return "[...]";
  return BREAKS.has(node.local) && separatesWords(node) ? " " : "";
}

/** Whether the text of an element belongs to the running text around it. */
export function hasRunningText(element: XmlElement): boolean {
  if (element.namespace !== TEI) return true;
  const isApart = APART.has(element.local) || BREAKS.has(element.local) || element.local === "gap";
  return !isApart && !isPassedOver(element);
}

/** All children; of an apparatus entry only the reading that the running text shows. */
export function shownChildren(element: XmlElement): readonly XmlNode[] {
  return element.local === "app" ? (shownReading(element)?.children ?? []) : element.children;
}

/** The lemma, or the first reading where there is none: what the running text shows of an entry. */
export function shownReading(app: XmlElement): XmlElement | undefined {
  const readings = readingElements(app);
  return readings.find(({ local }) => local === "lem") ?? readings[0];
}

/** A break separates words unless `@break` says that it does not (TEI P5, att.breaking). */
function separatesWords(element: XmlElement): boolean {
  return attributeValue(element, "break") !== "no";
}

function isPassedOver({ local: name, parent }: XmlElement): boolean {
  const partner = parent?.local === "choice" ? PASSED_OVER[name] : undefined;
  return (
    parent !== undefined &&
    partner !== undefined &&
    childElements(parent).some(({ local }) => local === partner)
  );
}
