// The files of the search index: plain JSON, cut so that a query loads only the pieces that it needs.
// The build writes them, the browser reads them, and both import this file. docs/search.md describes
// them for those who read them without Apograph.

export const SEARCH_FOLDER = "search";

/** Below the search folder. */
export const CATALOGUE_FILE = "catalogue.json";
export const wordsFile = (shard: number): string => `words/${shard}.json`;
export const textsFile = (block: number): string => `texts/${block}.json`;

/** What results can be narrowed by, a file each. */
export const FACETS = ["type", "year", "person", "place"] as const;
export type Facet = (typeof FACETS)[number];
export const facetFile = (facet: Facet): string => `facets/${facet}.json`;

/** What every query loads. Documents and passages are numbered from 0 in the order of the edition. */
export interface Catalogue {
  /** The first word of each shard, in the order of code units. */
  readonly shards: readonly string[];
  /** How many passages each block of texts has. */
  readonly blocks: readonly number[];
  /** How many passages each document has. */
  readonly passages: readonly number[];
}

/**
 * A word, folded, and where it occurs: for each passage 4 × (its number less that of the passage before
 * in the list) + how much the word weighs in it, 0 to 3.
 */
export type WordEntry = readonly [word: string, ...postings: number[]];

/** A shard: words in the order of code units. */
export type WordShard = readonly WordEntry[];

/** The texts of consecutive passages, and what is needed to show them. */
export interface TextBlock {
  readonly documents: readonly BlockDocument[];
  readonly names: readonly BlockName[];
  readonly passages: readonly BlockPassage[];
}

/**
 * Its page, seen from the root of the site; its title; its date in words; the language of its text; those
 * of the title and the date.
 */
export type BlockDocument = readonly [
  href: string,
  title: string,
  date: string | null,
  language: string | null,
  titleLanguage: string | null,
  dateLanguage: string | null,
];

/** An entry that the passages mention: its page, its main name, the language of that, all forms of its name. */
export type BlockName = readonly [
  href: string,
  label: string,
  language: string | null,
  ...forms: string[],
];

export type BlockPassage = readonly [
  /** A place in `documents` of the block. */
  document: number,
  /** The id on the page; "" for the page itself. */
  anchor: string,
  text: string,
  /** For each mention three numbers: start and end in the text (UTF-16), and a place in `names`. */
  mentions: readonly number[],
  /** Words of the source that the reading text leaves out: other readings, what was corrected. */
  also: string,
];

/**
 * A value of a facet, what it is called, and the documents that have it, each less the one before. Of
 * persons and places the value is the page of the entry; documents have it that mention the entry.
 */
export type FacetEntry = readonly [value: string, label: string, ...documents: number[]];
