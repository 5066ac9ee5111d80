// An edition in English of texts in Arabic, Korean and Russian: on every page, each stretch of their letters
// stands in an element that says its language, and its direction where that is another (WCAG 2.2, 3.1.2).

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "parse5";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { apograph, readTree, temporaryFolder } from "../helpers/command.ts";
import { htmlErrors } from "../helpers/site.ts";

const header = (titles: string, more: string, profile: string): string =>
  `<teiHeader><fileDesc><titleStmt>${titles}</titleStmt><publicationStmt><publisher xml:lang="en">Press</publisher><date when="2025" xml:lang="en">2025</date><availability><licence target="https://creativecommons.org/licenses/by/4.0/" xml:lang="en">CC BY</licence></availability></publicationStmt>${more}</fileDesc><profileDesc>${profile}</profileDesc>`;

const tei = (language: string, head: string, text: string, end = ""): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="${language}">${head}${end}</teiHeader>${text}</TEI>`;

const SOURCES: Readonly<Record<string, string>> = {
  "documents/risala.xml": tei(
    "ar",
    header(
      `<title>رسالة في الحب</title><author><persName ref="../registers/names.xml#jahiz">الجاحظ</persName></author>
       <respStmt><resp>تحقيق</resp><persName>علي محمد</persName></respStmt>`,
      `<sourceDesc><msDesc><msIdentifier><settlement>القاهرة</settlement><repository>دار الكتب</repository><idno>٤٥</idno></msIdentifier><physDesc><objectDesc><supportDesc><support><p>ورق</p></support></supportDesc></objectDesc></physDesc></msDesc></sourceDesc>`,
      `<abstract><p>ملخص الرسالة</p></abstract><creation><date when="0850">سنة ثمانمئة وخمسين</date></creation>`,
    ),
    `<text><body><p>قال <persName ref="../registers/names.xml#jahiz">الجاحظ</persName> في <supplied resp="#nobody" reason="lost" cert="low">الكتاب</supplied>.</p></body></text>`,
    `<encodingDesc><editorialDecl><correction><p>لا تصحيح</p></correction></editorialDecl></encodingDesc><revisionDesc><change when="2026-01-02">أول نسخة</change></revisionDesc>`,
  ).replace(' resp="#nobody"', ""),
  "documents/seoul.xml": tei(
    "en",
    header(
      `<title xml:lang="ko">서울에서 온 편지</title>`,
      `<sourceDesc><p>Invented.</p></sourceDesc>`,
      `<creation><date when="1965-04-17" xml:lang="ko">천구백육십오년</date></creation>`,
    ),
    `<text><body><p>To <persName ref="../registers/names.xml#kim" xml:lang="ko">김병직</persName>, of <persName ref="../registers/names.xml#jahiz">Jahiz</persName>.</p></body></text>`,
  ),
  "documents/zapis.xml": tei(
    "ru",
    header(
      `<title xml:lang="en">Record of a conversation</title>`,
      `<sourceDesc xml:lang="en"><p>Invented.</p></sourceDesc>`,
      `<creation><date when="1970" xml:lang="en">in 1970</date></creation>`,
    ),
    `<text><body><p>Присутствовал <persName ref="../registers/names.xml#kim">Ким Пён Чик</persName>.</p></body></text>`,
  ),
  "registers/names.xml": tei(
    "ar",
    header("<title>الأعلام</title>", `<sourceDesc><p>بلا مصدر</p></sourceDesc>`, "").replace(
      "<profileDesc></profileDesc>",
      "",
    ),
    `<standOff><listPerson><head>الناس</head>
      <person xml:id="jahiz"><persName>الجاحظ</persName><persName xml:lang="en">Jahiz</persName><occupation>أديب</occupation></person>
      <person xml:id="kim"><persName xml:lang="ko">김병직</persName><persName xml:lang="ru">Ким Пён Чик</persName></person>
      <listRelation>
        <relation name="teacher" active="#jahiz" passive="#kim" from="1950" to="1960"><desc>في بغداد</desc></relation>
        <relation name="rival" mutual="#jahiz #kim" notBefore="1955"><desc>منافس</desc></relation>
        <relation name="owed-money-to" active="#kim" passive="#jahiz"/>
      </listRelation></listPerson>
      <listPlace><place xml:id="misr"><placeName>مصر</placeName><place xml:id="qahira"><placeName>القاهرة</placeName></place></place></listPlace></standOff>`,
  ),
};

const folder = temporaryFolder();
for (const [path, text] of Object.entries(SOURCES)) {
  mkdirSync(dirname(join(folder, "tei", path)), { recursive: true });
  writeFileSync(join(folder, "tei", path), text);
}
const config = { title: "Letters", language: "en", url: "https://example.org/letters/" };
writeFileSync(join(folder, "apograph.config.json"), JSON.stringify(config));
const built = apograph(folder, "build");
const files = readTree(join(folder, "dist", "edition"));
const pages = [...files].filter(([path]) => path.endsWith(".html"));

interface Node {
  readonly nodeName: string;
  readonly value?: string;
  readonly attrs?: readonly { readonly name: string; readonly value: string }[];
  readonly childNodes?: readonly Node[];
}

/** Words whose letters tell the language here; words in Latin letters are English. */
const LANGUAGES: readonly (readonly [letters: RegExp, language: string])[] = [
  [/\p{Script=Arabic}{2}/u, "ar"],
  [/\p{Script=Hangul}{2}/u, "ko"],
  [/\p{Script=Cyrillic}{2}/u, "ru"],
  [/[A-Za-z]{3}/u, "en"],
];

/** Stretches whose element says another language, or another direction, than their letters. */
function mistakes(html: string): string[] {
  const found: string[] = [];
  const visit = (node: Node, language: string, direction: string, isSentence: boolean): void => {
    if (["head", "script", "style", "pre", "code"].includes(node.nodeName)) return;
    const attribute = (name: string) => node.attrs?.find((one) => one.name === name)?.value;
    const lang = attribute("lang") ?? language;
    const dir = attribute("dir") ?? direction;
    // A sentence may have names in other languages, and is kept as a string.
    const isWords = node.nodeName === "#text" && !isSentence;
    // The language of an attribute is that of its element (HTML, 3.2.6.2).
    const label = node.nodeName === "a" ? (attribute("aria-label") ?? "") : "";
    const text = isWords ? (node.value ?? "") : label;
    for (const [letters, expected] of LANGUAGES) {
      if (!letters.test(text)) continue;
      if (lang.split("-")[0] !== expected) found.push(`${lang}: ${text.trim()}`);
      const right = expected === "ar" ? "rtl" : "ltr";
      if (dir !== right) found.push(`${dir}: ${text.trim()}`);
    }
    const isContext = attribute("class") === "context";
    for (const child of node.childNodes ?? []) visit(child, lang, dir, isContext);
  };
  visit(parse(html) as Node, "", "ltr", false);
  return found;
}

test("it is built", () => {
  assert.is(built.status, 0, built.stdout + built.stderr);
  assert.ok(pages.length > 20);
});

for (const [path, html] of pages) {
  test(`languages: ${path}`, () => assert.equal(mistakes(html), []));
  test(`valid HTML: ${path}`, async () => assert.equal(await htmlErrors(html), []));
}

const file = (path: string): string => files.get(path) ?? "";

test("relations: what the others are, in the words of the interface or of the register, and when", () => {
  const rows = (path: string): string[] =>
    [...file(path).matchAll(/<dt>(?:(?!<dt>).)*?<\/dt><dd><a href="[^"]*\.html".*?<\/dd>/gsu)].map(
      ([row]) => row,
    );
  assert.equal(rows("persons/jahiz.html"), [
    '<dt>Student</dt><dd><a href="kim.html" lang="ko">김병직</a> (1950–1960) <span class="kind" lang="ar" dir="rtl">في بغداد</span></dd>',
    '<dt><span lang="ar" dir="rtl">منافس</span></dt><dd><a href="kim.html" lang="ko">김병직</a> (not before 1955)</dd>',
    '<dt>owed money to (the other way round)</dt><dd><a href="kim.html" lang="ko">김병직</a></dd>',
  ]);
  assert.equal(rows("persons/kim.html"), [
    '<dt>Teacher</dt><dd><a href="jahiz.html" lang="ar" dir="rtl">الجاحظ</a> (1950–1960) <span class="kind" lang="ar" dir="rtl">في بغداد</span></dd>',
    '<dt><span lang="ar" dir="rtl">منافس</span></dt><dd><a href="jahiz.html" lang="ar" dir="rtl">الجاحظ</a> (not before 1955)</dd>',
    '<dt>owed money to</dt><dd><a href="jahiz.html" lang="ar" dir="rtl">الجاحظ</a></dd>',
  ]);
});

test("parts of a citation that are written from right to left are kept apart; its plain text is whole", () => {
  const [citation = ""] =
    /<p class="citation">.*?<\/p>/su.exec(file("documents/risala.html")) ?? [];
  assert.match(citation, '<span lang="ar" dir="rtl">الجاحظ</span>, “<span lang="ar" dir="rtl">');
  assert.match(
    file("documents/risala.txt"),
    "الجاحظ, “رسالة في الحب”, سنة ثمانمئة وخمسين, القاهرة",
  );
});

test("a title in the language of the page says nothing of it", () => {
  assert.match(file("index.html"), '<a href="documents/zapis.html">Record of a conversation</a>');
});

test("the feed and the search know the languages of titles", () => {
  assert.match(file("feed.xml"), '<title xml:lang="ar">رسالة في الحب</title>');
  assert.match(file("feed.xml"), '<summary xml:lang="ar">أول نسخة</summary>');
  const { documents } = JSON.parse(file("search/texts/0.json")) as { documents: unknown[][] };
  assert.equal(
    documents.map(([, , , ...languages]) => languages),
    [
      ["ar", "ar", "ar"],
      ["en", "ko", "ko"],
      ["ru", "en", "en"],
    ],
  );
});

test.run();
