// Many witnesses side by side: one after the other they are led through the variant graph of those before.

import { pairLong } from "./anchors.ts";
import { addPath, emptyGraph, type Graph, verticesByRank } from "./graph.ts";
import { type Column, OMITTED } from "./model.ts";
import type { IsNear } from "./pairing.ts";
import { weighWindows } from "./windows.ts";

/** The columns of witnesses whose words are given as symbols. */
export function alignSymbols(wordsOf: readonly Int32Array[], isNear?: IsNear): Column[] {
  const graph = emptyGraph();
  for (const witness of wordsOf.keys()) join(graph, witness, wordsOf, isNear);
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
}

function columnsOf(graph: Graph, wordsOf: readonly Int32Array[]): Column[] {
  const columns = Array.from({ length: graph.width }, () =>
    Array.from(wordsOf, () => OMITTED),
  );
  graph.paths.forEach((path, witness) =>
    path?.forEach((vertex, place) => {
      (columns[graph.ranks[vertex] as number] as number[])[witness] = place;
    }),
  );
  return columns;
}
