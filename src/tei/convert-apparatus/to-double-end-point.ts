// Parallel segmentation → double end-point (TEI P5, 13.2.2, 13.2.3): the lemmas become the text, between
// anchors, and the entries go into a list behind it.

import type { Source, Span } from "../../source/source.ts";
import type { XmlElement } from "../../xml/tree.ts";
import {
  ancestors,
  childElements,
  descendantElements,
  findAttribute,
  textContent,
} from "../../xml/walk.ts";
import { type Entry, isTei, type Reading } from "../apparatus.ts";
import { XML } from "../vocabulary.ts";
import { chooseReading, lemmaOf, listsDepartures } from "../witness-text/choose.ts";
import {
  type Conversion,
  type Convertible,
  declaredAs,
  inheritedAttributes,
  type Left,
  NewIds,
  pointAfterName,
  tokensByKey,
} from "./document.ts";
import {
  attributeSpan,
  contentSpan,
  insertion,
  isSelfClosing,
  named,
  removal,
  type Splice,
  spliced,
} from "./splices.ts";

/** An entry that is to be moved, and the reading that becomes the text. */
interface Moved {
  readonly entry: Entry;
  readonly lemma: Reading;
  /** The ids of its anchors; the same twice where the lemma is empty. */
  readonly from: string;
  readonly to: string;
  /** Those that its lemma names, to be written; undefined: as it is. */
  readonly wit: string | undefined;
}

export function toDoubleEndPoint(convertible: Convertible): Conversion {
  const { source, root } = convertible.document;
  const left: Left[] = [];
  const moved = listMoved(convertible, left);
  const splices = declaredAs(root, "double-end-point", "external");
  for (const one of moved) splices.push(...baseSplices(source, one));
  const byEntry = new Map(moved.map((one) => [one.entry, one]));
  const byDocument = new Map<XmlElement, Moved[]>();
  for (const one of moved) {
    const around = documentAround(one.entry.element) ?? root;
    const others = byDocument.get(around);
    if (others === undefined) byDocument.set(around, [one]);
    else others.push(one);
  }
  for (const [around, entries] of byDocument) {
    const lines = entries.map((one) => entryText(source, one, { byEntry, around }));
    const [standOff, listApp] = [named(around, "standOff"), named(around, "listApp")];
    const list = `<${standOff}>\n<${listApp}>\n${lines.join("\n")}\n</${listApp}>\n</${standOff}>\n`;
    splices.push(insertion(contentSpan(source, around).end, list));
  }
  return { text: spliced(source, splices), left, converted: moved.length };
}

/** The entries in the text, outer ones first. */
function listMoved(convertible: Convertible, left: Left[]): Moved[] {
  const { document, apparatus } = convertible;
  const ids = new NewIds(document.root);
  const tokenOf = tokensByKey(convertible);
  const moved: Moved[] = [];
  const pending = apparatus.entries.toReversed();
  for (let entry = pending.pop(); entry !== undefined; entry = pending.pop()) {
    const { element } = entry;
    if (entry.method !== "parallel-segmentation" || isInList(element)) continue;
    const lemma = textOf(entry);
    const wit = lemma && witnessesOf(entry, lemma, convertible);
    if (lemma === undefined || wit?.length === 0) {
      left.push({ element, reason: "unnamed" });
      continue;
    }
    const isEmpty = contentSpan(document.source, lemma.element);
    const name = `app-${moved.length + 1}`;
    const from = ids.make(isEmpty.start === isEmpty.end ? name : `${name}-from`);
    const to = isEmpty.start === isEmpty.end ? from : ids.make(`${name}-to`);
    moved.push({ entry, lemma, from, to, wit: wit?.map((key) => tokenOf(key)).join(" ") });
    pending.push(...lemma.nested.toReversed());
  }
  return moved;
}

/** The reading that becomes the text: one that would make others read as it does is not taken. */
function textOf(entry: Entry): Reading | undefined {
  const lemma = lemmaOf(entry);
  return lemma ?? entry.readings.find(({ witnesses }) => witnesses.size > 0);
}

/**
 * The keys that a lemma is to name: undefined where what is written stays. One that leaves it to the
 * entries in it names their witnesses; and a witness that the only entry in it passes over is passed
 * over by both.
 */
function witnessesOf(
  entry: Entry,
  lemma: Reading,
  { sigla, isNegative }: Convertible,
): string[] | undefined {
  const isNamed = lemma.named.length > 0;
  if (!isNamed && lemma.witnesses.size === 0) return undefined;
  if (!isNamed && listsDepartures(entry, lemma.isLemma ? lemma : undefined)) return undefined;
  const keys = isNamed ? [...lemma.named] : [...new Set(lemma.nested.flatMap(namedIn))];
  const asked = { layer: "pc", isNegative } as const;
  const isToldIn = (reading: Reading, key: string): boolean =>
    entriesOfAll(reading).every((inner) => {
      const { choice } = chooseReading(inner, { ...asked, keys: [key] }, false);
      if (choice.kind !== "reading") return choice.kind !== "unaccounted";
      return choice.reading !== textOf(inner) || isToldIn(choice.reading, key);
    });
  const isTold = (key: string): boolean => isToldIn(lemma, key);
  const rest = keys.flatMap((key) => {
    const members = sigla.expand(key).slice(1);
    if (members.length === 0) return isTold(key) ? [key] : [];
    return members.every(isTold) ? [key] : members.filter(isTold);
  });
  const isSame = isNamed && rest.join(" ") === keys.join(" ");
  return isSame ? undefined : [...new Set(rest)];
}

