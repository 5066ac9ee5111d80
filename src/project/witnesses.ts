// What the edition's documents say of witnesses, read for `apograph witness` and `apograph apparatus`.

import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { type Apparatus, readApparatus } from "../tei/apparatus.ts";
import { prefixDefinitions, resolvePointer, tokensOf } from "../tei/pointers.ts";
import type { Collated } from "../tei/witness-text/documents.ts";
import { isAbout } from "../tei/witness-text/witness-text.ts";
import { collectWitnesses, Sigla } from "../tei/witnesses.ts";
import type { XmlDocument } from "../xml/tree.ts";
import { attributeValue, descendantElements } from "../xml/walk.ts";
import type { Config } from "./config.ts";
import { readSource } from "./files.ts";
import { readTree } from "./trees.ts";

/** A document with its apparatus. */
export interface CriticalDocument {
  readonly path: string;
  readonly document: XmlDocument;
  readonly apparatus: Apparatus;
}

export interface Witnesses {
  readonly documents: readonly CriticalDocument[];
  readonly sigla: Sigla;
}

/**
 * Reads documents.
 *
 * @throws {Misuse} when one cannot be read
 * @throws {BadInput} when one is not well formed
 */
export function readWitnesses(folder: string, paths: readonly string[]): Witnesses {
  const read = paths.map((path) => ({ path, document: readTree(readSource(folder, path)) }));
  return assemble(read);
}

/** Reads one document, and those in which its witnesses are listed. */
export function readWithLists(folder: string, path: string): Witnesses {
  const document = readTree(readSource(folder, path));
  const prefixes = prefixDefinitions(document.root);
  const others = new Set<string>();
  for (const element of descendantElements(document.root))
    for (const token of tokensOf(attributeValue(element, "wit"))) {
      const target = resolvePointer(token, element, path, prefixes);
      if (target !== undefined && target.path !== path && existsSync(resolve(folder, target.path)))
        others.add(target.path);
    }
  const lists = [...others].map((other) => ({
    path: other,
    document: readTree(readSource(folder, other)),
  }));
  return assemble([{ path, document }, ...lists]);
}

/** One of the documents as its witnesses' texts need it: with the others that have entries about it. */
export function collatedIn(
  { apparatus }: CriticalDocument,
  { documents, sigla }: Witnesses,
  config: Pick<Config, "apparatus">,
): Collated {
  const others = documents
    .map((one) => one.apparatus)
    .filter((other) => other !== apparatus)
    .filter((other) => other.entries.some((entry) => isAbout(entry, apparatus.path, other)));
  return { apparatus, others, sigla, isNegative: config.apparatus.negative };
}

function assemble(read: readonly { path: string; document: XmlDocument }[]): Witnesses {
  const sigla = new Sigla(
    read.map(({ path, document: { root } }) => ({
      path,
      witnesses: collectWitnesses(root, path, prefixDefinitions(root)),
    })),
  );
  const documents = read.map(({ path, document }) => {
    const place = { path, prefixes: prefixDefinitions(document.root) };
    return { path, document, apparatus: readApparatus(document.root, place, sigla) };
  });
  return { documents, sigla };
}
