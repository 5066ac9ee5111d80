// Finds passages. Runs in the browser and in the tests: it knows no DOM, and gets its files through a
// function. A query is words that a passage must all have, each whole or as the beginning of a word;
// two neighbours also count as one word, for names are written both ways.

import {
  CATALOGUE_FILE,
  type Catalogue,
  type Facet,
  type FacetEntry,
  facetFile,
  FACETS,
  type TextBlock,
  textsFile,
  wordsFile,
  type WordShard,
} from "./format.ts";
import { makeSnippet, type Snippet } from "./snippet.ts";
import { queryWords, type SoughtWord } from "./terms.ts";

/** Loads a file of the search folder, parsed. */
export type LoadFile = (path: string) => Promise<unknown>;

/** What a reader narrows the results to: documents with one of the values, of each facet named. */
export type Filters = Readonly<Partial<Record<Facet, readonly string[]>>>;

export interface FacetValue {
  readonly value: string;
  readonly label: string;
  /** How many of the documents found have it. */
  readonly count: number;
}

export interface Found {
  readonly words: readonly SoughtWord[];
  /** Passages, the best first, those of equal rank in the order of the edition. */
  readonly passages: readonly number[];
  /** In how many documents they are. */
  readonly documents: number;
  /** Words of the query that are nowhere in the edition, as typed. */
  readonly missing: readonly string[];
}

export interface SearchResult {
  /** The page of the document, seen from the root of the site. */
  readonly page: string;
  /** The passage: the page and the id on it. */
  readonly href: string;
  readonly title: string;
  readonly date: string | null;
  readonly language: string | null;
  readonly titleLanguage: string | null;
  readonly dateLanguage: string | null;
  readonly snippet: Snippet;
}

export interface Search {
  find(query: string, filters?: Filters): Promise<Found>;
  /** The results for some of the passages found. */
  show(found: Found, start: number, end: number): Promise<SearchResult[]>;
  /** What a facet offers for a query, the most frequent first; its own filter does not count. */
  facet(facet: Facet, query: string, filters?: Filters): Promise<FacetValue[]>;
}

/** The beginning of a word must have so many letters; a syllable of Hangul or an ideograph is enough. */
const SHORTEST_BEGINNING = 3;
const UNSPACED = /^[\p{Ideographic}\p{Script=Hangul}]/u;
/** A beginning that needs more shards is too common: then only the word itself is looked for. */
const MOST_SHARDS = 3;
/** A word that only begins as asked for counts so much. */
const BEGINNING_COUNTS = 0.5;

export async function openSearch(loadFile: LoadFile): Promise<Search> {
  const loaded = new Map<string, Promise<unknown>>();
  const load = <File>(path: string): Promise<File> => {
    const file = loaded.get(path) ?? loadFile(path);
    loaded.set(path, file);
    // What could not be loaded is asked for again.
    file.catch(() => loaded.delete(path));
    return file as Promise<File>;
  };
  const catalogue = await load<Catalogue>(CATALOGUE_FILE);
  const reader = new IndexReader(catalogue, load);
  return {
    find: async (query, filters = {}) => reader.find(query, filters),
    show: async ({ passages, words }, start, end) =>
      Promise.all(passages.slice(start, end).map(async (one) => reader.show(one, words))),
    facet: async (facet, query, filters = {}) => reader.facet(facet, query, filters),
  };
}

type Load = <File>(path: string) => Promise<File>;
type Scores = ReadonlyMap<number, number>;

class IndexReader {
  readonly #catalogue: Catalogue;
  readonly #load: Load;
  /** The first passage of each document, and of each block; and behind the last. */
  readonly #documentStarts: readonly number[];
  readonly #blockStarts: readonly number[];
  /** The last query's passages and scores, before filters: the facets ask for the same. */
  #last: { readonly query: string; readonly matches: Promise<Matches> } | undefined;

