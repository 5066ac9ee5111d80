// What a schema says about names, whatever the place: which elements it knows, what may hold them, and
// which play the same role. Only messages ask, so it is computed when first asked for.

import type { NameId, NameTable } from "../xml/names.ts";
import type { Grammar, SimplePattern } from "./grammar.ts";
import { listNames } from "./name-class.ts";

export class Vocabulary {
  readonly #names: NameTable;
  readonly #definitions = new Map<NameId, number[]>();
  // Of each name, the elements (their names) that may hold it.
  readonly #parents = new Map<NameId, Set<NameId>>();
  readonly #owners = new Map<NameId, Set<NameId>>();
  readonly #withText = new Set<NameId>();

  constructor(grammar: Grammar, names: NameTable) {
    this.#names = names;
    const namesOf = grammar.elements.map(({ nameClass }) => listNames(nameClass, names));
    grammar.elements.forEach(({ content }, index) => {
      for (const name of namesOf[index] ?? []) add(this.#definitions, name, index);
      for (const simple of patternsIn(content)) {
        if (simple.kind === "text")
          for (const name of namesOf[index] ?? []) this.#withText.add(name);
        let held: readonly NameId[] = [];
        if (simple.kind === "ref") held = namesOf[simple.element] ?? [];
        if (simple.kind === "attribute") held = listNames(simple.nameClass, names);
        const holders = simple.kind === "ref" ? this.#parents : this.#owners;
        for (const name of held) addAll(holders, name, namesOf[index] ?? []);
      }
    });
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
    return this.#parents.get(name) ?? NONE;
  }

  /** Whether text may stand in an element. */
  holdsText(name: NameId): boolean {
    return this.#withText.has(name);
  }

  /** The elements that may have an attribute. */
  ownersOf(attribute: NameId): ReadonlySet<NameId> {
    return this.#owners.get(attribute) ?? NONE;
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

const NONE: ReadonlySet<NameId> = new Set();

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

function addAll(map: Map<NameId, Set<NameId>>, name: NameId, holders: readonly NameId[]): void {
  let known = map.get(name);
  if (known === undefined) map.set(name, (known = new Set()));
  for (const holder of holders) known.add(holder);
}
