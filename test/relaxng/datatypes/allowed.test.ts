// Which texts each datatype allows, bare and with facets: one row for every rule that can be broken.

import { test } from "uvu";
import * as assert from "uvu/assert";
import { BUILT_IN_LIBRARY, findDatatype } from "../../../src/relaxng/datatypes/library.ts";
import { allows, CONTEXT, datatype, type Facets } from "./helpers.ts";

type Row = readonly [type: string, facets: Facets, text: string, allowed: boolean, why: string];

const YES = true;
const NO = false;

const STRINGS: readonly Row[] = [
  ["string", {}, " \n any\tthing ", YES, "a string is any text"],
  ["string", { length: "3" }, "a b", YES, "three characters"],
  ["string", { length: "3" }, " ab ", NO, "white space counts in a string"],
  ["string", { length: "1" }, "\u{10800}", YES, "a character beyond the basic plane is one"],
  ["string", { length: "1" }, "\ue000", YES, "so is the one after the surrogates"],
  ["string", { maxLength: "2" }, "e\u0301x", NO, "a combining mark is a character of its own"],
  ["string", { minLength: "1" }, "", NO, "shorter than the least length"],
  ["string", { minLength: "1", maxLength: "3" }, "abc", YES, "at the greatest length"],
  ["string", { pattern: "[a-z]+" }, "a\n", NO, "a pattern sees the line end"],
  ["normalizedString", { pattern: "a b" }, "a\tb", YES, "a tab counts as a space"],
  ["normalizedString", { length: "3" }, " a ", YES, "spaces at the ends stay"],
  ["token", { length: "3" }, "\n a \t b ", YES, "white space collapses before it is counted"],
  ["token", { pattern: "a b" }, " a\n b ", YES, "and before a pattern is tried"],
  ["token", { pattern: ["a.*", ".*b"] }, "a-b", YES, "several patterns: all match"],
  ["token", { pattern: ["a.*", ".*b"] }, "a-c", NO, "several patterns: one does not match"],
  ["boolean", {}, " true ", YES, "white space around it"],
  ["boolean", {}, "1", YES, "1 is true"],
  ["boolean", {}, "TRUE", NO, "capitals"],
  ["boolean", {}, "", NO, "nothing"],
  ["boolean", { pattern: "true|false" }, "1", NO, "a pattern restricts the literal, not the value"],
  ["language", {}, "ko-Latn", YES, "a tag with a script"],
  ["language", {}, "de-1996", YES, "digits in a later part"],
  ["language", {}, "d1", NO, "digits in the first part"],
  ["language", {}, "abcdefghi", NO, "nine letters"],
  ["language", {}, "en_US", NO, "an underscore"],
  ["language", {}, "en-", NO, "an empty part"],
  ["language", {}, "en--US", NO, "an empty part inside"],
  ["language", {}, "-en", NO, "an empty part first"],
  ["language", {}, "", NO, "nothing"],
  ["anyAtomicType", {}, " any ", YES, "of the XPath data model, as in Clark's suite"],
];

