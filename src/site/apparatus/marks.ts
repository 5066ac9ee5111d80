// Where the marks of entries that are not around their words belong. They are put into the tree as processing
// instructions: no stylesheet can count characters, and no other element would leave the text as it is.

import { type Apparatus, type Entry, isTei } from "../../tei/apparatus.ts";
import { collapse } from "../../tei/text.ts";
import {
  type Base,
  comparePositions,
  type Found,
  placeEntry,
} from "../../tei/witness-text/places.ts";
import { itemsIn, type Position, rowOf, textOf } from "../../tei/witness-text/stream.ts";
import type { XmlElement, XmlInstruction, XmlNode, XmlText } from "../../xml/tree.ts";
import { descendantElements, elementsById } from "../../xml/walk.ts";

/** The end of an entry's words is where its sign stands. */
export const TARGETS = { start: "apograph-app-start", end: "apograph-app" } as const;

/** An end of an entry's words, and the entry's number in the document. */
export interface Mark {
  readonly at: Position;
  readonly number: number;
  readonly is: keyof typeof TARGETS;
}

export interface PlacedEntry {
  readonly found: Found;
  /** The words that it is about, as they stand in the text. */
  readonly words: string | undefined;
}

/** The places of the entries beside the text. */
export function placeEntries(apparatus: Apparatus): {
  readonly placed: ReadonlyMap<Entry, PlacedEntry>;
  readonly base: Base;
} {
  const { root, path } = apparatus;
  const ids = elementsById(descendantElements(root));
  const { items, places, left } = rowOf(root, (element) => isBesideText(element, apparatus));
  const base = { path, root, items, places, byId: (id: string) => ids.get(id) };
  const placed = new Map<Entry, PlacedEntry>();
  for (const entry of apparatus.entries) {
    if (entry.method === "parallel-segmentation") continue;
    const found = placeEntry(entry, left.get(entry.element), base, apparatus);
    const words = found.range && collapse(textOf(itemsIn(items, found.range)));
    placed.set(entry, { found, words });
  }
  return { placed, base };
}

/** An entry in its text stays, for its lemma is the text. */
function isBesideText(element: XmlElement, { byElement }: Apparatus): boolean {
  if (["listApp", "note", "rdg", "witDetail"].some((local) => isTei(element, local))) return true;
  if (!isTei(element, "app")) return false;
  const method = byElement.get(element)?.method;
  return method !== undefined && method !== "parallel-segmentation";
}

type Growing = Omit<XmlElement, "children"> & { readonly children: XmlNode[] };

/** Puts marks into a tree, which is changed. */
export function insertMarks(apparatus: Apparatus, marks: readonly Mark[]): void {
  const nodes = nodesOf(apparatus);
  // From the end, so that what is still to be put in finds its text whole.
  const placed = marks
    .map((mark) => ({ ...mark, at: inBlock(mark, nodes) }))
    .toSorted((a, b) => comparePositions(b.at, a.at) || compareAtPlace(b, a));
  for (const mark of placed) insertMark(nodes, mark);
}

/** By number; the two marks of an entry without words in their order. */
function compareAtPlace(a: Mark, b: Mark): number {
  return a.number - b.number || (a.is === "end" ? 1 : 0) - (b.is === "end" ? 1 : 0);
}

interface Step {
  readonly kind: "node" | "close";
  readonly node: XmlNode;
}

/** The nodes of a tree, as `rowOf` counts them. */
function nodesOf(apparatus: Apparatus): Step[] {
  const steps: Step[] = [];
  const pending: Step[] = [{ kind: "node", node: apparatus.root }];
  for (let step = pending.pop(); step !== undefined; step = pending.pop()) {
    const { node } = step;
    if (step.kind === "node" && node.kind === "element" && isBesideText(node, apparatus)) continue;
    steps.push(step);
    if (step.kind === "close" || node.kind !== "element") continue;
    pending.push({ kind: "close", node });
    for (const child of node.children.toReversed()) pending.push({ kind: "node", node: child });
  }
  return steps;
}

const BLOCKS: ReadonlySet<string> = new Set(
  "l lg p ab head div body text front back sp speaker stage list item table row cell".split(" "),
);

/** A mark after a line stands in it, and so does one before it that begins. */
function inBlock({ at, is }: Mark, steps: readonly Step[]): Position {
  if (at.offset > 0) return at;
  let { item } = at;
  if (is === "end") while (isBlock(steps[item - 1], "close")) item--;
  else while (isBlock(steps[item], "node")) item++;
  return { item, offset: 0 };
}

function isBlock(step: Step | undefined, kind: Step["kind"]): boolean {
  if (step?.kind !== kind) return false;
  return step.node.kind === "element" && BLOCKS.has(step.node.local);
}

function insertMark(steps: readonly Step[], { at, number, is }: Mark): void {
  const { item, offset } = at;
  const step = steps[item];
  if (step === undefined) return;
  const { node } = step;
  const owner = step.kind === "close" ? (node as XmlElement) : node.parent;
  if (owner === undefined) return;
  const parent = owner as Growing;
  const { span } = node;
  const mark: XmlInstruction = {
    kind: "instruction",
    target: TARGETS[is],
    data: String(number),
    parent: owner,
    span,
  };
  const { children } = parent;
  const index = step.kind === "close" ? children.length : children.indexOf(node);
  if (step.kind === "close" || node.kind !== "text" || offset === 0) {
    // Before those that are there already.
    const first = firstMark(children, index);
    children.splice(first, 0, mark);
    return;
  }
  const rest: XmlText = { ...node, text: node.text.slice(offset) };
  (node as { text: string }).text = node.text.slice(0, offset);
  children.splice(index + 1, 0, mark, ...(rest.text === "" ? [] : [rest]));
}

/** Where the marks before a node begin. */
function firstMark(nodes: readonly XmlNode[], end: number): number {
  let first = end;
  for (let node = nodes[first - 1]; node && isMark(node); node = nodes[first - 1]) first--;
  return first;
}

function isMark(node: XmlNode): boolean {
  return node.kind === "instruction" && Object.values<string>(TARGETS).includes(node.target);
}

/** The entries that stand in a list. */
export function isListed({ element }: Entry): boolean {
  const { parent } = element;
  return parent !== undefined && parent.kind === "element" && isTei(parent, "listApp");
}
