// A schema's elements, wherever they stand: in the file itself, in files that it includes, or embedded
// in a RELAX NG schema (ISO/IEC 19757-3, 5.4.4 to 5.4.6; extraction from RELAX NG follows its includes).

import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { resolveReference } from "../source/paths.ts";
import type { Source } from "../source/source.ts";
import { XML_NAMESPACE } from "../xml/namespaces.ts";
import { parseXml, type XmlAttribute, type XmlElement } from "../xml/tree.ts";
import { attributeValue, childElements, descendantElements, findAttribute } from "../xml/walk.ts";
import { XSLT_NAMESPACE } from "../xslt/graph.ts";
import * as messages from "./messages.ts";
import type { Place } from "./messages.ts";

export const SCHEMATRON = "http://purl.oclc.org/dsdl/schematron";
const RELAX_NG = "http://relaxng.org/ns/structure/1.0";

/** Reads another file: its bytes, or undefined when there is none. */
export type LoadSchema = (path: string) => Source | undefined;

/** An element of a schema, and what it takes to understand it. */
export interface Item {
  readonly element: XmlElement;
  /** The file that it stands in. */
  readonly path: string;
  /** What `$name` stands for in its attributes: an abstract pattern's parameters. */
  readonly parameters: ReadonlyMap<string, string>;
  /** The inclusions that led here. */
  readonly through: readonly string[];
}

export function placeOf({ path, element }: Item): Place {
  return { path, span: element.nameSpan };
}

/** An attribute's value with parameters replaced, and where it stands. */
export function readAttribute(
  item: Item,
  name: string,
): { readonly value: string; readonly place: Place } | undefined {
  const attribute: XmlAttribute | undefined = findAttribute(item.element, name);
  if (attribute === undefined) return undefined;
  const place = { path: item.path, span: attribute.valueSpan };
  return { value: replaceParameters(attribute.value, item.parameters), place };
}

/** Each `$name` by its value; of two names the longer one is meant (5.4.8, `param`). */
function replaceParameters(text: string, parameters: ReadonlyMap<string, string>): string {
  if (parameters.size === 0) return text;
  return text.replaceAll(
    /\$([\p{L}_][\p{L}\p{M}\p{N}_.-]*)/gu,
    (whole, name: string) => parameters.get(name) ?? whole,
  );
}

const noParameters: ReadonlyMap<string, string> = new Map();

export class SchemaFiles {
  readonly reads: string[] = [];
  readonly diagnostics: Diagnostic[] = [];
  readonly #load: LoadSchema;
  readonly #roots = new Map<string, XmlElement | undefined>();

  constructor(load: LoadSchema) {
    this.#load = load;
  }

  /** The schema element's children, or what a RELAX NG schema has of them, with the root itself. */
  open(source: Source): { readonly root: Item; readonly items: readonly Item[] } | undefined {
    const element = this.#parse(source, source.path);
    if (element === undefined) return undefined;
    const through = [`${source.path}#`];
    const root = { element, path: source.path, parameters: noParameters, through };
    if (element.namespace === RELAX_NG)
      return { root, items: [...this.#embedded(root, new Set())] };
    if (element.namespace === SCHEMATRON && element.local === "schema")
      return { root, items: this.children(root) };
    this.diagnostics.push(messages.notASchema(placeOf(root), element.local));
    return undefined;
  }

  /** Child elements, with what is included in the place of `include` and of `extends href`. */
  children(item: Item): Item[] {
    return childElements(item.element).flatMap((element) => {
      const child = { ...item, element };
      if (element.namespace !== SCHEMATRON) return [child];
      if (element.local === "include") return this.#included(child, (target) => [target]);
      if (element.local === "extends" && findAttribute(element, "href") !== undefined)
        return this.#included(child, (target) => this.children(target));
      return [child];
    });
  }

  #included(item: Item, use: (target: Item) => Item[]): Item[] {
    const href = readAttribute(item, "href");
    if (href === undefined) {
      this.diagnostics.push(messages.missingAttribute(placeOf(item), item.element.local, "href"));
      return [];
    }
    const target = this.#follow(item, href.value, href.place);
    return target === undefined ? [] : use(target);
  }

  /** The element that a reference leads to: the one with the id, else the root. */
  #follow(item: Item, href: string, place: Place): Item | undefined {
    const reference = resolveReference(href, item.path);
    const path = reference?.path;
    const report = (diagnostic: Diagnostic): undefined => void this.diagnostics.push(diagnostic);
    if (reference === undefined || path === undefined)
      return report(messages.leadsOutside(place, href));
    const { fragment } = reference;
    const key = `${path}#${fragment ?? ""}`;
    if (item.through.includes(key)) return report(messages.cycle(place, path));
    const root = this.#root(path, place);
    if (root === undefined) return undefined;
    const element = fragment === undefined ? root : findById(root, fragment);
    if (element === undefined) return report(messages.withoutTarget(place, path, fragment ?? ""));
    return { ...item, element, path, through: [...item.through, key] };
  }

  #root(path: string, place: Place): XmlElement | undefined {
    if (this.#roots.has(path)) return this.#roots.get(path);
    const source = this.#load(path);
    if (source !== undefined) return this.#parse(source, path);
    this.diagnostics.push(messages.unreadable(place, path));
    this.#roots.set(path, undefined);
    return undefined;
  }

  #parse(source: Source, path: string): XmlElement | undefined {
    this.reads.push(source.path);
    const { document, diagnostics } = parseXml(source);
    this.diagnostics.push(...diagnostics);
    this.#roots.set(path, document?.root);
    return document?.root;
  }

  /** The outermost elements of Schematron and of XSLT in a grammar and in those that it includes, in document order. */
  *#embedded(grammar: Item, seen: Set<string>): Generator<Item, void> {
    seen.add(grammar.path);
    const pending = [grammar.element];
    for (let element = pending.pop(); element !== undefined; element = pending.pop()) {
      const item = { ...grammar, element };
      if (element.namespace === SCHEMATRON) {
        if (element.local === "schema") yield* this.children(item);
        else yield* this.children({ ...item, element: asOnlyChild(element) });
        continue;
      }
      if (element.namespace === XSLT_NAMESPACE) {
        yield item;
        continue;
      }
      yield* this.#embeddedIn(item, seen);
      pending.push(...childElements(element).toReversed());
    }
  }

  /** What a reference to another grammar brings. */
  *#embeddedIn(item: Item, seen: Set<string>): Generator<Item, void> {
    const { namespace, local } = item.element;
    if (namespace !== RELAX_NG || (local !== "include" && local !== "externalRef")) return;
    const href = readAttribute(item, "href");
    const path = href && resolveReference(href.value, item.path)?.path;
    // Whether a grammar's references lead anywhere is for who reads the grammar to say.
    if (path === undefined || seen.has(path)) return;
    const source = this.#load(path);
    const element = source && this.#parse(source, path);
    if (element !== undefined) yield* this.#embedded({ ...item, element, path }, seen);
  }
}

/** So that an embedded `include` is followed like any other. */
function asOnlyChild(element: XmlElement): XmlElement {
  return { ...element, children: [element] };
}

function findById(root: XmlElement, id: string): XmlElement | undefined {
  return [root, ...descendantElements(root)].find(
    (element) =>
      attributeValue(element, "id") === id || attributeValue(element, "id", XML_NAMESPACE) === id,
  );
}
