// The search index of an edition, document by document. Words and texts are collected while documents
// are read; `files` cuts them into pieces. Nothing depends on time or chance: same edition, same bytes.

import { findEntry, mentionedEntries, type Entry } from "../../tei/edition.ts";
import type { DocumentFacts, IdFact } from "../../tei/facts.ts";
import type { XmlElement } from "../../xml/tree.ts";
import { yearWords } from "../order.ts";
import { labelLanguage } from "../page-data.ts";
import { entryReference, HOME_PAGE, pageOf, type Site } from "../pages.ts";
import { relativeReference } from "../../source/paths.ts";
import {
  CATALOGUE_FILE,
  type Catalogue,
  type Facet,
  type FacetEntry,
  facetFile,
  FACETS,
  SEARCH_FOLDER,
  textsFile,
  wordsFile,
} from "./format.ts";
import { documentPassages, type Passage } from "./passages.ts";
import { nameTerms, textTerms } from "./terms.ts";
import { TextBlocks } from "./text-blocks.ts";
import { compareText } from "../../source/compare.ts";

export interface SearchFile {
  /** Below the output folder. */
  readonly path: string;
  readonly contents: string;
}

/** A shard is closed when its text is as long as this, in UTF-16 units. */
const SHARD_LENGTH = 24_000;
/** The list of a word that is longer has a shard of its own: its neighbours are cheap without it. */
const LONG_LIST = 12_000;

/** A value of a facet, and the documents that have it. */
interface FacetDraft {
  readonly label: string;
  readonly documents: number[];
}

