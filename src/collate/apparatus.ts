// Columns as the entries of an apparatus: passages in which all witnesses agree to the letter, and passages
// for which each reading says who has it.

import { type Alignment, type Block, OMITTED, type Token, tokenAt } from "./model.ts";

export interface Reading {
  /** "" where the passage is omitted. May begin with a space that belongs to it alone. */
  readonly text: string;
  /** The same as it was compared. */
  readonly compared: string;
  /** Indexes, ascending. */
  readonly witnesses: readonly number[];
}

export interface Segment {
  /** The first of its columns, and the one after the last. */
  readonly from: number;
  readonly to: number;
  /** Whether a space stands before it, in all witnesses that go on here. */
  readonly spaced: boolean;
  /** One where all witnesses agree; in order of their first witness. */
  readonly readings: readonly Reading[];
}

/** A line or paragraph of the base. */
export interface Passage {
  readonly block: Block;
  readonly segments: readonly Segment[];
}

export interface ApparatusOptions {
  /** The index of the witness whose lines and paragraphs the text has; the first one otherwise. */
  readonly base?: number;
  /** Whether columns in which the same witnesses agree are one entry. */
  readonly joined?: boolean;
}

/** The whole text: in every witness's readings, put together in order, its text comes back. */
export function passagesOf(
  alignment: Alignment,
  { base = 0, joined = true }: ApparatusOptions = {},
): Passage[] {
  const blocks = alignment.witnesses[base]?.blocks ?? [];
  const breaks = blockStarts(alignment, base);
  const ends = [...breaks.slice(1).map(({ column }) => column), alignment.columns.length];
  return breaks.map(({ column, block }, index) => {
    const ranges = rangesOf(alignment, [column, ends[index] as number], joined);
    const segments = new SegmentWriter(alignment, ranges).write();
    return { block: blocks[block] ?? { name: "p" }, segments };
  });
}

interface BlockStart {
  readonly block: number;
  readonly column: number;
}

/**
 * Where the base's blocks begin. What only others have before a block of the base ends the block before,
 * unless it begins a line or paragraph of theirs and the base's first word does not.
 */
function blockStarts(alignment: Alignment, base: number): BlockStart[] {
  const starts: BlockStart[] = [];
  let gapFrom = 0;
  let current: number | undefined;
  alignment.columns.forEach((column, index) => {
    const token = tokenAt(alignment, column, base);
    if (token === undefined) return;
    const block = token.block ?? 0;
    if (current === undefined) starts.push({ block, column: 0 });
    else if (block !== current)
      starts.push({ block, column: likeliestStart(alignment, base, [gapFrom, index]) });
    current = block;
    gapFrom = index + 1;
  });
  return starts.length === 0 ? [{ block: 0, column: 0 }] : starts;
}

function likeliestStart(alignment: Alignment, base: number, [from, to]: Range): number {
  let best = to;
  let most = -1;
  for (let column = to; column >= from; column--) {
    const count = alignment.witnesses.filter(
      (_, witness) => witness !== base && startsBlock(alignment, column, witness),
    ).length;
    if (count > most) {
      best = column;
      most = count;
    }
  }
  return best;
}

function startsBlock({ witnesses, columns }: Alignment, column: number, witness: number): boolean {
  const tokens = witnesses[witness]?.tokens ?? [];
  const index = columns[column]?.[witness] ?? OMITTED;
  const token = tokens[index];
  return token?.block !== undefined && tokens[index - 1]?.block !== token.block;
}

type Range = readonly [from: number, to: number];

/** Columns in which the same witnesses agree, joined; else each one alone. */
function rangesOf(alignment: Alignment, [from, to]: Range, joined: boolean): Range[] {
  const ranges: Range[] = [];
  let start = from;
  let before: string | undefined;
  for (let column = from; column < to; column++) {
    // Undefined, and joined to nothing, where the same word has a space before it in some witnesses only.
    const isPlain = joined && spacesAgree(alignment, column);
    const pattern = isPlain ? patternOf(alignment, column) : undefined;
    if (column > from && (pattern === undefined || pattern !== before)) {
      ranges.push([start, column]);
      start = column;
    }
    before = pattern;
  }
  if (to > from) ranges.push([start, to]);
  return ranges;
}

/** Who agrees with whom, to the letter and as compared: equal for columns that may be one entry. */
function patternOf(alignment: Alignment, column: number): string {
  const cells = alignment.columns[column] ?? [];
  const tokens = cells.map((_, witness) => tokenAt(alignment, cells, witness));
  return `${numbered(tokens.map((token) => token?.t.normalize("NFC")))}/${numbered(tokens.map((token) => token?.n))}`;
}

