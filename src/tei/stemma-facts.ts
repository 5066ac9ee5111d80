// Stemmata as they are encoded: trees and graphs (TEI P5, 20), their nodes, and what leads from one to
// another. Which node stands for which witness, only the whole edition knows: see stemma.ts.

import type { Span } from "../source/source.ts";
import type { XmlElement } from "../xml/tree.ts";
import {
  ancestors,
  attributeValue,
  childElements,
  descendantElements,
  findAttribute,
} from "../xml/walk.ts";
import type { PointerFact } from "./facts.ts";
import { type PrefixDefinition, resolvePointer, type Target, tokensOf } from "./pointers.ts";
import { readingText } from "./text.ts";
import { STEMMA_ELEMENTS, TEI, XML } from "./vocabulary.ts";

export type ArcKind = "descent" | "contamination";

export interface NodeFact {
  readonly element: string;
  readonly id: string | undefined;
  readonly label: string;
  /** `extant`, `lost`, `hypothetical` (TEI P5, 20.4), or anything else. */
  readonly type: string | undefined;
  /** What it points to: the witness that it stands for; undefined for what leads out of the edition. */
  readonly targets: readonly (Target | undefined)[];
  readonly span: Span;
}

/** A pointer to a node, or to the witness that a node stands for. */
export type NodePointer = Omit<PointerFact, "scheme">;

/** An end is the number of a node, or a pointer of which it is still to be found out. */
export interface Arc<End extends number | NodePointer> {
  readonly from: End;
  readonly to: End;
  readonly kind: ArcKind;
  readonly label: string;
}
export type ArcFact = Arc<number | NodePointer>;

export interface StemmaFact {
  /** What a graph or a tree is called as a whole. */
  readonly title: string;
  /** In document order. */
  readonly nodes: readonly NodeFact[];
  readonly arcs: readonly ArcFact[];
}

/** The trees and graphs of a document that stand in no other, in document order; stylesheets count alike. */
export function collectStemmata(
  root: XmlElement,
  path: string,
  prefixes: readonly PrefixDefinition[],
): StemmaFact[] {
  return [...descendantElements(root)]
    .filter((element) => isStemma(element) && ![...ancestors(element)].some(isStemma))
    .map((element) => new Reader(element, path, prefixes).stemma());
}

/** What says nothing of a direction (`@type="undirected"`) is no stemma. */
function isStemma(element: XmlElement): boolean {
  const { namespace, local } = element;
  if (namespace !== TEI || !STEMMA_ELEMENTS.includes(local)) return false;
  return local !== "graph" || attributeValue(element, "type") !== "undirected";
}

const NODES: ReadonlySet<string> = new Set(["eTree", "eLeaf", "root", "iNode", "leaf", "node"]);

class Reader {
  readonly #outer: XmlElement;
  readonly #path: string;
  readonly #prefixes: readonly PrefixDefinition[];
  readonly #numbers: ReadonlyMap<XmlElement, number>;
  readonly #ids: ReadonlySet<string | undefined>;

  constructor(outer: XmlElement, path: string, prefixes: readonly PrefixDefinition[]) {
    this.#outer = outer;
    this.#path = path;
    this.#prefixes = prefixes;
    const nodes = [outer, ...descendantElements(outer)].filter(
      ({ namespace, local }) => namespace === TEI && NODES.has(local),
    );
    this.#numbers = new Map(nodes.map((node, index) => [node, index]));
    this.#ids = new Set(nodes.map(idOf));
  }

