// What both directions of a conversion need of the document: names, new ids, its declaration.

import { escapeValue } from "../../xml/escape.ts";
import type { XmlDocument, XmlElement } from "../../xml/tree.ts";
import {
  ancestors,
  attributeValue,
  descendantElements,
  findAttribute,
  namespacesInScope,
} from "../../xml/walk.ts";
import type { Apparatus, Entry, Method } from "../apparatus.ts";
import { tokensOf } from "../pointers.ts";
import { XML } from "../vocabulary.ts";
import type { Sigla } from "../witnesses.ts";
import type { Splice } from "./splices.ts";

/** What is converted. */
export interface Convertible {
  readonly document: XmlDocument;
  readonly apparatus: Apparatus;
  readonly sigla: Sigla;
  /** What the edition's configuration says of it: whether entries name only those that differ. */
  readonly isNegative?: boolean | undefined;
}

/** An entry that stays as it was. */
export interface Left {
  readonly element: XmlElement;
  readonly reason: "unplaced" | "reversed" | "unnamed";
}

export interface Conversion {
  readonly text: string;
  readonly left: readonly Left[];
  /** How many entries were converted. */
  readonly converted: number;
}

/** Makes ids that the document does not have. */
export class NewIds {
  readonly #taken = new Set<string>();

  constructor(root: XmlElement) {
    for (const element of [root, ...descendantElements(root)]) {
      const id = attributeValue(element, "id", XML);
      if (id !== undefined) this.#taken.add(id);
    }
  }

  make(wanted: string): string {
    let id = wanted;
    for (let number = 2; this.#taken.has(id); number++) id = `${wanted}-${number}`;
    this.#taken.add(id);
    return id;
  }
}

/** How `@wit` writes witnesses, by key: as the document itself does. */
export function tokensByKey({ apparatus, sigla }: Convertible): (key: string) => string {
  const tokens = new Map<string, string>();
  const readings = [...apparatus.byElement.values()].flatMap((entry) => entry.readings);
  for (const { element } of readings) {
    const written = ["wit", "source"].flatMap((name) => tokensOf(attributeValue(element, name)));
    for (const token of written) {
      const key = sigla.keyOf(token, element, apparatus);
      if (!tokens.has(key)) tokens.set(key, token);
    }
  }
  return (key) => {
    const known = tokens.get(key);
    if (known !== undefined) return known;
    const witness = sigla.byKey(key);
    const id = witness?.id ?? key.replace(/^.*[# ]/u, "");
    return witness === undefined || witness.path === apparatus.path ? `#${id}` : key;
  };
}

/** `variantEncoding` as it is to be. A document that has none stays without. */
export function declaredAs(root: XmlElement, method: Method, location: string): Splice[] {
  const encoding = [...descendantElements(root)].find(({ local }) => local === "variantEncoding");
  if (encoding === undefined) return [];
  return Object.entries({ method, location }).map(([name, value]) => {
    const attribute = findAttribute(encoding, name);
    return attribute === undefined
      ? { ...pointAfterName(encoding), text: ` ${name}="${value}"` }
      : { ...attribute.valueSpan, text: value };
  });
}

export function pointAfterName({ nameSpan }: XmlElement): { start: number; end: number } {
  return { start: nameSpan.end, end: nameSpan.end };
}

/** What an entry inherits where it stands, and would not where it goes: its language and prefixes. */
export function inheritedAttributes({ element }: Entry, destination: XmlElement): string {
  const there = namespacesInScope(destination);
  const own = new Set(element.namespaces.map(({ prefix }) => prefix));
  let text = "";
  for (const [prefix, namespace] of namespacesInScope(element)) {
    if (own.has(prefix) || there.get(prefix) === namespace) continue;
    text += ` xmlns${prefix === "" ? "" : `:${prefix}`}="${escapeValue(namespace)}"`;
  }
  const language = languageOf(element);
  const isOwn = attributeValue(element, "lang", XML) !== undefined;
  if (!isOwn && language !== undefined && language !== languageOf(destination))
    text += ` xml:lang="${escapeValue(language)}"`;
  return text;
}

export function languageOf(element: XmlElement): string | undefined {
  for (const around of [element, ...ancestors(element)]) {
    const language = attributeValue(around, "lang", XML);
    if (language !== undefined) return language;
  }
  return undefined;
}
