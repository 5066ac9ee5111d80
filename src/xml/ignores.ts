// `<?apograph …?>` in a document, with the stretch that each applies to.

import type { Ignore } from "../diagnostic/ignores.ts";
import type { Source, Span } from "../source/source.ts";
import type { XmlDocument, XmlInstruction, XmlNode } from "./tree.ts";
import { descendants } from "./walk.ts";

const TARGET = "apograph";

/** "<?apograph" */
const OPENING = new TextEncoder().encode(`<?${TARGET}`);

/**
 * The instructions of a document, in document order. One before the root element applies to the whole
 * document, any other to the next element behind it that has the same parent.
 */
export function ignoreInstructions({ source, children, root }: XmlDocument): Ignore[] {
  // Hardly any document has one, and walking the tree for nothing takes longer than searching bytes.
  if (!mayHaveIgnores(source)) return [];
  const ignores: Ignore[] = [];
  const isProlog = (node: XmlNode): boolean => node.span.start < root.span.start;
  for (const node of children) {
    if (isOurs(node)) ignores.push(toIgnore(node, isProlog(node) ? "document" : undefined));
  }
  for (const node of descendants(root)) {
    if (isOurs(node)) ignores.push(toIgnore(node, nextElement(node)));
  }
  return ignores.toSorted((a, b) => a.span.start - b.span.start);
}

/** Whether the bytes of an instruction stand anywhere in a document. */
export function mayHaveIgnores({ bytes }: Source): boolean {
  // Question marks are rare enough to look at each.
  for (let at = bytes.indexOf(0x3f); at > 0; at = bytes.indexOf(0x3f, at + 1)) {
    if (OPENING.every((byte, index) => bytes[at - 1 + index] === byte)) return true;
  }
  return false;
}

function isOurs(node: XmlNode): node is XmlInstruction {
  return node.kind === "instruction" && node.target === TARGET;
}

function nextElement(instruction: XmlInstruction): Span | undefined {
  const siblings = instruction.parent?.children ?? [];
  const behind = siblings.slice(siblings.indexOf(instruction) + 1);
  return behind.find((node) => node.kind === "element")?.span;
}

function toIgnore({ data, span }: XmlInstruction, scope: Ignore["scope"]): Ignore {
  const [, command = "", code = "", reason = ""] =
    /^(\S*)\s*(\S*)\s*(.*?)\s*$/su.exec(data.trimStart()) ?? [];
  return { command, code, reason, span, scope };
}
