// How rendering grows: a document with 400 and with 1,600 notes, names, interventions or entries of the
// apparatus, eight in each paragraph and all in one. Warm; the CPU time of the fastest of some runs.
//   node dist/bench/render-growth.js

import { resolve } from "node:path";
import { cacheFolder, folderCache } from "../src/project/cache.ts";
import { readStrings } from "../src/project/strings.ts";
import { loadStylesheet } from "../src/project/stylesheets.ts";
import { transform } from "../src/xslt/run.ts";

const KINDS: Readonly<Record<string, (number: number) => string>> = {
  notes: (number) => `<note>Remark ${number} on this.</note>`,
  names: (number) => `<persName ref="#ada">Ada ${number}</persName>`,
  interventions: (number) => `<supplied reason="lost">word ${number}</supplied>`,
  apparatus: (number) =>
    `<app><lem wit="#A">one ${number}</lem><rdg wit="#B">two ${number}</rdg></app>`,
};

const page = {
  path: "page.html",
  root: "",
  kind: "document",
  edition: { title: "Growth", language: "en", home: "", style: "", faces: [], navigation: [] },
  strings: readStrings("en"),
  pointers: {
    "#ada": { kind: "person", href: "persons.html#ada", label: "Ada Lovelace" },
    "#A": { kind: "witness", href: "#A", label: "A" },
    "#B": { kind: "witness", href: "#B", label: "B" },
  },
};

const HEADER = `<teiHeader><fileDesc><titleStmt><title>Growth</title></titleStmt><publicationStmt><p/></publicationStmt>
<sourceDesc><listWit><witness xml:id="A">A</witness><witness xml:id="B">B</witness></listWit></sourceDesc></fileDesc></teiHeader>`;

function documentOf(kind: string, count: number, perParagraph: number): string {
  const make = KINDS[kind] as (number: number) => string;
  const paragraphs: string[] = [];
  for (let first = 1; first <= count; first += perParagraph) {
    const length = Math.min(perParagraph, count + 1 - first);
    const passages = Array.from(
      { length },
      (_, index) => `Some words of the text, ${make(first + index)} and more of them.`,
    );
    paragraphs.push(`<p>${passages.join(" ")}</p>`);
  }
  const text = `<text><body>${paragraphs.join("\n")}</body></text>`;
  return `<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en">${HEADER}${text}</TEI>`;
}

const entry = { file: resolve("xslt/html/edition.xsl"), name: "xslt/html/edition.xsl" };
const { stylesheet } = await loadStylesheet(entry, folderCache(cacheFolder(process.env)));

/** In milliseconds. */
function fastest(source: string, runs: number): number {
  if (stylesheet === undefined) throw new Error("The stylesheet does not compile.");
  const times = Array.from({ length: runs }, () => {
    const start = process.cpuUsage();
    const run = { stylesheet, subject: "growth", source, mode: "page", parameters: { page } };
    const { text, diagnostics } = transform(run);
    if (text === undefined) throw new Error(diagnostics[0]?.message);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

for (const kind of Object.keys(KINDS)) {
  for (const [how, perParagraph] of [
    ["eight in a paragraph", 8],
    ["all in one", 1600],
  ] as const) {
    const few = fastest(documentOf(kind, 400, perParagraph), 8);
    const many = fastest(documentOf(kind, 1600, perParagraph), 4);
    const ratio = (many / few).toFixed(2);
    console.log(`${kind}, ${how}: ${few.toFixed(0)} and ${many.toFixed(0)} ms, ${ratio} times`);
  }
}
