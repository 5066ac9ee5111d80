// Where the nodes and arcs of a stemma stand in its drawing. Each node is in a row below all that lead to
// it. What descends from a node has a strip of its own below it, so that a tree has no crossings; arcs
// that join strips (contamination, a second exemplar) go through the gaps between nodes.

import { widthOf } from "../../source/text-width.ts";
import type { StemmaArc, StemmaNode } from "../../tei/stemma.ts";

/** In units of the drawing, of which the letters have 16. */
const CHARACTER = 8.5;
export const LINE = 20;
const PADDING = 10;
const POINT = 8;
const COLUMN_GAP = 22;
const ROW_GAP = 44;
const MARGIN = 8;
/** How far a line that passes keeps from nodes and other lines. */
const CLEARANCE = 7;
/** A label is broken at its spaces so that its lines have about so many columns. */
const COLUMNS = 14;

export type Point = readonly [x: number, y: number];

export interface PlacedNode {
  /** The middle, and the upper side. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly string[];
}

export interface PlacedArc extends StemmaArc {
  /** Two for each row, from the upper node's side to the lower's: straight down in it, slanting to the next. */
  readonly points: readonly Point[];
  /** Whether it is the one by which the lower node has its place. */
  readonly isMain: boolean;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly arcs: readonly PlacedArc[];
}

/** @param arcs without circles */
export function layOut(
  nodes: readonly Pick<StemmaNode, "label">[],
  arcs: readonly StemmaArc[],
): Layout {
  if (nodes.length === 0) return { width: 0, height: 0, nodes: [], arcs: [] };
  const boxes = nodes.map(({ label }) => boxOf(label));
  const forest = forestOf(nodes.length, arcs);
  const rows = rowsOf(boxes, arcs);
  const middles = middlesOf(boxes, forest);
  const placed = boxes.map((box, index) => {
    const { top, height } = rows[boxes[index]?.row ?? 0] as Row;
    return { ...box, x: middles[index] as number, y: top + (height - box.height) / 2 };
  });
  return fitted(placed, new Router(placed, rows, forest).route(arcs));
}

interface Box {
  readonly lines: readonly string[];
  readonly width: number;
  readonly height: number;
  /** Set when the rows are known. */
  row: number;
}

/** A node without a label is a point. */
function boxOf(label: string): Box {
  if (label === "") return { lines: [], width: POINT, height: POINT, row: 0 };
  const lines = brokenAtSpaces(label);
  const widest = Math.max(0, ...lines.map(lengthOf));
  return {
    lines,
    width: Math.max(28, Math.ceil(widest) + 2 * PADDING),
    height: lines.length * LINE + PADDING,
    row: 0,
  };
}

/** Capitals are wider than what a terminal gives them. */
function lengthOf(line: string): number {
  const capitals = line.match(/\p{Lu}/gu)?.length ?? 0;
  return CHARACTER * (widthOf(line) + capitals / 2);
}

function brokenAtSpaces(label: string): string[] {
  const lines: string[] = [];
  for (const word of label.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(`${last} ${word}`) <= COLUMNS)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** The arcs by which nodes have their places: of each node the first that is descent. */
export interface Forest {
  readonly parents: readonly (number | undefined)[];
  readonly children: readonly (readonly number[])[];
  /** Each before those below it; trees and children in their order. */
  readonly order: readonly number[];
}

export function forestOf(count: number, arcs: readonly StemmaArc[]): Forest {
  const parents = Array.from({ length: count }, (): number | undefined => undefined);
  const children = Array.from({ length: count }, (): number[] => []);
  for (const { from, to, kind } of arcs) {
    if (kind !== "descent" || parents[to] !== undefined) continue;
    parents[to] = from;
    children[from]?.push(to);
  }
  const order: number[] = [];
  const pending = [...parents.keys()].filter((node) => parents[node] === undefined).toReversed();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    order.push(node);
    pending.push(...(children[node] ?? []).toReversed());
  }
  return { parents, children, order };
}

