// What belongs together across the edition: entries that a register relates, documents that are
// versions of one text. Collected once, looked up by page.

import { compareText } from "../source/compare.ts";
import { replaceExtension } from "../source/paths.ts";
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

/** Two documents that are versions of one text, and the page that shows them side by side. */
export interface Parallel {
  /** The path of what is translated, or was there first. */
  readonly first: string;
  readonly second: string;
  readonly page: string;
}

interface Statement {
  readonly first: string;
  readonly second: string;
  /** Whether it is said which of the two is the translation. */
  readonly isSure: boolean;
}

/**
 * The pairs of documents that correspond, by the path of either: only one of the two need say so. Where
 * nobody says which is the translation, it is the one that points to the other.
 *
 * @param pageOf the page of a document
 */
export function collectParallels(
  edition: Edition,
  pageOf: (path: string) => string,
): Map<string, Parallel[]> {
  const pages = new Set(edition.documents.map(({ path }) => pageOf(path)));
  const found = new Map<string, Parallel[]>();
  for (const { first, second } of statedPairs(edition)) {
    const parallel = { first, second, page: besidePage(pageOf(first), pageOf(second), pages) };
    pages.add(parallel.page);
    for (const path of [first, second]) {
      const list = found.get(path);
      if (list === undefined) found.set(path, [parallel]);
      else list.push(parallel);
    }
  }
  return found;
}

function statedPairs({ documents, documentsByPath }: Edition): Statement[] {
  const found = new Map<string, Statement>();
  for (const { path, kind, parallels } of documents) {
    for (const { target, role } of parallels) {
      if (kind !== "document" || documentsByPath.get(target.path)?.kind !== "document") continue;
      const [first, second] = role === "translation" ? [path, target.path] : [target.path, path];
      const key = [path, target.path].toSorted(compareText).join("\n");
      const statement = { first, second, isSure: role !== undefined };
      found.set(key, agreed(found.get(key), statement));
    }
  }
  return [...found.values()];
}

/** Two documents that point to each other are in the order of their paths. */
function agreed(known: Statement | undefined, next: Statement): Statement {
  if (known === undefined || (next.isSure && !known.isSure)) return next;
  if (known.isSure || known.first === next.first) return known;
  const [first = "", second = ""] = [next.first, next.second].toSorted(compareText);
  return { first, second, isSure: false };
}

/** `letter-en.with.letter.html`, with a number where another page is called so. */
function besidePage(first: string, second: string, taken: ReadonlySet<string>): string {
  const name = replaceExtension(first.slice(first.lastIndexOf("/") + 1), "");
  const page = replaceExtension(second, `.with.${name}`);
  let path = `${page}.html`;
  for (let number = 2; taken.has(path); number++) path = `${page}-${number}.html`;
  return path;
}
