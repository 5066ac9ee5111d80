// What keeps the automaton small: equal patterns are one pattern, states do not depend on what is
// around an element, and what is remembered is bounded.

import { test } from "uvu";
import * as assert from "uvu/assert";
import { Automaton } from "../../../src/relaxng/automaton.ts";
import { compileNameClass } from "../../../src/relaxng/name-class.ts";
import { type ElementType, type Pattern, PatternBuilder } from "../../../src/relaxng/patterns.ts";
import { patternToString } from "../../../src/relaxng/to-string.ts";
import { validate } from "../../../src/relaxng/validate.ts";
import { Validator } from "../../../src/relaxng/validator.ts";
import { sourceFromText } from "../../../src/source/source.ts";
import { NameTable } from "../../../src/xml/names.ts";
import { readXml } from "../../../src/xml/read.ts";
import { loadSchema } from "../helpers/documents.ts";

const builder = new PatternBuilder();
const names = new NameTable();

function element(local: string, index: number): Pattern {
  const nameTest = compileNameClass({ kind: "name", namespace: "", local }, names);
  const type: ElementType = { index, nameTest, content: builder.empty };
  return builder.element(type);
}

const a = element("a", 0);
const b = element("b", 1);
const c = element("c", 2);

test("a choice is a set", () => {
  assert.is(builder.choice([a, builder.choice([b, a])]), builder.choice([b, a]));
  assert.is(builder.choice([a, builder.notAllowed]), a);
  assert.is(builder.choice([]), builder.notAllowed);
  assert.is(builder.choice([builder.empty, builder.text]), builder.text);
});

test("a group is a sequence", () => {
  assert.is(builder.group([a, builder.empty, b]), builder.group([a, b]));
  assert.is.not(builder.group([a, b]), builder.group([b, a]));
  assert.is(builder.group([a, builder.notAllowed]), builder.notAllowed);
  assert.is(builder.group([]), builder.empty);
});

test("an interleave is a bag", () => {
  const all = builder.interleave([a, b, c]);
  assert.is(builder.interleave([c, builder.interleave([b, a])]), all);
  assert.is.not(builder.interleave([a, a]), a);
  assert.is(
    builder.interleave([builder.text, a, builder.text]),
    builder.interleave([a, builder.text]),
  );
});

test("repetition does not pile up", () => {
  const many = builder.oneOrMore(a);
  assert.is(builder.oneOrMore(many), many);
  assert.is(builder.oneOrMore(builder.optional(a)), builder.optional(many));
  assert.is(builder.oneOrMore(builder.empty), builder.empty);
});

test("text before mixed content is in it", () => {
  const mixed = builder.oneOrMore(builder.choice([builder.text, a]));
  assert.is(builder.group([builder.text, mixed]), mixed);
  assert.is.not(builder.group([builder.text, builder.oneOrMore(a)]), builder.oneOrMore(a));
});

test("patterns are written as in the compact syntax", () => {
  const pattern = builder.group([builder.optional(builder.oneOrMore(a)), builder.choice([b, c])]);
  assert.is(patternToString(pattern), "a*, (b | c)");
  assert.is(patternToString(builder.interleave([builder.optional(a), builder.text])), "text & a?");
});

const NESTED = loadSchema(`
start = section
section = element section { element head { text }?, p*, section* }
p = element p { (text | element note { p+ })* }
`);

function nested(depth: number): string {
  const open = "<section><head>H</head><p>t<note><p>n</p></note></p>";
  return open.repeat(depth) + "</section>".repeat(depth);
}

test("depth makes no states", () => {
  const schema = loadSchema(
    "start = section section = element section { element head { text }?, section* }",
  );
  const document = (depth: number): string =>
    "<section><head/>".repeat(depth) + "</section>".repeat(depth);
  assert.equal(validate(sourceFromText("d.xml", document(10)), schema), []);
  const before = String(schema.automaton);
  assert.equal(validate(sourceFromText("d.xml", document(500)), schema), []);
  assert.is(String(schema.automaton), before);
});

test("what is remembered has a limit", () => {
  const limit = 20;
  const automaton = new Automaton(NESTED.grammar, new NameTable(), limit);
  const odd = Array.from({ length: 50 }, (_, index) => `<x${index}/>`);
  for (const text of [nested(30), ...odd, nested(5)]) {
    const validator = new Validator(automaton);
    readXml(sourceFromText("d.xml", text), automaton.names, validator);
    assert.is(validator.isValid, text.startsWith("<section>"));
    assert.ok(automaton.budget.used <= limit + 1, String(automaton));
  }
});

test("a choice of attributes does not remember all of its values", () => {
  const schema = loadSchema("element a { attribute id { xsd:ID }, element b { xsd:integer }* }");
  const children = Array.from({ length: 2000 }, (_, index) => `<b>${index}</b>`).join("");
  assert.equal(validate(sourceFromText("d.xml", `<a id="x">${children}</a>`), schema), []);
  assert.ok(schema.automaton.budget.used < 300, String(schema.automaton));
});

test("a schema may nest very deeply", () => {
  const depth = 20_000;
  const schema = `element a { ${"(".repeat(depth)}element b { empty }${")?".repeat(depth)} }`;
  assert.equal(validate(sourceFromText("d.xml", "<a><b/></a>"), loadSchema(schema)), []);
});

test("one element may hold very many", () => {
  const schema = loadSchema("element a { element b { empty }* }");
  const count = 100_000;
  assert.equal(validate(sourceFromText("d.xml", `<a>${"<b/>".repeat(count)}</a>`), schema), []);
  const findings = validate(sourceFromText("d.xml", `<a>${"<c/>".repeat(count)}</a>`), schema);
  assert.is(findings.length, 1001);
  assert.is(findings.at(-1)?.code, "relaxng/too-many-findings");
});

test("a deep document that is wrong everywhere takes no longer for it", () => {
  const schema = loadSchema("start = a a = element a { a*, element b { empty } }");
  const depth = 2000;
  const findings = validate(
    sourceFromText("d.xml", "<a><c/>".repeat(depth) + "</a>".repeat(depth)),
    schema,
  );
  assert.is(findings.length, 1001);
});

test.run();
