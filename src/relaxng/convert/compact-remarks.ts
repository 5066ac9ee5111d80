// Annotations and comments in the compact syntax (Compact Syntax, 5).

import { type Deep, deep, runDeep } from "../deep.ts";
import {
  ANNOTATIONS_NAMESPACE,
  type ForeignAttribute,
  type ForeignElement,
  type ForeignNode,
  type Remarks,
} from "../syntax/full.ts";
import type { CompactPrefixes } from "./compact-prefixes.ts";
import { canBeDocumentation, escapeEscapes, quoteKeyword, quoteLiteral } from "./compact-words.ts";
import {
  all,
  indented,
  joined,
  type Layout,
  NEWLINE,
  NOTHING,
  SPACE,
  text,
  unit,
} from "./layout.ts";

export class CompactRemarksWriter {
  readonly #prefixes: CompactPrefixes;

  constructor(prefixes: CompactPrefixes) {
    this.#prefixes = prefixes;
  }

  /** What stands before a pattern, its comments left out; undefined if there is nothing. */
  lead(
    attributes: readonly ForeignAttribute[],
    elements: readonly ForeignElement[],
  ): Layout | undefined {
    const isDocumented = elements.findIndex((element) => documentationText(element) === undefined);
    const count = isDocumented < 0 ? elements.length : isDocumented;
    const documentations = elements
      .slice(0, count)
      .map((element) => documentationText(element) ?? "");
    const others = elements.slice(count);
    const lines = documentations.map((one) => lineLayout("##", one));
    // Without a line between them they would be one.
    const parts = lines.length === 0 ? [] : [joined(lines, all(NEWLINE, NEWLINE)), NEWLINE];
    if (attributes.length + others.length > 0) {
      const inner = [
        ...attributes.map((one) => this.#attribute(one)),
        ...others.map((one) => this.foreign(one, false)),
      ];
      parts.push(unit(all("[", indented(all(SPACE, joined(inner, SPACE))), SPACE, "]")), SPACE);
    }
    return parts.length === 0 ? undefined : all(...parts);
  }

  /** Comments on lines of their own, and the line after them. */
  comments(comments: readonly string[]): Layout {
    return comments.length === 0 ? NOTHING : all(this.closing(comments), NEWLINE);
  }

  /** The same without a line after them. */
  closing(comments: readonly string[]): Layout {
    return joined(
      comments.map((one) => lineLayout("#", one)),
      all(NEWLINE, NEWLINE),
    );
  }

  /** What follows a pattern. */
  following({ following }: Pick<Remarks, "following">): Layout[] {
    return following.map((element) => all(" >> ", this.foreign(element, false)));
  }

  /** @param isMember as a member of a grammar, where a keyword would be one */
  foreign(element: ForeignElement, isMember: boolean): Layout {
    return runDeep(this.#element(element, isMember));
  }

  *#element(element: ForeignElement, isMember: boolean): Deep<Layout> {
    const { namespace, prefix, local, attributes, children } = element;
    const isKeyword = isMember && namespace === "";
    const name = this.#name(namespace, prefix, isKeyword ? quoteKeyword(local) : local);
    const parts = attributes.map((one) => this.#attribute(one));
    for (const child of children) parts.push(yield* deep(this.#child(child)));
    if (parts.length === 0) return text(`${name} []`);
    return unit(all(`${name} [`, indented(all(SPACE, joined(parts, SPACE))), SPACE, "]"));
  }

  *#child(child: ForeignNode): Deep<Layout> {
    if (child.kind === "foreign") return yield* deep(this.#element(child, false));
    if (child.kind === "text") return text(quoteLiteral(child.text));
    return all(lineLayout("#", child.text), NEWLINE);
  }

  #attribute({ namespace, prefix, local, value }: ForeignAttribute): Layout {
    return text(`${this.#name(namespace, prefix, local)} = ${quoteLiteral(value)}`);
  }

  #name(namespace: string, prefix: string, local: string): string {
    if (namespace === "") return local;
    return `${this.#prefixes.prefix(namespace, prefix === "" ? undefined : prefix)}:${local}`;
  }
}

/** The text of a documentation that can be written behind ##. */
function documentationText(element: ForeignElement): string | undefined {
  const { namespace, local, attributes, children } = element;
  if (namespace !== ANNOTATIONS_NAMESPACE || local !== "documentation") return undefined;
  const [child] = children;
  if (attributes.length > 0 || children.length !== 1 || child?.kind !== "text") return undefined;
  return canBeDocumentation(child.text) ? child.text : undefined;
}

/** Lines behind a mark. */
function lineLayout(mark: string, content: string): Layout {
  const lines = escapeEscapes(content).split("\n");
  return joined(
    lines.map((line) => text(line === "" ? mark : `${mark} ${line}`)),
    NEWLINE,
  );
}
