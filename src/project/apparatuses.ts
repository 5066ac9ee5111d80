// The apparatuses of an edition, read from its files: entries may stand in another file than their text,
// and witnesses in another than both.

import type { Collated } from "../tei/witness-text/documents.ts";
import { listSources, type Project } from "./project.ts";
import { collatedIn, readWitnesses } from "./witnesses.ts";

/**
 * Reads the documents of an edition, or those that are named; they need not be valid.
 *
 * @param named relative to the edition's folder
 * @throws {Misuse} when one cannot be read
 * @throws {BadInput} when one is not well formed
 */
export async function readApparatuses(
  project: Project,
  named: readonly string[],
): Promise<Collated[]> {
  const { edition, alone } = await listSources(project, named);
  const isAsked = (path: string): boolean => named.length === 0 || named.includes(path);
  return [edition, ...alone.map((path) => [path])].flatMap((paths) =>
    collate(project, paths).filter(({ apparatus }) => isAsked(apparatus.path)),
  );
}

function collate({ folder, config }: Project, paths: readonly string[]): Collated[] {
  const known = readWitnesses(folder, paths);
  return known.documents.map((document) => collatedIn(document, known, config));
}
