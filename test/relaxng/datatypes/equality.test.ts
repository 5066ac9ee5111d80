// Which texts are the same value: the keys of a class are equal, and no two classes share one.

import { test } from "uvu";
import * as assert from "uvu/assert";
import { allows, datatype, keyOf } from "./helpers.ts";

type Row = readonly [type: string, classes: readonly (readonly string[])[]];

const EQUAL: readonly Row[] = [
  ["string", [["a"], ["a "], [" a"], ["a\n"]]],
  ["normalizedString", [["a\tb", "a\nb", "a b"], ["a  b"]]],
  ["token", [["a b", " a\n\tb "], ["ab"], ["A b"]]],
  [
    "boolean",
    [
      ["true", "1", " 1 "],
      ["false", "0"],
    ],
  ],
  [
    "decimal",
    [
      ["1", "1.0", "+01.", "1.000"],
      ["-1", "-1.0"],
      ["0", "-0", ".0", "+0."],
      ["10"],
      ["0.1", ".10"],
    ],
  ],
  ["decimal", [["9007199254740993"], ["9007199254740992"], ["0.1"], ["0.10000000000000000001"]]],
  ["integer", [["7", "+7", "007"], ["70"], ["-7"]]],
  [
    "double",
    [["0", "-0", "0E5"], ["1", "1E0", "10e-1", "1.0"], ["NaN"], ["INF", "1E400"], ["-INF"]],
  ],
  ["double", [["9007199254740993", "9007199254740992"], ["9007199254740994"]]],
  ["float", [["16777216", "16777217"], ["16777218"], ["0", "-1E-50"], ["INF", "1E39"]]],
  [
    "date",
    [["2002-10-10+13:00", "2002-10-09-11:00"], ["2002-10-10"], ["2002-10-10Z", "2002-10-10-00:00"]],
  ],
  [
    "dateTime",
    [
      ["2001-12-31T24:00:00", "2002-01-01T00:00:00.0"],
      ["2002-01-01T00:00:00Z", "2001-12-31T19:00:00-05:00"],
    ],
  ],
  ["dateTime", [["2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z"], ["2016-12-31T23:59:59Z"]]],
  ["dateTime", [["-0001-12-31T23:30:00-01:00", "0001-01-01T00:30:00Z"]]],
  ["time", [["23:00:00-05:00", "04:00:00Z"], ["04:00:00"], ["24:00:00", "00:00:00"]]],
  ["gYearMonth", [["1996-01Z", "1996-01+00:00"], ["1996-01+01:00"], ["1996-01"]]],
  ["gYear", [["2001"], ["2001Z", "2001-00:00"], ["12001"], ["-2001"]]],
  ["gMonthDay", [["--12-01"], ["--12-01Z", "--12-01+00:00"], ["--01-12"]]],
  ["gDay", [["---01"], ["---01Z", "---01-00:00"]]],
  ["gMonth", [["--01"], ["--10"]]],
  [
    "duration",
    [
      ["P0Y", "-P0Y", "PT0.0S"],
      ["P1Y", "P001Y0M", "P1YT0S"],
      ["P12M"],
      ["-P1Y"],
      ["PT1.50S", "PT1.5S"],
    ],
  ],
  ["hexBinary", [["0a", "0A"], ["a0"]]],
  ["base64Binary", [["dead beef", "deadbeef", " d e a d b e e f "], ["DEADBEEF"], [""]]],
  ["anyURI", [["a b"], ["a%20b"]]],
  ["language", [["en"], ["EN"]]],
  ["NMTOKENS", [["a b", " a  b "], ["b a"]]],
  ["QName", [["a:x", "same:x", " a:x "], ["b:x"], ["x"], ["a:y"]]],
];

for (const [type, classes] of EQUAL) {
  const shown = classes.map((texts) => texts.map((text) => JSON.stringify(text)).join(" = "));
  test(`${type}: ${shown.join(", unlike ")}`, () => {
    const found = datatype(type);
    const keys = classes.map((texts) => {
      for (const text of texts) assert.ok(allows(found, text), `${type} allows ${text}`);
      const distinct = new Set(texts.map((text) => keyOf(found, text)));
      assert.is(distinct.size, 1, [...distinct].join(" | "));
      return [...distinct].join();
    });
    assert.is(new Set(keys).size, classes.length, keys.join(" | "));
  });
}

test.run();
