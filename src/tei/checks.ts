// What no grammar sees because it spans places or documents: ids given twice, pointers to nothing.

import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { closest } from "../source/closest.ts";
import type { Edition } from "./edition.ts";
import type { DocumentFacts, IdFact, PointerFact } from "./facts.ts";
import type { Target } from "./pointers.ts";

/** Judges the edition as a whole. Findings come document by document, each in document order. */
export function checkEdition(edition: Edition): Diagnostic[] {
  // The same thing is often missing in many places: why it is missing is found out once.
  const reasons = new Map<string, string>();
  return edition.documents.flatMap((document) => [
    ...duplicateIds(document),
    ...document.pointers.flatMap((pointer) => {
      const { target } = pointer;
      if (target === undefined || arrives(target, edition)) return [];
      const address = `${target.path}#${target.id ?? ""}`;
      const reason = reasons.get(address) ?? reasonFor(target, edition);
      reasons.set(address, reason);
      return unresolved(pointer, document.path, reason);
    }),
  ]);
}

/** `xml:id` is unique in its document (xml:id 1.0, 4). */
function duplicateIds(document: DocumentFacts): Diagnostic[] {
  const first = new Map<string, IdFact>();
  const findings: Diagnostic[] = [];
  for (const fact of document.ids) {
    const earlier = first.get(fact.id);
    if (earlier === undefined) first.set(fact.id, fact);
    else
      findings.push({
        code: "tei/duplicate-id",
        severity: "error",
        message: `The xml:id "${fact.id}" is given twice in this document. Give one of the two elements another.`,
        path: document.path,
        span: fact.span,
        notes: [{ message: "It was given here first.", path: document.path, span: earlier.span }],
      });
  }
  return findings;
}

/** A pointer into the edition must arrive: at a document of it, and at an element that has the id. */
function arrives({ path, id }: Target, edition: Edition): boolean {
  // Images, PDF files and other things that are no TEI are not the edition's to know.
  if (!edition.documentsByPath.has(path)) return !path.endsWith(".xml");
  return id === undefined || edition.entries.has(`${path}#${id}`);
}

/** Why a pointer leads nowhere, and what was probably meant. */
function reasonFor({ path, id }: Target, edition: Edition): string {
  const goal = edition.documentsByPath.get(path);
  if (goal === undefined || id === undefined) return missingDocument(path, edition);
  const meant = closest(
    id,
    goal.ids.map((fact) => fact.id),
  );
  const hint = meant === undefined ? "" : ` Did you mean "${meant}"?`;
  return `${path} has no xml:id "${id}".${hint}`;
}

function missingDocument(path: string, edition: Edition): string {
  const meant = closest(path, edition.documentsByPath.keys());
  const hint = meant === undefined ? "" : ` Did you mean ${meant}?`;
  return `The edition has no document ${path}.${hint}`;
}

function unresolved(pointer: PointerFact, path: string, reason: string): Diagnostic {
  const { element, attribute, pointer: written, span } = pointer;
  return {
    code: "tei/unresolved-pointer",
    severity: "error",
    message: `@${attribute} of <${element}> points to "${written}", which leads nowhere. ${reason}`,
    path,
    span,
    notes: [],
  };
}
