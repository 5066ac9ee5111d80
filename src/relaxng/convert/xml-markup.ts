// XML elements to be written, and how they are written: one to a line and indented, but nothing is put
// where white space would be content.

import { escapeText, escapeValue } from "../../xml/escape.ts";

export interface Markup {
  readonly name: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly children: readonly MarkupNode[];
}

export type MarkupNode = Markup | { readonly text: string } | { readonly comment: string };

/** The lines of a document, the XML declaration included. */
export function printDocument(nodes: readonly MarkupNode[]): string {
  const parts = ['<?xml version="1.0" encoding="UTF-8"?>\n'];
  // What is still to be written, the next one last; a string as it stands.
  const pending: (string | { readonly node: MarkupNode; readonly indent: string | undefined })[] =
    [];
  const push = (children: readonly MarkupNode[], indent: string | undefined): void => {
    for (const node of children.toReversed()) pending.push({ node, indent });
  };
  push(nodes, "");
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next === "string") {
      parts.push(next);
      continue;
    }
    const { node, indent } = next;
    const end = indent === undefined ? "" : "\n";
    if ("text" in node) parts.push(escapeText(node.text));
    else if ("comment" in node) parts.push(printComment(node.comment, indent), end);
    else {
      const { name, children } = node;
      parts.push(indent ?? "", `<${name}`, printAttributes(node, indent));
      if (children.length === 0) {
        parts.push(`/>${end}`);
        continue;
      }
      const isInline = indent === undefined || children.some((child) => "text" in child);
      parts.push(isInline ? ">" : ">\n");
      pending.push(`${isInline ? "" : indent}</${name}>${end}`);
      const isDeep = indent !== undefined && indent.length >= DEEPEST;
      push(children, isInline ? undefined : isDeep ? indent : `${indent}  `);
    }
  }
  return parts.join("");
}

const WIDTH = 100;
/** Elements that are nested deeper begin where those around them do. */
const DEEPEST = 60;

/** On one line, or each on its own. */
function printAttributes({ name, attributes }: Markup, indent: string | undefined): string {
  const all = attributes.map(([attribute, value]) => ` ${attribute}="${escapeValue(value)}"`);
  const line = all.join("");
  if (indent === undefined || indent.length + name.length + line.length + 3 <= WIDTH) return line;
  return all.join(`\n${indent}${" ".repeat(name.length + 1)}`);
}

function printComment(comment: string, indent: string | undefined): string {
  const text = comment.replace(/-(?=-)/gu, "- ").replace(/-$/u, "- ");
  if (indent === undefined) return `<!--${text}-->`;
  if (!text.includes("\n")) return `${indent}<!-- ${text} -->`;
  const lines = text.split("\n").map((line) => (line === "" ? "" : `${indent}  ${line}`));
  return [`${indent}<!--`, ...lines, `${indent}-->`].join("\n");
}
