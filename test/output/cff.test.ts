// CITATION.cff, read as YAML and held against the JSON Schema of the format (npm cffjs ships it).

import { validateCFF } from "cffjs";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { parse } from "yaml";
import { toCff } from "../../src/output/cff.ts";
import type { Imprint } from "../../src/output/publication.ts";
import { samplePublication } from "../helpers/publication.ts";

function readCff(imprint: Partial<Imprint>): Record<string, unknown> {
  const text = toCff(samplePublication(imprint));
  assert.ok(text !== undefined);
  const data = parse(text, { strict: true }) as Record<string, unknown>;
  validateCFF(data);
  return data;
}

test("the edition with its editors, licence and address", () => {
  assert.equal(readCff({ title: 'A "B": #c\n- d \u2028' }), {
    "cff-version": "1.2.0",
    message: "If you use this edition, please cite it as below.",
    type: "dataset",
    title: 'A "B": #c\n- d \u2028',
    authors: [{ "family-names": "Meyer", "given-names": "Anna" }, { name: "The Team" }],
    version: "1.2",
    "date-released": "2026-02-03",
    license: "CC-BY-4.0",
    url: "https://example.org/edition/",
  });
});

test("without editors in the configuration, those whom the headers name", () => {
  const { authors } = readCff({ editors: [] });
  assert.equal(authors, [{ "family-names": "Meyer", "given-names": "Anna" }, { name: "Jane Roe" }]);
});

test("a licence without an identifier is given by its address", () => {
  const data = readCff({ licence: "https://example.org/terms" });
  assert.is(data["license"], undefined);
  assert.is(data["license-url"], "https://example.org/terms");
});

test("an edition that names nobody has none", () => {
  const anonymous = samplePublication(
    { editors: [] },
    {
      "a.xml":
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><p/></body></text></TEI>',
    },
  );
  assert.is(toCff(anonymous), undefined);
});

test.run();
