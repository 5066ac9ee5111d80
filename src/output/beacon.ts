// BEACON files: for each authority file, which of its entries this edition has a page about. Library
// catalogues and other editions read them to link here (gbv.github.io/beaconspec, format BEACON).

import { AUTHORITIES, authorityNumber } from "../tei/authorities.ts";
import { absolute, type Publication, publishedEntries } from "./publication.ts";
import { compareText } from "../source/compare.ts";

export interface Beacon {
  /** Of the authority file: `gnd`. */
  readonly authority: string;
  readonly contents: string;
}

/** None when nobody knows where the edition will be found. */
export function toBeacons(
  publication: Publication,
  pathOf: (authority: string) => string,
): Beacon[] {
  const { url, title, built } = publication.imprint;
  if (url === undefined) return [];
  const lines = new Map<string, Map<string, Set<string>>>();
  for (const entry of publishedEntries(publication)) {
    for (const identifier of entry.fact.identifiers) {
      const found = authorityNumber(identifier);
      if (found === undefined) continue;
      const { authority, number } = found;
      const links = lines.get(authority.name) ?? new Map<string, Set<string>>();
      lines.set(authority.name, links);
      const pages = links.get(number) ?? new Set();
      links.set(number, pages.add(absolute(publication.entryAddress(entry), publication)));
    }
  }
  const institution = publication.publisher;
  return AUTHORITIES.flatMap(({ name, prefix }) => {
    const links = lines.get(name);
    if (links === undefined) return [];
    const meta = [
      ["FORMAT", "BEACON"],
      ["PREFIX", prefix],
      ["FEED", absolute(pathOf(name), publication)],
      ["HOMEPAGE", absolute("", publication)],
      ["NAME", title],
      ["INSTITUTION", institution],
      ["TIMESTAMP", built],
    ].flatMap(([key, value]) => (value === undefined ? [] : [`#${key}: ${oneLine(value)}\n`]));
    const body = [...links]
      .toSorted(([a], [b]) => compareText(a, b))
      // A link is a source and a target: a number given to two entries has two (BEACON, "Links").
      .flatMap(([number, pages]) => [...pages].map((page) => `${number}||${page}\n`));
    return [{ authority: name, contents: `${meta.join("")}\n${body.join("")}` }];
  });
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, " ");
}
