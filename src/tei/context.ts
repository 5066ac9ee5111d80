// The sentence around a mention: what an index shows beside a name, so that a reader need not open
// every place. A few words on either side, made in the one reading of the document.

import type { XmlElement, XmlNode } from "../xml/tree.ts";
import { hasRunningText, ownText, shownChildren } from "./text.ts";

/** What stands before and after something in its sentence; an ellipsis where the sentence goes on. */
export interface Context {
  readonly before: string;
  readonly after: string;
}

/** How many characters of the sentence are kept on either side, at most. */
const REACH = 120;

/** Elements that end a sentence, whatever stands around them. */
const BLOCKS: ReadonlySet<string> = new Set(
  `
  p ab l head item cell speaker stage opener closer salute signed dateline byline trailer titlePart
  docTitle argument label desc note address addrLine castItem div text body front back
  abstract rdg lem witDetail figDesc
  `
    .trim()
    .split(/\s+/u),
);

/** A title or a bibliographic reference is one where it does not stand in a sentence. */
function isBlock({ local, parent }: XmlElement): boolean {
  if (local === "title") return parent?.local === "titleStmt";
  if (local === "bibl") return parent?.local === "listBibl";
  return BLOCKS.has(local);
}

/** A block read as one line, and where the elements asked for stand in it. */
interface Line {
  readonly text: string;
  readonly places: ReadonlyMap<XmlElement, readonly [start: number, end: number]>;
}

/**
 * Reads contexts in document order. The block read last is kept, so that many names in one paragraph
 * cost one reading of it.
 *
 * @param isWanted the elements that will be asked for
 */
export function contextReader(
  isWanted: (element: XmlElement) => boolean,
): (element: XmlElement) => Context {
  let block: XmlElement | undefined;
  let line: Line = { text: "", places: new Map() };
  return (element) => {
    const around = blockAround(element);
    if (around === undefined) return { before: "", after: "" };
    if (around !== block) {
      block = around;
      line = readLine(around, isWanted);
    }
    const place = line.places.get(element);
    return place === undefined ? { before: "", after: "" } : sentenceAround(line.text, place);
  };
}

/** What the running text shows of a lemma belongs to the sentence; a reading or a note is its own. */
function blockAround(element: XmlElement): XmlElement | undefined {
  for (let at = element.parent; at !== undefined; at = at.parent) {
    if (at.local === "lem" && hasRunningText(at)) continue;
    if (isBlock(at) || !hasRunningText(at)) return at;
  }
  return undefined;
}

/** The running text of a block, white space collapsed while it is put together. */
function readLine(block: XmlElement, isWanted: (element: XmlElement) => boolean): Line {
  const places = new Map<XmlElement, [number, number]>();
  let text = "";
  // Asked of the text itself, each answer would put the whole of it together again.
  let endsInSpace = true;
  const add = (piece: string): void => {
    const words = piece.replace(/[ \t\r\n]+/gu, " ");
    const added = endsInSpace ? words.replace(/^ /u, "") : words;
    if (added === "") return;
    text += added;
    endsInSpace = added.endsWith(" ");
  };
  const pending: (XmlNode | { readonly end: XmlElement })[] = block.children.toReversed();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if ("end" in node) {
      const place = places.get(node.end);
      if (place !== undefined) place[1] = text.length;
      if (isBlock(node.end)) add(" ");
    } else if (node.kind === "element") {
      const isShown = hasRunningText(node);
      if (isShown && isBlock(node)) add(" ");
      if (isWanted(node)) places.set(node, [text.length, text.length]);
      pending.push({ end: node });
      if (isShown) pending.push(...shownChildren(node).toReversed());
      else add(ownText(node));
    } else add(ownText(node));
  }
  return { text, places };
}

/** The place where one sentence ends and the next begins: a mark, white space, a capital or a digit. */
const BOUNDARY =
  /(?<end>(?<word>[\p{L}\p{M}]*)(?<mark>[.!?…])["'”’»)\]]*)\s+(?=["'“‘«„([]*[\p{Lu}\p{Lt}\p{Lo}\p{N}])|[。！？]/gu;

function sentenceAround(text: string, [start, end]: readonly [number, number]): Context {
  const windowStart = Math.max(0, start - 2 * REACH);
  const window = text.slice(windowStart, end + 2 * REACH);
  let from = 0;
  let to = window.length;
  for (const match of window.matchAll(BOUNDARY)) {
    if (isAbbreviation(match.groups ?? {})) continue;
    const sentenceEnd = match.index + (match.groups?.["end"] ?? match[0]).length;
    if (windowStart + match.index + match[0].length <= start) from = match.index + match[0].length;
    else if (windowStart + sentenceEnd >= end) {
      to = sentenceEnd;
      break;
    }
  }
  // An empty mention stands between two words: the one space is before it, another goes behind it.
  const space = start === end && text[end - 1] === " " ? " " : "";
  return {
    before: lastWords(window.slice(from, Math.max(from, start - windowStart)).trimStart()),
    after:
      space +
      firstWords(window.slice(end - windowStart, Math.max(to, end - windowStart)).trimEnd()),
  };
}

/** "V. Kuznetsov", "Mr. Kim": a capital with at most one letter more ends no sentence. */
function isAbbreviation({ word = "", mark }: { word?: string; mark?: string }): boolean {
  return mark === "." && /^\p{Lu}\p{L}?$/u.test(word);
}

function lastWords(text: string): string {
  if (text.length <= REACH) return text;
  const cut = text.indexOf(" ", text.length - REACH);
  // Where there is no space, at least no character is halved.
  return `… ${cut < 0 ? text.slice(-REACH).replace(/^[\uDC00-\uDFFF]/u, "") : text.slice(cut + 1)}`;
}

function firstWords(text: string): string {
  if (text.length <= REACH) return text;
  const cut = text.lastIndexOf(" ", REACH);
  return `${cut <= 0 ? text.slice(0, REACH).replace(/[\uD800-\uDBFF]$/u, "") : text.slice(0, cut)} …`;
}
