// The data for machines of a whole edition: which files there are of what src/output makes, and what of
// it stands on which page.

import { toBeacons } from "../output/beacon.ts";
import { toBibtex } from "../output/bibtex.ts";
import { toCff } from "../output/cff.ts";
import { cslFile, cslItem } from "../output/citation.ts";
import { toCmif } from "../output/cmif.ts";
import { documentJson, indexJson } from "../output/documents-json.ts";
import { toFeed } from "../output/feed.ts";
import {
  documentJsonLd,
  editionJsonLd,
  entryJsonLd,
  type Json,
  type Refer,
  referFrom,
  registerJsonLd,
  scriptText,
} from "../output/jsonld.ts";
import { documentMeta, type MetaTag, pageMeta } from "../output/meta.ts";
import {
  absolute,
  dayOf,
  licenceName,
  licenceOf,
  preparePublication,
  type Publication,
  publishedEntry,
  publisherOf,
} from "../output/publication.ts";
import { directName, editorAgent } from "../output/people.ts";
import { toRis } from "../output/ris.ts";
import { toSitemap } from "../output/sitemap.ts";
import { type HeadData, type MachineData, NO_MACHINE_DATA } from "../site/head-data.ts";
import {
  type DocumentFiles,
  EDITION_FILES,
  EDITION_PAGES,
  entryReference,
  HOME_PAGE,
  pageOf,
  type Site,
} from "../site/pages.ts";
import { relativeReference } from "../source/paths.ts";
import type { DocumentFacts } from "../tei/facts.ts";
import type { Config } from "./config.ts";
import type { OutputFile } from "./files.ts";

function publicationOf(site: Site, config: Config): Publication {
  const { title, language, generator, built } = site.imprint;
  const { url, version, publisher, licence, editors } = config;
  const reference = (file: string): string => relativeReference(HOME_PAGE, file);
  return preparePublication({
    edition: site.edition,
    imprint: {
      title,
      language,
      url: url === undefined || url.endsWith("/") ? url : `${url}/`,
      version: version ?? built,
      publisher,
      licence,
      editors,
      generator,
      built,
    },
    addressesOf: (path) => {
      const { html, source, text, json, csl, bibtex, ris } = filesOf(path, site);
      const known = (file: string | undefined) => (file === undefined ? file : reference(file));
      return {
        page: reference(html),
        source: reference(source),
        text: known(text),
        json: reference(json),
        csl: known(csl),
        bibtex: known(bibtex),
        ris: known(ris),
      };
    },
    entryAddress: (entry) => entryReference(HOME_PAGE, entry, site),
  });
}

/** What the edition has for machines beside its pages. */
export interface EditionData {
  readonly publication: Publication;
  /** Files about the whole, by what `index.json` calls them. */
  readonly files: Readonly<Record<string, OutputFile>>;
}

export function editionData(site: Site, config: Config): EditionData {
  const publication = publicationOf(site, config);
  const files: Record<string, OutputFile> = {};
  const add = (name: string, path: string, contents: string | undefined): void => {
    if (contents !== undefined) files[name] = { path, contents };
  };
  const { citation, feed, letters } = EDITION_FILES;
  add("citation", citation, toCff(publication));
  add("feed", feed, toFeed(publication, feed));
  add("letters", letters, toCmif(publication, letters));
  for (const { authority, contents } of toBeacons(publication, beaconFile))
    add(`beacon-${authority}`, beaconFile(authority), contents);
  return { publication, files };
}

function beaconFile(authority: string): string {
  return `beacon-${authority}.txt`;
}

/** The site, whose pages carry data for machines. */
export function withMachineData(site: Site, { publication, files }: EditionData): Site {
  const makers = new Map<string, () => MachineData>();
  for (const document of site.edition.documents) {
    makers.set(pageOf(document.path, site), () => documentData(document, publication, site));
  }
  for (const { page, path, fact } of site.entities.values()) {
    makers.set(page, () => {
      const entry = publishedEntry({ path, id: fact.id }, publication);
      const jsonLd = entry && entryJsonLd(entry, publication, referOn(page, publication));
      return pageData(pageMeta(fact.label, publication), jsonLd);
    });
  }
  makers.set(HOME_PAGE, () => homeData(publication, files));
  const imprint = imprintData(publication, publication.licence);
  return {
    ...site,
    machineDataOf: (page) => {
      const data = makers.get(page)?.() ?? NO_MACHINE_DATA;
      return { ...data, imprint: data.imprint ?? imprint };
    },
  };
}

function imprintData(
  publication: Publication,
  licence: string | undefined,
): MachineData["imprint"] {
  const { version, built, url } = publication.imprint;
  return {
    version,
    licence:
      licence === undefined ? null : { href: licence, name: licenceName(licence) ?? licence },
    publisher: publication.publisher ?? null,
    editors: publication.imprint.editors.map(editorAgent).map(directName),
    published: built.slice(0, 4),
    address: url ?? null,
  };
}

