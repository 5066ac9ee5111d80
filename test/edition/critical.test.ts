// The pages about witnesses, of two texts with the same sigla: one by parallel segmentation, with an entry
// in an entry, a group, a correction, an omitted line and a lacuna; one by double end-points, of which two
// entries overlap, and two sigla differ in case only.

import { cpSync } from "node:fs";
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
    .split("<tr>")
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
    ...["A", "B", "C", "D"].flatMap((id) => [`hymn.witness.${id}.html`, `hymn.witness.${id}.txt`]),
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
    "D2 London, corrected by its scribe",
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
    if (path.includes(".witness")) assert.ok(listed.includes(path), path);
  const index = [...files].filter(([path]) => path.startsWith("search/"));
  assert.ok(index.length > 0);
  for (const [path, text] of index) {
    assert.not.match(text, ".witness", path);
    assert.not.match(text, "Lugdunensis", path);
  }
});

test("forty witnesses of a long text stand on pages of a bearable length, and no line is lost", async () => {
  const { folder: large, lines, sigla } = manyWitnesses();
  const { status, stdout } = apograph(large, "build");
  assert.is(status, 0, stdout);
  const output = readTree(join(large, "dist", "edition"));
  const parts = [...output].filter(([path]) => path.startsWith("long.witnesses"));
  assert.ok(parts.length > 1);
  for (const [path, html] of parts) {
    const size = Buffer.byteLength(html);
    assert.ok(size < 300_000, `${path}: ${size}`);
    assert.equal(await htmlErrors(html), [], path);
    assert.is(html.match(/<th scope="col"/gu)?.length, sigla + 2, path);
  }
  const numbers = parts.flatMap(([, html]) =>
    [...html.matchAll(/<th scope="row">(\d+)</gu)].map(([, number]) => Number(number)),
  );
  assert.equal(
    numbers.toSorted((a, b) => a - b),
    Array.from({ length: lines }, (_, index) => index + 1),
  );
  assert.equal(siteProblems(output), []);
});

function manyWitnesses(): { folder: string; lines: number; sigla: number } {
  const [lines, sigla] = [120, 40];
  const ids = Array.from({ length: sigla }, (_, index) => `W${index + 1}`);
  const text = Array.from({ length: lines }, (_, index) => {
    const [one, ...rest] = ids.with(0, ids[index % sigla] as string).with(index % sigla, "W1");
    const others = rest.map((id) => `#${id}`).join(" ");
    return `<l n="${index + 1}">A line of verse that all of them have <app><lem wit="${others}">alike</lem><rdg wit="#${one}">otherwise</rdg></app></l>`;
  });
  const large = temporaryFolder();
  writeFiles(large, {
    "apograph.config.json": '{ "title": "Large" }',
    "tei/long.xml": `<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc><titleStmt><title>Long</title></titleStmt><publicationStmt><publisher>P</publisher></publicationStmt><sourceDesc><listWit>${ids.map((id) => `<witness xml:id="${id}"/>`).join("")}</listWit></sourceDesc></fileDesc></teiHeader><text><body><lg>${text.join("")}</lg></body></text></TEI>`,
  });
  return { folder: large, lines, sigla };
}

test.run();
