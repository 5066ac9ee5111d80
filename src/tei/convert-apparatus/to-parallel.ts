// Double end-points, and references to lines, → parallel segmentation (TEI P5, 13.2.3): each entry goes
// to its words. What crosses the borders of elements becomes several entries that go on in each other.

import type { Source, Span } from "../../source/source.ts";
import type { XmlElement } from "../../xml/tree.ts";
import {
  ancestors,
  attributeValue,
  childElements,
  descendantElements,
  elementsById,
  findAttribute,
  textContent,
} from "../../xml/walk.ts";
import { type Entry, isCommentary, isTei } from "../apparatus.ts";
import { XML } from "../vocabulary.ts";
import type { Placed } from "../witness-text/beside.ts";
import { lemmaOf } from "../witness-text/choose.ts";
import { isSpaceBefore, isSpaceBehind, LINES } from "../witness-text/lines.ts";
import { type Piece, piecesOf, trimmed } from "../witness-text/pieces.ts";
import { type Base, comparePositions, placeEntry } from "../witness-text/places.ts";
import { type Item, itemsIn, type Range, rowOf, textOf } from "../witness-text/stream.ts";
import { BaseReader } from "./base-reader.ts";
import { byteAt } from "./bytes.ts";
import {
  type Conversion,
  type Convertible,
  declaredAs,
  languageOf,
  type Left,
  NewIds,
  tokensByKey,
} from "./document.ts";
import { lineTags, mergedPieces } from "./merged.ts";
import { hasWords, isMerged, type Node, nodesOf } from "./nodes.ts";
import {
  attributeSpan,
  contentSpan,
  insertion,
  named,
  removal,
  type Splice,
  spliced,
} from "./splices.ts";

export function toParallel(convertible: Convertible): Conversion {
  const { document, apparatus, sigla, isNegative } = convertible;
  const { source, root } = document;
  const left: Left[] = [];
  const { items, placed } = placeAll(convertible, left);
  const reader = new BaseReader(items, apparatus, { sigla, isNegative });
  const writer = new Writer(convertible, reader);
  writer.write(nodesOf(placed, reader));
  const splices = [
    ...declaredAs(root, "parallel-segmentation", "internal"),
    ...removedEntries(source, placed),
    ...removedAnchors(root, placed),
    ...writer.splices,
  ];
  return { text: spliced(source, splices), left, converted: placed.length };
}

/** Finds the words of all entries beside the text. */
function placeAll(
  { document, apparatus }: Convertible,
  left: Left[],
): { readonly items: readonly Item[]; readonly placed: Placed[] } {
  const { source, root } = document;
  const isBeside = (element: XmlElement): boolean => {
    if (isTei(element, "listApp")) return true;
    const entry = apparatus.byElement.get(element);
    return entry !== undefined && entry.method !== "parallel-segmentation";
  };
  const row = rowOf(root, isBeside);
  const byId = elementsById([root, ...descendantElements(root)]);
  const base: Base = { ...row, path: apparatus.path, root, byId: (id) => byId.get(id) };
  const placed: Placed[] = [];
  for (const entry of apparatus.entries) {
    const { element } = entry;
    // A source or a parallel may span what it likes, and stays where it is.
    if (entry.method === "parallel-segmentation" || isCommentary(element)) continue;
    const found = placeEntry(entry, row.left.get(element), base, apparatus);
    if (found.range === undefined) {
      left.push({ element, reason: found.problem });
      continue;
    }
    const text = textContent(lemmaOf(entry)?.element ?? { ...element, children: [] });
    const keeps = { start: /^\s/u.test(text), end: /\s$/u.test(text) };
    const range = trimmed(row.items, found.range, keeps);
    // Not out of a reading of an entry that is in its place already.
    const isWritten =
      byteAt(source, row.items, range.start) !== undefined &&
      byteAt(source, row.items, range.end) !== undefined &&
      readingAround(row.items, range.start) === readingAround(row.items, range.end);
    if (isWritten) placed.push({ entry, ...range });
    else left.push({ element, reason: "unplaced" });
  }
  return { items: row.items, placed };
}

/** A part of an entry, between two bytes. */
interface Part extends Range {
  readonly open: string;
  readonly close: string;
}

class Writer {
  readonly splices: Splice[] = [];
  readonly #convertible: Convertible;
  readonly #source: Source;
  readonly #reader: BaseReader;
  readonly #ids: NewIds;
  readonly #tokenOf: (key: string) => string;

