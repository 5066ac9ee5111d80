// A document and its schema: which one it is, and what it has against the document.

import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { Validator } from "../relaxng/validator.ts";
import type { Source } from "../source/source.ts";
import { ignoreEvents, type XmlHandler } from "../xml/handler.ts";
import type { NameTable } from "../xml/names.ts";
import { readXmlModels } from "../xml/model.ts";
import type { Engine } from "./engines.ts";
import type { OpenSchema, SchemaShelf } from "./schemas.ts";

export interface Judge {
  /** The schema; undefined where there is none. */
  readonly schema: OpenSchema | undefined;
  /** The table to read the document with. */
  readonly names: NameTable;
  /** Is to hear the reading. */
  readonly handler: XmlHandler;
  /** What there is against the document, after a reading without an error. */
  readonly findings: () => Promise<readonly Diagnostic[]>;
}

/**
 * Opens the schema of a document (in UTF-8).
 *
 * @throws {Misuse} when the configured schema does not exist
 */
export async function openJudge(
  source: Source,
  shelf: SchemaShelf,
  engine: Engine,
): Promise<Judge> {
  const { schema: opened, problem } = shelf.choose(source.path, () => readXmlModels(source));
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
  };
}
