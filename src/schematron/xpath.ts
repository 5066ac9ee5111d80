// XPath 3.1 over our own trees. The only import of `fontoxpath`: it evaluates over any tree, so documents
// are not parsed a second time, and it compiles each expression once (it keeps them by their text).
// What Schematron has beside XPath's own functions (XSLT's `current()`) or the library does without
// (an `id()` that knows `xml:id`) is supplied here.

import fontoxpath, { type Facade, type Options } from "fontoxpath";
import { ELEMENTS_NAMED } from "./named.ts";
import type { ResolvePrefix } from "./paths.ts";
import type { TreeNode } from "./tree.ts";

/** Values for variables, by their names; made by `valueOf`. */
export type Variables = Readonly<Record<string, unknown>>;

export const noVariables: Variables = {};

/** Why an expression has no value: the code of the specification, and the library's words. */
export interface XPathFailure {
  /** `XPST0017`, …; undefined when the library itself broke down. */
  readonly code: string | undefined;
  readonly message: string;
}

export const FUNCTIONS = "http://www.w3.org/2005/xpath-functions";
const OWN_FUNCTIONS = "urn:apograph:xpath";
/** Stands for a function that somebody else will call, where expressions are only looked at. */
const STAND_IN = "stand-in";
const MOST_ARGUMENTS = 9;

/** The functions supplied here, by name and number of arguments. */
const SUPPLIED = new Set([
  "current#0",
  "id#1",
  "id#2",
  "element-with-id#1",
  "element-with-id#2",
  `${ELEMENTS_NAMED}#2`,
]);

/** Expressions of one schema: its prefixes, and what `current()` is at the moment. */
export class XPath {
  readonly #options: Options & { currentContext: TreeNode | undefined };

