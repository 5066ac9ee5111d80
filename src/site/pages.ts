// Which pages the published edition has, and the addresses of one seen from another.

import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { relativeReference, replaceExtension } from "../source/paths.ts";
import type { Edition, Entry } from "../tei/edition.ts";
import type { DocumentFacts, RelationFact } from "../tei/facts.ts";
import { Sigla, type Witness } from "../tei/witnesses.ts";
import {
  ENTITY_FOLDERS,
  ENTITY_KINDS,
  type Entity,
  type EntityKind,
  type EntityPlan,
  planEntities,
} from "./entities.ts";
import { type MachineData, NO_MACHINE_DATA } from "./head-data.ts";
import { inOrder } from "./order.ts";
import { PART_BYTES, rowSize } from "./parts.ts";
import { collectParallels, collectRelations, type Parallel } from "./relations.ts";

export const HOME_PAGE = "index.html";
export const STYLE_FILE = "assets/apograph.css";

/** The pages that are about the edition as a whole, by what they are called in the tables of strings. */
export const EDITION_PAGES = {
  home: HOME_PAGE,
  "by-date": "indexes/documents.html",
  "by-title": "indexes/documents-by-title.html",
  "by-signature": "indexes/documents-by-signature.html",
  chronology: "indexes/chronology.html",
  archives: "indexes/archives.html",
  interventions: "indexes/interventions.html",
  encoding: "indexes/encoding.html",
  declaration: "indexes/declaration.html",
  search: "search.html",
  "not-found": "404.html",
} as const;

/** Files about the edition as a whole that are no pages, by what `index.json` calls them. */
export const EDITION_FILES = {
  index: "index.json",
  citation: "CITATION.cff",
  sitemap: "sitemap.xml",
  feed: "feed.xml",
  letters: "cmif.xml",
} as const;

/** The output files of one document, as paths below the output folder. */
export interface DocumentFiles {
  readonly html: string;
  /** The text as the source has it, as a page; where it differs from the reading text. */
  readonly diplomaticHtml: string | undefined;
  readonly source: string;
  /** The plain texts; registers have none. */
  readonly text: string | undefined;
  readonly diplomatic: string | undefined;
  /** The facts of the document. */
  readonly json: string;
  /** The citation in the formats of reference managers; registers have none. */
  readonly csl: string | undefined;
  readonly bibtex: string | undefined;
  readonly ris: string | undefined;
}

/** How what editors and scribes did is shown, by element: `xslt/common/signs.xsl`. */
export interface Signs {
  readonly reading: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly diplomatic: Signs["reading"];
}

/** What all pages of a build say of themselves. */
export interface Imprint {
  readonly title: string;
  readonly language: string;
  /** The words of the pages themselves, by key: one of the tables in xslt/strings. */
  readonly strings: Readonly<Record<string, string>>;
  /** Name and version of the toolkit. */
  readonly generator: string;
  /** The day of the build, `YYYY-MM-DD`. */
  readonly built: string;
  /** The files of faces that every page needs, so that they are asked for early. */
  readonly faces?: readonly string[];
  /** The table of editorial signs; null or undefined: those of the stylesheets. */
  readonly signs?: Signs | null;
}

/** The edition as it will be published: what pages there are, and what is looked up for many of them. */
export interface Site extends EntityPlan {
  readonly edition: Edition;
  /** By the document's path. */
  readonly files: ReadonlyMap<string, DocumentFiles>;
  /** The documents but registers: by date, those without by path. */
  readonly ordered: readonly DocumentFacts[];
  /** Which number a document has in that order, by path. */
  readonly places: ReadonlyMap<string, number>;
  readonly registers: readonly DocumentFacts[];
  /** Registers that have too many entries to list them on their own page, by path. */
  readonly longRegisters: ReadonlySet<string>;
  /** The kinds of entries that there are. */
  readonly kinds: readonly EntityKind[];
  /** By the `path#id` of each entry that takes part. */
  readonly relations: ReadonlyMap<string, readonly RelationFact[]>;
  /** Documents that are versions of one text, by the path of either. */
  readonly parallels: ReadonlyMap<string, readonly Parallel[]>;
  /** The witnesses that the entries of a document name, in the order of their lists. */
  readonly witnesses: ReadonlyMap<string, readonly Witness[]>;
  readonly sigla: Sigla;
  /** Files beside the sources that documents point to, such as images, and that are there. */
  readonly attachments: ReadonlySet<string>;
  readonly imprint: Imprint;
  /** What a page carries for machines, by the page's path. */
  readonly machineDataOf: (page: string) => MachineData;
}

