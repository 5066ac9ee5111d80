// The part of the reader that knows bytes but no grammar: the current input, names, white space,
// characters, references, and how an error leaves. The input is the document itself or the replacement
// text of an entity; whatever comes out of an entity has the place of the reference in the document.

import type { Diagnostic, Note } from "../diagnostic/diagnostic.ts";
import type { Source, Span } from "../source/source.ts";
import {
  CARRIAGE_RETURN,
  HASH,
  LESS_THAN,
  NAME_BYTE,
  SEMICOLON,
  SPACE_BYTE,
  SPECIAL_BYTE,
  codePointAt,
  isCharacter,
  isNameCharacter,
  isNameStart,
  sequenceLength,
} from "./characters.ts";
import type { XmlLimits } from "./limits.ts";
import * as messages from "./messages.ts";
import type { NameTable } from "./names.ts";
import { HASH_START, hashByte, type QNameId } from "./qnames.ts";
import { decodeUtf8, referencedCodePoint } from "./text.ts";

/** Carries the one diagnostic of a document out of the depths; never leaves `readXml`. */
export class NotWellFormed extends Error {
  readonly diagnostic: Diagnostic;

  constructor(diagnostic: Diagnostic) {
    super(diagnostic.message);
    this.diagnostic = diagnostic;
  }
}

export class Scanner {
  readonly source: Source;
  readonly names: NameTable;
  readonly limits: XmlLimits;
  /** The current input, and the next byte to read. */
  bytes: Uint8Array;
  offset = 0;
  /** In replacement text: the reference in the document that led here. */
  reference: Span | undefined = undefined;
  /** In replacement text: where to look for the entity, for messages. */
  entityNote: Note | undefined = undefined;
  /** The bytes between the delimiters of what was read last, and the target of an instruction. */
  contentStart = 0;
  contentEnd = 0;
  target = "";

  constructor(source: Source, names: NameTable, limits: XmlLimits) {
    this.source = source;
    this.names = names;
    this.limits = limits;
    // A view of the plainest class: with one class of arrays only, the loops below stay fast.
    const { buffer, byteOffset, byteLength } = source.bytes;
    this.bytes = new Uint8Array(buffer, byteOffset, byteLength);
  }

  get isAtEnd(): boolean {
    return this.offset >= this.bytes.length;
  }

  /** A stretch of the current input as a place in the document. */
  place(start: number, end: number): messages.Place {
    return { path: this.source.path, span: this.reference ?? { start, end } };
  }

  fail(diagnostic: Diagnostic): never {
    const { entityNote } = this;
    const notes = entityNote === undefined ? diagnostic.notes : [...diagnostic.notes, entityNote];
    throw new NotWellFormed({ ...diagnostic, notes });
  }

  /** Whether the input goes on with these ASCII characters. */
  looksAt(text: string): boolean {
    for (let index = 0; index < text.length; index++) {
      if (this.bytes[this.offset + index] !== text.charCodeAt(index)) return false;
    }
    return true;
  }

  /** Skips the given ASCII characters if they come next. */
  skip(text: string): boolean {
    if (!this.looksAt(text)) return false;
    this.offset += text.length;
    return true;
  }

  /** Skips white space; whether there was any. */
  skipSpaces(): boolean {
    const { bytes } = this;
    const end = bytes.length;
    const start = this.offset;
    let offset = start;
    while (offset < end && SPACE_BYTE[bytes[offset] as number] === 1) offset++;
    this.offset = offset;
    return offset > start;
  }

  /** Reads the name of an element or attribute, or returns -1 if there is none. */
  scanQName(): QNameId {
    const { bytes } = this;
    const end = bytes.length;
    const start = this.offset;
    let offset = start;
    let hash = HASH_START;
    for (; offset < end; offset++) {
      const byte = bytes[offset] as number;
      if (NAME_BYTE[byte] === 0) break;
      hash = hashByte(hash, byte);
    }
    this.offset = offset;
    const id = this.names.qnames.find(bytes, start, offset, hash);
    return id >= 0 || start === offset ? id : this.#addQName(start, hash);
  }

  /** Reads a name without a colon (NCName), or returns "" if there is none. */
  scanName(): string {
    const start = this.offset;
    const name = this.scanNameToken();
    if (name === "") return "";
    this.#checkNameStart(start, name);
    if (name.includes(":")) {
      const wrong = "a colon may stand only in the names of elements and attributes";
      this.fail(messages.malformedName(this.place(start, this.offset), name, wrong));
    }
    return name;
  }

  /** Reads name characters (Nmtoken), or returns "" if there are none. */
  scanNameToken(): string {
    const { bytes } = this;
    const end = bytes.length;
    const start = this.offset;
    let offset = start;
    while (offset < end && NAME_BYTE[bytes[offset] as number] === 1) {
      const byte = bytes[offset] as number;
      const length = byte < 0x80 ? 1 : this.checkSequence(offset);
      if (length > 1 && !isNameCharacter(codePointAt(bytes, offset))) break;
      offset += length;
    }
    if (offset - start > this.limits.nameLength) {
      const place = this.place(start, offset);
      this.fail(
        messages.limitExceeded(place, "a name is too long in bytes", this.limits.nameLength),
      );
    }
    this.offset = offset;
    return decodeUtf8(bytes, start, offset);
  }

