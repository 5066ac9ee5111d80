// What the checks have to know of a document's apparatus: its entries and readings, where those beside
// the text belong, and where a witness breaks off and begins again. Plain data, without the tree.

import { decode, type Source, type Span } from "../source/source.ts";
import type { XmlDocument, XmlElement, XmlNode } from "../xml/tree.ts";
import {
  ancestors,
  attributeValue,
  childElements,
  descendantElements,
  descendants,
  findAttribute,
} from "../xml/walk.ts";
import {
  type Entry,
  isTei,
  type Method,
  presenceOf,
  type Reading,
  readApparatus,
  isCommentary,
} from "./apparatus.ts";
import { ApparatusPlaces, type PlaceFact } from "./apparatus-places.ts";
import { type PrefixDefinition, resolvePointer, type Target } from "./pointers.ts";
import { collapse, readingText } from "./text.ts";
import { layerRank, listsDepartures, typesOf } from "./witness-text/choose.ts";
import { textsOf } from "./witness-text/witness-text.ts";
import { isBareSiglum, Sigla } from "./witnesses.ts";

/** One value of a `@wit`. */
export interface SiglumFact {
  /** As written. */
  readonly text: string;
  /** Undefined for a bare siglum, and for what leads out of the edition. */
  readonly target: Target | undefined;
  /** The element that it stands on. */
  readonly element: string;
  /** The value alone, where the attribute is written as it is read; else the whole attribute. */
  readonly span: Span;
  /** Whether it is the first of its attribute. */
  readonly isFirst: boolean;
  /** With the white space before it; undefined for the first. */
  readonly withSpace: Span | undefined;
}

export interface ReadingFact {
  readonly isLemma: boolean;
  /** The name in the start tag. */
  readonly span: Span;
  /** Its own `@wit`; else what the `wit` after it points to. */
  readonly sigla: readonly SiglumFact[];
  readonly sources: readonly SiglumFact[];
  /** Whether anything says where it comes from: witnesses, sources, a person, a hand. */
  readonly isAttributed: boolean;
  /** Hand, layer, source and person: what tells two readings of one witness apart. */
  readonly layer: string;
  /** What makes two readings of the same words different things: type, cause, certainty, group. */
  readonly sort: string;
  /** The text with its markup, ids aside. */
  readonly content: string;
  readonly text: string;
  /** Whether it is said to be an omission (`@type`), or says so in words ("om."). */
  readonly omission: "typed" | "worded" | undefined;
}

/** A reading by the numbers of its entry, and of itself in it. */
export interface ReadingAddress {
  readonly entry: number;
  readonly reading: number;
}

export interface EntryFact {
  /** The name in the start tag. */
  readonly span: Span;
  /** The whole element. */
  readonly extent: Span;
  readonly method: Method;
  /** The reading that it stands in. */
  readonly parent: ReadingAddress | undefined;
  /** Whether its file says that entries name only those that depart from the text … */
  readonly isNegative: boolean;
  /** … and whether it does so, whatever the file says. */
  readonly listsDepartures: boolean;
  /** Whether it records variants: not sources, parallels, or what others say of the text. */
  readonly isCritical: boolean;
  /** Whether another entry has to do with the same words (`@exclude`). */
  readonly isExclusive: boolean;
  readonly readings: readonly ReadingFact[];
  /** Whom its `witDetail` elements are about. */
  readonly described: readonly SiglumFact[];
  /** `@from` and `@to` where they lead into another document. */
  readonly elsewhere: readonly Target[];
  /** The paths of other documents whose text it is about. */
  readonly about: readonly string[];
  /** Of an entry that is beside its text. */
  readonly place: PlaceFact | undefined;
}

/** In the order of the text: where a witness is lost or found, and where a reading has text. */
export type PresenceFact =
  | {
      readonly kind: "mark";
      readonly name: string;
      readonly isPresent: boolean;
      /** Empty: of the witnesses of its reading. */
      readonly sigla: readonly SiglumFact[];
      readonly within: ReadingAddress | undefined;
      readonly span: Span;
    }
  | { readonly kind: "text"; readonly within: ReadingAddress };

export interface ApparatusFact {
  readonly declared: { readonly method: Method; readonly span: Span } | undefined;
  /** In document order, nested ones too. */
  readonly entries: readonly EntryFact[];
  /** Every value of every `@wit` of the document. */
  readonly sigla: readonly SiglumFact[];
  /** Empty in a document where no witness is said to be absent anywhere. */
  readonly presence: readonly PresenceFact[];
}

/** Elements without which a document has no apparatus. */
export const APPARATUS_ELEMENTS: readonly string[] =
  "app lacunaStart lacunaEnd witStart witEnd witDetail".split(" ");

