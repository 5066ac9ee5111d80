// Small TEI documents for tests, written as a scholar would read them.

import { sourceFromText } from "../../src/source/source.ts";
import { collectEdition, type Edition } from "../../src/tei/edition.ts";
import { collectFacts, type DocumentFacts } from "../../src/tei/facts.ts";
import { parseXml } from "../../src/xml/tree.ts";

/** A whole document around a body and, where it matters, parts of the header. */
export function teiDocument(body: string, header = ""): string {
  return `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt></fileDesc>${header}</teiHeader><text><body>${body}</body></text></TEI>`;
}

/** A register around its lists. */
export function teiRegister(lists: string): string {
  return `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>R</title></titleStmt></fileDesc></teiHeader><standOff>${lists}</standOff></TEI>`;
}

export function factsOf(path: string, text: string): DocumentFacts {
  const { document, diagnostics } = parseXml(sourceFromText(path, text));
  if (document === undefined) throw new Error(diagnostics[0]?.message);
  return collectFacts(path, document);
}

/** An edition of documents given by path. */
export function editionOf(documents: Readonly<Record<string, string>>): Edition {
  return collectEdition(Object.entries(documents).map(([path, text]) => factsOf(path, text)));
}
