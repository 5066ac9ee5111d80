// Annotations in the XML syntax: elements of other namespaces with all that is in them.

import type { XmlEvent } from "../../xml/handler.ts";
import type { NameId } from "../../xml/names.ts";
import type { ForeignElement, ForeignNode } from "./full.ts";
import { commentText } from "./remarks.ts";
import { readAttribute } from "./xml-attributes.ts";

interface OpenElement extends ForeignElement {
  readonly children: ForeignNode[];
}

export class ForeignBuilder {
  readonly #open: OpenElement[] = [];

  get isOpen(): boolean {
    return this.#open.length > 0;
  }

  startElement(name: NameId, event: XmlEvent): void {
    const { names, prefix, attributes } = event;
    this.#open.push({
      kind: "foreign",
      namespace: names.namespaceOf(name),
      prefix,
      local: names.localOf(name),
      attributes: Array.from({ length: attributes.count }, (_, index) =>
        readAttribute(event, index),
      ),
      children: [],
    });
  }

  /** The outermost element, if this is its end. */
  endElement(): ForeignElement | undefined {
    const element = this.#open.pop() as OpenElement;
    const { children } = element;
    // White space between elements, where there is no other text, is how they are laid out.
    const isLayout =
      children.some(({ kind }) => kind === "foreign") &&
      children.every((child) => child.kind !== "text" || child.text.trim() === "");
    const whole: ForeignElement = isLayout
      ? { ...element, children: children.filter(({ kind }) => kind !== "text") }
      : element;
    const parent = this.#open.at(-1);
    if (parent === undefined) return whole;
    parent.children.push(whole);
    return undefined;
  }

  text(text: string): void {
    const { children } = this.#open.at(-1) as OpenElement;
    const last = children.at(-1);
    if (last?.kind === "text") children.splice(-1, 1, { kind: "text", text: last.text + text });
    else children.push({ kind: "text", text });
  }

  comment(text: string): void {
    this.#open.at(-1)?.children.push({ kind: "comment", text: commentText(text) });
  }
}
