// The document type declaration and its internal subset (2.8, 4.2): entities are remembered, attribute
// lists go to `declarations.ts`, everything else is only checked. Nothing outside the document is read.

import type { Span } from "../source/source.ts";
import {
  AMPERSAND,
  APOSTROPHE,
  CARRIAGE_RETURN,
  GREATER_THAN,
  LEFT_BRACKET,
  LINE_FEED,
  PERCENT,
  QUOTE,
  RIGHT_BRACKET,
  SEMICOLON,
} from "./characters.ts";
import {
  addDeclaration,
  readAttributeList,
  readElementDeclaration,
  type AttributeList,
} from "./declarations.ts";
import type { Entities } from "./entities.ts";
import { failExpected, needInput, needSpaces, readQName } from "./expect.ts";
import { scanComment, scanInstruction } from "./markup.ts";
import * as messages from "./messages.ts";
import type { QNameId } from "./qnames.ts";
import type { Scanner } from "./scan.ts";
import { collapseSpaces, decodeRange, decodeUtf8, referencedCodePoint } from "./text.ts";

/** What `<!DOCTYPE …>` says about the document. */
export interface Doctype {
  readonly name: string;
  readonly publicId: string | undefined;
  readonly systemId: string | undefined;
  /** Processing instructions in the internal subset: the application must be told of them (2.6). */
  readonly instructions: readonly DoctypeInstruction[];
  /** The names of entities that are no XML (4.2.2, NDATA): values may refer to them. */
  readonly unparsedEntities: readonly string[];
  readonly span: Span;
}

export interface DoctypeInstruction {
  readonly target: string;
  readonly data: string;
  readonly span: Span;
}

interface ExternalId {
  readonly publicId: string | undefined;
  readonly systemId: string | undefined;
}

const encoder = new TextEncoder();

/** Reads a document type declaration; `entities` and `attributeLists` receive what it declares. */
export class DoctypeReader {
  readonly #scanner: Scanner;
  readonly #entities: Entities;
  readonly #attributeLists: Map<QNameId, AttributeList>;
  readonly #instructions: DoctypeInstruction[] = [];
  // False after a parameter entity that is not read: what follows might depend on it (5.1).
  #processes = true;
  #parameterDepth = 0;

  constructor(scanner: Scanner, entities: Entities, attributeLists: Map<QNameId, AttributeList>) {
    this.#scanner = scanner;
    this.#entities = entities;
    this.#attributeLists = attributeLists;
  }

  /** Production 28, from `<!DOCTYPE` on. */
  read(): Doctype {
    const scanner = this.#scanner;
    const start = scanner.offset;
    scanner.offset += 9;
    needSpaces(scanner, "<!DOCTYPE");
    const name = scanner.names.qnames.textOf(readQName(scanner, "the name of the root element"));
    const spaced = scanner.skipSpaces();
    const next = scanner.bytes[scanner.offset];
    let externalId: ExternalId = { publicId: undefined, systemId: undefined };
    if (next !== LEFT_BRACKET && next !== GREATER_THAN) {
      if (!spaced) failExpected(scanner, 'a space, "[" or ">"');
      externalId = this.#readExternalId(true);
      this.#entities.mayBeDeclaredElsewhere = true;
      scanner.skipSpaces();
    }
    if (scanner.bytes[scanner.offset] === LEFT_BRACKET) {
      scanner.offset++;
      this.#readSubset();
      if (scanner.isAtEnd) {
        const place = scanner.place(start, start + 9);
        scanner.fail(messages.unclosedMarkup(place, "document type declaration", '"]>"'));
      }
      scanner.offset++;
      scanner.skipSpaces();
    }
    this.#needEnd(start);
    const span = { start, end: scanner.offset };
    const unparsedEntities = [...this.#entities.general.values()]
      .filter(({ unparsed }) => unparsed)
      .map((entity) => entity.name);
    return { name, ...externalId, instructions: this.#instructions, unparsedEntities, span };
  }

  /** Declarations up to `]` or the end of a parameter entity (productions 28b and 31). */
  #readSubset(): void {
    const scanner = this.#scanner;
    for (;;) {
      scanner.skipSpaces();
      if (scanner.isAtEnd) return;
      const byte = scanner.bytes[scanner.offset];
      if (byte === RIGHT_BRACKET && this.#parameterDepth === 0) return;
      if (byte === PERCENT) this.#readParameterReference();
      else if (scanner.looksAt("<!--")) scanComment(scanner);
      else if (scanner.looksAt("<?")) this.#readInstruction();
      else if (scanner.looksAt("<!ENTITY")) this.#readEntity();
      else if (scanner.looksAt("<!ATTLIST")) this.#readAttributeList();
      else if (scanner.looksAt("<!ELEMENT")) readElementDeclaration(scanner);
      else if (scanner.looksAt("<!NOTATION")) this.#readNotation();
      else if (scanner.looksAt("<![")) {
        this.#fail(
          "Conditional sections are allowed only in external files, not in the document itself.",
        );
      } else failExpected(scanner, 'a declaration, a comment, a %reference; or "]>"');
    }
  }

  #readInstruction(): void {
    const scanner = this.#scanner;
    const start = scanner.offset;
    scanInstruction(scanner);
    const data = decodeRange(scanner.bytes, scanner.contentStart, scanner.contentEnd, {
      lineEnds: scanner.reference === undefined,
      spaces: false,
      references: false,
    });
    const { span } = scanner.place(start, scanner.offset);
    this.#instructions.push({ target: scanner.target, data, span });
  }