/** Reads the apparatus of a document. */
export function collectApparatus(
  path: string,
  { root, source }: XmlDocument,
  prefixes: readonly PrefixDefinition[],
): ApparatusFact {
  // Who the witnesses are, the whole edition says: here only who is named matters.
  const apparatus = readApparatus(root, { path, prefixes }, new Sigla([]));
  const all = [...apparatus.byElement.values()].toReversed();
  const collector = new Collector(all, { path, prefixes, source });
  const places = new ApparatusPlaces(apparatus);
  const entries = all.map((entry) => collector.entry(entry, places.placeOf(entry)));
  const encodings = [...descendantElements(root)].filter((one) => isTei(one, "variantEncoding"));
  const [encoding] = encodings;
  const isOne = encodings.length === 1 && encoding !== undefined;
  return {
    declared:
      isOne && apparatus.declared !== undefined
        ? { method: apparatus.declared, span: encoding.nameSpan }
        : undefined,
    entries,
    sigla: [...descendantElements(root)].flatMap((element) => collector.sigla(element, "wit")),
    presence: collector.presence(root, places),
  };
}

interface Place {
  readonly path: string;
  readonly prefixes: readonly PrefixDefinition[];
  readonly source: Source;
}

class Collector {
  readonly #place: Place;
  readonly #addresses = new Map<XmlElement, ReadingAddress>();

  constructor(entries: readonly Entry[], place: Place) {
    this.#place = place;
    entries.forEach(({ readings }, entry) =>
      readings.forEach(({ element }, reading) => this.#addresses.set(element, { entry, reading })),
    );
  }

  entry(entry: Entry, place: PlaceFact | undefined): EntryFact {
    const { element, readings, parent, method, isNegative } = entry;
    const lemma = readings.find(({ isLemma }) => isLemma);
    const details = childElements(element).filter((one) => isTei(one, "witDetail"));
    return {
      span: element.nameSpan,
      extent: element.span,
      method,
      parent: parent && this.#addresses.get(parent.element),
      isNegative,
      listsDepartures: listsDepartures(entry, lemma),
      isCritical: !isCommentary(element),
      isExclusive: [element, ...readings.map((one) => one.element)].some((one) =>
        has(one, "exclude"),
      ),
      readings: readings.map((reading) => this.#reading(reading, element)),
      described: details.flatMap((one) => this.sigla(one, "wit")),
      elsewhere: this.#elsewhere(element),
      about: this.#about(entry),
      place,
    };
  }

  #reading(reading: Reading, app: XmlElement): ReadingFact {
    const { element, groups, isLemma } = reading;
    const around = [element, ...groups];
    const own = this.sigla(element, "wit");
    const text = readingText(element);
    const says = (name: string): string =>
      around.map((one) => attributeValue(one, name) ?? "").join("/");
    return {
      isLemma,
      span: element.nameSpan,
      sigla: own.length > 0 ? own : this.#listedAfter(element),
      sources: this.sigla(element, "source"),
      isAttributed:
        reading.witnesses.size > 0 ||
        [...around, app].some((one) => ATTRIBUTION.some((name) => has(one, name))),
      layer: [
        ...["hand", "varSeq", "source", "resp", "cert"].map(says),
        String(layerRank(reading)),
        ...typesOf(reading).filter((type) => !CLASSES.test(type)),
        ...childElements(element)
          .map(({ local }) => local)
          .filter((local) => local === "del" || local === "add"),
      ].join(" "),
      sort: [...["type", "cause", "ana"].map(says), String(groups[0]?.span.start ?? "")].join(" "),
      content: contentOf(element),
      text,
      omission: omissionIn(element, text),
    };
  }

  #listedAfter(reading: XmlElement): SiglumFact[] {
    const siblings = childElements(reading.parent as XmlElement);
    const next = siblings[siblings.indexOf(reading) + 1];
    if (next === undefined || !isTei(next, "wit")) return [];
    return [...descendantElements(next)].flatMap((one) => this.sigla(one, "target"));
  }

  /** The values of an attribute that names witnesses. */
  sigla(element: XmlElement, name: string): SiglumFact[] {
    const attribute = findAttribute(element, name);
    if (attribute === undefined) return [];
    const { path, prefixes, source } = this.#place;
    const { value, valueSpan } = attribute;
    const written = decode(source.bytes, valueSpan.start, valueSpan.end);
    const isAsWritten = written.replace(/[\t\r\n]/gu, " ") === value;
    let end: number | undefined;
    return [...value.matchAll(/[^ \t\r\n]+/gu)].map(({ 0: text, index }) => {
      const start = valueSpan.start + encodedLength(value.slice(0, index));
      const span = isAsWritten ? { start, end: start + encodedLength(text) } : valueSpan;
      const before = end;
      end = span.end;
      return {
        text,
        target: isBareSiglum(text) ? undefined : resolvePointer(text, element, path, prefixes),
        element: element.local,
        span,
        isFirst: index === 0 || before === undefined,
        withSpace:
          isAsWritten && before !== undefined ? { start: before, end: span.end } : undefined,
      };
    });
  }

