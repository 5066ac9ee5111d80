// A document and its schema: which one it is, and what it has against the document.

import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { Validator } from "../relaxng/validator.ts";
import type { Source } from "../source/source.ts";
import { ignoreEvents, type XmlHandler } from "../xml/handler.ts";
import type { NameTable } from "../xml/names.ts";
import { readXmlModels } from "../xml/model.ts";
import type { Engine } from "./engines.ts";
import type { OpenRules, OpenSchema, SchemaShelf } from "./schemas.ts";
import { once } from "./once.ts";

export interface Judge {
  /** The schema; undefined where there is none. */
  readonly schema: OpenSchema | undefined;
  /** The table to read the document with. */
  readonly names: NameTable;
  /** Is to hear the reading. */
  readonly handler: XmlHandler;
  /** What there is against the document, after a reading without an error. */
  readonly findings: () => Promise<readonly Diagnostic[]>;
  /** The Schematron rules to hold it against, and what is wrong with those that it names. */
  readonly rules: () => Promise<Rules>;
  /** Whether there are any such files. */
  readonly hasRules: () => boolean;
}

export interface Rules {
  readonly schemas: readonly OpenRules[];
  readonly problems: readonly Diagnostic[];
}

/** How documents are judged in a run. */
export interface Court {
  readonly shelf: SchemaShelf;
  readonly engine: Engine;
  /** Whether the document is outside the edition. */
  readonly isAlone: boolean;
}

/**
 * Opens the schema of a document (in UTF-8).
 *
 * @throws {Misuse} when the configured schema does not exist
 */
export async function openJudge(source: Source, { shelf, engine, isAlone }: Court): Promise<Judge> {
  const models = once(() => readXmlModels(source));
  const books = once(() => shelf.rulebooks(source.path, models));
  const { schema: opened, problem } = shelf.choose(source.path, models);
  const schema = engine === "apograph" ? await opened?.schema() : undefined;
  const validator = schema === undefined ? undefined : new Validator(schema.automaton);
  return {
    schema: opened,
    names: shelf.names,
    handler: validator ?? ignoreEvents,
    findings: async () => {
      if (problem !== undefined) return [problem];
      if (schema === undefined || validator?.isValid !== false) return [];
      // Loaded here: nearly all documents are valid.
      const { explain } = await import("../relaxng/explain.ts");
      return explain(source, schema);
    },
    hasRules: () => books().length > 0,
    rules: async () => {
      const files = books().flatMap((book) => book.schema ?? []);
      // Those in the grammar are of the edition; a file that stands alone has to ask for them.
      if (opened !== undefined && !isAlone) files.push(opened);
      const rules = await Promise.all([...new Set(files)].map((file) => file.rules()));
      return {
        schemas: rules.filter((one) => one !== undefined),
        problems: books().flatMap((book) => book.problem ?? []),
      };
    },
  };
}
