// Where a document says that it and another are versions of one text, such as a letter and its
// translation; and which paragraphs of two such documents stand next to each other.
// Statements that count (docs/rendering.md): @corresp on a whole or on a block of text (TEI P5, 17.5),
// relatedItem with a type (TEI P5, 3.12.2.7), linkGrp of translations or alignments (17.5).

import type { XmlElement } from "../xml/tree.ts";
import { attributeValue, childElements, descendantElements } from "../xml/walk.ts";
import type { PointerFact } from "./facts.ts";
import { prefixDefinitions, resolvePointer, type Target } from "./pointers.ts";
import { XML } from "./vocabulary.ts";

export interface ParallelFact {
  readonly target: Target;
  /** What the other document is to this one, where that is said. */
  readonly role: "original" | "translation" | undefined;
}

/** What is made of blocks, and is shown by showing them. */
const CONTAINERS: ReadonlySet<string> = new Set(
  "text front body back group div div1 div2 div3 div4 div5 div6 div7".split(" "),
);
/** Between blocks, and none: they go with the block that follows. xslt/html/parallel.xsl says the same. */
const BETWEEN: ReadonlySet<string> = new Set(
  "pb cb gb lb milestone anchor handShift note noteGrp fw index interp interpGrp link linkGrp join joinGrp alt altGrp spanGrp".split(
    " ",
  ),
);
const CORRESPONDING: ReadonlySet<string> = new Set(["TEI", ...CONTAINERS, "p", "ab", "lg"]);
const ALIGNED: ReadonlySet<string> = new Set(["translation", "alignment"]);

/** What an element says of another document. */
export function parallelFacts(
  element: XmlElement,
  pointers: readonly PointerFact[],
): ParallelFact[] {
  const targetsOf = (attribute: string, role?: ParallelFact["role"]): ParallelFact[] =>
    pointers.flatMap((one) =>
      one.attribute === attribute && one.target !== undefined ? { target: one.target, role } : [],
    );
  const { local } = element;
  if (CORRESPONDING.has(local)) return targetsOf("corresp");
  if (local === "link") return isAligning(element.parent) ? targetsOf("target") : [];
  if (local !== "relatedItem" && local !== "ref" && local !== "ptr") return [];
  const item = local === "relatedItem" ? element : relatedItemOf(element);
  const role = roleOf(item && attributeValue(item, "type"));
  return role === undefined ? [] : targetsOf("target", role);
}

function isAligning(group: XmlElement | undefined): boolean {
  return group?.local === "linkGrp" && ALIGNED.has(attributeValue(group, "type") ?? "");
}

/** The item that a reference is, itself or in a description. */
function relatedItemOf({ parent }: XmlElement): XmlElement | undefined {
  const around = parent?.local === "bibl" ? parent.parent : parent;
  return around?.local === "relatedItem" ? around : undefined;
}

function roleOf(type: string | undefined): ParallelFact["role"] {
  const word = type?.toLowerCase().replaceAll(/[^a-z]/gu, "");
  if (word === "original" || word === "translationof") return "original";
  return word === "translation" ? "translation" : undefined;
}

/** A part of a text that is shown as a whole: a heading, a paragraph, a list. */
interface Block {
  readonly name: string;
  /** Its `path#id`, and those of the divisions that it opens. */
  readonly addresses: readonly string[];
  /** What they correspond to. */
  readonly corresponds: readonly string[];
}

/** How many blocks of either text stand in a row. */
export type Row = readonly [first: number, second: number];

/** A document's tree, and where it lies. */
export interface ReadDocument {
  readonly path: string;
  readonly root: XmlElement;
}

/**
 * Which blocks of two texts stand next to each other. Those that are said to correspond begin a row;
 * between two such rows blocks are paired in their order if both texts have the same ones there, else
 * they share a row.
 */
