// The edition as JSON, held against the schemas that are shipped, by Ajv.

import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { documentJson, indexJson } from "../../src/output/documents-json.ts";
import { inProject } from "../helpers/project.ts";
import { documentOf, samplePublication } from "../helpers/publication.ts";

const ajv = new Ajv({ allErrors: true });
const schemaOf = (name: string) =>
  ajv.compile(
    JSON.parse(
      readFileSync(inProject("schemas", `apograph.${name}.schema.json`), "utf8"),
    ) as object,
  );
const isIndex = schemaOf("index");
const isDocument = schemaOf("document");

for (const url of ["https://example.org/edition/", undefined]) {
  const publication = samplePublication({ url });
  const { documents } = publication.edition;

  test(`index.json is as its schema says, ${url ?? "without an address"}`, () => {
    const index: unknown = JSON.parse(indexJson(publication, { feed: "feed.xml" }));
    assert.ok(isIndex(index), JSON.stringify(isIndex.errors));
  });

  for (const document of documents) {
    test(`as its schema says: ${document.path}, ${url ?? "without an address"}`, () => {
      const data: unknown = JSON.parse(documentJson(document, publication));
      assert.ok(isDocument(data), JSON.stringify(isDocument.errors));
    });
  }
}

test("the schemas object to what they do not describe", () => {
  const publication = samplePublication();
  const data = JSON.parse(documentJson(documentOf(publication, "r.xml"), publication)) as object;
  assert.not.ok(isDocument({ ...data, more: 1 }));
  assert.not.ok(isDocument({ ...data, title: 1 }));
  assert.not.ok(isIndex({ ...(JSON.parse(indexJson(publication, {})) as object), url: 1 }));
});

interface Mention {
  readonly entry: string;
  readonly text: string;
  readonly place: string;
}

test("mentions lead to entries and come from a place", () => {
  const publication = samplePublication();
  const letter = documentOf(publication, "letters/김-1.xml");
  const { mentions } = JSON.parse(documentJson(letter, publication)) as {
    mentions: readonly Mention[];
  };
  assert.equal(
    mentions.map(({ entry, text, place }) => [entry, text, place]),
    [
      ["r.html#kim", "Kim", "letters/김-1.html#mention-1"],
      ["r.html#wien", "Wien", "letters/김-1.html#mention-2"],
      ["r.html#kim", "김병직", "letters/김-1.html#mention-3"],
    ],
  );
});

test("the same id in the index, in the file and in the citation", () => {
  const publication = samplePublication();
  const { documents } = JSON.parse(indexJson(publication, {})) as {
    documents: readonly { id: string }[];
  };
  const ids = publication.edition.documents
    .filter(({ kind }) => kind === "document")
    .map((document) => (JSON.parse(documentJson(document, publication)) as { id: string }).id);
  assert.equal(
    documents.map(({ id }) => id),
    ids,
  );
});

test.run();
