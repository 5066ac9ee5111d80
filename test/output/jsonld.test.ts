// The JSON-LD of pages, expanded by jsonld.js in safe mode: it throws when anything would be dropped.

import { readFileSync } from "node:fs";
import jsonld from "jsonld";
import { test } from "uvu";
import * as assert from "uvu/assert";
import {
  documentJsonLd,
  editionJsonLd,
  entryJsonLd,
  type Json,
  referFrom,
  registerJsonLd,
  scriptText,
} from "../../src/output/jsonld.ts";
import { publishedEntries } from "../../src/output/publication.ts";
import { inProject } from "../helpers/project.ts";
import { documentOf, samplePublication } from "../helpers/publication.ts";

const publication = samplePublication();
const refer = referFrom((reference) => `../${reference}`, publication);
const BASE = "https://example.org/edition/letters/x.html";

/** All texts in a value, sorted; keys that JSON-LD keeps for itself are looked through. */
function texts(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return (
    Object.entries(value)
      .filter(([key]) => key !== "@context" && key !== "@type")
      // Language tags are the same in any case (BCP 47, 2.1.1), and jsonld.js writes them small.
      .flatMap(([key, inside]) =>
        key === "@language" ? [String(inside).toLowerCase()] : texts(inside),
      )
      .toSorted()
  );
}

async function expand(data: Json): Promise<readonly unknown[]> {
  const options = {
    base: BASE,
    safe: true,
    documentLoader: (url: string) => Promise.reject(new Error(`fetches ${url}`)),
  };
  return (await jsonld.expand(JSON.parse(scriptText(data)) as object, options)) as unknown[];
}

const whole: Readonly<Record<string, Json>> = {
  letter: documentJsonLd(documentOf(publication, "letters/김-1.xml"), publication, refer),
  record: documentJsonLd(documentOf(publication, "records/a.xml"), publication, refer),
  poem: documentJsonLd(documentOf(publication, "poem.xml"), publication, refer),
  register: registerJsonLd(documentOf(publication, "r.xml"), publication, refer),
  edition: editionJsonLd(publication, refer),
  ...Object.fromEntries(
    publishedEntries(publication).map((entry) => [
      entry.fact.id,
      entryJsonLd(entry, publication, refer),
    ]),
  ),
};

for (const [name, data] of Object.entries(whole)) {
  test(`nothing is lost when it is expanded: ${name}`, async () => {
    const expanded = await expand(data);
    assert.is(expanded.length, 1);
    assert.equal(texts(expanded), texts(JSON.parse(scriptText(data))));
  });
}

/** The properties of each type of schema.org, its ancestors' among them: from the types of schema-dts. */
function readVocabulary(): ReadonlyMap<string, ReadonlySet<string>> {
  const file = inProject("node_modules", "schema-dts", "dist", "schema.d.ts");
  const interfaces = readFileSync(file, "utf8").matchAll(
    /^(?:export )?interface (\w+)(?:Base|Leaf) extends ([^{]+) \{(.*?)^\}/gmsu,
  );
  const parents = new Map<string, string[]>();
  const own = new Map<string, Set<string>>();
  for (const [, name = "", bases = "", body = ""] of interfaces) {
    const ancestors = [...bases.matchAll(/(\w+)Base\b/gu)].map(([, base = ""]) => base);
    parents.set(name, [...(parents.get(name) ?? []), ...ancestors.filter((base) => base !== name)]);
    const properties = [...body.matchAll(/^ {4}"(\w+)"\?:/gmu)].map(
      ([, property = ""]) => property,
    );
    own.set(name, new Set([...(own.get(name) ?? []), ...properties]));
  }
  const all = (name: string): string[] => [
    ...(own.get(name) ?? []),
    ...(parents.get(name) ?? []).flatMap(all),
  ];
  return new Map([...own.keys()].map((name) => [name, new Set(all(name))]));
}

const vocabulary = readVocabulary();

/** What schema.org does not know: types, and properties that none of an object's types has. */
function strangers(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(strangers);
  if ("@value" in value) return [];
  const types = [(value as { "@type"?: string | string[] })["@type"] ?? []].flat();
  const properties = Object.keys(value).filter((key) => !key.startsWith("@"));
  return [
    ...types.filter((type) => !vocabulary.has(type)),
    ...properties
      .filter((property) => !types.some((type) => vocabulary.get(type)?.has(property)))
      .map((property) => `${types.join(", ")}: ${property}`),
    ...Object.entries(value).flatMap(([key, inside]) =>
      key === "@context" ? [] : strangers(inside),
    ),
  ];
}

test("schema.org knows all types and properties", () => {
  assert.ok(vocabulary.size > 500, `only ${vocabulary.size} types`);
  assert.equal(strangers({ "@type": "Person", name: "x", isbn: "y" }), ["Person: isbn"]);
  for (const [name, data] of Object.entries(whole)) {
    assert.equal(strangers(JSON.parse(scriptText(data))), [], name);
  }
});

test("a person has names in all languages, and is the same as in the authority files", async () => {
  const [kim] = publishedEntries(publication);
  assert.ok(kim !== undefined);
  const [node] = await expand(entryJsonLd(kim, publication, refer));
  assert.equal(node, {
    "@id": "https://example.org/edition/r.html#kim",
    "@type": ["https://schema.org/Person"],
    "https://schema.org/url": [{ "@id": "https://example.org/edition/r.html#kim" }],
    "https://schema.org/name": [{ "@value": "Kim Byeong-jik", "@language": "ko-latn-x-revised" }],
    "https://schema.org/familyName": [{ "@value": "Kim" }],
    "https://schema.org/givenName": [{ "@value": "Byeong-jik" }],
    "https://schema.org/alternateName": [
      { "@value": "김병직", "@language": "ko-hang" },
      { "@value": "Ким Пён Чик", "@language": "ru-cyrl" },
    ],
    "https://schema.org/sameAs": [
      { "@id": "https://d-nb.info/gnd/118540238" },
      { "@id": "http://www.wikidata.org/entity/Q42" },
    ],
    "https://schema.org/identifier": [
      {
        "@type": ["https://schema.org/PropertyValue"],
        "https://schema.org/propertyID": [{ "@value": "house" }],
        "https://schema.org/value": [{ "@value": "K 7" }],
      },
    ],
  });
});

test("who wrote to whom, by authority too where the register has nobody", () => {
  const { sender, recipient } = whole["letter"] as Record<string, { name: string; sameAs: Json }>;
  assert.is(sender?.name, "Kim Byeong-jik");
  assert.is(recipient?.sameAs, "https://d-nb.info/gnd/2024703-4");
});

test("whoever is mentioned is mentioned once", () => {
  const { mentions } = whole["letter"] as { mentions: readonly { name: string }[] };
  assert.equal(
    mentions.map(({ name }) => name),
    ["Kim Byeong-jik", "Wien"],
  );
});

test("without an address of the edition, references are relative to the page", async () => {
  const nowhere = samplePublication({ url: undefined });
  const relative = referFrom((reference) => `../${reference}`, nowhere);
  const data = documentJsonLd(documentOf(nowhere, "letters/김-1.xml"), nowhere, relative);
  assert.is((data as { "@id": string })["@id"], "../letters/김-1.html");
  assert.is((await expand(data)).length, 1);
});

test("no text ends the script element", () => {
  const { record } = whole;
  assert.ok(JSON.stringify(record).includes("</script>"));
  assert.not.match(scriptText(record), "<");
  assert.equal(JSON.parse(scriptText(record)), JSON.parse(JSON.stringify(record)));
});

test.run();
