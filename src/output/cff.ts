// CITATION.cff (Citation File Format 1.2.0): how the edition as a whole is cited, where GitHub, Zenodo
// and Zotero look for it. Its YAML has quoted texts only, in the form of JSON, which is YAML (1.2, 1.3).

import { absolute, type Publication, spdxOf } from "./publication.ts";
import { type Agent, distinct, editorAgent, toAgent } from "./people.ts";

/** Undefined when nobody is named whom a citation could name: the format wants authors. */
export function toCff(publication: Publication): string | undefined {
  const { title, url, version, built } = publication.imprint;
  const authors = makers(publication);
  if (authors.length === 0) return undefined;
  const licence = publication.licence;
  const spdx = licence === undefined ? undefined : spdxOf(licence);
  return [
    "cff-version: 1.2.0",
    `message: ${JSON.stringify("If you use this edition, please cite it as below.")}`,
    "type: dataset",
    `title: ${JSON.stringify(title)}`,
    "authors:",
    ...authors.flatMap(authorLines),
    `version: ${JSON.stringify(version)}`,
    `date-released: ${JSON.stringify(built)}`,
    ...(spdx === undefined ? [] : [`license: ${spdx}`]),
    ...(licence === undefined || spdx !== undefined || !/^https?:/iu.test(licence)
      ? []
      : [`license-url: ${JSON.stringify(licence)}`]),
    ...(url === undefined ? [] : [`url: ${JSON.stringify(absolute("", publication))}`]),
    "",
  ].join("\n");
}

/** The editors that the configuration names; else all whom headers name; else who publishes. */
function makers(publication: Publication): Agent[] {
  const { edition, imprint } = publication;
  if (imprint.editors.length > 0) return imprint.editors.map(editorAgent);
  const named = edition.documents.flatMap(({ header }) =>
    header.contributors
      .filter(({ role }) => role === "editor" || role === "contributor")
      .map(({ name }) => toAgent(name, publication)),
  );
  const publisher = publication.publisher;
  const published: Agent[] =
    publisher === undefined
      ? []
      : [{ kind: "org", text: publisher, parts: undefined, identifiers: [], entry: undefined }];
  return distinct(named.length > 0 ? named : published);
}

/** A person has names in parts; whatever has one name is an entity. */
function authorLines({ parts, text }: Agent): string[] {
  if (parts === undefined) return [`  - name: ${JSON.stringify(text)}`];
  return [
    `  - family-names: ${JSON.stringify(parts.family)}`,
    `    given-names: ${JSON.stringify(parts.given)}`,
  ];
}
