// What a declaration needs next, and the error when something else comes.

import { EXCLAMATION, LESS_THAN, NAME_BYTE } from "./characters.ts";
import * as messages from "./messages.ts";
import type { QNameId } from "./qnames.ts";
import type { Scanner } from "./scan.ts";
import { decodeUtf8 } from "./text.ts";

/** The name of an element or attribute, which must come next. */
export function readQName(scanner: Scanner, expected: string): QNameId {
  const id = scanner.scanQName();
  return id < 0 ? failExpected(scanner, expected) : id;
}

/** Fails unless white space comes next, and skips it. */
export function needSpaces(scanner: Scanner, after: string): void {
  if (!scanner.skipSpaces()) failExpected(scanner, `a space after ${after}`);
}

/** Fails if the declaration that began at `start` is cut short. */
export function needInput(scanner: Scanner, start: number): void {
  if (!scanner.isAtEnd) return;
  scanner.fail(messages.unclosedMarkup(scanner.place(start, start + 2), "declaration", '">"'));
}

/** Fails at the current byte, which does not fit. */
export function failExpected(scanner: Scanner, expected: string): never {
  const { bytes, offset } = scanner;
  if (scanner.isAtEnd) {
    const wrong = `The text ends where ${expected} was expected.`;
    scanner.fail(messages.malformedDoctype(scanner.place(offset, offset), wrong));
  }
  let end = offset + scanner.checkCharacter(offset);
  if (bytes[offset] === LESS_THAN && bytes[end] === EXCLAMATION) end++;
  while (end < bytes.length && end < offset + 40 && NAME_BYTE[bytes[end] as number] === 1) {
    end += scanner.checkCharacter(end);
  }
  const found = decodeUtf8(bytes, offset, end);
  const wrong = `Found "${found}" where ${expected} was expected.`;
  scanner.fail(messages.malformedDoctype(scanner.place(offset, end), wrong));
}
