// Why there is no such datatype: libraries, types and facets that are unknown, impossible here, wrongly
// valued or contradict each other.

import { test } from "uvu";
import * as assert from "uvu/assert";
import { permittedFacets } from "../../../src/relaxng/datatypes/facets.ts";
import {
  BUILT_IN_LIBRARY,
  COMPATIBILITY_LIBRARY,
  findDatatype,
  XML_SCHEMA_LIBRARY,
} from "../../../src/relaxng/datatypes/library.ts";
import { DURATION } from "../../../src/relaxng/datatypes/duration.ts";
import { type Facets, paramsOf } from "./helpers.ts";

type Row = readonly [type: string, facets: Facets, problem: string];

const PROBLEMS: readonly Row[] = [
  ["token", { minlength: "1" }, 'There is no facet "minlength". Did you mean "minLength"?'],
  ["token", { toString: "1" }, 'There is no facet "toString".'],
  [
    "token",
    { enumeration: "a" },
    '"enumeration" is not a parameter in RELAX NG: use "value" patterns in a choice instead.',
  ],
  [
    "string",
    { whiteSpace: "collapse" },
    '"whiteSpace" is not a parameter in RELAX NG: use "string", "normalizedString" or "token", which differ in just this.',
  ],
  [
    "date",
    { length: "10" },
    'The facet "length" does not apply to the datatype "date", which takes pattern, minInclusive, maxInclusive, minExclusive, maxExclusive.',
  ],
  [
    "boolean",
    { minInclusive: "0" },
    'The facet "minInclusive" does not apply to the datatype "boolean", which takes pattern.',
  ],
  [
    "double",
    { totalDigits: "3" },
    'The facet "totalDigits" does not apply to the datatype "double", which takes pattern, minInclusive, maxInclusive, minExclusive, maxExclusive.',
  ],
  ["token", { length: ["1", "2"] }, 'The facet "length" is given twice; only "pattern" may be.'],
  ["token", { length: "-1" }, 'The facet "length" needs a whole number from 0, not "-1".'],
  ["token", { maxLength: "1.0" }, 'The facet "maxLength" needs a whole number from 0, not "1.0".'],
  ["token", { maxLength: "" }, 'The facet "maxLength" needs a whole number from 0, not "".'],
  ["QName", { length: "x" }, 'The facet "length" needs a whole number from 0, not "x".'],
  [
    "decimal",
    { totalDigits: "0" },
    'The facet "totalDigits" needs a whole number from 1, not "0".',
  ],
  [
    "decimal",
    { fractionDigits: "-1" },
    'The facet "fractionDigits" needs a whole number from 0, not "-1".',
  ],
  [
    "int",
    { fractionDigits: "1" },
    'The datatype "int" has no digits after the point, so the facet "fractionDigits" can only be 0.',
  ],
  [
    "integer",
    { minInclusive: "1.5" },
    'The facet "minInclusive" needs a value of the datatype "integer" itself, but "1.5" is none.',
  ],
  [
    "unsignedByte",
    { maxInclusive: "300" },
    'The facet "maxInclusive" needs a value of the datatype "unsignedByte" itself, but "300" is none.',
  ],
  [
    "token",
    { length: "2", maxLength: "3" },
    'The facets "length" and "maxLength" may not stand together.',
  ],
  [
    "integer",
    { minInclusive: "1", minExclusive: "0" },
    'The facets "minInclusive" and "minExclusive" may not stand together.',
  ],
  [
    "token",
    { minLength: "10", maxLength: "9" },
    'No value is left between the facets "minLength", 10, and "maxLength", 9.',
  ],
  [
    "date",
    { minInclusive: "2000-01-01", maxInclusive: "1999-12-31" },
    'No value is left between the facets "minInclusive", 2000-01-01, and "maxInclusive", 1999-12-31.',
  ],
  [
    "integer",
    { minInclusive: "1", maxExclusive: "01" },
    'No value is left between the facets "minInclusive", 1, and "maxExclusive", 01.',
  ],
  [
    "decimal",
    { totalDigits: "2", fractionDigits: "3" },
    'No value is left between the facets "fractionDigits", 3, and "totalDigits", 2.',
  ],
  [
    "token",
    { pattern: "(a" },
    'The pattern "(a" is not well formed: at character 1: this ( is never closed; a literal one is written \\(.',
  ],
  [
    "datetime",
    {},
    'There is no datatype "datetime" in the library of W3C XML Schema. Did you mean "dateTime"?',
  ],
  ["anyType", {}, 'There is no datatype "anyType" in the library of W3C XML Schema.'],
];

