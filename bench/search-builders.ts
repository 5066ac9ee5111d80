// The three ways of making a search index that bench/search.ts compares, each of the same corpus.

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { SearchIndex } from "../src/site/search/build-index.ts";
import { planSite } from "../src/site/pages.ts";
import { sourceFromText } from "../src/source/source.ts";
import { collectEdition } from "../src/tei/edition.ts";
import { collectFacts } from "../src/tei/facts.ts";
import { splitWords } from "../src/tei/names/words.ts";
import { parseXml, type XmlDocument } from "../src/xml/tree.ts";
import {
  asTei,
  type BenchCorpus,
  type BenchDocument,
  makeCorpus,
  registerAsTei,
} from "./search-corpus.ts";

export type BuilderName = "corpus" | "apograph" | "minisearch" | "pagefind";

export const builders: Readonly<Record<BuilderName, (folder: string) => Promise<void>>> = {
  /** What the others do before they begin: to be taken off. */
  corpus: async (folder) => {
    const corpus = makeCorpus();
    const size = corpus.documents.reduce((sum, one) => sum + textOf(one).join("\n").length, 0);
    writeFileSync(join(folder, "size.txt"), String(size));
  },
  apograph: async (folder) => apograph(makeCorpus(), folder),
  minisearch: async (folder) => miniSearch(makeCorpus(), folder),
  pagefind: async (folder) => pagefind(makeCorpus(), folder),
};

function apograph(corpus: BenchCorpus, folder: string): void {
  const parse = (path: string, text: string): XmlDocument => {
    const { document } = parseXml(sourceFromText(path, text));
    if (document === undefined) throw new Error(`${path} is not well formed`);
    return document;
  };
  const register = "tei/registers/persons.xml";
  const sources = corpus.documents.map((one): [string, string] => [one.path, asTei(one)]);
  const facts = [...sources, [register, registerAsTei(corpus)] as const].map(([path, text]) =>
    collectFacts(path, parse(path, text)),
  );
  const site = planSite(collectEdition(facts), {
    title: "",
    language: "de",
    strings: {},
    generator: "",
    built: "",
  });
  const index = new SearchIndex(site);
  for (const [number, [path, text]] of sources.entries()) {
    const own = facts[number];
    if (own !== undefined) index.add(own, parse(path, text).root);
  }
  for (const { path, contents } of index.files())
    write(folder, path.replace(/^search\//u, ""), contents);
}

/** How many MiniSearch indexes the words are spread over. */
const SHARDS = 256;

/** As much of it as is used here. */
export interface MiniSearchClass {
  new (options: object): {
    addAll(documents: readonly object[]): void;
    search(query: string, options: object): readonly { readonly id: number }[];
    toJSON(): object;
  };
  loadJSON(
    json: string,
    options: object,
  ): { search(query: string, options: object): readonly { readonly id: number }[] };
}

/** The words are split and folded already. */
export const MINISEARCH_OPTIONS = {
  fields: ["text"],
  tokenize: (text: string): string[] => text.split(" "),
  processTerm: (term: string): string => term,
};

/**
 * MiniSearch has one index for all; to load a part of it, each word goes into one of many indexes, by its
 * first letters. Texts for the results lie beside it, a file for each document.
 */
async function miniSearch(corpus: BenchCorpus, folder: string): Promise<void> {
  const { default: MiniSearch } = (await importPeer("minisearch")) as { default: MiniSearchClass };
  const shards = Array.from({ length: SHARDS }, () => new Map<number, string[]>());
  let passage = 0;
  const counts = corpus.documents.map(({ paragraphs }) => paragraphs.length);
  write(folder, "passages.json", JSON.stringify(counts));
  for (const [number, one] of corpus.documents.entries()) {
    for (const parts of one.paragraphs) {
      const own = splitWords(parts.map(({ text }) => text).join("")).map(({ folded }) => folded);
      const forms = parts.flatMap(({ person }) =>
        person === undefined ? [] : (corpus.persons[person] ?? []),
      );
      for (const term of [
        ...own,
        ...forms.flatMap((form) => splitWords(form).map(({ folded }) => folded)),
      ]) {
        const shard = shards[shardOf(term)];
        shard?.set(passage, [...(shard.get(passage) ?? []), term]);
      }
      passage++;
    }
    write(folder, `texts/${number}.json`, JSON.stringify([one.title, one.year, textOf(one)]));
  }
  for (const [number, shard] of shards.entries()) {
    const index = new MiniSearch(MINISEARCH_OPTIONS);
    index.addAll([...shard].map(([id, terms]) => ({ id, text: terms.join(" ") })));
    write(folder, `words/${number}.json`, JSON.stringify(index));
  }
}

/** Words with the same two first letters are in one shard, so that beginnings can be looked for. */
export function shardOf(term: string): number {
  let hash = 0;
  for (const letter of [...term].slice(0, 2))
    hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) >>> 0;
  return hash % SHARDS;
}

interface PagefindIndex {
  addHTMLFile(file: {
    readonly url: string;
    readonly content: string;
  }): Promise<{ readonly errors: readonly string[] }>;
  writeFiles(options: { readonly outputPath: string }): Promise<unknown>;
}

/** Its pages are made for it; the forms of a name go behind the word, as Pagefind indexes what it shows. */
async function pagefind(corpus: BenchCorpus, folder: string): Promise<void> {
  const { createIndex, close } = (await importPeer("pagefind")) as {
    createIndex(options: object): Promise<{ readonly index: PagefindIndex }>;
    close(): Promise<void>;
  };
  const { index } = await createIndex({ forceLanguage: "de" });
  for (const [number, one] of corpus.documents.entries()) {
    const paragraphs = one.paragraphs.map((parts, at) => {
      const forms = parts.flatMap(({ person }) =>
        person === undefined ? [] : (corpus.persons[person] ?? []),
      );
      return `<p id="p${at + 1}">${parts.map(({ text }) => text).join("")} ${forms.join(" ")}</p>`;
    });
    const facets = `<span data-pagefind-filter="year">${one.year}</span><span data-pagefind-filter="type">type ${one.year % 7}</span>`;
    const content = `<html lang="de"><body><main data-pagefind-body><h1>${one.title}</h1>${facets}${paragraphs.join("\n")}</main></body></html>`;
    const { errors } = await index.addHTMLFile({ url: `/documents/${number}.html`, content });
    if (errors.length > 0) throw new Error(errors.join("; "));
  }
  await index.writeFiles({ outputPath: folder });
  await close();
}

/** By a name that the compiler does not look up: the peers are no dependencies. */
export async function importPeer(name: string): Promise<unknown> {
  return import(name);
}

function textOf({ paragraphs }: BenchDocument): string[] {
  return paragraphs.map((parts) => parts.map(({ text }) => text).join(""));
}

function write(folder: string, path: string, contents: string): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, contents);
}