export class SearchIndex {
  readonly #site: Site;
  readonly #postings = new Map<string, PostingList>();
  readonly #blocks = new TextBlocks();
  /** By `path#id`, of all entries that have names. */
  readonly #names: ReadonlyMap<string, Names>;
  readonly #facets: ReadonlyMap<Facet, Map<string, FacetDraft>> = new Map(
    FACETS.map((facet) => [facet, new Map()]),
  );
  readonly #passages: number[] = [];
  #count = 0;

  constructor(site: Site) {
    this.#site = site;
    this.#names = new Map(
      site.edition.documents.flatMap(({ path, ids }) =>
        ids.filter((one) => one.forms.length > 0).map((one) => [`${path}#${one.id}`, namesOf(one)]),
      ),
    );
  }

  /** Adds a document of the edition. The order in which documents come is that of equal results. */
  add(facts: DocumentFacts, root: XmlElement): void {
    const passages = documentPassages(root, facts);
    if (passages.length === 0) return;
    const page = pageOf(facts.path, this.#site);
    const { title, date, when, language, languages } = facts.header;
    const href = relativeReference(HOME_PAGE, page);
    this.#blocks.startDocument([
      href,
      title,
      date ?? null,
      language ?? null,
      languages.title ?? null,
      languages.date ?? null,
    ]);
    for (const passage of passages) this.#addPassage(passage);
    for (const type of documentTypes(facts, this.#site)) this.#addToFacet("type", type, type);
    const year = /^-?\d{4,}/u.exec(when ?? "")?.[0];
    if (year !== undefined)
      this.#addToFacet("year", year, yearWords(year, this.#site.imprint.strings));
    this.#addMentioned(facts);
    this.#passages.push(passages.length);
  }

  #addPassage(passage: Passage): void {
    const counts = new Map<string, number>();
    const own = textTerms(passage.text);
    for (const term of own) counts.set(term, (counts.get(term) ?? 0) + 1);
    const hidden = new Set(textTerms(passage.also));
    const names = passage.mentions.flatMap(({ start, end, mention }) =>
      mentionedEntries(this.#site.edition, mention).map((entry) => {
        const { forms, terms } = this.#namesOf(entry);
        for (const term of terms) hidden.add(term);
        const href = entryReference(HOME_PAGE, entry, this.#site);
        const language = labelLanguage(entry, this.#site);
        return { start, end, href, label: entry.label, language, forms };
      }),
    );
    for (const term of hidden) if (!counts.has(term)) counts.set(term, 1);
    for (const [term, count] of counts)
      this.#post(term, passage.isHeading ? 3 : weight(count, own.length));
    this.#blocks.add(passage, names);
    this.#count++;
  }

  #namesOf({ path, id }: Entry): Names {
    return this.#names.get(`${path}#${id ?? ""}`) ?? NO_NAMES;
  }

  #post(term: string, level: number): void {
    const list = this.#postings.get(term);
    if (list === undefined) {
      this.#postings.set(term, { last: this.#count, values: [4 * this.#count + level] });
      return;
    }
    list.values.push(4 * (this.#count - list.last) + level);
    list.last = this.#count;
  }

  #addMentioned({ mentions }: DocumentFacts): void {
    for (const entry of mentions.flatMap((one) => mentionedEntries(this.#site.edition, one))) {
      if (entry.kind !== "person" && entry.kind !== "place") continue;
      const href = entryReference(HOME_PAGE, entry, this.#site);
      this.#addToFacet(entry.kind, href, entry.label);
    }
  }

  /** The document that is being added has a value. */
  #addToFacet(facet: Facet, value: string, label: string): void {
    const document = this.#passages.length;
    const values = this.#facets.get(facet);
    const draft = values?.get(value);
    if (draft === undefined) values?.set(value, { label, documents: [document] });
    else if (draft.documents.at(-1) !== document) draft.documents.push(document);
  }

  /** All files of the index. */
  *files(): Generator<SearchFile> {
    const shards: string[] = [];
    for (const { first, contents } of shardsOf(this.#postings)) {
      yield file(wordsFile(shards.length), contents);
      shards.push(first);
    }
    const blocks: number[] = [];
    for (const { count, contents } of this.#blocks.finish()) {
      yield file(textsFile(blocks.length), contents);
      blocks.push(count);
    }
    for (const [facet, values] of this.#facets)
      yield file(
        facetFile(facet),
        array([...values].map((one) => JSON.stringify(facetEntry(one)))),
      );
    const catalogue: Catalogue = { shards, blocks, passages: this.#passages };
    yield file(CATALOGUE_FILE, `${JSON.stringify(catalogue)}\n`);
  }
}

function facetEntry([value, { label, documents }]: readonly [string, FacetDraft]): FacetEntry {
  return [value, label, ...documents.map((one, index) => one - (documents[index - 1] ?? 0))];
}

interface Names {
  /** Without repetition, as recorded. */
  readonly forms: readonly string[];
  /** What each of them is found under. */
  readonly terms: readonly string[];
}

const NO_NAMES: Names = { forms: [], terms: [] };

function namesOf(fact: IdFact): Names {
  const forms = [...new Set(fact.forms.map(({ text }) => text))];
  return { forms, terms: [...new Set(forms.flatMap(nameTerms))] };
}

interface PostingList {
  last: number;
  readonly values: number[];
}

function file(path: string, contents: string): SearchFile {
  return { path: `${SEARCH_FOLDER}/${path}`, contents };
}

interface Shard {
  readonly first: string;
  readonly contents: string;
}

function* shardsOf(postings: ReadonlyMap<string, PostingList>): Generator<Shard> {
  let first: string | undefined;
  let entries: string[] = [];
  let length = 0;
  for (const term of [...postings.keys()].toSorted(compareText)) {
    const entry = JSON.stringify([term, ...(postings.get(term)?.values ?? [])]);
    const isFull = length + entry.length > SHARD_LENGTH || entry.length > LONG_LIST;
    if (first !== undefined && isFull) {
      yield { first, contents: array(entries) };
      first = undefined;
      entries = [];
      length = 0;
    }
    first ??= term;
    entries.push(entry);
    length += entry.length > LONG_LIST ? SHARD_LENGTH : entry.length;
  }
  if (first !== undefined) yield { first, contents: array(entries) };
}

/** An array with a line for each entry: a plain search in the files finds a word. */
function array(entries: readonly string[]): string {
  return `[${entries.join(",\n")}]\n`;
}

const SATURATION = 1.2;
const LENGTH_MATTERS = 0.75;
const TYPICAL_LENGTH = 60;

/**
 * How much a word weighs in a passage, 0 to 3: that of BM25 (Robertson and Zaragoza 2009, 3.2), which
 * lies between 0 and 2.2, in four steps. The typical length is fixed, so that one passage's weight
 * does not depend on all the others.
 */
function weight(count: number, length: number): number {
  const relative = 1 - LENGTH_MATTERS + (LENGTH_MATTERS * length) / TYPICAL_LENGTH;
  const value = (count * (SATURATION + 1)) / (count + SATURATION * relative);
  return Math.min(3, Math.floor(2 * value));
}

/** What kind of document the header says that it is: its categories, else its keywords. */
function documentTypes({ pointers, header }: DocumentFacts, { edition }: Site): string[] {
  const categories = pointers.flatMap(({ element, attribute, target }) => {
    if (element !== "catRef" || attribute !== "target" || target === undefined) return [];
    return findEntry(edition, target)?.label ?? [];
  });
  return [...new Set(categories.length > 0 ? categories : header.keywords)];
}