export function alignTexts(first: ReadDocument, second: ReadDocument): Row[] {
  const blocks = [blocksOf(first), blocksOf(second)] as const;
  const stated = [...statedLinks(first), ...statedLinks(second)];
  const [ones, others] = blocks;
  const starts = longestAscent(correspondingPairs(ones, others, stated));
  const cuts: Row[] = [
    [0, 0],
    ...starts.filter(([i, j]) => i + j > 0),
    [ones.length, others.length],
  ];
  return cuts.slice(1).flatMap(([toOne, toOther], index): Row[] => {
    const [one, other] = cuts[index] as Row;
    const names = ones.slice(one, toOne).map(({ name }) => name);
    const otherNames = others.slice(other, toOther).map(({ name }) => name);
    if (names.join(" ") === otherNames.join(" ")) return names.map(() => [1, 1]);
    return [[toOne - one, toOther - other]];
  });
}

function blocksOf({ path, root }: ReadDocument): Block[] {
  const prefixes = prefixDefinitions(root);
  const blocks: Block[] = [];
  let opened: XmlElement[] = [];
  const visit = (container: XmlElement): void => {
    opened.push(container);
    for (const element of childElements(container)) {
      if (BETWEEN.has(element.local)) continue;
      if (CONTAINERS.has(element.local)) {
        visit(element);
        continue;
      }
      const all = [...opened, element];
      opened = [];
      blocks.push({
        name: element.local,
        addresses: all.flatMap((one) => {
          const id = attributeValue(one, "id", XML);
          return id === undefined ? [] : `${path}#${id}`;
        }),
        corresponds: all.flatMap((one) =>
          addressesIn(attributeValue(one, "corresp"), (pointer) =>
            resolvePointer(pointer, one, path, prefixes),
          ),
        ),
      });
    }
  };
  for (const text of childElements(root, "text")) visit(text);
  return blocks;
}

function addressesIn(
  value: string | undefined,
  resolve: (pointer: string) => Target | undefined,
): string[] {
  return (value ?? "").split(/\s+/u).flatMap((pointer) => {
    const target = pointer === "" ? undefined : resolve(pointer);
    return target?.id === undefined ? [] : `${target.path}#${target.id}`;
  });
}

/** What the links of a document connect, each a list of `path#id`. */
function statedLinks({ path, root }: ReadDocument): string[][] {
  const prefixes = prefixDefinitions(root);
  return [...descendantElements(root)]
    .filter(({ local, parent }) => local === "link" && isAligning(parent))
    .map((link) =>
      addressesIn(attributeValue(link, "target"), (pointer) =>
        resolvePointer(pointer, link, path, prefixes),
      ),
    );
}

function correspondingPairs(
  ones: readonly Block[],
  others: readonly Block[],
  stated: readonly (readonly string[])[],
): Row[] {
  const placesOf = (blocks: readonly Block[]): Map<string, number> =>
    new Map(blocks.flatMap(({ addresses }, at) => addresses.map((one) => [one, at] as const)));
  const places = placesOf(ones);
  const otherPlaces = placesOf(others);
  const pairs: Row[] = [];
  const pair = (one: number | undefined, other: number | undefined): void => {
    if (one !== undefined && other !== undefined) pairs.push([one, other]);
  };
  for (const [at, { corresponds }] of ones.entries())
    for (const address of corresponds) pair(at, otherPlaces.get(address));
  for (const [at, { corresponds }] of others.entries())
    for (const address of corresponds) pair(places.get(address), at);
  for (const link of stated)
    for (const one of link) for (const other of link) pair(places.get(one), otherPlaces.get(other));
  return pairs;
}

/** As many pairs as can be had that ascend on both sides: a column cannot go back. */
function longestAscent(pairs: readonly Row[]): Row[] {
  const sorted = pairs.toSorted(([a, b], [c, d]) => a - c || b - d);
  const best: { readonly length: number; readonly before: number }[] = [];
  let last = -1;
  for (const [at, [one, other]] of sorted.entries()) {
    let chosen = { length: 1, before: -1 };
    for (let before = 0; before < at; before++) {
      const [previous, previousOther] = sorted[before] as Row;
      const length = (best[before]?.length ?? 0) + 1;
      if (previous < one && previousOther < other && length > chosen.length)
        chosen = { length, before };
    }
    best.push(chosen);
    if (last < 0 || chosen.length > (best[last]?.length ?? 0)) last = at;
  }
  const found: Row[] = [];
  for (; last >= 0; last = best[last]?.before ?? -1) found.push(sorted[last] as Row);
  return found.toReversed();
}
