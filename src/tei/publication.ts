// How the document is published and where its source is kept: publicationStmt (TEI P5, 2.2.4) and
// sourceDesc with its manuscripts (11.4).

import type { XmlElement } from "../xml/tree.ts";
import { attributeValue, childElements, descendantElements } from "../xml/walk.ts";
import { type IdentifierFact, identifiersOf, isAddress } from "./name-facts.ts";
import { findPath } from "./path.ts";
import { readingText } from "./text.ts";

export interface LicenceFact {
  /** Its address. */
  readonly target: string | undefined;
  readonly text: string;
}

export interface PublicationFact {
  readonly publishers: readonly string[];
  /** As a machine reads it, else as it is worded. */
  readonly date: string | undefined;
  readonly licence: LicenceFact | undefined;
  readonly identifiers: readonly IdentifierFact[];
}

/** Where a manuscript or record is kept. */
export interface ManuscriptFact {
  readonly country: string | undefined;
  readonly settlement: string | undefined;
  readonly institution: string | undefined;
  readonly repository: string | undefined;
  readonly collection: string | undefined;
  /** The whole shelfmark: `fond 0102, opis 21`. */
  readonly shelfmark: string | undefined;
  readonly name: string | undefined;
}

export interface SourceFact {
  /** What the document was made from; the witnesses of an apparatus are not among them. */
  readonly manuscripts: readonly ManuscriptFact[];
  /** Where the text was published before: addresses of `bibl` and `biblStruct`. */
  readonly addresses: readonly string[];
}

export function publicationFact(root: XmlElement): PublicationFact {
  const statement = findPath(root, ["teiHeader", "fileDesc", "publicationStmt"]);
  const parts = statement === undefined ? [] : childElements(statement);
  const date = parts.find(({ local }) => local === "date");
  const availability = parts.find(({ local }) => local === "availability");
  const licence =
    availability === undefined ? undefined : childElements(availability, "licence")[0];
  return {
    publishers: parts
      .filter(({ local }) => local === "publisher" || local === "authority")
      .map((publisher) => readingText(nameIn(publisher)))
      .filter((name) => name !== ""),
    date:
      date === undefined ? undefined : filled(attributeValue(date, "when") ?? readingText(date)),
    licence:
      licence === undefined
        ? undefined
        : { target: attributeValue(licence, "target"), text: readingText(licence) },
    identifiers: parts.flatMap(identifiersOf),
  };
}

/** A publisher often has an address beside the name. */
function nameIn(publisher: XmlElement): XmlElement {
  return childElements(publisher).find(({ local }) => NAMES.has(local)) ?? publisher;
}

const NAMES: ReadonlySet<string> = new Set(["orgName", "persName", "name"]);

export function sourceFact(root: XmlElement): SourceFact {
  const source = findPath(root, ["teiHeader", "fileDesc", "sourceDesc"]);
  const parts = source === undefined ? [] : childElements(source);
  return {
    manuscripts: parts
      .filter(({ local }) => local === "msDesc")
      .flatMap((description) => childElements(description, "msIdentifier"))
      .map(manuscriptFact),
    addresses: parts
      .filter(({ local }) => local === "bibl" || local === "biblStruct" || local === "biblFull")
      .flatMap((bibl) => [...descendantElements(bibl)])
      .flatMap((element) => [
        attributeValue(element, "target") ?? "",
        ...identifiersOf(element).map(({ value }) => value),
      ])
      .filter((value, index, all) => isAddress(value) && all.indexOf(value) === index),
  };
}

function manuscriptFact(identifier: XmlElement): ManuscriptFact {
  const first = (local: string): string | undefined => {
    const found = childElements(identifier, local)[0];
    return found === undefined ? undefined : filled(readingText(found));
  };
  return {
    country: first("country"),
    settlement: first("settlement"),
    institution: first("institution"),
    repository: first("repository"),
    collection: first("collection"),
    shelfmark: filled(childElements(identifier, "idno").map(shelfmarkPart).join(", ")),
    name: first("msName"),
  };
}

const PLAIN_TYPES: ReadonlySet<string> = new Set([
  "shelfmark",
  "signature",
  "callNumber",
  "inventory",
  "URL",
  "URI",
  "DOI",
]);

/** `opis 21` from type and value; where the type is no word of a shelfmark, the value alone. */
function shelfmarkPart(idno: XmlElement): string {
  const type = attributeValue(idno, "type");
  const text = readingText(idno);
  const isWhole = type === undefined || PLAIN_TYPES.has(type) || childElements(idno).length > 0;
  return isWhole ? text : `${type} ${text}`;
}

function filled(text: string): string | undefined {
  return text === "" ? undefined : text;
}
