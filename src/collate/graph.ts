// The variant graph: the vertices are words that witnesses share, the edges are the witnesses' ways
// through them. A vertex's rank, the longest way to it, is its column.

/** The ways of the witnesses that are in the graph so far, as plain numbers. */
export interface Graph {
  /** For each witness that is in it, the vertex of each of its words. */
  readonly paths: (Int32Array | undefined)[];
  /** For each vertex, who has it where: witness, place, witness, place … */
  readonly members: number[][];
  /** For each vertex, the words that stand there: one, or several that are nearly the same. */
  readonly symbols: number[][];
  /** For each vertex its column, from 0. */
  ranks: Int32Array;
  /** How many columns there are. */
  width: number;
}

export function emptyGraph(): Graph {
  return { paths: [], members: [], symbols: [], ranks: new Int32Array(0), width: 0 };
}

/** What `addPath` is told of a word that shares no vertex. */
export const NEW_VERTEX = -1;

/**
 * Leads a witness through the graph.
 *
 * @param words its words, as symbols
 * @param vertices the vertex that each word shares, or NEW_VERTEX; ranks never fall along it
 */
export function addPath(
  graph: Graph,
  witness: number,
  words: Int32Array,
  vertices: Int32Array,
): void {
  const path = vertices.slice();
  for (let place = 0; place < words.length; place++) {
    const word = words[place] as number;
    const shared = path[place] as number;
    if (shared === NEW_VERTEX) {
      path[place] = graph.members.length;
      graph.members.push([witness, place]);
      graph.symbols.push([word]);
      continue;
    }
    (graph.members[shared] as number[]).push(witness, place);
    const known = graph.symbols[shared] as number[];
    if (!known.includes(word)) known.push(word);
  }
  graph.paths[witness] = path;
  rank(graph);
}

/** Takes a witness out again. Vertices that nobody has any more stay, without members. */
export function removePath(graph: Graph, witness: number, wordsOf: readonly Int32Array[]): void {
  const path = graph.paths[witness];
  if (path === undefined) return;
  delete graph.paths[witness];
  for (const vertex of path) {
    const members = graph.members[vertex] as number[];
    const at = memberIndex(members, witness);
    members.splice(at, 2);
    graph.symbols[vertex] = symbolsOf(members, wordsOf);
  }
  rank(graph);
}

function memberIndex(members: readonly number[], witness: number): number {
  for (let at = 0; at < members.length; at += 2) if (members[at] === witness) return at;
  return -1;
}

function symbolsOf(members: readonly number[], wordsOf: readonly Int32Array[]): number[] {
  const symbols: number[] = [];
  for (let at = 0; at < members.length; at += 2) {
    const word = (wordsOf[members[at] as number] as Int32Array)[
      members[at + 1] as number
    ] as number;
    if (!symbols.includes(word)) symbols.push(word);
  }
  return symbols;
}

/** The longest way to each vertex: all that must stand before it stands before it, and nothing more. */
function rank(graph: Graph): void {
  const { members, paths } = graph;
  const waiting = new Int32Array(members.length);
  for (let vertex = 0; vertex < members.length; vertex++) {
    const list = members[vertex] as number[];
    for (let at = 1; at < list.length; at += 2)
      if ((list[at] as number) > 0) waiting[vertex] = (waiting[vertex] as number) + 1;
  }
  const ranks = new Int32Array(members.length);
  const ready: number[] = [];
  for (let vertex = 0; vertex < members.length; vertex++) {
    if (waiting[vertex] === 0 && (members[vertex] as number[]).length > 0) ready.push(vertex);
  }
  let width = 0;
  for (let vertex = ready.pop(); vertex !== undefined; vertex = ready.pop()) {
    const list = members[vertex] as number[];
    const next = (ranks[vertex] as number) + 1;
    if (next > width) width = next;
    for (let at = 0; at < list.length; at += 2) {
      const follower = (paths[list[at] as number] as Int32Array)[(list[at + 1] as number) + 1];
      if (follower === undefined) continue;
      if ((ranks[follower] as number) < next) ranks[follower] = next;
      const left = (waiting[follower] as number) - 1;
      waiting[follower] = left;
      if (left === 0) ready.push(follower);
    }
  }
  graph.ranks = ranks;
  graph.width = width;
}

/**
 * A witness's new word that has come to stand in the column of the same word is the same vertex: no rank
 * changes.
 */
export function mergeTwins(graph: Graph, witness: number, words: Int32Array): void {
  const path = graph.paths[witness] as Int32Array;
  const ownByRank = new Map<number, number>();
  path.forEach((vertex, place) => {
    if ((graph.members[vertex] as number[]).length === 2)
      ownByRank.set(graph.ranks[vertex] as number, place);
  });
  if (ownByRank.size === 0) return;
  for (let vertex = 0; vertex < graph.members.length; vertex++) {
    const members = graph.members[vertex] as number[];
    const place = members.length === 0 ? undefined : ownByRank.get(graph.ranks[vertex] as number);
    if (place === undefined || path[place] === vertex) continue;
    if (!(graph.symbols[vertex] as number[]).includes(words[place] as number)) continue;
    const twin = path[place] as number;
    graph.members[twin] = [];
    graph.symbols[twin] = [];
    members.push(witness, place);
    path[place] = vertex;
    ownByRank.delete(graph.ranks[vertex] as number);
  }
}

/** The vertices of each column. */
export function verticesByRank(graph: Graph): number[][] {
  const columns: number[][] = Array.from({ length: graph.width }, () => []);
  for (let vertex = 0; vertex < graph.members.length; vertex++) {
    if ((graph.members[vertex] as number[]).length > 0)
      (columns[graph.ranks[vertex] as number] as number[]).push(vertex);
  }
  return columns;
}
