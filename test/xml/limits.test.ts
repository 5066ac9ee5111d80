// Documents that ask for too much are refused, soon; those that only look like it are not.

import { test } from "uvu";
import * as assert from "uvu/assert";
import { sourceFromText } from "../../src/source/source.ts";
import type { XmlHandler } from "../../src/xml/handler.ts";
import type { XmlLimits } from "../../src/xml/limits.ts";
import { NameTable } from "../../src/xml/names.ts";
import { readXml } from "../../src/xml/read.ts";

/** The message of the error, or the number of events. */
function read(text: string, limits: Partial<XmlLimits> = {}): string | number {
  let events = 0;
  const count = (): void => void events++;
  const handler: XmlHandler = { startElement: count, endElement: count, text: count };
  const error = readXml(sourceFromText("case.xml", text), new NameTable(), handler, limits);
  return error === undefined ? events : `${error.code}: ${error.message}`;
}

const exceeded = "xml/limit-exceeded: The document goes beyond a limit of this reader:";

test("a billion laughs", () => {
  const entities = Array.from(
    { length: 10 },
    (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`,
  );
  const text = `<!DOCTYPE p [<!ENTITY l0 "lol">${entities.join("")}]><p>&l10;</p>`;
  assert.match(
    String(read(text)),
    `${exceeded} entities and attribute defaults add too many bytes`,
  );
  const value = text.replace("<p>&l10;</p>", '<p n="&l10;"/>');
  assert.match(
    String(read(value)),
    `${exceeded} entities and attribute defaults add too many bytes`,
  );
});

test("a billion times nothing", () => {
  const entities = Array.from(
    { length: 10 },
    (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`,
  );
  const text = `<!DOCTYPE p [<!ENTITY l0 "">${entities.join("")}]><p>&l10;</p>`;
  assert.match(String(read(text)), exceeded);
});

test("a long entity again and again", () => {
  const text = `<!DOCTYPE p [<!ENTITY a "${"x".repeat(100_000)}">]><p>${"&a;".repeat(10_000)}</p>`;
  assert.match(String(read(text)), exceeded);
});

test("a long default again and again", () => {
  const list = `<!ATTLIST a b CDATA "${"x".repeat(100_000)}">`;
  assert.match(String(read(`<!DOCTYPE p [${list}]><p>${"<a/>".repeat(10_000)}</p>`)), exceeded);
});

test("many defaults again and again", () => {
  const names = Array.from({ length: 9000 }, (_, index) => `a${index} CDATA ""`);
  const list = `<!ATTLIST a ${names.join(" ")}>`;
  assert.match(String(read(`<!DOCTYPE p [${list}]><p>${"<a/>".repeat(100_000)}</p>`)), exceeded);
});

test("short entities in a long document are no attack", () => {
  const text = `<!DOCTYPE p [<!ENTITY a "ä">]><p>${"&a;".repeat(300_000)}</p>`;
  assert.is(read(text), 300_002);
});

test("entities that refer to each other in a long chain", () => {
  const chain = (length: number): string => {
    const entities = Array.from({ length }, (_, index) => `<!ENTITY e${index + 1} "&e${index};">`);
    return `<!DOCTYPE p [<!ENTITY e0 "x">${entities.join("")}]><p>&e${length};</p>`;
  };
  assert.is(read(chain(60)), 3);
  assert.match(String(read(chain(70))), `${exceeded} entities refer to entities too deeply`);
  assert.match(String(read(chain(3), { entityDepth: 3 })), `too deeply (at most 3)`);
  const value = chain(70).replace(/<p>(.*)<\/p>/u, "<p n='$1'/>");
  assert.match(String(read(value)), `${exceeded} entities refer to entities too deeply`);
});

test("parameter entities in a circle", () => {
  const text = "<!DOCTYPE p [<!ENTITY % a '&#37;b;'><!ENTITY % b '&#37;a;'>%a;]><p/>";
  assert.match(String(read(text)), "xml/recursive-entity");
});

test("elements in elements", () => {
  const nested = (depth: number): string => "<a>".repeat(depth) + "</a>".repeat(depth);
  assert.is(read(nested(100_000)), 200_000);
  assert.is(read(nested(10), { depth: 10 }), 20);
  assert.is(
    read(nested(11), { depth: 10 }),
    `${exceeded} elements are nested too deeply (at most 10).`,
  );
});

test("attributes of an element", () => {
  const element = (count: number): string =>
    `<a ${Array.from({ length: count }, (_, index) => `a${index}="${index}"`).join(" ")}/>`;
  assert.is(read(element(10_000)), 2);
  assert.is(read(element(5), { attributes: 5 }), 2);
  assert.is(
    read(element(6), { attributes: 5 }),
    `${exceeded} an element has too many attributes (at most 5).`,
  );
});

test("length of a name", () => {
  assert.is(read(`<${"a".repeat(10_000)}/>`), 2);
  const message = `${exceeded} a name is too long in bytes (at most 10).`;
  assert.is(read(`<${"a".repeat(11)}/>`, { nameLength: 10 }), message);
  assert.is(read(`<a ${"a".repeat(11)}=""/>`, { nameLength: 10 }), message);
  assert.is(read(`<a>&${"a".repeat(11)};</a>`, { nameLength: 10 }), message);
});

test("many names and many namespaces take time in proportion", () => {
  const many = Array.from({ length: 50_000 }, (_, index) => index);
  const names = many.map((index) => `<n${index} a${index}=""/>`);
  assert.is(read(`<p>${names.join("")}</p>`), 100_002);
  const open = many.map((index) => `<a:n xmlns:p${index}="urn:${index}">`);
  const close = "</a:n>".repeat(many.length);
  assert.is(read(`<a:p xmlns:a="x">${open.join("")}${close}</a:p>`), 100_002);
});

test.run();
