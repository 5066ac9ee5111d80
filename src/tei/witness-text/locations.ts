// What the canonical references in `@loc` mean (TEI P5, 13.2.1): the element, or the stretch behind a break,
// that has a number or stands at the end of a way of numbers.

import type { XmlElement } from "../../xml/tree.ts";
import { ancestors, attributeValue, descendantElements } from "../../xml/walk.ts";
import { TEI } from "../vocabulary.ts";
import { LINES } from "./lines.ts";
import type { Item, Range } from "./stream.ts";

interface Extent {
  /** The first item in it, and the first one behind it. */
  readonly start: number;
  readonly end: number;
}

/** What a number stands for. */
interface Unit extends Extent {
  readonly number: string;
  /**
   * Sections are what milestones divide a text into. Pages are beside the structure of a text, so that a way
   * may name them or not.
   */
  readonly kind: "verse" | "section" | "page" | "other";
  /** What has a number around it. */
  readonly around: readonly Unit[];
  /** Whether there may be others in it. */
  readonly isHead: boolean;
}

type Growing = { -readonly [Key in keyof Unit]: Unit[Key] };

/** At the end of a way, with what the way names before it. */
interface Candidate {
  readonly unit: Unit;
  readonly heads: readonly Unit[];
}

/** The numbers of a text, which may be that of one witness. */
export class Numbers {
  readonly #units = new Map<string, Unit[]>();
  readonly #verses: Unit[] = [];
  readonly #verseScopes = new Map<number, boolean>();

  /**
   * @param items a row with whole elements
   * @param numberOf the number of an element that may have one
   */
  constructor(items: readonly Item[], numberOf: (element: XmlElement) => string | undefined) {
    for (const unit of new UnitReader(numberOf).read(items)) {
      const others = this.#units.get(unit.number);
      if (others === undefined) this.#units.set(unit.number, [unit]);
      else others.push(unit);
      if (unit.kind === "verse") this.#verses.push(unit);
    }
  }

  /** What a reference may mean in a part of the text: nothing, one range, or several if nothing decides. */
  rangesOf(loc: string, scope: Extent): Range[] {
    const one = this.#choose(loc, scope);
    if (one.length > 0) return one.map((unit) => rangeOf(unit, unit));
    const [, first = "", last] = /^(.*?)\s*[-–/]\s*(.*)$/u.exec(loc) ?? [];
    if (last === undefined) return [];
    const starts = this.#choose(first, scope);
    const whole = this.#choose(inSameWay(first, last), scope);
    const ends = whole.length > 0 ? whole : this.#choose(last, scope);
    return starts.flatMap((start) =>
      ends.filter((end) => start.start <= end.start).map((end) => rangeOf(start, end)),
    );
  }

  /** The whole way before a part of it; what lies deepest before what is around it. */
  #choose(loc: string, scope: Extent): Unit[] {
    const found = this.#find(loc, scope, []);
    const structure = found.filter(({ unit }) => unit.kind !== "page");
    const all = structure.length > 0 ? structure : found;
    const whole = all.filter((one) => isWhole(one, scope));
    const units = [...new Set((whole.length > 0 ? whole : all).map(({ unit }) => unit))];
    return units.filter((unit) => !units.some((other) => other !== unit && isIn(other, unit)));
  }

  #find(loc: string, scope: Extent, heads: readonly Unit[]): Candidate[] {
    const own = this.#inScope(loc, scope);
    const verses = own.filter(({ kind }) => kind === "verse");
    const isVerse = verses.length > 0 && verses.length < own.length && this.#countsVerses(scope);
    const ends = (isVerse ? verses : own).map((unit) => ({ unit, heads }));
    const ways = [...loc.matchAll(/[\s.,:]+/gu)].flatMap(({ 0: separator, index }) =>
      this.#inScope(loc.slice(0, index), scope)
        .filter(({ isHead }) => isHead)
        .flatMap((head) => this.#find(loc.slice(index + separator.length), head, [...heads, head])),
    );
    return [...ends, ...ways];
  }

  /** They are in the order of the text. */
  #inScope(number: string, scope: Extent): readonly Unit[] {
    const units = this.#units.get(number) ?? [];
    return units.slice(firstBehind(units, scope.start + 1), firstBehind(units, scope.end));
  }

  /** Whether verse is counted through a part of the text, so that a number alone means a line. */
  #countsVerses(scope: Extent): boolean {
    let known = this.#verseScopes.get(scope.start);
    if (known === undefined) {
      const inside = this.#verses.filter((verse) => isIn(verse, scope));
      known = new Set(inside.map(({ number }) => number)).size === inside.length;
      this.#verseScopes.set(scope.start, known);
    }
    return known;
  }
}

