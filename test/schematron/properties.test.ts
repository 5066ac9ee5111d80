// The short cuts against the library: what is answered, turned round or looked up without it is what it
// would have said, for any expression and any document.

import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { turnRound } from "../../src/schematron/context.ts";
import { useNames } from "../../src/schematron/named.ts";
import { prefixResolver } from "../../src/schematron/paths.ts";
import { quickTest } from "../../src/schematron/quick.ts";
import { Tree, type TreeNode } from "../../src/schematron/tree.ts";
import { noVariables, XPath } from "../../src/schematron/xpath.ts";
import { sourceFromText } from "../../src/source/source.ts";
import { parseXml } from "../../src/xml/tree.ts";

const resolve = prefixResolver({ t: "urn:t" });
const xpath = new XPath(resolve);
// A fixed seed, so that a run in CI says the same twice; search with others by changing it.
const RUNS = { numRuns: 1500, seed: 24 };

const name = fc.constantFrom("a", "b", "or", "t:a", "and");
const nameTest = fc.oneof({ weight: 5, arbitrary: name }, fc.constantFrom("*", "t:*", "*:b"));
const attribute = fc.constantFrom("@m", "@n", "@t:m", "@*");
const value = fc.constantFrom("x", "y", "a or b", "]");

function elementOf(depth: number): fc.Arbitrary<string> {
  const attributes = fc.dictionary(fc.constantFrom("m", "n", "t:m"), value, { maxKeys: 2 });
  const child =
    depth === 0 ? fc.constant("text") : fc.oneof(fc.constant("text"), elementOf(depth - 1));
  return fc
    .tuple(name, attributes, fc.array(child, { maxLength: 3 }))
    .map(([tag, values, children]) => {
      const written = Object.entries(values).map(([key, text]) => ` ${key}="${text}"`);
      return `<${tag}${written.join("")}>${children.join("")}</${tag}>`;
    });
}
const source = elementOf(3).map((content) => `<a xmlns:t="urn:t">${content}${content}</a>`);

function nodesIn(text: string): readonly TreeNode[] {
  const { document } = parseXml(sourceFromText("a.xml", text));
  assert.ok(document, text);
  return [...nodesOf(new Tree(document).root)];
}

const axis = fc.constantFrom(
  "",
  "",
  "child::",
  "parent::",
  "ancestor::",
  "ancestor-or-self::",
  "self::",
  "descendant::",
  "following-sibling::",
);
const compared = fc
  .tuple(fc.constantFrom("@m", "@n", "@t:m"), fc.constantFrom("=", " eq ", "!="), value)
  .map(([left, sign, text]) => `${left} ${sign} "${text}"`);
const unknown = fc.constantFrom(
  "string-length(@m) gt 0",
  ". = current()",
  "position() = 1",
  "contains(., 'x')",
);

/** Expressions so many levels deep. */
function expressionOf(depth: number): fc.Arbitrary<string> {
  const path = pathOf(depth);
  const plain = [path, compared, unknown];
  if (depth === 0) return fc.oneof(...plain);
  const inner = expressionOf(depth - 1);
  const combined = fc
    .tuple(inner, fc.constantFrom(" or ", " and ", "\nand\t"), inner)
    .map((parts) => parts.join(""));
  const called = fc
    .tuple(fc.constantFrom("not", "boolean", ""), inner)
    .map(([call, argument]) => `${call}(${argument})`);
  const paths = fc.tuple(path, path).map((both) => both.join(" | "));
  const asked = fc
    .tuple(fc.constantFrom("exists(?)", "empty(?)", "count(?) > 0", "?", "//b[?] and ?"), paths)
    .map(([call, argument]) => call.replaceAll("?", () => argument));
  return fc.oneof(...plain, combined, called, asked);
}

function predicatesOf(depth: number): fc.Arbitrary<string> {
  if (depth === 0) return fc.constant("");
  return fc.oneof(
    fc.constant(""),
    expressionOf(depth - 1).map((inner) => `[${inner}]`),
  );
}

function pathOf(depth: number): fc.Arbitrary<string> {
  const named = fc.tuple(axis, nameTest, predicatesOf(depth)).map((parts) => parts.join(""));
  const step = fc.oneof({ weight: 4, arbitrary: named }, fc.constantFrom(".", "..", "text()"));
  const before = fc.array(
    fc.tuple(step, fc.constantFrom("/", "//")).map((parts) => parts.join("")),
    { maxLength: 2 },
  );
  return fc
    .tuple(before, fc.oneof(step, attribute))
    .map(([steps, last]) => `${steps.join("")}${last}`);
}

