// The apparatus of a document with its sigla looked up in the whole edition's lists of witnesses.

import type { ApparatusFact, EntryFact, ReadingFact, SiglumFact } from "../../apparatus-facts.ts";
import type { Edition } from "../../edition.ts";
import type { EditionRules } from "../../rules.ts";
import { Sigla } from "../../witnesses.ts";

export interface NamedReading {
  readonly fact: ReadingFact;
  /** The keys in its `@wit`; a group is one. Of one that names none, all those in the entries in it. */
  readonly named: readonly string[];
  /** Groups expanded, those of the list that are manuscripts. */
  readonly witnesses: ReadonlySet<string>;
}

export interface NamedEntry {
  readonly fact: EntryFact;
  /** Whether it names only those that depart from the text. */
  readonly isNegative: boolean;
  readonly readings: readonly NamedReading[];
  /** The reading it stands in, and the entry of that. */
  readonly parent: { readonly entry: NamedEntry; readonly reading: NamedReading } | undefined;
}

export interface NamedApparatus {
  readonly path: string;
  readonly fact: ApparatusFact;
  readonly entries: readonly NamedEntry[];
  /** Who is in a group or is a group is looked up here. */
  readonly sigla: Sigla;
  readonly keyOf: (siglum: SiglumFact) => string;
}

type Growing<T> = { -readonly [Key in keyof T]: T[Key] };

/** The apparatuses of the edition. */
export function nameApparatuses(
  { documents }: Edition,
  sigla: Sigla,
  rules: EditionRules["apparatus"],
): NamedApparatus[] {
  return documents.flatMap(({ path, apparatus: fact }) => {
    if (fact === undefined) return [];
    const textsNear = textsOf(fact);
    const keyOf = (siglum: SiglumFact): string =>
      sigla.keyOfResolved(siglum.text, siglum.target, path, textsNear(siglum));
    return [{ path, fact, entries: nameEntries(fact, { sigla, keyOf, rules }), sigla, keyOf }];
  });
}

/** The texts that the entry around a siglum is about, whose lists may declare it. */
function textsOf({ entries }: ApparatusFact): (siglum: SiglumFact) => readonly string[] {
  // The outermost, in document order; none lies in another.
  const apart = entries.filter(({ about }) => about.length > 0);
  const all = [...new Set(apart.flatMap(({ about }) => about))];
  if (all.length < 2) return () => all;
  return ({ span: { start } }) => {
    let low = 0;
    let high = apart.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((apart[middle] as EntryFact).extent.start <= start) low = middle + 1;
      else high = middle;
    }
    const entry = apart[low - 1];
    return entry !== undefined && start < entry.extent.end ? entry.about : all;
  };
}

export function siglaOf({ documents }: Edition): Sigla {
  return new Sigla(documents.filter(({ witnesses }) => witnesses.length > 0));
}

function nameEntries(
  { entries }: ApparatusFact,
  {
    sigla,
    keyOf,
    rules: { negative },
  }: Pick<NamedApparatus, "sigla" | "keyOf"> & { readonly rules: EditionRules["apparatus"] },
): NamedEntry[] {
  const nested = new Map<string, string[]>();
  const all: NamedEntry[] = [];
  // Inner ones first: a reading may say who has it by the entries in it alone.
  for (let index = entries.length - 1; index >= 0; index--) {
    const fact = entries[index] as EntryFact;
    const readings = fact.readings.map((reading, number) => {
      const own = reading.sigla.map(keyOf);
      const named = own.length > 0 ? own : [...new Set(nested.get(`${index} ${number}`))];
      const witnesses = named.flatMap((key) => sigla.expand(key));
      return {
        fact: reading,
        named,
        witnesses: new Set(witnesses.filter((key) => sigla.byKey(key)?.isGroup !== true)),
      };
    });
    const isNegative = (negative ?? fact.isNegative) || fact.listsDepartures;
    all[index] = { fact, isNegative, readings, parent: undefined };
    if (fact.parent === undefined) continue;
    const address = `${fact.parent.entry} ${fact.parent.reading}`;
    const known = nested.get(address);
    const keys = readings.flatMap(({ named }) => named);
    if (known === undefined) nested.set(address, keys);
    else known.push(...keys);
  }
  for (const entry of all) {
    const { parent } = entry.fact;
    const outer = parent && all[parent.entry];
    const reading = parent && outer?.readings[parent.reading];
    if (outer !== undefined && reading !== undefined)
      (entry as Growing<NamedEntry>).parent = { entry: outer, reading };
  }
  return all;
}

/** Sigla in the order of the lists, for a message: "A", "A and B", "A, B and C". */
export function listSigla(keys: Iterable<string>, sigla: Sigla): string {
  const order = new Map(sigla.witnesses.map(({ key }, index) => [key, index]));
  const rank = (key: string): number => order.get(key) ?? Infinity;
  const names = [...new Set(keys)]
    .toSorted((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)))
    .map((key) => sigla.siglumOf(key));
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}
