// What every page of an edition has to say of itself: licence, version, day of the build, and how it is to
// be cited. docs/check-site.md lists for people what is looked for here.

import { attributeOf, type HtmlElement, type HtmlPage, isWithin, textOf, wordsOf } from "./html.ts";

export const STATEMENTS = ["licence", "version", "build-date", "citation"] as const;

export type Statement = (typeof STATEMENTS)[number];

/** How a statement is recognised. All names in lower case. */
interface Signs {
  /** `name`, `property` or `http-equiv` of a `meta` that is filled. */
  readonly meta: readonly string[];
  /** Local names of properties in JSON-LD, RDFa and microdata. */
  readonly properties: readonly string[];
  /** `rel` of a link. */
  readonly rel: readonly string[];
  /** Whether a visible element is the statement. */
  readonly isVisibleIn: (element: HtmlElement) => boolean;
}

const LICENCE_ADDRESS =
  /^https?:\/\/(?:[\w.-]+\.)?(?:creativecommons\.org\/(?:licenses|publicdomain)|rightsstatements\.org\/(?:vocab|page)|opensource\.org\/licen[cs]e|spdx\.org\/licenses|gnu\.org\/(?:licenses|copyleft)|opendatacommons\.org\/licenses|mozilla\.org\/(?:[\w-]+\/)?MPL)/iu;

const VERSION_TEXT =
  /(?:\b(?:version|release|edition|fassung|ausgabe|révision|édition)|версия|издание|выпуск|버전|판)[\s:.–-]*(?:no\.?|nr\.?|n°|v\.?)?\s*\d/iu;

const ISO_DATE = /\b\d{4}-\d{2}-\d{2}\b/u;

const BIBLIOGRAPHY = new Set([
  "application/x-bibtex",
  "text/x-bibtex",
  "application/x-research-info-systems",
  "application/vnd.citationstyles.csl+json",
]);

const CITING_TEXT =
  /\b(?:how to cite|cite (?:this|as)|(?:suggested|recommended|preferred) citation|zitier|comment citer|pour citer)|как цитировать|ссылаться|인용/iu;

/** A label is short; a heading may be long. */
const LABEL_LENGTH = 200;

const LABELS = new Set("a button dt h1 h2 h3 h4 h5 h6 legend strong summary".split(" "));

const SIGNS: Readonly<Record<Statement, Signs>> = {
  licence: {
    meta: ["dcterms.license", "dcterms.rights", "dc.rights", "dc.rights.license"],
    properties: ["license"],
    rel: ["license"],
    isVisibleIn: (element) =>
      element.tagName === "a" && LICENCE_ADDRESS.test(attributeOf(element, "href")?.trim() ?? ""),
  },
  version: {
    meta: ["version", "dcterms.hasversion"],
    properties: ["version"],
    rel: [],
    isVisibleIn: (element) => isFooter(element) && VERSION_TEXT.test(textOf(element)),
  },
  "build-date": {
    meta: ["dcterms.modified", "dcterms.issued", "last-modified", "article:modified_time"],
    properties: ["datemodified", "datepublished"],
    rel: [],
    isVisibleIn: (element) =>
      isFooter(element)
        ? ISO_DATE.test(textOf(element))
        : element.tagName === "time" && attributeOf(element, "datetime") !== undefined,
  },
  citation: {
    meta: ["citation_title", "dcterms.bibliographiccitation"],
    properties: ["bibliographiccitation"],
    rel: ["cite-as"],
    isVisibleIn: isCitation,
  },
};

/** Signs that count wherever they stand; of all others, those in a footer do. */
const ANYWHERE: ReadonlySet<Statement> = new Set(["citation"]);

/** What a page does not state. */
export function missingStatements(page: HtmlPage): Statement[] {
  const live = page.elements.filter((element) => !page.inert.has(element));
  const linkedData = readLinkedData(live);
  return STATEMENTS.filter((statement) => {
    const signs = SIGNS[statement];
    const isStated = (element: HtmlElement): boolean =>
      isMachineReadable(element, signs) ||
      (signs.isVisibleIn(element) && (ANYWHERE.has(statement) || isWithin(element, isFooter)));
    return !signs.properties.some((name) => linkedData.has(name)) && !live.some(isStated);
  });
}

function isMachineReadable(element: HtmlElement, { meta, properties, rel }: Signs): boolean {
  if (element.tagName === "meta" && isFilled(attributeOf(element, "content"))) {
    const names = ["name", "property", "http-equiv"].map((name) => attributeOf(element, name));
    if (names.some((name) => name !== undefined && meta.includes(name.trim().toLowerCase())))
      return true;
  }
  if (isFilled(attributeOf(element, "href")))
    if (wordsOf(element, "rel").some((word) => rel.includes(word))) return true;
  return ["itemprop", "property"].some((name) =>
    wordsOf(element, name).some((word) => properties.includes(localName(word))),
  );
}

/** `schema:version`, `https://schema.org/version` → `version`. */
function localName(name: string): string {
  return name.replace(/^.*[:/#]/su, "").toLowerCase();
}

/** The properties that have a value in a page's JSON-LD, by local name. */
function readLinkedData(elements: readonly HtmlElement[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const element of elements) {
    const type = attributeOf(element, "type")?.trim().toLowerCase();
    if (element.tagName !== "script" || type !== "application/ld+json") continue;
    for (const thing of thingsIn(parseJson(textOf(element))))
      for (const [name, value] of Object.entries(thing))
        if (value !== null && value !== "") names.add(localName(name));
  }
  return names;
}

/** What a page describes: one thing, a list, or a graph. Things inside things are not the page. */
function thingsIn(data: unknown): readonly object[] {
  if (Array.isArray(data)) return data.flatMap(thingsIn);
  if (typeof data !== "object" || data === null) return [];
  return "@graph" in data ? [data, ...thingsIn(data["@graph"])] : [data];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isFooter(element: HtmlElement): boolean {
  return element.tagName === "footer" || attributeOf(element, "role") === "contentinfo";
}

/** A file for reference managers, COinS, or words that say that here is how to cite. */
function isCitation(element: HtmlElement): boolean {
  const { tagName } = element;
  if (BIBLIOGRAPHY.has(attributeOf(element, "type")?.trim().toLowerCase() ?? "")) return true;
  const classes = wordsOf(element, "class");
  if (classes.includes("z3988")) return true;
  const names = [...classes, ...wordsOf(element, "id")];
  if (names.some((name) => name.split(/[^a-z]+/u).includes("cite")))
    return isFilled(textOf(element));
  return (
    LABELS.has(tagName) &&
    CITING_TEXT.test(textOf(element).replaceAll(/\s+/gu, " ").trim().slice(0, LABEL_LENGTH))
  );
}

function isFilled(text: string | undefined): boolean {
  return text !== undefined && /\S/u.test(text);
}
