// The reader's contract with whoever calls it: one table for many documents, events up to the error,
// the handler's own exceptions.

import { test } from "uvu";
import * as assert from "uvu/assert";
import { sourceFromText } from "../../src/source/source.ts";
import type { XmlEvent, XmlHandler } from "../../src/xml/handler.ts";
import { NameTable, type NameId } from "../../src/xml/names.ts";
import { readXml } from "../../src/xml/read.ts";

const ignore = (): void => undefined;

/** The smallest handler, with something else in place of a part of it. */
function handlerWith(part: Partial<XmlHandler>): XmlHandler {
  return { startElement: ignore, endElement: ignore, text: ignore, ...part };
}

test("a name is a number, the same in every document of a table", () => {
  const names = new NameTable();
  const paragraph = names.intern("urn:tei", "p");
  const type = names.intern("", "type");
  assert.is(names.intern("urn:tei", "p"), paragraph);
  assert.is.not(names.intern("", "p"), paragraph);
  const seen: NameId[] = [];
  const handler = handlerWith({
    startElement(name, { attributes }) {
      seen.push(name, ...attributes.names.subarray(0, attributes.count));
    },
  });
  for (const text of ['<p xmlns="urn:tei" type="a"/>', '<t:p xmlns:t="urn:tei" type="b"/>']) {
    assert.is(readXml(sourceFromText("case.xml", text), names, handler), undefined);
  }
  assert.equal(seen, [paragraph, type, paragraph, type]);
  assert.is(names.toString(paragraph), "{urn:tei}p");
  assert.is(names.namespaceOf(paragraph), "urn:tei");
  assert.is(names.localOf(paragraph), "p");
});

test("tables grow with the names in them", () => {
  const names = new NameTable();
  const spellings = Array.from({ length: 3000 }, (_, index) => `n${index}`);
  const source = sourceFromText(
    "case.xml",
    `<a>${spellings.map((one) => `<${one}/>`).join("")}</a>`,
  );
  for (let round = 0; round < 2; round++) {
    const seen: string[] = [];
    const startElement = (name: NameId): number => seen.push(names.localOf(name));
    assert.is(readXml(source, names, handlerWith({ startElement })), undefined);
    assert.equal(seen, ["a", ...spellings]);
  }
  assert.is(names.size, 3001);
});

test("depth counts the element that begins or ends", () => {
  const depths: number[] = [];
  const record = (_name: NameId, { depth }: XmlEvent): number => depths.push(depth);
  const handler = handlerWith({ startElement: record, endElement: record });
  readXml(sourceFromText("case.xml", "<a><b/><c></c></a>"), new NameTable(), handler);
  assert.equal(depths, [1, 2, 2, 2, 2, 1]);
});

test("attributes are found by name", () => {
  const names = new NameTable();
  const found: number[] = [];
  const handler = handlerWith({
    startElement(_name, { attributes }) {
      found.push(attributes.find(names.intern("", "b")), attributes.find(names.intern("", "c")));
    },
  });
  readXml(sourceFromText("case.xml", '<p a="1" b="2"/>'), names, handler);
  assert.equal(found, [1, -1]);
});

test("events up to the error are reported", () => {
  const names = new NameTable();
  const seen: string[] = [];
  const startElement = (name: NameId): number => seen.push(names.localOf(name));
  const source = sourceFromText("case.xml", "<a><b/><c></d><e/></a>");
  const error = readXml(source, names, handlerWith({ startElement }));
  assert.is(error?.code, "xml/mismatched-end-tag");
  assert.equal(seen, ["a", "b", "c"]);
});

test("what a handler throws is the caller's", () => {
  const startElement = (): never => {
    throw new RangeError("mine");
  };
  const source = sourceFromText("case.xml", "<a/>");
  assert.throws(
    () => readXml(source, new NameTable(), handlerWith({ startElement })),
    (error: unknown) => error instanceof RangeError,
  );
});

test("bytes may be part of a larger buffer", () => {
  const bytes = Buffer.from("xx<a b='c'/>yy").subarray(2, -2);
  const values: string[] = [];
  const handler = handlerWith({
    startElement(_name, { attributes, start, end }) {
      values.push(attributes.value(0), `${start}-${end}`);
    },
  });
  assert.is(readXml({ path: "case.xml", bytes }, new NameTable(), handler), undefined);
  assert.equal(values, ["c", "0-10"]);
});

test.run();
