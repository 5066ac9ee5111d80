// Which rules may concern a node: found by the node's name and by the names of its attributes, so that a
// hundred rules cost nothing where none of them has a say.

import type { XmlAttribute, XmlElement } from "../xml/tree.ts";
import type { Alternative, OtherKind } from "./context.ts";
import { isNamed } from "./paths.ts";
import type { Pattern, Rule, SchematronSchema } from "./schema.ts";

/** A rule that may fit: whether it does is for its alternative's test, or for a search, to say. */
export interface Candidate {
  readonly pattern: Pattern;
  readonly rule: Rule;
  /** Undefined when the rule's nodes have to be searched for. */
  readonly alternative: Alternative | undefined;
  /** In the order of the schema. */
  readonly order: number;
}

const none: readonly Candidate[] = [];

export class Dispatcher {
  /** For elements of a local name; those of any name are among them once a name has been asked for. */
  readonly #byElement = new Map<string, Candidate[]>();
  readonly #ofAnyElement: Candidate[] = [];
  /** For elements of any name that must have an attribute: by its local name. */
  readonly #byOwnedAttribute = new Map<string, Candidate[]>();
  readonly #byAttribute = new Map<string, Candidate[]>();
  readonly #ofAnyAttribute: Candidate[] = [];
  readonly #ofOthers = { document: [], text: [], comment: [], instruction: [] } as Record<
    OtherKind,
    Candidate[]
  >;

  constructor({ patterns }: SchematronSchema) {
    let order = 0;
    for (const pattern of patterns) {
      for (const rule of pattern.rules) {
        const alternatives = rule.alternatives ?? [undefined];
        for (const alternative of alternatives) {
          this.#add({ pattern, rule, alternative, order: order++ });
        }
      }
    }
  }

  /** Can a rule be about an attribute? */
  get asksForAttributes(): boolean {
    return this.#byAttribute.size > 0 || this.#ofAnyAttribute.length > 0;
  }

  /** Can a rule be about text, a comment or an instruction? */
  get asksForContent(): boolean {
    const { text, comment, instruction } = this.#ofOthers;
    return text.length + comment.length + instruction.length > 0;
  }

  candidatesOf(kind: OtherKind): readonly Candidate[] {
    return this.#ofOthers[kind];
  }

  candidatesOfElement(element: XmlElement): readonly Candidate[] {
    const named = this.#byElement.get(element.local) ?? this.#ofAnyElement;
    let found = named;
    for (const { local } of element.attributes) {
      const owned = this.#byOwnedAttribute.get(local);
      if (owned !== undefined) found = found.concat(owned);
    }
    if (found.length === 0) return none;
    const fitting = found.filter((candidate) => mayFit(candidate, element));
    return found === named ? fitting : fitting.toSorted((a, b) => a.order - b.order);
  }

  candidatesOfAttribute(attribute: XmlAttribute): readonly Candidate[] {
    const named = this.#byAttribute.get(attribute.local) ?? this.#ofAnyAttribute;
    return named.filter(
      ({ alternative }) => alternative === undefined || isNamed(attribute, alternative.name),
    );
  }

  #add(candidate: Candidate): void {
    const { alternative } = candidate;
    if (alternative === undefined) {
      this.#addNamed(this.#byElement, this.#ofAnyElement, undefined, candidate);
      this.#addNamed(this.#byAttribute, this.#ofAnyAttribute, undefined, candidate);
      for (const candidates of Object.values(this.#ofOthers)) candidates.push(candidate);
      return;
    }
    const { kind, name, attributes } = alternative;
    const owned = attributes[0]?.local;
    if (kind === "attribute") {
      this.#addNamed(this.#byAttribute, this.#ofAnyAttribute, name.local, candidate);
    } else if (kind !== "element") this.#ofOthers[kind].push(candidate);
    else if (name.local === undefined && owned !== undefined) {
      const candidates = this.#byOwnedAttribute.get(owned);
      if (candidates === undefined) this.#byOwnedAttribute.set(owned, [candidate]);
      else candidates.push(candidate);
    } else this.#addNamed(this.#byElement, this.#ofAnyElement, name.local, candidate);
  }

  /** Each list by name holds what is for any name too, in the order of the schema. */
  #addNamed(
    byName: Map<string, Candidate[]>,
    ofAny: Candidate[],
    local: string | undefined,
    candidate: Candidate,
  ): void {
    if (local === undefined) {
      for (const candidates of byName.values()) candidates.push(candidate);
      ofAny.push(candidate);
      return;
    }
    const candidates = byName.get(local);
    if (candidates === undefined) byName.set(local, [...ofAny, candidate]);
    else candidates.push(candidate);
  }
}

function mayFit({ alternative }: Candidate, element: XmlElement): boolean {
  if (alternative === undefined) return true;
  if (!isNamed(element, alternative.name)) return false;
  return alternative.attributes.every((name) =>
    element.attributes.some((attribute) => isNamed(attribute, name)),
  );
}
