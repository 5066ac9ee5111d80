// The apparatus of a collation, and the other things it is written as.

import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { passagesOf } from "../../src/collate/apparatus.ts";
import { collate, type CollateOptions } from "../../src/collate/collate.ts";
import { writeCollation } from "../../src/collate/formats.ts";
import { readJson } from "../../src/collate/json.ts";
import type { Witness } from "../../src/collate/model.ts";
import { witnessIds } from "../../src/collate/sigla.ts";
import { widthOf } from "../../src/source/text-width.ts";
import { tokenise } from "../../src/collate/tokens.ts";
import { Schema } from "../../src/relaxng/schema.ts";
import { loadGrammar } from "../../src/relaxng/load.ts";
import { validate } from "../../src/relaxng/validate.ts";
import { type Source, sourceFromText } from "../../src/source/source.ts";
import { inProject } from "../helpers/project.ts";
import { listedSigla, readBack, USUAL, witnessesOf } from "../helpers/collate.ts";

const application = { ident: "test", version: "0" };

interface Shape {
  readonly base?: number;
  readonly joined?: boolean;
}

/** The body, an entry a line. */
function bodyOf(
  witnesses: readonly Witness[],
  shape: Shape = {},
  options?: CollateOptions,
): string {
  const tei = writeCollation("tei", collate(witnesses, options), { ...shape, application });
  return (/<body>\s*([^]*?)\s*<\/body>/u.exec(tei)?.[1] ?? "").replaceAll(/\n */gu, "\n");
}

function versesOf(siglum: string, lines: readonly string[]): Witness {
  const tokens = lines.flatMap((line, block) =>
    tokenise(` ${line}`, USUAL).map((token) => ({ ...token, block })),
  );
  const blocks = lines.map((_, index) => ({ name: "l" as const, n: String(index + 1) }));
  return { siglum, tokens, blocks };
}

test("what all have stands for itself; a variant is an entry, an omission an empty reading", () => {
  assert.is(
    bodyOf(witnessesOf(["arma virumque cano", "arma cano", "arma virosque cano"])),
    `<p>arma
<app type="substantive"><rdg wit="#A">virumque</rdg><rdg wit="#B"/><rdg wit="#C">virosque</rdg></app> cano</p>`,
  );
});

test("the base's reading is the lemma, even where the base has nothing", () => {
  assert.is(
    bodyOf(witnessesOf(["arma virumque cano", "arma cano"]), { base: 1 }),
    `<p>arma
<app type="substantive"><lem wit="#B"/><rdg wit="#A">virumque</rdg></app> cano</p>`,
  );
});

test("columns in which the same witnesses agree are one entry, unless they are to be apart", () => {
  const witnesses = witnessesOf(["in nova fert", "in rara vult", "in nova fert"]);
  assert.is(
    bodyOf(witnesses),
    `<p>in
<app type="substantive"><rdg wit="#A #C">nova fert</rdg><rdg wit="#B">rara vult</rdg></app></p>`,
  );
  assert.is(
    bodyOf(witnesses, { joined: false }),
    `<p>in
<app type="substantive"><rdg wit="#A #C">nova</rdg><rdg wit="#B">rara</rdg></app>
<app type="substantive"><rdg wit="#A #C">fert</rdg><rdg wit="#B">vult</rdg></app></p>`,
  );
});

test("spellings of one word are marked as such, alone and beside other words", () => {
  assert.is(
    bodyOf(witnessesOf(["Arma cano", "arma cano"])),
    `<p><app type="orthographic"><rdg wit="#A">Arma</rdg><rdg wit="#B">arma</rdg></app> cano</p>`,
  );
  assert.is(
    bodyOf(witnessesOf(["Arma cano", "arma cano", "armos cano"])),
    `<p><app type="substantive"><rdgGrp type="orthographic"><rdg wit="#A">Arma</rdg><rdg wit="#B">arma</rdg></rdgGrp><rdg wit="#C">armos</rdg></app> cano</p>`,
  );
});

test("composed and decomposed characters are one reading", () => {
  const witnesses = witnessesOf(["un cafe\u0301 noir", "un caf\u00E9 noir", "un the noir"]);
  assert.is(
    bodyOf(witnesses),
    '<p>un\n<app type="substantive"><rdg wit="#A #B">cafe\u0301</rdg><rdg wit="#C">the</rdg></app> noir</p>',
  );
});

