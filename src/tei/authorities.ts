// The authority files in which editors look people, places and works up: how each is called in
// `idno`, and the address of an entry. Facts about the world, as data.

import { type IdentifierFact, isAddress } from "./name-facts.ts";

export interface Authority {
  /** In file names and, in capitals, in texts. */
  readonly name: string;
  /** Address of an entry, without its number. */
  readonly prefix: string;
  /** Other names in `idno/@type` and `@subtype`, in lower case. */
  readonly aliases: readonly string[];
  /** All of a number. */
  readonly number: RegExp;
  /** The addresses in use, up to the number. */
  readonly addresses: RegExp;
}

export const AUTHORITIES: readonly Authority[] = [
  {
    name: "gnd",
    prefix: "https://d-nb.info/gnd/",
    aliases: ["pnd", "dnb", "gkd", "swd"],
    number: /^[0-9]+(?:-?[0-9X])$/u,
    addresses: /^https?:\/\/d-nb\.info\/gnd\//iu,
  },
  {
    name: "viaf",
    prefix: "https://viaf.org/viaf/",
    aliases: [],
    number: /^[0-9]+$/u,
    addresses: /^https?:\/\/(?:www\.)?viaf\.org\/viaf\//iu,
  },
  {
    name: "wikidata",
    // The address that Wikidata itself gives its entities has no s.
    prefix: "http://www.wikidata.org/entity/",
    aliases: ["wd"],
    number: /^[QL][0-9]+$/u,
    addresses: /^https?:\/\/(?:www\.)?wikidata\.org\/(?:entity|wiki)\//iu,
  },
  {
    name: "geonames",
    prefix: "https://www.geonames.org/",
    aliases: [],
    number: /^[0-9]+$/u,
    addresses: /^https?:\/\/(?:www\.|sws\.)?geonames\.org\//iu,
  },
  {
    name: "lcnaf",
    prefix: "http://id.loc.gov/authorities/names/",
    aliases: ["lccn", "loc", "naf", "lcn"],
    number: /^n[a-z]?[0-9]+$/u,
    addresses: /^https?:\/\/id\.loc\.gov\/authorities\/names\//iu,
  },
  {
    name: "bnf",
    prefix: "https://catalogue.bnf.fr/ark:/12148/",
    aliases: [],
    number: /^cb[0-9]{8}[0-9a-z]$/u,
    addresses: /^https?:\/\/(?:catalogue|data)\.bnf\.fr\/ark:\/12148\//iu,
  },
  {
    name: "isni",
    prefix: "https://isni.org/isni/",
    aliases: [],
    number: /^[0-9]{15}[0-9X]$/u,
    addresses: /^https?:\/\/(?:www\.)?isni\.org\/(?:isni\/)?/iu,
  },
  {
    name: "orcid",
    prefix: "https://orcid.org/",
    aliases: [],
    number: /^(?:[0-9]{4}-){3}[0-9]{3}[0-9X]$/u,
    addresses: /^https?:\/\/(?:www\.)?orcid\.org\//iu,
  },
  {
    name: "ulan",
    prefix: "http://vocab.getty.edu/ulan/",
    aliases: [],
    number: /^[0-9]+$/u,
    addresses: /^https?:\/\/vocab\.getty\.edu\/(?:page\/)?ulan\//iu,
  },
  {
    name: "tgn",
    prefix: "http://vocab.getty.edu/tgn/",
    aliases: [],
    number: /^[0-9]+$/u,
    addresses: /^https?:\/\/vocab\.getty\.edu\/(?:page\/)?tgn\//iu,
  },
  {
    name: "pleiades",
    prefix: "https://pleiades.stoa.org/places/",
    aliases: [],
    number: /^[0-9]+$/u,
    addresses: /^https?:\/\/pleiades\.stoa\.org\/places\//iu,
  },
];

/** An entry of an authority file. */
export interface AuthorityNumber {
  readonly authority: Authority;
  readonly number: string;
}

/** The entry that an identifier means, by its address or by its type and number; else undefined. */
export function authorityNumber({ type, value }: IdentifierFact): AuthorityNumber | undefined {
  const name = type.toLowerCase();
  for (const authority of AUTHORITIES) {
    const isNamed = authority.name === name || authority.aliases.includes(name);
    const start = authority.addresses.exec(value)?.[0].length ?? (isNamed ? 0 : undefined);
    if (start === undefined) continue;
    // What may follow the number in an address: a slash, the name of a page.
    const tail = value.slice(start).replaceAll(/\s/gu, "");
    const number = start === 0 ? tail : tail.replace(/[/#?.].*$/u, "");
    if (authority.number.test(number)) return { authority, number };
  }
  return undefined;
}

/** The address of what an identifier means; undefined where none is known. */
export function identifierAddress(identifier: IdentifierFact): string | undefined {
  const known = authorityNumber(identifier);
  if (known !== undefined) return known.authority.prefix + known.number;
  return isAddress(identifier.value) ? identifier.value : undefined;
}
