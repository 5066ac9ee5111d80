// The apparatus beside its lines, where the reader wants it, there is room, and the screen is wide; and on paper,
// for those who print with the browser: nothing is cut off, and numbers lead from the entries to the text.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { buildAndServe, openBrowser, type ServedSite } from "../helpers/browser.ts";
import { copyOfSample } from "../helpers/command.ts";
import { htmlErrors } from "../helpers/site.ts";
import { accessibilityProblems, tooWide } from "./visit.ts";

const POEM = "wife-of-bath-prologue";
const WORDS = "and nobody knew what would become of it when the ships had left for the other shore";

function document(title: string, body: string): string {
  return `<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc>
    <titleStmt><title>${title}</title></titleStmt>
    <publicationStmt><publisher>Test</publisher></publicationStmt>
    <sourceDesc><listWit><witness xml:id="A">Oxford</witness><witness xml:id="B">London</witness></listWit></sourceDesc>
    </fileDesc></teiHeader><text><body>${body}</body></text></TEI>`;
}

const entry = (words: string, other: string): string =>
  `<app><lem wit="#A">${words}</lem><rdg wit="#B">${other}</rdg></app>`;
const NOTE =
  '<app><lem>shore</lem><note>see <ref target="https://example.org/a">there</ref></note></app>';
const paragraph = (rest: string): string => `<p>${WORDS} ${rest} ${WORDS} ${WORDS} ${WORDS}.</p>`;

/** Entries at the feet of two divisions, three in a line, one too long for the margin; and a note. */
const PROSE = document(
  "Prose",
  [
    `<div><head>One</head>${paragraph(entry("a", "b") + entry("c", WORDS) + entry("d", "e"))}`,
    `${paragraph(`<note>A short note.</note>${NOTE}`)}${paragraph("").repeat(4)}</div>`,
    `<div><head>Two</head>${paragraph(entry("f", WORDS.repeat(8)))}${paragraph("").repeat(12)}`,
    `${paragraph(entry("g", "h"))}</div>`,
  ].join(""),
);

const CROWD = document("A crowd", `<p>${entry("a", WORDS).repeat(12)}</p>`);

const browser = await openBrowser("the apparatus in the margin and on paper");
if (browser === undefined) test("no browser", () => {});
else testApparatus(browser);
test.run();

interface Placed {
  readonly name: string;
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly mark: number;
  readonly isOut: boolean;
}

const PLACED = `[...document.querySelectorAll(".apparatus li")].map((item) => {
  const { top, bottom, left } = item.getBoundingClientRect();
  const back = item.querySelector(".back");
  const mark = document.getElementById(back.hash.slice(1)).getBoundingClientRect();
  const isOut = getComputedStyle(item).position === "absolute";
  return { name: item.textContent, top, bottom, left, mark: mark.top, isOut };
})`;

const SHOWN = `document.querySelector("main").innerText.replaceAll(/\\s+/gu, "").length`;

