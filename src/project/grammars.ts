// Grammars, kept between runs: simplifying a schema as large as TEI's takes longer than a document.
// Kept in the form of Node's own serialisation, in which patterns that are shared stay shared.

import { createHash } from "node:crypto";
import { deserialize, serialize } from "node:v8";
import type { Grammar } from "../relaxng/grammar.ts";
import { loadGrammar, type LoadSchema, type SchemaResult } from "../relaxng/load.ts";
import type { Source } from "../source/source.ts";
import { type Cache, cacheKey } from "./cache.ts";
import { toolkitName } from "./project.ts";

/** What is stored: the grammar, and what its files were, so that a change in any of them is noticed. */
interface StoredGrammar {
  readonly grammar: Grammar;
  readonly hashes: readonly (readonly [path: string, hash: string])[];
}

/** Loads a grammar from the cache, or from its files. Only one without findings is kept. */
export function loadCachedGrammar(source: Source, load: LoadSchema, cache: Cache): SchemaResult {
  const key = cacheKey(["grammar", toolkitName(), process.version, source.path, source.bytes]);
  const stored = readStored(cache.read(key));
  const isFresh = stored?.hashes.every(([path, hash]) => hashOf(load(path)) === hash) ?? false;
  if (stored !== undefined && isFresh) return { grammar: stored.grammar, diagnostics: [] };

  const result = loadGrammar(source, load);
  const { grammar, diagnostics } = result;
  if (grammar === undefined || diagnostics.length > 0) return result;
  const others = grammar.reads.filter((path) => path !== source.path);
  const hashes = others.map((path) => [path, hashOf(load(path))] as const);
  cache.write(key, serialize({ grammar, hashes }));
  return result;
}

function readStored(bytes: Uint8Array | undefined): StoredGrammar | undefined {
  if (bytes === undefined) return undefined;
  try {
    return deserialize(bytes) as StoredGrammar;
  } catch {
    return undefined;
  }
}

function hashOf(source: Source | undefined): string {
  return source === undefined ? "" : createHash("sha256").update(source.bytes).digest("hex");
}