  /** An undeclared one is not an error of form (4.1, Entity Declared is a validity constraint here). */
  #readParameterReference(): void {
    const scanner = this.#scanner;
    const start = scanner.offset;
    scanner.offset++;
    const name = scanner.scanName();
    if (name === "" || scanner.bytes[scanner.offset] !== SEMICOLON) {
      failExpected(scanner, 'the name of a parameter entity and ";"');
    }
    scanner.offset++;
    const entities = this.#entities;
    const entity = entities.parameter.get(name);
    entities.mayBeDeclaredElsewhere = true;
    if (entity?.replacement === undefined) {
      this.#processes = entities.standalone;
      return;
    }
    const input = entities.enter(entity, entity.replacement, start);
    this.#parameterDepth++;
    this.#readSubset();
    this.#parameterDepth--;
    entities.leave(input);
  }

  #readAttributeList(): void {
    const { element, declarations } = readAttributeList(this.#scanner, this.#entities);
    if (!this.#processes) return;
    const list = this.#attributeLists.get(element) ?? { declarations: new Map(), defaults: [] };
    this.#attributeLists.set(element, list);
    for (const declaration of declarations) addDeclaration(list, declaration);
  }

  /** Productions 70 to 76. The first declaration of a name counts. */
  #readEntity(): void {
    const scanner = this.#scanner;
    const start = scanner.offset;
    scanner.offset += 8;
    needSpaces(scanner, "<!ENTITY");
    const isParameter = scanner.bytes[scanner.offset] === PERCENT;
    if (isParameter) {
      scanner.offset++;
      needSpaces(scanner, "%");
    }
    const name = scanner.scanName();
    if (name === "") failExpected(scanner, "the name of the entity");
    needSpaces(scanner, `"${name}"`);
    const quote = scanner.bytes[scanner.offset];
    let replacement: Uint8Array | undefined;
    let unparsed = false;
    if (quote === QUOTE || quote === APOSTROPHE) replacement = this.#readEntityValue(quote);
    else {
      this.#readExternalId(true);
      unparsed = !isParameter && this.#readNotationName();
    }
    scanner.skipSpaces();
    this.#needEnd(start);
    const declared = isParameter ? this.#entities.parameter : this.#entities.general;
    if (!this.#processes || declared.has(name)) return;
    const declaration = scanner.place(start, scanner.offset).span;
    const inParameterEntity = this.#parameterDepth > 0;
    declared.set(name, { name, replacement, unparsed, declaration, inParameterEntity });
  }

  /** Production 76 (NDataDecl), which is optional. */
  #readNotationName(): boolean {
    const scanner = this.#scanner;
    const spaced = scanner.skipSpaces();
    if (!scanner.looksAt("NDATA")) return false;
    if (!spaced) failExpected(scanner, "a space before NDATA");
    scanner.offset += 5;
    needSpaces(scanner, "NDATA");
    if (scanner.scanName() === "") failExpected(scanner, "the name of a notation");
    return true;
  }

  /**
   * Production 9 (EntityValue) as replacement text (4.5): character references are replaced, general
   * entities are not, and parameter entities may not be used here (2.8, PEs in Internal Subset).
   */
  #readEntityValue(quote: number): Uint8Array {
    const scanner = this.#scanner;
    const { bytes } = scanner;
    const end = bytes.length;
    const open = scanner.offset;
    scanner.offset++;
    let text = "";
    let plain = scanner.offset;
    while (scanner.offset < end && bytes[scanner.offset] !== quote) {
      const start = scanner.offset;
      const byte = bytes[start] as number;
      if (byte === PERCENT) {
        this.#fail(
          'A "%" may not stand in the value of an entity, and parameter entities may not be used in it here. Write "&#37;" if the sign itself is meant.',
        );
      } else if (byte === AMPERSAND) {
        const name = scanner.scanReference();
        if (name !== "") continue;
        text += decodeUtf8(bytes, plain, start);
        text += String.fromCodePoint(referencedCodePoint(bytes, start + 1));
        plain = scanner.offset;
      } else if (byte === CARRIAGE_RETURN && scanner.reference === undefined) {
        text += `${decodeUtf8(bytes, plain, start)}\n`;
        scanner.offset += bytes[start + 1] === LINE_FEED ? 2 : 1;
        plain = scanner.offset;
      } else scanner.offset += scanner.checkCharacter(start);
    }
    if (scanner.offset >= end) {
      scanner.fail(messages.unclosedValue(scanner.place(open, open + 1)));
    }
    text += decodeUtf8(bytes, plain, scanner.offset);
    scanner.offset++;
    return encoder.encode(text);
  }

  /** Productions 82 and 83. */
  #readNotation(): void {
    const scanner = this.#scanner;
    const start = scanner.offset;
    scanner.offset += 10;
    needSpaces(scanner, "<!NOTATION");
    const name = scanner.scanName();
    if (name === "") failExpected(scanner, "the name of the notation");
    needSpaces(scanner, `"${name}"`);
    this.#readExternalId(false);
    scanner.skipSpaces();
    this.#needEnd(start);
  }

  /** Production 75, or 83 where the system literal after PUBLIC may be missing. */
  #readExternalId(needsSystemId: boolean): ExternalId {
    const scanner = this.#scanner;
    if (scanner.skip("SYSTEM")) {
      needSpaces(scanner, "SYSTEM");
      return { publicId: undefined, systemId: this.#readLiteral() };
    }
    if (!scanner.skip("PUBLIC")) failExpected(scanner, "SYSTEM or PUBLIC, or a quoted value");
    needSpaces(scanner, "PUBLIC");
    const start = scanner.offset;
    const literal = this.#readLiteral();
    if (!/^[\w \r\n\-'()+,./:=?;!*#@$%]*$/u.test(literal)) {
      const wrong = "A public identifier may hold only ASCII letters, digits and a few signs.";
      scanner.fail(messages.malformedDoctype(scanner.place(start, scanner.offset), wrong));
    }
    const publicId = collapseSpaces(literal.replace(/[\r\n]/gu, " "));
    const spaced = scanner.skipSpaces();
    const next = scanner.bytes[scanner.offset];
    if (next !== QUOTE && next !== APOSTROPHE && !needsSystemId) {
      return { publicId, systemId: undefined };
    }
    if (!spaced) failExpected(scanner, "a space and the quoted address (system identifier)");
    return { publicId, systemId: this.#readLiteral() };
  }

  #readLiteral(): string {
    const scanner = this.#scanner;
    const quote = scanner.bytes[scanner.offset] as number;
    if (quote !== QUOTE && quote !== APOSTROPHE) {
      failExpected(scanner, "a quoted value");
    }
    const start = scanner.offset + 1;
    scanner.offset = start;
    scanner.scanCharacters(quote);
    if (scanner.isAtEnd) {
      scanner.fail(messages.unclosedValue(scanner.place(start - 1, start)));
    }
    scanner.offset++;
    return decodeUtf8(scanner.bytes, start, scanner.offset - 1);
  }

  #needEnd(start: number): void {
    needInput(this.#scanner, start);
    if (!this.#scanner.skip(">")) failExpected(this.#scanner, '">"');
  }

  #fail(wrong: string): never {
    const scanner = this.#scanner;
    const { offset } = scanner;
    return scanner.fail(messages.malformedDoctype(scanner.place(offset, offset + 1), wrong));
  }
}