function namedIn({ readings }: Entry): string[] {
  return readings.flatMap(({ named: own, nested }) =>
    own.length > 0 ? [...own] : nested.flatMap(namedIn),
  );
}

/** The entry that has all words of a reading; where that has none, those in it. */
function entriesOfAll(reading: Reading): readonly Entry[] {
  if (hasOwnWords(reading)) return [];
  const withWords = reading.nested.filter(hasWords);
  if (withWords.length === 0) return reading.nested;
  return withWords.length === 1 ? withWords : [];
}

function hasWords(entry: Entry): boolean {
  const text = textOf(entry);
  return text !== undefined && (hasOwnWords(text) || text.nested.some(hasWords));
}

/** Whether a reading has words outside the entries in it. */
function hasOwnWords({ element, nested }: Reading): boolean {
  const inside = nested.map((one) => textContent(one.element)).join("");
  return textContent(element).replace(/\s/gu, "") !== inside.replace(/\s/gu, "");
}

function isInList(element: XmlElement): boolean {
  return [...ancestors(element)].some((one) => isTei(one, "listApp") || isTei(one, "standOff"));
}

/** The document that a text belongs to. */
function documentAround(element: XmlElement): XmlElement | undefined {
  return [...ancestors(element)].find((one) => isTei(one, "TEI"));
}

/** The text of an entry in its place. */
function baseSplices(source: Source, { entry, lemma, from, to }: Moved): Splice[] {
  const { element } = entry;
  const inner = contentSpan(source, lemma.element);
  const anchor = (id: string): string => `<${named(element, "anchor")} xml:id="${id}"/>`;
  const marks = [...descendantElements(lemma.element)].filter(
    (one) => isWitnessState(one) && readingAround(one) === lemma.element,
  );
  if (from === to) return [{ ...element.span, text: anchor(from) }];
  return [
    { start: element.span.start, end: inner.start, text: anchor(from) },
    ...marks.map((one) => removal(one.span)),
    { start: inner.end, end: element.span.end, text: anchor(to) },
  ];
}

const WITNESS_STATES: ReadonlySet<string> = new Set(
  "wit witStart witEnd lacunaStart lacunaEnd".split(" "),
);

function isWitnessState(element: XmlElement): boolean {
  return WITNESS_STATES.has(element.local) && isTei(element, element.local);
}

function readingAround(element: XmlElement): XmlElement | undefined {
  return [...ancestors(element)].find((one) => isTei(one, "lem") || isTei(one, "rdg"));
}

interface Context {
  readonly byEntry: ReadonlyMap<Entry, Moved>;
  readonly around: XmlElement;
}

/** An entry for the list: as it was, but for its lemma, in which the entries in it have been resolved. */
function entryText(source: Source, one: Moved, { byEntry, around }: Context): string {
  const { entry, lemma, from, to } = one;
  const { element } = entry;
  const attributes = ` from="#${from}" to="#${to}"${inheritedAttributes(entry, around)}`;
  const splices: Splice[] = [
    { ...pointAfterName(element), text: attributes },
    ...["from", "to"].flatMap((name) => removalOf(source, element, name)),
  ];
  const text = lemmaText(source, one, byEntry);
  const parent = lemma.element.parent as XmlElement;
  const [first] = childElements(parent);
  if (first === lemma.element || first === undefined) splices.push({ ...lemma.element.span, text });
  else splices.push(insertion(first.span.start, text), removal(lemma.element.span));
  return spliced(source, splices, element.span);
}

function removalOf(source: Source, element: XmlElement, name: string, namespace = ""): Splice[] {
  const attribute = findAttribute(element, name, namespace);
  return attribute === undefined ? [] : [removal(attributeSpan(source, attribute))];
}

/** The lemma of the entry in the list. The ids in it are those of the text now. */
function lemmaText(source: Source, { lemma, wit }: Moved, byEntry: Context["byEntry"]): string {
  const { element } = lemma;
  const lem = named(element, "lem");
  const start: Splice[] = [{ ...element.nameSpan, text: lem }];
  if (wit !== undefined) {
    start.push(...removalOf(source, element, "wit"));
    start.push({ ...pointAfterName(element), text: ` wit="${wit}"` });
  }
  const tag = spliced(source, start, element.startTag);
  if (isSelfClosing(element)) return tag;
  const inside = movedIn(lemma, byEntry);
  const outside: Span[] = inside.flatMap((other) => {
    const { span } = other.entry.element;
    const { start: from, end: to } = contentSpan(source, other.lemma.element);
    return [
      { start: span.start, end: from },
      { start: to, end: span.end },
    ];
  });
  const resolved = new Set(
    inside.flatMap(({ entry, lemma: own }) => [entry.element, own.element, ...own.groups]),
  );
  const splices = outside.map(removal);
  for (const one of descendantElements(element)) {
    const isGone = outside.some(
      ({ start: from, end }) => from <= one.span.start && one.span.end <= end,
    );
    if (isGone || resolved.has(one)) continue;
    if (isWitnessState(one) && readingAround(one) !== element) splices.push(removal(one.span));
    else splices.push(...removalOf(source, one, "id", XML));
  }
  return `${tag}${spliced(source, splices, contentSpan(source, element))}</${lem}>`;
}

/** The entries in a reading, at any depth, that are moved too. */
function movedIn({ nested }: Reading, byEntry: Context["byEntry"]): Moved[] {
  return nested.flatMap((entry) => {
    const moved = byEntry.get(entry);
    return moved === undefined ? [] : [moved, ...movedIn(moved.lemma, byEntry)];
  });
}
