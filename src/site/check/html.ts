// Pages, parsed as browsers parse them when scripts are off: what is in `noscript` is content then. The
// only place that knows the parser.

import { defaultTreeAdapter, type DefaultTreeAdapterTypes, parse } from "parse5";
import type { Range } from "./site-text.ts";

export type HtmlElement = DefaultTreeAdapterTypes.Element;
type HtmlNode = DefaultTreeAdapterTypes.Node;

export interface HtmlPage {
  /** All elements in document order; those in a `template` stand behind it. */
  readonly elements: readonly HtmlElement[];
  /** The elements that scripts alone can bring to light. */
  readonly inert: ReadonlySet<HtmlElement>;
}

/** Where elements end is not asked, and to note it for each costs a tenth of the time. */
const treeAdapter: typeof defaultTreeAdapter = {
  ...defaultTreeAdapter,
  updateNodeSourceCodeLocation: (node, { endOffset }) => {
    const place = node.nodeName === "#text" ? node.sourceCodeLocation : undefined;
    if (place !== undefined && place !== null && endOffset !== undefined)
      place.endOffset = endOffset;
  },
};

export function parseHtml(text: string): HtmlPage {
  const elements: HtmlElement[] = [];
  const inert = new Set<HtmlElement>();
  // Not by recursion: nesting may be as deep as a page is long.
  const page = parse(text, { treeAdapter, sourceCodeLocationInfo: true, scriptingEnabled: false });
  const open: { readonly node: HtmlNode; readonly isInert: boolean }[] = [
    { node: page, isInert: false },
  ];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, isInert } = next;
    if (isElement(node)) {
      elements.push(node);
      if (isInert) inert.add(node);
    }
    const children = childrenOf(node);
    for (let index = children.length - 1; index >= 0; index--)
      open.push({ node: children[index] as HtmlNode, isInert });
    if ("content" in node) open.push({ node: node.content, isInert: true });
  }
  return { elements, inert };
}

/** Attributes with a prefix are found by their local name: `href` is also `xlink:href`. */
export function attributeOf({ attrs }: HtmlElement, name: string): string | undefined {
  for (const attribute of attrs) if (attribute.name === name) return attribute.value;
  return undefined;
}

/** The words of an attribute such as `rel` or `class`, in lower case. */
export function wordsOf(element: HtmlElement, name: string): readonly string[] {
  const words = attributeOf(element, name)?.trim().toLowerCase() ?? "";
  return words === "" ? [] : words.split(/\s+/u);
}

/** Where an attribute stands, with its name. */
export function attributeRange(element: HtmlElement, name: string): Range | undefined {
  const places = element.sourceCodeLocation?.attrs;
  const place = places?.[name] ?? places?.[`xlink:${name}`];
  return place === undefined ? tagRange(element) : toRange(place);
}

/** Where the start tag stands; undefined for an element that the page left out. */
export function tagRange({ sourceCodeLocation: place }: HtmlElement): Range | undefined {
  return place === undefined || place === null ? undefined : toRange(place);
}

/** Where the raw text of a `style` or `script` stands. */
export function rawTextRange({ childNodes }: HtmlElement): Range | undefined {
  const place = childNodes[0]?.sourceCodeLocation;
  return place === undefined || place === null ? undefined : toRange(place);
}

function toRange(place: { readonly startOffset: number; readonly endOffset: number }): Range {
  return { start: place.startOffset, end: place.endOffset };
}

/**
 * The text in an element, with a space where another element begins or ends: two paragraphs are not one
 * word.
 *
 * @param isLeftOut elements that are passed over, with all that is in them
 */
export function textOf(
  element: HtmlElement,
  isLeftOut: (element: HtmlElement) => boolean = () => false,
): string {
  const parts: string[] = [];
  for (const node of nodesIn(element, isLeftOut)) if ("value" in node) parts.push(node.value);
  return parts.join(" ");
}

/** Whether there is such an element inside another. */
export function contains(
  element: HtmlElement,
  isSought: (element: HtmlElement) => boolean,
  isLeftOut: (element: HtmlElement) => boolean = () => false,
): boolean {
  for (const node of nodesIn(element, isLeftOut))
    if (isElement(node) && isSought(node)) return true;
  return false;
}

function* nodesIn(
  element: HtmlElement,
  isLeftOut: (element: HtmlElement) => boolean,
): Generator<HtmlNode> {
  const open: HtmlNode[] = element.childNodes.toReversed();
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (isElement(node) && isLeftOut(node)) continue;
    yield node;
    pushReversed(childrenOf(node), open);
  }
}

/** Whether an element, or one around it, is one of those. */
export function isWithin(
  element: HtmlElement,
  isSought: (element: HtmlElement) => boolean,
): boolean {
  let node: HtmlNode | null = element;
  while (node !== null && isElement(node)) {
    if (isSought(node)) return true;
    node = node.parentNode;
  }
  return false;
}

/** By hand: a page may have more siblings than a call may have arguments. */
function pushReversed(nodes: readonly HtmlNode[], stack: HtmlNode[]): void {
  for (let index = nodes.length - 1; index >= 0; index--) stack.push(nodes[index] as HtmlNode);
}

function isElement(node: HtmlNode): node is HtmlElement {
  return "tagName" in node;
}

function childrenOf(node: HtmlNode): readonly HtmlNode[] {
  return "childNodes" in node ? node.childNodes : [];
}
