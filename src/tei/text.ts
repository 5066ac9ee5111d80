// The text that a reader reads of an element, in one line: for labels, indexes, titles, summaries.
// The editor's choice among alternatives is made as the reading text makes it.

import type { XmlElement } from "../xml/tree.ts";
import { attributeValue, childElements } from "../xml/walk.ts";
import { TEI } from "./vocabulary.ts";

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
]);

/** In a `choice`: whatever stands here is passed over when its partner is there (TEI P5, 3.5, 12.3). */
const PASSED_OVER: Readonly<Record<string, string>> = { abbr: "expan", sic: "corr", orig: "reg" };

/** The reading text, white space collapsed; a `gap` is `[...]`. */
export function readingText(element: XmlElement): string {
  const parts: string[] = [];
  collect(element, parts);
  return collapse(parts.join(""));
}

/** Runs of XML white space become one space; none at the ends (XML 1.0, 2.3: only these four). */
export function collapse(text: string): string {
  return text.replace(/[ \t\r\n]+/gu, " ").replace(/^ | $/gu, "");
}

function collect(element: XmlElement, parts: string[]): void {
  for (const child of element.children) {
    if (child.kind === "text") parts.push(child.text);
    if (child.kind !== "element") continue;
    const name = child.namespace === TEI ? child.local : "";
    if (name === "gap") parts.push("[...]");
    else if (name === "lb" || name === "pb" || name === "cb")
      parts.push(separatesWords(child) ? " " : "");
    else if (name === "app") collectFirst(child, parts);
    else if (!APART.has(name) && !isPassedOver(child, element)) collect(child, parts);
  }
}

/** The lemma, or the first reading where there is none: what the running text shows of an entry. */
function collectFirst(app: XmlElement, parts: string[]): void {
  const readings = childElements(app).filter(({ local }) => local === "lem" || local === "rdg");
  const shown = readings.find(({ local }) => local === "lem") ?? readings[0];
  if (shown !== undefined) collect(shown, parts);
}

/** A break separates words unless `@break` says that it does not (TEI P5, att.breaking). */
function separatesWords(element: XmlElement): boolean {
  return attributeValue(element, "break") !== "no";
}

function isPassedOver(element: XmlElement, parent: XmlElement): boolean {
  const partner = parent.local === "choice" ? PASSED_OVER[element.local] : undefined;
  return partner !== undefined && childElements(parent).some(({ local }) => local === partner);
}
