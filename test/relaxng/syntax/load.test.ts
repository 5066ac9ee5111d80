// Loading schemas: which syntax, which encoding, which files, and how deep they may be.

import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { grammarToString } from "../../../src/relaxng/grammar-text.ts";
import { loadGrammar, type SchemaResult } from "../../../src/relaxng/load.ts";
import { resolveHref } from "../../../src/relaxng/syntax/uri.ts";
import { positionAt, sourceFromText, type Source } from "../../../src/source/source.ts";

const NO_FILES = (): undefined => undefined;
const RNG = 'xmlns="http://relaxng.org/ns/structure/1.0"';

function load(text: string, path = "schema"): SchemaResult {
  return loadGrammar(sourceFromText(path, text), NO_FILES);
}

function print({ grammar, diagnostics }: SchemaResult): string {
  assert.equal(diagnostics, []);
  return grammar === undefined ? "" : grammarToString(grammar);
}

test("the content decides about the syntax, not the name of the file", () => {
  const compact = "# <element/>\nelement doc { text }";
  const xml = `\n<element name="doc" ${RNG}><text/></element>`;
  const expected = "start = e0\ne0 = element doc { text }\n";
  for (const path of ["schema", "schema.rng", "schema.rnc", "schema.xml"]) {
    assert.is(print(load(compact, path)), expected);
    assert.is(print(load(xml, path)), expected);
  }
});

test("of an empty file, the name decides", () => {
  const codes = (path: string): string[] => load(" ", path).diagnostics.map(({ code }) => code);
  assert.equal(codes("schema.rnc"), ["relaxng/schema-no-start"]);
  assert.equal(codes("schema.rng"), ["xml/no-root"]);
});

test("UTF-8 with a mark, UTF-16 in both orders", () => {
  for (const text of [
    'element dö { "𝔛" }',
    `<element name="dö" ${RNG}><value>𝔛</value></element>`,
  ]) {
    const little = Buffer.from(`\ufeff${text}`, "utf16le");
    const big = Buffer.from(little).swap16();
    for (const bytes of [Buffer.from(`\ufeff${text}`), Buffer.from(text), little, big]) {
      const result = loadGrammar({ path: "schema", bytes }, NO_FILES);
      assert.is(print(result), 'start = e0\ne0 = element dö { {}token "𝔛" }\n');
    }
  }
});

test("bytes that are not UTF-8 are reported where they are", () => {
  const before = 'element ä { "𝔛';
  const bytes = Buffer.concat([Buffer.from(before), Buffer.from([0xe4]), Buffer.from('" }')]);
  const { diagnostics } = loadGrammar({ path: "schema.rnc", bytes }, NO_FILES);
  const start = Buffer.byteLength(before);
  assert.equal(
    diagnostics.map(({ code, span }) => [code, span]),
    [["relaxng/schema-illegal-character", { start, end: start + 1 }]],
  );
});

test("a replacement character that is really there is a character", () => {
  assert.is(
    print(load('element a { "\ufffd" }')),
    'start = e0\ne0 = element a { {}token "\ufffd" }\n',
  );
});

test("places count bytes, whatever precedes them", () => {
  const lines = ["\ufeff# Ä 𝔛 \\x{41}\\xx{1D51B}", 'start = "Ä𝔛\\x{E4}" |', "  lost"];
  for (const newline of ["\n", "\r\n", "\r"]) {
    const source = sourceFromText("schema.rnc", lines.join(newline));
    const [diagnostic] = loadGrammar(source, NO_FILES).diagnostics;
    const start = positionAt(source, diagnostic?.span?.start ?? 0);
    const end = positionAt(source, diagnostic?.span?.end ?? 0);
    assert.is(diagnostic?.code, "relaxng/schema-undefined-reference");
    assert.equal(
      [start, end],
      [
        { line: 3, column: 3 },
        { line: 3, column: 7 },
      ],
    );
  }
});

