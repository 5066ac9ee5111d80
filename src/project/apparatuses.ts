// The apparatuses of an edition, read from its files: entries may stand in another file than their text,
// and witnesses in another than both.

import { type Apparatus, readApparatus } from "../tei/apparatus.ts";
import { prefixDefinitions } from "../tei/pointers.ts";
import type { Collated } from "../tei/witness-text/witness-text.ts";
import { collectWitnesses, Sigla } from "../tei/witnesses.ts";
import { asUtf8 } from "../xml/encoding.ts";
import { parseXml } from "../xml/tree.ts";
import { readSource } from "./files.ts";
import { Misuse } from "./misuse.ts";
import { listSources, type Project } from "./project.ts";

/**
 * Reads the documents of an edition, or those that are named; they need not be valid.
 *
 * @param named relative to the edition's folder
 * @throws {Misuse} when one cannot be read
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
  const documents = paths.map((path) => {
    const { source, diagnostic } = asUtf8(readSource(folder, path));
    const { document, diagnostics } = parseXml(source);
    if (diagnostic !== undefined || document === undefined)
      throw new Misuse(`${path} cannot be read: ${(diagnostic ?? diagnostics[0])?.message ?? ""}`);
    const { root } = document;
    const prefixes = prefixDefinitions(root);
    return { path, root, prefixes, witnesses: collectWitnesses(root, path, prefixes) };
  });
  const sigla = new Sigla(documents);
  const all: readonly Apparatus[] = documents.map(({ path, root, prefixes }) =>
    readApparatus(root, { path, prefixes }, sigla),
  );
  return all.map((apparatus) => ({
    apparatus,
    others: all.filter((other) => other !== apparatus && other.entries.length > 0),
    sigla,
    isNegative: config.apparatus.negative === true,
  }));
}
