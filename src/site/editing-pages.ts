// The pages about the editing: every intervention in the edition with who and why, and the elements and
// attributes that the encoding uses. Both are made from what the documents have, not from what somebody
// meant them to have.

import { relativeReference, replaceExtension } from "../source/paths.ts";
import type { Span } from "../source/source.ts";
import { findEntry } from "../tei/edition.ts";
import type { DocumentFacts } from "../tei/facts.ts";
import type { InterventionFact } from "../tei/interventions.ts";
import { editingLinks, type NavigationData } from "./navigation.ts";
import { ownId } from "./own-id.ts";
import {
  documentLink,
  frameData,
  type FrameData,
  labelLanguage,
  type PageLink,
} from "./page-data.ts";
import { EDITION_PAGES, entryReference, pageOf, type Site } from "./pages.ts";
import { type PartData, partPages, rowSize } from "./parts.ts";
import { compareText } from "../source/compare.ts";

export interface InterventionsPageData extends FrameData {
  readonly kind: "interventions";
  readonly editing: readonly NavigationData[];
  readonly total: number;
  /** One row for each class of intervention: how many, and on which page they are listed. */
  readonly classes: readonly {
    readonly what: string;
    readonly count: number;
    readonly href: string;
    readonly isCurrent: boolean;
  }[];
  /** The class that is listed here; null on the overview. */
  readonly what: string | null;
  readonly documents: readonly DocumentInterventions[];
  readonly parts: readonly PartData[];
}

export interface DocumentInterventions extends PageLink {
  readonly textLanguage: string | null;
  readonly interventions: readonly InterventionData[];
}

export interface InterventionData {
  readonly href: string;
  readonly text: string;
  readonly before: string;
  readonly after: string;
  readonly instead: string | null;
  readonly responsible: readonly (Omit<PageLink, "href"> & { readonly href: string | null })[];
  readonly reason: string | null;
  readonly certainty: string | null;
}

interface Placed {
  readonly document: DocumentFacts;
  readonly intervention: InterventionFact;
}

/** An overview, and for each class a list of all that were done. */
export function interventionsPages(site: Site): InterventionsPageData[] {
  const overview = EDITION_PAGES.interventions;
  const byClass = new Map<string, Placed[]>();
  for (const document of site.ordered) {
    for (const intervention of document.interventions) {
      const list = byClass.get(intervention.what);
      if (list === undefined) byClass.set(intervention.what, [{ document, intervention }]);
      else list.push({ document, intervention });
    }
  }
  const classes = [...byClass].toSorted(
    ([a, ofA], [b, ofB]) => ofB.length - ofA.length || compareText(a, b),
  );
  const pageOfClass = (what: string): string => replaceExtension(overview, `-${what}.html`);
  const common = (page: string, current: string | null) => ({
    ...frameData(page, "interventions", site),
    kind: "interventions" as const,
    editing: editingLinks(page),
    total: classes.reduce((sum, [, list]) => sum + list.length, 0),
    classes: classes.map(([what, list]) => ({
      what,
      count: list.length,
      href: relativeReference(page, pageOfClass(what)),
      isCurrent: what === current,
    })),
    what: current,
  });
  const lists = classes.flatMap(([what, list]) =>
    partPages(pageOfClass(what), list, { sizeOf }).map(({ page, rows, parts }) => ({
      ...common(page, what),
      documents: byDocument(rows, page, site),
      parts,
    })),
  );
  return [{ ...common(overview, null), documents: [], parts: [] }, ...lists];
}

/** With the document's heading, which many rows share; reasons and names are short. */
function sizeOf({ document: { header, path }, intervention }: Placed): number {
  const { text, before, after, instead, responsible } = intervention;
  const by = responsible.map(({ pointer }) => pointer.repeat(2));
  return 2 * rowSize(path, text, before, after, instead, header.title, ...by);
}

