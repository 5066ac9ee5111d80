// A tree as XML text that any parser reads back to the same tree, even one that knows no entities, no
// defaults and no normalisation of line ends: no DOCTYPE, and everything fragile as a number.

import type { NamespaceDeclaration } from "./handler.ts";
import type { XmlDocument, XmlElement, XmlNode } from "./tree.ts";
import { namespacesInScope } from "./walk.ts";
import { escapeText, escapeValue } from "./escape.ts";

/**
 * A whole document, or an element with the namespaces that are in scope where it stands. The one thing
 * XML cannot express is lost: a CR in a comment or an instruction becomes LF when it is read again.
 */
export function writeXml(node: XmlDocument | XmlElement): string {
  if (node.kind === "document") return node.children.map((child) => writeNode(child)).join("\n");
  const inherited = [...namespacesInScope(node)].map(([prefix, namespace]) => ({
    prefix,
    namespace,
  }));
  return writeNode(node, inherited);
}

/** One node and everything in it, without recursion. */
function writeNode(top: XmlNode, namespaces?: readonly NamespaceDeclaration[]): string {
  const parts: string[] = [];
  // Nodes still to be written, the next one last; a string is an end tag.
  const pending: (XmlNode | string)[] = [top];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (typeof node === "string") {
      parts.push(node);
      continue;
    }
    switch (node.kind) {
      case "text":
        parts.push(escapeText(node.text));
        break;
      case "comment":
        parts.push(`<!--${node.text}-->`);
        break;
      case "instruction":
        parts.push(node.data === "" ? `<?${node.target}?>` : `<?${node.target} ${node.data}?>`);
        break;
      case "element": {
        const declared = node === top && namespaces !== undefined ? namespaces : node.namespaces;
        parts.push(`<${nameOf(node)}`, ...writeAttributes(node, declared));
        if (node.children.length === 0) {
          parts.push("/>");
          break;
        }
        parts.push(">");
        pending.push(`</${nameOf(node)}>`);
        for (let index = node.children.length - 1; index >= 0; index--) {
          pending.push(node.children[index] as XmlNode);
        }
      }
    }
  }
  return parts.join("");
}

function writeAttributes(
  element: XmlElement,
  namespaces: readonly NamespaceDeclaration[],
): string[] {
  return [
    ...namespaces.map(
      ({ prefix, namespace }) =>
        ` ${prefix === "" ? "xmlns" : `xmlns:${prefix}`}="${escapeValue(namespace)}"`,
    ),
    ...element.attributes.map(
      (attribute) => ` ${nameOf(attribute)}="${escapeValue(attribute.value)}"`,
    ),
  ];
}

function nameOf({ prefix, local }: { readonly prefix: string; readonly local: string }): string {
  return prefix === "" ? local : `${prefix}:${local}`;
}
