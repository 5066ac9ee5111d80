// Expressions evaluated in one document: their variables have their values, and what fails is reported
// where it fails, once.

import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { splitOutermost } from "./lexer.ts";
import { inOneLine } from "./findings.ts";
import * as messages from "./messages.ts";
import type { QuickTests } from "./quick.ts";
import type { Let, Query, Rule, SchematronSchema, Text } from "./schema.ts";
import type { Tree, TreeNode } from "./tree.ts";
import { noVariables, readFailure, type Variables, type XPath } from "./xpath.ts";

/** A let that has no value in this document: that has been reported. */
const BROKEN = Symbol("broken");
/** A let whose value cannot be kept: its expression is evaluated wherever the variable is used. */
const INLINE = Symbol("inline");

/** What a schema's expressions are evaluated with, the same for all documents. */
export interface Engine {
  readonly schema: SchematronSchema;
  readonly xpath: XPath;
  readonly quick: QuickTests;
}

export class Evaluation {
  readonly #engine: Engine;
  readonly #tree: Tree;
  readonly #diagnostics: Diagnostic[];
  readonly #values: unknown[] = [];
  readonly #searched = new Map<Rule, ReadonlySet<TreeNode>>();

  constructor(engine: Engine, tree: Tree, diagnostics: Diagnostic[]) {
    this.#engine = engine;
    this.#tree = tree;
    this.#diagnostics = diagnostics;
  }

  /** Does a rule fit a node? An error means no, as in an XSLT pattern (XSLT 3.0, 5.5.4). */
  fits({ context }: Rule, test: string | undefined, node: TreeNode): boolean {
    const answer = test === undefined || this.#ask(test, node);
    if (test === undefined || answer !== undefined) return answer === true;
    try {
      return this.#evaluate({ ...context, text: test }, (text, variables) =>
        this.#engine.xpath.test(text, node, variables),
      );
    } catch (error) {
      this.#reportBreakdown(context, node, error);
      return false;
    }
  }

  /** Is a node among those that a rule's context finds? */
  isSearched(rule: Rule, node: TreeNode): boolean {
    let found = this.#searched.get(rule);
    if (found === undefined) {
      found = this.#search(rule.context);
      this.#searched.set(rule, found);
    }
    return found.has(node);
  }

  /** The effective boolean value; undefined, and reported, when there is none. */
  test(query: Query, node: TreeNode): boolean | undefined {
    const answer = this.#ask(query.written, node);
    if (answer !== undefined) return answer;
    return this.#reporting(query, node, (text, variables) =>
      this.#engine.xpath.test(text, node, variables),
    );
  }

  firstNode(query: Query, node: TreeNode): TreeNode | undefined {
    return this.#reporting(query, node, (text, variables) =>
      this.#engine.xpath.nodes(text, node, variables),
    )?.[0];
  }

  /** Words with the values of expressions between them, in one line. */
  text(parts: Text, node: TreeNode): string {
    const texts = parts.map((part) =>
      typeof part === "string"
        ? part
        : (this.#reporting(part, node, (text, variables) =>
            this.#engine.xpath.text(text, node, variables),
          ) ?? ""),
    );
    return inOneLine(texts);
  }

  /** The answer without the library, if there is one. */
  #ask(expression: string, { element }: TreeNode): boolean | undefined {
    return element === undefined ? undefined : this.#engine.quick.ask(expression, element);
  }

  /** The nodes that match a pattern: from some node, its path leads to them (XSLT 3.0, 5.5.3). */
  #search(context: Query): ReadonlySet<TreeNode> {
    const found = new Set<TreeNode>();
    for (const path of splitOutermost(context.written, /\|/gu)) {
      const isAbsolute = path.startsWith("/") || /^(?:id|key)\s*\(/u.test(path);
      for (const node of isAbsolute ? [this.#tree.root] : this.#allNodes()) {
        const query = { ...context, text: path };
        try {
          const nodes = this.#evaluate(query, (text, variables) =>
            this.#engine.xpath.nodes(text, node, variables),
          );
          for (const one of nodes) found.add(one);
        } catch (error) {
          this.#reportBreakdown(query, node, error);
        }
      }
    }
    return found;
  }

  *#allNodes(): Generator<TreeNode, void> {
    const pending = [this.#tree.root];
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
      yield node;
      pending.push(...node.children.toReversed());
    }
  }

  /** Undefined when the expression fails, which is then reported. */
  #reporting<Value>(
    query: Query,
    node: TreeNode,
    evaluate: (text: string, variables: Variables) => Value,
  ): Value | undefined {
    if (query.lets.some((number) => this.#valueOf(number) === BROKEN)) return undefined;
    try {
      return this.#evaluate(query, evaluate);
    } catch (error) {
      this.#report(query, node, error);
      return undefined;
    }
  }

  /** An error of XPath's only means that a context does not fit; one of the library's is more. */
  #reportBreakdown(query: Query, node: TreeNode, error: unknown): void {
    if (readFailure(error).code === undefined) this.#report(query, node, error);
  }

  #report({ written, place }: Query, node: TreeNode, error: unknown): void {
    const at = { path: this.#tree.document.source.path, span: node.span };
    this.#diagnostics.push(messages.failed(at, written, readFailure(error), place));
  }

  #evaluate<Value>(
    { text, lets }: Query,
    evaluate: (text: string, variables: Variables) => Value,
  ): Value {
    if (lets.length === 0) return evaluate(text, noVariables);
    const variables: Record<string, unknown> = {};
    let whole = text;
    const pending = new Set(lets);
    // From the last one back: a let uses only those before it.
    for (let number = Math.max(...pending); number >= 0; number--) {
      if (!pending.has(number)) continue;
      const { name, value } = this.#engine.schema.lets[number] as Let;
      const known = this.#valueOf(number);
      if (known !== INLINE) {
        variables[name] ??= known;
        continue;
      }
      whole = `let $${name} := (root(.) ! (${value.text})) return (${whole})`;
      for (const inner of value.lets) pending.add(inner);
    }
    return evaluate(whole, variables);
  }

  #valueOf(number: number): unknown {
    this.#values[number] ??= this.#computeValue((this.#engine.schema.lets[number] as Let).value);
    return this.#values[number];
  }

  #computeValue(query: Query): unknown {
    if (query.lets.some((inner) => this.#valueOf(inner) === BROKEN)) return BROKEN;
    const node = this.#tree.root;
    try {
      const value = this.#evaluate(query, (text, variables) =>
        this.#engine.xpath.value(text, node, variables),
      );
      if (value !== undefined) return value;
      // Evaluated elsewhere, it would be about another node.
      if (!/\bcurrent\s*\(/u.test(query.text)) return INLINE;
      throw new Error("a variable with this value cannot refer to current()");
    } catch (error) {
      this.#report(query, node, error);
      return BROKEN;
    }
  }
}
