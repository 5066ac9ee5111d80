// The XML declaration (production 23). A document in another encoding was transcoded before (see
// `encoding.ts`), so here the encoding can only be UTF-8. Any version 1.x is read as 1.0 (2.8).

import { APOSTROPHE, QUOTE } from "./characters.ts";
import * as messages from "./messages.ts";
import type { Scanner } from "./scan.ts";
import { decodeUtf8 } from "./text.ts";

/** Reads the declaration if there is one; whether it says `standalone="yes"`. */
export function readDeclaration(scanner: Scanner): boolean {
  const start = scanner.offset;
  if (!scanner.looksAt("<?xml")) return false;
  const after = scanner.bytes[start + 5] as number;
  if (after !== 0x20 && after !== 0x09 && after !== 0x0a && after !== 0x0d && after !== 0x3f) {
    return false;
  }
  scanner.offset += 5;
  const version = readPart(scanner, start, "version");
  if (version === undefined) fail(scanner, start, "the version is missing");
  if (!/^1\.[0-9]+$/u.test(version)) fail(scanner, start, `the version "${version}" is not 1.0`);
  const encoding = readPart(scanner, start, "encoding");
  if (encoding !== undefined && !/^[A-Za-z][A-Za-z0-9._-]*$/u.test(encoding)) {
    fail(scanner, start, `"${encoding}" cannot be the name of an encoding`);
  }
  if (encoding !== undefined && encoding.toUpperCase() !== "UTF-8") {
    const end = scanner.offset - 1;
    const place = scanner.place(end - encoding.length, end);
    scanner.fail(messages.wrongEncoding(place, encoding, "UTF-8"));
  }
  const standalone = readPart(scanner, start, "standalone");
  if (standalone !== undefined && standalone !== "yes" && standalone !== "no") {
    fail(scanner, start, `standalone must be "yes" or "no", not "${standalone}"`);
  }
  scanner.skipSpaces();
  if (!scanner.skip("?>")) {
    fail(scanner, start, "only version, encoding and standalone may stand in it, in this order");
  }
  return standalone === "yes";
}

/** `name="value"` after white space, or undefined if something else follows. */
function readPart(scanner: Scanner, start: number, name: string): string | undefined {
  const before = scanner.offset;
  const spaced = scanner.skipSpaces();
  if (!scanner.skip(name)) {
    scanner.offset = before;
    return undefined;
  }
  if (!spaced) fail(scanner, start, `a space is missing before "${name}"`);
  scanner.skipSpaces();
  if (!scanner.skip("=")) fail(scanner, start, `"=" is missing after "${name}"`);
  scanner.skipSpaces();
  const quote = scanner.bytes[scanner.offset] as number;
  if (quote !== QUOTE && quote !== APOSTROPHE) {
    fail(scanner, start, `the value of "${name}" is not in quotes`);
  }
  const first = scanner.offset + 1;
  scanner.offset = first;
  scanner.scanCharacters(quote);
  const value = decodeUtf8(scanner.bytes, first, scanner.offset);
  if (scanner.isAtEnd) {
    fail(scanner, start, `the value of "${name}" lacks its closing quote`);
  }
  scanner.offset++;
  return value;
}

function fail(scanner: Scanner, start: number, wrong: string): never {
  scanner.fail(messages.malformedDeclaration(scanner.place(start, start + 5), wrong));
}