const NUMBERS: readonly Row[] = [
  ["decimal", {}, "+1.", YES, "a point at the end"],
  ["decimal", {}, "-.5", YES, "a point at the start"],
  ["decimal", {}, ".", NO, "a point alone"],
  ["decimal", {}, "+", NO, "a sign alone"],
  ["decimal", {}, "1e3", NO, "no exponent"],
  ["decimal", {}, "1,5", NO, "a comma"],
  ["decimal", {}, "\u0661", NO, "digits are 0 to 9 only"],
  ["decimal", {}, "1 000", NO, "a space inside"],
  ["decimal", { totalDigits: "2" }, "0012.00", YES, "zeros that mean nothing are no digits"],
  ["decimal", { totalDigits: "2" }, "100", NO, "zeros that mean something are"],
  ["decimal", { totalDigits: "2" }, "0.001", NO, "three digits after the point (4.3.11, n <= 2)"],
  ["decimal", { fractionDigits: "1" }, "1.50", YES, "one digit that counts"],
  ["decimal", { fractionDigits: "1" }, "1.05", NO, "two"],
  ["decimal", { minInclusive: "0.1" }, "0.10000000000000000001", YES, "exact far behind the point"],
  ["decimal", { maxExclusive: "0.3" }, "0.29999999999999999999", YES, "where doubles are equal"],
  ["decimal", { maxInclusive: "-1" }, "-0.999", NO, "negative numbers in order"],
  ["integer", {}, "-0", YES, "minus zero"],
  ["integer", {}, "1.0", NO, "no point, though whole"],
  ["integer", {}, "9".repeat(400), YES, "any length"],
  ["integer", { maxInclusive: "9" }, "0000010", NO, "zeros in front do not hide the size"],
  ["nonNegativeInteger", {}, "-0", YES, "minus zero is not negative"],
  ["nonNegativeInteger", {}, "-1", NO, "below zero"],
  ["positiveInteger", {}, "0", NO, "zero is not positive"],
  ["nonPositiveInteger", {}, "+0", YES, "zero"],
  ["nonPositiveInteger", {}, "1", NO, "above zero"],
  ["negativeInteger", {}, "0", NO, "zero is not negative"],
  ["long", {}, "9223372036854775807", YES, "2^63 - 1"],
  ["long", {}, "9223372036854775808", NO, "2^63, the same double"],
  ["unsignedLong", {}, "18446744073709551615", YES, "2^64 - 1"],
  ["unsignedLong", {}, "18446744073709551616", NO, "2^64"],
  ["int", {}, "-2147483648", YES, "-2^31"],
  ["int", {}, "-2147483649", NO, "one less"],
  ["short", {}, "32768", NO, "2^15"],
  ["byte", {}, "+127", YES, "2^7 - 1"],
  ["unsignedInt", {}, "4294967296", NO, "2^32"],
  ["unsignedShort", {}, "65535", YES, "2^16 - 1"],
  ["unsignedByte", {}, "256", NO, "2^8"],
  ["double", {}, "1E-5", YES, "an exponent"],
  ["double", {}, ".5e+05", YES, "a small e, a sign, zeros"],
  ["double", {}, "1E", NO, "an exponent without digits"],
  ["double", {}, "1E2.5", NO, "an exponent with a point"],
  ["double", {}, "INF", YES, "infinity"],
  ["double", {}, "+INF", NO, "a plus before it (1.1 only)"],
  ["double", {}, "Infinity", NO, "JavaScript's name"],
  ["double", {}, "0x10", NO, "JavaScript's hexadecimal"],
  ["double", { maxInclusive: "1" }, "NaN", NO, "NaN is not comparable"],
  ["double", { minInclusive: "NaN" }, "NaN", YES, "but equals itself (3.2.5)"],
  ["double", { minInclusive: "NaN" }, "1", NO, "and is no limit for others"],
  ["float", { maxInclusive: "16777216" }, "16777217", YES, "reads as 2^24, the nearest float"],
  ["double", { maxInclusive: "16777216" }, "16777217", NO, "a double holds it"],
  ["float", { minInclusive: "INF" }, "3.5E38", YES, "too great for a float"],
];