/**
 * Plans the site. The top folder that all sources share (`tei/`) is left out of the pages'
 * addresses; the sources keep it, so that their relative pointers stay right.
 *
 * @param isFile whether there is such a file in the edition's folder
 */
export function planSite(
  edition: Edition,
  imprint: Imprint,
  isFile: (path: string) => boolean = () => false,
): Site {
  const shared = sharedFolder(edition.documents.map(({ path }) => path));
  const files = new Map(
    edition.documents.map((document) => [document.path, filesOf(document, shared)]),
  );
  const entities = planEntities(
    edition,
    [...files.values()].map(({ html }) => html),
  );
  const present = new Set([...entities.entities.values()].map(({ kind }) => kind));
  const ordered = inOrder(edition.documents.filter(({ kind }) => kind === "document"));
  const sigla = new Sigla(edition.documents);
  const sizes = entrySizes(entities.entities.values());
  const cited = citedWitnesses(edition.documents, sigla);
  return {
    ...entities,
    edition,
    files,
    ordered,
    places: new Map(ordered.map(({ path }, index) => [path, index])),
    kinds: ENTITY_KINDS.filter((kind) => present.has(kind)),
    relations: collectRelations(edition),
    parallels: collectParallels(edition, (path) => files.get(path)?.html ?? path),
    registers: edition.documents.filter(({ kind }) => kind === "register"),
    longRegisters: new Set([...sizes].flatMap(([path, size]) => (size > PART_BYTES ? path : []))),
    sigla,
    witnesses: new Map(ordered.map(({ path }) => [path, cited.get(path) ?? []])),
    attachments: new Set(attachmentsOf(edition).filter(isFile)),
    imprint,
    machineDataOf: () => NO_MACHINE_DATA,
  };
}

/** The manuscripts, not their groups, that the entries about a text name, by its path. */
function citedWitnesses(
  documents: readonly DocumentFacts[],
  sigla: Sigla,
): ReadonlyMap<string, readonly Witness[]> {
  const cited = new Map<string, Set<string>>();
  for (const { path, apparatus } of documents) {
    // Both are in the order of the document.
    const outer = apparatus?.entries.filter(({ parent }) => parent === undefined) ?? [];
    let next = 0;
    for (const { text, target, span } of outer.length === 0 ? [] : (apparatus?.sigla ?? [])) {
      while ((outer[next]?.extent.end ?? Infinity) <= span.start) next++;
      const entry = outer[next];
      const isInside = entry !== undefined && entry.extent.start <= span.start;
      const about = isInside && entry.about.length > 0 ? entry.about : [path];
      for (const one of about) {
        const keys = cited.get(one) ?? new Set();
        cited.set(one, keys);
        for (const key of sigla.expand(sigla.keyOfResolved(text, target, path, [one])))
          keys.add(key);
      }
    }
  }
  const witnessesOf = (keys: ReadonlySet<string>): readonly Witness[] =>
    sigla.witnesses.filter(({ key, isGroup }) => !isGroup && keys.has(key));
  return new Map([...cited].map(([path, keys]) => [path, witnessesOf(keys)]));
}

/** How long the entries of each register are as a list. */
function entrySizes(entities: Iterable<Entity>): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const { path, page, fact } of entities) {
    const forms = fact.forms.map(({ text }) => `<li lang="xx-Xxxx">${text}</li>`);
    sizes.set(path, (sizes.get(path) ?? 0) + rowSize(page, fact.id, fact.label, ...forms));
  }
  return sizes;
}

function filesOf(document: DocumentFacts, shared: string): DocumentFiles {
  const { path, kind } = document;
  const name = path.slice(shared.length);
  const hasText = kind === "document";
  return {
    html: replaceExtension(name, ".html"),
    diplomaticHtml:
      hasText && differsInSource(document) ? replaceExtension(name, ".diplomatic.html") : undefined,
    source: path,
    text: hasText ? replaceExtension(name, ".txt") : undefined,
    diplomatic: hasText ? replaceExtension(name, ".diplomatic.txt") : undefined,
    json: replaceExtension(name, ".json"),
    csl: hasText ? replaceExtension(name, ".csl.json") : undefined,
    bibtex: hasText ? replaceExtension(name, ".bib") : undefined,
    ris: hasText ? replaceExtension(name, ".ris") : undefined,
  };
}

