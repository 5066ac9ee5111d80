// RELAX NG DTD Compatibility, 5: IDs and what refers to them.

import { test } from "uvu";
import * as assert from "uvu/assert";
import { validate } from "../../../src/relaxng/validate.ts";
import { sourceFromText } from "../../../src/source/source.ts";
import { describeFindings, loadSchema } from "../helpers/documents.ts";

const schema = loadSchema(`
element doc {
  element p { attribute id { xsd:ID }?, attribute see { xsd:IDREF }?, attribute all { xsd:IDREFS }?, empty }*
}
`);

function check(text: string, ids = true): string {
  const source = sourceFromText("doc.xml", text);
  return describeFindings(validate(source, schema, { ids }), source);
}

test("an ID is given once", () => {
  assert.is(check('<doc><p id="a"/><p id="b"/></doc>'), "");
  assert.is(
    check('<doc><p id="a"/><p id=" a "/></doc>'),
    [
      "1:24-1:27 relaxng/duplicate-id",
      'The ID "a" is given twice in this document. Give one of the two elements another.',
      "note 1:13-1:14: It was given here first.",
    ].join("\n"),
  );
});

test("references may come before what they refer to", () => {
  assert.is(check('<doc><p see="a" all="a b"/><p id="a"/><p id="b"/></doc>'), "");
});

test("a reference arrives", () => {
  assert.is(
    check('<doc><p id="chapter-one"/><p see="chapter-ome"/></doc>'),
    '1:35-1:46 relaxng/unknown-id\nNo element of this document has the ID "chapter-ome". Did you mean "chapter-one"?',
  );
  assert.is(
    check('<doc><p id="a"/><p all="a nothing"/></doc>'),
    '1:25-1:34 relaxng/unknown-id\nNo element of this document has the ID "nothing".',
  );
});

test("IDs are checked only if asked for, and beside validity", () => {
  assert.is(check('<doc><p id="a"/><p id="a"/></doc>', false), "");
  const both = check('<doc><q/><p id="a"/><p id="a"/></doc>');
  assert.match(both, "relaxng/unknown-element");
  assert.match(both, "relaxng/duplicate-id");
});

test("a schema must say which attributes are IDs", () => {
  const codes = (text: string): string[] =>
    loadSchema(text).idTypes.problems.map(({ code }) => code);
  assert.equal(codes("element a { attribute id { xsd:ID } }"), []);
  assert.equal(codes("element * { attribute id { xsd:ID } }"), ["relaxng/schema-id"]);
  const conflict = `element doc {
    element a { element p { attribute id { xsd:ID } } }, element b { element p { attribute id { text } } }
  }`;
  assert.equal(codes(conflict), ["relaxng/schema-id"]);
  const elsewhere = conflict.replace("b { element p", "b { element q");
  assert.equal(codes(elsewhere), []);
});

test.run();