const DATES: readonly Row[] = [
  ["date", {}, "1965-04-17", YES, "a date"],
  ["date", {}, "1965-4-17", NO, "a month of one digit"],
  ["date", {}, "1965-04-31", NO, "April has thirty days"],
  ["date", {}, "1900-02-29", NO, "1900 was no leap year"],
  ["date", {}, "2000-02-29", YES, "2000 was"],
  ["date", {}, "0000-01-01", NO, "no year 0 (3.2.7)"],
  ["date", {}, "-0001-02-29", YES, "1 BC, a leap year before year 1"],
  ["date", {}, "-0004-02-29", NO, "4 BC is not"],
  ["date", {}, "12000-02-29", YES, "more than four digits"],
  ["date", {}, "012000-01-01", NO, "then no zeros in front"],
  ["date", {}, "+2000-01-01", NO, "no plus"],
  ["date", {}, "200-01-01", NO, "fewer than four digits"],
  ["date", {}, "1965-04-17Z", YES, "UTC"],
  ["date", {}, "1965-04-17+14:00", YES, "the greatest offset"],
  ["date", {}, "1965-04-17+14:01", NO, "beyond it"],
  ["date", {}, "1965-04-17+09:60", NO, "sixty minutes"],
  ["date", {}, "1965-04-17+9:00", NO, "an hour of one digit"],
  ["date", {}, "1965-04-17+09.00", NO, "no colon in the offset"],
  ["date", {}, "1965-04-17T00:00:00", NO, "no time"],
  ["date", { minInclusive: "1900-01-01" }, "1899-12-31", NO, "before the limit"],
  ["date", { minInclusive: "1900-01-01" }, "1900-01-01", YES, "at the limit"],
  ["date", { minInclusive: "1900-01-01" }, "1900-01-01Z", NO, "a zone: not comparable so near"],
  ["date", { minInclusive: "1900-01-01" }, "1900-01-02Z", YES, "a day later it is"],
  [
    "date",
    { maxInclusive: "99999999999999999999-01-01" },
    "99999999999999999999-01-02",
    NO,
    "exact",
  ],
  ["dateTime", {}, "2001-12-01T24:00:00", YES, "the end of the day (3.2.7.1)"],
  ["dateTime", {}, "2001-12-01T24:00:01", NO, "nothing after it"],
  ["dateTime", {}, "2001-12-01T24:00:00.000", YES, "not even less than a second, but zeros"],
  ["dateTime", {}, "2016-12-31T23:59:60Z", YES, "a leap second (D.1)"],
  ["dateTime", {}, "2016-12-31T23:59:61Z", NO, "not two"],
  ["dateTime", {}, "2001-12-01T19:45:00.", NO, "a point without digits"],
  ["dateTime", {}, "2001-12-01 19:45:00", NO, "no T"],
  ["dateTime", {}, "2001-12-01T19:45", NO, "no seconds"],
  ["dateTime", {}, "2001-12-01T19:45:00-00:00", YES, "an offset of zero"],
  [
    "dateTime",
    { maxInclusive: "2001-01-01T00:00:00.5" },
    "2001-01-01T00:00:00.49",
    YES,
    "fractions",
  ],
  ["time", {}, "12:45:00.123456789012", YES, "any fraction"],
  ["time", {}, "25:00:00", NO, "no such hour"],
  ["time", {}, "12:60:00", NO, "no such minute"],
  ["time", {}, "1:45:00", NO, "an hour of one digit"],
  ["time", { maxInclusive: "05:00:00Z" }, "23:30:00-05:00", YES, "04:30 in UTC, every day (3.2.8)"],
  ["gYear", {}, "-0044", YES, "44 BC"],
  ["gYear", {}, "44", NO, "two digits"],
  ["gYear", {}, "2001-05:00", YES, "an offset, not a month"],
  ["gYearMonth", {}, "1996-13", NO, "no such month"],
  ["gYearMonth", {}, "1996-12-05:00", YES, "an offset after the month"],
  ["gMonthDay", {}, "--02-29", YES, "a day of some years"],
  ["gMonthDay", {}, "--02-30", NO, "a day of none"],
  ["gMonthDay", {}, "-02-29", NO, "two hyphens"],
  ["gDay", {}, "---31Z", YES, "a day of the month"],
  ["gDay", {}, "---32", NO, "none"],
  ["gMonth", {}, "--12", YES, "a month"],
  ["gMonth", {}, "--12--", NO, "the form before the first edition's errata"],
  ["duration", {}, "-P1Y2M3DT4H5M6.789S", YES, "everything"],
  ["duration", {}, "P0D", YES, "zero"],
  ["duration", {}, "P", NO, "nothing"],
  ["duration", {}, "P1YT", NO, "nothing after the T"],
  ["duration", {}, "P1H", NO, "hours without T"],
  ["duration", {}, "P1M1Y", NO, "out of order"],
  ["duration", {}, "P-1Y", NO, "a sign inside"],
  ["duration", {}, "PT1.S", NO, "a point without digits (3.2.6.1)"],
  ["duration", {}, "P1.5Y", NO, "only seconds have fractions"],
  ["duration", {}, "P1W", NO, "no weeks"],
  ["duration", { minExclusive: "P29D" }, "P1M", NO, "February has 28"],
  ["duration", { minExclusive: "P27D" }, "P1M", YES, "every month is longer"],
  ["duration", { maxExclusive: "P367D" }, "P1Y", YES, "every year is shorter"],
  ["duration", { minExclusive: "-P1M" }, "-P27D", YES, "the other way round below zero"],
  ["duration", { maxInclusive: "PT1S" }, "PT1.0000000000000000000001S", NO, "exact"],
];

