// Where the source of a document is kept, as steps of a tree: house, collection, the parts of the
// shelfmark (TEI P5, 11.4 msIdentifier).

import type { XmlElement } from "../xml/tree.ts";
import { attributeValue, childElements, descendantElements } from "../xml/walk.ts";
import { findPath } from "./path.ts";
import { readingText } from "./text.ts";

/** One list of steps for each described manuscript; none where the header describes none. */
export function holdings(root: XmlElement): string[][] {
  const source = findPath(root, ["teiHeader", "fileDesc", "sourceDesc"]);
  if (source === undefined) return [];
  return [...descendantElements(source)]
    .filter(({ local, parent }) => local === "msIdentifier" && parent?.local === "msDesc")
    .map(stepsOf)
    .filter((steps) => steps.length > 0);
}

function stepsOf(identifier: XmlElement): string[] {
  const texts = (...names: string[]): string[] =>
    names.flatMap((name) => childElements(identifier, name).map(readingText)).filter(isFilled);
  const [house, ...departments] = texts("institution", "repository");
  const [settlement] = texts("settlement");
  const place = settlement ?? texts("region", "country")[0];
  const shelfmarks = childElements(identifier, "idno").flatMap(shelfmarkSteps);
  const steps = [
    [place, house].filter(isFilled).join(", "),
    ...departments,
    ...texts("collection"),
    ...(shelfmarks.length > 0 ? shelfmarks : texts("msName")),
  ];
  return steps.filter(isFilled);
}

/** The parts of a shelfmark that encodes them, each with its kind; else the shelfmark as a whole. */
function shelfmarkSteps(idno: XmlElement): string[] {
  const parts = childElements(idno, "idno");
  if (parts.length === 0) return [readingText(idno)];
  return parts.map((part) => `${attributeValue(part, "type") ?? ""} ${readingText(part)}`.trim());
}

function isFilled(text: string | undefined): text is string {
  return text !== undefined && text !== "";
}
