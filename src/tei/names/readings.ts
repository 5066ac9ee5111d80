// Names by sound: reduces what is written, in any script and any of the usual romanisations, to the
// sounds that it may stand for. The languages are data (korean.ts, russian.ts); this file reads it.
//
// A spelling is often ambiguous: "o" in a Korean name may be o or, its breve lost, ŏ. So each place of
// a reading is a set of sounds, and two readings meet when at each place they have a sound in common.
// Sounds that one spelling may confuse are of one group; the groups make the key by which readings
// that may meet are looked up.

import { KOREAN } from "./korean.ts";
import type { Romanisation } from "./romanisation.ts";
import { RUSSIAN } from "./russian.ts";
import {
  type CompiledChange,
  type Place,
  type Reading,
  type Tables,
  tablesOf,
  type Trie,
} from "./sound-tables.ts";

export const ROMANISATIONS: readonly Romanisation[] = [KOREAN, RUSSIAN];

/** The romanisation of a language, or of a text that shows its language by its script. */
export function romanisationFor(
  language: string | undefined,
  text: string,
): Romanisation | undefined {
  const primary = language?.split("-", 1)[0]?.toLowerCase();
  return (
    ROMANISATIONS.find((romanisation) => romanisation.language === primary) ??
    ROMANISATIONS.find(({ script }) => script?.test(text) ?? false)
  );
}

/** The readings of a form, one for each system that reads it in a way of its own. */
export function readingsOf(text: string, romanisation: Romanisation): Reading[] {
  const tables = tablesOf(romanisation);
  const written = prepare(text, tables);
  const readings = romanisation.joinsWords
    ? readBySystems(written, tables)
    : readWordByWord(written, tables);
  return readings.filter(
    (reading, index) => reading.key !== "" && readings.findIndex(isSame(reading)) === index,
  );
}

function isSame(one: Reading): (other: Reading) => boolean {
  return (other) => one.key === other.key && one.sounds === other.sounds;
}

function readBySystems(written: string, tables: Tables): readonly Reading[] {
  return tables.tries.map((trie) => toReading(changed(read(written, trie), tables)));
}

/** How many words a language keeps the readings of. */
const WORDS_KEPT = 20_000;

/** Names share their words: each is read once. */
function readWordByWord(written: string, tables: Tables): readonly Reading[] {
  const { words } = tables;
  let readings: readonly Reading[] = tables.tries.map(() => ({ key: "", sounds: "" }));
  for (const [word] of written.matchAll(/\^[^^]*/gu)) {
    const own = words.get(word) ?? readBySystems(word, tables);
    if (words.size > WORDS_KEPT) words.clear();
    words.set(word, own);
    readings = readings.map(({ key, sounds }, system) => ({
      key: key + (own[system]?.key ?? ""),
      sounds: sounds + (own[system]?.sounds ?? ""),
    }));
  }
  return readings;
}

/** Whether two readings may be the same name. */
export function readingsMeet(one: Reading, other: Reading): boolean {
  if (one.key !== other.key) return false;
  for (let place = 0; place < one.sounds.length; place++) {
    if ((one.sounds.charCodeAt(place) & other.sounds.charCodeAt(place)) === 0) return false;
  }
  return true;
}

/** The start of a word; it has no sounds, so no change reaches across it. */
const WORD_START: Place = { group: "", sounds: 0 };
/** `^` in what is read. */
const WORD_EDGE = 0x5e;

const ASCII = /^[\x20-\x7e]*$/u;