interface Row {
  readonly top: number;
  readonly height: number;
}

/** Gives each node its row, as high as can be. */
function rowsOf(boxes: readonly Box[], arcs: readonly StemmaArc[]): Row[] {
  const below = boxes.map((): number[] => []);
  const waiting = boxes.map(() => 0);
  for (const { from, to } of arcs) {
    below[from]?.push(to);
    (waiting[to] as number)++;
  }
  const ready = [...boxes.keys()].filter((node) => waiting[node] === 0);
  for (const node of ready) {
    const row = (boxes[node] as Box).row + 1;
    for (const next of below[node] ?? []) {
      const box = boxes[next] as Box;
      box.row = Math.max(box.row, row);
      if (--(waiting[next] as number) === 0) ready.push(next);
    }
  }
  const heights: number[] = [];
  for (const { row, height } of boxes) heights[row] = Math.max(heights[row] ?? 0, height);
  let top = 0;
  return heights.map((height) => {
    const own = { top, height };
    top += height + ROW_GAP;
    return own;
  });
}

/** A strip for each node, in it those of its children side by side; the node above their middle. */
function middlesOf(boxes: readonly Box[], { children, order }: Forest): number[] {
  const strips = boxes.map(({ width }) => width);
  const together = (nodes: readonly number[]): number =>
    nodes.reduce((sum, node) => sum + (strips[node] as number) + COLUMN_GAP, -COLUMN_GAP);
  for (const node of order.toReversed())
    strips[node] = Math.max(strips[node] as number, together(children[node] ?? []));
  const lefts: number[] = [];
  const setSideBySide = (nodes: readonly number[], from: number): void => {
    let left = from;
    for (const node of nodes) {
      lefts[node] = left;
      left += (strips[node] as number) + COLUMN_GAP;
    }
  };
  const below = new Set(children.flat());
  setSideBySide(
    order.filter((node) => !below.has(node)),
    0,
  );
  for (const node of order) {
    const own = children[node] ?? [];
    setSideBySide(own, (lefts[node] as number) + ((strips[node] as number) - together(own)) / 2);
  }
  const middles: number[] = [];
  for (const node of order.toReversed()) {
    const own = children[node] ?? [];
    const [left, strip] = [lefts[node] as number, strips[node] as number];
    const half = (boxes[node] as Box).width / 2;
    const [first, last] = [middles[own[0] ?? -1], middles[own.at(-1) ?? -1]];
    const wanted =
      first === undefined || last === undefined ? left + strip / 2 : (first + last) / 2;
    middles[node] = Math.min(Math.max(wanted, left + half), left + strip - half);
  }
  return middles;
}

type Placed = PlacedNode & { readonly row: number };

/** What a row has: from left to right of a node, or of a line that passes. */
type Stretch = readonly [left: number, right: number];

class Router {
  readonly #nodes: readonly Placed[];
  readonly #rows: readonly Row[];
  readonly #parents: Forest["parents"];
  readonly #taken: readonly Stretch[][];

  constructor(nodes: readonly Placed[], rows: readonly Row[], { parents }: Forest) {
    this.#nodes = nodes;
    this.#rows = rows;
    this.#parents = parents;
    this.#taken = rows.map((): Stretch[] => []);
    for (const { row, x, width } of nodes) this.#taken[row]?.push([x - width / 2, x + width / 2]);
  }