test("beside the lemma, another spelling of it is marked", () => {
  assert.is(
    bodyOf(witnessesOf(["Arma cano", "arma cano", "armos cano", "ARMA cano"]), { base: 0 }),
    `<p><app type="substantive"><lem wit="#A">Arma</lem><rdg wit="#B" type="orthographic">arma</rdg><rdg wit="#D" type="orthographic">ARMA</rdg><rdg wit="#C">armos</rdg></app> cano</p>`,
  );
});

test("where only some have a space, it belongs to their readings", () => {
  const texts = ["ecce homo", "ecce, homo", "ecce , homo"];
  const witnesses = witnessesOf(texts);
  const tei = writeCollation("tei", collate(witnesses), { application });
  texts.forEach((text, index) => assert.is(readBack(tei, "ABC"[index] ?? ""), text));
});

test("where the words are the same and a space is not, the entry is no longer than that", () => {
  assert.is(
    bodyOf(witnessesOf(["ecce homo, verum dico", "ecce homo , verum dico"])),
    `<p>ecce homo<app type="orthographic"><rdg wit="#A">,</rdg><rdg wit="#B"> ,</rdg></app> verum dico</p>`,
  );
});

test("the lines are the base's; what others have between two lines is in the line before", () => {
  const base = versesOf("A", ["arma virumque cano", "italiam fato"]);
  const longer = versesOf("B", ["arma virumque cano", "versus spurius", "italiam fato"]);
  assert.is(
    bodyOf([base, longer]),
    `<lg>
<l n="1">arma virumque cano
<app type="substantive"><rdg wit="#A"/><rdg wit="#B">versus spurius</rdg></app></l>
<l n="2">italiam fato</l>
</lg>`,
  );
});

test("what others have at the beginning of a line of theirs is at the beginning of the base's", () => {
  const base = versesOf("A", ["arma cano", "italiam fato"]);
  const other = versesOf("B", ["arma cano", "et italiam fato"]);
  assert.is(
    bodyOf([base, other]),
    `<lg>
<l n="1">arma cano</l>
<l n="2"><app type="substantive"><rdg wit="#A"/><rdg wit="#B">et</rdg></app> italiam fato</l>
</lg>`,
  );
});

test("readings that hold a moved passage point to each other", () => {
  assert.is(
    bodyOf(witnessesOf(["pater noster qui es in caelis", "qui es pater noster in caelis"])),
    `<p><app type="substantive"><rdg wit="#A"/><rdg wit="#B" xml:id="moved-1" corresp="#moved-2">qui es</rdg></app> pater noster
<app type="substantive"><rdg wit="#A" xml:id="moved-2" corresp="#moved-1">qui es</rdg><rdg wit="#B"/></app> in caelis</p>`,
  );
});

test("a siglum that is no name gets an id that is one, and is kept", () => {
  const sigla = ["A", "1859", "A*", "β", "Ra 2", "?", "w1859", "!"];
  const witnesses = sigla.map((siglum) => ({ ...versesOf(siglum, ["a"]), siglum }));
  assert.equal(witnessIds(witnesses), ["A", "w1859-2", "A-2", "β", "Ra2", "w", "w1859", "w-2"]);
  const tei = writeCollation("tei", collate(witnesses), { application });
  assert.equal([...listedSigla(tei).values()], sigla);
  assert.equal([...listedSigla(tei).keys()], witnessIds(witnesses));
});

const VALID: readonly (readonly Witness[])[] = [
  witnessesOf(["arma virumque cano", "arma cano", "Arma cano"]),
  witnessesOf(["", ""]),
  witnessesOf(["a\nb\nc", "a b c d"]),
  [versesOf("1", ["a b", "c"]), versesOf("2", ["b a", "c <&>"])],
  [{ ...versesOf("A", ["a"]), title: "Ms. <A>" }, versesOf("B", [])],
  witnessesOf(["pater noster qui es in caelis", "qui es pater noster in caelis"]),
];

const SCHEMAS = [
  inProject("schemas", "apograph.rng"),
  join(process.env["APOGRAPH_SHARED"] ?? inProject("../shared"), "schemas/tei_all.rng"),
];

