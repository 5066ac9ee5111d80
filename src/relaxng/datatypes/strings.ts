// string, the types that are strings without further form, boolean and language (XML Schema Part 2,
// 3.2.1, 3.2.2, 3.3.1 to 3.3.3), and RELAX NG's own string and token (RELAX NG, 4.16 and 6.2.9).

import type { BaseType } from "./base-type.ts";
import type { WhiteSpace } from "./white-space.ts";

/** Length in characters, not in the units of UTF-16 (4.3.1). */
export function countCharacters(literal: string): number {
  let count = literal.length;
  for (let index = 0; index < literal.length; index++) {
    const code = literal.charCodeAt(index);
    if (code >= 0xdc00 && code < 0xe000) count--;
  }
  return count;
}

function textType(name: string, whiteSpace: WhiteSpace): BaseType {
  return {
    name,
    whiteSpace,
    allows: () => true,
    key: (literal) => literal,
    length: countCharacters,
  };
}

function isBoolean(literal: string): boolean {
  return literal === "true" || literal === "false" || literal === "1" || literal === "0";
}

const BOOLEAN: BaseType = {
  name: "boolean",
  whiteSpace: "collapse",
  allows: isBoolean,
  key: (literal) => String(literal === "true" || literal === "1"),
};

/** 3.3.3: [a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})* */
function isLanguage(literal: string): boolean {
  let length = 0;
  let first = true;
  for (let index = 0; index < literal.length; index++) {
    const code = literal.charCodeAt(index);
    const isLetter = (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
    if (isLetter || (!first && code >= 0x30 && code <= 0x39)) {
      if (++length > 8) return false;
    } else if (code === 0x2d && length > 0) {
      length = 0;
      first = false;
    } else {
      return false;
    }
  }
  return length > 0;
}

/** The built-in library, whose URI is the empty string. */
export const BUILT_IN_TYPES: readonly BaseType[] = [
  textType("string", "preserve"),
  textType("token", "collapse"),
];

export const STRING_TYPES: readonly BaseType[] = [
  textType("string", "preserve"),
  textType("normalizedString", "replace"),
  textType("token", "collapse"),
  { ...textType("language", "collapse"), allows: isLanguage },
  BOOLEAN,
  // Not of XML Schema 1.0: the XPath data model adds these two to its namespace, and Clark's test suite
  // counts them among the library.
  textType("untypedAtomic", "preserve"),
  textType("anyAtomicType", "preserve"),
];
