// Small documents cut out of large ones: entries of a register, the declaration of a header, each with
// as much around it as a stylesheet needs to understand it. So no stylesheet ever reads a register to
// render one person.

import { escapeValue } from "../xml/escape.ts";
import type { XmlDocument, XmlElement } from "../xml/tree.ts";
import { ancestors, attributeValue } from "../xml/walk.ts";
import { writeXml } from "../xml/write.ts";
import { findPath } from "./path.ts";
import { TEI, XML } from "./vocabulary.ts";

/**
 * Entries as one document: the languages that the register declares, and each entry alone in a
 * `standOff`, without the entries inside it.
 *
 * @param isEntry which elements are entries of their own
 */
export function entriesDocument(
  { root }: XmlDocument,
  entries: readonly XmlElement[],
  isEntry: (element: XmlElement) => boolean,
): string {
  const languages = findPath(root, ["teiHeader", "profileDesc", "langUsage"]);
  const profile =
    languages === undefined ? "" : `<profileDesc>${writeXml(languages)}</profileDesc>`;
  const lists = entries.map((entry) => {
    const language = languageAround(entry);
    const stated = language === undefined ? "" : ` xml:lang="${escapeValue(language)}"`;
    return `<standOff${stated}>${writeXml(withoutParts(entry, isEntry))}</standOff>`;
  });
  return `<TEI xmlns="${TEI}"><teiHeader>${profile}</teiHeader>${lists.join("")}</TEI>`;
}

/** Declarations of encoding as one document, in the order given. */
export function declarationsDocument(declarations: readonly XmlElement[]): string {
  const headers = declarations.map((declaration) => {
    const language = languageAround(declaration);
    const stated = language === undefined ? "" : ` xml:lang="${escapeValue(language)}"`;
    return `<teiHeader${stated}>${writeXml(declaration)}</teiHeader>`;
  });
  return `<teiCorpus xmlns="${TEI}">${headers.join("")}</teiCorpus>`;
}

function languageAround(element: XmlElement): string | undefined {
  for (const around of ancestors(element)) {
    const language = attributeValue(around, "lang", XML);
    if (language !== undefined) return language;
  }
  return undefined;
}

/** A copy without the entries in it. What holds none is not copied. */
function withoutParts(element: XmlElement, isEntry: (element: XmlElement) => boolean): XmlElement {
  const children = element.children
    .filter((child) => child.kind !== "element" || !isEntry(child))
    .map((child) =>
      child.kind === "element" && MAY_HOLD_ENTRIES.has(child.local)
        ? withoutParts(child, isEntry)
        : child,
    );
  return { ...element, children };
}

const MAY_HOLD_ENTRIES: ReadonlySet<string> = new Set([
  "listPlace",
  "listOrg",
  "listPerson",
  "listBibl",
  "person",
  "personGrp",
  "place",
  "org",
  "bibl",
]);
