// The syntax of XML Schema regular expressions (XML Schema Part 2, Appendix F), read into terms of the
// automaton. The first mistake is kept and ends the reading; it is returned, not thrown.

import {
  ANY_BUT_LINE_ENDS,
  type CharacterClass,
  MULTIPLE,
  not,
  property,
  range,
  SINGLE,
} from "./pattern-class.ts";
import { EMPTY, type Expression, type Expressions } from "./pattern-expression.ts";

/** Deeper brackets are refused: reading and matching recurse into them. */
const DEEPEST_NESTING = 200;
/** No string is longer, so greater counts mean the same. */
const GREATEST_COUNT = 2 ** 30;

export type PatternSyntax =
  | {
      readonly expression: Expression;
      readonly classes: readonly CharacterClass[];
      /** The text that each class was read from. */
      readonly sources: readonly string[];
      readonly problem?: never;
    }
  | { readonly problem: string };

interface Reader {
  readonly text: string;
  readonly expressions: Expressions;
  readonly classes: CharacterClass[];
  /** Which class a piece of the pattern stands for, so that [0-9] twice is one class. */
  readonly classNumbers: Map<string, number>;
  at: number;
  depth: number;
  problem: string | undefined;
}

/** Reads a whole pattern. */
export function readPattern(text: string, expressions: Expressions): PatternSyntax {
  const reader: Reader = {
    text,
    expressions,
    classes: [],
    classNumbers: new Map(),
    at: 0,
    depth: 0,
    problem: undefined,
  };
  const expression = readChoice(reader);
  if (reader.at < text.length) fail(reader, "this ) closes nothing; a literal one is written \\)");
  if (reader.problem !== undefined) return { problem: reader.problem };
  return { expression, classes: reader.classes, sources: [...reader.classNumbers.keys()] };
}

/** Keeps the first problem and moves to the end, where every loop stops. */
function fail(reader: Reader, problem: string, at = reader.at): void {
  reader.problem ??= `at character ${Array.from(reader.text.slice(0, at)).length + 1}: ${problem}`;
  reader.at = reader.text.length;
}

function skip(reader: Reader, expected: string): boolean {
  if (!reader.text.startsWith(expected, reader.at)) return false;
  reader.at += expected.length;
  return true;
}

/** Production 1, regExp. */
function readChoice(reader: Reader): Expression {
  const branches = [readBranch(reader)];
  while (skip(reader, "|")) branches.push(readBranch(reader));
  return reader.expressions.choice(branches);
}

/** Production 2, branch. */
function readBranch(reader: Reader): Expression {
  const pieces: Expression[] = [];
  while (reader.at < reader.text.length) {
    const next = reader.text.charAt(reader.at);
    if (next === "|" || next === ")") break;
    pieces.push(readQuantifier(reader, readAtom(reader)));
  }
  return pieces.reduceRight((rest, piece) => reader.expressions.sequence(piece, rest), EMPTY);
}

/** Production 9, atom. */
function readAtom(reader: Reader): Expression {
  const start = reader.at;
  const next = reader.text.charAt(start);
  if (next === "(") return readGroup(reader);
  if ("?*+".includes(next)) {
    fail(
      reader,
      `${next} repeats what stands before it, but nothing does; a literal one is written \\${next}`,
    );
  } else if ("]{}".includes(next)) {
    fail(reader, `a literal ${next} is written \\${next}`);
  }
  const test = readClass(reader);
  return character(reader, reader.text.slice(start, reader.at), test);
}

function readGroup(reader: Reader): Expression {
  const start = reader.at++;
  const group = deeper(reader, readChoice) ?? EMPTY;
  if (!skip(reader, ")")) {
    fail(reader, "this ( is never closed; a literal one is written \\(", start);
  }
  return group;
}

/** Reads what stands within brackets, unless that is too deep. */
function deeper<Found>(reader: Reader, read: (reader: Reader) => Found): Found | undefined {
  if (reader.depth >= DEEPEST_NESTING) {
    fail(reader, `brackets nest deeper than ${DEEPEST_NESTING}`, reader.at - 1);
    return undefined;
  }
  reader.depth++;
  const found = read(reader);
  reader.depth--;
  return found;
}

function character(reader: Reader, source: string, test: CharacterClass): Expression {
  const known = reader.classNumbers.get(source);
  const index = known ?? reader.classes.push(test) - 1;
  reader.classNumbers.set(source, index);
  return reader.expressions.character(index);
}

/** Production 11, charClass, or a normal character (10). */
function readClass(reader: Reader): CharacterClass {
  if (skip(reader, "[")) return readClassExpression(reader);
  if (skip(reader, ".")) return ANY_BUT_LINE_ENDS;
  return asClass(readCharacter(reader));
}

function asClass(found: number | CharacterClass): CharacterClass {
  return typeof found === "number" ? range(found, found) : found;
}

/** A character, as its code point, or an escape (productions 23 to 37). */
function readCharacter(reader: Reader): number | CharacterClass {
  if (skip(reader, "\\")) return readEscape(reader);
  const code = reader.text.codePointAt(reader.at) ?? 0;
  reader.at += code > 0xffff ? 2 : 1;
  return code;
}