const expression = expressionOf(2);
const outerStep = fc
  .tuple(fc.oneof(nameTest, fc.constant("(a | t:a)")), predicatesOf(2), fc.constantFrom("/", "//"))
  .map(([test_, inner, slash]) => `${test_}${test_.startsWith("(") ? "" : inner}${slash}`);
const pattern = fc
  .tuple(
    fc.constantFrom("", "", "/", "//"),
    fc.array(outerStep, { maxLength: 2 }),
    fc.oneof(nameTest, attribute, fc.constant("text()")),
    fc.oneof(predicatesOf(2), fc.constantFrom("[1]", "[last()]", "")),
  )
  // In a context current() is the node that is matched, wherever it stands (XSLT 3.0, 20.4.1).
  .map((parts) => parts.flat().join("").replaceAll("current()", ".."));

function* nodesOf(top: TreeNode): Generator<TreeNode, void> {
  yield top;
  yield* top.attributes;
  for (const child of top.children) yield* nodesOf(child);
}

/** What the library says; undefined when it finds the expression wrong. */
function libraryTest(text: string, node: TreeNode): boolean | undefined {
  try {
    return xpath.test(text, node, noVariables);
  } catch {
    return undefined;
  }
}

test("a quick answer is the library's", () => {
  let answered = 0;
  fc.assert(
    fc.property(source, expression, (document, text) => {
      const quick = quickTest(text, resolve);
      if (quick === undefined) return;
      for (const node of nodesIn(document)) {
        const answer = node.element === undefined ? undefined : quick(node.element);
        if (answer === undefined) continue;
        const known = libraryTest(text, node);
        // An error elsewhere in the expression need not come up (XPath 3.1, 2.3.4).
        if (known !== undefined) assert.is(answer, known, text);
        answered++;
      }
    }),
    RUNS,
  );
  assert.ok(answered > 2000, `only ${answered}`);
});

test("a context that is turned round fits the same nodes", () => {
  let turned = 0;
  fc.assert(
    fc.property(source, pattern, (document, text) => {
      const alternatives = turnRound(text, resolve);
      if (alternatives === undefined) return;
      turned++;
      const all = nodesIn(document);
      const found = new Set(
        all.flatMap((node) => xpath.nodes(text.startsWith("/") ? text : `(${text})`, node, {})),
      );
      for (const node of all) {
        const fits = alternatives.some(
          ({ kind, name: wanted, attributes, test: inner, ownerTest }) => {
            const isNamed = (one: TreeNode, { namespace, local }: typeof wanted): boolean =>
              (local === undefined || one.localName === local) &&
              (namespace === undefined || (one.namespaceURI ?? "") === namespace);
            return (
              node.kind === kind &&
              isNamed(node, wanted) &&
              attributes.every((one) => node.attributes.some((own) => isNamed(own, one))) &&
              (inner === undefined || xpath.test(inner, node, {})) &&
              (ownerTest === undefined || xpath.test(ownerTest, node.parent as TreeNode, {}))
            );
          },
        );
        assert.is(fits, found.has(node), `${text} at ${node.nodeName}`);
      }
    }),
    RUNS,
  );
  assert.ok(turned > 500, `only ${turned}`);
});

test("an index gives what the path gives", () => {
  let replaced = 0;
  fc.assert(
    fc.property(source, expression, (document, text) => {
      const indexed = useNames(text, resolve);
      if (indexed === text) return;
      replaced++;
      for (const node of nodesIn(document)) {
        const known = libraryTest(text, node);
        if (known !== undefined) assert.is(xpath.test(indexed, node, {}), known, text);
      }
    }),
    RUNS,
  );
  assert.ok(replaced > 50, `only ${replaced}`);
});

for (const [written, expected] of [
  ["//p", 'elements-named("", "p")'],
  [
    "not(//t:p) or //q[@n = 1]",
    'not(elements-named("urn:t", "p")) or elements-named("", "q")[@n = 1]',
  ],
  ["count(//p) = 1", 'count(elements-named("", "p")) = 1'],
  ["//p[1]", "//p[1]"],
  ["//p/@n", "//p/@n"],
  ["a//p", "a//p"],
  ["a[1] //p", "a[1] //p"],
  ["//u:p", "//u:p"],
  ["//p:*", "//p:*"],
  ["//text()", "//text()"],
  ["'//p'", "'//p'"],
  ["(: //p :) 1", "(: //p :) 1"],
  ["//self::p", "//self::p"],
] as const) {
  test(`${written} becomes ${expected}`, () => assert.is(useNames(written, resolve), expected));
}

test.run();
