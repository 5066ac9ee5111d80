// What a page is told of the stemmata that it shows: the drawing as shapes, and the same as a list.

import { relativeReference } from "../../source/paths.ts";
import type { DocumentFacts } from "../../tei/facts.ts";
import { readStemma, type NodeState, type Stemma, type StemmaNode } from "../../tei/stemma.ts";
import type { ArcKind } from "../../tei/stemma-facts.ts";
import type { Witness } from "../../tei/witnesses.ts";
import { pageOf, referenceTo, type Site } from "../pages.ts";
import { witnessPages } from "../witness-links.ts";
import { forestOf, layOut, LINE, type PlacedArc } from "./layout.ts";

export interface StemmaData {
  readonly title: string;
  /** Which of several on the page; null where there is one. */
  readonly number: number | null;
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly NodeData[];
  readonly arcs: readonly ArcData[];
  /** Nodes that descend from none; in them, all others. */
  readonly roots: readonly ItemData[];
}

interface NodeData extends SiglumData {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Each with the height of its base line. */
  readonly lines: readonly { readonly text: string; readonly y: number }[];
}

interface SiglumData {
  readonly label: string;
  readonly state: NodeState;
  /** What the list of witnesses says. */
  readonly description: string;
  readonly href: string | null;
}

interface ArcData {
  readonly kind: ArcKind;
  /** As `path/@d` of SVG. */
  readonly path: string;
  /** The tip of an arrow, which contamination has. */
  readonly tip: string | null;
  readonly label: string;
}

interface OriginData {
  readonly kind: ArcKind;
  readonly label: string;
  readonly how: string;
}

interface ItemData extends SiglumData {
  /** What is said of its descent from the node that it stands in. */
  readonly how: string;
  /** Where else it comes from. */
  readonly others: readonly OriginData[];
  readonly children: readonly ItemData[];
}

/** The stemmata of a document, in its order, for a page that shows its text. */
export function stemmataOf(document: DocumentFacts, page: string, site: Site): StemmaData[] {
  const { path, stemmata } = document;
  return allData(
    stemmata.map((fact) => readStemma(fact, path, site.sigla)),
    { document, page, site },
  );
}

/** All stemmata of the edition that have a witness of a document, for a page about its witnesses. */
export function stemmataAbout(document: DocumentFacts, page: string, site: Site): StemmaData[] {
  const own = new Set((site.witnesses.get(document.path) ?? []).map(({ key }) => key));
  const stemmata = site.edition.documents.flatMap(({ path, stemmata: facts }) =>
    facts
      .map((fact) => readStemma(fact, path, site.sigla))
      .filter(({ nodes }) => nodes.some(({ witness }) => witness && own.has(witness.key))),
  );
  return allData(stemmata, { document, page, site });
}

interface Shown {
  readonly document: DocumentFacts;
  readonly page: string;
  readonly site: Site;
}

function allData(stemmata: readonly Stemma[], shown: Shown): StemmaData[] {
  return stemmata.map((stemma, index) => ({
    ...stemmaData(stemma, (witness) => hrefOf(witness, shown)),
    number: stemmata.length > 1 ? index + 1 : null,
  }));
}

/** The text of a witness in the document; else its place in the list. */
function hrefOf(witness: Witness, { document, page, site }: Shown): string | null {
  const own = witnessPages(document, site).find((one) => one.witness.key === witness.key);
  if (own !== undefined) return relativeReference(page, own.page);
  return witness.id === undefined
    ? null
    : referenceTo(page, pageOf(witness.path, site), witness.id);
}

export function stemmaData(
  { title, nodes, arcs }: Stemma,
  linkTo: (witness: Witness) => string | null,
): StemmaData {
  const { width, height, ...placed } = layOut(nodes, arcs);
  const sigla = nodes.map((node) => siglumData(node, linkTo));
  return {
    title,
    number: null,
    width,
    height,
    nodes: placed.nodes.map((box, index) => ({
      ...(sigla[index] as SiglumData),
      x: box.x,
      y: box.y,
      width: box.width,
      height: box.height,
      lines: box.lines.map((text, line) => ({
        text,
        y: box.y + Math.round(box.height / 2 + (line + 1 - box.lines.length / 2) * LINE - 5),
      })),
    })),
    arcs: placed.arcs.map((arc) => ({
      kind: arc.kind,
      label: arc.label,
      path: pathOf(arc),
      tip: tipOf(arc),
    })),
    roots: itemsOf(sigla, placed.arcs),
  };
}

function siglumData(
  { label, state, witness }: StemmaNode,
  linkTo: (witness: Witness) => string | null,
): SiglumData {
  return {
    label,
    state,
    description: witness?.description ?? "",
    href: witness === undefined ? null : linkTo(witness),
  };
}

/** Descent in straight lines; other arcs bend between rows, so that they are told apart without colours. */
function pathOf({ points, isMain }: PlacedArc): string {
  return points
    .map(([x, y], index) => {
      const [beforeX, beforeY] = points[index - 1] ?? [];
      if (beforeX === undefined || beforeY === undefined) return `M${x} ${y}`;
      if (beforeX === x && beforeY === y) return "";
      if (isMain || beforeX === x) return `L${x} ${y}`;
      const middle = Math.round((beforeY + y) / 2);
      return `C${beforeX} ${middle} ${x} ${middle} ${x} ${y}`;
    })
    .join("");
}

function tipOf({ points, kind }: PlacedArc): string | null {
  const end = points.at(-1);
  if (kind !== "contamination" || end === undefined) return null;
  const [x, y] = end;
  return `M${x - 4} ${y - 8}L${x} ${y}L${x + 4} ${y - 8}`;
}

function itemsOf(sigla: readonly SiglumData[], arcs: readonly PlacedArc[]): ItemData[] {
  const { children, order, parents } = forestOf(sigla.length, arcs);
  const items: ItemData[] = [];
  for (const node of order.toReversed()) {
    const above = arcs.filter(({ to }) => to === node);
    items[node] = {
      ...(sigla[node] as SiglumData),
      how: above.find(({ isMain }) => isMain)?.label ?? "",
      others: above
        .filter(({ isMain }) => !isMain)
        .map(({ from, kind, label: how }) => ({ kind, label: sigla[from]?.label ?? "", how })),
      children: (children[node] ?? []).map((child) => items[child] as ItemData),
    };
  }
  return order.filter((node) => parents[node] === undefined).map((node) => items[node] as ItemData);
}
