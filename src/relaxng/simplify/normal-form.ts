// The constructors of the simple syntax. They keep it in the form that RELAX NG, 4.20 and 4.21, ask for.

import type { NameClass, Param, SchemaPlace, SimplePattern } from "../grammar.ts";

export const EMPTY: SimplePattern = { kind: "empty" };
export const NOT_ALLOWED: SimplePattern = { kind: "notAllowed" };

export class NormalForm {
  /** Where patterns were written, for messages. */
  readonly places = new Map<SimplePattern, SchemaPlace>();
  text(place: SchemaPlace): SimplePattern {
    return this.#at(place, { kind: "text" });
  }

  /** Any of the patterns, each once; `empty` comes first, `notAllowed` does not count. */
  choice(patterns: readonly SimplePattern[], place: SchemaPlace): SimplePattern {
    const alternatives = new Set<SimplePattern>();
    let isOptional = false;
    let hasText = false;
    for (const one of patterns) {
      if (one.kind === "empty") isOptional = true;
      else if (one.kind !== "notAllowed" && !(one.kind === "text" && hasText))
        alternatives.add(one);
      hasText ||= one.kind === "text";
    }
    const all = isOptional ? [EMPTY, ...alternatives] : [...alternatives];
    const [first = NOT_ALLOWED] = all;
    return all.length < 2 ? first : this.#at(place, { kind: "choice", patterns: all });
  }

  /** All of the patterns; `empty` does not count. */
  sequence(
    kind: "group" | "interleave",
    patterns: readonly SimplePattern[],
    place: SchemaPlace,
  ): SimplePattern {
    if (patterns.includes(NOT_ALLOWED)) return NOT_ALLOWED;
    const all = patterns.filter((one) => one !== EMPTY);
    const [first = EMPTY] = all;
    return all.length < 2 ? first : this.#at(place, { kind, patterns: all });
  }

  oneOrMore(pattern: SimplePattern, place: SchemaPlace): SimplePattern {
    if (pattern === NOT_ALLOWED || pattern === EMPTY) return pattern;
    return this.#at(place, { kind: "oneOrMore", pattern });
  }

  list(pattern: SimplePattern, place: SchemaPlace): SimplePattern {
    if (pattern === NOT_ALLOWED) return pattern;
    return this.#at(place, { kind: "list", pattern });
  }

  attribute(
    nameClass: NameClass,
    pattern: SimplePattern,
    place: SchemaPlace,
    documentation: string | undefined,
  ): SimplePattern {
    if (pattern === NOT_ALLOWED) return pattern;
    const documented = documentation === undefined ? {} : { documentation };
    return this.#at(place, { kind: "attribute", nameClass, pattern, ...documented });
  }

  data(
    type: { readonly library: string; readonly type: string; readonly params: readonly Param[] },
    except: SimplePattern | undefined,
    place: SchemaPlace,
  ): SimplePattern {
    const { library, type: name, params } = type;
    const data: SimplePattern = { kind: "data", library, type: name, params };
    const isPlain = except === undefined || except === NOT_ALLOWED;
    return this.#at(place, isPlain ? data : { ...data, except });
  }

  value(value: SimplePattern & { readonly kind: "value" }, place: SchemaPlace): SimplePattern {
    return this.#at(place, value);
  }

  #at(place: SchemaPlace, pattern: SimplePattern): SimplePattern {
    this.places.set(pattern, place);
    return pattern;
  }
}
