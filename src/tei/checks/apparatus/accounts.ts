// Witnesses that an entry passes over, although the edition collates them.

import type { Diagnostic } from "../../../diagnostic/diagnostic.ts";
import { finding } from "../finding.ts";
import { listSigla, type NamedApparatus, type NamedEntry } from "./named.ts";
import type { Presence } from "./presence.ts";

/**
 * A witness is collated fully by a document that names it in three entries or more, and passes it over
 * in one of five or fewer (in a short document, in one) where it is there. Others may be cited now and
 * then, as editions do, and an entry without them is no mistake.
 */
const LEAST_ENTRIES = 3;
const PASSED_OVER = 1 / 5;

/**
 * Judges the entries of a document that name all who have the text.
 *
 * @param wronglyNamed entries in which a siglum is wrong, perhaps that of the witness that is missing
 */
export function checkAccounts(
  apparatus: NamedApparatus,
  { isExcused }: Pick<Presence, "isExcused">,
  wronglyNamed: ReadonlySet<NamedEntry>,
): Diagnostic[] {
  const accounts = new Accounts(apparatus, isExcused);
  const missing = new Map<NamedEntry, string[]>();
  const add = (entry: NamedEntry, key: string): void => {
    const keys = missing.get(entry);
    if (keys === undefined) missing.set(entry, [key]);
    else keys.push(key);
  };
  const whole = accounts.entries.filter((entry) => !isInNamed(entry));
  for (const entries of byText(whole))
    for (const { key, isGroup } of apparatus.sigla.witnesses) {
      if (isGroup) continue;
      const named = entries.filter((entry) => accounts.isNamed(key, entry)).length;
      if (named < LEAST_ENTRIES) continue;
      const silent = entries.filter((entry) => accounts.isSilent(key, entry));
      const most = Math.max(1, Math.floor((named + silent.length) * PASSED_OVER));
      if (silent.length <= most) for (const entry of silent) add(entry, key);
    }
  for (const entry of accounts.entries) {
    if (!isInNamed(entry)) continue;
    for (const key of entry.parent?.reading.witnesses ?? [])
      if (accounts.isSilent(key, entry)) add(entry, key);
  }
  return [...missing]
    .filter(([entry]) => !wronglyNamed.has(entry))
    .map(([entry, keys]) => unaccounted(entry, keys, apparatus));
}

/** Each text has its own witnesses, though one file may have the entries of several. */
function byText(entries: readonly NamedEntry[]): Iterable<readonly NamedEntry[]> {
  const found = new Map<string, NamedEntry[]>();
  for (const entry of entries) {
    let outermost = entry;
    while (outermost.parent !== undefined) outermost = outermost.parent.entry;
    const text = outermost.fact.about.join(" ");
    const known = found.get(text);
    if (known === undefined) found.set(text, [entry]);
    else known.push(entry);
  }
  return found.values();
}

function unaccounted(
  { fact: { span }, parent }: NamedEntry,
  keys: readonly string[],
  { path, sigla }: NamedApparatus,
): Diagnostic {
  const who = listSigla(keys, sigla);
  const why =
    parent === undefined || parent.reading.fact.sigla.length === 0
      ? "which the other entries of this document name"
      : "which the reading around it names";
  return finding(
    "unaccounted-witness",
    { path, span },
    `No reading of this entry names ${who}, ${why}. Add ${who} to the @wit of the reading that it has; where it is lost, mark the lacuna.`,
  );
}

/** Who is to be named in an entry that stands in a reading, the reading says. */
function isInNamed({ parent }: NamedEntry): boolean {
  return parent !== undefined && parent.reading.fact.sigla.length > 0;
}

class Accounts {
  /** Those that say of every witness what it has. */
  readonly entries: readonly NamedEntry[];
  readonly #numbers = new Map<NamedEntry, number>();
  readonly #named = new Map<NamedEntry, ReadonlySet<string>>();
  readonly #isExcused: Presence["isExcused"];

  constructor(apparatus: NamedApparatus, isExcused: Presence["isExcused"]) {
    this.#isExcused = isExcused;
    apparatus.entries.forEach((entry, index) => {
      this.#numbers.set(entry, index);
      this.#named.set(entry, namedIn(entry, apparatus));
    });
    this.entries = apparatus.entries.filter(
      ({ fact, isNegative, readings }) =>
        fact.isCritical &&
        !isNegative &&
        !fact.isExclusive &&
        readings.some(({ witnesses }) => witnesses.size > 0),
    );
    this.#shareOverlaps(apparatus.entries);
  }

  isNamed(key: string, entry: NamedEntry): boolean {
    return this.#named.get(entry)?.has(key) === true;
  }

  /** Whether nothing tells what a witness has, though it is there. */
  isSilent(key: string, entry: NamedEntry): boolean {
    if (this.isNamed(key, entry) || this.#isExcused(key, this.#numbers.get(entry) ?? -1))
      return false;
    for (let at = entry.parent; at !== undefined; at = at.entry.parent) {
      const { entry: outer, reading } = at;
      if (this.isNamed(key, outer) && !reading.witnesses.has(key)) return false;
    }
    return true;
  }

  /** What a witness has in some words, an entry about others of them may say. */
  #shareOverlaps(entries: readonly NamedEntry[]): void {
    const placed = entries
      .flatMap((entry) =>
        entry.fact.place?.kind === "found"
          ? [{ entry, start: entry.fact.place.start, end: entry.fact.place.end }]
          : [],
      )
      .toSorted((a, b) => a.start - b.start);
    const own = new Map(this.#named);
    for (const [index, first] of placed.entries()) {
      for (let next = index + 1; next < placed.length; next++) {
        const second = placed[next] as (typeof placed)[number];
        if (second.start >= first.end) break;
        const [a, b] = [first.entry, second.entry];
        this.#named.set(a, new Set([...(this.#named.get(a) ?? []), ...(own.get(b) ?? [])]));
        this.#named.set(b, new Set([...(this.#named.get(b) ?? []), ...(own.get(a) ?? [])]));
      }
    }
  }
}

/** All that an entry speaks of; with a witness its hands and layers, and the reverse. */
function namedIn(
  { readings, fact }: NamedEntry,
  { sigla, keyOf }: NamedApparatus,
): ReadonlySet<string> {
  const named = new Set(readings.flatMap(({ witnesses }) => [...witnesses]));
  const others = [...fact.described, ...fact.readings.flatMap(({ sources }) => sources)];
  for (const siglum of others) for (const key of sigla.expand(keyOf(siglum))) named.add(key);
  for (const { key, of } of sigla.witnesses) {
    if (of?.id === undefined) continue;
    const whose = `${of.path}#${of.id}`;
    if (named.has(key)) named.add(whose);
    else if (named.has(whose)) named.add(key);
  }
  return named;
}
