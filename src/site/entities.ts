// Persons, places, organisations and works: each entry of a register has a page of its own. Here it is
// decided under which address, so that no two pages ever meet, on no file system.

import type { Edition, Entry } from "../tei/edition.ts";
import type { DocumentFacts, IdFact } from "../tei/facts.ts";

export const ENTITY_KINDS = ["person", "place", "org", "work"] as const;
export type EntityKind = (typeof ENTITY_KINDS)[number];

/** Where the pages of each kind lie; `index.html` in it is their index. */
export const ENTITY_FOLDERS: Readonly<Record<EntityKind, string>> = {
  person: "persons",
  place: "places",
  org: "organisations",
  work: "works",
};

export interface Entity {
  /** `path#id`, as the edition calls it. */
  readonly address: string;
  readonly path: string;
  readonly fact: IdFact;
  readonly kind: EntityKind;
  readonly page: string;
  /** The entry that it stands in, such as the country of a town. */
  readonly parent: string | undefined;
}

export interface EntityPlan {
  /** By `path#id`, in the order of registers and of entries in them. */
  readonly entities: ReadonlyMap<string, Entity>;
  /** The page on which an element with an id stands that is part of an entry, by `path#id`. */
  readonly innerPages: ReadonlyMap<string, string>;
  /** The entries that stand in an entry, by its `path#id`. */
  readonly parts: ReadonlyMap<string, readonly Entity[]>;
}

/**
 * Plans a page for every entry of the registers.
 *
 * @param taken addresses that documents have already
 */
export function planEntities(edition: Edition, taken: Iterable<string>): EntityPlan {
  const found = edition.documents.flatMap((document) => entriesOf(document, edition));
  const pages = assignPages(found, taken);
  const entities = new Map<string, Entity>();
  const innerPages = new Map<string, string>();
  const parts = new Map<string, Entity[]>();
  for (const [index, one] of found.entries()) {
    const entity: Entity = { ...one, page: pages[index] as string };
    entities.set(entity.address, entity);
    if (entity.parent === undefined) continue;
    const siblings = parts.get(entity.parent);
    if (siblings === undefined) parts.set(entity.parent, [entity]);
    else siblings.push(entity);
  }
  for (const document of edition.documents) {
    for (const [address, owner] of ownersOfIds(document, entities))
      innerPages.set(address, owner.page);
  }
  return { entities, innerPages, parts };
}

function entriesOf({ path, ids }: DocumentFacts, edition: Edition): Omit<Entity, "page">[] {
  const around: Omit<Entity, "page">[] = [];
  const found: Omit<Entity, "page">[] = [];
  const seen = new Set<string>();
  for (const fact of ids) {
    if (!fact.isEntry || !isEntityKind(fact.kind) || seen.has(fact.id)) continue;
    seen.add(fact.id);
    while (around.length > 0 && !isInside(fact, around.at(-1))) around.pop();
    const address = `${path}#${fact.id}`;
    // Of an id that is given twice the edition knows the first.
    if (edition.entries.get(address)?.kind !== fact.kind) continue;
    const entity = { address, path, fact, kind: fact.kind, parent: around.at(-1)?.address };
    around.push(entity);
    found.push(entity);
  }
  return found;
}

function isInside(fact: IdFact, entity: Omit<Entity, "page"> | undefined): boolean {
  return entity !== undefined && fact.extent.start < entity.fact.extent.end;
}

function isEntityKind(kind: Entry["kind"]): kind is EntityKind {
  return (ENTITY_KINDS as readonly string[]).includes(kind);
}

/** Each id inside an entry, with the innermost entry that it is in. */
function* ownersOfIds(
  { path, ids }: DocumentFacts,
  entities: ReadonlyMap<string, Entity>,
): Generator<[address: string, owner: Entity]> {
  const around: Entity[] = [];
  for (const fact of ids) {
    while (around.length > 0 && fact.extent.start >= (around.at(-1) as Entity).fact.extent.end)
      around.pop();
    const entity = entities.get(`${path}#${fact.id}`);
    const owner = around.at(-1);
    if (entity?.fact === fact) around.push(entity);
    else if (owner !== undefined) yield [`${path}#${fact.id}`, owner];
  }
}

/** The pages, in the order of the entries: the first with an id gets its name, others a number. */
function assignPages(
  entries: readonly Omit<Entity, "page">[],
  documents: Iterable<string>,
): string[] {
  const taken = new Set([...documents].map(fold));
  for (const kind of ENTITY_KINDS) taken.add(fold(`${ENTITY_FOLDERS[kind]}/index.html`));
  const pages: (string | undefined)[] = entries.map(({ kind, fact }) => {
    const page = `${ENTITY_FOLDERS[kind]}/${fileName(fact.id)}.html`;
    if (taken.has(fold(page))) return undefined;
    taken.add(fold(page));
    return page;
  });
  const numbers = new Map<string, number>();
  return pages.map((page, index) => {
    if (page !== undefined) return page;
    const { kind, fact } = entries[index] as Omit<Entity, "page">;
    const stem = `${ENTITY_FOLDERS[kind]}/${fileName(fact.id)}`;
    for (let number = numbers.get(fold(stem)) ?? 2; ; number++) {
      const numbered = `${stem}-${number}.html`;
      if (taken.has(fold(numbered))) continue;
      taken.add(fold(numbered));
      numbers.set(fold(stem), number + 1);
      return numbered;
    }
  });
}

/** Some file systems take these for one file: capitals and small letters, composed and not. */
function fold(path: string): string {
  return path.normalize("NFC").toLowerCase();
}

/** Names that Windows keeps for devices, whatever ending they get. */
const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu;
/** File systems allow 255 bytes; the rest is for a number and the ending. */
const LONGEST_NAME = 200;

/** An id as the name of a file. XML lets an id have letters of every script, `.`, `-`, `_` alone. */
function fileName(id: string): string {
  const name = DEVICES.test(id) ? `_${id}` : id;
  const letters = [...name.replace(/[<>:"/\\|?*\p{Cc}]/gu, "_").replace(/^\.+/u, "_")];
  let bytes = 0;
  const kept = letters.filter(
    (letter) => (bytes += new TextEncoder().encode(letter).length) <= LONGEST_NAME,
  );
  return kept.join("");
}
