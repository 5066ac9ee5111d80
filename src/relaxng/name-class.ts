// Name classes (RELAX NG, 6.1): which names an element or attribute pattern matches. The most frequent
// kind, a single name, is one comparison of integers.

import type { NameId, NameTable } from "../xml/names.ts";
import type { NameClass } from "./grammar.ts";

/** A name class, ready to be asked. */
export interface NameTest {
  /** The only name that it matches, if there is one. */
  readonly name: NameId | undefined;
  /** The names that it lists; wildcards add none. */
  readonly names: readonly NameId[];
  readonly nameClass: NameClass;
}

export function compileNameClass(nameClass: NameClass, names: NameTable): NameTest {
  const listed = listNames(nameClass, names);
  return { name: nameClass.kind === "name" ? listed[0] : undefined, names: listed, nameClass };
}

export function matchesName(test: NameTest, name: NameId, names: NameTable): boolean {
  if (test.name !== undefined) return test.name === name;
  return contains(test.nameClass, names.namespaceOf(name), names.localOf(name));
}

/** RELAX NG, 6.1. */
export function contains(nameClass: NameClass, namespace: string, local: string): boolean {
  switch (nameClass.kind) {
    case "name":
      return nameClass.local === local && nameClass.namespace === namespace;
    case "choice":
      return nameClass.alternatives.some((one) => contains(one, namespace, local));
    case "nsName":
      if (nameClass.namespace !== namespace) return false;
      break;
    case "anyName":
      break;
  }
  return nameClass.except === undefined || !contains(nameClass.except, namespace, local);
}

/** The single names that a name class lists; wildcards add none. */
export function listNames(nameClass: NameClass, names: NameTable): NameId[] {
  if (nameClass.kind === "name") return [names.intern(nameClass.namespace, nameClass.local)];
  if (nameClass.kind !== "choice") return [];
  return nameClass.alternatives.flatMap((one) => listNames(one, names));
}

/** Does it match names that it does not list? */
export function hasWildcard(nameClass: NameClass): boolean {
  if (nameClass.kind !== "choice") return nameClass.kind !== "name";
  return nameClass.alternatives.some(hasWildcard);
}

/** As in the compact syntax: `tei:p`, `* - tei:*`, with namespaces in Clark notation. */
export function nameClassToString(nameClass: NameClass): string {
  switch (nameClass.kind) {
    case "name":
      return nameClass.namespace === ""
        ? nameClass.local
        : `{${nameClass.namespace}}${nameClass.local}`;
    case "choice":
      return `(${nameClass.alternatives.map(nameClassToString).join(" | ")})`;
    case "nsName":
      return `{${nameClass.namespace}}*${exceptToString(nameClass.except)}`;
    case "anyName":
      return `*${exceptToString(nameClass.except)}`;
  }
}

function exceptToString(except: NameClass | undefined): string {
  return except === undefined ? "" : ` - ${nameClassToString(except)}`;
}
