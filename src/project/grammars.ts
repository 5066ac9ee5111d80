// Grammars, kept between runs: simplifying a schema as large as TEI's takes longer than a document.

import { createHash } from "node:crypto";
import type { LoadSchema, SchemaResult } from "../relaxng/load.ts";
import { readStoredGrammar, storeGrammar } from "../relaxng/stored-grammar.ts";
import { decode, type Source } from "../source/source.ts";
import { type Cache, cacheKey } from "./cache.ts";
import { toolkitName } from "./package.ts";

/** The other files of a grammar, as they were. */
type Hashes = readonly (readonly [path: string, hash: string])[];

/** Loads a grammar from the cache, or from its files. Only one without findings is kept. */
export async function loadCachedGrammar(
  source: Source,
  load: LoadSchema,
  cache: Cache,
): Promise<SchemaResult> {
  const key = cacheKey(["grammar", toolkitName(), source.path, source.bytes]);
  const stored = cache.read(key);
  if (stored !== undefined) {
    const [hashes, grammar] = splitFirstLine(decode(stored));
    const isFresh = (JSON.parse(hashes) as Hashes).every(
      ([path, hash]) => hashOf(load(path)) === hash,
    );
    if (isFresh) return { grammar: readStoredGrammar(grammar), diagnostics: [] };
  }
  const { loadGrammar } = await import("../relaxng/load.ts");
  const result = loadGrammar(source, load);
  const { grammar, diagnostics } = result;
  if (grammar === undefined || diagnostics.length > 0) return result;
  const others = grammar.reads.filter((path) => path !== source.path);
  const hashes: Hashes = others.map((path) => [path, hashOf(load(path))]);
  cache.write(key, `${JSON.stringify(hashes)}\n${storeGrammar(grammar)}`);
  return result;
}

function splitFirstLine(text: string): [first: string, rest: string] {
  const end = text.indexOf("\n");
  return [text.slice(0, end), text.slice(end + 1)];
}

function hashOf(source: Source | undefined): string {
  return source === undefined ? "" : createHash("sha256").update(source.bytes).digest("hex");
}
