// What the page of one person, place, organisation or work is told: where it occurs, which forms of its
// name are attested there, and to what it is related.

import { relativeReference, replaceExtension } from "../source/paths.ts";
import { type Entry, findEntry, type Occurrence } from "../tei/edition.ts";
import { identifierAddress } from "../tei/authorities.ts";
import type { DocumentFacts, IdFact } from "../tei/facts.ts";
import type { Target } from "../tei/pointers.ts";
import { ENTITY_FOLDERS, type Entity } from "./entities.ts";
import type { HeadData } from "./head-data.ts";
import {
  documentLink,
  factsWithin,
  frameData,
  type FrameData,
  labelLanguage,
  type LinkData,
  nameLanguage,
  occurrenceData,
  type OccurrenceData,
  type PageLink,
  pointerLinks,
} from "./page-data.ts";
import { entryReference, HOME_PAGE, pageOf, referenceTo, type Site } from "./pages.ts";
import { type PartData, type PartPage, partPages, rowSize } from "./parts.ts";
import { addressOf } from "./relations.ts";

/** The pages of several entries of one kind and register: they lie in one folder. */
export interface EntityPagesData extends FrameData {
  readonly kind: "entity";
  readonly pointers: Readonly<Record<string, LinkData>>;
  readonly entities: readonly EntityData[];
}

export interface EntityData {
  readonly headData: HeadData;
  readonly links: Readonly<Record<string, string>>;
  readonly kind: string;
  readonly label: string;
  /** Its place in the register, and the index of all of its kind. */
  readonly register: PageLink;
  readonly index: string;
  readonly parent: PageLink | null;
  readonly parts: readonly PageLink[];
  readonly relations: readonly RelationData[];
  /** The addresses that numbers of authority files stand for. */
  readonly identifiers: readonly { readonly value: string; readonly address: string }[];
  /** Document by document, in the order of the edition; of very many, the first. */
  readonly occurrences: readonly OccurrencesData[];
  /** The pages on which occurrences are listed, where there are several. */
  readonly pages: readonly PartData[];
  /** The mentions that read exactly as a form. */
  readonly attested: readonly AttestationsData[];
}

/** Further occurrences of an entry of which there are too many for its own page. */
export interface OccurrencesPageData extends FrameData {
  readonly kind: "occurrences";
  readonly entity: PageLink & { readonly kind: string };
  readonly occurrences: readonly OccurrencesData[];
  readonly parts: readonly PartData[];
}

/** A link for each document, of very many the first; and how many more there are. */
export interface AttestationsData {
  readonly text: string;
  readonly documents: readonly AttestationData[];
  readonly further: number;
}

export interface OccurrencesData extends PageLink {
  readonly date: string | null;
  readonly dateLanguage: string | null;
  readonly places: readonly OccurrenceData[];
}

export interface AttestationData extends PageLink {
  readonly count: number;
}

export interface RelationData {
  readonly name: string;
  /** The attributes that say when. */
  readonly dates: Readonly<Record<string, string>>;
  readonly description: string | null;
  readonly descriptionLanguage: string | null;
  readonly role: "active" | "passive" | "mutual";
  readonly others: readonly PageLink[];
}

/** The data of pages that are made at once: entries of one kind and register, at least one. */
export function entityPagesData(entities: readonly Entity[], site: Site): EntityPagesData {
  const { kind, path, page } = entities[0] as Entity;
  const document = site.edition.documentsByPath.get(path) as DocumentFacts;
  const pointers = entities.flatMap(({ fact }) => factsWithin(document.pointers, fact.extent));
  return {
    ...frameData(page, "entity", site),
    kind: "entity",
    // Seen from the folder, so that they hold on every page in it.
    pointers: pointerLinks(pointers, [], `${ENTITY_FOLDERS[kind]}/`, site),
    entities: entities.map((entity) => entityData(entity, site)),
  };
}

/** What the page of one entry shows. */
export function entityData(entity: Entity, site: Site): EntityData {
  const { page, fact, path, kind } = entity;
  const occurrences = inEditionOrder(site.edition.occurrences.get(entity.address) ?? [], site);
  const [own] = occurrencePages(entity, site);
  const linkTo = ({ fact: other, page: target }: Entity): PageLink => ({
    title: other.label,
    language: nameLanguage(other),
    href: relativeReference(page, target),
  });
  const parent = entity.parent === undefined ? undefined : site.entities.get(entity.parent);
  return {
    headData: site.machineDataOf(page).head,
    links: { source: relativeReference(page, path) },
    kind,
    label: fact.label,
    register: {
      ...documentLink(path, page, site),
      href: referenceTo(page, pageOf(path, site), site.longRegisters.has(path) ? "" : fact.id),
    },
    index: relativeReference(page, `${ENTITY_FOLDERS[kind]}/${HOME_PAGE}`),
    parent: parent === undefined ? null : linkTo(parent),
    parts: (site.parts.get(entity.address) ?? []).map(linkTo),
    relations: relationsOf(entity, site),
    identifiers: identifierAddresses(fact),
    occurrences: byDocument(own?.rows ?? [], page, site),
    pages: own?.parts ?? [],
    attested: attestations(occurrences, new Set(fact.forms.map(({ text }) => text)), page, site),
  };
}

