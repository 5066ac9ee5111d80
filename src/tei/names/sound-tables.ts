// What a language's data (romanisation.ts) becomes before names are read with it: sounds as bits, spellings
// as a trie, changes with their sounds looked up. Made once, when the first name is read.

import type { Change, Romanisation } from "./romanisation.ts";

/** What a form may sound like. */
export interface Reading {
  /** A letter for each place: the group of its sounds. */
  readonly key: string;
  /** A character for each place: its sounds as bits. */
  readonly sounds: string;
}

/** A place of a reading: a set of sounds of one group. */
export interface Place {
  readonly group: string;
  readonly sounds: number;
}

export interface Trie {
  /** By code unit. */
  readonly next: Map<number, Trie>;
  places: readonly Place[] | undefined;
}

export interface CompiledChange {
  readonly sound: Place;
  readonly becomes: Place | undefined;
  readonly after: readonly Place[] | undefined;
  readonly before: readonly Place[] | undefined;
}

export interface Tables {
  readonly romanisation: Romanisation;
  readonly tries: readonly Trie[];
  /** Marks that no spelling has: they are passed over. */
  readonly strangeMarks: RegExp;
  readonly initialChanges: readonly CompiledChange[];
  readonly changes: readonly CompiledChange[];
  readonly merging: ReadonlySet<string>;
  /** Words that were read, for languages that do not join them. */
  readonly words: Map<string, readonly Reading[]>;
}

const compiled = new Map<Romanisation, Tables>();

export function tablesOf(romanisation: Romanisation): Tables {
  const known = compiled.get(romanisation);
  if (known !== undefined) return known;
  const sounds = readSounds(romanisation.sounds);
  const change = (rule: Change): CompiledChange => compileChange(rule, sounds);
  const spellings = romanisation.systems.join("\n").normalize("NFD");
  const marks = [...new Set(spellings.match(/\p{M}/gu))].join("");
  const tables = {
    romanisation,
    tries: romanisation.systems.map((system) => readSpellings(system, sounds)),
    strangeMarks: new RegExp(`(?![${marks}])\\p{M}`, "gu"),
    initialChanges: romanisation.initialChanges.map(change),
    changes: romanisation.changes.map(change),
    merging: new Set(places(romanisation.merging, sounds).map(({ group }) => group)),
    words: new Map<string, readonly Reading[]>(),
  };
  compiled.set(romanisation, tables);
  return tables;
}

type Sounds = ReadonlyMap<string, Place>;

function readSounds(text: string): Sounds {
  const sounds = new Map<string, Place>();
  for (const [number, line] of lines(text).entries()) {
    const group = String.fromCodePoint(0x41 + number);
    for (const [bit, name] of line.split(/\s+/u).entries())
      sounds.set(name, { group, sounds: 1 << bit });
  }
  return sounds;
}

function readSpellings(system: string, sounds: Sounds): Trie {
  const root: Trie = { next: new Map(), places: undefined };
  for (const line of lines(system)) {
    const [spellings = "", spoken = ""] = line.split("=");
    for (const spelling of spellings.trim().normalize("NFD").split(/\s+/u)) {
      let node = root;
      for (let index = 0; index < spelling.length; index++)
        node = grow(node, spelling.charCodeAt(index));
      node.places = places(spoken, sounds);
    }
  }
  return root;
}

function grow(node: Trie, letter: number): Trie {
  const next = node.next.get(letter) ?? { next: new Map(), places: undefined };
  node.next.set(letter, next);
  return next;
}

function lines(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.replace(/#.*/u, "").trim())
    .filter((line) => line !== "");
}

function places(text: string, sounds: Sounds): Place[] {
  return text
    .split(/\s+/u)
    .filter((place) => place !== "")
    .map((place) => onePlace(place, sounds));
}

/** `o|eo`: the sounds of one place, all of one group. A mistake here is one in the data. */
function onePlace(text: string, sounds: Sounds): Place {
  const found = text.split("|").map((name) => sounds.get(name));
  const group = found[0]?.group;
  if (group === undefined || found.some((place) => place?.group !== group))
    throw new Error(`not the sounds of one group: "${text}"`);
  return { group, sounds: found.reduce((bits, place) => bits | (place?.sounds ?? 0), 0) };
}

function compileChange({ sound, becomes, after, before }: Change, sounds: Sounds): CompiledChange {
  return {
    sound: onePlace(sound, sounds),
    becomes: becomes === "" ? undefined : onePlace(becomes, sounds),
    after: after === undefined ? undefined : places(after, sounds),
    before: before === undefined ? undefined : places(before, sounds),
  };
}
