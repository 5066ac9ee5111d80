// hexBinary and base64Binary (XML Schema Part 2, 3.2.15 and 3.2.16): octets, written in two ways.

import type { BaseType } from "./base-type.ts";

function isHexDigit(code: number): boolean {
  const lower = code | 0x20;
  return (code >= 0x30 && code <= 0x39) || (lower >= 0x61 && lower <= 0x66);
}

function isHexBinary(literal: string): boolean {
  for (let index = 0; index < literal.length; index++) {
    if (!isHexDigit(literal.charCodeAt(index))) return false;
  }
  return literal.length % 2 === 0;
}

const HEX_BINARY: BaseType = {
  name: "hexBinary",
  whiteSpace: "collapse",
  allows: isHexBinary,
  key: (literal) => literal.toUpperCase(),
  length: (literal) => literal.length / 2,
};

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** The six bits that a character stands for. */
const SIX_BITS: ReadonlyMap<number, number> = new Map(
  Array.from(ALPHABET, (character, bits) => [character.charCodeAt(0), bits]),
);
const EQUALS_SIGN = 0x3d;
const SPACE = 0x20;

/**
 * The number of octets; undefined if the literal is none (grammar in 3.2.16). Spaces may stand between
 * characters; the characters are four for every three octets, `=` filling up the last four; and bits
 * that belong to no octet are zero.
 */
function countOctets(literal: string): number | undefined {
  let characters = 0;
  let padding = 0;
  let lastBits = 0;
  for (let index = 0; index < literal.length; index++) {
    const code = literal.charCodeAt(index);
    if (code === SPACE) continue;
    const bits = SIX_BITS.get(code);
    if (code === EQUALS_SIGN) padding++;
    else if (bits === undefined || padding > 0) return undefined;
    else {
      characters++;
      lastBits = bits;
    }
  }
  const unused = padding === 0 ? 0 : padding === 1 ? 0b11 : 0b1111;
  if (padding > 2 || (characters + padding) % 4 !== 0 || (lastBits & unused) !== 0)
    return undefined;
  return Math.floor((characters * 3) / 4);
}

const BASE64_BINARY: BaseType = {
  name: "base64Binary",
  whiteSpace: "collapse",
  allows: (literal) => countOctets(literal) !== undefined,
  key: (literal) => literal.replaceAll(" ", ""),
  length: (literal) => countOctets(literal) ?? 0,
};

export const BINARY_TYPES: readonly BaseType[] = [HEX_BINARY, BASE64_BINARY];
