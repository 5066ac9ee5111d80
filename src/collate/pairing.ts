// One witness against the columns of those before it: which of its words stand in which column, so that
// as many as can be are the same, and few columns are new. Dynamic programming over columns and words,
// exact; how it was reached is kept for a block of columns at a time, so that memory stays small.

/** What counts how much, in whole numbers. */
interface Weights {
  /** A word that a column has already. */
  readonly match: number;
  /** A word that is nearly one that a column has. */
  readonly near: number;
  /** Another word in a column that there is already: no new column. */
  readonly substitution: number;
  /**
   * A second word of the witness that the same column has: its words stand side by side there, and it now
   * has them one after the other, which makes a column more.
   */
  readonly sequence: number;
  /** Two matches that follow each other: of equal ways the one that tears less apart. */
  readonly run: number;
}

/** A word in common is worth three substitutions. */
const WEIGHTS: Weights = { match: 24, near: 14, substitution: 8, sequence: 9, run: 2 };

/** A stretch of the graph: the vertices of each column, and the words at each vertex. */
export interface Stretch {
  readonly columns: readonly (readonly number[])[];
  readonly symbols: readonly (readonly number[])[];
}

/** Whether two different words are nearly the same. */
export type IsNear = (one: number, other: number) => boolean;

/** A word that is like no other. */
export const MOVED = 0x3fffffff;

const NONE = -1;
const IMPOSSIBLE = -0x40000000;
const BLOCK_BYTES = 1 << 24;

// A cell's trace: how its best value came about (1 bit: the column is used), what the last step within the
// column was (3 bits), and what was before it where it ends in a match (2 bits).
const USED = 1;
const INSERTED = 1 << 1;
const SUBSTITUTED = 2 << 1;
const MATCHED = 3 << 1;
const MATCHED_ON = 4 << 1;
const FOLLOWED = 5 << 1;
const STEP = 7 << 1;
const AFTER_ANY = 1 << 4;
const AFTER_MATCH = 2 << 4;
const AFTER_SAME = 3 << 4;
const BEFORE = 3 << 4;

interface Row {
  /** The best value with so many words used up. */
  readonly any: Int32Array;
  /** The same where the last word matches in the last column. */
  readonly matched: Int32Array;
}

/**
 * The vertex that each word shares, or -1.
 *
 * @param words the witness's words, as symbols
 */
export function pairWords(words: Int32Array, stretch: Stretch, isNear?: IsNear): Int32Array {
  const result = new Int32Array(words.length).fill(NONE);
  const { columns } = stretch;
  if (words.length === 0 || columns.length === 0) return result;
  const size = words.length + 1;
  const height = Math.max(1, Math.min(columns.length, Math.floor(BLOCK_BYTES / size)));
  const starts: Row[] = [];
  let row: Row = {
    any: new Int32Array(size),
    matched: new Int32Array(size).fill(IMPOSSIBLE),
  };
  const filler = new Filler(words, stretch, isNear);
  for (let from = 0; from < columns.length; from += height) {
    starts.push(row);
    if (from + height < columns.length) row = filler.fill(row, from, from + height);
  }
  const trace = new Uint8Array(size * height);
  let place: Place = { word: words.length, isMatch: false };
  for (let block = starts.length - 1; block >= 0; block--) {
    const from = block * height;
    const to = Math.min(columns.length, from + height);
    filler.fill(starts[block] as Row, from, to, trace);
    place = filler.follow(trace, [from, to], place, result);
  }
  return result;
}

interface Place {
  readonly word: number;
  /** Whether the way goes on with a match that ends here. */
  readonly isMatch: boolean;
}

class Filler {
  readonly #words: Int32Array;
  readonly #stretch: Stretch;
  readonly #isNear: IsNear | undefined;
  /** For each word that the witness has, the vertex of the present column that has it, or NONE. */
  readonly #vertexOf: Int32Array;

  constructor(words: Int32Array, stretch: Stretch, isNear?: IsNear) {
    this.#words = words;
    this.#stretch = stretch;
    this.#isNear = isNear;
    let largest = 0;
    for (const word of words) if (word > largest && word !== MOVED) largest = word;
    this.#vertexOf = new Int32Array(largest + 1).fill(NONE);
  }

  /** Goes over columns; the row after the last of them. */
  fill(start: Row, from: number, to: number, trace?: Uint8Array): Row {
    let row = start;
    const size = this.#words.length + 1;
    for (let column = from; column < to; column++) {
      const offset = (column - from) * size;
      const kept = trace?.subarray(offset, offset + size);
      this.#mark(column, true);
      row = this.#step(row, this.#nearWords(column), kept);
      this.#mark(column, false);
    }
    return row;
  }

