// A schema file in either syntax.

import type { Source } from "../../source/source.ts";
import { parseCompactSyntax } from "./compact-syntax.ts";
import { parseXmlSyntax, type SyntaxResult } from "./xml-syntax.ts";

/**
 * Parses a schema file. XML begins with "<", the compact syntax cannot; where neither is to be seen, in
 * an empty file, the name decides.
 */
export function parseSchema(source: Source): SyntaxResult {
  return isXml(source) ? parseXmlSyntax(source) : parseCompactSyntax(source);
}

const LESS_THAN = 0x3c;
/** White space, and what a mark of the encoding and UTF-16 put between. */
const SKIPPED: ReadonlySet<number> = new Set([
  0x00, 0x09, 0x0a, 0x0d, 0x20, 0xef, 0xbb, 0xbf, 0xfe, 0xff,
]);

function isXml({ path, bytes }: Source): boolean {
  const first = bytes.find((byte) => !SKIPPED.has(byte));
  return first === undefined ? /\.(?:rng|xml)$/iu.test(path) : first === LESS_THAN;
}
