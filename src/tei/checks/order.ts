// Numbers that run through a document: of pages, leaves and divisions. They grow; none comes twice.

import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import type { Span } from "../../source/source.ts";
import type { XmlElement } from "../../xml/tree.ts";
import { findAttribute } from "../../xml/walk.ts";
import { finding } from "./finding.ts";

/** A number in a row of its kind: pages 1, 2; leaves 1r, 1v; Roman i, ii. */
export interface Ordinal {
  readonly kind: "number" | "roman" | "leaf";
  readonly value: number;
}

/** Reads a number as editions write it on pages; undefined for what is none. */
export function readOrdinal(text: string): Ordinal | undefined {
  const plain = text.trim().replace(/^(?:p|pp|f|ff|fol|S|Bl)\.?\s*/u, "");
  if (/^\d+$/u.test(plain)) return { kind: "number", value: Number(plain) };
  const [, leaf, side] = /^(\d+)\s*([rv])$/u.exec(plain) ?? [];
  if (leaf !== undefined) return { kind: "leaf", value: 2 * Number(leaf) + (side === "v" ? 1 : 0) };
  const roman = readRoman(plain.toLowerCase());
  return roman === undefined ? undefined : { kind: "roman", value: roman };
}

const ROMAN: readonly (readonly [sign: string, value: number])[] = [
  ["m", 1000],
  ["cm", 900],
  ["d", 500],
  ["cd", 400],
  ["c", 100],
  ["xc", 90],
  ["l", 50],
  ["xl", 40],
  ["x", 10],
  ["ix", 9],
  ["v", 5],
  ["iv", 4],
  ["i", 1],
];

function readRoman(text: string): number | undefined {
  let rest = text;
  let value = 0;
  for (const [sign, worth] of ROMAN) {
    while (rest.startsWith(sign)) {
      value += worth;
      rest = rest.slice(sign.length);
      // iiii is written too, but nothing has five of a kind.
      if (value > 5000) return undefined;
    }
  }
  return rest === "" && text !== "" ? value : undefined;
}

interface Last {
  readonly ordinal: Ordinal;
  readonly written: string;
  readonly span: Span;
  /** How many divisions had begun by then. */
  readonly divisions: number;
}

/** Follows the numbers of one document, in document order. */
export class OrderCheck {
  readonly #path: string;
  // Pages by edition (`@ed`) and kind of number; divisions by their parent and type.
  readonly #pages = new Map<string, Last>();
  readonly #divisions = new Map<XmlElement | undefined, Map<string, Last>>();
  #begun = 0;

  constructor(path: string) {
    this.#path = path;
  }

  check(element: XmlElement): Diagnostic[] {
    if (element.local === "pb") return this.#checkPage(element);
    if (element.local === "text") this.#pages.clear();
    if (element.local === "div" || element.local === "text") {
      this.#begun++;
      return this.#checkDivision(element);
    }
    return [];
  }

  #checkPage(page: XmlElement): Diagnostic[] {
    const next = this.#ordinalOf(page);
    if (next === undefined) return [];
    const edition = page.attributes.find(({ local }) => local === "ed" || local === "edRef")?.value;
    const row = `${next.ordinal.kind} ${edition ?? ""}`;
    const last = this.#pages.get(row);
    this.#pages.set(row, next);
    if (last === undefined || next.ordinal.value > last.ordinal.value) return [];
    // Each letter of a volume may begin with page 1.
    const isNew =
      next.divisions > last.divisions &&
      next.ordinal.value <= (next.ordinal.kind === "leaf" ? 3 : 1);
    return isNew ? [] : [this.#outOfOrder("page-order", "page", next, last)];
  }

  #checkDivision(division: XmlElement): Diagnostic[] {
    const next = this.#ordinalOf(division);
    if (next === undefined) return [];
    let rows = this.#divisions.get(division.parent);
    if (rows === undefined) this.#divisions.set(division.parent, (rows = new Map()));
    const type = findAttribute(division, "type")?.value ?? "";
    const row = `${division.local} ${type} ${next.ordinal.kind}`;
    const last = rows.get(row);
    rows.set(row, next);
    if (last === undefined || next.ordinal.value > last.ordinal.value) return [];
    return [this.#outOfOrder("number-order", type === "" ? "division" : type, next, last)];
  }

  #ordinalOf(element: XmlElement): Last | undefined {
    const number = findAttribute(element, "n");
    const ordinal = number === undefined ? undefined : readOrdinal(number.value);
    if (number === undefined || ordinal === undefined) return undefined;
    return { ordinal, written: number.value, span: number.valueSpan, divisions: this.#begun };
  }

  #outOfOrder(
    code: "page-order" | "number-order",
    what: string,
    next: Last,
    last: Last,
  ): Diagnostic {
    const isSame = next.ordinal.value === last.ordinal.value;
    const message = isSame
      ? `The number ${next.written} of this ${what} was given already. Correct one of the two.`
      : `The ${what} ${next.written} follows the ${what} ${last.written}: numbers run upwards. Correct the number, or move the ${what} to its place.`;
    return finding(code, { path: this.#path, span: next.span }, message, {
      notes: [{ message: `The ${what} before it is here.`, path: this.#path, span: last.span }],
    });
  }
}