  constructor(convertible: Convertible, reader: BaseReader) {
    this.#convertible = convertible;
    this.#source = convertible.document.source;
    this.#reader = reader;
    this.#ids = new NewIds(convertible.document.root);
    this.#tokenOf = tokensByKey(convertible);
  }

  /** Puts the tags of nodes, and of those in them, into the text. */
  write(nodes: readonly Node[]): void {
    const parts: (Part & { readonly depth: number })[] = [];
    const pending = nodes.map((node) => ({ node, depth: 0 })).toReversed();
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      const { node, depth } = next;
      for (const part of this.#partsOf(node)) parts.push({ ...part, depth });
      for (const child of node.children.toReversed())
        pending.push({ node: child, depth: depth + 1 });
    }
    parts.sort(
      (a, b) =>
        comparePositions(a.start, b.start) || comparePositions(b.end, a.end) || a.depth - b.depth,
    );
    const open: Part[] = [];
    const closeTo = (position: Range["start"]): void => {
      for (let last = open.at(-1); last !== undefined; last = open.at(-1)) {
        if (comparePositions(last.end, position) > 0) return;
        this.#insert(last.end, last.close);
        open.pop();
      }
    };
    for (const part of parts) {
      closeTo(part.start);
      this.#insert(part.start, part.open);
      open.push(part);
    }
    closeTo({ item: Infinity, offset: 0 });
  }

  #insert(at: Range["start"], text: string): void {
    this.splices.push(insertion(byteAt(this.#source, this.#reader.items, at) as number, text));
  }

  #partsOf(node: Node): Part[] {
    const pieces = piecesOf(this.#reader.items, node);
    const ranges = pieces.length > 0 ? pieces : [{ start: node.start, end: node.start, number: 0 }];
    const links = this.#linksOf(node, ranges.length);
    return isMerged(node)
      ? this.#mergedParts(node, ranges, links)
      : this.#ownParts(node, ranges, links);
  }

  /** `xml:id`, `@next` and `@prev` of the parts of one entry. */
  #linksOf({ entries }: Node, count: number): string[] {
    if (count === 1) return [""];
    const { element } = (entries[0] as Placed).entry;
    const own = attributeValue(element, "id", XML);
    const ids = Array.from({ length: count }, (_, index) =>
      index === 0 && own !== undefined ? own : this.#ids.make(`app-part-${index + 1}`),
    );
    return ids.map((id, index) => {
      const isOwn = index === 0 && own !== undefined;
      const previous = index === 0 ? "" : ` prev="#${ids[index - 1]}"`;
      const next = index === count - 1 ? "" : ` next="#${ids[index + 1]}"`;
      return `${isOwn ? "" : ` xml:id="${id}"`}${previous}${next}`;
    });
  }

  /** An entry as it is, around its words. */
  #ownParts(node: Node, ranges: readonly Range[], links: readonly string[]): Part[] {
    const { entry } = node.entries[0] as Placed;
    const { element } = entry;
    return ranges.map((range, index): Part => {
      const start = this.#startTag(element, links[index] ?? "", index, range);
      const [before, after] = index === 0 ? this.#around(entry, range) : this.#continued(entry);
      return { ...range, open: start + before, close: `${after}</${named(element, "app")}>` };
    });
  }

