// The pages about witnesses, of two texts with the same sigla: one by parallel segmentation, with an entry
// in an entry, a group, a correction, an omitted line and a lacuna; one by double end-points, of which two
// entries overlap, and two sigla differ in case only.

import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { apograph, readTree, temporaryFolder, writeFiles } from "../helpers/command.ts";
import { type PageElement, pageElements } from "../helpers/pages.ts";
import { fixture } from "../helpers/project.ts";
import { htmlErrors, siteProblems } from "../helpers/site.ts";

const folder = temporaryFolder();
cpSync(fixture("edition", "critical", "in"), folder, { recursive: true });
const built = apograph(folder, "build");
const files = readTree(join(folder, "dist", "edition"));
const elements = (path: string): PageElement[] => pageElements(files.get(path) ?? "");

/** The rows of the table, their cells divided by `|`; words that differ between asterisks. */
function table(path: string): string[] {
  const marked = (files.get(path) ?? "").replaceAll(/<mark[^>]*>(.*?)<\/mark>/gu, "*$1*");
  return marked
    .split(/<tr[^>]*>/u)
    .slice(1)
    .map((row) =>
      pageElements(`<table><tr>${row}`)
        .filter(({ name }) => name === "td" || name === "th")
        .map(({ text }) => text)
        .join(" | "),
    );
}

test("it is valid and built", () => {
  assert.is(built.status, 0, built.stdout + built.stderr);
  assert.match(built.stdout, "2 documents validated: no findings.");
});

test("witnesses of verse side by side", () => {
  assert.equal(table("hymn.witnesses.html"), [
    "Line | Text | A | B | C | D2",
    "1 | The morning star is bright | The morning star is bright | The morning star is bright | The *evening* star is bright | The morning star is bright",
    "2 | and all the birds awake | and all the birds awake | and *half* the birds awake | and all the birds awake | *but no bird* awake",
    "3 | Sleep no longer | Sleep no longer | Sleep no longer | Sleep no longer | *Stay* no longer",
    "4 | for the night has gone | for the night has gone | om. | for the night has gone | for the night has gone",
    "5 | and the shadows flee | and the shadows flee | and the shadows flee | and the *shadow [...]* | and the shadows flee",
    "6 | over hill and field | over hill and field | over *dale* and field | lost | over hill and field",
    "7 | until the day comes | until the day comes | until the day comes | *dawn* comes | until the day comes",
  ]);
});

test("overlapping entries, and sigla that differ in case", () => {
  assert.equal(table("tale.witnesses.html"), [
    "Line | Text | A | a | C",
    "– | She went down to the well and drew water. | She went down to the well and drew water. | She *goes* down to the well and drew water. | She went down to the *sea* and drew water.",
    "– | Nobody saw her. | Nobody saw her. | Nobody saw *him.* | Nobody saw her.",
  ]);
  assert.is(
    files.get("tale.witness.a-2.txt"),
    "She goes down to the well and drew water.\nNobody saw him.\n",
  );
});

test("each witness has a page and a text, each document its own", () => {
  const found = [...files.keys()].filter((path) => /\.witness/u.test(path));
  assert.equal(found.toSorted(), [
    ...["A", "B", "C", "D.ac", "D"].flatMap((id) => [
      `hymn.witness.${id}.html`,
      `hymn.witness.${id}.txt`,
    ]),
    "hymn.witnesses.html",
    ...["A", "C", "a-2"].flatMap((id) => [`tale.witness.${id}.html`, `tale.witness.${id}.txt`]),
    "tale.witnesses.html",
  ]);
});

test("the page of a witness says what it is, how it was made, and has its text", () => {
  const page = elements("hymn.witness.D.html");
  const text = page.find(({ attributes }) => attributes["id"] === "text")?.text ?? "";
  assert.match(text, "but no bird awake");
  assert.match(text, "Stay no longer");
  const all = page.find(({ name }) => name === "article")?.text ?? "";
  assert.match(all, "London, corrected by its scribe");
  assert.match(all, "The text after correction (1)");
  assert.not.match(all, "Slip");
  assert.match(
    files.get("hymn.witness.C.html") ?? "",
    '<span class="lacuna" title="lost">[…]</span>',
  );
  assert.match(
    files.get("hymn.witnesses.html") ?? "",
    'title="Oxford, Bodleian Library, Rawl. 1 Twelfth century."',
  );
});

