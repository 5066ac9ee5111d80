// read → check: every document by itself, then the edition as a whole.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Diagnostic, sortDiagnostics } from "../diagnostic/diagnostic.ts";
import type { Source } from "../source/source.ts";
import { checkEdition } from "../tei/checks.ts";
import { collectEdition, type Edition } from "../tei/edition.ts";
import {
  checkAlone,
  type CheckedAlone,
  type CheckedDocument,
  checkDocument,
  type FindJudge,
} from "./check-document.ts";
import { judgeDependents } from "./dependents.ts";
import type { Engine } from "./engines.ts";
import { readSource } from "./files.ts";
import { openJudge } from "./judge.ts";
import { type Listing, listSources, type Project } from "./project.ts";
import { rulesOf } from "./rules.ts";
import { type OpenSchema, SchemaShelf } from "./schemas.ts";
import { settleFindings } from "./settle.ts";

export interface ValidationRequest {
  /**
   * Judge these files alone (relative to the edition). The rest of the edition is still read, so that
   * pointers into it are understood, and reported only where it is not well formed. A file outside the
   * edition's folder, or where there is no edition, is held against its schema and nothing else.
   */
  readonly only?: readonly string[];
  /**
   * Judge what has changed, instead: these files, some of which may be gone, and the documents that
   * point into them.
   */
  readonly changed?: readonly string[] | undefined;
  readonly engine?: Engine;
  /** What a run before this one knows already, for a run over everything. */
  readonly known?: Known | undefined;
}

/** What may be taken over from a run with the same configuration and the same schemas. */
export interface Known {
  readonly shelf: SchemaShelf;
  readonly documents: readonly CheckedDocument[];
}

export interface ValidationResult {
  readonly diagnostics: readonly Diagnostic[];
  /** All documents of the edition, in the order of their paths. */
  readonly documents: readonly CheckedDocument[];
  /** The paths of the files that were judged. */
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
  { only = [], changed, engine = "apograph", known }: ValidationRequest = {},
): Promise<ValidationResult> {
  const listing = await listSources(project, only);
  const shelf = known?.shelf ?? new SchemaShelf(project);
  const unchanged = recognise(known?.documents ?? []);
  const chosen = new Set(changed ?? only);
  const isAll = changed === undefined && only.length === 0;
  const isJudged = ({ path }: { readonly path: string }): boolean => isAll || chosen.has(path);
  const judgeIn = (isAlone: boolean): FindJudge => {
    return (source) => openJudge(source, { shelf, engine, isAlone });
  };
  const findJudge = judgeIn(false);
  const read = withProgress(project, listing);

  const rules = rulesOf(project.config);
  const documents: CheckedDocument[] = [];
  for (const path of listing.edition) {
    const file = read(path);
    const judged = isJudged({ path }) ? findJudge : undefined;
    documents.push(
      unchanged(file) ?? (await checkDocument(file, { findJudge: judged, runs: rules.names })),
    );
  }
  // A clean one is done with: thousands of them need not stay in memory.
  const alone: CheckedAlone[] = [];
  for (const path of listing.alone) {
    const checked = await checkAlone(read(path), judgeIn(true));
    if (engine === "xmllint" || checked.diagnostics.length > 0 || checked.ignores !== undefined)
      alone.push(checked);
  }
  const edition = collectEdition(
    documents.flatMap(({ facts }) => facts ?? []),
    rules,
  );
  const isWhole = edition.documents.length === documents.length;
  if (changed !== undefined) {
    for (const path of await judgeDependents(documents, chosen, findJudge)) chosen.add(path);
  }
  // A change is also to blame for what it does elsewhere, such as an id that is there twice now.
  const concerns = (finding: Diagnostic): boolean =>
    isJudged(finding) ||
    (changed !== undefined && finding.notes.some(({ path = "" }) => isJudged({ path })));
  const isThere = (path: string): boolean => existsSync(join(project.folder, path));
  const dangling = isWhole ? checkEdition(edition, rules, isThere).filter(concerns) : [];
  const unreadable = documents.flatMap(({ facts, diagnostics }) =>
    diagnostics.filter((one) => isJudged(one) || (facts === undefined && one.severity === "error")),
  );
  const invalid = [
    ...alone.flatMap(({ diagnostics }) => diagnostics),
    ...(engine === "xmllint" ? await askXmllint([...documents, ...alone], project) : []),
    ...shelf.opened.flatMap(({ diagnostics }) => diagnostics),
  ];
  const settled = await settleFindings([...unreadable, ...invalid, ...dangling], {
    documents: [...documents.filter(({ source }) => isJudged(source)), ...alone],
    isComplete: isWhole && engine === "apograph",
    config: project.config,
  });
  return {
    diagnostics: sortDiagnostics(settled),
    documents,
    judged: [...listing.edition.filter((path) => isJudged({ path })), ...listing.alone],
    sources: [
      ...documents.map(({ source }) => source),
      ...alone.map(({ source }) => source),
      ...shelf.opened.flatMap(({ reads }) => reads),
    ],
    edition,
  };
}

/** Finds the document that was checked when its file had the same bytes. */
function recognise(
  documents: readonly CheckedDocument[],
): (file: Source) => CheckedDocument | undefined {
  const byPath = new Map(documents.map((document) => [document.source.path, document]));
  return ({ path, bytes }) => {
    const document = byPath.get(path);
    return document !== undefined && Buffer.compare(document.original, bytes) === 0
      ? document
      : undefined;
  };
}

/** Reads files, and tells how far it is. */
function withProgress(project: Project, { edition, alone }: Listing): (path: string) => Source {
  const total = edition.length + alone.length;
  let done = 0;
  return (path) => {
    project.progress(`checking ${++done} of ${total}`);
    return readSource(project.folder, path);
  };
}

/** Has libxml2 judge all documents that are held against a schema. */
async function askXmllint(
  documents: readonly CheckedAlone[],
  project: Project,
): Promise<Diagnostic[]> {
  const bySchema = new Map<OpenSchema, Source[]>();
  for (const { source, schema } of documents) {
    if (schema === undefined) continue;
    const sources = bySchema.get(schema);
    if (sources === undefined) bySchema.set(schema, [source]);
    else sources.push(source);
  }
  // Loaded here: only who asks for it pays for it.
  const { validateWithXmllint } = await import("../xml/xmllint.ts");
  const findings: Diagnostic[] = [];
  for (const [schema, sources] of bySchema) {
    project.progress(`validating ${sources.length} documents with libxml2`);
    const flat = await schema.flat();
    if (flat !== undefined) findings.push(...(await validateWithXmllint(sources, flat)));
  }
  return findings;
}
