// What belongs together across the edition: entries that a register relates, documents that are
// versions of one text. Collected once, looked up by page.

import type { Edition } from "../tei/edition.ts";
import type { RelationFact } from "../tei/facts.ts";
import type { Target } from "../tei/pointers.ts";

/** The relations of all registers, by the `path#id` of each that takes part. */
export function collectRelations({ documents }: Edition): Map<string, RelationFact[]> {
  const found = new Map<string, RelationFact[]>();
  for (const relation of documents.flatMap((document) => document.relations)) {
    const { active, passive, mutual } = relation;
    for (const party of new Set([...active, ...passive, ...mutual].map(addressOf))) {
      const list = found.get(party);
      if (list === undefined) found.set(party, [relation]);
      else list.push(relation);
    }
  }
  return found;
}

/** `path#id`, as the edition calls its entries. */
export function addressOf({ path, id }: Target): string {
  return `${path}#${id ?? ""}`;
}

/** The elements whose `@corresp` to another document means that the two are versions of one text. */
const WHOLES: ReadonlySet<string> = new Set(["TEI", "text", "body", "div"]);

/** Which documents correspond, by path, in both directions: only one of the two need say so. */
export function collectCorrespondences({
  documents,
  documentsByPath,
}: Edition): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const add = (one: string, other: string): void => {
    const others = found.get(one);
    if (others === undefined) found.set(one, new Set([other]));
    else others.add(other);
  };
  for (const { path, pointers } of documents) {
    for (const { attribute, element, target } of pointers) {
      if (attribute !== "corresp" || !WHOLES.has(element) || target === undefined) continue;
      if (target.path === path || documentsByPath.get(target.path)?.kind !== "document") continue;
      add(path, target.path);
      add(target.path, path);
    }
  }
  return found;
}
