// A text as a row of items: tags, text, and signs for what is not known. On a row, an entry whose
// boundaries lie in different elements is no harder to apply than any other.

import type {
  XmlAttribute,
  XmlComment,
  XmlElement,
  XmlInstruction,
  XmlNode,
  XmlText,
} from "../../xml/tree.ts";
import type { Entry } from "../apparatus.ts";
import { descendantElements, namespacesInScope } from "../../xml/walk.ts";
import { TEI, XML } from "../vocabulary.ts";

export type Item =
  | { readonly kind: "open"; readonly element: XmlElement }
  | { readonly kind: "close"; readonly element: XmlElement }
  /** With its node where it is the whole of one. */
  | { readonly kind: "text"; readonly text: string; readonly node?: XmlText }
  | { readonly kind: "aside"; readonly node: XmlComment | XmlInstruction }
  /** The witness is not accounted for here, by the entry that is named; or it is lost. */
  | { readonly kind: "mark"; readonly reason: MarkReason; readonly entry?: Entry }
  | Presence
  /** A reading that names the witness begins here. */
  | { readonly kind: "cited"; readonly element: XmlElement }
  /** An entry in the text begins, or ends, whatever the witness has there. */
  | { readonly kind: "entry"; readonly app: XmlElement; readonly isStart: boolean }
  /** Here it is taken to read as the text, unnamed. */
  | { readonly kind: "assumed" };

/** From here on the witness is absent, or present again. */
export interface Presence {
  readonly kind: "presence";
  readonly isPresent: boolean;
  readonly element: XmlElement;
}

export type MarkReason = "unaccounted" | "lacuna";

/** A place in a row: before an item, or so many UTF-16 units into a text. */
export interface Position {
  readonly item: number;
  readonly offset: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Where elements stand in a row. */
export type Places = ReadonlyMap<XmlElement, { readonly start: number; readonly end: number }>;

/** An element and everything in it, but for the elements that are left out. */
export function rowOf(
  root: XmlElement,
  isLeftOut: (element: XmlElement) => boolean,
): { readonly items: Item[]; readonly places: Places; readonly left: Map<XmlElement, number> } {
  const items: Item[] = [];
  const places = new Map<XmlElement, { start: number; end: number }>();
  const left = new Map<XmlElement, number>();
  const pending: (XmlNode | Item)[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.kind === "text")
      items.push({ kind: "text", text: node.text, ...(isNode(node) && { node }) });
    else if (node.kind === "comment" || node.kind === "instruction")
      items.push({ kind: "aside", node });
    else if (node.kind === "close") {
      items.push(node);
      (places.get(node.element) as { end: number }).end = items.length;
    } else if (node.kind === "element") {
      if (isLeftOut(node)) {
        left.set(node, items.length);
        continue;
      }
      places.set(node, { start: items.length, end: items.length });
      items.push({ kind: "open", element: node });
      pending.push({ kind: "close", element: node });
      for (let index = node.children.length - 1; index >= 0; index--)
        pending.push(node.children[index] as XmlNode);
    }
  }
  return { items, places, left };
}

function isNode(one: XmlText | Item): one is XmlText {
  return "span" in one;
}

/** The items of a range; texts that it cuts are cut. */
export function itemsIn(items: readonly Item[], { start, end }: Range): Item[] {
  const found: Item[] = [];
  for (let index = start.item; index <= end.item && index < items.length; index++) {
    const item = items[index] as Item;
    const from = index === start.item ? start.offset : 0;
    const to = index === end.item ? end.offset : Infinity;
    if (item.kind === "text") {
      const text = item.text.slice(from, to);
      if (text !== "") found.push({ kind: "text", text });
    } else if (index < end.item) found.push(item);
  }
  return found;
}

/** The text of a row, as it stands. */
export function textOf(items: readonly Item[]): string {
  return items.map((item) => (item.kind === "text" ? item.text : "")).join("");
}

type Growing = Omit<XmlElement, "children" | "attributes"> & {
  children: XmlNode[];
  attributes: readonly XmlAttribute[];
};

