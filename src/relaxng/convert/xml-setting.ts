// What the root element of a schema in the XML syntax says for all that is in it: prefixes, the namespace
// of names without a prefix, the datatype library.

import { XML_NAMESPACE } from "../../xml/namespaces.ts";
import {
  type ForeignElement,
  type FullPattern,
  type FullSchema,
  type FullValue,
  type Namespace,
  RELAX_NG_NAMESPACE,
  type Remarks,
  XSD_LIBRARY,
} from "../syntax/full.ts";
import { annotate } from "../syntax/remarks.ts";
import { foreignElementsOf, type FullNode, nodesOf } from "../syntax/walk.ts";

export interface XmlSetting {
  /** Undefined: the schema leaves it to the schema that refers to it. */
  readonly namespace: Namespace;
  readonly library: string;
  /** What the prefixes mean; the default namespace is that of RELAX NG. */
  readonly prefixes: ReadonlyMap<string, string>;
}

export function chooseXmlSetting(schema: FullSchema): XmlSetting {
  const libraries = new Map<string, number>();
  const prefixes = new Map<string, string>();
  for (const [prefix, namespace] of schema.prefixes) {
    if (prefix !== "xml" && prefix !== "" && namespace !== RELAX_NG_NAMESPACE) {
      prefixes.set(prefix, namespace);
    }
  }
  let inherits = false;
  for (const node of nodesOf(schema.pattern)) {
    inherits ||= inheritsNamespace(node);
    const library = libraryOf(node);
    if (library !== "") libraries.set(library, (libraries.get(library) ?? 0) + 1);
    for (const foreign of foreignElementsOf(node)) addPrefix(prefixes, foreign);
    for (const attribute of node.remarks?.attributes ?? []) addPrefix(prefixes, attribute);
  }
  const [[library] = [""]] = [...libraries].toSorted(([, one], [, other]) => other - one);
  return { namespace: inherits ? undefined : schema.namespace, library, prefixes };
}

/** A `ns` on the root would change what such a node means. */
function inheritsNamespace(node: FullNode): boolean {
  switch (node.kind) {
    case "name":
    case "nsName":
    case "include":
    case "externalRef":
      return node.namespace === undefined;
    case "value":
      return node.namespace === undefined && readsPrefixes(node) && !node.value.includes(":");
    default:
      return false;
  }
}

function libraryOf(node: FullNode): string {
  return node.kind === "data" || node.kind === "value" ? node.library : "";
}

/** Binds a prefix that annotations use, unless it means something else already. */
function addPrefix(
  prefixes: Map<string, string>,
  { prefix, namespace }: Pick<ForeignElement, "prefix" | "namespace">,
): void {
  if (prefix === "" || namespace === XML_NAMESPACE || prefixes.has(prefix)) return;
  prefixes.set(prefix, namespace);
}

/** Is a value's meaning a matter of the prefixes in scope? */
export function readsPrefixes({ library, type }: FullValue): boolean {
  return library === XSD_LIBRARY && (type === "QName" || type === "NOTATION");
}

/** The patterns that an element may hold directly instead of one (4.12). */
export function spread(pattern: FullPattern, kind: "group" | "choice"): readonly FullPattern[] {
  const { remarks } = pattern;
  if (pattern.kind !== kind || (remarks !== undefined && !hasOnlyComments(remarks)))
    return [pattern];
  const [first, ...others] = pattern.patterns;
  if (first === undefined || remarks === undefined) return pattern.patterns;
  return [annotate(first, { comments: remarks.comments }), ...others];
}

function hasOnlyComments({ attributes, initial, following, closing }: Remarks): boolean {
  return attributes.length + initial.length + following.length + closing.length === 0;
}
