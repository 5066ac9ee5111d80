// What indexes and navigation need of a TEI header: title, date, languages, summary.

import type { Span } from "../source/source.ts";
import type { XmlElement } from "../xml/tree.ts";
import { attributeValue } from "../xml/walk.ts";
import { documentTitle } from "./entries.ts";
import { findPath } from "./path.ts";
import { readingText } from "./text.ts";
import { XML } from "./vocabulary.ts";

export interface HeaderFacts {
  /** The main title, or the path of a document without one. */
  readonly title: string;
  /** The date of the text as the header words it, and as a machine reads it. */
  readonly date: string | undefined;
  readonly when: string | undefined;
  readonly dateSpan: Span | undefined;
  readonly summary: string | undefined;
  /** The language of the text, else of the document (BCP 47). */
  readonly language: string | undefined;
}

export function headerFacts(root: XmlElement, path: string): HeaderFacts {
  const date = findPath(root, ["teiHeader", "profileDesc", "creation", "date"]);
  const abstract = findPath(root, ["teiHeader", "profileDesc", "abstract"]);
  const text = findPath(root, ["text"]);
  return {
    title: documentTitle(root) || path,
    date: date === undefined ? undefined : readingText(date),
    when: date === undefined ? undefined : machineDate(date),
    dateSpan: date?.startTag,
    summary: abstract === undefined ? undefined : readingText(abstract),
    language: language(text) ?? language(root),
  };
}

/** The date itself, else the beginning of its range (TEI P5, att.datable.w3c). */
function machineDate(date: XmlElement): string | undefined {
  return ["when", "from", "notBefore", "to", "notAfter"]
    .map((name) => attributeValue(date, name))
    .find((value) => value !== undefined);
}

function language(element: XmlElement | undefined): string | undefined {
  return element === undefined ? undefined : attributeValue(element, "lang", XML);
}