  /**
   * Moves on to the byte `stop` (ASCII) or the end of the input, checking every character; whether
   * there was a CR among them.
   */
  scanCharacters(stop: number): boolean {
    const { bytes } = this;
    const end = bytes.length;
    let offset = this.offset;
    let hasReturn = false;
    while (offset < end) {
      const byte = bytes[offset] as number;
      if (byte === stop) break;
      if (SPECIAL_BYTE[byte] === 0) offset++;
      else if (byte >= 0x80) offset += this.checkSequence(offset);
      else if (byte === CARRIAGE_RETURN) {
        hasReturn = true;
        offset++;
      } else this.failCharacter(offset, byte);
    }
    this.offset = offset;
    return hasReturn;
  }

  /** The length of the multi-byte character at an offset, which must be one that XML allows. */
  checkSequence(offset: number): number {
    const { bytes } = this;
    const end = bytes.length;
    const length = sequenceLength(bytes, offset, end);
    if (length === 0) {
      const byte = bytes[offset] as number;
      this.fail(messages.illegalBytes(this.place(offset, offset + 1), byte, "UTF-8"));
    }
    if (length === 3 && bytes[offset] === 0xef) {
      const code = codePointAt(bytes, offset);
      if (!isCharacter(code)) this.failCharacter(offset, code);
    }
    return length;
  }

  /** The length of the character at an offset, which must be one that XML allows. */
  checkCharacter(offset: number): number {
    const byte = this.bytes[offset] as number;
    if (byte >= 0x80) return this.checkSequence(offset);
    if (SPECIAL_BYTE[byte] === 1 && byte !== CARRIAGE_RETURN) this.failCharacter(offset, byte);
    return 1;
  }

  /** The character at an offset, checked before. */
  characterAt(offset: number): string {
    return String.fromCodePoint(codePointAt(this.bytes, offset));
  }

  failCharacter(offset: number, code: number): never {
    const length = code < 0x80 ? 1 : 3;
    this.fail(messages.illegalCharacter(this.place(offset, offset + length), code));
  }

  /** Reads a reference: the name of a general entity, or "" for a character reference, checked. */
  scanReference(): string {
    const start = this.offset;
    this.offset++;
    if (this.bytes[this.offset] === HASH) {
      this.#scanCharacterReference(start);
      return "";
    }
    const name = this.scanName();
    if (name === "" || this.bytes[this.offset] !== SEMICOLON) {
      this.#failReference(start);
    }
    this.offset++;
    return name;
  }

  #scanCharacterReference(start: number): void {
    const { bytes } = this;
    const end = bytes.length;
    const hexadecimal = bytes[start + 2] === 0x78;
    const first = start + (hexadecimal ? 3 : 2);
    let offset = first;
    while (offset < end && isDigit(bytes[offset] as number, hexadecimal)) offset++;
    this.offset = offset;
    if (offset === first || offset >= end || bytes[offset] !== SEMICOLON) {
      this.#failReference(start);
    }
    this.offset++;
    const code = referencedCodePoint(bytes, start + 1);
    if (!isCharacter(code)) {
      this.fail(messages.illegalCharacter(this.place(start, this.offset), code));
    }
  }

  #failReference(start: number): never {
    const found = decodeUtf8(this.bytes, start, this.offset);
    this.fail(messages.malformedReference(this.place(start, this.offset), found));
  }

  /** Takes in a spelling seen for the first time (Namespaces 1.0, production 7: QName). */
  #addQName(start: number, hash: number): QNameId {
    const { bytes } = this;
    const scanned = this.offset;
    this.offset = start;
    const name = this.scanNameToken();
    if (this.offset < scanned) {
      const code = codePointAt(bytes, this.offset);
      const wrong = `the character ${messages.codePoint(code)} is not allowed in names`;
      const whole = decodeUtf8(bytes, start, scanned);
      this.fail(messages.malformedName(this.place(start, scanned), whole, wrong));
    }
    this.#checkNameStart(start, name);
    if (name.includes(":")) this.#checkColon(start, name);
    return this.names.qnames.add(bytes.subarray(start, scanned), hash, name);
  }

  #checkNameStart(start: number, name: string): void {
    if (isNameStart(codePointAt(this.bytes, start))) return;
    const hint =
      this.bytes[start - 1] === LESS_THAN ? '; write "&lt;" if the sign itself is meant' : "";
    const wrong = `names begin with a letter or an underscore${hint}`;
    this.fail(messages.malformedName(this.place(start, this.offset), name, wrong));
  }

  #checkColon(start: number, name: string): void {
    const [prefix, local, more] = name.split(":");
    const isComplete = prefix !== "" && local !== undefined && more === undefined;
    if (isComplete && isNameStart(local.codePointAt(0) ?? 0)) return;
    const wrong = "one colon may separate a prefix from a local name, and both must be names";
    this.fail(messages.malformedName(this.place(start, this.offset), name, wrong));
  }
}

function isDigit(byte: number, hexadecimal: boolean): boolean {
  if (byte >= 0x30 && byte <= 0x39) return true;
  const letter = byte | 0x20;
  return hexadecimal && byte >= 0x41 && letter >= 0x61 && letter <= 0x66;
}