/** Small letters taken apart, the edges of words marked, one kind of hyphen and apostrophe. */
function prepare(text: string, tables: Tables): string {
  if (ASCII.test(text)) return markWords(text.toLowerCase().replace(/["`]/gu, "'"), tables);
  const letters = text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[\p{QMark}`´′\u02B0-\u02FF]/gu, "'")
    .replace(/\p{Dash}/gu, "-");
  return markWords(letters, tables).normalize("NFD").replace(tables.strangeMarks, "");
}

function markWords(text: string, { romanisation: { inside } }: Tables): string {
  let marked = "";
  for (const [word] of text.matchAll(/[\p{L}\p{M}\p{N}'-]+/gu)) {
    marked += inside === undefined ? `^${word}$` : `^${word.split(inside).join("$^")}$`;
  }
  return marked;
}

/** The places of a text, by the longest spellings. A letter that no spelling has stands for itself. */
function read(text: string, trie: Trie): Place[] {
  const found: Place[] = [];
  let index = 0;
  while (index < text.length) {
    if (text.charCodeAt(index) === WORD_EDGE) found.push(WORD_START);
    let node: Trie | undefined = trie;
    let end = index;
    let longest: readonly Place[] | undefined;
    for (let at = index; at < text.length;) {
      node = node.next.get(text.charCodeAt(at));
      if (node === undefined) break;
      at++;
      if (node.places === undefined) continue;
      longest = node.places;
      end = at;
    }
    if (longest === undefined) end = index + 1;
    for (const place of longest ?? strangeLetter(text[index] as string)) found.push(place);
    index = end;
  }
  return found;
}

function strangeLetter(letter: string): readonly Place[] {
  return "^$-'".includes(letter) ? [] : [{ group: letter, sounds: 1 }];
}

function changed(found: Place[], tables: Tables): Place[] {
  let current = found;
  if (tables.initialChanges.length > 0) current = changeInitials(found, tables.initialChanges);
  if (tables.romanisation.joinsWords) current = current.filter((place) => place !== WORD_START);
  for (const change of tables.changes) current = applyAnywhere(current, change);
  return merge(current, tables.merging);
}

function changeInitials(found: readonly Place[], changes: readonly CompiledChange[]): Place[] {
  const result: Place[] = [];
  let word = 0;
  for (const [index, place] of found.entries()) {
    if (place === WORD_START) word++;
    const isInitial = found[index - 1] === WORD_START && word <= 2;
    const change = isInitial
      ? changes.find((candidate) => applies(candidate, found, index))
      : undefined;
    if (change === undefined) result.push(place);
    else if (change.becomes !== undefined) result.push(change.becomes);
  }
  return result;
}

function applyAnywhere(found: Place[], change: CompiledChange): Place[] {
  // Most changes find nothing to change, and then nothing is copied.
  let result: Place[] | undefined;
  for (let index = 0; index < found.length; index++) {
    const place = found[index] as Place;
    if (!applies(change, found, index)) {
      result?.push(place);
      continue;
    }
    result ??= found.slice(0, index);
    if (change.becomes !== undefined) result.push(change.becomes);
  }
  return result ?? found;
}

function applies(change: CompiledChange, found: readonly Place[], index: number): boolean {
  return (
    shares(found[index], change.sound) &&
    (change.after === undefined || sharesOne(found[index - 1], change.after)) &&
    (change.before === undefined || sharesOne(found[index + 1], change.before))
  );
}

function shares(place: Place | undefined, sound: Place): boolean {
  return place?.group === sound.group && (place.sounds & sound.sounds) !== 0;
}

function sharesOne(place: Place | undefined, sounds: readonly Place[]): boolean {
  return sounds.some((sound) => shares(place, sound));
}

function merge(found: readonly Place[], merging: ReadonlySet<string>): Place[] {
  const result: Place[] = [];
  for (const place of found) {
    const last = result.at(-1);
    if (last === undefined || last.group !== place.group || !merging.has(place.group))
      result.push(place);
    else result[result.length - 1] = { group: place.group, sounds: last.sounds | place.sounds };
  }
  return result;
}

function toReading(found: readonly Place[]): Reading {
  let key = "";
  let sounds = "";
  for (const place of found) {
    key += place.group;
    if (place !== WORD_START) sounds += String.fromCharCode(place.sounds);
  }
  return { key, sounds };
}