  route(arcs: readonly StemmaArc[]): PlacedArc[] {
    const isMain = ({ from, to, kind }: StemmaArc): boolean =>
      kind === "descent" && this.#parents[to] === from;
    const main = arcs.filter(isMain);
    const others = arcs.filter((arc) => !isMain(arc));
    return [
      ...main.map((arc) => ({ ...arc, points: this.#straight(arc), isMain: true })),
      ...others.map((arc) => ({ ...arc, points: this.#around(arc, others), isMain: false })),
    ];
  }

  /** To above the lower node at once, and down to it in its own strip. */
  #straight({ from, to }: StemmaArc): Point[] {
    const [start, goal] = [this.#nodes[from] as Placed, this.#nodes[to] as Placed];
    for (let row = start.row + 1; row < goal.row; row++) this.#taken[row]?.push([goal.x, goal.x]);
    return this.#joined(start, goal, (row) => (row > start.row ? goal.x : start.x));
  }

  /** Through the gaps of each row that are nearest to the straight way. */
  #around(arc: StemmaArc, others: readonly StemmaArc[]): Point[] {
    const [start, goal] = [this.#nodes[arc.from] as Placed, this.#nodes[arc.to] as Placed];
    const end = this.#port(arc, others, "to");
    let x = this.#port(arc, others, "from");
    return this.#joined(start, goal, (row) => {
      if (row === goal.row) return end;
      if (row > start.row) x = this.#passage(row, x + (end - x) / (goal.row - row + 1));
      return x;
    });
  }

  /** From a node down to another; `at` says where the line is in each row, from above to below. */
  #joined(start: Placed, goal: Placed, at: (row: number) => number): Point[] {
    const points: Point[] = [];
    for (let row = start.row; row <= goal.row; row++) {
      const { top, height } = this.#rows[row] as Row;
      const x = at(row);
      points.push([x, row === start.row ? bottomOf(start) : top]);
      points.push([x, row === goal.row ? goal.y : top + height]);
    }
    return points;
  }

  /** Where on a side of its node an arc begins or ends: beside the middle, which descent has. */
  #port(arc: StemmaArc, others: readonly StemmaArc[], end: "from" | "to"): number {
    const far = end === "from" ? "to" : "from";
    const { x, width } = this.#nodes[arc[end]] as Placed;
    const sideOf = (one: StemmaArc): number => ((this.#nodes[one[far]] as Placed).x < x ? -1 : 1);
    const side = sideOf(arc);
    const same = others.filter((one) => one[end] === arc[end] && sideOf(one) === side);
    // What comes from furthest ends furthest from the middle.
    const distance = (one: StemmaArc): number => Math.abs((this.#nodes[one[far]] as Placed).x - x);
    const nearer = same.toSorted((a, b) => distance(a) - distance(b)).indexOf(arc) + 1;
    return x + (side * nearer * width) / 2 / (same.length + 1);
  }

  #passage(row: number, wanted: number): number {
    const taken = this.#taken[row] as Stretch[];
    const edges = taken.flatMap(([left, right]) => [left - CLEARANCE, right + CLEARANCE]);
    const isFree = (x: number): boolean =>
      taken.every(([left, right]) => x <= left - CLEARANCE || x >= right + CLEARANCE);
    const free = [wanted, ...edges].filter(isFree);
    const x = free.reduce((best, one) =>
      Math.abs(one - wanted) < Math.abs(best - wanted) ? one : best,
    );
    taken.push([x, x]);
    return x;
  }
}

function bottomOf({ y, height }: PlacedNode): number {
  return y + height;
}

/** Moved so that nothing is cut off, in whole units. */
function fitted(nodes: readonly PlacedNode[], arcs: readonly PlacedArc[]): Layout {
  const xs = [
    ...nodes.flatMap(({ x, width }) => [x - width / 2, x + width / 2]),
    ...arcs.flatMap(({ points }) => points.map(([x]) => x)),
  ];
  const left = xs.reduce((least, x) => Math.min(least, x), Infinity) - MARGIN;
  const right = xs.reduce((most, x) => Math.max(most, x), -Infinity) + MARGIN;
  const bottom = Math.max(...nodes.map(bottomOf));
  const move = ([x, y]: Point): Point => [Math.round(x - left), Math.round(y + MARGIN)];
  return {
    width: Math.ceil(right - left),
    height: Math.ceil(bottom + 2 * MARGIN),
    nodes: nodes.map(({ x, y, width, height, lines }) => {
      const [newX, newY] = move([x, y]);
      return { x: newX, y: newY, width, height, lines };
    }),
    arcs: arcs.map((arc) => ({ ...arc, points: arc.points.map(move) })),
  };
}
