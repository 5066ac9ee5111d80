// Built pages, read by parsers that are not ours.

import { parse } from "parse5";

/** As much of a parsed page as tests look at. */
interface PageNode {
  readonly nodeName: string;
  readonly tagName?: string;
  readonly value?: string;
  readonly attrs?: readonly { readonly name: string; readonly value: string }[];
  readonly childNodes?: readonly PageNode[];
}

export interface PageElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
}

/** All elements of an HTML page in document order. */
export function pageElements(html: string): PageElement[] {
  const elements: PageElement[] = [];
  const visit = (node: PageNode): void => {
    if (node.tagName !== undefined) {
      const attributes = Object.fromEntries(
        (node.attrs ?? []).map(({ name, value }) => [name, value]),
      );
      elements.push({ name: node.tagName, attributes, text: textOf(node) });
    }
    for (const child of node.childNodes ?? []) visit(child);
  };
  visit(parse(html) as PageNode);
  return elements;
}

function textOf(node: PageNode): string {
  return node.nodeName === "#text"
    ? (node.value ?? "")
    : (node.childNodes ?? []).map(textOf).join("");
}
