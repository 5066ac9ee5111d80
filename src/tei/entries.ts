// What an element with an `xml:id` is called where something points to it: the main name of a person,
// the siglum of a witness, "Sergey Radchenko (translator)", the first words of a paragraph.

import type { XmlElement } from "../xml/tree.ts";
import { attributeValue, childElements, descendantElements } from "../xml/walk.ts";
import { findPath } from "./path.ts";
import { openingWords, readingText } from "./text.ts";
import { TEI } from "./vocabulary.ts";

/** In which children an entry's name is looked for, in this order. */
const NAME_ELEMENTS: Readonly<Record<string, readonly string[]>> = {
  person: ["persName", "name"],
  personGrp: ["persName", "name"],
  persona: ["persName", "name"],
  place: ["placeName", "geogName", "name"],
  org: ["orgName", "name"],
  bibl: ["title"],
  biblStruct: ["title"],
  biblFull: ["title"],
  event: ["eventName", "label", "head", "desc"],
  object: ["objectName", "objectIdentifier"],
  category: ["catDesc", "gloss"],
};

/** The name of an entry, or its id when it has none and no text either. */
export function entryLabel(element: XmlElement, id: string): string {
  const label = labelOf(element);
  return label === "" ? id : label;
}

function labelOf(element: XmlElement): string {
  if (element.namespace !== TEI) return "";
  switch (element.local) {
    case "TEI":
      return documentTitle(element);
    case "witness":
    case "listWit":
      return siglum(element);
    case "respStmt":
      return responsibility(element);
    case "author":
    case "editor":
      return `${readingText(element)} (${attributeValue(element, "role") ?? element.local})`;
    default:
      return element.local in NAME_ELEMENTS ? mainName(element) : openingWords(element);
  }
}

/** The form that is typed `main`, else the first. */
function mainName(element: XmlElement): string {
  const forms = nameElements(element);
  const main = forms.find((form) => attributeValue(form, "type") === "main") ?? forms[0];
  return main === undefined ? "" : readingText(main);
}

/**
 * The elements that name an entry, in document order: its own children, else those further in; of the
 * first kind of name that it has.
 */
export function nameElements(element: XmlElement): readonly XmlElement[] {
  for (const name of NAME_ELEMENTS[element.local] ?? []) {
    const own = childElements(element).filter(({ local }) => local === name);
    if (own.length > 0) return own;
    const inside = [...descendantElements(element)].filter(({ local }) => local === name);
    if (inside.length > 0) return inside;
  }
  return [];
}

/** `abbr[@type='siglum']`, else `@n`, else the id itself (TEI P5, 13.1.4). */
function siglum(witness: XmlElement): string {
  const abbreviation = [...descendantElements(witness)].find(
    (element) => element.local === "abbr" && attributeValue(element, "type") === "siglum",
  );
  if (abbreviation !== undefined) return readingText(abbreviation);
  return attributeValue(witness, "n") ?? "";
}

function responsibility(statement: XmlElement): string {
  const children = childElements(statement);
  const tasks = children.filter(({ local }) => local === "resp").map(readingText);
  const names = children.filter(({ local }) => local !== "resp" && local !== "note");
  const list = names.map(readingText).join(", ");
  return tasks.length === 0 ? list : `${list} (${tasks.join(", ")})`;
}

/** The main title of a document. */
export function documentTitle(root: XmlElement): string {
  const main = titleElement(root);
  return main === undefined ? "" : readingText(main);
}

/** The title typed `main`, else the first that is not of the series, else the first; as `f:main-title`. */
export function titleElement(root: XmlElement): XmlElement | undefined {
  const statement = findPath(root, ["teiHeader", "fileDesc", "titleStmt"]);
  const titles = statement === undefined ? [] : childElements(statement, "title");
  return (
    titles.find((title) => attributeValue(title, "type") === "main") ??
    titles.find((title) => attributeValue(title, "level") !== "s") ??
    titles[0]
  );
}
