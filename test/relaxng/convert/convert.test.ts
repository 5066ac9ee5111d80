// The cases of to-xml.txt and to-compact.txt: what the converters write, and that it means the same.

import { test } from "uvu";
import * as assert from "uvu/assert";
import { toCompactSyntax } from "../../../src/relaxng/convert/compact-writer.ts";
import { toXmlSyntax } from "../../../src/relaxng/convert/xml-writer.ts";
import type { FullSchema } from "../../../src/relaxng/syntax/full.ts";
import { parseSchema } from "../../../src/relaxng/syntax/parse.ts";
import { sourceFromText, type Source } from "../../../src/source/source.ts";
import { canonicalSchema } from "../helpers/canonical.ts";
import { readCases } from "../helpers/cases.ts";

function parse(source: Source): FullSchema {
  const { schema, diagnostics } = parseSchema(source);
  assert.equal(diagnostics, []);
  return schema as FullSchema;
}

const CONVERSIONS = [
  { file: "convert/to-xml.txt", convert: toXmlSyntax, back: toCompactSyntax },
  { file: "convert/to-compact.txt", convert: toCompactSyntax, back: toXmlSyntax },
];

for (const { file, convert, back } of CONVERSIONS) {
  for (const { name, source, expected } of readCases(file)) {
    test(`${file}: ${name}`, () => {
      const schema = parse(source);
      const converted = convert(schema);
      assert.is(converted.trimEnd(), expected);
      const meaning = canonicalSchema(schema.pattern);
      const again = parse(sourceFromText("converted", converted));
      assert.is(canonicalSchema(again.pattern), meaning);
      const returned = parse(sourceFromText("returned", back(again)));
      assert.is(canonicalSchema(returned.pattern), meaning);
    });
  }
}

test.run();
