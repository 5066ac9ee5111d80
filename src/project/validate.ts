// read → check: every document by itself, then the edition as a whole.

import { readFileSync } from "node:fs";
import { type Diagnostic, sortDiagnostics } from "../diagnostic/diagnostic.ts";
import type { Source } from "../source/source.ts";
import { checkEdition } from "../tei/checks.ts";
import { collectEdition, type Edition } from "../tei/edition.ts";
import { validateWithXmllint } from "../xml/xmllint.ts";
import { type CheckedDocument, checkDocument } from "./check-document.ts";
import { findResource, type Project, readSources } from "./project.ts";

export interface ValidationResult {
  readonly diagnostics: readonly Diagnostic[];
  /** All documents of the edition, in the order of their paths. */
  readonly documents: readonly CheckedDocument[];
  /** How many of them were judged. */
  readonly judged: number;
  /** Every file that a finding may point at: documents and schema. */
  readonly sources: readonly Source[];
  readonly edition: Edition;
}

/**
 * Validates an edition. What spans documents is judged only when every document is well formed: a
 * broken one would make everything that points into it look broken too.
 *
 * @param only judge these files alone (relative to the edition); the rest is still read, so that
 *   pointers into it are understood, and reported only where it is not well formed
 * @throws {Misuse} when a file cannot be read
 */
export async function validate(
  project: Project,
  only: readonly string[] = [],
): Promise<ValidationResult> {
  project.progress("reading");
  const documents = readSources(project, only).map(checkDocument);
  const edition = collectEdition(documents.flatMap(({ facts }) => facts ?? []));
  const isWhole = edition.documents.length === documents.length;

  const chosen = new Set(only);
  const isJudged = ({ path }: { readonly path: string }): boolean =>
    chosen.size === 0 || chosen.has(path);
  const judged = documents.filter(({ source }) => isJudged(source));
  const wellFormed = judged.filter(({ facts }) => facts !== undefined);
  project.progress(`validating ${judged.length} documents`);
  const schema = readSchema(project);
  const invalid = await validateWithXmllint(
    wellFormed.map(({ source }) => source),
    schema,
  );
  const dangling = isWhole ? checkEdition(edition).filter(isJudged) : [];
  const unreadable = documents.flatMap((document) =>
    document.diagnostics.filter((one) => one.severity === "error" || isJudged(one)),
  );
  return {
    diagnostics: sortDiagnostics([...unreadable, ...invalid, ...dangling]),
    documents,
    judged: judged.length,
    sources: [...documents.map(({ source }) => source), schema],
    edition,
  };
}

function readSchema(project: Project): Source {
  const { file, name } = findResource(project, project.config.schema, "schemas/apograph.rng");
  return { path: name, bytes: readFileSync(file) };
}
