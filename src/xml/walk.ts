// Getting about in a tree. Nothing here recurses, so no document is too deep.

import { XML_NAMESPACE } from "./namespaces.ts";
import type { XmlElement, XmlNode } from "./tree.ts";

/** The value of an attribute; without a namespace unless one is given. */
export function attributeValue(
  element: XmlElement,
  local: string,
  namespace = "",
): string | undefined {
  return findAttribute(element, local, namespace)?.value;
}

/** An attribute with its places; without a namespace unless one is given. */
export function findAttribute(
  element: XmlElement,
  local: string,
  namespace = "",
): XmlElement["attributes"][number] | undefined {
  return element.attributes.find((one) => one.local === local && one.namespace === namespace);
}

/** The child elements; only those of a local name, in the parent's namespace, if one is given. */
export function childElements(element: XmlElement, local?: string): XmlElement[] {
  return element.children.filter(
    (child): child is XmlElement =>
      child.kind === "element" &&
      (local === undefined || (child.local === local && child.namespace === element.namespace)),
  );
}

/** The elements around an element, from its parent to the root. */
export function* ancestors(element: XmlElement): Generator<XmlElement, void> {
  for (let at = element.parent; at !== undefined; at = at.parent) yield at;
}

/** The outermost element around an element, or itself. */
export function rootOf(element: XmlElement): XmlElement {
  let root = element;
  for (const around of ancestors(element)) root = around;
  return root;
}

/** Elements by their `xml:id`; of several with one id, the first. */
export function elementsById(elements: Iterable<XmlElement>): Map<string, XmlElement> {
  const found = new Map<string, XmlElement>();
  for (const element of elements) {
    const id = attributeValue(element, "id", XML_NAMESPACE);
    if (id !== undefined && !found.has(id)) found.set(id, element);
  }
  return found;
}

/** Everything inside an element, in document order. */
export function* descendants(element: XmlElement): Generator<XmlNode, void> {
  const pending: XmlNode[] = element.children.toReversed();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    yield node;
    if (node.kind !== "element") continue;
    for (let index = node.children.length - 1; index >= 0; index--) {
      pending.push(node.children[index] as XmlNode);
    }
  }
}

/** The elements inside an element, in document order. */
export function* descendantElements(element: XmlElement): Generator<XmlElement, void> {
  for (const node of descendants(element)) {
    if (node.kind === "element") yield node;
  }
}

/** All text inside an element, put together. */
export function textContent(element: XmlElement): string {
  let text = "";
  for (const node of descendants(element)) {
    if (node.kind === "text") text += node.text;
  }
  return text;
}

/** What the prefixes mean inside an element: its own declarations and those around it. */
export function namespacesInScope(element: XmlElement): Map<string, string> {
  const scope = new Map<string, string>();
  for (const around of [...ancestors(element)].toReversed()) addDeclarations(scope, around);
  addDeclarations(scope, element);
  return scope;
}

function addDeclarations(scope: Map<string, string>, element: XmlElement): void {
  for (const { prefix, namespace } of element.namespaces) {
    if (namespace === "") scope.delete(prefix);
    else scope.set(prefix, namespace);
  }
}
