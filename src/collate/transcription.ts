// A transcription in TEI as a witness: the text as the manuscript has it, in its lines and paragraphs.

import type { XmlDocument, XmlElement, XmlNode } from "../xml/tree.ts";
import {
  ancestors,
  attributeValue,
  childElements,
  descendantElements,
  textContent,
} from "../xml/walk.ts";
import { collapse } from "../tei/text.ts";
import { TEI } from "../tei/vocabulary.ts";
import type { Block, Token, Witness } from "./model.ts";
import { BOUNDARY, tokenise, type TokenOptions } from "./tokens.ts";

const XML = "http://www.w3.org/XML/1998/namespace";

/** What the manuscript does not have, or does not have in its text. */
const APART: ReadonlySet<string> = new Set([
  "teiHeader",
  "standOff",
  "note",
  "fw",
  "del",
  "am",
  "index",
  "desc",
  "figDesc",
  "certainty",
  "gap",
]);

const BREAKS: ReadonlySet<string> = new Set(["lb", "pb", "cb", "gb", "milestone"]);

/** What has lines or paragraphs of its own in the collation. */
const BLOCKS: Readonly<Record<string, Block["name"]>> = {
  l: "l",
  p: "p",
  ab: "p",
  head: "p",
  item: "p",
  speaker: "p",
  stage: "p",
  trailer: "p",
};

/** In a `choice`, whose text is read: what is written, but abbreviations in full (TEI P5, 3.5). */
const CHOSEN: readonly string[] = ["sic", "orig", "expan"];

/** Stands in the text for a break within a word: what white space is around it is the transcriber's. */
const WITHIN_WORD = "\uFFFF";

/** Why a document is no transcription of one witness. */
export interface Unfit {
  readonly unfit: string;
}

/**
 * Reads a transcription.
 *
 * @param siglum what it is to be called; without one the document says it
 */
export function readTranscription(
  document: XmlDocument,
  siglum: string,
  options: TokenOptions,
): Witness | Unfit {
  const { root } = document;
  const unfit = whyUnfit(root);
  if (unfit !== undefined) return { unfit };
  const blocks: Block[] = [];
  const tokens: Token[] = [];
  for (const { block, text } of readBlocks(root)) {
    const read = tokenise(text, options, blocks.length);
    if (read.length === 0) continue;
    blocks.push(block);
    // A block is set off, as by white space.
    const [first, ...rest] = read;
    tokens.push({ ...(first as Token), spaced: true }, ...rest);
  }
  const title = titleOf(root);
  return { siglum, tokens, blocks, ...(title === undefined ? {} : { title }) };
}

function whyUnfit(root: XmlElement): string | undefined {
  if (root.namespace !== TEI) return "it is XML, but no TEI document";
  if (root.local === "teiCorpus") return "it is a corpus: collate the documents in it";
  if (root.local !== "TEI" && root.local !== "text") return "it is XML, but no TEI document";
  const names = new Set(
    [root, ...descendantElements(root)]
      .filter(({ namespace }) => namespace === TEI)
      .map(({ local }) => local),
  );
  if (names.has("app"))
    return "it has an apparatus (app): only transcriptions of one witness are collated";
  return names.has("text") ? undefined : "it is a TEI document without a text";
}

/** The siglum by which a transcription calls its only witness, its id, or nothing. */
export function ownSiglum({ root }: XmlDocument): string | undefined {
  const witnesses = [...descendantElements(root)].filter(
    ({ namespace, local }) => namespace === TEI && local === "witness",
  );
  const [witness, another] = witnesses;
  if (witness === undefined || another !== undefined) return undefined;
  const abbreviation = childElements(witness, "abbr").find(
    (abbr) => attributeValue(abbr, "type") === "siglum",
  );
  const siglum = abbreviation === undefined ? "" : collapse(textContent(abbreviation));
  return siglum === "" ? attributeValue(witness, "id", XML) : siglum;
}

function titleOf(root: XmlElement): string | undefined {
  for (const element of descendantElements(root)) {
    if (element.namespace !== TEI || element.local !== "title") continue;
    if (element.parent?.local !== "titleStmt") continue;
    const title = collapse(textContent(element));
    return title === "" ? undefined : title;
  }
  return undefined;
}

interface BlockText {
  readonly block: Block;
  readonly text: string;
}

/** The text of each block; text that is in none is a paragraph. Without recursion: depth is the editor's. */
function* readBlocks(root: XmlElement): Generator<BlockText> {
  let block: Block = { name: "p" };
  let parts: string[] = [];
  const take = (): BlockText => {
    const text = parts
      .join("")
      .replaceAll(new RegExp(`[-‐\u00AD¬]?\\s*${WITHIN_WORD}\\s*`, "gu"), "");
    const taken = { block, text };
    parts = [];
    block = { name: "p" };
    return taken;
  };
  // What is still to be read, the next one last; a string is text, undefined the end of a block.
  const pending: (XmlNode | string | undefined)[] = [root];
  while (pending.length > 0) {
    const node = pending.pop();
    if (node === undefined) yield take();
    else if (typeof node === "string") parts.push(node);
    else if (node.kind === "text") parts.push(node.text);
    else if (node.kind === "element") {
      const name = node.namespace === TEI ? BLOCKS[node.local] : undefined;
      if (name !== undefined) {
        yield take();
        const n = attributeValue(node, "n");
        block = n === undefined ? { name } : { name, n };
        pending.push(undefined);
      }
      pending.push(...contentOf(node).toReversed());
    }
  }
  yield take();
}

/** What is read of an element. */
function contentOf(element: XmlElement): readonly (XmlNode | string)[] {
  const { local, namespace, children } = element;
  if (namespace !== TEI) return children;
  if (BREAKS.has(local)) return [breaksWord(element) ? WITHIN_WORD : " "];
  if (local === "space") return [" "];
  if (local === "w" || local === "pc") return [BOUNDARY, ...children, BOUNDARY];
  if (local === "choice") return chosenOf(element);
  if (isApart(element)) return [];
  return children;
}

function breaksWord(element: XmlElement): boolean {
  return attributeValue(element, "break") === "no";
}

function chosenOf(choice: XmlElement): readonly XmlNode[] {
  const parts = childElements(choice);
  const chosen = CHOSEN.map((name) => parts.find(({ local }) => local === name));
  const one = chosen.find((part) => part !== undefined) ?? parts[0];
  return one === undefined ? [] : [one];
}

function isApart(element: XmlElement): boolean {
  // What was deleted and restored is there; what the editor adds never was.
  if (element.local === "del")
    return [...ancestors(element)].every(({ local }) => local !== "restore");
  if (element.local === "supplied")
    return (attributeValue(element, "reason") ?? "").split(/\s+/u).includes("omitted");
  return APART.has(element.local);
}