function readEscape(reader: Reader): number | CharacterClass {
  const start = reader.at - 1;
  const letter = String.fromCodePoint(reader.text.codePointAt(reader.at) ?? 0);
  reader.at += letter.length;
  if (letter === "p" || letter === "P") return readProperty(reader, letter === "P");
  const found = SINGLE.get(letter) ?? MULTIPLE.get(letter);
  if (found === undefined) fail(reader, unknownEscape(letter), start);
  return found ?? 0;
}

function unknownEscape(letter: string): string {
  if (letter === "\0") return "a backslash stands at the end; a literal one is written \\\\";
  return /[\p{L}\p{N}]/u.test(letter)
    ? `\\${letter} is no escape; there are \\n \\r \\t \\s \\d \\w \\i \\c, their capitals, and \\p{…}`
    : `\\${letter} is no escape; ${letter} needs none`;
}

/** {…}, after \p or \P. */
function readProperty(reader: Reader, isNegative: boolean): number | CharacterClass {
  const start = reader.at - 2;
  const end = reader.text.indexOf("}", start);
  if (!skip(reader, "{") || end < 0) {
    const escape = reader.text.slice(start, start + 2);
    fail(reader, `${escape} needs a category or block, as in \\p{Lu} or \\p{IsGreek}`, start);
    return 0;
  }
  const test = property(reader.text.slice(reader.at, end));
  if (typeof test === "string") {
    fail(reader, test, start);
    return 0;
  }
  reader.at = end + 1;
  return isNegative ? not(test) : test;
}

/** Productions 12 to 16, after the [. */
function readClassExpression(reader: Reader): CharacterClass {
  const start = reader.at - 1;
  const negative = skip(reader, "^");
  const tests: CharacterClass[] = [];
  let subtracted: CharacterClass = () => false;
  let isLast = false;
  while (!isLast && reader.at < reader.text.length && reader.text[reader.at] !== "]") {
    isLast = tests.length > 0 && skip(reader, "-[");
    if (isLast) subtracted = deeper(reader, readClassExpression) ?? subtracted;
    else tests.push(readClassMember(reader, tests.length === 0));
  }
  if (reader.at >= reader.text.length) {
    fail(reader, "this [ is never closed; a literal one is written \\[", start);
  } else if (tests.length === 0) {
    fail(reader, "a character class holds at least one character");
  } else if (!skip(reader, "]")) {
    fail(reader, "nothing may follow what is subtracted from a class");
  }
  return (code) => tests.some((test) => test(code)) !== negative && !subtracted(code);
}

/** A hyphen that makes a range: not at the end of the class, nor before what is subtracted. */
const RANGE_HYPHEN = /-(?!\]|\[|-\[)/uy;
/** The end of a positive group, where a hyphen is itself. */
const GROUP_END = /\]|-\[/uy;

function standsHere(expression: RegExp, reader: Reader): boolean {
  expression.lastIndex = reader.at;
  return expression.test(reader.text);
}

/** A character, a range or an escape within a class (productions 17 to 23). */
function readClassMember(reader: Reader, isFirst: boolean): CharacterClass {
  const start = reader.at;
  const isHyphen = reader.text[start] === "-";
  const first = readEndpoint(reader);
  if (typeof first !== "number") return first;
  if (standsHere(RANGE_HYPHEN, reader)) return readRange(reader, first, start);
  if (isHyphen && !isFirst && !standsHere(GROUP_END, reader)) {
    fail(reader, "a literal hyphen in the middle of a class is written \\-", start);
  }
  return range(first, first);
}

/** From the hyphen on; the range began at `start`. */
function readRange(reader: Reader, first: number, start: number): CharacterClass {
  reader.at++;
  const isDashed = reader.text[start] === "-" || reader.text[reader.at] === "-";
  const last = readEndpoint(reader);
  const source = reader.text.slice(start, reader.at);
  if (typeof last !== "number") {
    fail(reader, `the range ${source} must end with a single character`, start);
    return last;
  }
  if (isDashed) fail(reader, `in the range ${source} a literal hyphen is written \\-`, start);
  if (last < first) fail(reader, `the range ${source} is the wrong way round`, start);
  return range(first, last);
}

function readEndpoint(reader: Reader): number | CharacterClass {
  if (reader.text.charAt(reader.at) === "[") fail(reader, "a literal [ in a class is written \\[");
  return readCharacter(reader);
}

/** Productions 4 to 8, quantifier. */
function readQuantifier(reader: Reader, atom: Expression): Expression {
  const { expressions } = reader;
  if (skip(reader, "?")) return expressions.repeat(atom, 0, 1);
  if (skip(reader, "*")) return expressions.repeat(atom, 0, Infinity);
  if (skip(reader, "+")) return expressions.repeat(atom, 1, Infinity);
  if (reader.text.charAt(reader.at) !== "{") return atom;
  const found = /^\{(\d+)(,(\d*))?\}/u.exec(reader.text.slice(reader.at));
  if (found === null) {
    fail(reader, "a count is written {2}, {2,} or {2,3}; a literal { is written \\{");
    return atom;
  }
  const [whole, least = "", comma, most = ""] = found;
  const min = count(least);
  const max = comma === undefined ? min : most === "" ? Infinity : count(most);
  if (min > max) fail(reader, `in ${whole} the first count is the greater one`);
  else reader.at += whole.length;
  return expressions.repeat(atom, min, max);
}

function count(digits: string): number {
  return Math.min(Number(digits), GREATEST_COUNT);
}
