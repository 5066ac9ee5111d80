// Adding comments and annotations to what they belong to.

import type { Remarks } from "./full.ts";

type Annotated = { readonly kind: string; readonly remarks?: Remarks | undefined };

/** The same node with more remarks. */
export function annotate<Node extends Annotated>(node: Node, more: Partial<Remarks>): Node {
  const { comments = [], attributes = [], initial = [], following = [], closing = [] } = more;
  const count = comments.length + attributes.length + initial.length + following.length;
  if (count + closing.length === 0) return node;
  const own = node.remarks;
  // What has only text in it has its annotations behind it (Compact Syntax, 5.1).
  const isText = node.kind === "value" || node.kind === "param" || node.kind === "name";
  const remarks: Remarks = {
    comments: [...comments, ...(own?.comments ?? [])],
    attributes: [...attributes, ...(own?.attributes ?? [])],
    initial: isText ? [] : [...initial, ...(own?.initial ?? [])],
    following: [...(isText ? initial : []), ...(own?.following ?? []), ...following],
    closing: [...(own?.closing ?? []), ...closing],
  };
  return { ...node, remarks };
}

/** A comment without the white space around it; its lines keep what they are indented more than others. */
export function commentText(text: string): string {
  const [first = "", ...others] = text.split("\n").map((line) => line.trimEnd());
  const indents = others.filter((line) => line !== "").map((line) => line.search(/\S/u));
  const indent = Math.min(...indents);
  const lines = [first.trimStart(), ...others.map((line) => line.slice(indent))];
  return lines.join("\n").replace(/^\n+|\n+$/gu, "");
}