const OTHERS: readonly Row[] = [
  ["hexBinary", {}, "0Fb7", YES, "either case"],
  ["hexBinary", {}, "0Fb", NO, "half a byte"],
  ["hexBinary", {}, "0g", NO, "no digit"],
  ["hexBinary", { length: "2" }, "0FB7", YES, "length in bytes"],
  ["base64Binary", {}, "AAAA BBBB", YES, "spaces between characters"],
  ["base64Binary", {}, "B A = =", YES, "and between the padding"],
  ["base64Binary", {}, "BB==", NO, "bits that belong to no byte"],
  ["base64Binary", {}, "BBB=", NO, "here too"],
  ["base64Binary", {}, "AAAAA", NO, "no multiple of four"],
  ["base64Binary", {}, "A===", NO, "too much padding"],
  ["base64Binary", {}, "AA==AAAA", NO, "padding inside"],
  ["base64Binary", {}, "====", NO, "padding alone"],
  ["base64Binary", { length: "4" }, "deadBA==", YES, "length in bytes"],
  ["anyURI", {}, "", YES, "this document"],
  ["anyURI", {}, "überall/ a b.xml#<x>", YES, "what would be escaped (XLink 5.4)"],
  ["anyURI", {}, "a%2Fb", YES, "an escape"],
  ["anyURI", {}, "100%", NO, "a percent sign that escapes nothing"],
  ["anyURI", {}, "a%2", NO, "one digit"],
  ["anyURI", {}, "a#b%#", NO, "in the fragment"],
  ["anyURI", {}, "a#b#c", NO, "two fragments"],
  ["anyURI", {}, "psn:kim", YES, "any scheme"],
  ["anyURI", {}, "z39.50-r+s:x", YES, "all that a scheme may hold"],
  ["anyURI", {}, "psn:", NO, "nothing after it"],
  ["anyURI", {}, "p_n:kim", NO, "no scheme, so no colon in the first segment"],
  ["anyURI", {}, "./p_n:kim", YES, "but in the second"],
  ["anyURI", {}, "a?b:c", YES, "or in the query"],
  ["anyURI", {}, "a[1]", NO, "brackets in a path"],
  ["anyURI", {}, "#xpath1(//p[1])", YES, "brackets in a fragment (RFC 2732)"],
  ["anyURI", {}, "http://[::ffff:10.0.0.1]:80/", YES, "an IPv6 host"],
  ["anyURI", {}, "http://[::ffff/", NO, "not closed"],
  ["anyURI", {}, "http://[1::2:3]/", YES, "a short IPv6 host"],
  ["anyURI", {}, "http://[12345::]/", NO, "more than sixteen bits in a part of it"],
  ["anyURI", {}, "http://%@[::1]/", NO, "a percent sign in the user before it"],
  ["anyURI", {}, "http://user@example.org:80/a;b?c=d&e#f", YES, "all parts"],
  ["anyURI", { maxLength: "3" }, "#überall", NO, "length in characters, unescaped"],
  ["Name", {}, "xml:id", YES, "a colon"],
  ["Name", {}, "1a", NO, "a digit first"],
  ["NCName", {}, "김-1.a_b", YES, "letters of any script"],
  ["NCName", {}, "xml:id", NO, "a colon"],
  ["NCName", {}, "a b", NO, "a space"],
  ["NCName", {}, "\u{10000}", YES, "beyond the basic plane (XML 1.0, fifth edition)"],
  ["NCName", {}, "·a", NO, "a middle dot first"],
  ["NMTOKEN", {}, "-1:.", YES, "name characters in any order"],
  ["NMTOKEN", {}, "a/b", NO, "a slash"],
  ["NMTOKENS", {}, " a\n b ", YES, "a list"],
  ["NMTOKENS", {}, " ", NO, "of at least one"],
  ["NMTOKENS", { length: "2" }, "abc def", YES, "length in items"],
  ["NMTOKENS", { pattern: "a b|c" }, "a  b", YES, "a pattern sees the whole list, collapsed"],
  ["ID", {}, " a ", YES, "an NCName"],
  ["ID", {}, "a:b", NO, "without colon"],
  ["IDREFS", { maxLength: "2" }, "a b c", NO, "three items"],
  ["IDREFS", {}, "a 1", NO, "every item is an NCName"],
  ["ENTITY", {}, "picture", YES, "declared"],
  ["ENTITY", {}, "sound", NO, "not declared"],
  ["ENTITIES", {}, "picture picture", YES, "all declared"],
  ["ENTITIES", {}, "picture sound", NO, "one is not"],
  ["QName", {}, "a:x", YES, "a declared prefix"],
  ["QName", {}, "c:x", NO, "one that is not"],
  ["QName", {}, "x", YES, "no prefix"],
  ["QName", {}, "a:x:y", NO, "two colons"],
  ["QName", {}, ":x", NO, "an empty prefix"],
  ["QName", {}, "a:", NO, "an empty name"],
  ["QName", { length: "1" }, "a:xyz", YES, "any length (4.3.1.3)"],
  ["NOTATION", {}, "a:x", YES, "as QName (Guidelines, 3)"],
];

