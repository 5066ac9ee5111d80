// Is a document valid? One pass through the automaton that stops thinking at the first mistake; only
// then is the document read again by `explain`, which takes its time. Nearly all documents are valid.

import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Source } from "../source/source.ts";
import { inTurn } from "../xml/in-turn.ts";
import { readXml } from "../xml/read.ts";
import { explain } from "./explain.ts";
import { IdCheck } from "./ids.ts";
import type { Schema } from "./schema.ts";
import { Validator } from "./validator.ts";

/**
 * What is wrong with a document (in UTF-8, see `asUtf8`): nothing; or one finding if it is not
 * well-formed; or all that the schema has against it.
 *
 * @param ids whether to check also that IDs are unique and that references to them arrive
 */
export function validate(source: Source, schema: Schema, { ids = false } = {}): Diagnostic[] {
  const validator = new Validator(schema.automaton);
  const idCheck = ids ? new IdCheck(source, schema.idTypes) : undefined;
  const handler = idCheck === undefined ? validator : inTurn(validator, idCheck);
  const malformed = readXml(source, schema.names, handler);
  if (malformed !== undefined) return [malformed];
  const findings = idCheck?.findings() ?? [];
  return validator.isValid ? findings : [...explain(source, schema), ...findings];
}