  #startTag(element: XmlElement, more: string, index: number, { start }: Range): string {
    const splices = ["from", "to"].flatMap((name) => this.#removed(element, name));
    if (index > 0) splices.push(...this.#removed(element, "id", XML));
    // What it inherits there need not be written.
    const around = elementAround(this.#reader.items, start);
    if (around !== undefined && languageOf(around) === attributeValue(element, "lang", XML))
      splices.push(...this.#removed(element, "lang", XML));
    const tag = spliced(this.#source, splices, element.startTag);
    return tag.replace(/\s*\/?>$/u, `${more}>`);
  }

  #removed(element: XmlElement, name: string, namespace = ""): Splice[] {
    const attribute = findAttribute(element, name, namespace);
    return attribute === undefined ? [] : [removal(attributeSpan(this.#source, attribute))];
  }

  /** What an entry says before the words of its lemma, and behind them. */
  #around(entry: Entry, range: Range): [before: string, after: string] {
    const { element } = entry;
    const lemma = lemmaOf(entry);
    const lem = named(element, "lem");
    const inner = contentSpan(this.#source, element);
    const splices = this.#wordsInLines(entry, range);
    if (lemma === undefined)
      return [`<${lem}>`, `</${lem}>${spliced(this.#source, splices, inner)}`];
    const { startTag, span } = lemma.element;
    const raw = (part: Span): string => spliced(this.#source, splices, part);
    const tag = raw(startTag).replace(/\s*\/>$/u, ">");
    const isAdded =
      /\S/u.test(textContent(lemma.element)) && !hasWords(itemsIn(this.#reader.items, range));
    // Where the text has no words, those of the lemma are all that there are.
    const marks = isAdded
      ? { before: raw(contentSpan(this.#source, lemma.element)), after: "" }
      : this.#marksIn(lemma.element);
    return [
      `${raw({ start: inner.start, end: startTag.start })}${tag}${marks.before}`,
      `${marks.after}</${lem}>${raw({ start: span.end, end: inner.end })}`,
    ];
  }

  /** Where witnesses begin and end in a lemma: before or behind its words. */
  #marksIn(lemma: XmlElement): { readonly before: string; readonly after: string } {
    let before = "";
    let after = "";
    const isWithoutWords = !/\S/u.test(textContent(lemma));
    for (const mark of descendantElements(lemma)) {
      if (!/^(?:lacuna|wit)(?:Start|End)$/u.test(mark.local)) continue;
      const raw = spliced(this.#source, [], mark.span);
      // Among no words, it breaks off behind what entries in them say.
      const isLast = /^(?:lacunaStart|witEnd)$/u.test(mark.local) && isWithoutWords;
      if (isFirst(mark, lemma) && !isLast) before += raw;
      else after += raw;
    }
    return { before, after };
  }

  /** A reading of words alone, where the lemma is whole lines, is a line; where it is a space, is words. */
  #wordsInLines(entry: Entry, range: Range): Splice[] {
    const { readings } = entry;
    const items = itemsIn(this.#reader.items, range);
    const lemma = textContent(lemmaOf(entry)?.element ?? { ...entry.element, children: [] });
    const isSpace = /^\s+$/u.test(textOf(items)) && !/^\s/u.test(lemma);
    // Words that come where there was a space are no part of the words around it.
    const line = isSpace ? ([" ", " "] as const) : lineTags(this.#source, items);
    if (line === undefined) return [];
    return readings.flatMap(({ element, isLemma }) => {
      const hasLines = [...descendantElements(element)].some(({ local }) => LINES.has(local));
      if (isLemma || hasLines || !/\S/u.test(textContent(element))) return [];
      const { start, end } = contentSpan(this.#source, element);
      return [insertion(start, line[0]), insertion(end, line[1])];
    });
  }

  /** The readings of an entry once more, empty: what they say stands in its first part. */
  #continued(entry: Entry): [before: string, after: string] {
    const lemma = lemmaOf(entry);
    const tagOf = (one: XmlElement): string => {
      const tag = spliced(this.#source, this.#removed(one, "id", XML), one.startTag);
      return tag.replace(/\s*\/?>$/u, "");
    };
    const lem = named(entry.element, "lem");
    const before = lemma === undefined ? `<${lem}>` : `${tagOf(lemma.element)}>`;
    const others = entry.readings.filter((one) => one !== lemma);
    const tags = others.map(
      ({ element }) => `${tagOf(element).replace(/(?<=^<(?:[^\s:]+:)?)lem(?=\s|$)/u, "rdg")}/>`,
    );
    return [before, `</${lem}>${tags.join("")}`];
  }

  #mergedParts(node: Node, ranges: readonly Piece[], links: readonly string[]): Part[] {
    const { element } = (node.entries[0] as Placed).entry;
    const context = {
      source: this.#source,
      reader: this.#reader,
      sigla: this.#convertible.sigla,
      tokenOf: this.#tokenOf,
    };
    const merged = mergedPieces(
      node,
      ranges.map(({ number }) => number),
      context,
    );
    const [app, lem, rdg] = ["app", "lem", "rdg"].map((name) => named(element, name));
    const notes = node.entries.flatMap(({ entry }) => this.#notesOf(entry.element)).join("");
    return ranges.map((range, index): Part => {
      const { lemma, readings } = merged[index] as (typeof merged)[number];
      const start = this.#startTag(element, links[index] ?? "", index, range);
      const base = textOf(itemsIn(this.#reader.items, range));
      // What is put between words has its own spaces, and what stands beside no space needs them.
      const { items } = this.#reader;
      const hasOwn = {
        start: /^(?:\s|$)/u.test(base) || !isSpaceBefore(items, range.start),
        end: /(?:\s|^)$/u.test(base) || !isSpaceBehind(items, range.end),
      };
      const texts = readings.map(({ attributes, content }) => {
        const begun = hasOwn.start ? content : content.trimStart();
        const text = hasOwn.end ? begun : begun.trimEnd();
        return text === "" ? `<${rdg}${attributes}/>` : `<${rdg}${attributes}>${text}</${rdg}>`;
      });
      return {
        ...range,
        open: `${start}<${lem}${lemma ?? ""}>`,
        close: `</${lem}>${texts.join("")}${index === 0 ? notes : ""}</${app}>`,
      };
    });
  }

  #notesOf(app: XmlElement): string[] {
    return [...descendantElements(app)]
      .filter((one) => ["note", "witDetail"].includes(one.local) && isOf(one, app))
      .map(({ span }) => spliced(this.#source, [], span));
  }
}

/** Whether a note stands in an entry itself, or in a group of its readings. */
function isOf(note: XmlElement, app: XmlElement): boolean {
  for (const around of ancestors(note)) {
    if (around === app) return true;
    if (!isTei(around, "rdgGrp")) return false;
  }
  return false;
}

function isFirst(mark: XmlElement, lemma: XmlElement): boolean {
  const text = [...textBefore(mark, lemma)].join("");
  return !/\S/u.test(text);
}

function* textBefore(mark: XmlElement, lemma: XmlElement): Generator<string> {
  const pending = [...lemma.children].toReversed();
  for (let node = pending.pop(); node !== undefined && node !== mark; node = pending.pop()) {
    if (node.kind === "text") yield node.text;
    if (node.kind === "element") pending.push(...node.children.toReversed());
  }
}

function elementAround(items: readonly Item[], { item }: Range["start"]): XmlElement | undefined {
  let depth = 0;
  for (let index = item - 1; index >= 0; index--) {
    const before = items[index];
    if (before?.kind === "close") depth++;
    if (before?.kind === "open" && depth-- === 0) return before.element;
  }
  return undefined;
}

function readingAround(items: readonly Item[], at: Range["start"]): XmlElement | undefined {
  const element = elementAround(items, at);
  if (element === undefined) return undefined;
  return [element, ...ancestors(element)].find((one) => /^(?:app|lem|rdg)$/u.test(one.local));
}

/** The entries go from where they stood, and lists that have none left. */
function removedEntries(source: Source, placed: readonly Placed[]): Splice[] {
  const gone = new Set<XmlElement>(placed.map(({ entry }) => entry.element));
  const spans: Splice[] = [];
  const lists = new Set([...gone].map((app) => app.parent).filter((one) => one !== undefined));
  for (const list of lists) addIfEmpty(list, gone);
  for (const element of gone)
    if (element.parent === undefined || !gone.has(element.parent))
      spans.push(removal(isApart(element) ? withSpaceBefore(source, element.span) : element.span));
  return spans;
}

function addIfEmpty(element: XmlElement, gone: Set<XmlElement>): void {
  if (!isTei(element, "listApp") && !isTei(element, "standOff")) return;
  const rest = childElements(element).filter((one) => !gone.has(one) && !isTei(one, "head"));
  if (rest.length > 0) return;
  gone.add(element);
  if (element.parent !== undefined) addIfEmpty(element.parent, gone);
}

function isApart(element: XmlElement): boolean {
  return (
    isTei(element, "listApp") || isTei(element, "standOff") || element.parent?.local === "listApp"
  );
}

function withSpaceBefore({ bytes }: Source, { start, end }: Span): Span {
  let from = start;
  while (from > 0 && [0x20, 0x09, 0x0a, 0x0d].includes(bytes[from - 1] as number)) from--;
  return { start: from, end };
}

/** Anchors that only these entries pointed to. */
function removedAnchors(root: XmlElement, placed: readonly Placed[]): Splice[] {
  const own = new Set<XmlElement>(placed.map(({ entry }) => entry.element));
  const used = new Set<string>();
  const freed = new Set<string>();
  for (const element of descendantElements(root))
    for (const { local, value } of element.attributes) {
      const ids = [...value.matchAll(/#(?:\w+\()?([^\s,()#]+)/gu)].map(([, id]) => id as string);
      const isEnd = own.has(element) && (local === "from" || local === "to");
      for (const id of ids) (isEnd ? freed : used).add(id);
    }
  return [...descendantElements(root)].flatMap((element) => {
    const id = attributeValue(element, "id", XML);
    const isFree = isTei(element, "anchor") && id !== undefined && freed.has(id) && !used.has(id);
    return isFree ? [removal(element.span)] : [];
  });
}
