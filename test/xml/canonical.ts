// The first canonical form of the W3C suite (xmltest/canonxml.html): what a document means, as one
// text, to be compared byte for byte.

import type { XmlDocument, XmlElement, XmlNode } from "../../src/xml/tree.ts";

export function canonicalForm(document: XmlDocument): string {
  const nodes = [...(document.doctype?.instructions ?? []), ...document.children];
  return nodes
    .toSorted((a, b) => a.span.start - b.span.start)
    .map((node) => ("kind" in node ? canonicalNode(node) : canonicalInstruction(node)))
    .join("");
}

function canonicalInstruction({ target, data }: { target: string; data: string }): string {
  return `<?${target} ${data}?>`;
}

function canonicalNode(node: XmlNode): string {
  switch (node.kind) {
    case "comment":
      return "";
    case "instruction":
      return canonicalInstruction(node);
    case "text":
      return escapeText(node.text);
    case "element":
      return canonicalElement(node);
  }
}

function canonicalElement(element: XmlElement): string {
  const name = writtenName(element);
  const attributes = [
    ...element.namespaces.map(({ prefix, namespace }): [string, string] => [
      prefix === "" ? "xmlns" : `xmlns:${prefix}`,
      namespace,
    ]),
    ...element.attributes.map((one): [string, string] => [writtenName(one), one.value]),
  ].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const list = attributes.map(([key, value]) => ` ${key}="${escapeText(value)}"`).join("");
  return `<${name}${list}>${element.children.map(canonicalNode).join("")}</${name}>`;
}

function writtenName({ prefix, local }: { prefix: string; local: string }): string {
  return prefix === "" ? local : `${prefix}:${local}`;
}

function escapeText(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replace(/[\t\n\r]/gu, (character) => `&#${character.charCodeAt(0)};`);
}