function homeData(publication: Publication, files: EditionData["files"]): MachineData {
  const { title } = publication.imprint;
  const jsonLd = editionJsonLd(publication, referOn(HOME_PAGE, publication));
  const { citation, feed, letters } = files;
  const atom = { rel: "alternate", type: "application/atom+xml", href: EDITION_FILES.feed };
  return {
    ...pageData(pageMeta(title, publication), jsonLd, feed === undefined ? [] : [atom]),
    files: {
      index: EDITION_FILES.index,
      ...(citation && { citation: citation.path }),
      ...(feed && { feed: feed.path }),
      ...(letters && { letters: letters.path }),
    },
  };
}

function documentData(document: DocumentFacts, publication: Publication, site: Site): MachineData {
  const page = pageOf(document.path, site);
  const refer = referOn(page, publication);
  const links = typedLinks(document, site);
  if (document.kind === "register") {
    const named = site.longRegisters.has(document.path) ? [] : undefined;
    const jsonLd = registerJsonLd(document, publication, refer, named);
    return pageData(pageMeta(document.header.title, publication), jsonLd, links);
  }
  const { built, url } = publication.imprint;
  const jsonLd = documentJsonLd(document, publication, refer);
  return {
    ...pageData(documentMeta(document, publication), jsonLd, links),
    imprint: imprintData(publication, licenceOf(document, publication)),
    citation: {
      publisher: publisherOf(document, publication) ?? null,
      published: (dayOf(document.header.publication.date) ?? built).slice(0, 4),
      address:
        url === undefined
          ? null
          : absolute(publication.addressesOf(document.path).page, publication),
    },
  };
}

/** Which files say the same as the page (`alternate`), and which describe it (signposting.org). */
const TYPED_FILES: readonly (readonly [keyof DocumentFiles, rel: string, type: string])[] = [
  ["source", "alternate", "application/tei+xml"],
  ["text", "alternate", "text/plain"],
  ["json", "describedby", "application/json"],
  ["csl", "describedby", "application/vnd.citationstyles.csl+json"],
  ["bibtex", "describedby", "application/x-bibtex"],
  ["ris", "describedby", "application/x-research-info-systems"],
];

function typedLinks({ path }: DocumentFacts, site: Site): HeadData["links"] {
  const files = filesOf(path, site);
  return TYPED_FILES.flatMap(([kind, rel, type]) => {
    const file = files[kind];
    return file === undefined ? [] : [{ rel, type, href: relativeReference(files.html, file) }];
  });
}

function pageData(
  meta: readonly MetaTag[],
  jsonLd: Json,
  links: HeadData["links"] = [],
): MachineData {
  const head: HeadData = {
    meta: meta.map(({ name, content }) => `${name}=${content}`),
    links,
    jsonLd: jsonLd === undefined ? null : scriptText(jsonLd),
  };
  return { ...NO_MACHINE_DATA, head };
}

function referOn(page: string, publication: Publication): Refer {
  const root = "../".repeat(page.split("/").length - 1);
  const home = relativeReference(page, HOME_PAGE);
  return referFrom((reference) => (reference === "" ? home : root + reference), publication);
}

/**
 * The files of all documents, and those about the edition.
 *
 * @param written the paths of all files written before
 */
export function* dataFiles(
  { publication, files }: EditionData,
  site: Site,
  written: readonly string[],
): Generator<OutputFile> {
  const pages = written
    .filter((path) => path.endsWith(".html") && path !== EDITION_PAGES["not-found"])
    .toSorted()
    .map((path) => relativeReference(HOME_PAGE, path));
  for (const document of site.edition.documents) {
    const { json, csl, bibtex, ris } = filesOf(document.path, site);
    yield { path: json, contents: documentJson(document, publication) };
    if (csl === undefined || bibtex === undefined || ris === undefined) continue;
    const item = cslItem(document, publication);
    yield { path: csl, contents: cslFile(item) };
    const { keywords } = document.header;
    yield { path: bibtex, contents: toBibtex(item, keywords) };
    yield { path: ris, contents: toRis(item, keywords) };
  }
  const [sitemap, ...parts] = toSitemap(pages, publication);
  const all = sitemap === undefined ? files : { ...files, sitemap };
  yield {
    path: EDITION_FILES.index,
    contents: indexJson(
      publication,
      Object.fromEntries(Object.entries(all).map(([name, { path }]) => [name, path])),
    ),
  };
  yield* Object.values(all);
  yield* parts;
}

function filesOf(path: string, site: Site): DocumentFiles {
  const files = site.files.get(path);
  if (files === undefined) throw new Error(`no document ${path}`);
  return files;
}
