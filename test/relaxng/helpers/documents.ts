// Documents with the schema they are held against, as text files.
//
//   === name of the case
//   the schema, in the compact syntax unless it begins with "<"
//   --- valid
//   a document
//   --- invalid
//   a document
//   ...
//   1:2-1:5 relaxng/missing-element
//   the message
//   note 1:9-1:12: the note

import { readFileSync } from "node:fs";
import type { Diagnostic } from "../../../src/diagnostic/diagnostic.ts";
import { loadGrammar } from "../../../src/relaxng/load.ts";
import { Schema } from "../../../src/relaxng/schema.ts";
import { positionAt, sourceFromText, type Source, type Span } from "../../../src/source/source.ts";
import { fixture } from "../../helpers/project.ts";

export interface DocumentCase {
  readonly name: string;
  readonly schema: Schema;
  readonly document: Source;
  /** The findings as text; empty for a valid document. */
  readonly expected: string;
}

/** The cases in a file of `test/relaxng/`, one for each document. */
export function readDocumentCases(file: string): readonly DocumentCase[] {
  const blocks = readFileSync(fixture("relaxng", file), "utf8").split(/^=== /mu).slice(1);
  return blocks.flatMap((block) => {
    const [schemaText = "", ...documents] = block.split(/^--- (?=valid$|invalid$)/mu);
    const [name = ""] = schemaText.split("\n", 1);
    const schema = loadSchema(schemaText.slice(name.length + 1));
    return documents.map((text, index): DocumentCase => {
      const verdict = text.startsWith("valid") ? "valid" : "invalid";
      const [document = "", expected = ""] = text.slice(verdict.length + 1).split(/^\.\.\.\n/mu);
      const source = sourceFromText("document.xml", document.trimEnd());
      return {
        name: `${name}, ${verdict} ${index + 1}`,
        schema,
        document: source,
        expected: expected.trimEnd(),
      };
    });
  });
}

/** A schema that stands in one string. */
export function loadSchema(text: string): Schema {
  const path = text.startsWith("<") ? "schema.rng" : "schema.rnc";
  const { grammar, diagnostics } = loadGrammar(sourceFromText(path, text), () => undefined);
  if (grammar === undefined) throw new Error(`${text}${JSON.stringify(diagnostics)}`);
  return new Schema(grammar);
}

/** Findings as the cases write them, in the order of their places. */
export function describeFindings(findings: readonly Diagnostic[], source: Source): string {
  const place = (span: Span | undefined): string => {
    if (span === undefined) return "nowhere";
    const start = positionAt(source, span.start);
    const end = positionAt(source, span.end);
    return `${start.line}:${start.column}-${end.line}:${end.column}`;
  };
  return findings
    .toSorted((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0))
    .flatMap(({ code, message, span, notes }) => [
      `${place(span)} ${code}`,
      message,
      ...notes.map((note) => `note ${place(note.span)}: ${note.message}`),
    ])
    .join("\n");
}
