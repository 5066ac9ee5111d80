// What a schema says about names, whatever the place: which elements it knows, what may hold them, and
// which play the same role. Only messages ask, so it is computed when first asked for.

import type { NameId, NameTable } from "../xml/names.ts";
import type { ElementDefinition, Grammar, SimplePattern } from "./grammar.ts";
import { listNames } from "./name-class.ts";
import { childrenOf } from "./simple-patterns.ts";

export class Vocabulary {
  readonly #names: NameTable;
  readonly #grammar: Grammar;
  readonly #namesOf: readonly (readonly NameId[])[];
  readonly #definitions = new Map<NameId, number[]>();
  // Of each definition, what its content may hold: a bit for each definition, and one for text.
  readonly #contents: readonly bigint[];
  readonly #textBit: bigint;
  readonly #parents = new Map<NameId, ReadonlySet<NameId>>();

  constructor(grammar: Grammar, names: NameTable) {
    this.#names = names;
    this.#grammar = grammar;
    this.#namesOf = grammar.elements.map(({ nameClass }) => listNames(nameClass, names));
    for (const [index, all] of this.#namesOf.entries())
      for (const name of all) add(this.#definitions, name, index);
    this.#textBit = 1n << BigInt(grammar.elements.length);
    // Definitions share most of their parts: each part is looked into once.
    const known = new Map<SimplePattern, bigint>();
    this.#contents = grammar.elements.map(({ content }) => this.#held(content, known));
  }

  /** What a pattern holds directly, not in the elements in it. */
  #held(outermost: SimplePattern, known: Map<SimplePattern, bigint>): bigint {
    const waiting = [outermost];
    for (let pattern = waiting.at(-1); pattern !== undefined; pattern = waiting.at(-1)) {
      const parts = pattern.kind === "attribute" ? [] : childrenOf(pattern);
      const missing = parts.filter((part) => !known.has(part));
      waiting.push(...missing);
      if (missing.length > 0) continue;
      waiting.pop();
      let held = 0n;
      if (pattern.kind === "ref") held = 1n << BigInt(pattern.element);
      else if (pattern.kind === "text") held = this.#textBit;
      for (const part of parts) held |= known.get(part) as bigint;
      known.set(pattern, held);
    }
    return known.get(outermost) as bigint;
  }

  /** The definitions of an element, by their places in the grammar; those with wildcards apart. */
  definitionsOf(name: NameId): readonly number[] {
    return this.#definitions.get(name) ?? [];
  }

  /** All elements, by the order of the grammar. */
  get names(): Iterable<NameId> {
    return this.#definitions.keys();
  }

  knows(name: NameId): boolean {
    return this.#definitions.has(name);
  }

  /** The elements that may hold an element. */
  parentsOf(name: NameId): ReadonlySet<NameId> {
    let parents = this.#parents.get(name);
    if (parents === undefined) {
      let wanted = 0n;
      for (const index of this.definitionsOf(name)) wanted |= 1n << BigInt(index);
      parents = this.#namesWhere((index) => ((this.#contents[index] as bigint) & wanted) !== 0n);
      this.#parents.set(name, parents);
    }
    return parents;
  }

  /** Whether text may stand in an element. */
  holdsText(name: NameId): boolean {
    return this.definitionsOf(name).some(
      (index) => ((this.#contents[index] as bigint) & this.#textBit) !== 0n,
    );
  }

  /** The elements that may have an attribute. */
  ownersOf(attribute: NameId): ReadonlySet<NameId> {
    const owns = new Map<SimplePattern, boolean>();
    const { elements } = this.#grammar;
    return this.#namesWhere((index) => {
      for (const simple of patternsIn((elements[index] as ElementDefinition).content)) {
        if (simple.kind !== "attribute") continue;
        let isIt = owns.get(simple);
        if (isIt === undefined) {
          isIt = listNames(simple.nameClass, this.#names).includes(attribute);
          owns.set(simple, isIt);
        }
        if (isIt) return true;
      }
      return false;
    });
  }

  #namesWhere(isWanted: (definition: number) => boolean): Set<NameId> {
    const found = new Set<NameId>();
    for (const [index, all] of this.#namesOf.entries())
      if (isWanted(index)) for (const name of all) found.add(name);
    return found;
  }

  /** Names by how alike their role is to that of another: how many parents they share with it. */
  byRole(candidates: readonly NameId[], name: NameId): NameId[] {
    const model = this.parentsOf(name);
    const likeness = new Map(
      candidates.map((one) => [one, overlap(model, this.parentsOf(one))] as const),
    );
    return candidates.toSorted((a, b) => (likeness.get(b) ?? 0) - (likeness.get(a) ?? 0));
  }

  toString(): string {
    return [...this.#definitions.keys()]
      .map((name) => {
        const parents = [...this.parentsOf(name)].map((parent) => this.#names.localOf(parent));
        return `${this.#names.localOf(name)} in ${parents.join(", ") || "nothing"}`;
      })
      .join("\n");
  }
}

/** A pattern and all in it, each once; not into the content of other elements. */
export function patternsIn(pattern: SimplePattern): Set<SimplePattern> {
  const found = new Set([pattern]);
  // A set hands out what is added while one goes through it.
  for (const simple of found) {
    if ("patterns" in simple) for (const part of simple.patterns) found.add(part);
    else if (simple.kind === "oneOrMore") found.add(simple.pattern);
  }
  return found;
}

/** Shared members as a part of all (Jaccard). */
function overlap(a: ReadonlySet<NameId>, b: ReadonlySet<NameId>): number {
  let shared = 0;
  for (const one of b) if (a.has(one)) shared++;
  return shared === 0 ? 0 : shared / (a.size + b.size - shared);
}

function add(map: Map<NameId, number[]>, name: NameId, index: number): void {
  const known = map.get(name);
  if (known === undefined) map.set(name, [index]);
  else known.push(index);
}
