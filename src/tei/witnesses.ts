// Witnesses (TEI P5, 13.1.4): who attests a text, what stands for each in an apparatus, and which
// sigla mean several of them.

import type { Span } from "../source/source.ts";
import type { XmlElement } from "../xml/tree.ts";
import { ancestors, attributeValue, childElements, descendantElements } from "../xml/walk.ts";
import { type PrefixDefinition, resolvePointer, type Target, tokensOf } from "./pointers.ts";
import { collapse, readingText } from "./text.ts";
import { TEI, XML } from "./vocabulary.ts";

/** A `witness`, or a `listWit` with an id, which stands for all that are in it. */
export interface WitnessFact {
  readonly id: string | undefined;
  readonly n: string | undefined;
  /** As it is printed: `abbr` or `idno` with `@type='siglum'`, else `@n`, else the id. */
  readonly siglum: string;
  /** What the list says of it, the siglum left out. */
  readonly description: string;
  /** Whether its siglum means the witnesses in it, and not a manuscript. */
  readonly isGroup: boolean;
  /** Where in the list the one around it stands; undefined at the top. */
  readonly parent: number | undefined;
  /** A hand or a layer of another witness, as which it reads where nothing is said of it (`@corresp`). */
  readonly of: Target | undefined;
  readonly span: Span;
}

/** The witnesses of a document, in its order. */
export function collectWitnesses(
  root: XmlElement,
  path: string,
  prefixes: readonly PrefixDefinition[],
): WitnessFact[] {
  const elements = [...descendantElements(root)].filter(isWitness);
  const numbers = new Map(elements.map((element, index) => [element, index]));
  return elements.map((element) => {
    const id = attributeValue(element, "id", XML);
    const n = attributeValue(element, "n");
    const siglum = ownSiglum(element) ?? n ?? id ?? "";
    const parent = [...ancestors(element)].find((around) => numbers.has(around));
    const of = attributeValue(element, "corresp");
    return {
      id,
      n,
      siglum,
      description: ownDescription(element),
      isGroup: element.local === "listWit" || isClass(element),
      parent: parent === undefined ? undefined : numbers.get(parent),
      of: of === undefined ? undefined : resolvePointer(of, element, path, prefixes),
      span: element.nameSpan,
    };
  });
}

function isWitness(element: XmlElement): boolean {
  if (element.namespace !== TEI) return false;
  if (element.local === "witness") return true;
  return element.local === "listWit" && attributeValue(element, "id", XML) !== undefined;
}

/** The siglum of this very witness, not of one in it. */
function ownSiglum(witness: XmlElement): string | undefined {
  const found = withoutLists(witness).find(isSiglum);
  const text = found === undefined ? "" : readingText(found);
  return text === "" ? undefined : text;
}

function isSiglum(element: XmlElement): boolean {
  return (
    (element.local === "abbr" || element.local === "idno") &&
    attributeValue(element, "type") === "siglum"
  );
}

/** The elements in a witness, but not those of the lists in it. */
function withoutLists(witness: XmlElement): XmlElement[] {
  const found: XmlElement[] = [];
  const pending = childElements(witness).toReversed();
  for (let element = pending.pop(); element !== undefined; element = pending.pop()) {
    if (element.local === "listWit" || element.local === "witness") continue;
    found.push(element);
    if (!isSiglum(element)) pending.push(...childElements(element).toReversed());
  }
  return found;
}

function ownDescription(witness: XmlElement): string {
  const texts = witness.children.map((child) => {
    if (child.kind === "text") return child.text;
    if (child.kind !== "element" || isSiglum(child)) return "";
    if (child.local === "listWit" || child.local === "witness") return "";
    return ` ${describingText(child)} `;
  });
  return collapse(texts.join("")).replace(/^=\s*/u, "");
}

/** Of elements that hold no words of their own (`msDesc`, `msIdentifier`), the words of those in them. */
function describingText(element: XmlElement): string {
  const parts = childElements(element);
  const hasWords = element.children.some(
    (child) => child.kind === "text" && /\S/u.test(child.text),
  );
  if (hasWords || parts.length === 0) return readingText(element);
  const separator = element.local === "msIdentifier" ? ", " : " ";
  return parts
    .map(describingText)
    .filter((text) => text !== "")
    .join(separator);
}

/**
 * A `witness` that holds a list is a class of manuscripts, unless the list says of it what one says of
 * a manuscript. "Servius (Σ) = ΔΓ" says which ones it stands for; "A = Caroliruh. Aug. CXVI …; de codice
 * A derivati:" describes a manuscript, and its copies.
 */
function isClass(witness: XmlElement): boolean {
  const lists = childElements(witness, "listWit");
  if (lists.length === 0) return false;
  const description = ownDescription(witness);
  let rest = description.includes("=")
    ? description.slice(description.indexOf("=") + 1)
    : description;
  const members = lists.flatMap((list) => [...descendantElements(list)].filter(isWitness));
  const sigla = members.map((member) => ownSiglum(member) ?? "").filter((one) => one !== "");
  for (const siglum of sigla.toSorted((a, b) => b.length - a.length))
    rest = rest.replaceAll(siglum, "");
  return !/[\p{L}\p{N}]/u.test(rest);
}

