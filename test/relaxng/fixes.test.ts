// Which wrong values and names can be mended without asking, and which only look like it.

import { test } from "uvu";
import * as assert from "uvu/assert";
import { applyFixes } from "../../src/diagnostic/fix.ts";
import { loadGrammar } from "../../src/relaxng/load.ts";
import { Schema } from "../../src/relaxng/schema.ts";
import { validate } from "../../src/relaxng/validate.ts";
import { decode, sourceFromText } from "../../src/source/source.ts";

const { grammar } = loadGrammar(
  sourceFromText(
    "test.rnc",
    `datatypes xsd = "http://www.w3.org/2001/XMLSchema-datatypes"
     start = element a {
       attribute when { xsd:date | xsd:gYear | xsd:gYearMonth | xsd:time | xsd:dateTime }?,
       attribute days { list { xsd:date+ } }?,
       attribute lang { xsd:language }?,
       attribute sure { xsd:boolean }?,
       attribute name { xsd:NCName }?,
       attribute kind { "letter" | "record" }?,
       attribute loose { xsd:date | "17.4.1965a" }?,
       attribute width { xsd:decimal }?,
       element date { xsd:date }?
     }`,
  ),
  () => undefined,
);
const schema = grammar === undefined ? undefined : new Schema(grammar);

function mend(text: string): string {
  if (schema === undefined) throw new Error("no schema");
  const source = sourceFromText("a.xml", text);
  const findings = validate(source, schema);
  assert.ok(findings.length > 0, `nothing is wrong with ${text}`);
  return decode(applyFixes(source, findings).bytes);
}

const MENDED: readonly (readonly [wrong: string, right: string])[] = [
  ['<a when="1965-4-17"/>', '<a when="1965-04-17"/>'],
  ['<a when="1965\u201304\u201317"/>', '<a when="1965-04-17"/>'],
  ['<a when="17.4.1965"/>', '<a when="1965-04-17"/>'],
  ['<a when="1965-4"/>', '<a when="1965-04"/>'],
  ['<a when="9:30"/>', '<a when="09:30:00"/>'],
  ['<a days="1965-04-17 1965-4-18 1965-04-19"/>', '<a days="1965-04-17 1965-04-18 1965-04-19"/>'],
  ['<a lang="en_GB"/>', '<a lang="en-GB"/>'],
  ['<a sure="TRUE"/>', '<a sure="true"/>'],
  ["<a><date>\n  1965-4-17\n</date></a>", "<a><date>\n  1965-04-17\n</date></a>"],
  ['<a When="1965"/>', '<a when="1965"/>'],
];

for (const [wrong, right] of MENDED) test(wrong, () => assert.is(mend(wrong), right));

const LEFT: readonly (readonly [why: string, text: string])[] = [
  ["a month or a day", '<a when="3/4/1965"/>'],
  ["not in the calendar", '<a when="1965-2-30"/>'],
  ["a name is what others point to", '<a name="#kim"/>'],
  ["a near word is a guess", '<a kind="leter"/>'],
  ["a comma may part what belongs apart", '<a width="1,5"/>'],
  ["a reference hides where it stands", '<a when="1965&#45;4-17"/>'],
  ["a comment stands in it", "<a><date>1965-<!-- ? -->4-17</date></a>"],
  ["a CDATA section is around it", "<a><date><![CDATA[1965-4-17]]></date></a>"],
  ["another attribute is only near", '<a whem="1965"/>'],
  ["the right one is there already", '<a when="1965" When="1966"/>'],
];

for (const [why, text] of LEFT) test(`${text}: ${why}`, () => assert.is(mend(text), text));

test.run();