  #mark(column: number, isHere: boolean): void {
    for (const vertex of this.#stretch.columns[column] as readonly number[]) {
      for (const symbol of this.#stretch.symbols[vertex] as readonly number[])
        if (symbol < this.#vertexOf.length) this.#vertexOf[symbol] = isHere ? vertex : NONE;
    }
  }

  /** For each word whether something in the column is nearly the same. */
  #nearWords(column: number): Uint8Array | undefined {
    const isNear = this.#isNear;
    if (isNear === undefined) return undefined;
    const near = new Uint8Array(this.#words.length);
    this.#words.forEach((word, place) => {
      if (this.#nearVertex(column, word, isNear) !== NONE) near[place] = 1;
    });
    return near;
  }

  #nearVertex(column: number, word: number, isNear: IsNear): number {
    for (const vertex of this.#stretch.columns[column] as readonly number[]) {
      for (const symbol of this.#stretch.symbols[vertex] as readonly number[])
        if (isNear(word, symbol)) return vertex;
    }
    return NONE;
  }

  #step(before: Row, near: Uint8Array | undefined, trace: Uint8Array | undefined): Row {
    const words = this.#words;
    const vertexOf = this.#vertexOf;
    const { match, near: nearly, substitution, sequence, run } = WEIGHTS;
    const size = words.length + 1;
    const any = new Int32Array(size);
    const matched = new Int32Array(size);
    matched[0] = IMPOSSIBLE;
    any[0] = before.any[0] as number;
    // With the column in use: the best so far.
    let used = IMPOSSIBLE;
    for (let index = 1; index < size; index++) {
      let best = used;
      let step = INSERTED;
      const previous = before.any[index - 1] as number;
      const gain = near !== undefined && near[index - 1] === 1 ? nearly : substitution;
      if (previous + gain > best) {
        best = previous + gain;
        step = SUBSTITUTED;
      }
      let ending = IMPOSSIBLE;
      if ((vertexOf[words[index - 1] as number] ?? NONE) !== NONE) {
        ending = previous + match;
        let matchStep = MATCHED;
        step |= AFTER_ANY;
        if ((before.matched[index - 1] as number) + match + run >= ending) {
          ending = (before.matched[index - 1] as number) + match + run;
          matchStep = MATCHED_ON;
          step = (step & ~BEFORE) | AFTER_MATCH;
        }
        if (used + sequence > ending) {
          ending = used + sequence;
          matchStep = FOLLOWED;
          step = (step & ~BEFORE) | AFTER_SAME;
        }
        if (ending > best || (ending === best && (step & STEP) === SUBSTITUTED)) {
          best = ending;
          step = (step & ~STEP) | matchStep;
        }
      }
      matched[index] = ending;
      used = best;
      const skipped = before.any[index] as number;
      if (best > skipped) {
        any[index] = best;
        step |= USED;
      } else any[index] = skipped;
      if (trace !== undefined) trace[index] = step;
    }
    return { any, matched };
  }

  /** Follows the trace of a block of columns from its end to its start. */
  follow(
    trace: Uint8Array,
    [from, to]: readonly [number, number],
    place: Place,
    result: Int32Array,
  ): Place {
    const size = this.#words.length + 1;
    let { word, isMatch } = place;
    for (let column = to - 1; column >= from; column--) {
      const row = trace.subarray((column - from) * size, (column - from + 1) * size);
      if (word === 0) return { word, isMatch: false };
      if (!isMatch && ((row[word] as number) & USED) === 0) continue;
      const end = this.#followColumn(row, { word, isMatch }, column, result);
      word = end.word;
      isMatch = end.isMatch;
    }
    return { word, isMatch };
  }

  #followColumn(row: Uint8Array, place: Place, column: number, result: Int32Array): Place {
    this.#mark(column, true);
    let { word, isMatch } = place;
    const taken = new Set<number>();
    const share = (at: number, vertex: number): void => {
      if (vertex === NONE || taken.has(vertex)) return;
      taken.add(vertex);
      result[at] = vertex;
    };
    let done: Place | undefined;
    while (done === undefined) {
      const cell = row[word] as number;
      const step = isMatch ? matchStepOf(cell) : cell & STEP;
      isMatch = false;
      const at = word - 1;
      word--;
      if (step === MATCHED || step === MATCHED_ON || step === FOLLOWED)
        share(at, this.#vertexOf[this.#words[at] as number] as number);
      else if (step === SUBSTITUTED && this.#isNear !== undefined)
        share(at, this.#nearVertex(column, this.#words[at] as number, this.#isNear));
      if (step === MATCHED || step === SUBSTITUTED) done = { word, isMatch: false };
      else if (step === MATCHED_ON) done = { word, isMatch: true };
    }
    this.#mark(column, false);
    return done;
  }
}

function matchStepOf(cell: number): number {
  switch (cell & BEFORE) {
    case AFTER_MATCH:
      return MATCHED_ON;
    case AFTER_SAME:
      return FOLLOWED;
    default:
      return MATCHED;
  }
}