  #elsewhere(app: XmlElement): Target[] {
    const { path, prefixes } = this.#place;
    return ["from", "to"].flatMap((name) => {
      const pointer = attributeValue(app, name);
      const target = pointer && resolvePointer(pointer, app, path, prefixes);
      return target === undefined || target === "" || target.path === path ? [] : [target];
    });
  }

  #about(entry: Entry): string[] {
    if (entry.method === "parallel-segmentation" || entry.parent !== undefined) return [];
    return textsOf(entry, this.#place).filter((path) => path !== this.#place.path);
  }

  presence(root: XmlElement, places: ApparatusPlaces): PresenceFact[] {
    const elements = [...descendantElements(root)];
    if (!elements.some((one) => presenceOf(one) !== undefined)) return [];
    const found: { readonly at: number; readonly fact: PresenceFact }[] = [];
    let last: XmlElement | undefined;
    for (const node of descendants(root)) {
      if (node.kind !== "element" && !hasLetters(node)) continue;
      const isPresent = node.kind === "element" ? presenceOf(node) : undefined;
      if (node.kind === "element" && isPresent === undefined) continue;
      const reading = this.#readingAround(node);
      const within = reading && this.#addresses.get(reading);
      const at = places.positionOf(node);
      if (at === undefined) continue;
      if (node.kind === "element" && isPresent !== undefined) {
        const { local, nameSpan: span } = node;
        const sigla = this.sigla(node, "wit");
        found.push({ at, fact: { kind: "mark", name: local, isPresent, sigla, within, span } });
        last = undefined;
      } else if (within !== undefined && reading !== last) {
        found.push({ at, fact: { kind: "text", within } });
        last = reading;
      }
    }
    return found.toSorted((a, b) => a.at - b.at).map(({ fact }) => fact);
  }

  #readingAround(node: XmlNode): XmlElement | undefined {
    if (node.kind === "comment" || node.kind === "instruction" || node.parent === undefined)
      return undefined;
    for (const around of [node.parent, ...ancestors(node.parent)]) {
      if (this.#addresses.has(around)) return around;
      // A note in an entry is about its readings, and none itself.
      if (isTei(around, "app") || isTei(around, "note")) return undefined;
    }
    return undefined;
  }
}

const ATTRIBUTION: readonly string[] = ["wit", "source", "resp", "hand"];

const encoder = new TextEncoder();

function encodedLength(text: string): number {
  return encoder.encode(text).length;
}

/** What a reading is a variant of, not when it came about. */
const CLASSES =
  /^(?:subst|ortho|graph|spell|lex|morph|synt|phon|punct|var|sub|minor|major|accid|form|metr|ling|dial|gramm|om|add|transp|err|seq)/iu;

function has(element: XmlElement, name: string): boolean {
  return (attributeValue(element, name) ?? "").trim() !== "";
}

function hasLetters(node: XmlNode): boolean {
  return node.kind === "text" && /[\p{L}\p{N}]/u.test(node.text);
}

/** A reading that is said to be an omission, or that has the apparatus's word for one as its text. */
function omissionIn(element: XmlElement, text: string): ReadingFact["omission"] {
  if (element.local === "rdg" && /^(?:om{1,2}\.|omits?\.|omitted\.?|\[om\.?\])$/iu.test(text))
    return "worded";
  return /^(?:om\.?|omm?iss?ion|omission|omitted|omissio)$/iu.test(
    attributeValue(element, "type") ?? "",
  )
    ? "typed"
    : undefined;
}

/** Text and markup in one line: two readings that differ in either are two readings. */
function contentOf(reading: XmlElement): string {
  const parts: string[] = [];
  for (const node of descendants(reading)) {
    if (node.kind === "text") parts.push(node.text);
    if (node.kind !== "element" || node.local === "note") continue;
    const attributes = node.attributes
      .filter(({ local }) => local !== "id" && local !== "n")
      .map(({ local, value }) => `${local}=${value}`);
    parts.push(`<${[node.local, ...attributes].join(" ")} ${depthIn(node, reading)}>`);
  }
  return collapse(parts.join(""));
}

function depthIn(element: XmlElement, outer: XmlElement): number {
  return [...ancestors(element)].indexOf(outer);
}