/** A witness of an edition: its document, and its place in that document's list. */
export interface Witness extends WitnessFact {
  readonly path: string;
  /** What tells it from all others: `path#id`, or its siglum where it has no id. */
  readonly key: string;
  /** The keys of those that it stands for, itself among them: a group's members, in any depth. */
  readonly stands: readonly string[];
}

/** A siglum or a number, where others write a pointer. */
export function isBareSiglum(token: string): boolean {
  return !/[#:/]/u.test(token);
}

/** Finds witnesses by what `@wit` says. */
export class Sigla {
  /** In the order of the lists. */
  readonly witnesses: readonly Witness[];
  readonly #byKey = new Map<string, Witness>();
  // By document and bare siglum, number or id; and in any document.
  readonly #byName = new Map<string, Witness>();

  /** The documents that have a list of witnesses. */
  readonly #listing: ReadonlySet<string>;

  constructor(documents: readonly { path: string; witnesses: readonly WitnessFact[] }[]) {
    this.witnesses = documents.flatMap(({ path, witnesses }) => listed(path, witnesses));
    this.#listing = new Set(this.witnesses.map(({ path }) => path));
    for (const witness of this.witnesses) {
      if (!this.#byKey.has(witness.key)) this.#byKey.set(witness.key, witness);
      for (const name of [witness.id, witness.siglum, witness.n]) {
        if (name === undefined || name === "") continue;
        for (const known of [`${witness.path} ${name}`, ` ${name}`])
          if (!this.#byName.has(known)) this.#byName.set(known, witness);
      }
    }
  }

  /** A declared witness by its key. */
  byKey(key: string): Witness | undefined {
    return this.#byKey.get(key);
  }

  /**
   * By siglum, number or id, as a person names it; the document's own come first.
   *
   * @param near the documents whose lists come next: of an entry, those that it is about
   */
  byName(name: string, path = "", near: readonly string[] = []): Witness | undefined {
    for (const one of [path, ...near]) {
      const found = this.#byName.get(`${one} ${name}`);
      if (found !== undefined) return found;
    }
    return this.#byName.get(` ${name}`);
  }

  /** All whom a siglum, number or id may mean; the document's own come first. */
  allByName(name: string, path: string): Witness[] {
    return this.witnesses
      .filter(({ id, siglum, n }) => [id, siglum, n].includes(name))
      .toSorted((a, b) => Number(b.path === path) - Number(a.path === path));
  }

  /**
   * The key of one value in `@wit`: a pointer, or a bare siglum or number. What no list declares has a
   * key, too.
   */
  keyOf(
    token: string,
    element: XmlElement,
    { path, prefixes }: { readonly path: string; readonly prefixes: readonly PrefixDefinition[] },
  ): string {
    const isBare = isBareSiglum(token);
    const target = isBare ? undefined : resolvePointer(token, element, path, prefixes);
    const isListed = this.#listing.has(isBare ? path : (target?.path ?? path));
    const near = isListed ? [] : textsAbout(element, { path, prefixes });
    return this.keyOfResolved(token, target, path, near);
  }

  /** The same, of a value whose pointer has been resolved. */
  keyOfResolved(
    token: string,
    target: Target | undefined,
    path: string,
    near: readonly string[] = [],
  ): string {
    if (isBareSiglum(token)) return this.byName(token, path, near)?.key ?? `${path} ${token}`;
    if (target?.id === undefined) return token;
    const key = `${target.path}#${target.id}`;
    if (this.#byKey.has(key) || this.#listing.has(target.path)) return key;
    // An apparatus in a file of its own, without a list of witnesses: the list is in the other file.
    return this.byName(target.id, path, near)?.key ?? key;
  }

  /** The keys that a key stands for: itself, and the members of a group. */
  expand(key: string): readonly string[] {
    return this.#byKey.get(key)?.stands ?? [key];
  }

  /** How a key is printed. */
  siglumOf(key: string): string {
    return this.#byKey.get(key)?.siglum ?? key.replace(/^.*[# ]/u, "");
  }
}

/** The documents to which an entry around an element, or what is around that, leads. */
function textsAbout(
  element: XmlElement,
  { path, prefixes }: { readonly path: string; readonly prefixes: readonly PrefixDefinition[] },
): string[] {
  return [element, ...ancestors(element)].flatMap((around) =>
    ["from", "to", "corresp"].flatMap((name) =>
      tokensOf(attributeValue(around, name)).flatMap(
        (pointer) => resolvePointer(pointer, around, path, prefixes)?.path ?? [],
      ),
    ),
  );
}

function listed(path: string, facts: readonly WitnessFact[]): Witness[] {
  const keys = facts.map(({ id, siglum }) =>
    id === undefined ? `${path} ${siglum}` : `${path}#${id}`,
  );
  const stands = keys.map((key) => [key]);
  facts.forEach(({ parent }, index) => {
    for (let around = parent; around !== undefined; around = facts[around]?.parent)
      if (facts[around]?.isGroup === true) stands[around]?.push(keys[index] as string);
  });
  return facts.map((fact, index) => ({
    ...fact,
    path,
    key: keys[index] as string,
    stands: stands[index] as string[],
  }));
}
