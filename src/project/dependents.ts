// Which documents a change concerns although nobody touched them: those that point into it.

import type { DocumentFacts } from "../tei/facts.ts";
import { checkAlone, type CheckedDocument, type FindJudge } from "./check-document.ts";

/**
 * Has the documents judged that point into a changed one, and puts them in their place in the list.
 *
 * @returns their paths
 */
export async function judgeDependents(
  documents: CheckedDocument[],
  changed: ReadonlySet<string>,
  findJudge: FindJudge,
): Promise<string[]> {
  const paths: string[] = [];
  for (const [index, document] of documents.entries()) {
    const { source, facts } = document;
    if (facts === undefined || changed.has(source.path) || !pointsInto(facts, changed)) continue;
    const { diagnostics, schema } = await checkAlone(source, findJudge);
    const all = [...document.diagnostics, ...diagnostics];
    documents[index] = { ...document, diagnostics: all, schema };
    paths.push(source.path);
  }
  return paths;
}

function pointsInto({ pointers }: DocumentFacts, changed: ReadonlySet<string>): boolean {
  return pointers.some(({ target }) => target !== undefined && changed.has(target.path));
}
