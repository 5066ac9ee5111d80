// Where a witness leaves the others for a while, there are several ways to put them side by side: the one
// with most words in common, and those in which some of these words have moved. The simplest stays: fewest
// columns, readings, and passages that would have to have moved.

import { addPath, emptyGraph, type Graph, mergeTwins, verticesByRank } from "./graph.ts";
import { type IsNear, MOVED, pairWords, type Stretch } from "./pairing.ts";

const NONE = -1;

/** So many matches in a row are beyond doubt. */
const SOLID = 6;

/** A window of more columns times words is left as it is. */
const LARGEST = 60_000;

/** So many of its runs are tried. */
const MOST_RUNS = 24;

/** What a moved passage costs, in columns or readings. */
const MOVE = 2.5;

/** A witness and the graph that it is to join. */
export interface Task {
  readonly graph: Graph;
  readonly words: Int32Array;
  readonly wordsOf: readonly Int32Array[];
  readonly isNear?: IsNear;
}

/** A pairing in which every doubtful window has been weighed again. */
export function weighWindows(task: Task, pairing: Int32Array, columns: number[][]): Int32Array {
  const { graph, words } = task;
  const result = pairing.slice();
  for (const window of doubtfulWindows(graph, pairing, columns.length)) {
    const [from, to, left, right] = window;
    if ((to - from) * (right - left) > LARGEST) continue;
    const stretch = { columns: columns.slice(left, right), symbols: graph.symbols };
    const own = words.slice(from, to);
    const simplest = simplestPairing(task, own, stretch);
    result.set(simplest, from);
  }
  return result;
}

/** Words from and to, columns from and to; between runs of matches that are beyond doubt. */
type Window = readonly [from: number, to: number, left: number, right: number];

function doubtfulWindows({ ranks }: Graph, pairing: Int32Array, width: number): Window[] {
  const windows: Window[] = [];
  let from = 0;
  let left = 0;
  const close = (to: number, right: number): void => {
    if (to > from && right > left) windows.push([from, to, left, right]);
  };
  for (let start = 0; start < pairing.length;) {
    let end = start + 1;
    while (end < pairing.length && follows(ranks, pairing, end)) end++;
    const isRun = (pairing[start] as number) !== NONE && end - start >= SOLID;
    if (isRun) {
      close(start, ranks[pairing[start] as number] as number);
      from = end;
      left = (ranks[pairing[end - 1] as number] as number) + 1;
    }
    start = end;
  }
  close(pairing.length, width);
  return windows;
}

function follows(ranks: Int32Array, pairing: Int32Array, place: number): boolean {
  const vertex = pairing[place] as number;
  const before = pairing[place - 1] as number;
  return (
    vertex !== NONE &&
    before !== NONE &&
    (ranks[vertex] as number) === (ranks[before] as number) + 1
  );
}

/**
 * Each run of words that the pairing has in common may be what has moved: then it stands for itself, and
 * the words around it are paired anew. So may the run that then takes its place: two passages that have
 * changed places around a third.
 */
function simplestPairing(task: Task, words: Int32Array, stretch: Stretch): Int32Array {
  let best = pairWords(words, stretch, task.isNear);
  let least: number | undefined;
  const weigh = (way: Int32Array): boolean => {
    least ??= costOf(task, words, stretch, best);
    const cost = costOf(task, words, stretch, way);
    if (cost >= least) return false;
    best = way;
    least = cost;
    return true;
  };
  let fixed = words;
  for (const run of runsOf(best)) {
    const without = fixed.slice().fill(MOVED, ...run);
    const way = pairWords(without, stretch, task.isNear);
    const instead = runsOf(way).findLast(([from]) => best[from] !== way[from]);
    const isSimpler = weigh(way);
    if (isSimpler) fixed = without;
    if (instead === undefined) continue;
    const withoutBoth = without.slice().fill(MOVED, ...instead);
    if (weigh(pairWords(withoutBoth, stretch, task.isNear))) fixed = withoutBoth;
  }
  return best;
}

/** Words that follow each other and are in common, from and to; short ones first. */
function runsOf(pairing: Int32Array): (readonly [number, number])[] {
  const runs: (readonly [number, number])[] = [];
  let start = 0;
  for (let place = 0; place <= pairing.length; place++) {
    if (place < pairing.length && pairing[place] !== NONE) continue;
    if (place > start) runs.push([start, place]);
    start = place + 1;
  }
  return runs.toSorted(([from, to], [other, end]) => to - from - (end - other)).slice(0, MOST_RUNS);
}