test("every file that was read is named, once and in order", () => {
  const files: Readonly<Record<string, string>> = {
    "lib/a.rnc": 'include "b.rng" include "../c.rnc"',
    "lib/b.rng": `<grammar ${RNG}><start><externalRef href="../c%20d.rng"/></start></grammar>`,
    "c.rnc": 'x = external "c d.rng"',
    "c d.rng": `<element name="doc" ${RNG}><text/></element>`,
  };
  const asked: string[] = [];
  const { grammar, diagnostics } = loadGrammar(
    sourceFromText("main.rnc", 'include "lib/a.rnc"'),
    (path): Source | undefined => {
      asked.push(path);
      const text = files[path];
      return text === undefined ? undefined : sourceFromText(path, text);
    },
  );
  assert.equal(diagnostics, []);
  assert.equal(grammar?.reads, ["main.rnc", "lib/a.rnc", "lib/b.rng", "c d.rng", "c.rnc"]);
  assert.equal(asked, grammar?.reads.slice(1));
});

test("a file that is missing is asked for and reported once", () => {
  const { diagnostics } = load('include "lost.rnc"\ninclude "lost.rnc"');
  assert.is(diagnostics.length, 1);
});

test("a mistake in a file that is used twice is reported once", () => {
  const source = sourceFromText("main.rnc", 'start = external "a.rnc" | external "a.rnc"');
  const { diagnostics } = loadGrammar(source, (path) => sourceFromText(path, "lost"));
  assert.is(diagnostics.length, 1);
});

test("what stands in an entity outside the file is missing, which is a warning", () => {
  const { grammar, diagnostics } = load(
    `<!DOCTYPE element [<!ENTITY more SYSTEM "more.xml">]>\n<element name="doc" ${RNG}><text/>&more;</element>`,
  );
  assert.equal(
    diagnostics.map(({ code, severity }) => [code, severity]),
    [["xml/skipped-entity", "warning"]],
  );
  assert.ok(grammar !== undefined);
});

test("elements and attributes know their documentation, elements their places", () => {
  const { grammar } = load(`
    start = doc
    ## The
    ##   document.
    doc = element doc { id, p }
    id =
      ## Its name.
      attribute id { text }
    ## Not this,
    p =
      ## but this.
      element p { empty }
  `);
  assert.equal(
    grammar?.elements.map(({ documentation, place }) => [documentation, place.span]),
    [
      ["The document.", { start: 57, end: 68 }],
      ["but this.", { start: 185, end: 194 }],
    ],
  );
  const [doc] = grammar?.elements ?? [];
  const attribute = doc?.content.kind === "group" ? doc.content.patterns[0] : undefined;
  assert.is(attribute?.kind === "attribute" ? attribute.documentation : "", "Its name.");
});

test("no schema is too deep", () => {
  const depth = 10_000;
  const nest = (open: string, inner: string, close: string): string =>
    open.repeat(depth) + inner + close.repeat(depth);
  const schemas = [
    `start = element a { ${nest("(", "text", ")")} }`,
    `start = element a { ${nest("(element b { empty }, ", "text", ")")} }`,
    `start = element a { ${nest("(element b { empty } | (empty, ", "text", "))")} }`,
    `start = element a { ${nest("(element b { empty }, (empty | ", "text", "))")} }`,
    `start = element a { ${nest("(", "text", ")*")} }`,
    `start = ${nest("element a { ", "text", " }")}`,
    `start = element ${nest("(", "a | b", ")")} { text }`,
    `start = [ ${nest("a [ ", '"x"', " ]")} ] element a { text }`,
    nest("div { ", "start = element a { text }", " }"),
    `start = element a { ${nest("grammar { start = ", "text", " }")} }`,
    `<element name="a" ${RNG}>${nest("<group>", "<text/>", "</group>")}</element>`,
    `<choice ${RNG}>${nest('<element name="a"><optional>', "<text/>", "</optional></element>")}</choice>`,
    `<element ${RNG}>${nest("<choice>", "<name>a</name>", "</choice>")}<text/></element>`,
  ];
  for (const schema of schemas) {
    const { grammar, diagnostics } = load(schema);
    assert.equal(diagnostics, []);
    assert.ok(grammar !== undefined && grammarToString(grammar).length > 0);
  }
});

test("no chain of definitions is too long", () => {
  const length = 10_000;
  const chain = Array.from({ length }, (_, index) => `d${index} = d${index + 1}`);
  const expected = "start = e0\ne0 = element a { text }\n";
  assert.is(
    print(load(["start = element a { d0 }", ...chain, `d${length} = text`].join("\n"))),
    expected,
  );
});

