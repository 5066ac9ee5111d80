// A document as XPath sees it: nodes with parents and siblings, attributes and the document among them,
// over the tree that the reader built. A node is made when an expression first comes to it: most parts
// of most documents are never looked at.

import type { Span } from "../source/source.ts";
import { XML_NAMESPACE } from "../xml/namespaces.ts";
import type { XmlAttribute, XmlDocument, XmlElement, XmlNode } from "../xml/tree.ts";
import { attributeValue, descendantElements } from "../xml/walk.ts";

/** As the DOM numbers them: the XPath library asks for these. */
const NODE_TYPES = {
  element: 1,
  attribute: 2,
  text: 3,
  instruction: 7,
  comment: 8,
  document: 9,
} as const;

/** One node. The library reads the fields named as in the DOM; the same node is always the same object. */
export class TreeNode {
  readonly kind: "document" | "attribute" | XmlNode["kind"];
  readonly nodeType: number;
  readonly localName: string;
  /** null without a namespace. */
  readonly namespaceURI: string | null;
  readonly prefix: string;
  readonly nodeName: string;
  /** An instruction's. */
  readonly target: string;
  /** An attribute's value, or the text of a node that is nothing but text. */
  readonly data: string;
  /** Where a finding about the node points to; undefined for the document. */
  readonly span: Span | undefined;
  readonly tree: Tree;
  /** The element as it was read, of an element. */
  readonly element: XmlElement | undefined;
  /** Among its siblings; known once the parent's children are. */
  index = -1;
  #parent: TreeNode | null | undefined;
  #children: readonly TreeNode[] | undefined;
  #attributes: readonly TreeNode[] | undefined;

  constructor(tree: Tree, item: XmlDocument | XmlNode | XmlAttribute, parent?: TreeNode | null) {
    this.tree = tree;
    this.#parent = parent;
    const named = "local" in item ? item : undefined;
    this.localName = named?.local ?? "";
    this.namespaceURI = named === undefined || named.namespace === "" ? null : named.namespace;
    this.prefix = named?.prefix ?? "";
    this.nodeName = this.prefix === "" ? this.localName : `${this.prefix}:${this.localName}`;
    this.kind = "kind" in item ? item.kind : "attribute";
    this.nodeType = NODE_TYPES[this.kind];
    this.element = "kind" in item && item.kind === "element" ? item : undefined;
    this.target = "target" in item ? item.target : "";
    this.data = dataOf(item);
    this.span = spanOf(item);
  }

  get parent(): TreeNode | null {
    if (this.#parent !== undefined) return this.#parent;
    const parent = this.element?.parent;
    this.#parent = parent === undefined ? this.tree.root : this.tree.nodeOf(parent);
    return this.#parent;
  }

  get children(): readonly TreeNode[] {
    if (this.#children !== undefined) return this.#children;
    const items = this.kind === "document" ? this.tree.document.children : this.element?.children;
    const children = (items ?? []).map((item, index) => {
      const child =
        item.kind === "element" ? this.tree.nodeOf(item) : new TreeNode(this.tree, item, this);
      child.index = index;
      return child;
    });
    this.#children = children;
    return children;
  }

  get attributes(): readonly TreeNode[] {
    this.#attributes ??= (this.element?.attributes ?? []).map(
      (attribute) => new TreeNode(this.tree, attribute, this),
    );
    return this.#attributes;
  }

  /** The sibling so many places further on. */
  sibling(distance: number): TreeNode | undefined {
    if (this.kind === "attribute") return undefined;
    // First the siblings: only they know the index.
    const siblings = this.parent?.children;
    return siblings?.[this.index + distance];
  }
}

/** All nodes of one document. */
export class Tree {
  readonly document: XmlDocument;
  readonly root: TreeNode;
  readonly #elements = new Map<XmlElement, TreeNode>();
  #ids: ReadonlyMap<string, XmlElement> | undefined;
  #byName: ReadonlyMap<string, readonly XmlElement[]> | undefined;

  constructor(document: XmlDocument) {
    this.document = document;
    this.root = new TreeNode(this, document, null);
  }

  nodeOf(element: XmlElement): TreeNode {
    let node = this.#elements.get(element);
    if (node === undefined) {
      node = new TreeNode(this, element);
      this.#elements.set(element, node);
    }
    return node;
  }

  /** The elements of a name, in document order. */
  named(namespace: string, local: string): readonly TreeNode[] {
    this.#byName ??= indexNames(this.document);
    const found = this.#byName.get(`${namespace} ${local}`) ?? [];
    return found.map((element) => this.nodeOf(element));
  }

  /** The elements with one of these `xml:id`s, in document order; each text may hold several. */
  withIds(texts: readonly string[]): readonly TreeNode[] {
    this.#ids ??= indexIds(this.document);
    const ids = this.#ids;
    const wanted = new Set(texts.flatMap((text) => text.split(/[ \t\r\n]+/u)));
    const found = [...wanted].flatMap((id) => ids.get(id) ?? []);
    return found
      .toSorted((a, b) => a.span.start - b.span.start)
      .map((element) => this.nodeOf(element));
  }
}

/** All elements, by namespace and local name. */
function indexNames({ root }: XmlDocument): ReadonlyMap<string, readonly XmlElement[]> {
  const names = new Map<string, XmlElement[]>();
  for (const element of [root, ...descendantElements(root)]) {
    const name = `${element.namespace} ${element.local}`;
    const known = names.get(name);
    if (known === undefined) names.set(name, [element]);
    else known.push(element);
  }
  return names;
}

/** The first element with each id (xml:id 1.0, 4). */
function indexIds({ root }: XmlDocument): ReadonlyMap<string, XmlElement> {
  const ids = new Map<string, XmlElement>();
  for (const element of [root, ...descendantElements(root)]) {
    const id = attributeValue(element, "id", XML_NAMESPACE);
    if (id !== undefined && !ids.has(id)) ids.set(id, element);
  }
  return ids;
}

function dataOf(item: XmlDocument | XmlNode | XmlAttribute): string {
  if ("value" in item) return item.value;
  if ("text" in item) return item.text;
  return "data" in item ? item.data : "";
}

/** Where a finding about a node points to; undefined for the document. */
export function spanOf(item: XmlDocument | XmlNode | XmlAttribute): Span | undefined {
  if ("valueSpan" in item) return item.valueSpan;
  if (item.kind === "document") return undefined;
  return item.kind === "element" ? item.nameSpan : item.span;
}