/** Columns, readings beyond the first of each column, and moves. */
export function costOf(
  task: Task,
  words: Int32Array,
  stretch: Stretch,
  pairing: Int32Array,
): number {
  const local = localGraph(task, stretch);
  const newcomer = local.witnesses.length;
  const vertices = pairing.map((vertex) =>
    vertex === NONE ? NONE : (local.numberOf.get(vertex) as number),
  );
  addPath(local.graph, newcomer, words, vertices);
  mergeTwins(local.graph, newcomer, words);
  let readings = 0;
  for (const column of verticesByRank(local.graph)) {
    const present = column.reduce(
      (sum, vertex) => sum + (local.graph.members[vertex] as number[]).length / 2,
      0,
    );
    const symbols = new Set(column.flatMap((vertex) => local.graph.symbols[vertex] as number[]));
    readings += symbols.size - 1 + (present < newcomer + 1 ? 1 : 0);
  }
  return local.graph.width + readings + MOVE * countMoves(local.graph, newcomer, words);
}

interface Local {
  readonly graph: Graph;
  /** The vertices of the stretch by their number in the local graph. */
  readonly numberOf: ReadonlyMap<number, number>;
  /** The other witnesses of the whole graph, in the order of the local one. */
  readonly witnesses: readonly number[];
}

/** The stretch as a graph of its own, in which every witness that is in the whole graph takes part. */
function localGraph({ graph, wordsOf }: Task, { columns }: Stretch): Local {
  const ways = new Map<number, { vertices: number[]; words: number[] }>();
  graph.paths.forEach((path, witness) => {
    if (path !== undefined) ways.set(witness, { vertices: [], words: [] });
  });
  const numberOf = new Map<number, number>();
  for (const vertex of columns.flat()) {
    const members = graph.members[vertex] as number[];
    for (let at = 0; at < members.length; at += 2) {
      const way = ways.get(members[at] as number);
      const words = wordsOf[members[at] as number] as Int32Array;
      way?.vertices.push(vertex);
      way?.words.push(words[members[at + 1] as number] as number);
    }
  }
  const local = emptyGraph();
  for (const [index, way] of [...ways.values()].entries()) {
    const vertices = Int32Array.from(way.vertices, (vertex) => numberOf.get(vertex) ?? NONE);
    addPath(local, index, Int32Array.from(way.words), vertices);
    const path = local.paths[index] as Int32Array;
    way.vertices.forEach((vertex, place) => numberOf.set(vertex, path[place] as number));
  }
  return { graph: local, numberOf, witnesses: [...ways.keys()] };
}

/** How many passages of the newcomer stand elsewhere in others: the longest first, each word once. */
function countMoves(graph: Graph, newcomer: number, words: Int32Array): number {
  const path = graph.paths[newcomer] as Int32Array;
  const isAlone = (place: number): boolean => graph.members[path[place] as number]?.length === 2;
  const places = new Map<number, number[]>();
  words.forEach((word, place) => {
    if (!isAlone(place)) return;
    const list = places.get(word);
    if (list === undefined) places.set(word, [place]);
    else list.push(place);
  });
  if (places.size === 0) return 0;
  const passages: { readonly start: number; readonly vertices: readonly number[] }[] = [];
  graph.paths.forEach((other, witness) => {
    if (other === undefined || witness === newcomer) return;
    other.forEach((vertex, at) => {
      for (const start of places.get(wordAt(graph, vertex)) ?? []) {
        let length = 0;
        while (isMoved(start + length, other[at + length])) length++;
        const vertices = [...other.subarray(at, at + length)];
        if (length > 0) passages.push({ start, vertices });
      }
    });
  });
  function isMoved(place: number, vertex: number | undefined): boolean {
    if (vertex === undefined || place >= words.length || !isAlone(place)) return false;
    const members = graph.members[vertex] as number[];
    for (let at = 0; at < members.length; at += 2) if (members[at] === newcomer) return false;
    return wordAt(graph, vertex) === words[place];
  }
  passages.sort((one, other) => other.vertices.length - one.vertices.length);
  const usedWords = new Set<number>();
  const usedVertices = new Set<number>();
  let moves = 0;
  for (const { start, vertices } of passages) {
    const isFree = vertices.every(
      (vertex, at) => !usedVertices.has(vertex) && !usedWords.has(start + at),
    );
    if (!isFree) continue;
    vertices.forEach((vertex, at) => {
      usedVertices.add(vertex);
      usedWords.add(start + at);
    });
    moves++;
  }
  return moves;
}

function wordAt(graph: Graph, vertex: number): number {
  return graph.symbols[vertex]?.[0] ?? NONE;
}