test("a witness that was corrected has a page of its text before, and both lead to each other", () => {
  assert.match(files.get("hymn.witness.D.txt") ?? "", "Stay no longer");
  assert.match(files.get("hymn.witness.D.ac.txt") ?? "", "Slip no longer");
  const page = elements("hymn.witness.D.ac.html");
  const text = page.find(({ attributes }) => attributes["id"] === "text")?.text ?? "";
  assert.match(text, "Slip no longer");
  assert.not.match(text, "Stay");
  assert.is(page.find(({ name }) => name === "h1")?.text, "Witness D2 a.c.");
  assert.match(page.find(({ name }) => name === "title")?.text ?? "", /^D2 a\.c\.: /u);
  const lead = (from: string, to: string): boolean =>
    elements(from).some(({ attributes }) => attributes["href"] === to);
  assert.ok(lead("hymn.witness.D.ac.html", "hymn.witness.D.html"));
  for (const from of ["hymn.html", "hymn.witnesses.html", "hymn.readings.html"])
    assert.ok(lead(from, "hymn.witness.D.ac.html"), from);
  assert.match(
    files.get("hymn.witness.D.html") ?? "",
    'The text after correction (1) · <a href="hymn.witness.D.ac.html">The text before correction</a>',
  );
});

test("all readings are a table", () => {
  assert.equal(table("hymn.readings.html"), [
    "Text | A | B | C | D2 a.c. | D2 p.c.",
    "1 morning] | morning | morning | *evening* | morning | morning",
    "2 and all the birds] | and all the birds | and half the birds | and all the birds | *but no bird* | *but no bird*",
    "2 all] | all | *half* | all | – | –",
    "3 Sleep] | Sleep | Sleep | Sleep | *Slip* | *Stay*",
    "4 for the night has gone] | for the night has gone | *om.* | for the night has gone | for the night has gone | for the night has gone",
    "5 shadows] | shadows | shadows | *shadow* | shadows | shadows",
    "6 hill] | hill | *dale* | lost | hill | hill",
    "7 day] | day | day | *dawn* | day | day",
  ]);
  assert.equal(table("tale.readings.html"), [
    "Text | A | a | C",
    "§1 She went down] | She went down | *She goes down* | She went down",
    "§1 down to the well] | down to the well | down to the well | *down to the sea*",
    "§2 her] | her | *him* | her",
  ]);
});

test("a row leads to its entry, and its entry to the row; a head to the text of its witness", () => {
  for (const [document, rows] of Object.entries({ hymn: 8, tale: 3 })) {
    const own = `${document}.readings.html`;
    const html = files.get(own) ?? "";
    const entries = files.get(`${document}.html`) ?? "";
    const found = [
      ...html.matchAll(/<tr id="([^"]+)"><th[^>]*><a href="[^"#]*#([^"]+)">([^<]*)/gu),
    ];
    assert.is(found.length, rows);
    for (const [, row, entry, location] of found) {
      const printed = new RegExp(`<li id="${entry}"><a[^>]*>([^<]*)</a>.*?</li>`, "u").exec(
        entries,
      );
      assert.is(printed?.[1], location, `${document} ${entry}`);
      assert.match(printed?.[0] ?? "", `href="${own}#${row}" title="Table of readings"`);
    }
  }
  const heads = elements("hymn.readings.html").filter(
    ({ name, attributes: { class: kind, title } }) =>
      name === "a" && kind === "siglum" && title !== "The text before correction",
  );
  assert.equal(
    heads.slice(-5).map(({ attributes: { href } }) => href),
    ["A", "B", "C", "D.ac", "D"].map((id) => `hymn.witness.${id}.html`),
  );
});

