// How datatypes are named in messages, and what is suggested for common slips.

import { test } from "uvu";
import * as assert from "uvu/assert";
import { describeDatatype, suggestValue } from "../../../src/relaxng/datatypes/describe.ts";
import { allows, datatype, type Facets } from "./helpers.ts";

const WORDS: readonly (readonly [type: string, facets: Facets, words: string])[] = [
  ["date", {}, "a date as YYYY-MM-DD"],
  ["date", { minInclusive: "1900-01-01" }, "a date as YYYY-MM-DD not before 1900-01-01"],
  [
    "gYear",
    { minExclusive: "1900", maxExclusive: "2000" },
    "a year as YYYY after 1900 and before 2000",
  ],
  ["language", {}, "a language tag such as en or ko-Latn"],
  ["token", {}, "text"],
  ["token", { pattern: String.raw`[^\p{C}\p{Z}]+` }, "text without spaces"],
  ["token", { pattern: "a|b", maxLength: "1" }, "text of at most 1 character that matches a|b"],
  ["string", { length: "3" }, "text of 3 characters"],
  ["string", { minLength: "2", maxLength: "5" }, "text of 2 to 5 characters"],
  ["NMTOKENS", { minLength: "2" }, "words of letters, digits and . - _ : of at least 2 items"],
  ["anyURI", {}, "a URI reference such as #id or https://example.org/"],
  ["anyURI", { pattern: String.raw`\S+` }, "a URI reference without spaces"],
  ["integer", {}, "a whole number"],
  ["integer", { minInclusive: "1", maxInclusive: "9" }, "a whole number from 1 to 9"],
  ["nonNegativeInteger", {}, "a whole number of at least 0"],
  ["nonNegativeInteger", { maxInclusive: "9" }, "a whole number from 0 to 9"],
  ["positiveInteger", { maxExclusive: "9" }, "a whole number of at least 1 and less than 9"],
  ["byte", {}, "a whole number from -128 to 127"],
  ["double", {}, "a number such as 2.5 or 1E6"],
  ["double", { minInclusive: "0", maxInclusive: " 1 " }, "a number from 0 to 1"],
  [
    "decimal",
    { totalDigits: "5", fractionDigits: "1" },
    "a decimal number with at most 5 digits, at most 1 digit after the point",
  ],
];

for (const [type, facets, words] of WORDS) {
  test(`${type} ${JSON.stringify(facets)} is ${words}`, () => {
    assert.is(describeDatatype(datatype(type, facets)), words);
  });
}

const NONE = undefined;

const SLIPS: readonly (readonly [type: string, text: string, meant: string | undefined])[] = [
  ["date", "1965-4-17", "1965-04-17"],
  ["date", "965-4-17", "0965-04-17"],
  ["date", "1965/04/17", "1965-04-17"],
  ["date", "1965.4.7", "1965-04-07"],
  ["date", "19650417", "1965-04-17"],
  ["date", "1965–04–17", "1965-04-17"],
  ["date", "17.4.1965", "1965-04-17"],
  ["date", "13.4.1965", "1965-04-13"],
  ["date", "12.13.1965", "1965-12-13"],
  ["date", "4/17/1965", "1965-04-17"],
  ["date", "4.4.1965", "1965-04-04"],
  ["date", "4.5.1965", NONE],
  ["date", "1965-02-30", NONE],
  ["date", "1965-4-17+01:00", "1965-04-17+01:00"],
  ["date", "\u00a01965-04-17", "1965-04-17"],
  ["date", "April 1965", NONE],
  ["dateTime", "1965-4-17 9:30", "1965-04-17T09:30:00"],
  ["dateTime", "1965-04-17t09:30:00Z", "1965-04-17T09:30:00Z"],
  ["dateTime", "1965-04-17", NONE],
  ["time", "9:30", "09:30:00"],
  ["time", "9.30.15,5", "09:30:15.5"],
  ["time", "25:00", NONE],
  ["gYearMonth", "1965-4", "1965-04"],
  ["gYearMonth", "4/1965", "1965-04"],
  ["gYear", "800", "0800"],
  ["gYear", "17", NONE],
  ["gMonthDay", "--4-17", "--04-17"],
  ["gMonth", "--4", "--04"],
  ["gMonth", "--04--", "--04"],
  ["gDay", "---7", "---07"],
  ["duration", "1y", "P1Y"],
  ["duration", "P24H", "PT24H"],
  ["duration", "2 h", NONE],
  ["duration", "P2W", "P14D"],
  ["boolean", "TRUE", "true"],
  ["boolean", "yes", "true"],
  ["boolean", "No", "false"],
  ["boolean", "maybe", NONE],
  ["decimal", "1,5", "1.5"],
  ["decimal", "1,500", NONE],
  ["decimal", "1 000 000", "1000000"],
  ["decimal", "−5", "-5"],
  ["integer", "3.0", "3"],
  ["integer", "3.5", NONE],
  ["positiveInteger", "0.0", NONE],
  ["double", "-inf", "-INF"],
  ["double", "nan", "NaN"],
  ["language", "en_US", "en-US"],
  ["NCName", "first page", "first-page"],
  ["ID", "1a", "_1a"],
  ["ID", "", NONE],
  ["IDREF", "#kim", "kim"],
  ["NCName", "tei:p", NONE],
  ["NMTOKEN", "first page", "first-page"],
  ["anyURI", "100%.xml", "100%25.xml"],
  ["anyURI", "a#b#c", NONE],
  ["QName", "tei p", NONE],
];

for (const [type, text, meant] of SLIPS) {
  test(`${type}: ${JSON.stringify(text)} → ${meant ?? "no suggestion"}`, () => {
    const found = datatype(type);
    assert.not(allows(found, text), "the text is a slip");
    assert.is(suggestValue(found, text), meant);
  });
}

test("a suggestion keeps to the facets too", () => {
  assert.is(suggestValue(datatype("date", { maxInclusive: "1900-01-01" }), "1965-4-17"), undefined);
  assert.is(suggestValue(datatype("NCName", { pattern: "[a-z]+" }), "first page"), undefined);
});

test.run();
