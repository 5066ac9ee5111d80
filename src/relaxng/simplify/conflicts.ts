// Whether two parts of a sequence name the same attribute or element (RELAX NG, 7.3 and 7.4). Names are
// looked up in a table, so that only wildcards are compared with everything.

import type { NameClass } from "../grammar.ts";
import { contains } from "../name-class.ts";

export interface Name {
  readonly namespace: string;
  readonly local: string;
}

/** No XML name contains it, so it stands for all names that are not written down. */
export const ANY_OTHER = "*";

export interface Contender<Item> {
  readonly nameClass: NameClass;
  readonly item: Item;
}

export interface Conflict<Item> {
  readonly name: Name;
  readonly items: readonly [Item, Item];
}

interface Entry<Item> extends Contender<Item> {
  readonly part: number;
}

/** The first conflict between contenders of different parts. */
export function findConflict<Item>(
  parts: readonly (readonly Contender<Item>[])[],
): Conflict<Item> | undefined {
  const names = new Map<string, Entry<Item>>();
  const wildcards: Entry<Item>[] = [];
  for (const [part, contenders] of parts.entries()) {
    for (const { nameClass, item } of contenders) {
      for (const single of singleNameClasses(nameClass)) {
        const entry = { nameClass: single, item, part };
        if (single.kind !== "name") {
          wildcards.push(entry);
          continue;
        }
        // Local names have no space in them.
        const key = `${single.local} ${single.namespace}`;
        const known = names.get(key);
        if (known === undefined) names.set(key, entry);
        else if (known.part !== part) return { name: single, items: [known.item, item] };
      }
    }
  }
  for (const [index, wildcard] of wildcards.entries()) {
    for (const other of [...names.values(), ...wildcards.slice(0, index)]) {
      if (other.part === wildcard.part) continue;
      const name = commonName(wildcard.nameClass, other.nameClass);
      if (name === undefined) continue;
      const isFirst = wildcard.part < other.part;
      const { item } = wildcard;
      return { name, items: isFirst ? [item, other.item] : [other.item, item] };
    }
  }
  return undefined;
}

/** A name class that is not a choice. */
type SingleNameClass = Exclude<NameClass, { readonly kind: "choice" }>;

export function singleNameClasses(nameClass: NameClass): readonly SingleNameClass[] {
  if (nameClass.kind !== "choice") return [nameClass];
  return nameClass.alternatives.flatMap(singleNameClasses);
}

/** A name that belongs to both, or undefined. Where it is not one that is written down, it has a "*". */
function commonName(one: NameClass, other: NameClass): Name | undefined {
  const written = [...writtenNames(one), ...writtenNames(other)];
  const namespaces = new Set(written.map(({ namespace }) => namespace));
  const others = [...namespaces, ANY_OTHER].map((namespace) => ({ namespace, local: ANY_OTHER }));
  return [...written, ...others].find(
    ({ namespace, local }) => contains(one, namespace, local) && contains(other, namespace, local),
  );
}

/** Every name in a name class, and a name in every namespace in it. */
function writtenNames(nameClass: NameClass): readonly Name[] {
  switch (nameClass.kind) {
    case "name":
      return [nameClass];
    case "choice":
      return nameClass.alternatives.flatMap(writtenNames);
    case "anyName":
    case "nsName": {
      const except = nameClass.except === undefined ? [] : writtenNames(nameClass.except);
      if (nameClass.kind === "anyName") return except;
      return [{ namespace: nameClass.namespace, local: ANY_OTHER }, ...except];
    }
  }
}
