// A small edition for the tests of search: three documents and a register, indexed in memory.

import { planSite, type Site } from "../../../src/site/pages.ts";
import { SearchIndex } from "../../../src/site/search/build-index.ts";
import { openSearch, type Search } from "../../../src/site/search/engine.ts";
import { SEARCH_FOLDER } from "../../../src/site/search/format.ts";
import { sourceFromText } from "../../../src/source/source.ts";
import { collectEdition } from "../../../src/tei/edition.ts";
import { collectFacts } from "../../../src/tei/facts.ts";
import { parseXml, type XmlDocument } from "../../../src/xml/tree.ts";

/** What the body of a document says, by the document's path; a register is given as a whole. */
export type Texts = Readonly<Record<string, string>>;

const header = (title: string, more = ""): string =>
  `<teiHeader><fileDesc><titleStmt><title>${title}</title></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc>${more}</teiHeader>`;

const tei = (content: string): string =>
  `<TEI xmlns="http://www.tei-c.org/ns/1.0">${content}</TEI>`;

export function letter(title: string, body: string, { date = "", type = "" } = {}): string {
  const creation = date === "" ? "" : `<creation><date when="${date}">${date}</date></creation>`;
  const keywords =
    type === "" ? "" : `<textClass><keywords><term>${type}</term></keywords></textClass>`;
  const profile = `<profileDesc>${creation}${keywords}</profileDesc>`;
  return tei(`${header(title, profile)}<text><body>${body}</body></text>`);
}

export function register(entries: string): string {
  return tei(`${header("Persons")}<standOff><listPerson>${entries}</listPerson></standOff>`);
}

export function parse(path: string, text: string): XmlDocument {
  const { document } = parseXml(sourceFromText(path, text));
  if (document === undefined) throw new Error(`${path} is not well formed`);
  return document;
}

/** The files of the index, by their path below the search folder. */
export function indexFiles(texts: Texts): Map<string, string> {
  const documents = Object.entries(texts).map(([path, text]) => parse(path, text));
  const facts = documents.map((document) => collectFacts(document.source.path, document));
  const site: Site = planSite(collectEdition(facts), {
    title: "",
    language: "en",
    strings: {},
    generator: "",
    built: "",
  });
  const index = new SearchIndex(site);
  for (const [number, document] of documents.entries()) {
    const own = facts[number];
    if (own !== undefined) index.add(own, document.root);
  }
  return new Map(
    [...index.files()].map(({ path, contents }) => [
      path.slice(SEARCH_FOLDER.length + 1),
      contents,
    ]),
  );
}

/** The search on an index, and which of its files were loaded. */
export async function searchIn(
  files: ReadonlyMap<string, string>,
): Promise<{ readonly search: Search; readonly loaded: Set<string> }> {
  const loaded = new Set<string>();
  const search = await openSearch(async (path) => {
    const contents = files.get(path);
    if (contents === undefined) throw new Error(`no file ${path}`);
    loaded.add(path);
    return JSON.parse(contents) as unknown;
  });
  return { search, loaded };
}

export const EDITION: Texts = {
  "tei/a.xml": letter(
    "A record",
    `<p xml:id="p1"><persName ref="persons.xml#kim">Kim Byeong-sik</persName> thanked <persName ref="persons.xml#kuznetsov">V.V. Kuznetsov</persName>.</p>
     <p xml:id="p2">The naïve façade of the Œuvre in the naive
       fac<lb break="no"/>ade.</p>
     <p>Nobody gave this paragraph an id, but <persName xml:id="here">someone</persName> stands in it.</p>`,
    { date: "1965-04-17", type: "record of conversation" },
  ),
  "tei/b.xml": letter(
    "Ein Brief",
    `<p xml:id="p1">Über Straßen und Plätze; <choice><sic>teh</sic><corr>the</corr></choice> end.<note xml:id="n1">A note on harbours.</note></p>
     <lg xml:id="stanza"><l>Whan that Aprill</l><l>with his shoures soote</l></lg>
     <p xml:id="p3"><app><lem>Experience</lem><rdgGrp><rdgGrp><rdg wit="#y">Experiens</rdg></rdgGrp></rdgGrp><rdg wit="#x">Experiment</rdg></app> though noon auctoritee.</p>`,
    { date: "1901-02-03", type: "letter" },
  ),
  "tei/c.xml": letter(
    "한국어 편지",
    `<p xml:id="p1"><persName ref="persons.xml#kim">김병직</persName>은 모스크바에서 살았다.</p>
     <p xml:id="p2">북경 北京大學 1965</p>`,
  ),
  "tei/persons.xml": register(
    `<person xml:id="kim"><persName type="main">Kim Byeong-jik</persName><persName>Kim Byeong-sik</persName>
       <persName>Kim P’yŏng-jik</persName><persName xml:lang="ko">김병직</persName><persName xml:lang="ru">Ким Пён Чик</persName></person>
     <person xml:id="kuznetsov"><persName type="main">Vasily Kuznetsov</persName><persName xml:lang="ru">Василий Кузнецов</persName></person>`,
  ),
};