/**
 * What becomes of a sign for what is not known: a `gap` with its reason, or an instruction for
 * stylesheets, `<?apograph-witness REASON?>`.
 */
export type Marks = "gap" | "instruction";

/**
 * The row as a tree again: of one element, with everything in it. An id comes once, also where a text
 * was copied.
 */
export function treeOf(items: readonly Item[], marks: Marks = "gap"): XmlElement {
  const seen = new Set<string>();
  const open: Growing[] = [];
  // What the open elements are copies of.
  const originals: XmlElement[] = [];
  let root: XmlElement | undefined;
  const add = (node: XmlNode): void => {
    open.at(-1)?.children.push(node);
  };
  for (const item of items) {
    const parent = open.at(-1) as XmlElement | undefined;
    if (item.kind === "open") {
      const { parent: _, ...own } = item.element;
      const attributes = own.attributes.filter((one) => !repeatsId(one, seen));
      const copy: Growing = {
        ...own,
        attributes,
        namespaces: namespacesIn(item.element, parent, originals.at(-1)),
        children: [],
        ...(parent === undefined ? {} : { parent }),
      };
      root ??= copy;
      add(copy);
      open.push(copy);
      originals.push(item.element);
    } else if (item.kind === "close") {
      open.pop();
      originals.pop();
    } else if (item.kind === "text") {
      const last = parent?.children.at(-1);
      if (last?.kind === "text") (last as { text: string }).text += item.text;
      else add({ kind: "text", text: item.text, parent: parent as XmlElement, span: NOWHERE });
    } else if (item.kind === "aside") add({ ...item.node, parent: parent as XmlElement });
    else if (item.kind === "mark")
      add((marks === "gap" ? gapFor : instructionFor)(item.reason, parent as XmlElement));
  }
  return root as XmlElement;
}

/** What a copy has to declare: of one that goes elsewhere than it stood, prefixes that are not known there. */
function namespacesIn(
  original: XmlElement,
  parent: XmlElement | undefined,
  around: XmlElement | undefined,
): XmlElement["namespaces"] {
  const { namespaces } = original;
  if (parent === undefined || original.parent === around) return namespaces;
  const [there, here] = [namespacesInScope(parent), namespacesInScope(original)];
  const own = new Set(namespaces.map(({ prefix }) => prefix));
  const prefixes = new Set(["", ...here.keys()].filter((prefix) => !own.has(prefix)));
  const missing = [...prefixes].filter((prefix) => here.get(prefix) !== there.get(prefix));
  if (missing.length === 0) return namespaces;
  const used = prefixesIn(original);
  const added = missing
    .filter((prefix) => used.has(prefix))
    .map((prefix) => ({ prefix, namespace: here.get(prefix) ?? "" }));
  return [...namespaces, ...added];
}

function prefixesIn(element: XmlElement): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { prefix, attributes } of [element, ...descendantElements(element)]) {
    found.add(prefix);
    // The default is none of an attribute's.
    for (const one of attributes) if (one.prefix !== "") found.add(one.prefix);
  }
  return found;
}

const NOWHERE = { start: 0, end: 0 };

function repeatsId({ local, namespace, value }: XmlAttribute, seen: Set<string>): boolean {
  if (local !== "id" || namespace !== XML) return false;
  if (seen.has(value)) return true;
  seen.add(value);
  return false;
}

function instructionFor(reason: MarkReason, parent: XmlElement): XmlInstruction {
  return { kind: "instruction", target: "apograph-witness", data: reason, parent, span: NOWHERE };
}

function gapFor(reason: MarkReason, parent: XmlElement): XmlElement {
  const attribute: XmlAttribute = {
    namespace: "",
    local: "reason",
    prefix: "",
    value: reason,
    nameSpan: NOWHERE,
    valueSpan: NOWHERE,
  };
  return {
    kind: "element",
    namespace: TEI,
    local: "gap",
    prefix: parent.namespace === TEI ? parent.prefix : "",
    attributes: [attribute],
    namespaces: [],
    children: [],
    parent,
    span: NOWHERE,
    startTag: NOWHERE,
    nameSpan: NOWHERE,
  };
}
