// The variant graph as a drawing: a vertex for each reading, an edge for each way from one to the next,
// with the sigla of those who go it; moved passages are tied by dashed lines.

import { escapeText } from "../xml/escape.ts";
import type { Segment } from "./apparatus.ts";
import type { Alignment } from "./model.ts";
import { widthOf } from "./text-width.ts";

const CHARACTER = 8.5;
const LANE = 64;
const GAP = 96;
const HEIGHT = 30;
const MARGIN = 24;

interface Vertex {
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
  const edges = edgesOf(vertices, { x: width, count: sigla.length });
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
      vertices.push({ text: text.trim(), witnesses, rank, lane, width, x: x + (widest - width) / 2 });
    });
    x += widest + GAP;
  });
  return { vertices, width: Math.ceil(x + MARGIN) };
}

interface Edge {
  readonly from: Vertex | undefined;
  readonly to: Vertex | undefined;
  readonly witnesses: number[];
  readonly end: number;
}

function edgesOf(vertices: readonly Vertex[], end: { x: number; count: number }): Edge[] {
  const edges = new Map<string, Edge>();
  for (let witness = 0; witness < end.count; witness++) {
    const way = vertices.filter(({ witnesses }) => witnesses.includes(witness));
    for (let index = 0; index <= way.length; index++) {
      const [from, to] = [way[index - 1], way[index]];
      const key = `${from === undefined ? -1 : vertices.indexOf(from)} ${to === undefined ? -1 : vertices.indexOf(to)}`;
      const known = edges.get(key);
      if (known === undefined) edges.set(key, { from, to, witnesses: [witness], end: end.x });
      else known.witnesses.push(witness);
    }
  }
  return [...edges.values()];
}

function middleOf(lane: number): number {
  return MARGIN + lane * LANE + LANE / 2;
}

function drawEdge({ from, to, witnesses, end }: Edge, sigla: readonly string[]): string {
  const x1 = from === undefined ? MARGIN + 6 : from.x + from.width;
  const y1 = middleOf(from?.lane ?? 0);
  const x2 = to === undefined ? end - MARGIN - 6 : to.x;
  const y2 = middleOf(to?.lane ?? 0);
  // A way past other words leads above them.
  const isLong = (to?.rank ?? Infinity) - (from?.rank ?? -1) > 1 && x2 - x1 > GAP;
  const rise = isLong ? -LANE / 2 : 0;
  const bend = Math.min(GAP / 2, (x2 - x1) / 2);
  const path = `M${x1} ${y1}C${x1 + bend} ${y1 + rise} ${x2 - bend} ${y2 + rise} ${x2} ${y2}`;
  const label = escapeText(witnesses.map((witness) => sigla[witness]).join(", "));
  const y = (y1 + y2) / 2 + rise * 0.75 - 5;
  return `<path d="${path}" fill="none" stroke="#000" marker-end="url(#tip)"/><text x="${(x1 + x2) / 2}" y="${y}" font-size="11" text-anchor="middle">${label}</text>`;
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
  const find = (column: number, witness: number | undefined): Vertex | undefined => {
    const rank = segments.findIndex(({ from, to }) => from <= column && column < to);
    return vertices.find((one) => one.rank === rank && one.witnesses.includes(witness ?? 0));
  };
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
