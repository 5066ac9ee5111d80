// Mistakes made on purpose: a document with one change, chosen by a seeded generator.

import type { XmlAttribute, XmlDocument, XmlElement, XmlNode } from "../../src/xml/tree.ts";
import { descendantElements } from "../../src/xml/walk.ts";
import { writeXml } from "../../src/xml/write.ts";

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Editable<T> = { -readonly [Key in keyof T]: T[Key] };
type Element = Editable<XmlElement> & { children: XmlNode[]; attributes: XmlAttribute[] };

interface Choices {
  readonly pick: <T>(from: readonly T[]) => T;
  /** Element names to rename and insert with. */
  readonly names: readonly string[];
}

type Mutation = (element: Element, parent: Element, choices: Choices) => void;

const MUTATIONS: Readonly<Record<string, Mutation>> = {
  rename: (element, _, { pick, names }) => {
    element.local = pick(names);
  },
  misspell: (element, _, { pick }) => {
    const at = pick([...element.local].map((_letter, index) => index));
    element.local = `${element.local.slice(0, at)}x${element.local.slice(at)}`;
  },
  remove: (element, parent) => {
    parent.children = parent.children.filter((child) => child !== element);
  },
  duplicate: (element, parent) => {
    parent.children.splice(parent.children.indexOf(element), 0, element);
  },
  swap: (element, parent, { pick }) => {
    const elements = parent.children.filter((child) => child.kind === "element");
    const other = pick(elements);
    const from = parent.children.indexOf(element);
    const to = parent.children.indexOf(other);
    parent.children[from] = other;
    parent.children[to] = element;
  },
  moveUp: (element, parent) => {
    const outer = parent.parent as Element | undefined;
    if (outer === undefined) return;
    parent.children = parent.children.filter((child) => child !== element);
    outer.children.splice(outer.children.indexOf(parent), 0, element);
  },
  wrap: (element, parent, { pick, names }) => {
    const wrapper: Element = {
      ...element,
      local: pick(names),
      attributes: [],
      children: [element],
    };
    parent.children[parent.children.indexOf(element)] = wrapper;
  },
  unwrap: (element, parent) => {
    parent.children.splice(parent.children.indexOf(element), 1, ...element.children);
  },
  insertElement: (element, _, { pick, names }) => {
    const inserted: Element = { ...element, local: pick(names), attributes: [], children: [] };
    element.children.splice(pick([0, element.children.length]), 0, inserted);
  },
  insertText: (element, _, { pick }) => {
    const text = { kind: "text", text: "stray text", parent: element, span: element.span } as const;
    element.children.splice(pick([0, element.children.length]), 0, text);
  },
  empty: (element) => {
    element.children = [];
  },
  dropAttribute: (element, _, { pick }) => {
    if (element.attributes.length === 0) return;
    const dropped = pick(element.attributes);
    element.attributes = element.attributes.filter((attribute) => attribute !== dropped);
  },
  addAttribute: (element, _, { pick }) => {
    const local = pick(["type", "n", "ref", "when", "who", "level", "unit", "wrong"]);
    if (element.attributes.some((attribute) => attribute.local === local)) return;
    const value = pick(["", "a", "a b", "2026-1-1", "1", "#x", "1965-04-17"]);
    element.attributes.push(attributeOf(element, local, value));
  },
  renameAttribute: (element, _, { pick }) => {
    const [first] = element.attributes;
    if (first === undefined) return;
    element.attributes[0] = attributeOf(element, `${first.local}${pick(["s", "x"])}`, first.value);
  },
  alterValue: (element, _, { pick }) => {
    const [first] = element.attributes;
    if (first === undefined) return;
    const value = pick(["", " ", "two words", "-1", "1.5", "2026-02-30", "#", "%%", "x y z"]);
    element.attributes[0] = { ...first, value };
  },
  namespace: (element) => {
    element.namespace = "";
    element.prefix = "";
    element.namespaces = [{ prefix: "", namespace: "" }];
  },
};

function attributeOf(element: Element, local: string, value: string): XmlAttribute {
  const span = element.nameSpan;
  return { namespace: "", local, prefix: "", value, nameSpan: span, valueSpan: span };
}

export interface Mutant {
  readonly mutation: string;
  readonly element: string;
  readonly text: string;
}

/** The document with one mistake in it (or none: some changes are harmless). */
export function mutate(document: XmlDocument, random: () => number): Mutant {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const elements = [...descendantElements(document.root)];
  const names = [...new Set(elements.map(({ local }) => local)), "ab", "listPerson", "nothing"];
  const element = pick(elements) as Element;
  const mutation = pick(Object.keys(MUTATIONS));
  const { local } = element;
  MUTATIONS[mutation]?.(element, element.parent as Element, { pick, names });
  return { mutation, element: local, text: writeXml(document) };
}
