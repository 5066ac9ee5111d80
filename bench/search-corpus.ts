// An edition of 10,000 documents for measuring search: paragraphs of real texts, cut anew, and names
// in them that a register records in six forms. Made in memory, always the same, stored nowhere.

import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { sourceFromText } from "../src/source/source.ts";
import { textContent, descendantElements } from "../src/xml/walk.ts";
import { parseXml } from "../src/xml/tree.ts";
import { escapeText } from "../src/xml/escape.ts";

export interface BenchDocument {
  readonly path: string;
  readonly title: string;
  readonly year: number;
  /** The text of each paragraph, in parts: a part with a person is a mention. */
  readonly paragraphs: readonly (readonly BenchPart[])[];
}

export interface BenchPart {
  readonly text: string;
  /** The number of a person. */
  readonly person?: number;
}

export interface BenchCorpus {
  readonly documents: readonly BenchDocument[];
  /** The forms of each person's name; the texts have the first. */
  readonly persons: readonly (readonly string[])[];
}

const DOCUMENTS = 10_000;
const PERSONS = 500;

export function makeCorpus(count = DOCUMENTS): BenchCorpus {
  const paragraphs = readParagraphs();
  const names = chooseNames(paragraphs);
  const numbers = new Map(names.map((name, index) => [name, index]));
  const parted = paragraphs.map((text) => partsOf(text, numbers));
  const documents = Array.from({ length: count }, (_, index): BenchDocument => {
    // Three to seven paragraphs; the stride is prime to their number, so that all of them are used.
    const start = (index * 7919) % parted.length;
    return {
      path: `tei/documents/${String(index).padStart(5, "0")}.xml`,
      title: `Document ${index}`,
      year: 1880 + (index % 51),
      paragraphs: parted.slice(start, start + 3 + (index % 5)),
    };
  });
  return { documents, persons: names.map(formsOf) };
}

function readParagraphs(): string[] {
  const corpora = join(resolve(process.env["APOGRAPH_SHARED"] ?? "../shared"), "corpora");
  const files = readdirSync(corpora, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".xml") && !path.includes("indices"))
    .toSorted();
  return files.flatMap((path) => {
    const { document } = parseXml(sourceFromText(path, readFileSync(join(corpora, path), "utf8")));
    if (document === undefined) return [];
    const text = [...descendantElements(document.root)].find(({ local }) => local === "text");
    if (text === undefined) return [];
    return [...descendantElements(text)]
      .filter(({ local }) => local === "p" || local === "lg")
      .map((element) => textContent(element).replace(/\s+/gu, " ").trim())
      .filter((one) => one.length >= 80);
  });
}

/** Capitalised words of middling frequency. */
function chooseNames(paragraphs: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const text of paragraphs) {
    for (const [word] of text.matchAll(/\p{Lu}\p{Ll}{4,}/gu))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const middling = [...counts]
    .filter(([, count]) => count >= 20 && count <= 200)
    .map(([word]) => word)
    .toSorted();
  // From the whole alphabet.
  const step = Math.max(1, Math.floor(middling.length / PERSONS));
  return middling.filter((_, index) => index % step === 0).slice(0, PERSONS);
}

/** The word itself, and five spellings that no text has. */
function formsOf(name: string, index: number): string[] {
  const hangul = [...name]
    .slice(0, 3)
    .map((letter) => 0xac00 + (((letter.codePointAt(0) ?? 0) * 97 + index) % 11_172));
  const cyrillic = [...name.toLowerCase()].map(
    (letter) => 0x430 + ((letter.codePointAt(0) ?? 0) % 32),
  );
  return [
    name,
    `Jan ${name}ski`,
    `${name}ski, Jan`,
    `Yan ${name.replaceAll(/[aeiou]/gu, "ŏ")}`,
    String.fromCodePoint(...hangul),
    `Ян ${String.fromCodePoint(...cyrillic)}`,
  ];
}

function partsOf(text: string, numbers: ReadonlyMap<string, number>): BenchPart[] {
  return text.split(/(\p{Lu}\p{Ll}{4,})/u).map((part) => {
    const person = numbers.get(part);
    return person === undefined ? { text: part } : { text: part, person };
  });
}

export function asTei({ title, year, paragraphs }: BenchDocument): string {
  const body = paragraphs
    .map((parts, index) => `<p xml:id="p${index + 1}">${parts.map(partAsTei).join("")}</p>`)
    .join("\n");
  return `<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="de"><teiHeader><fileDesc><titleStmt><title>${title}</title></titleStmt>
<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc>
<profileDesc><creation><date when="${year}">${year}</date></creation><textClass><keywords><term>type ${year % 7}</term></keywords></textClass></profileDesc></teiHeader>
<text><body>${body}</body></text></TEI>\n`;
}

function partAsTei({ text, person }: BenchPart): string {
  const escaped = escapeText(text);
  return person === undefined
    ? escaped
    : `<persName ref="../registers/persons.xml#n${person}">${escaped}</persName>`;
}

export function registerAsTei({ persons }: BenchCorpus): string {
  const entries = persons.map((forms, index) => {
    const names = forms.map((form) => `<persName>${escapeText(form)}</persName>`).join("");
    return `<person xml:id="n${index}">${names}</person>`;
  });
  return `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Persons</title></titleStmt>
<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>
<standOff><listPerson>${entries.join("\n")}</listPerson></standOff></TEI>\n`;
}
