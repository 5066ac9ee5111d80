// Makes expressions ready to evaluate: says which variables each one needs, and what is wrong with it
// whatever the document.

import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { sourceFromText } from "../source/source.ts";
import { escapeText } from "../xml/escape.ts";
import { parseXml, type XmlDocument } from "../xml/tree.ts";
import { descendantElements } from "../xml/walk.ts";
import { writeXml } from "../xml/write.ts";
import { XSLT_NAMESPACE } from "../xslt/graph.ts";
import { type Item, placeOf, readAttribute } from "./files.ts";
import { NAME, variableNames } from "./lexer.ts";
import { useNames } from "./named.ts";
import * as messages from "./messages.ts";
import { prefixResolver, type ResolvePrefix } from "./paths.ts";
import type { Let, Query } from "./schema.ts";
import { Tree } from "./tree.ts";
import { FUNCTIONS, XPath } from "./xpath.ts";
import { isXsltFunction, nameOfFunction } from "./xslt-functions.ts";

/** The variables that an expression sees. */
export interface Scope {
  /** The numbers of the lets of the schema and the pattern, by name. */
  readonly lets: ReadonlyMap<string, number>;
  /** The variables of the rule, in the order of their declaration. */
  readonly own: readonly OwnVariable[];
  /** The names of variables that are wrong themselves: what uses them need not be reported as well. */
  readonly broken: ReadonlySet<string>;
}

export const noScope: Scope = { lets: new Map(), own: [], broken: new Set() };

export interface OwnVariable {
  readonly name: string;
  readonly expression: string;
}

const IS_NAME = new RegExp(`^${NAME}$`, "u");