  stemma(): StemmaFact {
    const wholes = [this.#outer, ...childElements(this.#outer)].filter(
      ({ local }) => local === "graph" || local === "tree",
    );
    const nodes = [...this.#numbers.keys()];
    const elements = [...descendantElements(this.#outer)].filter(({ local }) => local === "arc");
    return {
      title: wholes
        .map(labelOf)
        .filter((title) => title !== "")
        .join("; "),
      nodes: nodes.map((node) => this.#node(node)),
      arcs: [
        ...nodes.flatMap((node) => this.#arcsAt(node)),
        ...elements.flatMap((element) => this.#arc(element)),
      ],
    };
  }

  #node(node: XmlElement): NodeFact {
    return {
      element: node.local,
      id: idOf(node),
      label: labelOf(node),
      type: attributeValue(node, "type"),
      targets: [
        ...["value", "corresp", "sameAs"].flatMap((name) => this.#pointers(node, name)),
        ...this.#references(node).filter((one) => !this.#isInfluence(one)),
      ].map(({ target }) => target),
      span: node.nameSpan,
    };
  }

  /** The arcs that a node tells of: by the nodes in it, by its attributes, and as contamination by pointers. */
  #arcsAt(node: XmlElement): ArcFact[] {
    const own = this.#numbers.get(node) as number;
    const below = childElements(node).flatMap((child) => this.#numbers.get(child) ?? []);
    const to = [...below, ...["children", "adjTo"].flatMap((name) => this.#pointers(node, name))];
    const from = ["parent", "adjFrom"].flatMap((name) => this.#pointers(node, name));
    const influences = this.#references(node).filter((one) => this.#isInfluence(one));
    return [
      ...to.map((end) => arc(own, end, "descent")),
      ...from.map((end) => arc(end, own, "descent")),
      ...influences.map((end) => arc(end, own, "contamination")),
    ];
  }

  #arc(element: XmlElement): ArcFact[] {
    const [from] = this.#pointers(element, "from");
    const [to] = this.#pointers(element, "to");
    if (from === undefined || to === undefined) return [];
    const label = labelOf(element);
    const words = [
      ...tokensOf(attributeValue(element, "rend")),
      ...tokensOf(attributeValue(element, "ana")),
    ];
    const isInfluence =
      [label, ...words].some((word) => INFLUENCE.test(word)) ||
      words.some((word) => BROKEN.test(word));
    return [{ ...arc(from, to, isInfluence ? "contamination" : "descent"), label }];
  }

  /** A pointer in a node that is one to another node means contamination, whatever its type. */
  #isInfluence({ type, target }: Reference): boolean {
    const isHere = target?.path === this.#path && target.id !== undefined;
    return INFLUENCE.test(type) || (isHere && this.#ids.has(target.id));
  }

  #references(node: XmlElement): Reference[] {
    return childElements(node)
      .flatMap((child) => (child.local === "label" ? [...descendantElements(child)] : child))
      .filter(({ local }) => local === "ptr" || local === "ref")
      .flatMap((reference) =>
        this.#pointers(reference, "target").map((pointer) => ({
          ...pointer,
          type: attributeValue(reference, "type") ?? "",
        })),
      );
  }

  #pointers(element: XmlElement, name: string): NodePointer[] {
    const attribute = findAttribute(element, name);
    return tokensOf(attribute?.value).map((pointer) => ({
      element: element.local,
      attribute: name,
      pointer,
      target: resolvePointer(pointer, element, this.#path, this.#prefixes),
      span: attribute?.valueSpan ?? element.nameSpan,
    }));
  }
}

interface Reference extends NodePointer {
  readonly type: string;
}

/** What says of a pointer, a label or a class that it is about contamination. */
const INFLUENCE = /(?:^|[#:/])contaminat/iu;
/** How a line of contamination looks. */
const BROKEN = /^(?:dotted|dashed)$/iu;

function arc(from: ArcFact["from"], to: ArcFact["to"], kind: ArcKind): ArcFact {
  return { from, to, kind, label: "" };
}

function idOf(element: XmlElement): string | undefined {
  return attributeValue(element, "id", XML);
}

function labelOf(element: XmlElement): string {
  const [label] = childElements(element, "label");
  return label === undefined ? "" : readingText(label);
}
