// Round trips of whole schemas: those of the project, the TEI's where it is at hand, and random ones.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { toCompactSyntax } from "../../../src/relaxng/convert/compact-writer.ts";
import { inlineSchema } from "../../../src/relaxng/convert/inline.ts";
import { toXmlSyntax } from "../../../src/relaxng/convert/xml-writer.ts";
import { grammarToString } from "../../../src/relaxng/grammar-text.ts";
import { loadGrammar } from "../../../src/relaxng/load.ts";
import type { FullSchema } from "../../../src/relaxng/syntax/full.ts";
import { parseSchema } from "../../../src/relaxng/syntax/parse.ts";
import { sourceFromText, type Source } from "../../../src/source/source.ts";
import { inProject } from "../../helpers/project.ts";
import { canonicalSchema } from "../helpers/canonical.ts";
import { readCases } from "../helpers/cases.ts";

function readSource(path: string): Source | undefined {
  return existsSync(path) ? { path, bytes: readFileSync(path) } : undefined;
}

function parse(source: Source): FullSchema {
  const { schema, diagnostics } = parseSchema(source);
  assert.equal(diagnostics, []);
  return schema as FullSchema;
}

/** What a schema comes to: its grammar, or what is wrong with it. */
function meaningOf(source: Source, load = readSource): string {
  const { grammar, diagnostics } = loadGrammar(source, load);
  if (grammar !== undefined) return grammarToString(grammar);
  return diagnostics
    .map(({ code }) => code)
    .toSorted()
    .join("\n");
}

/** Both converters, there and back: annotations and all stay the same. */
function checkRoundTrip(source: Source): void {
  const schema = parse(source);
  const canonical = canonicalSchema(schema.pattern);
  for (const [convert, back] of [
    [toXmlSyntax, toCompactSyntax],
    [toCompactSyntax, toXmlSyntax],
  ] as const) {
    const converted = parse(sourceFromText(source.path, convert(schema)));
    assert.is(canonicalSchema(converted.pattern), canonical);
    const returned = parse(sourceFromText(source.path, back(converted)));
    assert.is(canonicalSchema(returned.pattern), canonical);
  }
}

/** Comments included: what was written by a converter is written in the same way again. */
function checkStability(source: Source): void {
  for (const convert of [toXmlSyntax, toCompactSyntax]) {
    const once = convert(parse(source));
    assert.is(convert(parse(sourceFromText(source.path, once))), once);
  }
}

const schemas = inProject("schemas");

for (const name of readdirSync(schemas).filter((file) => /\.rn[cg]$/u.test(file))) {
  test(`${name} comes back the same from the other syntax`, () => {
    const source = readSource(join(schemas, name)) as Source;
    checkRoundTrip(source);
    checkStability(source);
  });
}

test("the project's schema as one file means the same", () => {
  const source = readSource(join(schemas, "apograph.rnc")) as Source;
  const { schema, diagnostics } = inlineSchema(source, readSource);
  assert.equal(diagnostics, []);
  if (schema === undefined) return;
  const xml = toXmlSyntax(schema);
  assert.not.match(xml, /<include|<externalRef/u);
  assert.is(meaningOf(sourceFromText("one.rng", xml)), meaningOf(source));
  assert.is(meaningOf(sourceFromText("one.rnc", toCompactSyntax(schema))), meaningOf(source));
});

test("the schema of the TEI comes back the same from the other syntax", () => {
  const source = readSource(inProject("../shared/schemas/tei_all.rng"));
  if (source === undefined) {
    console.log("skipped: tei_all.rng is not in ../shared/schemas");
    return;
  }
  checkRoundTrip(source);
  checkStability(source);
  const compact = sourceFromText("tei_all.rnc", toCompactSyntax(parse(source)));
  assert.is(meaningOf(compact), meaningOf(source));
});

test("schemas of several files mean the same as one file", () => {
  const several = readCases("syntax/simplify.txt").filter(({ source, load }) =>
    parse(source).references.some(({ target }) => load(target) !== undefined),
  );
  assert.ok(several.length > 8);
  for (const { name, source, load } of several) {
    const { schema, diagnostics } = inlineSchema(source, load);
    assert.equal(diagnostics, [], name);
    if (schema === undefined) continue;
    for (const convert of [toXmlSyntax, toCompactSyntax]) {
      const one = sourceFromText(dirname(source.path), convert(schema));
      assert.is(
        meaningOf(one, () => undefined),
        meaningOf(source, load),
        name,
      );
    }
  }
});

