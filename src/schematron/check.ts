// A document against a schema's rules. The document is walked once; which rules may concern an element is
// looked up by its name and by its attributes' names, and only their expressions are evaluated.

import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { XmlDocument, XmlElement } from "../xml/tree.ts";
import { descendantElements } from "../xml/walk.ts";
import { type Candidate, Dispatcher } from "./dispatch.ts";
import { type Engine, Evaluation } from "./evaluation.ts";
import { makeFinding } from "./findings.ts";
import { prefixResolver } from "./paths.ts";
import { QuickTests } from "./quick.ts";
import type { Assertion, Pattern, Rule, SchematronSchema } from "./schema.ts";
import { Tree, type TreeNode } from "./tree.ts";
import { XPath } from "./xpath.ts";

/** Checks a document. What the rules find, and where one of them could not be evaluated. */
export function checkSchematron(document: XmlDocument, schema: SchematronSchema): Diagnostic[] {
  let checker = checkers.get(schema);
  if (checker === undefined) {
    const resolve = prefixResolver(schema.namespaces);
    const xpath = new XPath(resolve);
    const quick = new QuickTests(resolve);
    checker = { engine: { schema, xpath, quick }, dispatcher: new Dispatcher(schema) };
    checkers.set(schema, checker);
  }
  return new Check(document, checker).run();
}

interface Checker {
  readonly engine: Engine;
  readonly dispatcher: Dispatcher;
}

/** What a schema's rules take, made once for all documents. */
const checkers = new WeakMap<SchematronSchema, Checker>();

class Check {
  readonly #diagnostics: Diagnostic[] = [];
  readonly #tree: Tree;
  readonly #dispatcher: Dispatcher;
  readonly #evaluation: Evaluation;

  constructor(document: XmlDocument, { engine, dispatcher }: Checker) {
    this.#tree = new Tree(document);
    this.#dispatcher = dispatcher;
    this.#evaluation = new Evaluation(engine, this.#tree, this.#diagnostics);
  }

  run(): Diagnostic[] {
    const { root } = this.#tree.document;
    this.#visit(this.#dispatcher.candidatesOf("document"), this.#tree.root);
    this.#visitElement(root);
    for (const element of descendantElements(root)) this.#visitElement(element);
    if (this.#dispatcher.asksForContent) this.#visitContent(this.#tree.root);
    return this.#diagnostics;
  }

  #visitElement(element: XmlElement): void {
    const candidates = this.#dispatcher.candidatesOfElement(element);
    // Only a node that is asked for is made.
    if (candidates.length > 0) this.#visit(candidates, this.#tree.nodeOf(element));
    if (!this.#dispatcher.asksForAttributes) return;
    for (const [index, attribute] of element.attributes.entries()) {
      const ofAttribute = this.#dispatcher.candidatesOfAttribute(attribute);
      if (ofAttribute.length === 0) continue;
      this.#visit(ofAttribute, this.#tree.nodeOf(element).attributes[index] as TreeNode);
    }
  }

  /** Text, comments and instructions. */
  #visitContent(top: TreeNode): void {
    const pending = [top];
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
      const { kind } = node;
      if (isContent(kind)) this.#visit(this.#dispatcher.candidatesOf(kind), node);
      pending.push(...node.children.toReversed());
    }
  }

  /** The first rule of each pattern that fits the node is checked; in a group, each that does. */
  #visit(candidates: readonly Candidate[], node: TreeNode): void {
    let checked: Candidate | undefined;
    for (const candidate of candidates) {
      const { pattern, rule } = candidate;
      if (pattern === checked?.pattern && (!pattern.isGroup || rule === checked.rule)) continue;
      if (!this.#fits(candidate, node)) continue;
      for (const assertion of rule.assertions) this.#checkAssertion(assertion, pattern, rule, node);
      checked = candidate;
    }
  }

  #fits({ rule, alternative }: Candidate, node: TreeNode): boolean {
    if (alternative === undefined) return this.#evaluation.isSearched(rule, node);
    const { test, ownerTest } = alternative;
    const owner = ownerTest === undefined ? null : node.parent;
    return (
      this.#evaluation.fits(rule, test, node) &&
      (owner === null || this.#evaluation.fits(rule, ownerTest, owner))
    );
  }

  #checkAssertion(assertion: Assertion, pattern: Pattern, rule: Rule, node: TreeNode): void {
    const { kind, test, subject, remarks } = assertion;
    const holds = this.#evaluation.test(test, node);
    if (holds === undefined || holds === (kind === "assert")) return;
    const at = subject === undefined ? node : this.#evaluation.firstNode(subject, node);
    const { span } = at ?? node;
    const { path } = this.#tree.document.source;
    const words = {
      message: this.#evaluation.text(assertion.message, node),
      remarks: remarks.map((remark) => this.#evaluation.text(remark, node)),
    };
    this.#diagnostics.push(makeFinding({ path, span }, { pattern, rule, assertion }, words));
  }
}

function isContent(kind: TreeNode["kind"]): kind is "text" | "comment" | "instruction" {
  return kind === "text" || kind === "comment" || kind === "instruction";
}