/** Elements that a diplomatic text shows in another way. */
const SHOWN_OTHERWISE = ["choice", "ex", "am", "lb", "surplus", "del"];

function differsInSource({ usage }: DocumentFacts): boolean {
  return (
    SHOWN_OTHERWISE.some((element) => Object.hasOwn(usage, element)) ||
    usage["gap"]?.attributes["rend"] !== undefined
  );
}

/** The top folder, with its `/`, when all sources lie in one; otherwise empty. */
function sharedFolder(paths: readonly string[]): string {
  const first = paths[0] ?? "";
  const top = first.slice(0, first.indexOf("/") + 1);
  return paths.every((path) => path.startsWith(top)) ? top : "";
}

/** What documents show, and is no document: the targets of `@url` and `@facs`. */
function attachmentsOf({ documents, documentsByPath }: Edition): string[] {
  const targets = documents.flatMap(({ pointers }) =>
    pointers.flatMap(({ attribute, target }) =>
      (attribute === "url" || attribute === "facs") && target?.id === undefined
        ? (target?.path ?? [])
        : [],
    ),
  );
  return [...new Set(targets)].filter((path) => path !== "" && !documentsByPath.has(path));
}

/**
 * Sources that would be published at the same address: `a.xml` and `a.tei`, one named `index.xml`, or
 * `a.witnesses.xml` beside an `a.xml` with an apparatus.
 *
 * @param besides what is published beside a document's own files
 */
export function checkAddresses(
  site: Site,
  besides: (document: DocumentFacts) => readonly string[],
): Diagnostic[] {
  const taken = new Map<string, string>();
  for (const [name, page] of Object.entries(EDITION_PAGES)) {
    taken.set(page, name === "home" ? "the home page" : "a page of the edition");
  }
  for (const kind of ENTITY_KINDS)
    taken.set(`${ENTITY_FOLDERS[kind]}/${HOME_PAGE}`, "an index of names");
  for (const file of [...Object.values(EDITION_FILES), "manifest.json"])
    taken.set(file, "a file about the edition");
  for (const document of site.edition.documents)
    for (const file of besides(document))
      taken.set(file, `a page about the witnesses of ${document.path}`);
  return site.edition.documents.flatMap(({ path }) => {
    const files = Object.values(site.files.get(path) ?? {}).filter((file) => file !== undefined);
    const clash = files.find((file) => taken.has(file));
    const other = taken.get(clash ?? "");
    for (const file of files) taken.set(file, path);
    if (clash === undefined || other === undefined) return [];
    return [sameAddress(path, other, clash)];
  });
}

function sameAddress(path: string, other: string, file: string): Diagnostic {
  const message = `This document and ${other} would both be published as ${file}. Rename the document.`;
  return { code: "site/same-address", severity: "error", message, path, notes: [] };
}

/** Sees to it that no document is published where something else was: how many parts a list needs is known late. */
export class Addresses {
  readonly #documents: ReadonlyMap<string, string>;
  readonly #taken = new Set<string>();

  constructor({ files }: Pick<Site, "files">) {
    this.#documents = new Map(
      [...files].flatMap(([path, own]) =>
        Object.values(own).map((file): [string, string] => [file ?? "", path]),
      ),
    );
  }

  /** Notes that a file is published; finds the document that it would overwrite, or that would overwrite it. */
  take(file: string): Diagnostic[] {
    const path = this.#taken.has(file) ? this.#documents.get(file) : undefined;
    this.#taken.add(file);
    return path === undefined ? [] : [sameAddress(path, "a page of the edition", file)];
  }
}

/** The page of a document. */
export function pageOf(path: string, site: Site): string {
  return site.files.get(path)?.html ?? path;
}

/** The reference from a page to an entry; a document as a whole is its page. */
export function entryReference(page: string, entry: Entry, site: Site): string {
  const address = `${entry.path}#${entry.id ?? ""}`;
  const entity = site.entities.get(address);
  const other = entity?.page ?? site.innerPages.get(address) ?? pageOf(entry.path, site);
  const isWhole = entity !== undefined || entry.id === undefined || entry.kind === "document";
  return referenceTo(page, other, isWhole ? "" : entry.id);
}

/** The reference from a page to a place on another, or on itself. */
export function referenceTo(page: string, other: string, id: string = ""): string {
  const fragment = id === "" ? "" : `#${id}`;
  if (other === page) return fragment === "" ? "#" : fragment;
  return relativeReference(page, other) + fragment;
}