  constructor(catalogue: Catalogue, load: Load) {
    this.#catalogue = catalogue;
    this.#load = load;
    this.#documentStarts = starts(catalogue.passages);
    this.#blockStarts = starts(catalogue.blocks);
  }

  async find(query: string, filters: Filters): Promise<Found> {
    const { words, scores, missing } = await this.#matches(query);
    const isKept = await this.#filter(filters);
    const documents = new Set<number>();
    const passages: number[] = [];
    for (const passage of scores.keys()) {
      const document = this.#documentOf(passage);
      if (!isKept(document)) continue;
      passages.push(passage);
      documents.add(document);
    }
    const score = (passage: number): number => scores.get(passage) ?? 0;
    passages.sort((one, other) => score(other) - score(one) || one - other);
    return { words, passages, documents: documents.size, missing };
  }

  async show(passage: number, words: readonly SoughtWord[]): Promise<SearchResult> {
    const block = containing(this.#blockStarts, passage);
    const { documents, names, passages } = await this.#load<TextBlock>(textsFile(block));
    const shown = passages[passage - (this.#blockStarts[block] ?? 0)];
    if (shown === undefined) throw new Error(`There is no passage ${passage}.`);
    const document = documents[shown[0]];
    if (document === undefined) throw new Error(`Passage ${passage} has no document.`);
    const [page, title, date, language, titleLanguage, dateLanguage] = document;
    const anchor = shown[1] === "" ? "" : `#${encodeURIComponent(shown[1])}`;
    const snippet = makeSnippet(shown, names, words);
    return {
      page,
      href: page + anchor,
      title,
      date,
      language,
      titleLanguage,
      dateLanguage,
      snippet,
    };
  }

  async facet(facet: Facet, query: string, filters: Filters): Promise<FacetValue[]> {
    const { scores } = await this.#matches(query);
    const isKept = await this.#filter({ ...filters, [facet]: [] });
    const found = new Set([...scores.keys()].map((one) => this.#documentOf(one)).filter(isKept));
    const values = await this.#valuesOf(facet);
    return values
      .map(({ value, label, documents }) => ({ value, label, count: countIn(documents, found) }))
      .filter(({ count }) => count > 0)
      .toSorted((one, other) => other.count - one.count);
  }

  #matches(query: string): Promise<Matches> {
    if (this.#last?.query === query) return this.#last.matches;
    const matches = this.#match(query);
    this.#last = { query, matches };
    // What failed is tried again.
    matches.catch(() => (this.#last = undefined));
    return matches;
  }

  async #match(query: string): Promise<Matches> {
    const words = queryWords(query).map((word): SoughtWord => {
      return { ...word, completes: this.#shardsFor(word.folded).completes };
    });
    const found = await Promise.all(
      words.map(async ({ folded, withNext }) => ({
        alone: await this.#passagesWith(folded),
        joined: withNext === undefined ? NOWHERE : await this.#passagesWith(withNext),
      })),
    );
    const lists = found.map(({ alone, joined }, index) =>
      best(alone, joined, found[index - 1]?.joined ?? NOWHERE),
    );
    const missing = words.filter((_, index) => lists[index]?.size === 0).map(({ text }) => text);
    return { words, missing, scores: sumOfAll(lists) };
  }

  /** Where a word is, from the first shard to before the last, and whether its completions are sought. */
  #shardsFor(word: string): { first: number; behind: number; completes: boolean } {
    const { shards } = this.#catalogue;
    const own = shards.findLastIndex((start) => start <= word);
    const last = shards.findLastIndex((start) => start <= word || start.startsWith(word));
    const first = Math.max(0, own);
    const isLongEnough = word.length >= SHORTEST_BEGINNING || UNSPACED.test(word);
    const completes = isLongEnough && last < first + MOST_SHARDS;
    return { first, behind: completes ? last + 1 : own + 1, completes };
  }

  /** The passages that have a word, or one that begins with it, and how well they fit. */
  async #passagesWith(word: string): Promise<Scores> {
    const { first, behind, completes } = this.#shardsFor(word);
    const files = await Promise.all(
      this.#catalogue.shards
        .slice(first, behind)
        .map(async (_, index) => this.#load<WordShard>(wordsFile(first + index))),
    );
    const weights = new Map<number, number>();
    for (const [found, ...postings] of files.flat()) {
      if (found !== word && !(completes && found.startsWith(word))) continue;
      const factor = found === word ? 1 : BEGINNING_COUNTS;
      let passage = 0;
      for (const posting of postings) {
        passage += posting >> 2;
        const weight = factor * ((posting & 3) + 1);
        if (weight > (weights.get(passage) ?? 0)) weights.set(passage, weight);
      }
    }
    return this.#byRarity(weights);
  }

  /** The rarer a word, with all that begins with it, the more it counts (BM25's inverse frequency). */
  #byRarity(weights: Scores): Scores {
    const total = this.#documentStarts.at(-1) ?? 0;
    const rarity = Math.log(1 + (total - weights.size + 0.5) / (weights.size + 0.5));
    return new Map([...weights].map(([passage, weight]) => [passage, weight * rarity]));
  }

  /** Which documents the filters leave. */
  async #filter(filters: Filters): Promise<(document: number) => boolean> {
    const kept: ReadonlySet<number>[] = [];
    for (const facet of FACETS) {
      const wanted = filters[facet] ?? [];
      if (wanted.length === 0) continue;
      const values = await this.#valuesOf(facet);
      kept.push(
        new Set(
          values
            .filter(({ value }) => wanted.includes(value))
            .flatMap(({ documents }) => documents),
        ),
      );
    }
    return (document) => kept.every((documents) => documents.has(document));
  }

  async #valuesOf(facet: Facet): Promise<ValueDocuments[]> {
    const entries = await this.#load<readonly FacetEntry[]>(facetFile(facet));
    return entries.map(([value, label, ...steps]) => ({ value, label, documents: sums(steps) }));
  }

  #documentOf(passage: number): number {
    return containing(this.#documentStarts, passage);
  }
}

interface Matches {
  readonly words: readonly SoughtWord[];
  readonly missing: readonly string[];
  readonly scores: Scores;
}

interface ValueDocuments {
  readonly value: string;
  readonly label: string;
  readonly documents: readonly number[];
}

const NOWHERE: Scores = new Map();

/** For every passage in any of the lists its best score there. */
function best(...lists: readonly Scores[]): Scores {
  const scores = new Map<number, number>();
  for (const [passage, score] of lists.flatMap((list) => [...list])) {
    if (score > (scores.get(passage) ?? 0)) scores.set(passage, score);
  }
  return scores;
}

/** The passages that are in all lists, with the sum of their scores. */
function sumOfAll(lists: readonly Scores[]): Scores {
  const [shortest, ...rest] = lists.toSorted((one, other) => one.size - other.size);
  const scores = new Map<number, number>();
  for (const [passage, score] of shortest ?? NOWHERE) {
    if (rest.every((list) => list.has(passage)))
      scores.set(passage, score + rest.reduce((sum, list) => sum + (list.get(passage) ?? 0), 0));
  }
  return scores;
}

function countIn(documents: readonly number[], found: ReadonlySet<number>): number {
  return documents.reduce((sum, document) => sum + (found.has(document) ? 1 : 0), 0);
}

/** 3, 2, 4 → 0, 3, 5, 9. */
function starts(counts: readonly number[]): number[] {
  return [0, ...sums(counts)];
}

/** 3, 2, 4 → 3, 5, 9. */
function sums(steps: readonly number[]): number[] {
  let sum = 0;
  return steps.map((step) => (sum += step));
}

/** In which of the stretches that begin at `beginnings` a number lies: by halving. */
function containing(beginnings: readonly number[], number: number): number {
  let low = 0;
  let high = beginnings.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((beginnings[middle] ?? 0) <= number) low = middle;
    else high = middle - 1;
  }
  return low;
}
