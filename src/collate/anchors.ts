// Long texts are cut where there is no doubt: at sequences of words that occur once in the witness and once
// in the text that most others have. Between these places the pairing is exact.

import type { Graph } from "./graph.ts";
import { pairWords, type Stretch } from "./pairing.ts";

/** Columns times words that are paired at once. */
const LARGEST = 2_000_000;

/** How long a sequence must be to be beyond doubt; shorter ones only where no longer one is found. */
const LENGTHS = [8, 6, 4, 3];

const NONE = -1;

/** Pairs a witness of any length with all columns. */
export function pairLong(words: Int32Array, columns: number[][], graph: Graph): Int32Array {
  const result = new Int32Array(words.length).fill(NONE);
  const pending: Region[] = [{ words: [0, words.length], columns: [0, columns.length] }];
  for (let region = pending.pop(); region !== undefined; region = pending.pop()) {
    const anchors = isLarge(region) ? findAnchors(words, columns, graph, region) : [];
    if (anchors.length === 0) {
      const stretch: Stretch = {
        columns: columns.slice(...region.columns),
        symbols: graph.symbols,
      };
      result.set(pairWords(words.slice(...region.words), stretch), region.words[0]);
      continue;
    }
    for (const { word, vertex } of anchors) result[word] = vertex;
    pending.push(...between(region, anchors));
  }
  return result;
}

/** From and to, the end excluded. */
type Range = readonly [number, number];

interface Region {
  readonly words: Range;
  readonly columns: Range;
}

interface Anchor {
  readonly word: number;
  readonly column: number;
  readonly vertex: number;
}

function isLarge({ words, columns }: Region): boolean {
  return (words[1] - words[0]) * (columns[1] - columns[0]) > LARGEST;
}

function between({ words, columns }: Region, anchors: readonly Anchor[]): Region[] {
  const regions: Region[] = [];
  let [word] = words;
  let [column] = columns;
  for (const anchor of [...anchors, { word: words[1], column: columns[1] }]) {
    if (anchor.word > word && anchor.column > column)
      regions.push({ words: [word, anchor.word], columns: [column, anchor.column] });
    word = anchor.word + 1;
    column = anchor.column + 1;
  }
  return regions;
}

function findAnchors(
  words: Int32Array,
  columns: number[][],
  graph: Graph,
  region: Region,
): Anchor[] {
  const backbone = backboneOf(columns, graph, region.columns);
  for (const length of LENGTHS) {
    const anchors = anchorsOfLength(length, words.subarray(...region.words), backbone);
    if (anchors.length > 0)
      return anchors.map((anchor) => ({ ...anchor, word: anchor.word + region.words[0] }));
  }
  return [];
}

interface Common {
  readonly symbol: number;
  readonly column: number;
  readonly vertex: number;
}

/** What at least half of the witnesses have, word for word. */
function backboneOf(columns: number[][], graph: Graph, [from, to]: Range): Common[] {
  const present = graph.paths.reduce((count, path) => count + (path === undefined ? 0 : 1), 0);
  const backbone: Common[] = [];
  for (let column = from; column < to; column++) {
    const vertex = (columns[column] as number[]).find(
      (one) => (graph.members[one] as number[]).length >= present,
    );
    if (vertex === undefined) continue;
    backbone.push({ symbol: graph.symbols[vertex]?.[0] as number, column, vertex });
  }
  return backbone;
}

function anchorsOfLength(length: number, words: Int32Array, backbone: readonly Common[]): Anchor[] {
  const inWords = uniqueSequences(words, length);
  const inBackbone = uniqueSequences(
    backbone.map(({ symbol }) => symbol),
    length,
  );
  const pairs: (readonly [number, number])[] = [];
  for (const [sequence, place] of inBackbone) {
    const word = inWords.get(sequence);
    if (place !== undefined && word !== undefined) pairs.push([place, word]);
  }
  const anchors: Anchor[] = [];
  let last: Anchor | undefined;
  for (const [place, word] of longestChain(pairs)) {
    for (let offset = 0; offset < length; offset++) {
      const { column, vertex } = backbone[place + offset] as Common;
      if (last !== undefined && (column <= last.column || word + offset <= last.word)) continue;
      last = { word: word + offset, column, vertex };
      anchors.push(last);
    }
  }
  return anchors;
}

/** Where each sequence stands that stands in one place only; undefined where there are several. */
function uniqueSequences(
  symbols: ArrayLike<number>,
  length: number,
): Map<string, number | undefined> {
  const places = new Map<string, number | undefined>();
  for (let place = 0; place + length <= symbols.length; place++) {
    let sequence = "";
    for (let offset = 0; offset < length; offset++) sequence += `${symbols[place + offset]} `;
    places.set(sequence, places.has(sequence) ? undefined : place);
  }
  return places;
}

/** The longest list of pairs that rise on both sides; the pairs come in order of their first side. */
function longestChain(
  pairs: readonly (readonly [number, number])[],
): (readonly [number, number])[] {
  const ends: number[] = [];
  const previous = new Int32Array(pairs.length).fill(NONE);
  pairs.forEach(([, word], index) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[ends[middle] as number]?.[1] as number) < word) low = middle + 1;
      else high = middle;
    }
    if (low > 0) previous[index] = ends[low - 1] as number;
    ends[low] = index;
  });
  const chain: (readonly [number, number])[] = [];
  for (let at = ends.at(-1) ?? NONE; at !== NONE; at = previous[at] as number)
    chain.push(pairs[at] as readonly [number, number]);
  return chain.toReversed();
}
