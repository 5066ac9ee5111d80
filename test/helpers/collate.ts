// Collations in tests: witnesses from strings, tables as a scholar writes them, and texts read back.

import { collate, type CollateOptions } from "../../src/collate/collate.ts";
import { type Alignment, tokenAt, type Witness } from "../../src/collate/model.ts";
import { USUAL_PROFILE } from "../../src/collate/normal.ts";
import { tokenise, type TokenOptions } from "../../src/collate/tokens.ts";
import { sourceFromText } from "../../src/source/source.ts";
import { collapse } from "../../src/tei/text.ts";
import { parseXml, type XmlElement, type XmlNode } from "../../src/xml/tree.ts";
import { attributeValue, childElements, descendantElements } from "../../src/xml/walk.ts";

export const USUAL: TokenOptions = { profile: USUAL_PROFILE, punctuation: "separate" };

/** Witnesses A, B, C …; in a text a line is a paragraph. */
export function witnessesOf(texts: readonly string[], options = USUAL): Witness[] {
  return texts.map((text, index) => {
    const paragraphs = text.split("\n").map((one) => tokenise(one, options));
    const tokens = paragraphs.flatMap((list, block) => list.map((token) => ({ ...token, block })));
    const blocks = paragraphs.map(() => ({ name: "p" as const }));
    return { siglum: String.fromCodePoint(65 + index), tokens, blocks };
  });
}

export function collateTexts(texts: readonly string[], options?: CollateOptions): Alignment {
  return collate(witnessesOf(texts), options);
}

/** The table, a line for each witness: `A: the | · | cat`. */
export function tableOf(alignment: Alignment): string[] {
  return alignment.witnesses.map(({ siglum }, witness) => {
    const cells = alignment.columns.map((column) => tokenAt(alignment, column, witness)?.t ?? "·");
    return `${siglum}: ${cells.join(" | ")}`;
  });
}

/** What a document with an apparatus says that a witness has, white space collapsed. */
export function readBack(tei: string, id: string): string {
  const { document, diagnostics } = parseXml(sourceFromText("collation.xml", tei));
  if (document === undefined) throw new Error(diagnostics[0]?.message);
  const body = [...descendantElements(document.root)].find(({ local }) => local === "body");
  if (body === undefined) throw new Error("there is no body");
  return collapse(textFor(body, `#${id}`));
}

function textFor(element: XmlElement, pointer: string): string {
  return element.children.map((child) => textOfNode(child, pointer)).join("");
}

function textOfNode(node: XmlNode, pointer: string): string {
  if (node.kind === "text") return node.text;
  if (node.kind !== "element") return "";
  if (node.local !== "app") return textFor(node, pointer);
  const readings = [...descendantElements(node)].filter(
    ({ local }) => local === "lem" || local === "rdg",
  );
  const own = readings.filter((reading) =>
    (attributeValue(reading, "wit") ?? "").split(" ").includes(pointer),
  );
  if (own.length !== 1) throw new Error(`${own.length} readings of one entry are of ${pointer}`);
  return textFor(own[0] as XmlElement, pointer);
}

/** The sigla of the witnesses that a document lists, by id. */
export function listedSigla(tei: string): Map<string, string> {
  const { document } = parseXml(sourceFromText("collation.xml", tei));
  if (document === undefined) throw new Error("not well-formed");
  const witnesses = [...descendantElements(document.root)].filter(
    ({ local }) => local === "witness",
  );
  return new Map(
    witnesses.map((witness) => {
      const id = witness.attributes.find(({ local }) => local === "id")?.value ?? "";
      const [abbreviation] = childElements(witness, "abbr");
      const [text] = abbreviation?.children ?? [];
      return [id, text?.kind === "text" ? text.text : ""];
    }),
  );
}
