// Documents with an apparatus, for tests: read as an edition of one or several files.

import { sourceFromText } from "../../src/source/source.ts";
import { readApparatus } from "../../src/tei/apparatus.ts";
import { prefixDefinitions } from "../../src/tei/pointers.ts";
import type { Collated } from "../../src/tei/witness-text/documents.ts";
import { collectWitnesses, Sigla } from "../../src/tei/witnesses.ts";
import { parseXml } from "../../src/xml/tree.ts";

/** A document around a list of witnesses and a body. */
export function editionText(witnesses: string, body: string, encoding = ""): string {
  return `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt><sourceDesc><listWit>${witnesses}</listWit></sourceDesc></fileDesc><encodingDesc>${encoding}</encodingDesc></teiHeader><text><body>${body}</body></text></TEI>`;
}

/** `<witness xml:id="A"/>` for each letter. */
export function witnessList(sigla: string): string {
  return [...sigla].map((siglum) => `<witness xml:id="${siglum}"/>`).join("");
}

/** The first of some documents, collated with the others. */
export function collatedFrom(documents: Readonly<Record<string, string>>): Collated {
  const read = Object.entries(documents).map(([path, text]) => {
    const { document, diagnostics } = parseXml(sourceFromText(path, text));
    if (document === undefined) throw new Error(diagnostics[0]?.message);
    const { root } = document;
    const prefixes = prefixDefinitions(root);
    return { path, root, prefixes, witnesses: collectWitnesses(root, path, prefixes) };
  });
  const sigla = new Sigla(read);
  const [apparatus, ...others] = read.map(({ path, root, prefixes }) =>
    readApparatus(root, { path, prefixes }, sigla),
  );
  if (apparatus === undefined) throw new Error("no document");
  return { apparatus, others, sigla };
}