for (const [type, facets, problem] of PROBLEMS) {
  test(`${type} ${JSON.stringify(facets)}`, () => {
    assert.is(findDatatype(XML_SCHEMA_LIBRARY, type, paramsOf(facets)).problem, problem);
  });
}

const POSSIBLE: readonly (readonly [type: string, facets: Facets, why: string])[] = [
  [
    "integer",
    { minExclusive: "5", maxExclusive: "5" },
    "allowed by 4.3.8.4, though nothing is left",
  ],
  ["integer", { fractionDigits: "0" }, "what it is anyway"],
  [
    "integer",
    { minInclusive: " 1 ", maxInclusive: "\n9" },
    "values are normalised (Guidelines, 2)",
  ],
  ["token", { length: "+03" }, "any way to write three"],
  ["token", { pattern: ["a", "b"] }, "patterns add up"],
  [
    "dateTime",
    { minInclusive: "2000-01-01T00:00:00", maxInclusive: "2000-01-01T00:00:00Z" },
    "not comparable",
  ],
];

for (const [type, facets, why] of POSSIBLE) {
  test(`${type} ${JSON.stringify(facets)} is possible: ${why}`, () => {
    assert.is(findDatatype(XML_SCHEMA_LIBRARY, type, paramsOf(facets)).problem, undefined);
  });
}

const LIBRARIES: readonly (readonly [
  library: string,
  type: string,
  problem: string | undefined,
])[] = [
  [BUILT_IN_LIBRARY, "token", undefined],
  [COMPATIBILITY_LIBRARY, "ID", undefined],
  [
    BUILT_IN_LIBRARY,
    "date",
    `There is no datatype "date" in RELAX NG's built-in library. It is in ${XML_SCHEMA_LIBRARY}: name that as the datatypeLibrary.`,
  ],
  [
    "http://www.w3.org/2001/XMLSchema",
    "date",
    `There is no datatype library "http://www.w3.org/2001/XMLSchema". Did you mean "${XML_SCHEMA_LIBRARY}"?`,
  ],
  [
    "urn:x",
    "date",
    `There is no datatype library "urn:x". W3C XML Schema's is "${XML_SCHEMA_LIBRARY}".`,
  ],
];

for (const [library, type, problem] of LIBRARIES) {
  test(`${type} of the library ${JSON.stringify(library)}`, () => {
    assert.is(findDatatype(library, type, []).problem, problem);
  });
}

test("types outside W3C XML Schema's library take no parameters", () => {
  const { problem = "" } = findDatatype(BUILT_IN_LIBRARY, "token", paramsOf({ pattern: "a" }));
  assert.match(
    problem,
    'The datatype "token" of RELAX NG\'s built-in library takes no parameters.',
  );
});

test("the facets of an ordered type", () => {
  const expected = ["pattern", "minInclusive", "maxInclusive", "minExclusive", "maxExclusive"];
  assert.equal(permittedFacets(DURATION), expected);
});

test("the same type with the same facets is one datatype", () => {
  const find = (length: string): unknown =>
    findDatatype(XML_SCHEMA_LIBRARY, "token", paramsOf({ length })).datatype;
  assert.is(find("2"), find("2"));
  assert.is.not(find("2"), find("3"));
});

test.run();
