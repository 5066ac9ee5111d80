// A grammar as text: what simplification made of a schema, in the words of the compact syntax, with
// namespaces in braces. Patterns that several others share are written once and called p1, p2, …

import { type Deep, deep, runDeep } from "./deep.ts";
import type { Grammar, SimplePattern } from "./grammar.ts";
import { nameClassToString } from "./name-class.ts";
import { childrenOf } from "./simple-patterns.ts";

export function grammarToString(grammar: Grammar): string {
  return new GrammarPrinter(grammar).print();
}

class GrammarPrinter {
  readonly #grammar: Grammar;
  readonly #uses = new Map<SimplePattern, number>();
  readonly #names = new Map<SimplePattern, string>();
  readonly #lines: string[] = [];

  constructor(grammar: Grammar) {
    this.#grammar = grammar;
    for (const pattern of [grammar.start, ...grammar.elements.map(({ content }) => content)]) {
      this.#count(pattern);
    }
  }

  print(): string {
    const { start, elements } = this.#grammar;
    const lines = [`start = ${runDeep(this.#text(start, false))}`];
    for (const [index, { nameClass, content }] of elements.entries()) {
      const text = runDeep(this.#text(content, false));
      lines.push(`e${index} = element ${nameClassToString(nameClass)} { ${text} }`);
    }
    return `${[...lines, ...this.#lines].join("\n")}\n`;
  }

  #count(top: SimplePattern): void {
    const pending = [top];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      const count = this.#uses.get(next) ?? 0;
      this.#uses.set(next, count + 1);
      if (count === 0) for (const child of childrenOf(next)) pending.push(child);
    }
  }

  *#text(pattern: SimplePattern, isInner: boolean): Deep<string> {
    const isShared = (this.#uses.get(pattern) ?? 0) > 1 && childrenOf(pattern).length > 0;
    if (!isShared) return yield* deep(this.#ownText(pattern, isInner));
    const known = this.#names.get(pattern);
    if (known !== undefined) return known;
    const name = `p${this.#names.size + 1}`;
    this.#names.set(pattern, name);
    const text = yield* deep(this.#ownText(pattern, false));
    this.#lines.push(`${name} = ${text}`);
    return name;
  }

  *#ownText(pattern: SimplePattern, isInner: boolean): Deep<string> {
    switch (pattern.kind) {
      case "empty":
      case "notAllowed":
      case "text":
        return pattern.kind;
      case "choice":
      case "group":
      case "interleave": {
        const operator = { choice: " | ", group: ", ", interleave: " & " }[pattern.kind];
        const parts: string[] = [];
        for (const one of pattern.patterns) parts.push(yield* deep(this.#text(one, true)));
        return isInner ? `(${parts.join(operator)})` : parts.join(operator);
      }
      case "oneOrMore":
        return `${yield* deep(this.#text(pattern.pattern, true))}+`;
      case "list":
        return `list { ${yield* deep(this.#text(pattern.pattern, false))} }`;
      case "attribute": {
        const content = yield* deep(this.#text(pattern.pattern, false));
        return `attribute ${nameClassToString(pattern.nameClass)} { ${content} }`;
      }
      case "ref":
        return `e${pattern.element}`;
      case "data": {
        const { library, type, params, except } = pattern;
        const settings = params.map(({ name, value }) => ` ${name} = ${JSON.stringify(value)}`);
        const data = `{${library}}${type}${params.length === 0 ? "" : ` {${settings.join("")} }`}`;
        if (except === undefined) return data;
        const text = `${data} - ${yield* deep(this.#text(except, true))}`;
        return isInner ? `(${text})` : text;
      }
      case "value": {
        const { library, type, value, namespaces } = pattern;
        // A name is the same name with another prefix.
        const [binding] = Object.entries(namespaces);
        const text =
          binding === undefined ? value : value.trim().replace(/^(?:[^:]*:)?/u, `{${binding[1]}}`);
        return `{${library}}${type} ${JSON.stringify(text)}`;
      }
    }
  }
}
