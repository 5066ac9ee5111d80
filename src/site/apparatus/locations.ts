// Where the entries of a document stand, in words, for pages that are not made from its text. Its own page
// says the same: f:location in xslt/common/apparatus.xsl counts lines and paragraphs alike.

import { type Apparatus, isTei } from "../../tei/apparatus.ts";
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
  for (const [number, { element, ...own }] of apps) {
    const entry = byElement.get(element);
    if (entry === undefined) continue;
    const lemma = readingInText(entry);
    const inLemma = lemma === undefined ? [] : [...descendantElements(lemma.element)];
    const { around, paragraph } = marks.get(number) ?? own;
    const outside = around === undefined ? [] : [around, ...ancestors(around)];
    const line = outside.find(isLine) ?? inLemma.find(isLine);
    const first = inLemma.find(isParagraph);
    const counted = outside.some(isParagraph) ? paragraph : first && paragraphs.get(first);
    const location =
      attributeValue(element, "loc") ??
      (line && lines.get(line)) ??
      (counted === undefined ? attributeValue(element, "n") : sign + counted);
    if (location !== undefined) found.set(number, location);
  }
  return found;
}

interface Counted {
  readonly apps: ReadonlyMap<string, Place & { readonly element: XmlElement }>;
  readonly marks: ReadonlyMap<string, Place>;
  readonly lines: ReadonlyMap<XmlElement, string>;
  readonly paragraphs: ReadonlyMap<XmlElement, number>;
}

function countPlaces(root: XmlElement): Counted {
  const apps = new Map<string, Place & { readonly element: XmlElement }>();
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
    if (isTei(node, "app")) apps.set(String(apps.size + 1), { element: node, around, paragraph });
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