for (const file of SCHEMAS) {
  test(`the documents are valid against ${basename(file)}`, () => {
    if (!existsSync(file)) {
      console.log(`skipped: there is no ${file} (set APOGRAPH_SHARED)`);
      return;
    }
    const schema = schemaOf({ path: file, bytes: readFileSync(file) });
    for (const witnesses of VALID) {
      for (const shape of [{}, { base: 1 }]) {
        const tei = writeCollation("tei", collate(witnesses), { ...shape, application });
        const found = validate(sourceFromText("a.xml", tei), schema, { ids: true });
        assert.equal(
          found.map(({ message }) => message),
          [],
        );
      }
    }
  });
}

function schemaOf(source: Source): Schema {
  const { grammar, diagnostics } = loadGrammar(source, () => undefined);
  if (grammar === undefined) throw new Error(diagnostics[0]?.message);
  return new Schema(grammar);
}

test("a table for a terminal, in bands", () => {
  const long = Array.from({ length: 30 }, (_, index) => `verbum${index}`).join(" ");
  const alignment = collate(witnessesOf([`學 ${long}`, long]));
  const text = writeCollation("text", alignment, { joined: false, application });
  const lines = text.split("\n");
  assert.ok(lines.every((line) => widthOf(line) <= 78));
  assert.is(lines[0]?.slice(0, 12), "A  學 verbum0");
  assert.is(lines[1]?.slice(0, 14), "B  ·  verbum0 ");
  assert.is(lines[2], "");
});

test("CSV quotes what it must (RFC 4180)", () => {
  const alignment = collate(witnessesOf(['a , "b"', "a b"]));
  assert.is(
    writeCollation("csv", alignment, { joined: false, application }),
    'A,B\r\na,a\r\n",",\r\n"""",\r\nb,b\r\n"""",\r\n'.replaceAll('",",\r', '",",\r'),
  );
});

test("HTML escapes, and says in words what is omitted", () => {
  const alignment = collate(witnessesOf(["a <b>&c", "a"]));
  const html = writeCollation("html", alignment, { joined: false, application });
  assert.match(html, '<td dir="auto">&lt;b&gt;&amp;c</td><td class="omitted">om.</td>');
  assert.match(html, '<th scope="col">A</th>');
});

test("SVG has each reading once, and every way", () => {
  const alignment = collate(witnessesOf(["a b c", "a c", "a x c"]));
  const svg = writeCollation("svg", alignment, { joined: true, application });
  const texts = [...svg.matchAll(/<text[^>]*>([^<]*)</gu)].map(([, text]) => text);
  assert.equal(texts.toSorted(), [
    "A",
    "A",
    "A, B, C",
    "A, B, C",
    "B",
    "C",
    "C",
    "a",
    "b",
    "c",
    "x",
  ]);
});

test("CollateX's JSON in and out", () => {
  const input = {
    witnesses: [
      { id: "A", content: "A black cat" },
      { id: "B", tokens: [{ t: "A ", page: 1 }, { t: "white " }, { t: "kitten.", n: "cat" }] },
    ],
  };
  const witnesses = readJson(JSON.stringify(input), USUAL);
  if ("unfit" in witnesses) throw new Error(witnesses.unfit);
  const alignment = collate(witnesses);
  assert.equal(JSON.parse(writeCollation("json", alignment, { joined: false, application })), {
    witnesses: ["A", "B"],
    table: [
      [[{ t: "A", n: "a" }], [{ t: "A ", n: "a", page: 1 }]],
      [[{ t: "black", n: "black" }], [{ t: "white ", n: "white" }]],
      [[{ t: "cat", n: "cat" }], [{ t: "kitten.", n: "cat" }]],
    ],
    transpositions: [],
  });
  const segments = passagesOf(alignment).flatMap((one) => one.segments);
  assert.is(segments.length, 3);
});

const BAD_JSON: readonly (readonly [json: string, reason: string])[] = [
  ["{", "it is no JSON"],
  ["[]", 'it has no list "witnesses"'],
  ['{"witnesses":[]}', 'its list "witnesses" is empty'],
  ['{"witnesses":[{"content":"a"}]}', 'witness 1 needs an "id"'],
  ['{"witnesses":[{"id":"A","content":"a"},{"id":"B"}]}', 'witness 2 needs an "id"'],
  ['{"witnesses":[{"id":"A","tokens":[{"n":"a"}]}]}', 'witness 1 needs an "id"'],
];

for (const [json, reason] of BAD_JSON) {
  test(`JSON that is none of CollateX's: ${json}`, () => {
    const read = readJson(json, USUAL);
    assert.ok("unfit" in read && read.unfit.startsWith(reason));
  });
}

test.run();
