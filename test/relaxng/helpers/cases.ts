// Cases as text files: schemas are read more easily in their own syntax than in TypeScript.
//
//   === name of the case
//   the schema
//   +++ path/of/another/file
//   what is in it
//   ---
//   what is expected

import { readFileSync } from "node:fs";
import type { Diagnostic } from "../../../src/diagnostic/diagnostic.ts";
import { positionAt, sourceFromText, type Source, type Span } from "../../../src/source/source.ts";
import { fixture } from "../../helpers/project.ts";

export interface TextCase {
  readonly name: string;
  readonly source: Source;
  readonly load: (path: string) => Source | undefined;
  readonly expected: string;
}

/** The cases in a file of `test/relaxng/`. A schema that begins with "<" is in the XML syntax. */
export function readCases(file: string): readonly TextCase[] {
  const blocks = readFileSync(fixture("relaxng", file), "utf8").split(/^=== /mu).slice(1);
  return blocks.map((block) => {
    const [name = ""] = block.split("\n", 1);
    const [before = "", expected = ""] = block.slice(name.length + 1).split(/^---\n/mu);
    const [schema = "", ...others] = before.split(/^\+\+\+ /mu);
    const files = new Map(
      others.map((other) => {
        const [path = ""] = other.split("\n", 1);
        return [path, sourceFromText(path, other.slice(path.length + 1))];
      }),
    );
    const path = schema.startsWith("<") ? "schema.rng" : "schema.rnc";
    return {
      name,
      source: sourceFromText(path, schema),
      load: (one) => files.get(one),
      expected: expected.trimEnd(),
    };
  });
}

/** Diagnostics as the cases write them: code and place, message, notes. */
export function describeDiagnostics(
  diagnostics: readonly Diagnostic[],
  { source, load }: TextCase,
): string {
  const place = (path: string | undefined, span: Span | undefined): string => {
    const file = path === undefined || path === source.path ? source : load(path);
    if (file === undefined || span === undefined) return "nowhere";
    const start = positionAt(file, span.start);
    const end = positionAt(file, span.end);
    const lines = `${start.line}:${start.column}-${end.line}:${end.column}`;
    return file === source ? lines : `${file.path} ${lines}`;
  };
  return diagnostics
    .flatMap(({ code, message, path, span, notes }) => [
      `${code} ${place(path, span)}`,
      message,
      ...notes.map((note) => `note ${place(note.path, note.span)}: ${note.message}`),
    ])
    .join("\n");
}
