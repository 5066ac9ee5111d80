// All letters of the edition in the Correspondence Metadata Interchange Format (the TEI's special
// interest group on correspondence), which correspSearch reads: one TEI file of `correspDesc`, with
// persons and places by the addresses of authority files.

import { identifierAddress } from "../tei/authorities.ts";
import type { CorrespondenceAction, DateFact } from "../tei/correspondence.ts";
import type { NameFact } from "../tei/name-facts.ts";
import { toAgent } from "./people.ts";
import { absolute, type Publication, textDocuments } from "./publication.ts";
import { element, textElement, XML_DECLARATION } from "./xml-text.ts";

/** Undefined when there are no letters, or nobody knows where the edition will be found. */
export function toCmif(publication: Publication, path: string): string | undefined {
  const { title, url, built, editors } = publication.imprint;
  if (url === undefined) return undefined;
  const letters = textDocuments(publication).flatMap((document) =>
    document.header.correspondence.map((actions) => {
      const { page } = publication.addressesOf(document.path);
      return letter(actions, absolute(page, publication), publication);
    }),
  );
  if (letters.length === 0) return undefined;
  const { licence, publisher = title } = publication;
  const header = element(
    "teiHeader",
    {},
    element(
      "fileDesc",
      {},
      element(
        "titleStmt",
        {},
        textElement("title", title),
        ...(editors.length > 0 ? editors : [publisher]).map((name) => textElement("editor", name)),
      ),
      element(
        "publicationStmt",
        {},
        element("publisher", {}, textElement("ref", publisher, { target: url })),
        textElement("idno", absolute(path, publication), { type: "url" }),
        textElement("date", built, { when: built }),
        ...(licence === undefined
          ? []
          : [element("availability", {}, textElement("licence", licence, { target: licence }))]),
      ),
      element(
        "sourceDesc",
        {},
        element(
          "bibl",
          { type: "online", "xml:id": SOURCE },
          textElement("title", title),
          textElement("ref", url, { target: url }),
        ),
      ),
    ),
    element("profileDesc", {}, ...letters),
  );
  const text = element("text", {}, element("body", {}, element("p", {})));
  return `${XML_DECLARATION}${element("TEI", { xmlns: "http://www.tei-c.org/ns/1.0" }, header, text)}\n`;
}

const SOURCE = "edition";

function letter(
  actions: readonly CorrespondenceAction[],
  ref: string,
  publication: Publication,
): string {
  // The format knows two steps, and no empty one.
  const steps = actions
    .filter(({ type }) => type === "sent" || type === "received")
    .map(({ type, agents, places, dates }) => [
      type,
      [
        ...agents.map((name) => nameElement(name, publication)),
        ...places.map((name) => nameElement(name, publication)),
        ...dates.slice(0, 1).map(dateElement),
      ].join(""),
    ])
    .filter(([, content]) => content !== "")
    .map(([type, content]) => `\n${element("correspAction", { type }, content ?? "")}`);
  return `\n${element("correspDesc", { ref, source: `#${SOURCE}` }, ...steps)}`;
}

const NAME_ELEMENTS: Readonly<Record<NameFact["kind"], string>> = {
  person: "persName",
  org: "orgName",
  place: "placeName",
};

function nameElement(name: NameFact, publication: Publication): string {
  const { identifiers } = toAgent(name, publication);
  const ref = identifiers.map(identifierAddress).find((address) => address !== undefined);
  return textElement(NAME_ELEMENTS[name.kind], name.text, { ref });
}

function dateElement({ attributes, text }: DateFact): string {
  // A date without attributes tells a machine nothing.
  if (Object.keys(attributes).length === 0) return "";
  return textElement("date", text, attributes) || element("date", attributes);
}
