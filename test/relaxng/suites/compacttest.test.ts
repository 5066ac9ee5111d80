// compacttest.xml: what is not the compact syntax is refused, and what is means the same as the schema in
// the XML syntax beside it (Compact Syntax, 6.2). The cases test single files: what other files or a
// grammar around would have to add to some is missing.

import { test } from "uvu";
import * as assert from "uvu/assert";
import { toCompactSyntax } from "../../../src/relaxng/convert/compact-writer.ts";
import { toXmlSyntax } from "../../../src/relaxng/convert/xml-writer.ts";
import { grammarToString } from "../../../src/relaxng/grammar-text.ts";
import { loadGrammar } from "../../../src/relaxng/load.ts";
import { parseSchema } from "../../../src/relaxng/syntax/parse.ts";
import { sourceFromText, type Source } from "../../../src/source/source.ts";
import { childElements } from "../../../src/xml/walk.ts";
import { canonicalSchema } from "../helpers/canonical.ts";
import { readSchema, readSuite, type SuiteSchema } from "./suites.ts";

interface CompactCase {
  readonly name: string;
  readonly compact: SuiteSchema;
  readonly xml: SuiteSchema | undefined;
}

const suite = readSuite("compacttest.xml");
const cases = (suite ?? []).flatMap(({ name, element }): CompactCase[] => {
  const [compact] = childElements(element, "compact");
  const [xml] = childElements(element, "xml");
  const schema = compact === undefined ? undefined : readSchema(compact, ".rnc");
  if (schema === undefined) return [];
  return [{ name, compact: schema, xml: xml === undefined ? undefined : readSchema(xml, ".rng") }];
});

function canonical(source: Source): string {
  const { schema, diagnostics } = parseSchema(source);
  return schema === undefined
    ? diagnostics.map(({ message }) => message).join("\n")
    : canonicalSchema(schema.pattern);
}

function convert(source: Source, to: typeof toXmlSyntax, extension: string): Source {
  const { schema } = parseSchema(source);
  return sourceFromText(`converted${extension}`, schema === undefined ? "" : to(schema));
}

/** The grammar; for a schema that is none by itself, what it lacks. */
function meaning({ source, load }: SuiteSchema): string {
  const { grammar, diagnostics } = loadGrammar(source, load);
  return grammar === undefined
    ? diagnostics.map(({ code }) => code).join(" ")
    : grammarToString(grammar);
}

test("the suite is there as a whole, or not at all", () => {
  assert.is(cases.length, suite === undefined ? 0 : 87);
});

(suite === undefined ? test.skip : test)("every incorrect schema is refused", () => {
  const accepted = cases
    .filter(({ compact }) => !compact.isCorrect)
    .filter(({ compact }) => loadGrammar(compact.source, compact.load).diagnostics.length === 0);
  assert.equal(
    accepted.map(({ name }) => name),
    [],
  );
});

for (const { name, compact, xml } of cases) {
  if (!compact.isCorrect || xml === undefined) continue;
  test(`${name} means the same in both syntaxes`, () => {
    const expected = canonical(xml.source);
    assert.is(canonical(compact.source), expected);
    assert.is(canonical(convert(compact.source, toXmlSyntax, ".rng")), expected);
    assert.is(canonical(convert(compact.source, toCompactSyntax, ".rnc")), expected);
    assert.is(canonical(convert(xml.source, toXmlSyntax, ".rng")), expected);
    assert.is(canonical(convert(xml.source, toCompactSyntax, ".rnc")), expected);
    // For one case the suite has the file that is included in the compact syntax only.
    const load = (path: string): Source | undefined =>
      xml.load(path) ?? compact.load(path.replace(/rng$/u, "rnc"));
    assert.is(meaning(compact), meaning({ ...xml, load }));
  });
}

test.run();