test("the table is a table for those who do not see it, and scrolls in a box that the keyboard reaches", () => {
  const html = files.get("hymn.readings.html") ?? "";
  assert.match(html, '<section class="table" aria-label="Table of readings" tabindex="0"><table');
  assert.match(html, "<caption>");
  assert.is(html.match(/<th scope="col">/gu)?.length, 6);
  assert.is(html.match(/<th scope="row"/gu)?.length, 8);
  assert.match(html, '<tbody lang="en">');
});

test("the same readings for spreadsheets and stemmatology, as the command writes them", () => {
  const output = join(folder, "dist", "edition");
  for (const [format, ending] of Object.entries({
    csv: ".readings.csv",
    xlsx: ".readings.xlsx",
    nexus: ".nex",
    phylip: ".phy",
  })) {
    const file = join(temporaryFolder(), "made");
    const args = ["--format", format, "--output", file, "tei/hymn.xml"];
    assert.is(apograph(folder, "apparatus", "matrix", ...args).status, 0);
    assert.ok(readFileSync(join(output, `hymn${ending}`)).equals(readFileSync(file)), format);
    assert.match(files.get("hymn.readings.html") ?? "", `href="hymn${ending}"`);
  }
});

test("entries that are not printed have a row, and lead nowhere", () => {
  const other = temporaryFolder();
  cpSync(fixture("edition", "critical", "in"), other, { recursive: true });
  const config = '{ "title": "Hidden", "apparatus": { "hide": ["substantive"] } }';
  const hymn = readFileSync(join(other, "tei", "hymn.xml"), "utf8");
  writeFiles(other, {
    "apograph.config.json": config,
    "tei/hymn.xml": hymn
      .replace(
        '<app><lem wit="#alpha #C">Sleep',
        '<app type="substantive"><lem wit="#alpha #C">Sleep',
      )
      .replace('<app><lem wit="#A #D">hill', '<app xml:id="content"><lem wit="#A #D">hill')
      .replace("<lg>", '<lg xml:id="app-1">'),
  });
  assert.is(apograph(other, "build").status, 0);
  const output = readTree(join(other, "dist", "edition"));
  const html = output.get("hymn.readings.html") ?? "";
  assert.match(html, '<tr id="row-4"><th scope="row">3 Sleep]</th>');
  assert.match(html, '<a href="hymn.html#content">6</a> hill]');
  assert.match(html, '<a href="hymn.html#app-1_">1</a> morning]');
  assert.equal(siteProblems(output), []);
});

test("an entry in another document has its row where its text is", () => {
  const other = temporaryFolder();
  cpSync(fixture("edition", "critical", "in"), other, { recursive: true });
  const tale = readFileSync(join(other, "tei", "tale.xml"), "utf8");
  const app = /<app from="#p5".*?<\/app>/u.exec(tale)?.[0] ?? "";
  writeFiles(other, {
    "tei/tale.xml": tale.replace(app, ""),
    "tei/apart.xml": `<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc><titleStmt><title>Apart</title></titleStmt><publicationStmt><publisher>P</publisher></publicationStmt><sourceDesc><p>None.</p></sourceDesc></fileDesc></teiHeader><text><body><p>Variants.</p><listApp>${app.replaceAll(/(?<=[" ])#/gu, "tale.xml#")}</listApp></body></text></TEI>`,
  });
  const { status, stdout } = apograph(other, "build");
  assert.is(status, 0, stdout);
  const output = readTree(join(other, "dist", "edition"));
  const html = output.get("tale.readings.html") ?? "";
  assert.match(html, '<tr id="row-3"><th scope="row"><a href="tale.html#app-3">§2</a> her]</th>');
  assert.match(output.get("tale.html") ?? "", 'href="tale.readings.html#row-3"');
  assert.equal(siteProblems(output), []);
});

