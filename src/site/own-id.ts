// Ids that pages give to what has none in its document.

import { isTei } from "../tei/apparatus.ts";
import { XML } from "../tei/vocabulary.ts";
import type { XmlElement } from "../xml/tree.ts";
import { attributeValue, descendantElements } from "../xml/walk.ts";

/** As the stylesheets make it (f:own-id in xslt/common/page.xsl): an id that the document has not. */
export function ownId(proposal: string, ids: ReadonlySet<string>): string {
  return ids.has(proposal) ? ownId(`${proposal}_`, ids) : proposal;
}

/** Where the entries of a document are printed, by their number: as f:app-id in xslt/html/apparatus.xsl. */
export function entryIds(root: XmlElement): ReadonlyMap<string, string> {
  const elements = [root, ...descendantElements(root)];
  const idOf = (element: XmlElement): string | undefined => attributeValue(element, "id", XML);
  const ids = new Set(elements.flatMap((element) => idOf(element) ?? []));
  const apps = elements.filter((element) => isTei(element, "app"));
  return new Map(
    apps.map((app, index) => {
      const number = String(index + 1);
      return [number, idOf(app) ?? ownId(`app-${number}`, ids)];
    }),
  );
}
