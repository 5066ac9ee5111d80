// Which modules a stylesheet is made of, so that a change in any of them is noticed.

import { sourceFromText } from "../source/source.ts";
import { parseXml } from "../xml/tree.ts";
import { attributeValue, descendantElements } from "../xml/walk.ts";

export const XSLT_NAMESPACE = "http://www.w3.org/1999/XSL/Transform";

/**
 * The modules that a stylesheet imports or includes (XSLT 3.0, 3.11), as absolute URLs in document
 * order. A module that is not well formed imports nothing: the compiler will say what is wrong.
 *
 * @param href the URL of the module itself
 */
export function importedModules(text: string, href: string): string[] {
  const { document } = parseXml(sourceFromText(href, text));
  if (document === undefined) return [];
  return [...descendantElements(document.root)]
    .filter(
      ({ namespace, local }) =>
        namespace === XSLT_NAMESPACE && (local === "import" || local === "include"),
    )
    .flatMap((element) => attributeValue(element, "href") ?? [])
    .map((reference) => new URL(reference, href).href);
}