function identifierAddresses({ identifiers }: IdFact): EntityData["identifiers"] {
  return identifiers.flatMap((identifier) => {
    const address = identifierAddress(identifier);
    return address === undefined ? [] : [{ value: identifier.value, address }];
  });
}

/** The occurrences, divided where the entry's page could not hold all; later pages lie in a folder. */
function occurrencePages(entity: Entity, site: Site): PartPage<Occurrence>[] {
  const occurrences = inEditionOrder(site.edition.occurrences.get(entity.address) ?? [], site);
  const dateOf = ({ path }: Occurrence): string =>
    site.edition.documentsByPath.get(path)?.header.when ?? "";
  const facts = { sizeOf: (one: Occurrence) => occurrenceSize(one, site), textOf: dateOf };
  const folder = replaceExtension(entity.page, "");
  return partPages(entity.page, occurrences, facts, (number) => `${folder}/${number}.html`);
}

/** With the heading of the document, which often stands over one mention alone. */
function occurrenceSize({ path, mention }: Occurrence, site: Site): number {
  const title = site.edition.documentsByPath.get(path)?.header.title;
  const address = pageOf(path, site);
  return rowSize(address, mention.text, mention.before, mention.after) + rowSize(address, title);
}

/** The pages of occurrences beyond those on the pages of entries. */
export function* occurrencesPages(site: Site): Generator<OccurrencesPageData> {
  for (const entity of site.entities.values()) {
    for (const { page, rows, parts } of occurrencePages(entity, site).slice(1)) {
      yield {
        ...frameData(page, "occurrences", site),
        kind: "occurrences",
        entity: {
          title: entity.fact.label,
          language: nameLanguage(entity.fact),
          href: relativeReference(page, entity.page),
          kind: entity.kind,
        },
        occurrences: byDocument(rows, page, site),
        parts,
      };
    }
  }
}

function inEditionOrder(occurrences: readonly Occurrence[], site: Site): Occurrence[] {
  const place = ({ path }: Occurrence): number => site.places.get(path) ?? Infinity;
  // Stable: within a document, and for registers behind the documents, the order stays.
  return occurrences.toSorted((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)));
}

function byDocument(
  occurrences: readonly Occurrence[],
  page: string,
  site: Site,
): OccurrencesData[] {
  const found = new Map<string, OccurrenceData[]>();
  for (const occurrence of occurrences) {
    const data = occurrenceData(occurrence, page, site);
    const list = found.get(occurrence.path);
    if (list === undefined) found.set(occurrence.path, [data]);
    else list.push(data);
  }
  return [...found].map(([path, placesThere]) => {
    const header = site.edition.documentsByPath.get(path)?.header;
    return {
      ...documentLink(path, page, site),
      date: header?.date ?? null,
      dateLanguage: header?.languages.date ?? null,
      places: placesThere,
    };
  });
}

/** So many documents are named where a form is shown; the list of occurrences has them all. */
const ATTESTED = 10;

/** For each form, one link for a document: to the first mention there that reads like the form. */
function attestations(
  occurrences: readonly Occurrence[],
  forms: ReadonlySet<string>,
  page: string,
  site: Site,
): AttestationsData[] {
  const found = new Map<string, Map<string, PageLink & { count: number }>>();
  for (const occurrence of occurrences) {
    const { text } = occurrence.mention;
    if (!forms.has(text)) continue;
    const documents = found.get(text) ?? new Map();
    found.set(text, documents);
    const before = documents.get(occurrence.path);
    if (before !== undefined) before.count++;
    else {
      const { href } = occurrenceData(occurrence, page, site);
      const link = documentLink(occurrence.path, page, site);
      documents.set(occurrence.path, { ...link, href, count: 1 });
    }
  }
  return [...found].map(([text, documents]) => {
    const shown = [...documents.values()].slice(0, ATTESTED);
    return { text, documents: shown, further: documents.size - shown.length };
  });
}

function relationsOf(entity: Entity, site: Site): RelationData[] {
  const linksTo = (targets: readonly Target[]): PageLink[] =>
    targets
      .filter((target) => addressOf(target) !== entity.address)
      .map((target) => findEntry(site.edition, target))
      .filter((entry): entry is Entry => entry !== undefined)
      .map((entry) => ({
        title: entry.label,
        language: labelLanguage(entry, site),
        href: entryReference(entity.page, entry, site),
      }));
  const isAmong = (targets: readonly Target[]): boolean =>
    targets.some((target) => addressOf(target) === entity.address);
  return (site.relations.get(entity.address) ?? []).flatMap((relation) => {
    const { name, dates, description, active, passive, mutual } = relation;
    const said = {
      name,
      dates,
      description: description?.text ?? null,
      descriptionLanguage: description?.language ?? null,
    };
    const data: RelationData[] = [];
    if (isAmong(active)) data.push({ ...said, role: "active", others: linksTo(passive) });
    if (isAmong(passive)) data.push({ ...said, role: "passive", others: linksTo(active) });
    if (isAmong(mutual)) data.push({ ...said, role: "mutual", others: linksTo(mutual) });
    return data.filter(({ others }) => others.length > 0);
  });
}
