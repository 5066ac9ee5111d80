// Where the entries of a document stand, in words, for pages that are not made from its text. Its own page
// says the same: f:location in xslt/common/apparatus.xsl counts lines and paragraphs alike.

import { type Apparatus, type Entry, isTei } from "../../tei/apparatus.ts";
import { readingInText } from "../../tei/witness-text/choose.ts";
import type { XmlElement } from "../../xml/tree.ts";
import { ancestors, attributeValue, descendantElements, descendants } from "../../xml/walk.ts";
import { isListed, TARGETS } from "./marks.ts";

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
export function locationsOf(apparatus: Apparatus, sign: string): ReadonlyMap<string, string> {
  const counted = countPlaces(apparatus.root);
  const found = new Map<string, string>();
  for (const [element, { number }] of counted.apps) {
    const entry = apparatus.byElement.get(element);
    const location = entry && locationOf(entry, apparatus.byElement, counted, sign);
    if (location !== undefined) found.set(number, location);
  }
  return found;
}

/** One in a reading that is not in the text is where that is. */
function locationOf(
  entry: Entry,
  byElement: Apparatus["byElement"],
  counted: Counted,
  sign: string,
): string | undefined {
  const { element, method, parent, outer } = entry;
  if (outer !== undefined && method === "parallel-segmentation" && parent !== readingInText(outer))
    return locationOf(outer, byElement, counted, sign);
  const { apps, starts, marks, lines, paragraphs } = counted;
  const marked = markedEntry(entry, byElement).element;
  const own = apps.get(marked) as AppPlace;
  const places = [starts.get(own.number), marks.get(own.number) ?? own].flatMap((place) =>
    place === undefined ? [] : [{ ...place, outside: outsideOf(place) }],
  );
  const inLemma = blocksIn(readingInText(entry)?.element);
  const numberOf = (line: XmlElement | undefined): string | undefined => line && lines.get(line);
  return (
    attributeValue(marked, "loc") ??
    range(places.map(({ outside }) => numberOf(outside.find(isLine)))) ??
    range(inLemma.filter(isLine).map(numberOf)) ??
    range(
      places.map((one) => (one.outside.some(isParagraph) ? sign + one.paragraph : undefined)),
    ) ??
    range(inLemma.filter(isParagraph).map((one) => `${sign}${paragraphs.get(one) ?? ""}`)) ??
    attributeValue(element, "n")
  );
}

/** What is in a lemma, but for other readings in it. */
function blocksIn(lemma: XmlElement | undefined): XmlElement[] {
  if (lemma === undefined) return [];
  return [...descendantElements(lemma)].filter((one) => {
    const around = [...ancestors(one)];
    return !around.slice(0, around.indexOf(lemma)).some((outer) => isTei(outer, "rdg"));
  });
}

/**
 * The entry whose mark is in the text: what is in an entry that stands beside its words is where those are.
 * One beside words of a reading has them in that reading.
 */
function markedEntry(entry: Entry, byElement: Apparatus["byElement"]): Entry {
  if (entry.method !== "parallel-segmentation" && !isInListedReading(entry)) return entry;
  const around = [...ancestors(entry.element)].find((one) => isTei(one, "app"));
  const outer = around && byElement.get(around);
  const marked = outer && markedEntry(outer, byElement);
  return marked !== undefined && isBeside(marked) ? marked : entry;
}

function isInListedReading({ element, parent }: Entry): boolean {
  return parent !== undefined && [...ancestors(element)].some((one) => isTei(one, "listApp"));
}

function isBeside(entry: Entry): boolean {
  return entry.method !== "parallel-segmentation" || isListed(entry);
}

/** From where to where words are, or where. */
function range(places: readonly (string | undefined)[]): string | undefined {
  const known = places.filter((place) => place !== undefined);
  return known.length === 0 ? undefined : [...new Set([known[0], known.at(-1)])].join("–");
}

function outsideOf({ around }: Place): readonly XmlElement[] {
  return around === undefined ? [] : [around, ...ancestors(around)];
}

interface AppPlace extends Place {
  readonly number: string;
}

interface Counted {
  readonly apps: ReadonlyMap<XmlElement, AppPlace>;
  readonly starts: ReadonlyMap<string, Place>;
  readonly marks: ReadonlyMap<string, Place>;
  readonly lines: ReadonlyMap<XmlElement, string>;
  readonly paragraphs: ReadonlyMap<XmlElement, number>;
}

function countPlaces(root: XmlElement): Counted {
  const apps = new Map<XmlElement, AppPlace>();
  const starts = new Map<string, Place>();
  const marks = new Map<string, Place>();
  const lines = new Map<XmlElement, string>();
  const paragraphs = new Map<XmlElement, number>();
  let line = 0;
  let paragraph = 0;
  for (const node of descendants(root)) {
    const { parent: around } = node;
    if (node.kind === "instruction" && node.target === TARGETS.start)
      starts.set(node.data, { around: around as XmlElement, paragraph });
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
  return { apps, starts, marks, lines, paragraphs };
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