test("a schema does not grow beyond its own size", () => {
  // Written out, the content of the element would have 2 to the power of 1000 parts.
  const doubled = Array.from(
    { length: 1000 },
    (_, index) => `d${index} = d${index + 1}, d${index + 1}`,
  );
  const { grammar } = load(
    ["start = element a { d0 }", ...doubled, "d1000 = element b { empty }"].join("\n"),
  );
  assert.ok(grammar !== undefined && grammarToString(grammar).length < 50_000);
});

test("no text is too strange", () => {
  const words =
    `start = | & , ? * + - ~ ( ) { } [ ] >> |= &= element attribute list mixed grammar div include
    external parent inherit default namespace datatypes text empty notAllowed string token a b a:b a:* xsd:int
    "x" 'y' """ ''' # ## \\ \\x{41} \\x{ : ; < \0 \ufeff \ud800 é`.split(/\s+/u);
  const tokens = fc.array(fc.constantFrom(...words, " ", "\n", "# c\n", "## d\n"), {
    maxLength: 40,
  });
  fc.assert(
    fc.property(tokens, (parts) => {
      const { grammar, diagnostics } = load(parts.join(" "), "schema.rnc");
      assert.is(grammar === undefined, diagnostics.length > 0);
    }),
    { numRuns: 2000, seed: 3 },
  );
});

test("no XML is too strange", () => {
  const names =
    `element attribute group interleave choice optional zeroOrMore oneOrMore list mixed ref parentRef
    empty text value data notAllowed externalRef grammar start define div include name anyName nsName except param
    a:foreign unknown`.split(/\s+/u);
  const attributes = [
    "",
    ' name="a"',
    ' type="token"',
    ' ns="a"',
    ' href="x"',
    ' combine="choice"',
    ' b="c"',
  ];
  const { element } = fc.letrec<{ element: string; content: string }>((tie) => ({
    element: fc
      .tuple(
        fc.constantFrom(...names),
        fc.constantFrom(...attributes),
        fc.array(tie("content"), { maxLength: 3 }),
      )
      .map(([name, attribute, content]) => `<${name}${attribute}>${content.join("")}</${name}>`),
    content: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom("", " ", "text", "<!-- c -->"),
      tie("element"),
    ),
  }));
  fc.assert(
    fc.property(element, (text) => {
      const root = text.replace(/[ >]/u, (end) => ` ${RNG} xmlns:a="b"${end}`);
      const { grammar, diagnostics } = load(root, "schema.rng");
      assert.is(grammar === undefined, diagnostics.length > 0);
    }),
    { numRuns: 2000, seed: 5 },
  );
});

test("references lead to files as paths do", () => {
  const cases: readonly [href: string, base: string, target: string][] = [
    ["b.rnc", "a.rnc", "b.rnc"],
    ["b.rnc", "x/a.rnc", "x/b.rnc"],
    ["../b.rnc", "x/y/a.rnc", "x/b.rnc"],
    ["./b/../c.rnc", "x/a.rnc", "x/c.rnc"],
    ["../../b.rnc", "x/a.rnc", "../b.rnc"],
    ["../b.rnc", "../x/a.rnc", "../b.rnc"],
    ["b.rnc", "/x/a.rnc", "/x/b.rnc"],
    ["../../../b.rnc", "/x/a.rnc", "/b.rnc"],
    ["/y/b.rnc", "x/a.rnc", "/y/b.rnc"],
    ["b.rnc", "C:/x/a.rnc", "C:/x/b.rnc"],
    ["b%20c.rnc?d", "x/a.rnc", "x/b c.rnc"],
    ["", "x/a.rnc", "x/a.rnc"],
    ["y/", "x/a.rnc", "x/y/"],
    ["http://example.com/b.rng", "x/a.rnc", "http://example.com/b.rng"],
    ["../b.rng", "http://example.com/x/a.rng", "http://example.com/b.rng"],
  ];
  for (const [href, base, target] of cases) assert.is(resolveHref(href, base), target);
});

test.run();
