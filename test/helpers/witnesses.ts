// What witnesses read, for tests: documents as a scholar writes them, texts as they are printed.

import { sourceFromText } from "../../src/source/source.ts";
import { type Apparatus, readApparatus } from "../../src/tei/apparatus.ts";
import { prefixDefinitions } from "../../src/tei/pointers.ts";
import type { Layer } from "../../src/tei/witness-text/choose.ts";
import { plainText } from "../../src/tei/witness-text/plain.ts";
import { witnessText } from "../../src/tei/witness-text/witness-text.ts";
import { collectWitnesses, Sigla } from "../../src/tei/witnesses.ts";
import { parseXml, type XmlElement } from "../../src/xml/tree.ts";

export const DOCUMENT = "a.xml";

/** A document around a text, with witnesses given by id, or a list of them as it is written. */
export function criticalDocument(
  text: string,
  witnesses: string,
  { method = "", encoding = "" }: { readonly method?: string; readonly encoding?: string } = {},
): string {
  const list = witnesses.startsWith("<")
    ? witnesses
    : witnesses
        .split(" ")
        .map((id) => `<witness xml:id="${id}"/>`)
        .join("");
  const variants = method === "" ? "" : `<variantEncoding method="${method}" location="internal"/>`;
  return `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt><sourceDesc><listWit>${list}</listWit></sourceDesc></fileDesc><encodingDesc>${encoding}${variants}</encodingDesc></teiHeader>${text}</TEI>`;
}

export interface Edition {
  readonly sigla: Sigla;
  readonly apparatuses: readonly Apparatus[];
}

/** Documents given by path. */
export function collated(documents: Readonly<Record<string, string>>): Edition {
  const trees = Object.entries(documents).map(([path, text]) => ({
    path,
    root: parse(path, text),
  }));
  const sigla = new Sigla(
    trees.map(({ path, root }) => ({
      path,
      witnesses: collectWitnesses(root, path, prefixDefinitions(root)),
    })),
  );
  const apparatuses = trees.map(({ path, root }) =>
    readApparatus(root, { path, prefixes: prefixDefinitions(root) }, sigla),
  );
  return { sigla, apparatuses };
}

function parse(path: string, text: string): XmlElement {
  const { document, diagnostics } = parseXml(sourceFromText(path, text));
  if (document === undefined) throw new Error(`${diagnostics[0]?.message} ${text}`);
  return document.root;
}

export interface Reads {
  readonly text: string;
  readonly problems: readonly string[];
  readonly layers: number;
  readonly assumed: number;
}

/** What a witness has in `a.xml`, else in the first document. */
export function readsIn(
  { sigla, apparatuses }: Edition,
  siglum: string,
  { layer = "pc", isNegative }: { readonly layer?: Layer; readonly isNegative?: boolean } = {},
): Reads {
  const [first] = apparatuses as [Apparatus, ...Apparatus[]];
  const apparatus = apparatuses.find(({ path }) => path === DOCUMENT) ?? first;
  const others = apparatuses.filter((one) => one !== apparatus);
  const key = sigla.byName(siglum, apparatus.path)?.key;
  if (key === undefined) throw new Error(`no witness ${siglum}`);
  const made = witnessText({ apparatus, others, sigla, isNegative }, key, layer);
  return {
    text: plainText(made.items),
    problems: made.problems.map(({ kind }) => kind),
    layers: made.layers,
    assumed: made.assumed,
  };
}
