// One document, by itself: read once, and from that reading the findings, the facts that the edition
// needs, and the text that the stylesheets get.

import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Ignore } from "../diagnostic/ignores.ts";
import { decode, type Source } from "../source/source.ts";
import { checkTree } from "../tei/checks.ts";
import { collectFacts, type DocumentFacts } from "../tei/facts.ts";
import { asUtf8 } from "../xml/encoding.ts";
import { ignoreInstructions, mayHaveIgnores } from "../xml/ignores.ts";
import { readXml } from "../xml/read.ts";
import { parseXml, type XmlDocument } from "../xml/tree.ts";
import { writeXml } from "../xml/write.ts";
import type { Judge } from "./judge.ts";
import type { OpenRules, OpenSchema } from "./schemas.ts";

export interface CheckedAlone {
  /** In UTF-8: what all positions refer to. */
  readonly source: Source;
  readonly diagnostics: readonly Diagnostic[];
  /** What it was held against; absent when the document is not well formed, or there is no schema. */
  readonly schema?: OpenSchema | undefined;
  /** What the document asks to leave out; absent when it is not well formed. */
  readonly ignores?: readonly Ignore[];
}

export interface CheckedDocument extends CheckedAlone {
  /** The bytes of the file, to be published as they are. */
  readonly original: Uint8Array;
  /** Absent when the document is not well formed. */
  readonly facts?: DocumentFacts;
  /** The document rewritten for the stylesheets; absent when they can read the source itself. */
  readonly rewritten?: string;
}

/** Opens the judge of a document in UTF-8. */
export type FindJudge = (source: Source) => Promise<Judge>;

/** What is done with a document of the edition beside reading it. */
export interface DocumentRequest {
  /** Absent: its schema is not asked. */
  readonly findJudge?: FindJudge | undefined;
  /** Whether the text outside names is kept with the facts. */
  readonly runs: boolean;
}

/** A document of the edition. */
export async function checkDocument(
  file: Source,
  { findJudge, runs }: DocumentRequest,
): Promise<CheckedDocument> {
  const judge = await findJudge?.(asUtf8(file).source);
  const { source, document, diagnostics } = parseXml(file, judge?.names, judge?.handler);
  const checked = { source, original: file.bytes };
  if (document === undefined) return { ...checked, diagnostics };
  const invalid = (await judge?.findings()) ?? [];
  const broken = judge === undefined ? [] : await applyRules(document, judge);
  return {
    ...checked,
    diagnostics: [...diagnostics, ...invalid, ...broken, ...checkTree(file.path, document)],
    schema: judge?.schema,
    ignores: ignoreInstructions(document),
    facts: collectFacts(file.path, document, { runs }),
    ...(needsRewriting(document) ? { rewritten: writeXml(document) } : {}),
  };
}

async function applyRules(document: XmlDocument, judge: Judge): Promise<Diagnostic[]> {
  const { schemas, problems } = await judge.rules();
  if (schemas.length === 0) return [...problems];
  // Loaded here: the language of the rules is large, and many editions have none.
  const { checkSchematron } = await import("../schematron/check.ts");
  const found = schemas.flatMap(({ schema }) => checkSchematron(document, schema));
  return [...problems, ...found, ...(await applyXslt(document, schemas))];
}

async function applyXslt(
  document: XmlDocument,
  schemas: readonly OpenRules[],
): Promise<Diagnostic[]> {
  if (schemas.every(({ xslt }) => xslt === undefined)) return [];
  const { checkXsltRules } = await import("../schematron/check-xslt.ts");
  return schemas.flatMap(({ schema, xslt }) =>
    xslt === undefined ? [] : checkXsltRules(document, schema, xslt),
  );
}

/**
 * A document outside the edition: only the schemas are asked that it or the person names. A tree is
 * built only where rules or ignores need one.
 */
export async function checkAlone(file: Source, findJudge: FindJudge): Promise<CheckedAlone> {
  const { source, diagnostic } = asUtf8(file);
  if (diagnostic !== undefined) return { source, diagnostics: [diagnostic] };
  const judge = await findJudge(source);
  const malformed = readXml(source, judge.names, judge.handler);
  if (malformed !== undefined) return { source, diagnostics: [malformed] };
  const checked = { source, diagnostics: await judge.findings(), schema: judge.schema };
  if (!mayHaveIgnores(source) && !judge.hasRules()) return checked;
  const { document } = parseXml(source);
  if (document === undefined) return checked;
  const broken = await applyRules(document, judge);
  return {
    ...checked,
    diagnostics: [...checked.diagnostics, ...broken],
    ignores: ignoreInstructions(document),
  };
}

/** The document's text as SaxonJS can read it. */
export function standaloneText({ rewritten, source }: CheckedDocument): string {
  return rewritten ?? decode(source.bytes);
}

const CARRIAGE_RETURN = 0x0d;

/**
 * SaxonJS reads neither entities nor default attributes from a DOCTYPE, and is not known to treat
 * every line end as XML 1.0 (2.11) wants.
 */
function needsRewriting(document: XmlDocument): boolean {
  return document.doctype !== undefined || document.source.bytes.includes(CARRIAGE_RETURN);
}
