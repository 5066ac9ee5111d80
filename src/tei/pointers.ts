// Pointers (TEI P5, 17): what an attribute's value leads to, inside the edition or outside it.

import { resolveReference } from "../source/paths.ts";
import type { XmlElement } from "../xml/tree.ts";
import { ancestors, attributeValue, descendantElements } from "../xml/walk.ts";
import { findPath } from "./path.ts";
import { TEI, XML } from "./vocabulary.ts";

/** The values of an attribute that holds several: separated by white space (TEI P5, 1.3.1.1). */
export function tokensOf(value: string | undefined): string[] {
  return (value ?? "").split(/[ \t\r\n]+/u).filter((token) => token !== "");
}

/** A private scheme that a header declares (TEI P5, 17.2.3): `psn:kim` → `persons.xml#kim`. */
export interface PrefixDefinition {
  readonly prefix: string;
  readonly match: RegExp;
  readonly replacement: string;
}

/** The declarations of a document. A pattern that is no regular expression declares nothing. */
export function prefixDefinitions(root: XmlElement): PrefixDefinition[] {
  const encoding = findPath(root, ["teiHeader", "encodingDesc"]);
  if (encoding === undefined) return [];
  return [...descendantElements(encoding)]
    .filter(({ namespace, local }) => namespace === TEI && local === "prefixDef")
    .flatMap((element) => {
      const match = toRegExp(attributeValue(element, "matchPattern"));
      if (match === undefined) return [];
      const prefix = attributeValue(element, "ident") ?? "";
      const replacement = attributeValue(element, "replacementPattern") ?? "";
      return [{ prefix, match, replacement }];
    });
}

function toRegExp(pattern: string | undefined): RegExp | undefined {
  if (pattern === undefined) return undefined;
  try {
    return new RegExp(`^(?:${pattern})$`, "u");
  } catch {
    return undefined;
  }
}

/** Where a pointer leads. Outside the edition (a URL, a file elsewhere) there is no path. */
export interface Target {
  readonly path: string;
  /** Undefined when the pointer means the file as a whole. */
  readonly id: string | undefined;
}

/**
 * Resolves one pointer of an element in the document at `path`, by `xml:base` (XML Base) and the
 * document's prefix definitions. Undefined when it leads out of the edition.
 */
export function resolvePointer(
  pointer: string,
  element: XmlElement,
  path: string,
  prefixes: readonly PrefixDefinition[],
): Target | undefined {
  const expanded = expandPrefix(pointer, prefixes);
  // A fragment alone is of this document, wherever xml:base says that it is published.
  const base = expanded.startsWith("#") ? path : basePath(element, path);
  const resolved = base === undefined ? undefined : resolveReference(expanded, base);
  if (resolved?.path === undefined) return undefined;
  return { path: resolved.path, id: resolved.fragment };
}

/** The scheme of a pointer that still has one when its prefix was looked up, in lower case. */
export function schemeOf(
  pointer: string,
  prefixes: readonly PrefixDefinition[],
): string | undefined {
  return /^([a-z][a-z0-9+.-]*):/iu.exec(expandPrefix(pointer, prefixes))?.[1]?.toLowerCase();
}

function expandPrefix(pointer: string, prefixes: readonly PrefixDefinition[]): string {
  const colon = pointer.indexOf(":");
  if (colon < 0) return pointer;
  const prefix = pointer.slice(0, colon);
  const rest = pointer.slice(colon + 1);
  const definition = prefixes.find((one) => one.prefix === prefix && one.match.test(rest));
  if (definition === undefined) return pointer;
  return rest.replace(definition.match, definition.replacement);
}

/**
 * The path against which relative pointers of an element are resolved; undefined where `xml:base`
 * leads out of the edition, and every relative pointer with it.
 */
function basePath(element: XmlElement, path: string): string | undefined {
  const bases = [element, ...ancestors(element)]
    .map((ancestor) => attributeValue(ancestor, "base", XML))
    .filter((base) => base !== undefined)
    .toReversed();
  let base: string | undefined = path;
  for (const next of bases) base = base && resolveReference(next, base)?.path;
  return base;
}
