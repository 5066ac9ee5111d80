// What to recommend where something is wrong: a few names out of many, the most likely first.

import { closest } from "../source/closest.ts";
import type { NameId } from "../xml/names.ts";
import { XML_NAMESPACE } from "../xml/namespaces.ts";
import type { State } from "./automaton.ts";
import {
  expectedAttributes,
  expectedElements,
  expectsText,
  missingAttributes,
  possibleElements,
  requiredElements,
} from "./expected.ts";
import type { Expected } from "./messages.ts";
import { hasWildcard } from "./name-class.ts";
import type { AttributePattern, ElementPattern } from "./patterns.ts";
import { TEXT } from "./recover.ts";
import type { Schema } from "./schema.ts";

/** More names than this help nobody. */
const MOST = 5;

/** Shorter names are near to too many others. */
const SHORTEST = 3;

/** What an unknown name was probably meant to be. */
export interface Meant {
  readonly name: NameId;
  /** Only the namespace is wrong. */
  readonly isNamespace: boolean;
}

export class Advisor {
  readonly schema: Schema;
  // How often the document has used each element so far: authors repeat themselves.
  readonly #uses = new Map<NameId, number>();
  // Names in this namespace, that of the root, are shown without it.
  readonly #home: string | undefined;
  // Asked for every child behind a mistake.
  readonly #definitions = new Map<State, Map<NameId, number[]>>();

  constructor(schema: Schema) {
    this.schema = schema;
    const [root] = namesOf(expectedElements(schema.automaton.start));
    this.#home = root === undefined ? undefined : schema.names.namespaceOf(root);
  }

  /** At each start tag. */
  count(name: NameId): void {
    this.#uses.set(name, (this.#uses.get(name) ?? 0) + 1);
  }

  /** The definitions of an element that a state may still lead to, by their places in the grammar. */
  definitionsIn(state: State, name: NameId): readonly number[] {
    let byName = this.#definitions.get(state);
    if (byName === undefined) {
      byName = new Map();
      for (const { element } of possibleElements(state)) {
        for (const one of element.nameTest.names) {
          byName.set(one, [...(byName.get(one) ?? []), element.index]);
        }
      }
      this.#definitions.set(state, byName);
    }
    return byName.get(name) ?? [];
  }

  show(name: NameId): string {
    const { names } = this.schema;
    const namespace = names.namespaceOf(name);
    if (namespace === XML_NAMESPACE) return `xml:${names.localOf(name)}`;
    return namespace === this.#home ? names.localOf(name) : names.toString(name);
  }

  showAttribute(name: NameId): string {
    const { names } = this.schema;
    return names.namespaceOf(name) === "" ? names.localOf(name) : this.show(name);
  }

