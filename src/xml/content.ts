// A document from its first byte to its last: declaration, prolog, content, and the entities that
// content refers to. Entities are entered by changing the scanner's input, not by recursion, so depth
// of any kind costs no stack.

import type { Span } from "../source/source.ts";
import {
  AMPERSAND,
  BLANK_BYTE,
  CARRIAGE_RETURN,
  EXCLAMATION,
  GREATER_THAN,
  LESS_THAN,
  QUESTION,
  RIGHT_BRACKET,
  SLASH,
  SPACE_BYTE,
  TEXT_STOP,
} from "./characters.ts";
import { readDeclaration } from "./declaration.ts";
import { DoctypeReader } from "./doctype.ts";
import type { Input } from "./entities.ts";
import { CODED, PLAIN, scanCdata, scanComment, scanInstruction, type Coding } from "./markup.ts";
import * as messages from "./messages.ts";
import { TagReader } from "./tags.ts";
import { decodeRange, decodeUtf8, predefinedEntity } from "./text.ts";

// As bytes, which is how the scanner compares.
const BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";

const NOT_BLANK = 0;
const BLANK = 1;
const MAYBE_BLANK = 2;

interface Frame {
  readonly input: Input;
  readonly baseDepth: number;
}

export class ContentReader extends TagReader {
  #coding: Coding = PLAIN;
  // In the current text `&` begins references; elsewhere it is itself.
  #hasReferences = false;
  #blankness: typeof BLANK | typeof NOT_BLANK | typeof MAYBE_BLANK = BLANK;
  readonly #frames: Frame[] = [];
  #rootEnd: Span = { start: 0, end: 0 };

  /** Everything before the root element. */
  readProlog(): void {
    if (this.looksAt(BYTE_ORDER_MARK)) this.offset = 3;
    this.entities.standalone = readDeclaration(this);
    this.#readProlog();
  }

  readDocument(): void {
    this.readProlog();
    this.readStartTag();
    this.#readContent();
    this.#rootEnd = { start: this.eventStart, end: this.offset };
    this.#readEpilog();
  }

  /** The current text, comment or instruction as a string. */
  text(): string {
    const { bytes, contentStart, contentEnd } = this;
    if (this.#coding === PLAIN) return decodeUtf8(bytes, contentStart, contentEnd);
    return decodeRange(bytes, contentStart, contentEnd, {
      lineEnds: this.reference === undefined,
      spaces: false,
      references: this.#hasReferences,
    });
  }

  /** Whether the current text is white space only. */
  isBlank(): boolean {
    if (this.#blankness !== MAYBE_BLANK) return this.#blankness === BLANK;
    return /^[ \t\r\n]*$/u.test(this.text());
  }

  /** Everything before the root element: production 22 (prolog) after the declaration. */
  #readProlog(): void {
    let hasDoctype = false;
    for (;;) {
      this.skipSpaces();
      if (!this.#readMisc()) {
        if (!this.looksAt("<!DOCTYPE")) break;
        if (hasDoctype) {
          this.#failMarkup(9, "A document may have only one document type declaration.");
        }
        hasDoctype = true;
        this.#readDoctype();
      }
    }
    if (this.isAtEnd) this.#failNoRoot();
    if (this.bytes[this.offset] !== LESS_THAN) this.#failOutside(true);
    const next = this.bytes[this.offset + 1];
    if (next === SLASH) this.#failEndTag();
    if (this.looksAt("<!")) this.#failBang();
  }

  #readEpilog(): void {
    for (;;) {
      this.skipSpaces();
      if (this.isAtEnd) return;
      if (this.#readMisc()) continue;
      if (this.bytes[this.offset] !== LESS_THAN) this.#failOutside(false);
      if (this.bytes[this.offset + 1] === SLASH) this.#failEndTag();
      if (this.looksAt("<!")) this.#failBang();
      this.#failSecondRoot();
    }
  }

  /** A comment or an instruction, if one comes next. */
  #readMisc(): boolean {
    if (this.looksAt("<!--")) this.#readComment();
    else if (this.looksAt("<?")) this.#readInstruction();
    else return false;
    return true;
  }