/** The index of the first unit that begins at an item or behind it. */
function firstBehind(units: readonly Unit[], item: number): number {
  let low = 0;
  for (let high = units.length; low < high;) {
    const middle = (low + high) >> 1;
    if ((units[middle] as Unit).start < item) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isIn(unit: Extent, scope: Extent): boolean {
  return scope.start < unit.start && unit.start < scope.end;
}

/** Whether a way names all numbers around its end, as "1.2" does, or the number itself repeats them. */
function isWhole({ unit, heads }: Candidate, scope: Extent): boolean {
  const named = [...heads, unit];
  return unit.around.every(
    (outer) =>
      !isIn(outer, scope) ||
      !isIn(unit, outer) ||
      heads.includes(outer) ||
      named.some(({ number }) => repeats(number, outer.number)),
  );
}

function repeats(number: string, outer: string): boolean {
  return number.startsWith(outer) && /^[\s.,:]/u.test(number.slice(outer.length));
}

/** "12.3-5" ends in 12.5. */
function inSameWay(first: string, last: string): string {
  const steps = first.split(/([\s.,:]+)/u);
  const count = last.split(/[\s.,:]+/u).length;
  return steps.slice(0, -(count * 2 - 1)).join("") + last;
}

function rangeOf({ start }: Extent, { end }: Extent): Range {
  return { start: { item: start, offset: 0 }, end: { item: end, offset: 0 } };
}

/** What an apparatus may be counted by; other elements have an `@n` of another kind. */
const COUNTED: ReadonlySet<string> = new Set([
  ...LINES,
  ..."div1 div2 div3 div4 div5 div6 div7 group floatingText seg s cl u q quote said".split(" "),
]);
const BREAKS: ReadonlySet<string> = new Set("milestone lb pb cb gb".split(" "));
export const PARTS: ReadonlySet<string> = new Set(
  "text group front body back div div1 div2 div3 div4 div5 div6 div7".split(" "),
);

interface Stretch {
  readonly unit: Growing;
  /** How many parts of the text are around its beginning. */
  readonly depth: number;
}

/** Finds all that has a number in a text; not in the header, nor in notes. */
class UnitReader {
  readonly #numberOf: (element: XmlElement) => string | undefined;
  readonly #units: Growing[] = [];
  readonly #open: (Growing | undefined)[] = [];
  /** Behind the last break of each kind. */
  readonly #stretches = new Map<string, Stretch>();
  #texts = 0;
  #notes = 0;
  #parts = 0;
  /** Behind the last words. */
  #words = 0;

  constructor(numberOf: (element: XmlElement) => string | undefined) {
    this.#numberOf = numberOf;
  }

  read(items: readonly Item[]): readonly Unit[] {
    items.forEach((item, index) => {
      if (item.kind === "text" && /\S/u.test(item.text)) this.#words = index + 1;
      if (item.kind !== "open" && item.kind !== "close") return;
      const { element, kind } = item;
      if (element.namespace !== TEI) return;
      const step = kind === "open" ? 1 : -1;
      if (element.local === "text") this.#texts += step;
      if (element.local === "note") this.#notes += step;
      if (PARTS.has(element.local)) this.#parts += step;
      if (BREAKS.has(element.local)) {
        if (kind === "close") this.#break(element, index + 1);
      } else if (COUNTED.has(element.local)) {
        if (kind === "open") this.#open.push(this.#begin(element, index));
        else this.#close(element, index + 1);
      }
    });
    for (const stretch of this.#stretches.values()) this.#endStretch(stretch);
    return this.#units;
  }

  #begin(element: XmlElement, start: number): Growing | undefined {
    const number = this.#texts > 0 && this.#notes === 0 ? this.#numberOf(element) : undefined;
    const kind = kindOf(element);
    // A line of several speakers is one.
    const before = isContinued(element)
      ? this.#units.findLast((one) => one.kind === kind)
      : undefined;
    if (before !== undefined && (number ?? before.number) === before.number) return before;
    if (number === undefined) return undefined;
    const sections = [...this.#stretches.values()].filter(({ unit }) => unit.kind === "section");
    const around = [...this.#open, ...sections.map((one) => one.unit)].filter(
      (one) => one !== undefined,
    );
    for (const outer of around) outer.isHead = true;
    const isHead = BREAKS.has(element.local);
    const unit = { number, kind, start, end: start, around, isHead };
    this.#units.push(unit);
    return unit;
  }

  #close({ local }: XmlElement, end: number): void {
    const unit = this.#open.pop();
    if (unit !== undefined) unit.end = end;
    if (!PARTS.has(local)) return;
    for (const [name, stretch] of this.#stretches) {
      // Pages go on from one part into the next, lines do not.
      if (stretch.depth <= this.#parts || stretch.unit.kind === "page") continue;
      this.#endStretch(stretch);
      this.#stretches.delete(name);
    }
  }

  #break(element: XmlElement, start: number): void {
    const name = ["unit", "ed"].reduce(
      (all, attribute) => `${all} ${attributeValue(element, attribute) ?? ""}`,
      element.local,
    );
    const last = this.#stretches.get(name);
    if (last !== undefined) this.#endStretch(last);
    this.#stretches.delete(name);
    const unit = this.#begin(element, start);
    if (unit !== undefined) this.#stretches.set(name, { unit, depth: this.#parts });
  }

  /** With its last words: what is marked behind them is not in it. */
  #endStretch({ unit }: Stretch): void {
    unit.end = Math.max(unit.start, this.#words);
  }
}

/** The middle or the end of a line of verse. */
function isContinued(element: XmlElement): boolean {
  return element.local === "l" && /^[MF]$/u.test(attributeValue(element, "part") ?? "");
}

function kindOf(element: XmlElement): Unit["kind"] {
  if (element.local === "l") return "verse";
  if (element.local === "lb" || !BREAKS.has(element.local)) return "other";
  if (element.local !== "milestone") return "page";
  const unit = attributeValue(element, "unit") ?? "";
  if (unit === "line") return "other";
  return /^(?:page|column|folio|leaf|gathering)$/u.test(unit) ? "page" : "section";
}

/** The numbers of the lines of verse that have none of their own, as they are counted from one that has. */
export function countedVerses(root: XmlElement): ReadonlyMap<XmlElement, string> {
  const found = new Map<XmlElement, string>();
  let run: XmlElement[] = [];
  let last = 0;
  /** Not where the next number says otherwise. */
  const endRun = (next = last + run.length + 1): void => {
    if (last + run.length + 1 === next)
      run.forEach((verse, index) => found.set(verse, String(last + index + 1)));
    run = [];
  };
  for (const element of descendantElements(root)) {
    if (element.namespace !== TEI) continue;
    if (PARTS.has(element.local)) {
      endRun();
      last = 0;
    }
    if (element.local !== "l" || isAside(element)) continue;
    if (isContinued(element)) continue;
    const number = attributeValue(element, "n");
    if (number === undefined) run.push(element);
    else {
      endRun(Number.parseInt(number, 10));
      last = Number.parseInt(number, 10);
    }
  }
  endRun();
  return found;
}

/** What others say beside the text is not counted in it. */
function isAside(element: XmlElement): boolean {
  return [...ancestors(element)].some(({ local }) => local === "note" || local === "rdg");
}
