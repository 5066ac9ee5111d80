// The tree, getting about in it, and writing it out again.

import * as fc from "fast-check";
import { readFileSync } from "node:fs";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { decode, sourceFromText, type Span } from "../../src/source/source.ts";
import { XML_NAMESPACE } from "../../src/xml/namespaces.ts";
import { parseXml, type XmlDocument, type XmlElement, type XmlNode } from "../../src/xml/tree.ts";
import {
  ancestors,
  attributeValue,
  childElements,
  descendantElements,
  descendants,
  findAttribute,
  namespacesInScope,
  textContent,
} from "../../src/xml/walk.ts";
import { writeXml } from "../../src/xml/write.ts";
import { documentText } from "./documents.ts";

function parse(text: string): XmlDocument {
  const { document, diagnostics } = parseXml(sourceFromText("case.xml", text));
  assert.equal(diagnostics, []);
  assert.ok(document);
  return document as XmlDocument;
}

/** A node without its places and its parents. */
function bare(node: XmlNode): unknown {
  switch (node.kind) {
    case "text":
      return node.text;
    case "comment":
      return { comment: node.text };
    case "instruction":
      return { target: node.target, data: node.data };
    case "element": {
      const { namespace, local, prefix, namespaces } = node;
      const attributes = node.attributes.map(({ nameSpan: _n, valueSpan: _v, ...rest }) => rest);
      return {
        namespace,
        local,
        prefix,
        namespaces,
        attributes,
        children: node.children.map(bare),
      };
    }
  }
}

const letter = parse(readFileSync("test/xml/letter.xml", "utf8"));

function only(name: string): XmlElement {
  const found = [...descendantElements(letter.root)].filter(({ local }) => local === name);
  assert.is(found.length, 1);
  return found[0] as XmlElement;
}

function sourceOf({ start, end }: Span): string {
  return decode(letter.source.bytes, start, end);
}

test("every node knows where it stands", () => {
  const closer = only("closer");
  assert.is(sourceOf(closer.span), "<closer n='&lt;1&gt;'>Yours, &who;</closer>");
  assert.is(sourceOf(closer.startTag), "<closer n='&lt;1&gt;'>");
  assert.is(sourceOf(closer.nameSpan), "closer");
  assert.equal(
    closer.attributes.map(({ nameSpan }) => sourceOf(nameSpan)),
    ["n"],
  );
  assert.equal(
    closer.attributes.map(({ valueSpan }) => sourceOf(valueSpan)),
    ["&lt;1&gt;"],
  );
  assert.equal(
    closer.children.map(({ span }) => sourceOf(span)),
    ["Yours, &who;"],
  );
  assert.equal(
    letter.children.map(({ kind, span }) => `${kind} ${sourceOf(span).slice(0, 14)}`),
    [
      "instruction <?xml-model hr",
      "comment <!-- a letter ",
      'element <TEI xmlns="ht',
      "comment <!-- end -->",
    ],
  );
  assert.is(sourceOf((letter.doctype as { span: Span }).span).slice(0, 15), "<!DOCTYPE TEI [");
  assert.is(letter.doctype?.name, "TEI");
});

test("neighbouring text is one node", () => {
  const document = parse("<p>a&amp;<![CDATA[b]]>c<!--d-->e<![CDATA[]]><f/><![CDATA[]]></p>");
  assert.equal(document.root.children.map(bare), [
    "a&bc",
    { comment: "d" },
    "e",
    { namespace: "", local: "f", prefix: "", namespaces: [], attributes: [], children: [] },
  ]);
});

test("what is skipped is told", () => {
  const text = '<!DOCTYPE p SYSTEM "p.dtd"><p>a&b;c</p>';
  const { document, diagnostics } = parseXml(sourceFromText("case.xml", text));
  assert.equal(document?.root.children.map(bare), ["ac"]);
  assert.equal(
    diagnostics.map(({ code, severity, span }) => ({ code, severity, span })),
    [{ code: "xml/skipped-entity", severity: "warning", span: { start: 31, end: 34 } }],
  );
});

test("attributes by name and namespace", () => {
  const body = only("body");
  assert.is(attributeValue(body, "lang", XML_NAMESPACE), "de");
  assert.is(attributeValue(body, "lang"), undefined);
  assert.is(attributeValue(only("closer"), "n"), "<1>");
  assert.is(findAttribute(body, "lang", XML_NAMESPACE)?.prefix, "xml");
});

test("children, descendants, ancestors", () => {
  const body = only("body");
  assert.equal(
    childElements(body).map(({ local }) => local),
    ["opener", "p", "p", "p", "closer"],
  );
  assert.is(childElements(body, "p").length, 2, "one of them is in another namespace");
  assert.equal(
    [...ancestors(only("hi"))].map(({ local }) => local),
    ["p", "body", "text", "TEI"],
  );
  assert.equal(
    [...descendants(only("opener"))].map((node) =>
      node.kind === "element" ? node.local : node.kind,
    ),
    ["text", "salute", "text", "text"],
  );
});

test("the text of an element", () => {
  assert.is(textContent(only("closer")), "Yours, Kim");
});

test("namespaces in scope", () => {
  const scope = namespacesInScope(only("hi"));
  assert.equal(
    [...scope],
    [
      ["", "http://www.tei-c.org/ns/1.0"],
      ["h", "http://www.w3.org/1999/xhtml"],
    ],
  );
  const document = parse('<a xmlns="urn:1" xmlns:b="urn:2"><c xmlns="" xmlns:b="urn:3"/></a>');
  assert.equal([...namespacesInScope(document.root.children[0] as XmlElement)], [["b", "urn:3"]]);
});

test("a document is written so that it stands alone", () => {
  const text = `<!DOCTYPE p [<!ENTITY e "<q/>&#38;#60;"><!ATTLIST p n CDATA "&#9;d">]>
<p m='"&amp;&#10;&#13;&lt;'>]]&gt;&#13;\r\n&e;<!-- a --><?b  c?><d></d></p>`;
  assert.is(
    writeXml(parse(text)),
    '<p m="&quot;&amp;&#10;&#13;&lt;" n="&#9;d">]]&gt;&#13;\n<q/>&lt;<!-- a --><?b c?><d/></p>',
  );
});

test("an element is written with the namespaces around it", () => {
  const document = parse('<a xmlns="urn:1" xmlns:b="urn:2"><b:c d="b:e"><f/></b:c></a>');
  const element = document.root.children[0] as XmlElement;
  assert.is(writeXml(element), '<b:c xmlns="urn:1" xmlns:b="urn:2" d="b:e"><f/></b:c>');
});

test("what was written reads back the same", () => {
  fc.assert(
    fc.property(documentText, (text) => {
      const document = parse(text);
      const again = parse(writeXml(document));
      assert.equal(again.children.map(bare), document.children.map(bare));
    }),
    { numRuns: 300 },
  );
});

test("no depth is too much", () => {
  const depth = 100_000;
  const document = parse(`${"<a>".repeat(depth)}x${"</a>".repeat(depth)}`);
  assert.is([...descendants(document.root)].length, depth);
  assert.is(textContent(document.root), "x");
  assert.is(writeXml(document).length, depth * 7 + 1);
  const innermost = [...descendantElements(document.root)].at(-1) as XmlElement;
  assert.is([...ancestors(innermost)].length, depth - 1);
});

test.run();
