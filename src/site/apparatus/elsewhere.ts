// Entries that stand in another document than the text that they are about (TEI P5, 13.2.1 and 13.2.2): a
// text gets copies of those about it, as if it had them in a list of its own.

import { relativeReference } from "../../source/paths.ts";
import { type Apparatus, type Entry, isTei } from "../../tei/apparatus.ts";
import { resolvePointer, type Target, tokensOf } from "../../tei/pointers.ts";
import { isPointerAttribute, TEI, XML } from "../../tei/vocabulary.ts";
import { textsOf } from "../../tei/witness-text/witness-text.ts";
import { isBareSiglum, type Sigla } from "../../tei/witnesses.ts";
import type { XmlAttribute, XmlElement, XmlNode } from "../../xml/tree.ts";
import {
  ancestors,
  attributeValue,
  descendantElements,
  namespacesInScope,
} from "../../xml/walk.ts";

export interface EntryElsewhere {
  readonly entry: Entry;
  readonly from: Apparatus;
}

export type EntriesByText = ReadonlyMap<string, readonly EntryElsewhere[]>;

/** The entries that are about the text of another document, by its path. */
export function entriesByText(apparatuses: Iterable<Apparatus>): EntriesByText {
  const found = new Map<string, EntryElsewhere[]>();
  for (const from of apparatuses) {
    for (const entry of from.entries) {
      if (entry.method === "parallel-segmentation") continue;
      for (const path of textsOf(entry, from)) {
        if (path === from.path) continue;
        const known = found.get(path);
        if (known === undefined) found.set(path, [{ entry, from }]);
        else known.push({ entry, from });
      }
    }
  }
  return found;
}

/** A pointer as a copy has it, and what it leads to. */
export interface CopiedPointer {
  readonly pointer: string;
  readonly target: Target;
}

/** Puts copies of entries at the end of a text's tree, which is changed; and says whence they are. */
export function appendEntries(
  root: XmlElement,
  entries: readonly EntryElsewhere[],
  { path, sigla }: { readonly path: string; readonly sigla: Sigla },
): {
  readonly pointers: readonly CopiedPointer[];
  readonly origins: ReadonlyMap<XmlElement, Apparatus>;
} {
  const pointers: CopiedPointer[] = [];
  const origins = new Map<XmlElement, Apparatus>();
  if (entries.length === 0) return { pointers, origins };
  const ids = new Set([root, ...descendantElements(root)].flatMap((one) => idOf(one) ?? []));
  const standOff = emptyElement("standOff", root);
  (root.children as XmlNode[]).push(standOff);
  let list: XmlElement | undefined;
  for (const { entry, from } of entries) {
    const attributes = attributesOfList(entry.element);
    if (list === undefined || !hasSame(list.attributes, attributes)) {
      list = { ...emptyElement("listApp", standOff), attributes };
      (standOff.children as XmlNode[]).push(list);
    }
    const copier = new Copier(from, { path, sigla, ids, pointers });
    const copy = copier.entry(entry.element, list);
    (list.children as XmlNode[]).push(copy);
    origins.set(copy, from);
  }
  return { pointers, origins };
}

interface Destination {
  readonly path: string;
  readonly sigla: Sigla;
  /** The ids that are taken. */
  readonly ids: Set<string>;
  /** Grows. */
  readonly pointers: CopiedPointer[];
}

class Copier {
  readonly #from: Apparatus;
  readonly #to: Destination;
  /** The ids of the entry, and what they are called in the copy. */
  readonly #ids = new Map<string, string>();

  constructor(from: Apparatus, to: Destination) {
    this.#from = from;
    this.#to = to;
  }

  entry(app: XmlElement, list: XmlElement): XmlElement {
    const { ids } = this.#to;
    for (const id of [app, ...descendantElements(app)].flatMap((one) => idOf(one) ?? [])) {
      let own = id;
      while (ids.has(own)) own += "_";
      ids.add(own);
      this.#ids.set(id, own);
    }
    const namespaces = [...namespacesInScope(app)].map(([prefix, namespace]) => ({
      prefix,
      namespace,
    }));
    return this.#element({ ...app, namespaces }, list);
  }

  #element(original: XmlElement, parent: XmlElement): XmlElement {
    const attributes = original.attributes.map((one) => this.#attribute(one, original));
    const copy: XmlElement = { ...original, attributes, children: [], parent };
    const children = copy.children as XmlNode[];
    for (const child of original.children) {
      if (child.kind === "element") children.push(this.#element(child, copy));
      else if (child.kind === "text") children.push({ ...child, parent: copy });
    }
    return copy;
  }

  #attribute(attribute: XmlAttribute, element: XmlElement): XmlAttribute {
    const { namespace, local, value } = attribute;
    if (namespace === XML && local === "id")
      return { ...attribute, value: this.#ids.get(value) ?? value };
    if (namespace !== "" || !isPointerAttribute(element.local, local)) return attribute;
    const tokens = tokensOf(value).map((token) => this.#pointer(token, local, element));
    return { ...attribute, value: tokens.join(" ") };
  }

  /** As it has to be written in the other document to lead to the same. */
  #pointer(token: string, attribute: string, element: XmlElement): string {
    const { path: source, prefixes } = this.#from;
    const { path, pointers } = this.#to;
    const target =
      attribute === "wit" && isBareSiglum(token)
        ? this.#witness(token)
        : resolvePointer(token, element, source, prefixes);
    if (target === undefined) return token;
    const own = target.path === source ? this.#ids.get(target.id ?? "") : undefined;
    const isHere = own !== undefined || target.path === path;
    const fragment = own ?? target.id;
    const file = isHere && fragment !== undefined ? "" : relativeReference(path, target.path);
    const pointer = fragment === undefined ? file : `${file}#${fragment}`;
    pointers.push({ pointer, target });
    return pointer;
  }

  #witness(siglum: string): Target | undefined {
    const witness = this.#to.sigla.byName(siglum, this.#from.path, [this.#to.path]);
    return witness?.id === undefined ? undefined : { path: witness.path, id: witness.id };
  }
}

function idOf(element: XmlElement): string | undefined {
  return attributeValue(element, "id", XML);
}

/** What a list, or what is around it, says of all its entries: their layer, their language. */
function attributesOfList(app: XmlElement): XmlAttribute[] {
  const around = [...ancestors(app)];
  const lists = around.filter((one) => isTei(one, "listApp")).toReversed();
  const type = lists
    .flatMap(({ attributes }) => attributes)
    .find(({ namespace, local }) => namespace === "" && local === "type");
  const language = around
    .flatMap(({ attributes }) => attributes)
    .find(({ namespace, local }) => namespace === XML && local === "lang");
  return [type, language].filter((one) => one !== undefined);
}

function hasSame(one: readonly XmlAttribute[], other: readonly XmlAttribute[]): boolean {
  const written = (attributes: readonly XmlAttribute[]): string =>
    JSON.stringify(attributes.map(({ local, value }) => [local, value]));
  return written(one) === written(other);
}

function emptyElement(local: string, parent: XmlElement): XmlElement {
  const { span, startTag, nameSpan } = parent;
  return {
    kind: "element",
    namespace: TEI,
    local,
    prefix: "",
    attributes: [],
    namespaces: [{ prefix: "", namespace: TEI }],
    children: [],
    parent,
    span,
    startTag,
    nameSpan,
  };
}