  /** @param isElsewhere whether a function exists that this library does without */
  constructor(
    resolve: ResolvePrefix,
    isElsewhere: (namespace: string | undefined, local: string, arity: number) => boolean = () =>
      false,
  ) {
    this.#options = {
      // No prefix means no namespace, in XPath as in XSLT (XPath 3.1, 3.2.1.2).
      namespaceResolver: (prefix) => resolve(prefix) ?? null,
      functionNameResolver: ({ prefix, localName }, arity) => {
        const namespace = prefix === "" ? FUNCTIONS : resolve(prefix);
        if (arity <= MOST_ARGUMENTS && isElsewhere(namespace, localName, arity))
          return { namespaceURI: OWN_FUNCTIONS, localName: STAND_IN };
        if (prefix !== "") return null;
        const isSupplied = SUPPLIED.has(`${localName}#${arity}`);
        return { namespaceURI: isSupplied ? OWN_FUNCTIONS : FUNCTIONS, localName };
      },
      currentContext: undefined,
    };
  }

  /** The effective boolean value. */
  test(expression: string, node: TreeNode, variables: Variables): boolean {
    this.#options.currentContext = node;
    return fontoxpath.evaluateXPathToBoolean(expression, node, facade, variables, this.#options);
  }

  /** The items' texts with spaces between them, as `xsl:value-of` writes them (XSLT 3.0, 5.7.2). */
  text(expression: string, node: TreeNode, variables: Variables): string {
    const joined = `string-join(data((${expression})) ! string(.), " ")`;
    this.#options.currentContext = node;
    return fontoxpath.evaluateXPathToString(joined, node, facade, variables, this.#options);
  }

  /** Nodes in document order. */
  nodes(expression: string, node: TreeNode, variables: Variables): readonly TreeNode[] {
    this.#options.currentContext = node;
    return fontoxpath.evaluateXPathToNodes(expression, node, facade, variables, this.#options);
  }

  /**
   * A value to be used in other expressions, with its type; undefined where the library cannot take it
   * back as what it was (dates, maps, sequences of several types …).
   */
  value(expression: string, node: TreeNode, variables: Variables): unknown {
    this.#options.currentContext = node;
    const items = fontoxpath.evaluateXPathToArray(
      `array { (${expression}) ! map { "type": ${TYPE_OF_ITEM}, "item": . } }`,
      node,
      facade,
      variables,
      this.#options,
    ) as readonly { readonly type: string; readonly item: unknown }[];
    const types = new Set(items.map(({ type }) => type));
    const [type = "node()"] = types;
    if (types.size > 1 || type === "") return undefined;
    return fontoxpath.createTypedValueFactory(`${type}*`)(
      items.map(({ item }) => item),
      null,
    );
  }

  /** What is wrong with an expression whatever the document, if anything (XPath 3.1, 2.3.1). */
  staticFailure(
    expression: string,
    node: TreeNode,
    variables: Iterable<string>,
  ): XPathFailure | undefined {
    const nothing = fontoxpath.createTypedValueFactory("node()*")([], null);
    const values = Object.fromEntries([...variables].map((name) => [name, nothing]));
    try {
      this.test(expression, node, values);
      return undefined;
    } catch (error) {
      const failure = readFailure(error);
      return failure.code?.startsWith("XPST") === true ? failure : undefined;
    }
  }
}

/** What an item is, of the types that go to JavaScript and back without loss; else "". */
const TYPE_OF_ITEM = `
  if (. instance of node()) then "node()"
  else if (. instance of xs:string) then "xs:string"
  else if (. instance of xs:boolean) then "xs:boolean"
  else if (. instance of xs:double) then "xs:double"
  else if (. instance of xs:integer and . lt 1000000000 and . gt -1000000000) then "xs:integer"
  else ""`;

/** What was thrown during an evaluation, as data; what did not come from an expression goes on up. */
export function readFailure(error: unknown): XPathFailure {
  if (!(error instanceof Error)) throw error;
  const [, code, message] = /\b([A-Z]{4}\d{4})[:,]?\s*(.*)$/su.exec(error.message) ?? [];
  const words = (message ?? error.message)
    // A list of all that might have followed helps nobody, nor does a position in one line.
    .replace(/ Expected .*$/su, "")
    .replace(/\s+at <>:.*$/su, "")
    .replaceAll(/Q\{[^}]*\}/gu, "")
    .replace(/ No similar functions found\.$/u, "")
    .replaceAll(/\s+/gu, " ")
    .trim();
  return { code, message: words };
}

/** The tree for the library. A bucket says which nodes will do: elements alone, or those of a name. */
const facade: Facade<TreeNode> = {
  getAllAttributes: (node) => node.attributes,
  // Only the library's own id() asks for one by name, and that is supplied below.
  getAttribute: () => null,
  getChildNodes: (node, bucket) => {
    if (bucket === null || bucket === undefined) return node.children;
    return node.children.filter((child) => mayMatch(child, bucket));
  },
  getData: (node) => node.data,
  getFirstChild: (node, bucket) => firstOf(node.children[0], 1, bucket),
  getLastChild: (node, bucket) => firstOf(node.children.at(-1), -1, bucket),
  getNextSibling: (node, bucket) => firstOf(node.sibling(1), 1, bucket),
  getPreviousSibling: (node, bucket) => firstOf(node.sibling(-1), -1, bucket),
  getParentNode: (node) => node.parent,
};

/** The node or, if it will not do, the first sibling in a direction that does. */
function firstOf(
  node: TreeNode | undefined,
  step: 1 | -1,
  bucket: string | null | undefined,
): TreeNode | null {
  let at = node;
  while (at !== undefined && !mayMatch(at, bucket)) at = at.sibling(step);
  return at ?? null;
}

function mayMatch(node: TreeNode, bucket: string | null | undefined): boolean {
  if (bucket === "type-1") return node.kind === "element";
  if (bucket === null || bucket === undefined || !bucket.startsWith("name-")) return true;
  return node.kind === "element" && node.localName === bucket.slice("name-".length);
}

function supply(
  localName: string,
  signature: readonly string[],
  returnType: string,
  call: (current: TreeNode, ...values: never[]) => unknown,
): void {
  fontoxpath.registerCustomXPathFunction(
    { namespaceURI: OWN_FUNCTIONS, localName },
    signature,
    returnType,
    ({ currentContext }, ...values) => call(currentContext as TreeNode, ...values),
  );
}

supply("current", [], "node()", (current) => current);
for (let arity = 0; arity <= MOST_ARGUMENTS; arity++) {
  const signature = Array.from({ length: arity }, () => "item()*");
  supply(STAND_IN, signature, "item()*", () => []);
}
for (const name of ["id", "element-with-id"]) {
  // One document is all that expressions can reach: the current node's is the context node's.
  supply(name, ["xs:string*"], "node()*", (current, ids: readonly string[]) =>
    current.tree.withIds(ids),
  );
  supply(name, ["xs:string*", "node()"], "node()*", (_, ids: readonly string[], node: TreeNode) =>
    node.tree.withIds(ids),
  );
}
supply(
  ELEMENTS_NAMED,
  ["xs:string", "xs:string"],
  "node()*",
  (current, namespace: string, local: string) => current.tree.named(namespace, local),
);
