// Where the entries of a document stand, in words, for pages that are not made from its text. Its own page
// says the same: f:location in xslt/common/apparatus.xsl counts lines and paragraphs alike.

import { type Apparatus, type Entry, isTei } from "../../tei/apparatus.ts";
import { readingInText } from "../../tei/witness-text/choose.ts";
import type { XmlElement } from "../../xml/tree.ts";
import { ancestors, attributeValue, descendantElements, descendants } from "../../xml/walk.ts";
import { TARGETS } from "./marks.ts";

interface Place {
  readonly around: XmlElement | undefined;
  /** How many paragraphs have begun. */
  readonly paragraph: number;
}

/**
 * By the number of the `app` in the document, from "1"; without those of which nothing can be said.
 *
 * @param apparatus of a tree that has its marks
 * @param sign what stands before the number of a paragraph
 */
export function locationsOf(
  { root, byElement }: Apparatus,
  sign: string,
): ReadonlyMap<string, string> {
  const { apps, marks, lines, paragraphs } = countPlaces(root);
  const found = new Map<string, string>();
  for (const [element, { number }] of apps) {
    const entry = byElement.get(element);
    if (entry === undefined) continue;
    const lemma = readingInText(entry);
    const inLemma = lemma === undefined ? [] : [...descendantElements(lemma.element)];
    const marked = markedEntry(entry, byElement).element;
    const own = apps.get(marked) as AppPlace;
    const { around, paragraph } = marks.get(own.number) ?? own;
    const outside = around === undefined ? [] : [around, ...ancestors(around)];
    const line = outside.find(isLine) ?? inLemma.find(isLine);
    const first = inLemma.find(isParagraph);
    const counted = outside.some(isParagraph) ? paragraph : first && paragraphs.get(first);
    const location =
      attributeValue(marked, "loc") ??
      (line && lines.get(line)) ??
      (counted === undefined ? attributeValue(element, "n") : sign + counted);
    if (location !== undefined) found.set(number, location);
  }
  return found;
}

/** The entry whose mark is in the text: in a list, what is in an entry is where the entry is. */
function markedEntry(entry: Entry, byElement: Apparatus["byElement"]): Entry {
  if (entry.method !== "parallel-segmentation") return entry;
  const around = [...ancestors(entry.element)];
  const outer = byElement.get(around.find((one) => isTei(one, "app")) as XmlElement);
  const isInList = around.some((one) => isTei(one, "listApp"));
  return outer !== undefined && isInList ? markedEntry(outer, byElement) : entry;
}

interface AppPlace extends Place {
  readonly number: string;
}

interface Counted {
  readonly apps: ReadonlyMap<XmlElement, AppPlace>;
  readonly marks: ReadonlyMap<string, Place>;
  readonly lines: ReadonlyMap<XmlElement, string>;
  readonly paragraphs: ReadonlyMap<XmlElement, number>;
}

function countPlaces(root: XmlElement): Counted {
  const apps = new Map<XmlElement, AppPlace>();
  const marks = new Map<string, Place>();
  const lines = new Map<XmlElement, string>();
  const paragraphs = new Map<XmlElement, number>();
  let line = 0;
  let paragraph = 0;
  for (const node of descendants(root)) {
    const { parent: around } = node;
    if (node.kind === "instruction" && node.target === TARGETS.end)
      marks.set(node.data, { around: around as XmlElement, paragraph });
    if (node.kind !== "element") continue;
    if (isTei(node, "app")) apps.set(node, { number: String(apps.size + 1), around, paragraph });
    else if (isTei(node, "text") || isTei(node, "div")) line = 0;
    else if (isLine(node)) {
      if (!/^[MF]$/u.test(attributeValue(node, "part") ?? "") && !isAside(node)) line++;
      lines.set(node, attributeValue(node, "n") ?? String(line));
    } else if (isParagraph(node)) {
      if (isInText(node) && !isAside(node)) paragraph++;
      paragraphs.set(node, paragraph);
    }
  }
  return { apps, marks, lines, paragraphs };
}

function isLine(element: XmlElement): boolean {
  return isTei(element, "l");
}

function isParagraph(element: XmlElement): boolean {
  return isTei(element, "p") || isTei(element, "ab");
}

/** What others say beside the text has no numbers. */
function isAside(element: XmlElement): boolean {
  return [...ancestors(element)].some((one) => isTei(one, "note") || isTei(one, "rdg"));
}

function isInText(element: XmlElement): boolean {
  return [...ancestors(element)].some((one) => isTei(one, "text"));
}
