// The kinds of markup that look the same in content and in the document type declaration: comments,
// processing instructions, quoted attribute values. Each function is called at the first byte of the
// construct, leaves the scanner behind it, and says where its content was.

import {
  AMPERSAND,
  APOSTROPHE,
  CARRIAGE_RETURN,
  GREATER_THAN,
  HYPHEN,
  QUESTION,
  QUOTE,
  RIGHT_BRACKET,
  SPACE,
  VALUE_STOP,
} from "./characters.ts";
import * as messages from "./messages.ts";
import type { Scanner } from "./scan.ts";
import { predefinedEntity } from "./text.ts";

/** The content means its bytes. */
export const PLAIN = 0;
/** The content contains line ends, white space or references that are to be normalised. */
export const CODED = 1;
/** An attribute value refers to general entities. */
export const WITH_ENTITIES = 2;

export type Coding = typeof PLAIN | typeof CODED | typeof WITH_ENTITIES;

/** `<!-- … -->` (production 15). */
export function scanComment(scanner: Scanner): Coding {
  const start = scanner.offset;
  scanner.offset += 4;
  scanner.contentStart = scanner.offset;
  const { bytes } = scanner;
  let coding: Coding = PLAIN;
  for (;;) {
    if (scanner.scanCharacters(HYPHEN)) coding = CODED;
    const at = scanner.offset;
    if (at + 2 >= bytes.length) {
      scanner.fail(messages.unclosedMarkup(scanner.place(start, start + 4), "comment", '"-->"'));
    }
    scanner.offset++;
    if (bytes[at + 1] !== HYPHEN) continue;
    if (bytes[at + 2] !== GREATER_THAN) {
      scanner.fail(messages.doubleHyphen(scanner.place(at, at + 2)));
    }
    scanner.contentEnd = at;
    scanner.offset = at + 3;
    return coding;
  }
}

/** `<![CDATA[ … ]]>` (production 18). */
export function scanCdata(scanner: Scanner): Coding {
  const start = scanner.offset;
  scanner.offset += 9;
  scanner.contentStart = scanner.offset;
  const { bytes } = scanner;
  let coding: Coding = PLAIN;
  for (;;) {
    if (scanner.scanCharacters(RIGHT_BRACKET)) coding = CODED;
    const at = scanner.offset;
    if (at + 2 >= bytes.length) {
      scanner.fail(
        messages.unclosedMarkup(scanner.place(start, start + 9), "CDATA section", '"]]>"'),
      );
    }
    scanner.offset++;
    if (bytes[at + 1] !== RIGHT_BRACKET || bytes[at + 2] !== GREATER_THAN) continue;
    scanner.contentEnd = at;
    scanner.offset = at + 3;
    return coding;
  }
}

/** `<?target data?>` (production 16); the target is left in `scanner.target`. */
export function scanInstruction(scanner: Scanner): Coding {
  const start = scanner.offset;
  scanner.offset += 2;
  const target = scanner.scanName();
  const nameEnd = scanner.offset;
  if (target === "") {
    const wrong = 'A processing instruction needs a name directly after "<?".';
    scanner.fail(messages.malformedMarkup(scanner.place(start, nameEnd), wrong));
  }
  if (target === "xml") scanner.fail(messages.misplacedDeclaration(scanner.place(start, nameEnd)));
  if (target.toLowerCase() === "xml") {
    scanner.fail(messages.reservedTarget(scanner.place(start + 2, nameEnd), target));
  }
  scanner.target = target;
  if (!scanner.skipSpaces() && !scanner.looksAt("?>")) {
    if (scanner.isAtEnd) failInstruction(scanner, start);
    const wrong = `A space must follow the name "${target}" of a processing instruction.`;
    scanner.fail(messages.malformedMarkup(scanner.place(nameEnd, nameEnd + 1), wrong));
  }
  scanner.contentStart = scanner.offset;
  let coding: Coding = PLAIN;
  for (;;) {
    if (scanner.scanCharacters(QUESTION)) coding = CODED;
    const at = scanner.offset;
    if (at + 1 >= scanner.bytes.length) failInstruction(scanner, start);
    scanner.offset++;
    if (scanner.bytes[at + 1] !== GREATER_THAN) continue;
    scanner.contentEnd = at;
    scanner.offset = at + 2;
    return coding;
  }
}

function failInstruction(scanner: Scanner, start: number): never {
  scanner.fail(
    messages.unclosedMarkup(scanner.place(start, start + 2), "processing instruction", '"?>"'),
  );
}

/** A quoted value (production 10). */
export function scanValue(scanner: Scanner, quote: number): Coding {
  const { bytes } = scanner;
  const end = bytes.length;
  const start = scanner.offset + 1;
  let offset = start;
  let coding: Coding = PLAIN;
  for (;;) {
    while (offset < end && VALUE_STOP[bytes[offset] as number] === 0) offset++;
    if (offset >= end) break;
    const byte = bytes[offset] as number;
    if (byte === quote) break;
    if (byte >= 0x80) offset += scanner.checkSequence(offset);
    else if (byte === QUOTE || byte === APOSTROPHE) offset++;
    else if (byte < SPACE) {
      if (byte !== 0x09 && byte !== 0x0a && byte !== CARRIAGE_RETURN) {
        scanner.failCharacter(offset, byte);
      }
      if (coding === PLAIN) coding = CODED;
      offset++;
    } else if (byte === AMPERSAND) {
      scanner.offset = offset;
      const name = scanner.scanReference();
      const general = name !== "" && predefinedEntity(name) === undefined;
      if (general) coding = WITH_ENTITIES;
      else if (coding === PLAIN) coding = CODED;
      offset = scanner.offset;
    } else {
      scanner.fail(messages.lessThanInValue(scanner.place(offset, offset + 1)));
    }
  }
  scanner.contentStart = start;
  scanner.contentEnd = offset;
  scanner.offset = offset;
  if (offset >= end) {
    scanner.fail(messages.unclosedValue(scanner.place(start - 1, start)));
  }
  scanner.offset++;
  return coding;
}