  /** What may come next; like a name, if it is known what stands there instead. */
  expected(state: State, like: NameId = TEXT): Expected {
    const required = namesOf(requiredElements(state).flat());
    const others = namesOf(expectedElements(state)).filter((name) => !required.includes(name));
    const { vocabulary } = this.schema;
    const names = [required, others].flatMap((some) => vocabulary.byRole(this.#byUse(some), like));
    const isOpen = expectedElements(state).some(({ element }) =>
      hasWildcard(element.nameTest.nameClass),
    );
    return { ...this.#few(names, isOpen), text: expectsText(state) };
  }

  /** Some names of which one would do. */
  alternatives(names: readonly NameId[]): Expected {
    return { ...this.#few(names, false), text: false };
  }

  /** What may come next and may hold all of some children, the most likely first. */
  wrappers(state: State, children: ReadonlySet<NameId>): string[] {
    const required = namesOf(requiredElements(state).flat());
    const others = namesOf(expectedElements(state)).filter((name) => !required.includes(name));
    const fitting = [required, others].flatMap((some) =>
      this.#byUse(some.filter((name) => this.#mayHold(name, children))),
    );
    return fitting.slice(0, MOST).map((name) => this.show(name));
  }

  hasWrapper(state: State, children: ReadonlySet<NameId>): boolean {
    return namesOf(expectedElements(state)).some((name) => this.#mayHold(name, children));
  }

  /** Elements that may hold another, those most like a given one first. */
  holders(name: NameId, like: NameId): Expected {
    const { vocabulary } = this.schema;
    return this.alternatives(vocabulary.byRole(this.#byUse([...vocabulary.parentsOf(name)]), like));
  }

  /** Elements that may have an attribute, if they are few. */
  owners(attribute: NameId): string[] {
    const owners = [...this.schema.vocabulary.ownersOf(attribute)];
    return owners.length > MOST ? [] : owners.map((owner) => this.show(owner));
  }

  /** What an element that the schema does not know was probably meant to be. */
  meantElement(name: NameId, state: State): Meant | undefined {
    const { names, vocabulary } = this.schema;
    const local = names.localOf(name);
    const sameLocal = (other: NameId): boolean => names.localOf(other) === local;
    const next = namesOf(expectedElements(state));
    const later = namesOf(possibleElements(state));
    const renamed = [...next, ...later, ...vocabulary.names].find(sameLocal);
    if (renamed !== undefined) return { name: renamed, isNamespace: true };
    for (const candidates of [next, later]) {
      const meant = this.#closestTo(local, candidates);
      if (meant !== undefined) return { name: meant, isNamespace: false };
    }
    return undefined;
  }

  /** What an attribute that may not stand here was probably meant to be. */
  meantAttribute(name: NameId, state: State, present: readonly NameId[]): NameId | undefined {
    const { names } = this.schema;
    const local = names.localOf(name);
    const candidates = namesOf(expectedAttributes(state)).filter((one) => !present.includes(one));
    const sameLocal = candidates.find((one) => names.localOf(one) === local);
    return sameLocal ?? this.#closestTo(local, candidates);
  }

  /** The attribute that keeps another from standing on the same element, if one does. */
  rival(name: NameId, inside: State, present: readonly NameId[]): string | undefined {
    if (inside.attribute(name) === null) return undefined;
    const excludes = (other: NameId): boolean =>
      other !== name && inside.attribute(other)?.after.attribute(name) === null;
    const rival = present.find(excludes);
    return rival === undefined ? undefined : this.showAttribute(rival);
  }

  /** All attributes that may still come, if they are few. */
  allowedAttributes(state: State): string[] | undefined {
    const attributes = expectedAttributes(state);
    if (attributes.some(({ nameTest }) => hasWildcard(nameTest.nameClass))) return undefined;
    const names = namesOf(attributes);
    return names.length > MOST ? undefined : names.map((name) => this.showAttribute(name));
  }

  missingAttributes(state: State): string[][] {
    return missingAttributes(state).map((group) =>
      namesOf(group)
        .slice(0, MOST)
        .map((name) => this.showAttribute(name)),
    );
  }

  #mayHold(name: NameId, children: ReadonlySet<NameId>): boolean {
    const { vocabulary } = this.schema;
    return [...children].every((child) =>
      child === TEXT ? vocabulary.holdsText(name) : vocabulary.parentsOf(child).has(name),
    );
  }

  /** Those that the document uses most first, then those of most use in the schema. */
  #byUse(names: readonly NameId[]): NameId[] {
    const { vocabulary } = this.schema;
    const uses = (name: NameId): number => this.#uses.get(name) ?? 0;
    const holders = (name: NameId): number => vocabulary.parentsOf(name).size;
    return names.toSorted((a, b) => uses(b) - uses(a) || holders(b) - holders(a));
  }

  #closestTo(local: string, candidates: readonly NameId[]): NameId | undefined {
    const { names } = this.schema;
    if (local.length < SHORTEST) return undefined;
    const near = closest(
      local,
      candidates.map((one) => names.localOf(one)),
    );
    return candidates.find((one) => names.localOf(one) === near);
  }

  #few(names: readonly NameId[], hasMore: boolean): { names: string[]; more: boolean } {
    const few = names.slice(0, MOST).map((name) => this.showAttribute(name));
    return { names: few, more: hasMore || names.length > MOST };
  }
}

/** The names that patterns list, each once. */
function namesOf(patterns: readonly (ElementPattern | AttributePattern)[]): NameId[] {
  const tests = patterns.map((one) => (one.kind === "element" ? one.element : one).nameTest);
  return [...new Set(tests.flatMap(({ names }) => names))];
}
