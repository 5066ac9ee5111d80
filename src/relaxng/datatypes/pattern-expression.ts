// The terms that the pattern automaton works with: regular expressions as interned trees, so that two
// equal terms are the same object, and what is left of a term after a character (its derivative,
// Brzozowski 1964). Repetitions keep their counts, so x{1000} is one term and not a thousand.

/** `nullable`: does it match the empty string. */
interface Term {
  readonly id: number;
  readonly nullable: boolean;
}

export type Expression = Term &
  (
    | { readonly kind: "nothing" | "empty" }
    | { readonly kind: "class"; readonly index: number }
    | { readonly kind: "sequence"; readonly first: Expression; readonly rest: Expression }
    | { readonly kind: "choice"; readonly alternatives: readonly Expression[] }
    | {
        readonly kind: "repeat";
        readonly part: Expression;
        readonly min: number;
        readonly max: number;
      }
  );

export const NOTHING: Expression = { id: 0, nullable: false, kind: "nothing" };
export const EMPTY: Expression = { id: 1, nullable: true, kind: "empty" };

export class Expressions {
  private readonly interned = new Map<string, Expression>();
  private nextId = 2;

  /** One character of the class with this number. */
  character(index: number): Expression {
    return this.intern(`c${index}`, (id) => ({ id, nullable: false, kind: "class", index }));
  }

  sequence(first: Expression, rest: Expression): Expression {
    if (first === NOTHING || rest === NOTHING) return NOTHING;
    if (first === EMPTY) return rest;
    if (rest === EMPTY) return first;
    // A choice is kept outermost: terms are then sets of what the pattern's own parts leave over, which
    // are few (Antimirov 1996), and not ever larger trees.
    if (first.kind === "choice") {
      return this.choice(first.alternatives.map((part) => this.sequence(part, rest)));
    }
    const nullable = first.nullable && rest.nullable;
    return this.intern(`s${first.id},${rest.id}`, (id) => {
      return { id, nullable, kind: "sequence", first, rest };
    });
  }

  choice(parts: readonly Expression[]): Expression {
    const flat = parts.flatMap((part) => (part.kind === "choice" ? part.alternatives : [part]));
    const alternatives = [...new Set(flat)]
      .filter((part) => part !== NOTHING)
      .toSorted((one, other) => one.id - other.id);
    const [first, ...others] = alternatives;
    if (first === undefined) return NOTHING;
    if (others.length === 0) return first;
    const nullable = alternatives.some((part) => part.nullable);
    return this.intern(`a${alternatives.map((part) => part.id).join()}`, (id) => {
      return { id, nullable, kind: "choice", alternatives };
    });
  }

  repeat(part: Expression, min: number, max: number): Expression {
    if (max === 0 || part === EMPTY) return EMPTY;
    if (min === 1 && max === 1) return part;
    const least = part.nullable ? 0 : min;
    return this.intern(`r${part.id},${least},${max}`, (id) => {
      return { id, nullable: least === 0, kind: "repeat", part, min: least, max };
    });
  }

  /** What must follow a character for the whole to match; `holds` says which classes have it. */
  derive(expression: Expression, holds: readonly boolean[]): Expression {
    switch (expression.kind) {
      case "nothing":
      case "empty":
        return NOTHING;
      case "class":
        return holds[expression.index] === true ? EMPTY : NOTHING;
      case "choice":
        return this.choice(expression.alternatives.map((part) => this.derive(part, holds)));
      case "repeat": {
        const { part, min, max } = expression;
        const rest = this.repeat(part, Math.max(min - 1, 0), max - 1);
        return this.sequence(this.derive(part, holds), rest);
      }
      case "sequence":
        return this.deriveSequence(expression, holds);
    }
  }

  /** Along the sequence as far as its parts may be empty; a loop, for it may be long. */
  private deriveSequence(sequence: Expression, holds: readonly boolean[]): Expression {
    const parts: Expression[] = [];
    let rest = sequence;
    while (rest.kind === "sequence") {
      parts.push(this.sequence(this.derive(rest.first, holds), rest.rest));
      if (!rest.first.nullable) return this.choice(parts);
      rest = rest.rest;
    }
    parts.push(this.derive(rest, holds));
    return this.choice(parts);
  }

  private intern(key: string, build: (id: number) => Expression): Expression {
    const known = this.interned.get(key);
    if (known !== undefined) return known;
    const built = build(this.nextId++);
    this.interned.set(key, built);
    return built;
  }

  /** Forgets what was interned; terms in hand stay valid, only less is shared. */
  forget(): void {
    this.interned.clear();
  }
}

/** The term as a pattern again; `sources` has the text of each class. */
export function showExpression(expression: Expression, sources: readonly string[]): string {
  const show = (part: Expression): string => showExpression(part, sources);
  switch (expression.kind) {
    case "nothing":
      return "∅";
    case "empty":
      return "()";
    case "class":
      return sources[expression.index] ?? "?";
    case "choice":
      return `(${expression.alternatives.map(show).join("|")})`;
    case "repeat":
      return `(${show(expression.part)}){${expression.min},${expression.max === Infinity ? "" : expression.max}}`;
    case "sequence":
      return showSequence(expression, show);
  }
}

function showSequence(sequence: Expression, show: (part: Expression) => string): string {
  const parts: string[] = [];
  let rest = sequence;
  for (; rest.kind === "sequence"; rest = rest.rest) parts.push(show(rest.first));
  return parts.join("") + show(rest);
}