test("a schema of several files is not made one if a file is missing", () => {
  const source = sourceFromText("main.rnc", 'include "lost.rnc"');
  const { schema, diagnostics } = inlineSchema(source, () => undefined);
  assert.is(schema, undefined);
  assert.is(diagnostics.length, 1);
});

/** Random grammars in the compact syntax; one in ten is correct. */
function randomGrammars(): fc.Arbitrary<string> {
  const elementName = fc.constantFrom(
    "a",
    "b",
    "x:a",
    "y:b",
    "element",
    "(a | x:b)",
    "(* - x:*)",
    "z:*",
  );
  const attributeName = fc.constantFrom("a", "list", "xml:id", "y:a", "z:b");
  const lead = fc.constantFrom(
    "",
    "",
    "",
    "# comment\n",
    "## doc\n",
    "[ x:a = '1' ] ",
    "## doc\n\n## and more\n[ b [ 'c' x:d [] ] ] ",
  );
  const joined = (operand: fc.Arbitrary<string>, ...operators: string[]): fc.Arbitrary<string> =>
    fc
      .tuple(
        fc.array(fc.tuple(lead, operand), { minLength: 1, maxLength: 3 }),
        fc.constantFrom(...operators),
      )
      .map(([operands, operator]) => operands.map((parts) => parts.join("")).join(` ${operator} `));
  const type = fc.constantFrom("string", "token", "xsd:int", 'xsd:token { maxLength = "3" }');
  const value = fc.constantFrom(
    '"v"',
    "'\"'",
    'xsd:QName "x:a"',
    '"""two\nlines"""',
    'token "a" ~ "b"',
  );
  const datum = fc.oneof(
    type,
    value,
    fc.tuple(type, value).map(([from, excepted]) => `(${from} - ${excepted})`),
    joined(fc.oneof(type, value), "|", ",").map((items) => `list { (${items})* }`),
  );
  const data = joined(datum, "|");
  const { pattern } = fc.letrec<{ pattern: string; operand: string; content: string }>((tie) => ({
    content: fc.oneof(data, tie("pattern")),
    operand: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom("text", "empty", "notAllowed", "d0", "d1", "\\text"),
      fc.tuple(attributeName, data).map(([name, inner]) => `attribute ${name} { ${inner} }`),
      fc.tuple(elementName, tie("content")).map(([name, inner]) => `element ${name} { ${inner} }`),
      fc
        .tuple(tie("pattern"), fc.constantFrom("", "?", "*"))
        .map(([inner, sign]) => `(${inner})${sign}`),
      tie("pattern").map((inner) => `mixed { ${inner} }`),
      tie("pattern").map((inner) => `grammar { start = ${inner} b [] d0 = parent d1 }`),
    ),
    pattern: joined(tie("operand"), "|", "|", ",", "&"),
  }));
  const define = fc.tuple(lead, fc.constantFrom("=", "|=", "&="), pattern);
  return fc
    .tuple(pattern, fc.array(define, { minLength: 3, maxLength: 3 }))
    .map(([start, defines]) =>
      [
        'default namespace x = "X" namespace y = "Y" namespace z = ""',
        `start = element r { ${start} }`,
        ...defines.map(
          ([before, sign, inner], index) =>
            `${before}${["d0", "d1", "\\text"][index]} ${sign} element e${index} { ${inner} }`,
        ),
      ].join("\n"),
    );
}

test("random schemas come back the same, and mean the same", () => {
  let correct = 0;
  fc.assert(
    fc.property(randomGrammars(), (text) => {
      const source = sourceFromText("random.rnc", text);
      checkRoundTrip(source);
      const meaning = meaningOf(source);
      if (meaning.startsWith("start")) correct++;
      assert.is(meaningOf(sourceFromText("random.rng", toXmlSyntax(parse(source)))), meaning);
    }),
    { numRuns: 400, seed: 7 },
  );
  assert.ok(correct > 30, `only ${correct} were correct`);
});

test.run();
