// Whatever the bytes: the reader returns, with a document or with one error inside the source.

import * as fc from "fast-check";
import { readFileSync } from "node:fs";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { parseXml } from "../../src/xml/tree.ts";
import { writeXml } from "../../src/xml/write.ts";
import { documentText } from "./documents.ts";

function check(bytes: Uint8Array): "document" | "error" {
  const { document, source, diagnostics } = parseXml({ path: "fuzz.xml", bytes });
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  assert.is(errors.length, document === undefined ? 1 : 0);
  for (const { span, notes } of diagnostics) {
    for (const place of [span, ...notes.map((note) => note.span)]) {
      if (place === undefined) continue;
      assert.ok(0 <= place.start && place.start <= place.end);
      assert.ok(place.end <= source.bytes.length, `${place.end} of ${source.bytes.length}`);
    }
  }
  if (document === undefined) return "error";
  writeXml(document);
  return "document";
}

const letter = readFileSync("test/xml/letter.xml");

test("a document cut off anywhere", () => {
  const root = letter.lastIndexOf("</TEI>") + "</TEI>".length;
  for (let length = 0; length < letter.length; length++) {
    const whole = length === root || length === root + 1 || length === letter.length - 1;
    assert.is(check(letter.subarray(0, length)), whole ? "document" : "error", `${length}`);
  }
  assert.is(check(letter), "document");
});

test("random bytes", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      check(bytes);
      check(Buffer.concat([Buffer.from("<a>"), bytes, Buffer.from("</a>")]));
      check(Buffer.concat([Buffer.from('<a b="'), bytes, Buffer.from('"/>')]));
      check(Buffer.concat([Buffer.from("<!DOCTYPE a ["), bytes, Buffer.from("]><a/>")]));
    }),
    { numRuns: 3000 },
  );
});

// What makes a difference to a parser.
const tokens = fc.constantFrom(
  ..."<|>|/|</|/>|<!--|-->|--|<![CDATA[|]]>|<?|?>|<?xml |<!DOCTYPE|<!ENTITY|<!ATTLIST|<!ELEMENT".split(
    "|",
  ),
  ..."[|]|%|%a;|&|;|&a;|&lt;|&#|&#x|\"|'|=| |\n|\r|\0|a|b:c|:|xmlns|xmlns:a|(|)|*|,|#PCDATA".split(
    "|",
  ),
  "\u{FFFE}",
  "é",
  "𝄞",
);

test("random tokens", () => {
  fc.assert(
    fc.property(fc.array(tokens, { maxLength: 40 }), (parts) => {
      check(Buffer.from(parts.join("")));
      check(Buffer.from(`<!DOCTYPE a [<!ENTITY a "${parts.join("")}">]><a n="&a;">&a;</a>`));
      check(
        Buffer.from(`<!DOCTYPE a [<!ENTITY % a '${parts.join("").replaceAll("'", "")}'> %a;]><a/>`),
      );
    }),
    { numRuns: 5000 },
  );
});

const mutation = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 0, max: 6 }),
  insert: fc.oneof(
    fc.constant(Buffer.from("")),
    fc.constant(Buffer.from("word")),
    tokens.map((token) => Buffer.from(token)),
    fc.uint8Array({ maxLength: 4 }).map((bytes) => Buffer.from(bytes)),
  ),
});

function mutate(
  bytes: Uint8Array,
  mutations: { at: number; length: number; insert: Buffer }[],
): Buffer {
  let mutant = Buffer.from(bytes);
  for (const { at, length, insert } of mutations) {
    const start = Math.floor(at * mutant.length);
    mutant = Buffer.concat([mutant.subarray(0, start), insert, mutant.subarray(start + length)]);
  }
  return mutant;
}

test("mutated documents", () => {
  const results = { document: 0, error: 0 };
  const original = fc.oneof(
    fc.constant<Uint8Array>(letter),
    documentText.map((text) => Buffer.from(text)),
  );
  fc.assert(
    fc.property(
      original,
      fc.array(mutation, { minLength: 1, maxLength: 2 }),
      (bytes, mutations) => {
        results[check(mutate(bytes, mutations))]++;
      },
    ),
    { numRuns: 5000 },
  );
  assert.ok(results.document > 100 && results.error > 1000, JSON.stringify(results));
});

test.run();