function testApparatus(engine: Browser): void {
  const folder = copyOfSample();
  let site: ServedSite;

  test.before(async () => {
    const write = (name: string, xml: string): void =>
      writeFileSync(join(folder, "tei", "documents", `${name}.xml`), xml);
    write("prose", PROSE);
    write("crowd", CROWD);
    site = await buildAndServe(folder);
  });
  test.after(async () => {
    await engine.close();
    site.close();
  });

  async function open(name: string, javaScriptEnabled = false): Promise<Page> {
    const viewport = { width: 1400, height: 900 };
    const page = await (await engine.newContext({ viewport, javaScriptEnabled })).newPage();
    await page.goto(`${site.url}/documents/${name}.html`);
    return page;
  }
  const box = (page: Page) => page.locator('input[value="margin"]');
  const placesOf = (page: Page): Promise<Placed[]> => page.evaluate<Placed[]>(PLACED);
  const namesOut = async (page: Page): Promise<string[]> =>
    (await placesOf(page)).filter(({ isOut }) => isOut).map(({ name }) => name);

  for (const name of [POEM, "prose"]) {
    test(`${name}: beside their lines, none on another, each once`, async () => {
      const page = await open(name);
      assert.equal(await namesOut(page), [], "before it is asked for");
      const words = (await page.textContent("main")) ?? "";
      const shown = await page.evaluate<number>(SHOWN);
      await box(page).check();
      const out = (await placesOf(page)).filter(({ isOut }) => isOut);
      assert.ok(out.length >= 4, `${out.length}`);
      let above = 0;
      for (const { name: one, top, bottom, left, mark } of out) {
        assert.ok(top >= mark - 4, `${one} is above its line: ${top}, ${mark}`);
        assert.ok(top >= above - 1, `${one} is on the one before`);
        assert.ok(top - mark < 12 || top - above < 2, `${one} is further down than it must be`);
        assert.ok(left > 700, `${one} is at ${left}`);
        above = bottom;
      }
      assert.is(await page.textContent("main"), words);
      // What may be hidden is the way to a foot that is empty.
      assert.ok(shown - (await page.evaluate<number>(SHOWN)) < 20);
      assert.equal(await tooWide(page), []);
    });

    test(`${name}: accessible`, async () => {
      const page = await open(name, true);
      await box(page).check();
      assert.equal(await accessibilityProblems(page), []);
    });

    test(`${name}: at the foot on a narrow screen and on paper`, async () => {
      const page = await open(name);
      await box(page).check();
      await page.emulateMedia({ media: "print" });
      assert.equal(await namesOut(page), []);
      await page.emulateMedia({ media: "screen" });
      await page.setViewportSize({ width: 800, height: 900 });
      assert.equal(await namesOut(page), []);
      assert.not(await box(page).isVisible());
    });
  }

  test("sources and glosses stay at the foot, as do long entries and their headings", async () => {
    const poem = await open(POEM);
    await box(poem).check();
    const left = (await placesOf(poem)).filter(({ isOut }) => !isOut).map(({ name }) => name);
    assert.ok(left.some((one) => one.includes("Adversus Iovinianum")));
    assert.ok(left.some((one) => one.includes("Crescite et multiplicamini")));
    const prose = await open("prose");
    await box(prose).check();
    const stayed = (await placesOf(prose)).filter(({ isOut }) => !isOut);
    assert.equal(
      stayed.map(({ name }) => name.includes(`f] A; ${WORDS}`)),
      [true],
    );
  });

  test("notes, and what is about the document, give way, and come back", async () => {
    const page = await open("prose");
    const isNoteOut = (): Promise<boolean> =>
      page.evaluate(
        `getComputedStyle(document.querySelector(".notes li")).position === "absolute"`,
      );
    assert.ok(await isNoteOut());
    await box(page).check();
    assert.not(await isNoteOut());
    assert.ok(((await page.locator(".about").boundingBox())?.x ?? 0) < 300);
    assert.ok(await page.locator('.contents a[href="#notes"]').isVisible());
    await box(page).uncheck();
    assert.ok(await isNoteOut());
  });

  test("where there is more apparatus than text, it is not offered", async () => {
    assert.is(await box(await open("crowd")).count(), 0);
  });

  test("valid HTML", async () => {
    for (const name of [POEM, "prose", "crowd"]) {
      const path = join(folder, "dist", "edition", "documents", `${name}.html`);
      assert.equal(await htmlErrors(readFileSync(path, "utf8")), [], name);
    }
  });

  test("on paper the table of witnesses is as wide as the sheet, which lies", async () => {
    const page = await open(`${POEM}.witnesses`);
    const pdf = (await page.pdf({ format: "A4", preferCSSPageSize: true })).toString("latin1");
    const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/u.exec(pdf) ?? [];
    assert.ok(Number(width) > Number(height), `${width} × ${height}`);
    await page.emulateMedia({ media: "print" });
    // A4 between its margins, 273 mm, at 96 pixels to the inch.
    await page.setViewportSize({ width: 1031, height: 700 });
    const hidden = `[...document.querySelectorAll("td, th")].filter((one) => one.scrollWidth > one.clientWidth + 1 || one.getBoundingClientRect().right > innerWidth).length`;
    assert.is(await page.evaluate(hidden), 0);
    assert.not(await page.locator("fieldset.columns").isVisible());
  });

  test("a column that is not chosen is not printed", async () => {
    const page = await open(`${POEM}.witnesses`);
    await page.locator(".column-1").uncheck();
    await page.emulateMedia({ media: "print" });
    assert.is(await page.locator("thead .c1").isVisible(), false);
    assert.is(await page.locator("thead .c2").isVisible(), true);
  });

  test("on paper long stanzas may be parted, so that the text begins on the first page", async () => {
    const page = await open(POEM);
    await page.emulateMedia({ media: "print" });
    const parted = `[...document.querySelectorAll(".text .lg")].map((one) => getComputedStyle(one).breakInside + (one.children.length > 8))`;
    const found = new Set(await page.evaluate<string[]>(parted));
    assert.ok(found.has("autotrue") && !found.has("avoidtrue") && !found.has("autofalse"));
  });

  test("on paper paragraphs have the numbers that entries name, and entries no addresses", async () => {
    const page = await open("prose");
    await page.setViewportSize({ width: 660, height: 900 });
    await page.emulateMedia({ media: "print" });
    const first = `(() => { const one = document.querySelector(".text .par"); return getComputedStyle(one).display + getComputedStyle(one, "::after").content; })()`;
    assert.is(await page.evaluate(first), 'inline"¶" counter(par)');
    const after = `getComputedStyle(document.querySelector(".apparatus a.external"), "::after").content`;
    assert.is(await page.evaluate(after), "none");
  });
}