  #readDoctype(): void {
    const doctype = new DoctypeReader(this, this.entities, this.attributeLists).read();
    this.eventStart = doctype.span.start;
    this.handler.doctype?.(doctype, this);
  }

  /** Production 43 (content), until the root element is closed. */
  #readContent(): void {
    while (this.depth > 0) {
      const { bytes, offset } = this;
      if (offset >= bytes.length) {
        this.#leaveEntity();
        continue;
      }
      if (bytes[offset] !== LESS_THAN) {
        this.#readText();
        continue;
      }
      const next = bytes[offset + 1] as number;
      if (next === SLASH) this.readEndTag();
      else if (next === QUESTION) this.#readInstruction();
      else if (next !== EXCLAMATION) this.readStartTag();
      else if (this.looksAt("<!--")) this.#readComment();
      else if (this.looksAt("<![CDATA[")) this.#readCdata();
      else this.#failBang();
    }
  }

  /** Character data and the references in it, up to markup or a general entity. */
  #readText(): void {
    const { bytes } = this;
    const end = bytes.length;
    const start = this.offset;
    let offset = start;
    this.#coding = PLAIN;
    while (offset < end && BLANK_BYTE[bytes[offset] as number] === 1) offset++;
    if (bytes[offset] === CARRIAGE_RETURN) {
      this.#coding = CODED;
      while (offset < end && SPACE_BYTE[bytes[offset] as number] === 1) offset++;
    }
    if (bytes[offset] === LESS_THAN) this.#blankness = BLANK;
    else {
      // A reference may still be white space, and replacement text may end here.
      const isOpen = offset === end || bytes[offset] === AMPERSAND;
      this.#blankness = isOpen ? MAYBE_BLANK : NOT_BLANK;
      this.offset = offset;
      offset = this.#scanText();
    }
    this.offset = offset;
    if (offset === start) {
      this.#readReference();
      return;
    }
    this.contentStart = start;
    this.contentEnd = offset;
    this.#hasReferences = true;
    this.eventStart = start;
    this.handler.text(this);
  }

  /** The end of the text that goes on at the scanner's offset: markup or a general entity. */
  #scanText(): number {
    const { bytes } = this;
    const end = bytes.length;
    let { offset } = this;
    for (;;) {
      // Four at a time: a branch costs more than a look at a table.
      while (offset + 4 <= end) {
        const stop =
          (TEXT_STOP[bytes[offset] as number] as number) |
          (TEXT_STOP[bytes[offset + 1] as number] as number) |
          (TEXT_STOP[bytes[offset + 2] as number] as number) |
          (TEXT_STOP[bytes[offset + 3] as number] as number);
        if (stop !== 0) break;
        offset += 4;
      }
      while (offset < end && TEXT_STOP[bytes[offset] as number] === 0) offset++;
      if (offset >= end) return offset;
      const byte = bytes[offset] as number;
      if (byte === LESS_THAN) return offset;
      if (byte >= 0x80) offset += this.checkSequence(offset);
      else if (byte === AMPERSAND) {
        this.offset = offset;
        const name = this.scanReference();
        if (name !== "" && predefinedEntity(name) === undefined) return offset;
        this.#coding = CODED;
        offset = this.offset;
      } else if (byte === CARRIAGE_RETURN) {
        this.#coding = CODED;
        offset++;
      } else if (byte === RIGHT_BRACKET) {
        if (bytes[offset + 1] === RIGHT_BRACKET && bytes[offset + 2] === GREATER_THAN) {
          this.fail(messages.sectionEndInText(this.place(offset, offset + 3)));
        }
        offset++;
      } else this.failCharacter(offset, byte);
    }
  }

  /** A reference to a general entity in content (4.4): entered, or reported as skipped. */
  #readReference(): void {
    const start = this.offset;
    const name = this.scanReference();
    const entity = this.entities.find(name, start);
    if (entity?.replacement === undefined) {
      this.reportSkipped(name, start);
      return;
    }
    const input = this.entities.enter(entity, entity.replacement, start);
    this.#frames.push({ input, baseDepth: this.baseDepth });
    this.baseDepth = this.depth;
  }

  /** The input is at its end: that of an entity, or of a document whose root is still open. */
  #leaveEntity(): void {
    const frame = this.#frames.pop();
    if (frame === undefined) this.failUnclosed();
    if (this.depth !== this.baseDepth) this.failUnbalanced();
    this.entities.leave(frame.input);
    this.baseDepth = frame.baseDepth;
  }

  #readCdata(): void {
    const start = this.offset;
    this.#coding = scanCdata(this);
    this.#hasReferences = false;
    this.#blankness = MAYBE_BLANK;
    this.eventStart = start;
    this.handler.text(this);
  }

  #readComment(): void {
    const start = this.offset;
    this.#coding = scanComment(this);
    this.#hasReferences = false;
    this.eventStart = start;
    this.handler.comment?.(this);
  }

  #readInstruction(): void {
    const start = this.offset;
    this.#coding = scanInstruction(this);
    this.#hasReferences = false;
    this.eventStart = start;
    this.handler.instruction?.(this.target, this);
  }

  #failNoRoot(): never {
    this.fail(messages.noRoot(this.place(this.offset, this.offset)));
  }

  /** Text before or after the root element; the first word of it is shown. */
  #failOutside(before: boolean): never {
    const start = this.offset;
    let end = start;
    while (end < this.bytes.length && end < start + 40) {
      const byte = this.bytes[end] as number;
      if (byte === LESS_THAN || SPACE_BYTE[byte] === 1) break;
      end += this.checkCharacter(end);
    }
    const found = decodeUtf8(this.bytes, start, end);
    this.fail(messages.textOutsideRoot(this.place(start, end), found, before));
  }

  /** An end tag where no element is open. */
  #failEndTag(): never {
    const start = this.offset;
    this.offset += 2;
    const qname = this.scanQName();
    const name = qname < 0 ? "" : this.names.qnames.textOf(qname);
    this.fail(messages.unexpectedEndTag(this.place(start, this.offset), name));
  }

  #failSecondRoot(): never {
    const start = this.offset;
    this.offset++;
    const qname = this.scanQName();
    const name = qname < 0 ? "" : this.names.qnames.textOf(qname);
    const note = { message: "The root element ends here.", span: this.#rootEnd };
    this.fail(messages.secondRoot(this.place(start, this.offset), name, note));
  }

  /** `<!` with nothing behind it that may stand here. */
  #failBang(): never {
    if (this.looksAt("<!DOCTYPE")) {
      this.#failMarkup(9, "The document type declaration may stand only before the root element.");
    }
    if (this.looksAt("<![CDATA[")) {
      this.#failMarkup(9, "A CDATA section may stand only inside the root element.");
    }
    this.#failMarkup(2, 'After "<!" only a comment <!-- … --> or <![CDATA[ … ]]> can follow here.');
  }

  #failMarkup(length: number, wrong: string): never {
    const start = this.offset;
    const end = Math.min(start + length, this.bytes.length);
    this.fail(messages.malformedMarkup(this.place(start, end), wrong));
  }
}
