// General and parameter entities, and what it costs to open them. An entity is replaced by input that
// the reader then reads in place of the reference; how deep and how much in all is bounded here.

import type { Note } from "../diagnostic/diagnostic.ts";
import type { Span } from "../source/source.ts";
import { AMPERSAND, LESS_THAN } from "./characters.ts";
import * as messages from "./messages.ts";
import type { Scanner } from "./scan.ts";
import { decodeRange } from "./text.ts";

export interface Entity {
  readonly name: string;
  /** External entities have none: nothing outside the document is read. */
  readonly replacement: Uint8Array | undefined;
  /** Declared with NDATA: only to be named in attributes, never referred to. */
  readonly unparsed: boolean;
  /** Where the document declares it, or refers to the parameter entity that does. */
  readonly declaration: Span;
  /** Does not count as declared where `standalone="yes"` (4.1, Entity Declared). */
  readonly inParameterEntity: boolean;
}

/** What a scanner read from before it entered an entity. */
export interface Input {
  readonly entity: Entity;
  readonly bytes: Uint8Array;
  readonly offset: number;
  readonly reference: Span | undefined;
  readonly entityNote: Note | undefined;
}

export class Entities {
  readonly general = new Map<string, Entity>();
  readonly parameter = new Map<string, Entity>();
  standalone = false;
  /** There is an external subset or a reference to a parameter entity: names may be declared there. */
  mayBeDeclaredElsewhere = false;
  readonly #scanner: Scanner;
  readonly #skip: (name: string, start: number) => void;
  readonly #open = new Set<Entity>();
  #spent = 0;

  /** `skip` is told of references in attributes whose text is left out. */
  constructor(scanner: Scanner, skip: (name: string, start: number) => void) {
    this.#scanner = scanner;
    this.#skip = skip;
  }

  /**
   * The entity that a reference from `start` to the scanner's offset names; undefined if it is to be
   * skipped because it is declared, if anywhere, in what a non-validating processor need not read.
   */
  find(name: string, start: number): Entity | undefined {
    const entity = this.general.get(name);
    const scanner = this.#scanner;
    const strict = this.standalone || !this.mayBeDeclaredElsewhere;
    if (strict && (entity === undefined || (entity.inParameterEntity && this.standalone))) {
      scanner.fail(messages.undeclaredEntity(scanner.place(start, scanner.offset), name));
    }
    if (entity?.unparsed === true) {
      const wrong = "it is declared with NDATA, so it is not text";
      this.misused(name, start, wrong);
    }
    return entity;
  }

  misused(name: string, start: number, wrong: string): never {
    const scanner = this.#scanner;
    return scanner.fail(messages.misusedEntity(scanner.place(start, scanner.offset), name, wrong));
  }

  /**
   * Counts what a declaration adds to the document, wanted at `start`. A long document may add more
   * than a short one: ten times its own length, apart from the limit.
   */
  spend(bytes: number, start: number): void {
    const scanner = this.#scanner;
    // The constant is for the work that even an empty text makes.
    this.#spent += bytes + 4;
    const { entityBytes } = scanner.limits;
    if (this.#spent <= entityBytes + 10 * scanner.source.bytes.length) return;
    const place = scanner.place(start, scanner.offset);
    const what = "entities and attribute defaults add too many bytes to it";
    scanner.fail(messages.limitExceeded(place, what, entityBytes));
  }

  /** Goes on reading in the replacement text of an entity, referred to from `start` on. */
  enter(entity: Entity, replacement: Uint8Array, start: number): Input {
    const scanner = this.#scanner;
    const { bytes, offset, reference, entityNote } = scanner;
    const place = scanner.place(start, offset);
    const { entityDepth } = scanner.limits;
    const note = { message: `"${entity.name}" is declared here.`, span: entity.declaration };
    if (this.#open.has(entity)) {
      scanner.fail(messages.recursiveEntity(place, entity.name, note));
    }
    if (this.#open.size >= entityDepth) {
      scanner.fail(
        messages.limitExceeded(place, "entities refer to entities too deeply", entityDepth),
      );
    }
    this.spend(replacement.length, start);
    this.#open.add(entity);
    scanner.bytes = replacement;
    scanner.offset = 0;
    scanner.reference = place.span;
    scanner.entityNote = note;
    return { entity, bytes, offset, reference, entityNote };
  }

  /** Goes back behind the reference. */
  leave(input: Input): void {
    const scanner = this.#scanner;
    this.#open.delete(input.entity);
    scanner.bytes = input.bytes;
    scanner.offset = input.offset;
    scanner.reference = input.reference;
    scanner.entityNote = input.entityNote;
  }

  /**
   * An attribute value in the current input with every reference replaced (3.3.3); its references are
   * known to be well-formed. Text that is to be skipped is left out.
   */
  attributeValue(start: number, end: number): string {
    const scanner = this.#scanner;
    return decodeRange(scanner.bytes, start, end, {
      lineEnds: scanner.reference === undefined,
      spaces: true,
      references: true,
      entity: (name, from, to) => this.#expandInAttribute(name, from, to),
    });
  }

  #expandInAttribute(name: string, start: number, end: number): string {
    const scanner = this.#scanner;
    const { offset } = scanner;
    // Messages are about the reference, not about everything up to the end of the value.
    scanner.offset = end;
    const entity = this.find(name, start);
    const value = entity === undefined ? "" : this.#replacementInAttribute(entity, start);
    if (entity === undefined) this.#skip(name, start);
    scanner.offset = offset;
    return value;
  }

  #replacementInAttribute(entity: Entity, start: number): string {
    const { name, replacement } = entity;
    if (replacement === undefined) {
      this.misused(name, start, "external entities are not allowed in attribute values");
    }
    const input = this.enter(entity, replacement, start);
    this.#checkInAttribute(entity);
    const value = this.attributeValue(0, replacement.length);
    this.leave(input);
    return value;
  }

  /** Well-formedness constraint "No < in Attribute Values", and the form of references. */
  #checkInAttribute(entity: Entity): void {
    const scanner = this.#scanner;
    while (!scanner.isAtEnd) {
      const byte = scanner.bytes[scanner.offset];
      if (byte === LESS_THAN) {
        this.misused(
          entity.name,
          scanner.offset,
          'its replacement text contains "<", which attribute values may not',
        );
      }
      if (byte === AMPERSAND) scanner.scanReference();
      else scanner.offset++;
    }
  }
}
