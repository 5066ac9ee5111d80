// Words of twenty thousand letters, wherever a header, a register or a text may have them: SaxonJS keeps maps
// and groups as trees with a level for each letter of a key, and would run out of stack.

import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { apograph, readTree, temporaryFolder, writeFiles } from "../helpers/command.ts";

const long = (letter: string): string => letter.repeat(20_000);

const WORDS: readonly (readonly [where: string, file: "document" | "register", tei: string])[] = [
  ["a title", "document", `<title>${long("t").repeat(8)}</title>`],
  ["an author", "document", `<title>T</title><author>${long("a")}</author>`],
  [
    "a responsibility",
    "document",
    `<title>T</title><respStmt><resp>translated ${long("r")}</resp><persName>${long("n")}</persName></respStmt>`,
  ],
  ["a name", "register", `<persName>${long("n")}</persName>`],
  ["a form that texts have", "register", `<persName>M</persName><persName>${long("m")}</persName>`],
  [
    "an identifier",
    "register",
    `<persName>M</persName><idno type="URL">https://example.org/${long("i")}</idno>`,
  ],
  ["a note", "register", `<persName>M</persName><note>${long("x")}</note>`],
];

const head = (titles: string): string =>
  `<teiHeader><fileDesc><titleStmt>${titles}</titleStmt><publicationStmt><publisher>P</publisher></publicationStmt><sourceDesc><p>None.</p></sourceDesc></fileDesc></teiHeader>`;
const tei = (titles: string, rest: string): string =>
  `<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en">${head(titles)}${rest}</TEI>`;

/** One edition for all, as a build takes its time. */
const folder = temporaryFolder();
const mentions = WORDS.map(
  (_, index) => `<persName ref="names.xml#p${index}">${long("m")}</persName>`,
);
writeFiles(folder, {
  "apograph.config.json": '{ "title": "Long" }',
  "tei/names.xml": tei(
    "<title>Names</title>",
    `<standOff><listPerson>${WORDS.map(([, file, inside], index) =>
      file === "register"
        ? `<person xml:id="p${index}">${inside}</person>`
        : `<person xml:id="p${index}"><persName>P${index}</persName></person>`,
    ).join(
      "",
    )}</listPerson><listEvent><event xml:id="e"><label>E</label></event></listEvent></standOff>`,
  ),
  "tei/text.xml": tei(
    "<title>Text</title>",
    `<text><body><p>${mentions.join(" ")}</p><p>${long("p")}</p><p><app><lem wit="#A">${long("l")}</lem><rdg wit="#B">${long("r")}</rdg></app></p></body></text>`,
  ).replace(
    "<p>None.</p>",
    `<listWit><witness xml:id="A">${long("w")}</witness><witness xml:id="B">B</witness></listWit>`,
  ),
  ...Object.fromEntries(
    WORDS.flatMap(([, file, titles], index) =>
      file === "document"
        ? [
            [
              `tei/d${index}.xml`,
              tei(
                titles,
                `<text><body><p>A text about <rs ref="names.xml#e">it</rs>.</p></body></text>`,
              ),
            ],
          ]
        : [],
    ),
  ),
});
const built = apograph(folder, "build");
const files =
  built.status === 0 ? readTree(join(folder, "dist", "edition")) : new Map<string, string>();

test("it is built", () => {
  assert.is(built.status, 0, (built.stdout + built.stderr).slice(-2000));
});

for (const [index, [where, file]] of WORDS.entries()) {
  test(`long words: ${where}`, () => {
    const page = file === "document" ? `d${index}.html` : `persons/p${index}.html`;
    assert.ok((files.get(page) ?? "").length > 20_000, page);
  });
}

test.run();
