// All documents of an edition together: who is who, and where each is mentioned. Made from facts,
// looked up by `path#id`, so no document is opened again.

import type { DocumentFacts, IdFact, MentionFact } from "./facts.ts";
import type { Target } from "./pointers.ts";
import type { EntryKind } from "./vocabulary.ts";

/** What a pointer leads to. */
export interface Entry {
  readonly path: string;
  /** Undefined for a document as a whole. */
  readonly id: string | undefined;
  readonly kind: EntryKind;
  readonly label: string;
}

/** A mention, seen from the entry that it mentions. */
export interface Occurrence {
  readonly path: string;
  readonly mention: MentionFact;
}

export interface Edition {
  /** In the order of their paths. */
  readonly documents: readonly DocumentFacts[];
  readonly documentsByPath: ReadonlyMap<string, DocumentFacts>;
  /** By `path#id`; of ids given twice in a document, the first. */
  readonly entries: ReadonlyMap<string, Entry>;
  /** By `path#id`, in the order of documents and of places in them. */
  readonly occurrences: ReadonlyMap<string, readonly Occurrence[]>;
  /** Entries of registers by their bare id, for `@key`. */
  readonly entriesByKey: ReadonlyMap<string, Entry>;
}

/**
 * @param sharedIds whether `#id` may mean an entry of any register, where the document itself has no
 *   such id
 */
export function collectEdition(
  facts: readonly DocumentFacts[],
  { sharedIds = false }: { readonly sharedIds?: boolean } = {},
): Edition {
  const entries = new Map<string, Entry>();
  const entriesByKey = new Map<string, Entry>();
  for (const document of facts) {
    for (const fact of document.ids) {
      const entry = toEntry(document.path, fact);
      const address = `${document.path}#${fact.id}`;
      if (!entries.has(address)) entries.set(address, entry);
      const isRegistered = document.kind === "register" && entry.kind !== "element";
      if (isRegistered && !entriesByKey.has(fact.id)) entriesByKey.set(fact.id, entry);
    }
  }
  const documents = sharedIds
    ? facts.map((document) => withSharedIds(document, { entries, entriesByKey }))
    : facts;
  const edition = {
    documents,
    documentsByPath: new Map(documents.map((document) => [document.path, document])),
    entries,
    entriesByKey,
  };
  return { ...edition, occurrences: collectOccurrences(edition) };
}

/** The document with pointers `#id` that lead to registers in place of those that lead nowhere. */
function withSharedIds(
  document: DocumentFacts,
  { entries, entriesByKey }: Pick<Edition, "entries" | "entriesByKey">,
): DocumentFacts {
  const { path } = document;
  const relocate = <Found extends Target | undefined>(target: Found): Found | Target => {
    if (target?.id === undefined || target.path !== path) return target;
    if (entries.has(`${path}#${target.id}`)) return target;
    const shared = entriesByKey.get(target.id);
    return shared === undefined ? target : { path: shared.path, id: shared.id };
  };
  return {
    ...document,
    pointers: document.pointers.map((one) => ({ ...one, target: relocate(one.target) })),
    mentions: document.mentions.map((one) => ({ ...one, targets: one.targets.map(relocate) })),
  };
}

/** The entry that a pointer leads to, or undefined. */
export function findEntry(
  edition: Omit<Edition, "occurrences">,
  target: Target,
): Entry | undefined {
  if (target.id !== undefined) return edition.entries.get(`${target.path}#${target.id}`);
  const document = edition.documentsByPath.get(target.path);
  if (document === undefined) return undefined;
  return { path: target.path, id: undefined, kind: "document", label: document.header.title };
}

/** How many of the names in the documents' texts say whom they mean. */
export function coverageOf({ documents }: Edition): { mentions: number; linked: number } {
  let mentions = 0;
  let linked = 0;
  for (const { kind, mentions: own, unlinked } of documents) {
    if (kind === "register") continue;
    linked += own.length;
    mentions += own.length + unlinked.length;
  }
  return { mentions, linked };
}

/** The entries that a mention mentions: by its pointers, and by its key. */
export function mentionedEntries(
  edition: Omit<Edition, "occurrences">,
  mention: MentionFact,
): Entry[] {
  const byKey = mention.key === undefined ? undefined : edition.entriesByKey.get(mention.key);
  return [...mention.targets.map((target) => findEntry(edition, target)), byKey].filter(
    (entry) => entry !== undefined,
  );
}

function collectOccurrences(edition: Omit<Edition, "occurrences">): Map<string, Occurrence[]> {
  const occurrences = new Map<string, Occurrence[]>();
  for (const { path, mentions } of edition.documents) {
    for (const mention of mentions) {
      for (const entry of mentionedEntries(edition, mention)) {
        const address = `${entry.path}#${entry.id ?? ""}`;
        const list = occurrences.get(address);
        if (list === undefined) occurrences.set(address, [{ path, mention }]);
        else list.push({ path, mention });
      }
    }
  }
  return occurrences;
}

function toEntry(path: string, { id, kind, label }: IdFact): Entry {
  return { path, id, kind, label };
}
