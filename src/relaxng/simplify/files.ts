// All files of a schema: the one given, and what it refers to, directly or through others (RELAX NG, 4.5
// to 4.7). Each is read and parsed once.

import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import type { Source } from "../../source/source.ts";
import { type Deep, deep, runDeep } from "../deep.ts";
import type { FullSchema } from "../syntax/full.ts";
import { parseSchema } from "../syntax/parse.ts";
import * as messages from "./messages.ts";

/** Reads another schema file: its bytes, or undefined when there is none. */
export type LoadSchema = (path: string) => Source | undefined;

export interface SchemaFiles {
  /** Absent if it has syntax errors. */
  readonly main?: FullSchema;
  /** The others, by the path that references lead to. */
  readonly others: ReadonlyMap<string, FullSchema>;
  /** The paths of all that were read, in that order. */
  readonly reads: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

export function readFiles(source: Source, load: LoadSchema): SchemaFiles {
  const reader = new FileReader(load);
  const main = runDeep(reader.read(source, source.path));
  const { others, reads, diagnostics } = reader;
  others.delete(source.path);
  return { ...(main === undefined ? {} : { main }), others, reads, diagnostics };
}

class FileReader {
  readonly others = new Map<string, FullSchema>();
  readonly reads: string[] = [];
  readonly diagnostics: Diagnostic[] = [];
  readonly #load: LoadSchema;
  /** Where references led to, whether there was a schema or not. */
  readonly #known = new Set<string>();
  /** The files from the first one to the one at hand. */
  readonly #open: string[] = [];

  constructor(load: LoadSchema) {
    this.#load = load;
  }

  /** A file and all that it refers to. */
  *read(source: Source, target: string): Deep<FullSchema | undefined> {
    this.reads.push(source.path);
    this.#known.add(target);
    const { schema, diagnostics } = parseSchema(source);
    this.diagnostics.push(...diagnostics);
    if (schema === undefined) return undefined;
    this.others.set(target, schema);
    this.#open.push(target);
    for (const reference of schema.references) {
      yield* deep(this.#follow(schema, reference));
    }
    this.#open.pop();
    return schema;
  }

  *#follow(schema: FullSchema, reference: FullSchema["references"][number]): Deep<void> {
    const { target, span } = reference;
    const place = { path: schema.source.path, span };
    const opened = this.#open.indexOf(target);
    if (opened >= 0) {
      this.diagnostics.push(messages.includeCycle(place, this.#open.slice(opened)));
      return;
    }
    if (!this.#known.has(target)) {
      const source = this.#load(target);
      this.#known.add(target);
      if (source !== undefined) yield* deep(this.read(source, target));
      else this.diagnostics.push(messages.unreadable(place, target));
    }
    const other = this.others.get(target);
    if (reference.kind === "include" && other !== undefined && other.pattern.kind !== "grammar") {
      const root = { path: other.source.path, span: other.pattern.span };
      this.diagnostics.push(messages.notAGrammar(place, target, root));
    }
  }
}