export class Queries {
  readonly lets: Let[] = [];
  readonly diagnostics: Diagnostic[] = [];
  /** What prefixes stand for. */
  readonly resolve: ResolvePrefix;
  readonly #xpath: XPath;
  /** Knows what XSLT has, and what the schema declares in it. */
  readonly #xslt: XPath;
  /** Something to evaluate at: what fails here whatever the document, fails at compiling. */
  readonly #nothing = new Tree(
    parseXml(sourceFromText("nothing.xml", "<nothing/>")).document as XmlDocument,
  ).root;

  /** @param declared functions of the schema's own, as `nameOfFunction` names them */
  constructor(namespaces: Readonly<Record<string, string>>, declared: ReadonlySet<string>) {
    this.resolve = prefixResolver(namespaces);
    this.#xpath = new XPath(this.resolve);
    this.#xslt = new XPath(this.resolve, (namespace, local, arity) => {
      if (namespace === FUNCTIONS && isXsltFunction(local, arity)) return true;
      return namespace !== undefined && declared.has(nameOfFunction(namespace, local, arity));
    });
  }

  /** The expression in an attribute; undefined, and reported, when it is missing or wrong. */
  read(item: Item, attribute: string, scope: Scope): Query | undefined {
    const found = readAttribute(item, attribute);
    if (found === undefined) {
      const { local } = item.element;
      this.diagnostics.push(messages.missingAttribute(placeOf(item), local, attribute));
      return undefined;
    }
    return this.make(found.value, found.place, scope);
  }

  make(written: string, place: messages.Place, scope: Scope): Query | undefined {
    const names = variableNames(written);
    if ([...names].some((name) => scope.broken.has(name))) return undefined;
    const own = usedVariables(written, scope.own);
    const bindings = own.map(({ name, expression }) => `$${name} := (${expression})`);
    const whole = own.length === 0 ? written : `let ${bindings.join(", ")} return (${written})`;
    const text = useNames(whole, this.resolve);
    const ownNames = new Set(own.map(({ name }) => name));
    const used = [...variableNames(text)].filter((name) => !ownNames.has(name));
    const lets = used.flatMap((name) => scope.lets.get(name) ?? []).toSorted((a, b) => a - b);
    const known = lets.map((number) => (this.lets[number] as Let).name);
    const query = { text, written, lets, place, ...(text === whole ? {} : { plain: whole }) };
    const failure = this.#xpath.staticFailure(text, this.#nothing, known);
    if (failure === undefined) return query;
    const isUnknown = failure.code === "XPST0017";
    const lack = isUnknown ? this.#xslt.staticFailure(whole, this.#nothing, known) : failure;
    if (lack === undefined) return { ...query, needsXslt: true };
    this.diagnostics.push(messages.wrongExpression(place, written, lack));
    return undefined;
  }

  /** Takes a variable of the schema or a pattern; the scope after it. */
  addLet(item: Item, scope: Scope): Scope {
    const name = this.#letName(item);
    const value = name === undefined ? undefined : this.#letValue(item, scope);
    if (name === undefined) return scope;
    return value === undefined ? withBroken(scope, name) : this.#withLet(scope, { name, ...value });
  }

  /** Takes a variable of a rule; the scope after it. */
  addOwn(item: Item, scope: Scope): Scope {
    const name = this.#letName(item);
    const value = name === undefined ? undefined : this.#letValue(item, scope);
    if (name === undefined) return scope;
    if (value === undefined) return withBroken(scope, name);
    if (value.content === undefined)
      return { ...scope, own: [...scope.own, { name, expression: value.value.written }] };
    if (isConstant(item)) {
      const own = scope.own.filter((variable) => variable.name !== name);
      return this.#withLet({ ...scope, own }, { name, ...value });
    }
    const what = "A let in a rule whose content has to be computed";
    this.diagnostics.push(messages.unsupported(placeOf(item), what));
    return withBroken(scope, name);
  }

  #withLet(scope: Scope, declared: Let): Scope {
    const number = this.lets.push(declared) - 1;
    return { ...scope, lets: new Map([...scope.lets, [declared.name, number]]) };
  }

  #letValue(item: Item, scope: Scope): Omit<Let, "name"> | undefined {
    if (readAttribute(item, "value") !== undefined) {
      const value = this.read(item, "value", scope);
      return value && { value };
    }
    const place = placeOf(item);
    const content = contentOf(item);
    if (content !== "") {
      const used = [...variableNames(content)].flatMap((name) => scope.lets.get(name) ?? []);
      const lets = used.toSorted((a, b) => a - b);
      return { value: { text: "()", written: content, lets, place, needsXslt: true }, content };
    }
    this.diagnostics.push(messages.missingAttribute(place, "let", "value"));
    return undefined;
  }

  #letName(item: Item): string | undefined {
    const name = readAttribute(item, "name");
    if (name === undefined) {
      this.diagnostics.push(messages.missingAttribute(placeOf(item), "let", "name"));
      return undefined;
    }
    if (IS_NAME.test(name.value)) return name.value;
    this.diagnostics.push(messages.unsupported(name.place, `The variable name “${name.value}”`));
    return undefined;
  }
}

function withBroken(scope: Scope, name: string): Scope {
  return { ...scope, broken: new Set([...scope.broken, name]) };
}

/** Those of a rule's variables that an expression uses, directly or through others, in their order. */
function usedVariables(expression: string, own: readonly OwnVariable[]): readonly OwnVariable[] {
  if (own.length === 0) return own;
  const wanted = variableNames(expression);
  const used: OwnVariable[] = [];
  for (const variable of own.toReversed()) {
    if (!wanted.has(variable.name)) continue;
    used.push(variable);
    for (const name of variableNames(variable.expression)) wanted.add(name);
  }
  return used.toReversed();
}

/** What stands in a `let`, as XML text that means the same elsewhere; "" when that is only blanks. */
function contentOf({ element }: Item): string {
  const parts = element.children.map((child) => {
    if (child.kind === "element") return writeXml(child);
    return child.kind === "text" ? escapeText(child.text) : "";
  });
  return parts.join("").trim();
}

/** Is the content of a `let` the same wherever it stands? */
function isConstant({ element }: Item): boolean {
  return [...descendantElements(element)].every(
    ({ namespace, attributes }) =>
      namespace !== XSLT_NAMESPACE && !attributes.some(({ value }) => /[{}]/u.test(value)),
  );
}
