// The documents that a witness's text is made from: that of the text, and those whose entries are about it.

import type { XmlElement } from "../../xml/tree.ts";
import {
  ancestors,
  attributeValue,
  descendantElements,
  elementsById,
  rootOf,
} from "../../xml/walk.ts";
import { type Apparatus, type Entry, isTei, type Reading } from "../apparatus.ts";
import { resolvePointer, tokensOf } from "../pointers.ts";
import type { Sigla } from "../witnesses.ts";

/** An edition's documents as far as one of them needs the others: entries may stand in another file. */
export interface Collated {
  readonly apparatus: Apparatus;
  /** The apparatuses of the other documents. */
  readonly others: readonly Apparatus[];
  readonly sigla: Sigla;
  /** What the edition's configuration says of it: whether entries name only those that differ. */
  readonly isNegative?: boolean | undefined;
}

/** What an element of any of the documents means in its own. */
export class Documents {
  readonly sigla: Sigla;
  readonly #own: Apparatus;
  readonly #byRoot: ReadonlyMap<XmlElement, Apparatus>;
  readonly #byPath: ReadonlyMap<string, Apparatus>;
  readonly #ids = new Map<Apparatus, ReadonlyMap<string, XmlElement>>();
  #excluding: ReadonlyMap<Entry, readonly Entry[]> | undefined;

  constructor({ apparatus, others, sigla }: Collated) {
    const all = [...others, apparatus];
    this.sigla = sigla;
    this.#own = apparatus;
    this.#byRoot = new Map(all.map((one) => [one.root, one]));
    this.#byPath = new Map(all.map((one) => [one.path, one]));
  }

  /** The apparatus of the document that an element stands in. */
  of(element: XmlElement): Apparatus {
    return this.#byRoot.get(rootOf(element)) ?? this.#own;
  }

  entryOf(app: XmlElement): Entry | undefined {
    return this.#own.byElement.get(app) ?? this.of(app).byElement.get(app);
  }

  /** The reading, of any entry around it, that says who has an element. */
  namingReading(element: XmlElement): Reading | undefined {
    const around = [element, ...ancestors(element)];
    for (const app of around) {
      const reading = isApp(app)
        ? this.entryOf(app)?.readings.find((one) => around.includes(one.element))
        : undefined;
      if (reading !== undefined && reading.witnesses.size > 0) return reading;
    }
    return undefined;
  }

  /** The keys, groups expanded, in an element's own `@wit`. */
  witnessesNamedBy(element: XmlElement): readonly string[] {
    const tokens = tokensOf(attributeValue(element, "wit"));
    if (tokens.length === 0) return [];
    const home = this.of(element);
    return tokens.flatMap((token) => this.sigla.expand(this.sigla.keyOf(token, element, home)));
  }

  /** The element of the text's document with an id. */
  byId(id: string): XmlElement | undefined {
    return this.#idsOf(this.#own).get(id);
  }

  /** What a pointer of an element leads to, in its own document or in another of these. */
  target(pointer: string, element: XmlElement): XmlElement | undefined {
    const { path, prefixes } = this.of(element);
    const target = resolvePointer(pointer, element, path, prefixes);
    const document = target && this.#byPath.get(target.path);
    return document && this.#idsOf(document).get(target.id ?? "");
  }

  #idsOf(apparatus: Apparatus): ReadonlyMap<string, XmlElement> {
    const known = this.#ids.get(apparatus);
    if (known !== undefined) return known;
    const { root } = apparatus;
    const ids = elementsById([root, ...descendantElements(root)]);
    this.#ids.set(apparatus, ids);
    return ids;
  }

  /** The entries that exclude one, or that it excludes (TEI P5, att.global.linking). */
  excluding(entry: Entry): readonly Entry[] {
    this.#excluding ??= this.#exclusions();
    return this.#excluding.get(entry) ?? [];
  }

  #exclusions(): ReadonlyMap<Entry, readonly Entry[]> {
    const pairs = new Map<Entry, Entry[]>();
    const add = (one: Entry, other: Entry): void => {
      pairs.set(one, [...(pairs.get(one) ?? []), other]);
    };
    for (const { byElement } of this.#byRoot.values())
      for (const entry of byElement.values())
        for (const [pointer, element] of excludedBy(entry)) {
          const target = this.target(pointer, element);
          const other = target && this.#entryAround(target);
          if (other === undefined || other === entry) continue;
          add(entry, other);
          add(other, entry);
        }
    return pairs;
  }

  #entryAround(element: XmlElement): Entry | undefined {
    const app = [element, ...ancestors(element)].find(isApp);
    return app && this.entryOf(app);
  }
}

function isApp(element: XmlElement): boolean {
  return isTei(element, "app");
}

function excludedBy({ element, readings }: Entry): [pointer: string, element: XmlElement][] {
  return [element, ...readings.map((one) => one.element)].flatMap((one) =>
    tokensOf(attributeValue(one, "exclude")).map((pointer): [string, XmlElement] => [pointer, one]),
  );
}
