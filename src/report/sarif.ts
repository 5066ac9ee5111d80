// SARIF 2.1.0 (OASIS), for code scanning and editors. Each code is a rule, and its page in
// docs/diagnostics is the rule's help; sections cited are those of the standard.

import {
  type Diagnostic,
  type Edit,
  type Fix,
  type Note,
  sortDiagnostics,
} from "../diagnostic/diagnostic.ts";
import type { Span } from "../source/source.ts";
import { fingerprintAll } from "./fingerprints.ts";
import { findingsByPath, placeOf, type ReportInput } from "./input.ts";
import { isAbsolutePath, pathToUri } from "./uri.ts";

const SCHEMA =
  "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/** The base of relative URIs. Where it is, whoever reads the report knows (3.4.4). */
const ROOT = "%SRCROOT%";

/** The report as JSON text, ending with a newline. */
export function reportSarif(input: ReportInput): string {
  const diagnostics = sortDiagnostics(input.diagnostics);
  const codes = [...new Set(diagnostics.map(({ code }) => code))].toSorted();
  const fingerprints = fingerprintAll(diagnostics, input);
  const judged = new Set(input.paths);
  const run = {
    tool: {
      driver: {
        name: "Apograph",
        semanticVersion: input.version,
        rules: codes.map((code) => toRule(code, input.helpOf(code))),
      },
    },
    originalUriBaseIds: { [ROOT]: { description: { text: "The root of the repository." } } },
    artifacts: [...findingsByPath(input).keys()].map((path) => ({
      location: artifactLocation(path, input),
      ...(judged.has(path) ? { roles: ["analysisTarget"] } : {}),
    })),
    columnKind: "unicodeCodePoints",
    newlineSequences: ["\r\n", "\n", "\r"],
    results: diagnostics.map((diagnostic, index) => ({
      ...toResult(diagnostic, input),
      ruleIndex: codes.indexOf(diagnostic.code),
      partialFingerprints: { "surroundings/v1": fingerprints[index] },
    })),
  };
  return `${JSON.stringify({ $schema: SCHEMA, version: "2.1.0", runs: [run] }, undefined, 2)}\n`;
}

/**
 * A code and its page: the first paragraph says what it is about, the whole how to mend it. GitHub wants
 * all of these texts, so a rule without a page has its code in their place.
 */
function toRule(code: string, page: string | undefined): object {
  const help = page?.replace(/^# .*/u, "").trim() || code;
  const [paragraph = ""] = help.split(/\n{2,}/u);
  const description = paragraph.replaceAll(/\s+/gu, " ");
  return {
    id: code,
    shortDescription: { text: firstSentence(description) },
    fullDescription: { text: description },
    help: { text: help, markdown: help },
  };
}

function firstSentence(text: string): string {
  return /^.*?[.?!](?= \p{Lu}|$)/u.exec(text)?.[0] ?? text;
}

function toResult(diagnostic: Diagnostic, input: ReportInput): object {
  const { code, severity, message, path, span, notes, fix } = diagnostic;
  // Without its text nobody can say where an edit goes.
  const isUnknown = input.sourceOf(path) === undefined;
  const isElsewhere = (note: Note): boolean => note.span !== undefined || note.path !== undefined;
  const asides = notes.filter((note) => !isElsewhere(note)).map((note) => note.message);
  const related = notes.filter(isElsewhere).map((note, index) => ({
    id: index + 1,
    ...location(note.path ?? path, note.span, input),
    message: toMessage(note.message),
  }));
  return {
    ruleId: code,
    level: severity,
    message: toMessage([message, ...asides].join(" ")),
    locations: [location(path, span, input)],
    ...(related.length === 0 ? {} : { relatedLocations: related }),
    ...(fix === undefined || isUnknown ? {} : { fixes: [toFix(path, fix, input)] }),
  };
}

/** Braces are placeholders unless they are doubled (3.11.5). */
function toMessage(text: string): object {
  return { text: text.replaceAll(/[{}]/gu, "$&$&") };
}

function location(path: string, span: Span | undefined, input: ReportInput): object {
  const region = toRegion(path, span, input);
  return {
    physicalLocation: {
      artifactLocation: artifactLocation(path, input),
      ...(region === undefined ? {} : { region }),
    },
  };
}

/** The end is behind the last character here, too (3.30.2); an empty stretch is an insertion point. */
function toRegion(
  path: string,
  span: Span | undefined,
  { sourceOf }: ReportInput,
): object | undefined {
  const place = placeOf(span, sourceOf(path));
  if (place === undefined) return undefined;
  const { line, column, endLine, endColumn } = place;
  return { startLine: line, startColumn: column, endLine, endColumn };
}

function artifactLocation(path: string, { repositoryPath }: ReportInput): object {
  const inRepository = repositoryPath(path);
  const uri = pathToUri(inRepository);
  return isAbsolutePath(inRepository) ? { uri } : { uri, uriBaseId: ROOT };
}

function toFix(path: string, { title, edits }: Fix, input: ReportInput): object {
  const toReplacement = ({ span, text }: Edit): object => ({
    deletedRegion: toRegion(path, span, input),
    ...(text === "" ? {} : { insertedContent: { text } }),
  });
  return {
    description: toMessage(title),
    artifactChanges: [
      { artifactLocation: artifactLocation(path, input), replacements: edits.map(toReplacement) },
    ],
  };
}
