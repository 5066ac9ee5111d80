// The letters in CMIF: valid TEI, judged by the RELAX NG engine where tei_all.rng is at hand, and what
// the format asks for beyond that.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { toCmif } from "../../src/output/cmif.ts";
import { loadGrammar } from "../../src/relaxng/load.ts";
import { Schema } from "../../src/relaxng/schema.ts";
import { validate } from "../../src/relaxng/validate.ts";
import { sourceFromText } from "../../src/source/source.ts";
import { inProject } from "../helpers/project.ts";
import { samplePublication } from "../helpers/publication.ts";

const cmif = toCmif(samplePublication(), "cmif.xml") ?? "";

test("each letter with its address; persons and places by authority; no step but sent and received", () => {
  const description = /<correspDesc.*<\/correspDesc>/su.exec(cmif)?.[0];
  assert.is(
    description,
    `<correspDesc ref="https://example.org/edition/letters/%EA%B9%80-1.html" source="#edition">
<correspAction type="sent"><persName ref="https://d-nb.info/gnd/118540238">Kim Byeong-jik</persName><placeName ref="https://www.geonames.org/2761369">Wien</placeName><date when="1905-04-01">1 April</date></correspAction>
<correspAction type="received"><orgName ref="https://d-nb.info/gnd/2024703-4">Ministry</orgName><date notBefore="1905-04-03" notAfter="1905-04-05"/></correspAction></correspDesc>`,
  );
});

test("the file names itself, its day, its editors and its licence", () => {
  for (const part of [
    '<idno type="url">https://example.org/edition/cmif.xml</idno>',
    '<date when="2026-02-03">2026-02-03</date>',
    "<editor>Meyer, Anna</editor>",
    '<ref target="https://example.org/edition/">Press &amp; Sons</ref>',
    'target="https://creativecommons.org/licenses/by/4.0/"',
  ])
    assert.ok(cmif.includes(part), part);
});

test("there is none without letters, or without an address", () => {
  assert.is(toCmif(samplePublication({ url: undefined }), "cmif.xml"), undefined);
  assert.is(toCmif(samplePublication({}, {}), "cmif.xml"), undefined);
});

const shared = process.env["APOGRAPH_SHARED"] ?? inProject("..", "shared");
const schemaFile = join(shared, "schemas", "tei_all.rng");

if (existsSync(schemaFile)) {
  test("it is valid TEI", () => {
    const { grammar } = loadGrammar(
      { path: schemaFile, bytes: readFileSync(schemaFile) },
      () => undefined,
    );
    assert.ok(grammar !== undefined);
    const findings = validate(sourceFromText("cmif.xml", cmif), new Schema(grammar));
    assert.equal(
      findings.map(({ message }) => message),
      [],
    );
  });
} else {
  console.log(`skipped: no tei_all.rng in ${shared} (set APOGRAPH_SHARED)`);
}

test.run();
