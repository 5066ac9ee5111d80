// The simple syntax into patterns. Elements are compiled when the automaton first reaches them: a
// document meets a few dozen of the hundreds that a large schema defines.

import type { NameTable } from "../xml/names.ts";
import type { Datatype, ValueContext } from "./datatypes/datatype.ts";
import { findDatatype } from "./datatypes/library.ts";
import type { ElementDefinition, Grammar, Param, SimplePattern } from "./grammar.ts";
import { compileNameClass } from "./name-class.ts";
import type { ElementType, Pattern, PatternBuilder } from "./patterns.ts";
import { childrenOf } from "./simple-patterns.ts";

export class GrammarCompiler {
  readonly #grammar: Grammar;
  readonly #names: NameTable;
  readonly #builder: PatternBuilder;
  readonly #elements = new Map<number, ElementType>();
  readonly #datatypes = new Map<string, Datatype>();
  // By identity: a definition that many elements share arrives as one object.
  #compiled = new Map<SimplePattern, Pattern>();
  #contents = new Map<number, Pattern>();

  constructor(grammar: Grammar, names: NameTable, builder: PatternBuilder) {
    this.#grammar = grammar;
    this.#names = names;
    this.#builder = builder;
  }

  get start(): Pattern {
    return this.#compile(this.#grammar.start);
  }

  /** Forgets all patterns, as their builder has done. */
  clear(): void {
    this.#compiled = new Map();
    this.#contents = new Map();
  }

  /** An element of the grammar by its place in the list. */
  element(index: number): ElementType {
    const known = this.#elements.get(index);
    if (known !== undefined) return known;
    const definition = this.#grammar.elements[index] as ElementDefinition;
    const nameTest = compileNameClass(definition.nameClass, this.#names);
    const contentOf = (): Pattern => this.#content(index);
    const element: ElementType = {
      index,
      nameTest,
      get content() {
        return contentOf();
      },
    };
    this.#elements.set(index, element);
    return element;
  }

  #content(index: number): Pattern {
    const known = this.#contents.get(index);
    if (known !== undefined) return known;
    const content = this.#compile((this.#grammar.elements[index] as ElementDefinition).content);
    this.#contents.set(index, content);
    return content;
  }

  /** Parts before wholes, and not by recursion: schemas nest as deeply as they like. */
  #compile(outermost: SimplePattern): Pattern {
    const waiting = [outermost];
    for (let simple = waiting.at(-1); simple !== undefined; simple = waiting.at(-1)) {
      const missing = childrenOf(simple).filter((part) => !this.#compiled.has(part));
      // The first on top, so that patterns are made in the order of the schema.
      waiting.push(...missing.toReversed());
      if (missing.length > 0) continue;
      waiting.pop();
      if (!this.#compiled.has(simple)) this.#compiled.set(simple, this.#build(simple));
    }
    return this.#part(outermost);
  }

  #part(simple: SimplePattern): Pattern {
    return this.#compiled.get(simple) as Pattern;
  }

  /** Its parts have been compiled. */
  #build(simple: SimplePattern): Pattern {
    const builder = this.#builder;
    switch (simple.kind) {
      case "empty":
      case "notAllowed":
      case "text":
        return builder[simple.kind];
      case "choice":
      case "group":
      case "interleave":
        return builder[simple.kind](simple.patterns.map((part) => this.#part(part)));
      case "oneOrMore":
      case "list":
        return builder[simple.kind](this.#part(simple.pattern));
      case "attribute": {
        const nameTest = compileNameClass(simple.nameClass, this.#names);
        return builder.attribute(nameTest, this.#part(simple.pattern));
      }
      case "ref":
        return builder.element(this.element(simple.element));
      case "data": {
        const except = simple.except === undefined ? undefined : this.#part(simple.except);
        return builder.data(this.#datatype(simple.library, simple.type, simple.params), except);
      }
      case "value":
        return this.#value(simple);
    }
  }

  #value(simple: SimplePattern & { kind: "value" }): Pattern {
    const { value, namespaces } = simple;
    const datatype = this.#datatype(simple.library, simple.type, []);
    const context: ValueContext = {
      namespaceOf: (prefix) => (Object.hasOwn(namespaces, prefix) ? namespaces[prefix] : undefined),
    };
    if (!datatype.allows(value, context)) return this.#builder.notAllowed;
    return this.#builder.value(datatype, datatype.key(value, context), value);
  }

  /** The datatype; the same object for the same type and facets. */
  #datatype(library: string, type: string, params: readonly Param[]): Datatype {
    const key = JSON.stringify([library, type, ...params.map(({ name, value }) => [name, value])]);
    const known = this.#datatypes.get(key);
    if (known !== undefined) return known;
    const { datatype, problem } = findDatatype(library, type, params);
    // Whoever made the grammar has checked it; this one was not.
    if (datatype === undefined) throw new Error(`${library} ${type}: ${problem}`);
    this.#datatypes.set(key, datatype);
    return datatype;
  }
}
