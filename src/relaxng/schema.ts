// A schema ready for use. It learns while it validates: one object serves many documents, one after the
// other, and gets faster with each.

import { NameTable } from "../xml/names.ts";
import { Automaton } from "./automaton.ts";
import type { Grammar } from "./grammar.ts";
import { collectIdTypes, type IdTypes } from "./ids.ts";
import { Vocabulary } from "./vocabulary.ts";

export class Schema {
  readonly grammar: Grammar;
  /** Documents must be read with this table. */
  readonly names: NameTable;
  readonly automaton: Automaton;
  #vocabulary: Vocabulary | undefined;
  #idTypes: IdTypes | undefined;

  constructor(grammar: Grammar, names = new NameTable()) {
    this.grammar = grammar;
    this.names = names;
    this.automaton = new Automaton(grammar, names);
  }

  get vocabulary(): Vocabulary {
    this.#vocabulary ??= new Vocabulary(this.grammar, this.names);
    return this.#vocabulary;
  }

  get idTypes(): IdTypes {
    this.#idTypes ??= collectIdTypes(this.grammar, this.names);
    return this.#idTypes;
  }

  toString(): string {
    return `Schema of ${this.grammar.elements.length} elements: ${this.automaton}`;
  }
}