function numbered(values: readonly (string | undefined)[]): string {
  const numbers = new Map<string | undefined, number>();
  return values
    .map((value) => {
      const known = numbers.get(value);
      if (known !== undefined) return known;
      numbers.set(value, numbers.size);
      return numbers.size - 1;
    })
    .join(" ");
}

/** Where all have the same word, they must also have the same space before it. */
function spacesAgree(alignment: Alignment, column: number): boolean {
  const cells = alignment.columns[column] ?? [];
  const spaces = new Map<string, boolean>();
  return cells.every((_, witness) => {
    const token = tokenAt(alignment, cells, witness);
    if (token === undefined) return true;
    const known = spaces.get(token.t);
    spaces.set(token.t, token.spaced);
    return known === undefined || known === token.spaced;
  });
}

/**
 * Puts the spaces: one for all before an entry wherever no witness is against it, else within the readings.
 */
class SegmentWriter {
  readonly #alignment: Alignment;
  readonly #ranges: readonly Range[];
  /** For each witness the place of its next token. */
  readonly #next: number[];
  /** Whether a witness needs no space before its next token: it is the first, or has had one. */
  readonly #isSpaced: boolean[];
  /** Where each witness's tokens end in this passage. */
  readonly #ends: number[];

  constructor(alignment: Alignment, ranges: readonly Range[]) {
    this.#alignment = alignment;
    this.#ranges = ranges;
    const places = alignment.witnesses.map((_, witness) =>
      ranges.flatMap((range) => this.#tokensIn(range, witness)),
    );
    this.#next = places.map(([first = 0]) => first);
    this.#ends = places.map((list) => (list.at(-1) ?? OMITTED) + 1);
    this.#isSpaced = places.map(() => true);
  }

  write(): Segment[] {
    return this.#ranges.map((range) => this.#segment(range));
  }

  #tokensIn([from, to]: Range, witness: number): number[] {
    const places: number[] = [];
    for (let column = from; column < to; column++) {
      const place = this.#alignment.columns[column]?.[witness] ?? OMITTED;
      if (place !== OMITTED) places.push(place);
    }
    return places;
  }

  #segment(range: Range): Segment {
    const { witnesses } = this.#alignment;
    const needs = witnesses.map((_, witness) => this.#need(witness));
    const places = witnesses.map((_, witness) => this.#tokensIn(range, witness));
    const isHere = (witness: number): boolean => (places[witness] ?? []).length > 0;
    const spaced =
      !needs.includes("none") && needs.some((need, witness) => need === "space" && isHere(witness));
    if (spaced) this.#isSpaced.fill(true);
    const texts = places.map((list, witness) => {
      if (list.length === 0) return { text: "", compared: "" };
      const tokens = list.map((place) => witnesses[witness]?.tokens[place] as Token);
      const lead = !spaced && needs[witness] === "space" ? " " : "";
      this.#next[witness] = (list.at(-1) as number) + 1;
      this.#isSpaced[witness] = false;
      const compared = tokens.map(({ n }) => n).join(" ");
      return { text: lead + textWithin(tokens), compared };
    });
    return { from: range[0], to: range[1], spaced, readings: readingsOf(texts) };
  }

  /** What stands before a witness's next token. */
  #need(witness: number): "space" | "none" | "any" {
    const place = this.#next[witness] as number;
    if (place >= (this.#ends[witness] as number)) return "any";
    const isSpaced = this.#isSpaced[witness] === true;
    const token = this.#alignment.witnesses[witness]?.tokens[place];
    if (isSpaced) return "any";
    return token?.spaced === true ? "space" : "none";
  }
}

function textWithin(tokens: readonly Token[]): string {
  return tokens.map(({ t, spaced }, index) => (spaced && index > 0 ? ` ${t}` : t)).join("");
}

function readingsOf(texts: readonly { text: string; compared: string }[]): Reading[] {
  const readings = new Map<string, { text: string; compared: string; witnesses: number[] }>();
  texts.forEach(({ text, compared }, witness) => {
    // What only a byte tells apart is one reading: the first witness's.
    const key = text.normalize("NFC");
    const known = readings.get(key);
    if (known === undefined) readings.set(key, { text, compared, witnesses: [witness] });
    else known.witnesses.push(witness);
  });
  return [...readings.values()];
}