test("what only the document's own page has is linked to there", () => {
  const page = files.get("hymn.witness.A.html") ?? "";
  assert.match(page, 'href="hymn.html#leaf"');
  assert.match(page, 'href="hymn.html#A"');
  assert.match(page, /<a[^>]* href="#(?:note|fn)/u);
});

test("all of them are linked to each other, and from the document", () => {
  const from = ["hymn.html", "hymn.witnesses.html", "hymn.witness.B.html"];
  for (const path of from) {
    const hrefs = elements(path).map(({ attributes }) => attributes["href"]);
    for (const id of ["A", "B", "C", "D"])
      assert.ok(hrefs.includes(`hymn.witness.${id}.html`), `${path} to ${id}`);
    assert.ok(hrefs.includes("hymn.witnesses.html"), path);
    assert.ok(hrefs.includes("hymn.readings.html"), path);
  }
});

test("the conspectus of sigla: groups with those in them, sigla that lead to the texts, once", () => {
  const page = elements("hymn.html");
  const lines = page
    .filter(({ attributes: { class: own, id } }) => own === "group" || /^[A-E]$/u.test(id ?? ""))
    .map(({ text }) => text.replaceAll(/\s+/gu, " "));
  assert.equal(lines, [
    "Manuscripts",
    "α = A, B",
    "A Oxford, Bodleian Library, Rawl. 1Twelfth century.",
    "B codex deperditus",
    "beta",
    "C Cambridge, breaks off and begins again",
    "D2 a.c. London, corrected by its scribe",
    "E Eton, not used in the apparatus",
  ]);
  const section = page.find(({ attributes }) => attributes["id"] === "witnesses");
  assert.match(section?.text ?? "", "All were seen in the originals.");
  const html = files.get("hymn.html") ?? "";
  assert.match(html, '<a href="hymn.witness.D.html">D<sup class="hi rend-superscript">2</sup></a>');
  assert.match(html, '<b class="siglum">E</b>');
  // Once in words; in titles, wherever its siglum stands.
  const words = html.replaceAll(/ title="[^"]*"|<title>[^<]*<\/title>/gu, "");
  assert.is(words.split("codex deperditus").length, 2, "one line");
  assert.not.match(files.get("hymn.witness.B.html") ?? "", 'id="witnesses"');
});

test("the stemma, with the witnesses and beside their texts: nodes lead to the texts, else to the list", () => {
  const linksIn = (path: string): string[] => {
    const [, drawing = ""] = /<svg(.*?)<\/svg>/su.exec(files.get(path) ?? "") ?? [];
    return [...drawing.matchAll(/<a href="([^"]*)"/gu)].map(([, href = ""]) => href);
  };
  const texts = ["A", "B", "C", "D"].map((id) => `hymn.witness.${id}.html`);
  assert.equal(linksIn("hymn.html"), ["#alpha", ...texts, "#E"]);
  assert.equal(linksIn("hymn.witnesses.html"), ["hymn.html#alpha", ...texts, "hymn.html#E"]);
  const own = ["tale.witness.A.html", "tale.witness.a-2.html"];
  for (const path of ["tale.html", "tale.witnesses.html", "tale.witness.C.html"])
    assert.equal(linksIn(path), own, path);
  for (const path of ["hymn.html", "hymn.witnesses.html"]) {
    const names = elements(path).flatMap(({ name, attributes }) =>
      name === "svg" ? (attributes["aria-label"] ?? []) : [],
    );
    assert.equal(names, ["Stemma 1", "Stemma 2"], path);
  }
  const list = elements("hymn.html").find(({ name }) => name === "details")?.text ?? "";
  assert.is(
    list.replaceAll(/\s+/gu, " ").trim(),
    "The stemma as a listω (hypothetical)α (hypothetical)AB (lost)β (hypothetical)CD2E (contaminated from β)",
  );
});

test("in print, stemmata are lists below the sigla, and not in the text", () => {
  const { status, stdout } = apograph(folder, "build", "--format", "latex");
  assert.is(status, 0, stdout);
  const printed = readTree(join(folder, "dist", "edition-latex"));
  const [sigla = "", text = ""] = (printed.get("tei/tale.tex") ?? "").split("\\beginnumbering");
  const [, list = ""] = sigla.split("\\subsection*{The tradition of the tale}");
  assert.equal(list.match(/^\\hspace.*$/gmu), [
    "\\hspace*{0em}– Lugdunensis (lost)\\par",
    "\\hspace*{1.5em}– A\\par",
    "\\hspace*{3em}– a (contaminated from Lugdunensis)\\par",
  ]);
  assert.match(text, "Nobody saw");
  assert.not.match(text, "Lugdunensis");
});

for (const path of files.keys()) {
  if (!/^(?:hymn|tale)\..*html$/u.test(path)) continue;
  test(`valid HTML: ${path}`, async () =>
    assert.equal(await htmlErrors(files.get(path) ?? ""), []));
}

test("ids are unique, links arrive, nothing is loaded from elsewhere", () => {
  assert.equal(siteProblems(files), []);
  const { status, stdout } = apograph(folder, "check-site", "dist/edition");
  assert.is(status, 0, stdout.slice(-2000));
  assert.match(stdout, "no findings");
});

test("all pages are in the manifest, and the search has the text once", () => {
  const { files: listed } = JSON.parse(files.get("manifest.json") ?? "") as { files: string[] };
  for (const path of files.keys())
    if (/\.(?:witness|readings|nex|phy)/u.test(path)) assert.ok(listed.includes(path), path);
  const index = [...files].filter(([path]) => path.startsWith("search/"));
  assert.ok(index.length > 0);
  for (const [path, text] of index) {
    assert.not.match(text, /\.(?:witness|readings)/u, path);
    assert.not.match(text, "Lugdunensis", path);
  }
});

test("forty witnesses of a long text stand on pages of a bearable length, and no line is lost", async () => {
  const { folder: large, lines, sigla } = manyWitnesses();
  const { status, stdout } = apograph(large, "build");
  assert.is(status, 0, stdout);
  const output = readTree(join(large, "dist", "edition"));
  for (const [kind, columns, row] of [
    ["witnesses", sigla + 2, /<th scope="row">(\d+)</gu],
    ["readings", sigla + 1, /<th scope="row"><a href="long.html#app-\d+">(\d+)</gu],
  ] as const) {
    const parts = [...output].filter(
      ([path]) => path.startsWith(`long.${kind}`) && path.endsWith("l"),
    );
    assert.ok(parts.length > 1, kind);
    for (const [path, html] of parts) {
      const size = Buffer.byteLength(html);
      assert.ok(size < 300_000, `${path}: ${size}`);
      assert.equal(await htmlErrors(html), [], path);
      assert.is(html.match(/<th scope="col"/gu)?.length, columns, path);
    }
    const numbers = parts.flatMap(([, html]) =>
      [...html.matchAll(row)].map(([, number]) => Number(number)),
    );
    assert.equal(
      numbers.toSorted((a, b) => a - b),
      Array.from({ length: lines }, (_, index) => index + 1),
    );
  }
  assert.match(output.get("long.html") ?? "", /href="long\.readings-\d\.html#row-120"/u);
  assert.equal(siteProblems(output), []);
});

function manyWitnesses(): { folder: string; lines: number; sigla: number } {
  const [lines, sigla] = [120, 40];
  const ids = Array.from({ length: sigla }, (_, index) => `W${index + 1}`);
  const text = Array.from({ length: lines }, (_, index) => {
    const [one, ...rest] = ids.with(0, ids[index % sigla] as string).with(index % sigla, "W1");
    const others = rest.map((id) => `#${id}`).join(" ");
    return `<l n="${index + 1}">A line of verse that all of them have <app><lem wit="${others}">alike, in every word of it, whoever copied it</lem><rdg wit="#${one}">otherwise</rdg></app></l>`;
  });
  const large = temporaryFolder();
  writeFiles(large, {
    "apograph.config.json": '{ "title": "Large" }',
    "tei/long.xml": `<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc><titleStmt><title>Long</title></titleStmt><publicationStmt><publisher>P</publisher></publicationStmt><sourceDesc><listWit>${ids.map((id) => `<witness xml:id="${id}"/>`).join("")}</listWit></sourceDesc></fileDesc></teiHeader><text><body><lg>${text.join("")}</lg></body></text></TEI>`,
  });
  return { folder: large, lines, sigla };
}

test.run();