function byDocument(rows: readonly Placed[], page: string, site: Site): DocumentInterventions[] {
  const found: (DocumentInterventions & { readonly interventions: InterventionData[] })[] = [];
  let last: DocumentFacts | undefined;
  let ids: ReadonlySet<string> = new Set();
  for (const { document, intervention } of rows) {
    const { path, header } = document;
    if (document !== last) {
      last = document;
      ids = new Set(document.ids.map(({ id }) => id));
      found.push({
        ...documentLink(path, page, site),
        textLanguage: header.language ?? null,
        interventions: [],
      });
    }
    const address = relativeReference(page, pageOf(path, site));
    found.at(-1)?.interventions.push({
      ...interventionData(intervention, page, site),
      href: `${address}#${interventionAnchor(intervention.number, ids)}`,
    });
  }
  return found;
}

function interventionData(
  intervention: InterventionFact,
  page: string,
  site: Site,
): Omit<InterventionData, "href"> {
  const { text, before, after, instead, responsible, reason, certainty } = intervention;
  return {
    text,
    before,
    after,
    instead: instead ?? null,
    responsible: responsible.map(({ pointer, target }) => {
      const entry = target === undefined ? undefined : findEntry(site.edition, target);
      if (entry === undefined)
        return { title: pointer.replace(/^.*#/u, ""), language: null, href: null };
      const language = labelLanguage(entry, site);
      return { title: entry.label, language, href: entryReference(page, entry, site) };
    }),
    reason: reason ?? null,
    certainty: certainty ?? null,
  };
}

function interventionAnchor(number: number, ids: ReadonlySet<string>): string {
  return ownId(`${ownId(`intervention-${number}`, ids)}-mark`, ids);
}

export interface EncodingPageData extends FrameData {
  readonly kind: "encoding";
  readonly editing: readonly NavigationData[];
  readonly elements: readonly ElementData[];
}

export interface ElementData {
  readonly name: string;
  readonly count: number;
  readonly documents: number;
  readonly example: string;
  /** The document that the example is from. */
  readonly from: PageLink;
  readonly attributes: readonly {
    readonly name: string;
    readonly count: number;
    readonly value: string;
  }[];
}

/**
 * Which elements and attributes the edition uses.
 *
 * @param quote the source of a document from one place to another
 */
export function encodingPage(
  site: Site,
  quote: (path: string, span: Span) => string,
): EncodingPageData {
  const page = EDITION_PAGES.encoding;
  const elements = new Map<string, MergedUsage>();
  for (const { path, usage } of site.edition.documents) {
    for (const [name, { count, example, attributes }] of Object.entries(usage)) {
      const merged = elements.get(name) ?? {
        count: 0,
        documents: 0,
        path,
        example,
        attributes: new Map(),
      };
      elements.set(name, merged);
      merged.count += count;
      merged.documents++;
      for (const [attribute, { count: times, value }] of Object.entries(attributes)) {
        const known = merged.attributes.get(attribute);
        if (known === undefined) merged.attributes.set(attribute, { count: times, value });
        else known.count += times;
      }
    }
  }
  return {
    ...frameData(page, "encoding", site),
    kind: "encoding",
    editing: editingLinks(page),
    elements: [...elements]
      .toSorted(([a], [b]) => compareText(a, b))
      .map(([name, { count, documents, path, example, attributes }]) => ({
        name,
        count,
        documents,
        example: excerpt(quote(path, example)),
        from: documentLink(path, page, site),
        attributes: [...attributes]
          .toSorted(([a], [b]) => compareText(a, b))
          .map(([attribute, { count: times, value }]) => ({
            name: attribute,
            count: times,
            value: excerpt(value, VALUE_LENGTH),
          })),
      })),
  };
}

interface MergedUsage {
  count: number;
  documents: number;
  readonly path: string;
  readonly example: Span;
  readonly attributes: Map<string, { count: number; readonly value: string }>;
}

/** Enough to see how the element is written; the page has one for each that the edition uses. */
const EXAMPLE_LENGTH = 160;
const VALUE_LENGTH = 60;

/** An example in one line, cut where it is long: what an editor's program indented is not the point. */
function excerpt(source: string, length: number = EXAMPLE_LENGTH): string {
  const line = source.replace(/\s+/gu, " ").trim();
  if (line.length <= length) return line;
  // No character is halved.
  return `${line.slice(0, length).replace(/[\uD800-\uDBFF]$/u, "")}…`;
}
