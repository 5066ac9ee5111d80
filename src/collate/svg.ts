// The variant graph as a drawing: a vertex for each reading, an edge for each way from one to the next,
// with the sigla of those who go it; moved passages are tied by dashed lines.

import { escapeText } from "../xml/escape.ts";
import type { Segment } from "./apparatus.ts";
import type { Alignment } from "./model.ts";
import { widthOf } from "../source/text-width.ts";

const CHARACTER = 8.5;
const LANE = 64;
const GAP = 96;
const HEIGHT = 30;
const MARGIN = 24;

interface Vertex {
  readonly id: number;
  readonly text: string;
  readonly witnesses: readonly number[];
  readonly rank: number;
  readonly lane: number;
  readonly x: number;
  readonly width: number;
}

export function writeSvg(alignment: Alignment, segments: readonly Segment[]): string {
  const { vertices, width } = placeVertices(segments);
  const sigla = alignment.witnesses.map(({ siglum }) => siglum);
  const lanes = Math.max(1, ...vertices.map(({ lane }) => lane + 1));
  const height = lanes * LANE + 2 * MARGIN;
  const edges = edgesOf(vertices, { x: width, rank: segments.length }, sigla.length);
  const drawn = [
    ...edges.map((edge) => drawEdge(edge, sigla)),
    ...movesOf(alignment, segments, vertices).map(drawMove),
    ...vertices.map(drawVertex),
    drawEnd(MARGIN),
    drawEnd(width - MARGIN),
  ];
  const title = escapeText(`Variant graph of ${sigla.join(", ")}`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title" font-family="serif">
<title id="title">${title}</title>
<defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8z"/></marker></defs>
<rect width="${width}" height="${height}" fill="#fff"/>
${drawn.join("\n")}
</svg>
`;
}

function placeVertices(segments: readonly Segment[]): { vertices: Vertex[]; width: number } {
  const vertices: Vertex[] = [];
  let x = MARGIN + GAP;
  segments.forEach(({ readings }, rank) => {
    const present = readings.filter(({ text }) => text !== "");
    const widths = present.map(({ text }) => Math.ceil(widthOf(text.trim()) * CHARACTER) + 20);
    const widest = Math.max(0, ...widths);
    present.forEach(({ text, witnesses }, lane) => {
      const width = widths[lane] as number;
      const left = x + (widest - width) / 2;
      const id = vertices.length;
      vertices.push({ id, text: text.trim(), witnesses, rank, lane, width, x: left });
    });
    x += widest + GAP;
  });
  return { vertices, width: Math.ceil(x + MARGIN) };
}

interface Edge {
  readonly from: Vertex | undefined;
  readonly to: Vertex | undefined;
  readonly witnesses: number[];
  readonly end: End;
}

/** Where all ways end. */
interface End {
  readonly x: number;
  readonly rank: number;
}

function edgesOf(vertices: readonly Vertex[], end: End, count: number): Edge[] {
  const edges = new Map<string, Edge>();
  const join = (from: Vertex | undefined, to: Vertex | undefined, witness: number): void => {
    const key = `${from?.id} ${to?.id}`;
    const known = edges.get(key);
    if (known === undefined) edges.set(key, { from, to, witnesses: [witness], end });
    else known.witnesses.push(witness);
  };
  const last = Array.from({ length: count }, (): Vertex | undefined => undefined);
  for (const vertex of vertices) {
    for (const witness of vertex.witnesses) {
      join(last[witness], vertex, witness);
      last[witness] = vertex;
    }
  }
  last.forEach((vertex, witness) => join(vertex, undefined, witness));
  return [...edges.values()];
}

function middleOf(lane: number): number {
  return MARGIN + lane * LANE + LANE / 2;
}

function drawEdge({ from, to, witnesses, end }: Edge, sigla: readonly string[]): string {
  const x1 = from === undefined ? MARGIN + 6 : from.x + from.width;
  const y1 = middleOf(from?.lane ?? 0);
  const x2 = to === undefined ? end.x - MARGIN - 6 : to.x;
  const y2 = middleOf(to?.lane ?? 0);
  const span = x2 - x1;
  const bend = Math.min(GAP / 2, span / 2);
  // A way past other words leads above them.
  const isLong = (to?.rank ?? end.rank) - (from?.rank ?? -1) > 1;
  const top = Math.min(y1, y2) - 0.6 * LANE;
  const [c1, c2] = isLong ? [top, top] : [y1, y2];
  const path = `M${x1} ${y1}C${x1 + bend} ${c1} ${x2 - bend / 2} ${c2} ${x2} ${y2}`;
  // Near its beginning, where ways that cross are still apart.
  const x = x1 + 0.35 * span;
  const y = (isLong ? top + 0.25 * LANE : y1 + 0.28 * (y2 - y1)) - 4;
  const label = escapeText(witnesses.map((witness) => sigla[witness]).join(", "));
  return `<path d="${path}" fill="none" stroke="#000" marker-end="url(#tip)"/><text x="${x}" y="${y}" font-size="11" text-anchor="middle" stroke="#fff" stroke-width="3" paint-order="stroke">${label}</text>`;
}

function drawVertex({ text, x, width, lane }: Vertex): string {
  const y = middleOf(lane) - HEIGHT / 2;
  return `<rect x="${x}" y="${y}" width="${width}" height="${HEIGHT}" rx="6" fill="#fff" stroke="#000"/><text x="${x + width / 2}" y="${y + HEIGHT / 2 + 5}" font-size="15" text-anchor="middle">${escapeText(text)}</text>`;
}

function drawEnd(x: number): string {
  return `<circle cx="${x}" cy="${middleOf(0)}" r="6"/>`;
}

function movesOf(
  { transpositions }: Alignment,
  segments: readonly Segment[],
  vertices: readonly Vertex[],
): (readonly [Vertex, Vertex])[] {
  const ranks = segments.flatMap(({ from, to }, rank) =>
    Array.from({ length: to - from }, () => rank),
  );
  const byRank = segments.map((): Vertex[] => []);
  for (const vertex of vertices) byRank[vertex.rank]?.push(vertex);
  const find = (column: number, witness = 0): Vertex | undefined =>
    byRank[ranks[column] as number]?.find(({ witnesses }) => witnesses.includes(witness));
  return transpositions.flatMap(({ columns, witnesses }) => {
    const [[here, there] = [0, 0]] = columns;
    const [one, other] = [find(here, witnesses[0][0]), find(there, witnesses[1][0])];
    return one === undefined || other === undefined || one === other ? [] : [[one, other] as const];
  });
}

function drawMove([one, other]: readonly [Vertex, Vertex]): string {
  const [x1, x2] = [one.x + one.width / 2, other.x + other.width / 2];
  const [y1, y2] = [middleOf(one.lane) + HEIGHT / 2, middleOf(other.lane) + HEIGHT / 2];
  const path = `M${x1} ${y1}C${x1} ${y1 + LANE / 2} ${x2} ${y2 + LANE / 2} ${x2} ${y2}`;
  return `<path d="${path}" fill="none" stroke="#555" stroke-dasharray="5 4"/>`;
}
