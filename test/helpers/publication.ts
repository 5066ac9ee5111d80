// A small edition, as the files for machines see it: a letter, a record from an archive, a text with an
// author and no manuscript, and a register with names in four scripts.

import {
  type Imprint,
  type Publication,
  preparePublication,
} from "../../src/output/publication.ts";
import { editionOf } from "./tei.ts";

const header = (file: string, rest = ""): string =>
  `<teiHeader><fileDesc>${file}</fileDesc>${rest}</teiHeader>`;

const tei = (head: string, body: string, attributes = 'xml:lang="en"'): string =>
  `<TEI xmlns="http://www.tei-c.org/ns/1.0" ${attributes}>${head}${body}</TEI>`;

const text = (body: string): string => `<text><body>${body}</body></text>`;

const PUBLISHED = `<publicationStmt><publisher><orgName>Press &amp; Sons</orgName><address><addrLine>Rome</addrLine></address></publisher>
  <date when="2025-03-01">2025</date><idno type="DOI">10.1234/ab_c.5</idno>
  <availability><licence target="https://creativecommons.org/licenses/by/4.0/">CC BY</licence></availability></publicationStmt>`;

const LETTER = tei(
  header(
    `<titleStmt><title>Letter of 100% {true} friends_&amp; "foes" # ~ ^ \\ $</title>
     <editor>Meyer, Anna</editor>
     <respStmt><resp>Transcription</resp><persName>Jane Roe</persName></respStmt></titleStmt>
     ${PUBLISHED}
     <sourceDesc><msDesc><msIdentifier><country>Austria</country><settlement>Vienna</settlement>
       <repository>State Archive</repository><collection>Nachlass</collection><idno type="fond">12</idno><idno type="shelfmark">Box 3</idno></msIdentifier></msDesc></sourceDesc>`,
    `<profileDesc><abstract><p>A short   letter.</p></abstract>
     <correspDesc><correspAction type="sent"><persName ref="../r.xml#kim">Kim Byeong-jik</persName><placeName ref="../r.xml#wien">Wien</placeName><date when="1905-04-01">1 April</date></correspAction>
     <correspAction type="received"><orgName ref="https://d-nb.info/gnd/2024703-4">Ministry</orgName><date notBefore="1905-04-03" notAfter="1905-04-05"/></correspAction>
     <correspAction type="forwarded"><persName>Nobody</persName></correspAction></correspDesc>
     <textClass><keywords><term>letters</term><term>war; peace</term></keywords></textClass></profileDesc>
     <revisionDesc><change when="2026-01-10" who="#meyer">Corrected &lt;p&gt;.</change><change when="2025-12">Encoded.</change><change>Undated.</change></revisionDesc>`,
  ),
  text(
    '<p xml:id="p1">To <persName ref="../r.xml#kim">Kim</persName> and <placeName ref="../r.xml#wien">Wien</placeName>, again <persName ref="../r.xml#kim">김병직</persName>.</p>',
  ),
);

const RECORD = tei(
  header(
    `<titleStmt><title>Протокол &lt;/script&gt;&lt;!-- беседы</title>
     <respStmt><resp>translated by</resp><persName ref="../r.xml#kim">Kim</persName></respStmt></titleStmt>
     ${PUBLISHED}
     <sourceDesc><bibl>Before: <ref target="https://example.org/old">there</ref></bibl>
       <msDesc><msIdentifier><repository>АВПРФ</repository><idno type="shelfmark">фонд 0102, л. 17–20</idno></msIdentifier></msDesc></sourceDesc>`,
    `<profileDesc><creation><date when="1965-04">April 1965</date></creation></profileDesc>`,
  ),
  text("<p>Text.</p>"),
  'xml:lang="ru"',
);

const POEM = tei(
  header(
    `<titleStmt><title>A Poem</title><author><persName><forename>Ann</forename> <nameLink>de</nameLink> <surname>Sand and Sea</surname></persName></author>
     <editor role="translator">Max</editor></titleStmt>${PUBLISHED}<sourceDesc><p>Invented.</p></sourceDesc>`,
    `<profileDesc><creation><date when="1386"/></creation></profileDesc><revisionDesc><change when="2026-01-11">Begun.</change></revisionDesc>`,
  ),
  text("<p>Text.</p>"),
);

const REGISTER = tei(
  header(
    "<titleStmt><title>Names</title></titleStmt>" + PUBLISHED + "<sourceDesc><p/></sourceDesc>",
  ),
  `<standOff><listPerson>
    <person xml:id="kim"><persName type="main" xml:lang="ko-Latn-x-revised"><surname>Kim</surname> <forename>Byeong-jik</forename></persName>
      <persName type="original" xml:lang="ko-Hang">김병직</persName><persName xml:lang="ru-Cyrl">Ким Пён Чик</persName>
      <persName type="sort">Kim, Byeong-jik</persName>
      <idno type="GND">118540238</idno><idno type="URL" subtype="wikidata">https://www.wikidata.org/wiki/Q42#x</idno><idno type="house">K 7</idno></person>
    <person xml:id="twin"><persName>Twin</persName><idno type="pnd">118540238</idno><idno type="viaf">12 34</idno></person>
  </listPerson><listPlace>
    <place xml:id="wien"><placeName>Wien</placeName><placeName xml:lang="bad_tag">Vienna</placeName><idno type="URL" subtype="geonames">https://sws.geonames.org/2761369/</idno></place>
  </listPlace></standOff>`,
);

export const IMPRINT: Imprint = {
  title: "Letters & Records",
  language: "en",
  url: "https://example.org/edition/",
  version: "1.2",
  publisher: undefined,
  licence: undefined,
  editors: ["Meyer, Anna", "The Team"],
  generator: "Apograph 0",
  built: "2026-02-03",
};

/** The small edition; documents can be put in place of its own. */
export function samplePublication(
  imprint: Partial<Imprint> = {},
  documents: Readonly<Record<string, string>> = {
    "letters/김-1.xml": LETTER,
    "records/a.xml": RECORD,
    "poem.xml": POEM.replaceAll("../r.xml", "r.xml"),
    "r.xml": REGISTER,
  },
): Publication {
  const withEnding = (path: string, ending: string): string => path.replace(/\.xml$/u, ending);
  return preparePublication({
    edition: editionOf(documents),
    imprint: { ...IMPRINT, ...imprint },
    addressesOf: (path) => ({
      page: withEnding(path, ".html"),
      source: `tei/${path}`,
      text: withEnding(path, ".txt"),
      json: withEnding(path, ".json"),
      csl: withEnding(path, ".csl.json"),
      bibtex: withEnding(path, ".bib"),
      ris: withEnding(path, ".ris"),
    }),
    entryAddress: ({ path, id }) => `${withEnding(path, ".html")}#${id}`,
  });
}

/** A document of the small edition. */
export function documentOf(publication: Publication, path: string) {
  const document = publication.edition.documentsByPath.get(path);
  if (document === undefined) throw new Error(`no ${path}`);
  return document;
}
