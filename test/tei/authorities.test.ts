// Identifiers as editors write them, and the authority files that they mean.

import { test } from "uvu";
import * as assert from "uvu/assert";
import { AUTHORITIES, authorityNumber, identifierAddress } from "../../src/tei/authorities.ts";

const KNOWN: readonly (readonly [
  type: string,
  value: string,
  authority: string,
  number: string,
])[] = [
  ["GND", "118540238", "gnd", "118540238"],
  ["pnd", "11854023X", "gnd", "11854023X"],
  ["gnd", "http://d-nb.info/gnd/4066009-6", "gnd", "4066009-6"],
  ["URL", "https://d-nb.info/gnd/4066009-6/about", "gnd", "4066009-6"],
  ["VIAF", "12 34", "viaf", "1234"],
  ["URL", "https://www.viaf.org/viaf/1234/#x", "viaf", "1234"],
  ["wikidata", "Q42", "wikidata", "Q42"],
  ["URL", "https://www.wikidata.org/wiki/Q42", "wikidata", "Q42"],
  ["geonames", "https://sws.geonames.org/2761369/", "geonames", "2761369"],
  ["geonames", "https://www.geonames.org/2761369/vienna.html", "geonames", "2761369"],
  ["LCCN", "n79018756", "lcnaf", "n79018756"],
  ["bnf", "cb11896907s", "bnf", "cb11896907s"],
  ["ISNI", "0000 0001 2144 9326", "isni", "0000000121449326"],
  ["orcid", "https://orcid.org/0000-0002-1825-0097", "orcid", "0000-0002-1825-0097"],
  ["TGN", "7003321", "tgn", "7003321"],
];

for (const [type, value, authority, number] of KNOWN) {
  test(`${type} ${value}`, () => {
    const found = authorityNumber({ type, value });
    assert.is(found?.authority.name, authority);
    assert.is(found?.number, number);
  });
}

const UNKNOWN: readonly (readonly [type: string, value: string])[] = [
  ["house", "118540238"],
  ["GND", "Kim"],
  ["GND", "https://example.org/118540238"],
  ["URL", "https://d-nb.info/1234"],
  ["", ""],
];

for (const [type, value] of UNKNOWN) {
  test(`no number of an authority file: ${type} ${value}`, () =>
    assert.is(authorityNumber({ type, value }), undefined));
}

test("an address that nobody knows is an address all the same", () => {
  assert.is(
    identifierAddress({ type: "URL", value: "https://example.org/kim" }),
    "https://example.org/kim",
  );
  assert.is(identifierAddress({ type: "house", value: "K 7" }), undefined);
});

test("the address of every authority is understood as its own", () => {
  for (const { name, prefix, addresses } of AUTHORITIES) assert.match(prefix, addresses, name);
});

test.run();