for (const [type, facets, text, allowed, why] of [STRINGS, NUMBERS, DATES, OTHERS].flat()) {
  const shown = Object.keys(facets).length === 0 ? "" : ` ${JSON.stringify(facets)}`;
  test(`${type}${shown} ${allowed ? "allows" : "refuses"} ${JSON.stringify(text)}: ${why}`, () => {
    assert.is(allows(datatype(type, facets), text), allowed);
  });
}

test("all types of XML Schema 1.0 are there, 19 primitive and 25 derived", () => {
  const names =
    "string boolean decimal float double duration dateTime time date gYearMonth gYear gMonthDay gDay gMonth hexBinary base64Binary anyURI QName NOTATION " +
    "normalizedString token language NMTOKEN NMTOKENS Name NCName ID IDREF IDREFS ENTITY ENTITIES integer nonPositiveInteger negativeInteger long int short byte nonNegativeInteger unsignedLong unsignedInt unsignedShort unsignedByte positiveInteger";
  assert.is(names.split(" ").length, 44);
  for (const name of names.split(" ")) assert.is(datatype(name).name, name);
});

test("without a DTD no name is that of an unparsed entity", () => {
  const { namespaceOf } = CONTEXT;
  assert.is(datatype("ENTITY").allows("picture", { namespaceOf }), false);
});

test("what depends on the context says so, and IDs are known", () => {
  const contextual = ["QName", "NOTATION", "ENTITY", "ENTITIES"];
  for (const name of contextual) assert.ok(datatype(name).dependsOnContext, name);
  assert.not(datatype("NCName").dependsOnContext);
  for (const name of ["ID", "IDREF", "IDREFS"]) assert.is(datatype(name).idType, name);
  assert.is(datatype("NCName").idType, undefined);
});

test("the built-in library has string and token, which differ in white space", () => {
  const find = (type: string): string => {
    const { datatype: found } = findDatatype(BUILT_IN_LIBRARY, type, []);
    return found?.key(" a  b ", CONTEXT) ?? "none";
  };
  assert.is(find("string"), " a  b ");
  assert.is(find("token"), "a b");
});

test.run();
