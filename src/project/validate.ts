// read → check: every document by itself, then the edition as a whole.

import { type Diagnostic, sortDiagnostics } from "../diagnostic/diagnostic.ts";
import { validate as validateDocument } from "../relaxng/validate.ts";
import type { Source } from "../source/source.ts";
import { checkEdition } from "../tei/checks.ts";
import { collectEdition, type Edition } from "../tei/edition.ts";
import { validateWithXmllint } from "../xml/xmllint.ts";
import { type CheckedDocument, checkDocument } from "./check-document.ts";
import { type Project, readSources } from "./project.ts";
import { type OpenSchema, SchemaShelf } from "./schemas.ts";

/** Who judges by the schema: Apograph itself, or libxml2 as a second opinion. */
export const ENGINES = ["apograph", "xmllint"] as const;
export type Engine = (typeof ENGINES)[number];

export interface ValidationRequest {
  /**
   * Judge these files alone (relative to the edition). The rest is still read, so that pointers into
   * it are understood, and reported only where it is not well formed.
   */
  readonly only?: readonly string[];
  readonly engine?: Engine;
}

export interface ValidationResult {
  readonly diagnostics: readonly Diagnostic[];
  /** All documents of the edition, in the order of their paths. */
  readonly documents: readonly CheckedDocument[];
  /** The paths of those that were judged. */
  readonly judged: readonly string[];
  /** Every file that a finding may point at: documents and schemas. */
  readonly sources: readonly Source[];
  readonly edition: Edition;
}

/**
 * Validates an edition. What spans documents is judged only when every document is well formed: a
 * broken one would make everything that points into it look broken too.
 *
 * @throws {Misuse} when a file cannot be read
 */
export async function validate(
  project: Project,
  { only = [], engine = "apograph" }: ValidationRequest = {},
): Promise<ValidationResult> {
  project.progress("reading");
  const documents = readSources(project, only).map(checkDocument);
  const edition = collectEdition(documents.flatMap(({ facts }) => facts ?? []));
  const isWhole = edition.documents.length === documents.length;

  const chosen = new Set(only);
  const isJudged = ({ path }: { readonly path: string }): boolean =>
    chosen.size === 0 || chosen.has(path);
  const judged = documents.filter(({ source }) => isJudged(source));
  const shelf = new SchemaShelf(project);
  const invalid = await checkAgainstSchemas(judged, shelf, { engine, project });
  const dangling = isWhole ? checkEdition(edition).filter(isJudged) : [];
  const unreadable = documents.flatMap((document) =>
    document.diagnostics.filter((one) => one.severity === "error" || isJudged(one)),
  );
  return {
    diagnostics: sortDiagnostics([...unreadable, ...invalid, ...dangling]),
    documents,
    judged: judged.map(({ source }) => source.path),
    sources: [
      ...documents.map(({ source }) => source),
      ...shelf.opened.flatMap(({ reads }) => reads),
    ],
    edition,
  };
}

interface SchemaCheck {
  readonly engine: Engine;
  readonly project: Project;
}

/** Holds each well-formed document against its schema. */
async function checkAgainstSchemas(
  documents: readonly CheckedDocument[],
  shelf: SchemaShelf,
  { engine, project }: SchemaCheck,
): Promise<Diagnostic[]> {
  const findings: Diagnostic[] = [];
  const bySchema = new Map<OpenSchema, Source[]>();
  for (const document of documents) {
    if (document.facts === undefined) continue;
    const { schema, problem } = shelf.choose(document);
    if (problem !== undefined) {
      findings.push(problem);
      continue;
    }
    const sources = bySchema.get(schema);
    if (sources === undefined) bySchema.set(schema, [document.source]);
    else sources.push(document.source);
  }
  let done = 0;
  for (const [open, sources] of bySchema) {
    if (engine === "xmllint") {
      project.progress(`validating ${sources.length} documents with libxml2`);
      const flat = open.flat();
      if (flat !== undefined) findings.push(...(await validateWithXmllint(sources, flat)));
    } else {
      const schema = open.schema();
      if (schema === undefined) continue;
      for (const source of sources) {
        project.progress(`validating ${++done} of ${documents.length}`);
        findings.push(...validateDocument(source, schema));
      }
    }
  }
  return [...findings, ...shelf.opened.flatMap(({ diagnostics }) => diagnostics)];
}
