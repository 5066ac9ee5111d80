// Many witnesses side by side: one after the other they are led through the variant graph of those before.

import { pairLong } from "./anchors.ts";
import {
  addPath,
  emptyGraph,
  type Graph,
  mergeTwins,
  removePath,
  verticesByRank,
} from "./graph.ts";
import { type Column, OMITTED } from "./model.ts";
import type { IsNear } from "./pairing.ts";
import { weighWindows } from "./windows.ts";

/** The columns of witnesses whose words are given as symbols. */
export function alignSymbols(wordsOf: readonly Int32Array[], isNear?: IsNear): Column[] {
  const graph = emptyGraph();
  for (const witness of wordsOf.keys()) join(graph, witness, wordsOf, isNear);
  if (wordsOf.length > 2)
    for (const witness of wordsOf.keys()) joinAgain(graph, witness, wordsOf, isNear);
  return columnsOf(graph, wordsOf);
}

function join(
  graph: Graph,
  witness: number,
  wordsOf: readonly Int32Array[],
  isNear: IsNear | undefined,
): void {
  const words = wordsOf[witness] as Int32Array;
  const columns = verticesByRank(graph);
  const pairing = pairLong(words, columns, graph);
  const task = { graph, words, wordsOf, ...(isNear === undefined ? {} : { isNear }) };
  addPath(graph, witness, words, weighWindows(task, pairing, columns));
  mergeTwins(graph, witness, words);
}

/**
 * Those that came first knew nothing of those that came later: each is taken out and led through the graph
 * of all others, and stays where that is simpler.
 */
function joinAgain(
  graph: Graph,
  witness: number,
  wordsOf: readonly Int32Array[],
  isNear: IsNear | undefined,
): void {
  const before = costOf(graph, wordsOf.length);
  const path = (graph.paths[witness] as Int32Array).slice();
  removePath(graph, witness, wordsOf);
  join(graph, witness, wordsOf, isNear);
  if (costOf(graph, wordsOf.length) < before) return;
  removePath(graph, witness, wordsOf);
  addPath(graph, witness, wordsOf[witness] as Int32Array, path);
}

/** Columns, and readings beyond the first of each column: an omission is one, too. */
function costOf(graph: Graph, count: number): number {
  const readings = new Int32Array(graph.width);
  const present = new Int32Array(graph.width);
  graph.members.forEach((members, vertex) => {
    const column = graph.ranks[vertex] as number;
    if (members.length === 0) return;
    readings[column] = (readings[column] as number) + (graph.symbols[vertex] as number[]).length;
    present[column] = (present[column] as number) + members.length / 2;
  });
  let cost = 0;
  for (let column = 0; column < graph.width; column++)
    cost += (readings[column] as number) + ((present[column] as number) < count ? 1 : 0);
  return cost;
}

function columnsOf(graph: Graph, wordsOf: readonly Int32Array[]): Column[] {
  const columns = Array.from({ length: graph.width }, () => Array.from(wordsOf, () => OMITTED));
  graph.paths.forEach((path, witness) =>
    path?.forEach((vertex, place) => {
      (columns[graph.ranks[vertex] as number] as number[])[witness] = place;
    }),
  );
  return columns;
}
