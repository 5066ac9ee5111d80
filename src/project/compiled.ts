// Schemas as they are used, kept between runs: reading one as large as TEI's takes longer than a document.

import { createHash } from "node:crypto";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { LoadSchema, SchemaResult } from "../relaxng/load.ts";
import { readStoredGrammar, storeGrammar } from "../relaxng/stored-grammar.ts";
import type { SchematronResult } from "../schematron/load.ts";
import type { SchematronSchema } from "../schematron/schema.ts";
import { decode, type Source } from "../source/source.ts";
import { type Cache, cacheKey } from "./cache.ts";
import { toolkitName } from "./package.ts";

/** A file, how to read those that it refers to, and where results are kept. */
export interface SchemaFile {
  readonly source: Source;
  readonly load: LoadSchema;
  readonly cache: Cache;
}

/** The grammar of a RELAX NG schema, in either syntax. */
export async function loadCachedGrammar(file: SchemaFile): Promise<SchemaResult> {
  const { value: grammar, diagnostics } = await cached(file, {
    kind: "grammar",
    store: storeGrammar,
    restore: readStoredGrammar,
    make: async () => {
      const { loadGrammar } = await import("../relaxng/load.ts");
      const { grammar: value, ...result } = loadGrammar(file.source, file.load);
      return { value, reads: value?.reads ?? [], ...result };
    },
  });
  return grammar === undefined ? { diagnostics } : { grammar, diagnostics };
}

/** The rules of a Schematron schema, or those in a RELAX NG schema in XML syntax. */
export async function loadCachedRules(file: SchemaFile): Promise<SchematronResult> {
  const { value: rules, diagnostics } = await cached<SchematronSchema>(file, {
    kind: "rules",
    store: (value) => JSON.stringify(value),
    restore: (text) => JSON.parse(text) as SchematronSchema,
    make: async () => {
      const { loadSchematron } = await import("../schematron/load.ts");
      const { rules: value, ...result } = loadSchematron(file.source, file.load);
      return { value, reads: value?.reads ?? [], ...result };
    },
  });
  return rules === undefined ? { diagnostics } : { rules, diagnostics };
}

interface Made<Value> {
  readonly value: Value | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

interface Recipe<Value> {
  readonly kind: string;
  readonly store: (value: Value) => string;
  readonly restore: (text: string) => Value;
  /** Loads its own code: mostly the cache has what it would make. */
  readonly make: () => Promise<Made<Value> & { readonly reads: readonly string[] }>;
}

/** The other files of a schema, as they were. */
type Hashes = readonly (readonly [path: string, hash: string])[];

/** From the cache if none of the files has changed, else made. Only what has no findings is kept. */
async function cached<Value>(
  { source, load, cache }: SchemaFile,
  { kind, store, restore, make }: Recipe<Value>,
): Promise<Made<Value>> {
  const key = cacheKey([kind, toolkitName(), source.path, source.bytes]);
  const stored = cache.read(key);
  if (stored !== undefined) {
    const [hashes, text] = splitFirstLine(decode(stored));
    const isFresh = (JSON.parse(hashes) as Hashes).every(
      ([path, hash]) => hashOf(load(path)) === hash,
    );
    if (isFresh) return { value: restore(text), diagnostics: [] };
  }
  const { value, diagnostics, reads } = await make();
  if (value !== undefined && diagnostics.length === 0) {
    const others = reads.filter((path) => path !== source.path);
    const hashes: Hashes = others.map((path) => [path, hashOf(load(path))]);
    cache.write(key, `${JSON.stringify(hashes)}\n${store(value)}`);
  }
  return { value, diagnostics };
}

function splitFirstLine(text: string): [first: string, rest: string] {
  const end = text.indexOf("\n");
  return [text.slice(0, end), text.slice(end + 1)];
}

function hashOf(source: Source | undefined): string {
  return source === undefined ? "" : createHash("sha256").update(source.bytes).digest("hex");
}
