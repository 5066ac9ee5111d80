// What indexes, navigation, citations and data for machines need of a TEI header.

import type { Span } from "../source/source.ts";
import type { XmlElement } from "../xml/tree.ts";
import { attributeValue, childElements, descendantElements } from "../xml/walk.ts";
import { type ChangeFact, changeFacts } from "./changes.ts";
import { type CorrespondenceAction, correspondenceFacts } from "./correspondence.ts";
import { documentTitle, titleElement } from "./entries.ts";
import { holdings } from "./holdings.ts";
import { languageOf } from "./language.ts";
import { findPath } from "./path.ts";
import type { Resolve } from "./name-facts.ts";
import {
  type PublicationFact,
  publicationFact,
  type SourceFact,
  sourceFact,
} from "./publication.ts";
import { type ContributorFact, contributorFacts } from "./responsibility.ts";
import { readingText } from "./text.ts";
import { XML } from "./vocabulary.ts";

/** The languages in which the header says something: those in scope where it is said. */
export interface HeaderLanguages {
  readonly title: string | undefined;
  readonly date: string | undefined;
  readonly summary: string | undefined;
  readonly holdings: string | undefined;
}

export interface HeaderFacts {
  /** The main title, or the path of a document without one. */
  readonly title: string;
  /** The date of the text as the header words it, and as a machine reads it. */
  readonly date: string | undefined;
  readonly when: string | undefined;
  /** The end of its range, where it has one; `when` is the beginning. */
  readonly until: string | undefined;
  readonly dateSpan: Span | undefined;
  readonly summary: string | undefined;
  /** The language of the text, else of the document (BCP 47). */
  readonly language: string | undefined;
  /** What `langUsage` calls it: each name, and the language that the name is in. */
  readonly languageNames: readonly {
    readonly text: string;
    readonly language: string | undefined;
  }[];
  readonly languages: HeaderLanguages;
  /** Where the source is kept, from the house to the shelfmark; of several witnesses, each. */
  readonly holdings: readonly (readonly string[])[];
  /** What the document says of its encoding: `encodingDesc`, as a place in the source. */
  readonly declaration: Span | undefined;
  readonly keywords: readonly string[];
  readonly contributors: readonly ContributorFact[];
  readonly publication: PublicationFact;
  readonly source: SourceFact;
  /** The steps of each letter's exchange. */
  readonly correspondence: readonly (readonly CorrespondenceAction[])[];
  readonly changes: readonly ChangeFact[];
}

export function headerFacts(root: XmlElement, path: string, resolve: Resolve): HeaderFacts {
  const date = findPath(root, ["teiHeader", "profileDesc", "creation", "date"]);
  const abstract = findPath(root, ["teiHeader", "profileDesc", "abstract"]);
  const textLanguage = language(findPath(root, ["text"])) ?? language(root);
  return {
    title: documentTitle(root) || path,
    date: date === undefined ? undefined : readingText(date),
    when: date === undefined ? undefined : machineDate(date),
    until: date === undefined ? undefined : rangeEnd(date),
    dateSpan: date?.startTag,
    summary: abstract === undefined ? undefined : readingText(abstract),
    language: textLanguage,
    languageNames: languageNames(root, textLanguage),
    languages: {
      title: languageOf(titleElement(root)),
      date: languageOf(date),
      summary: languageOf(abstract),
      holdings: languageOf(findPath(root, ["teiHeader", "fileDesc", "sourceDesc"])),
    },
    holdings: holdings(root),
    declaration: findPath(root, ["teiHeader", "encodingDesc"])?.span,
    keywords: keywords(root),
    contributors: contributorFacts(root, resolve),
    publication: publicationFact(root),
    source: sourceFact(root),
    correspondence: correspondenceFacts(root, resolve),
    changes: changeFacts(root, resolve),
  };
}

/** What the header calls a language (TEI P5, 2.4.2). */
function languageNames(root: XmlElement, tag: string | undefined): HeaderFacts["languageNames"] {
  const usage = findPath(root, ["teiHeader", "profileDesc", "langUsage"]);
  const languages = usage === undefined ? [] : childElements(usage, "language");
  return languages
    .filter((one) => attributeValue(one, "ident")?.toLowerCase() === tag?.toLowerCase())
    .map((one) => ({ text: readingText(one), language: languageOf(one) }))
    .filter(({ text }) => text !== "");
}

/** The terms of textClass (TEI P5, 2.4.3). */
function keywords(root: XmlElement): string[] {
  const textClass = findPath(root, ["teiHeader", "profileDesc", "textClass"]);
  if (textClass === undefined) return [];
  return [...descendantElements(textClass)]
    .filter(({ local }) => local === "term")
    .map(readingText)
    .filter((term) => term !== "");
}

/** The date itself, else the beginning of its range (TEI P5, att.datable.w3c). */
function machineDate(date: XmlElement): string | undefined {
  return ["when", "from", "notBefore", "to", "notAfter"]
    .map((name) => attributeValue(date, name))
    .find((value) => value !== undefined);
}

function rangeEnd(date: XmlElement): string | undefined {
  const first = (...names: string[]): string | undefined =>
    names.map((name) => attributeValue(date, name)).find((value) => value !== undefined);
  if (first("when") !== undefined || first("from", "notBefore") === undefined) return undefined;
  return first("to", "notAfter");
}

function language(element: XmlElement | undefined): string | undefined {
  return element === undefined ? undefined : attributeValue(element, "lang", XML);
}
