// Short notes stand in the margin of a wide screen, each beside its number or under the note before it; on
// narrow screens, on paper, and where there are more notes than text they are at the end. And what is
// printed at the head of each page: any title is the same words in the style sheet.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import type { Browser, Page } from "playwright-core";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { buildAndServe, openBrowser, type ServedSite } from "../helpers/browser.ts";
import { copyOfSample } from "../helpers/command.ts";
import { htmlErrors } from "../helpers/site.ts";
import { accessibilityProblems, tooWide } from "./visit.ts";

const WORDS = "Nobody knew what would become of it when the ships had left for the other shore. ";
const SHORT = WORDS.repeat(2);
const LONG = WORDS.repeat(9);
const LINE = 28;

const escape = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

function document(title: string, body: string): string {
  return `<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc>
    <titleStmt><title>${escape(title)}</title></titleStmt>
    <publicationStmt><publisher>Test</publisher></publicationStmt>
    <sourceDesc><p>Made up.</p></sourceDesc></fileDesc></teiHeader>
    <text><body>${body}</body></text></TEI>`;
}

const note = (content: string, number: number): string => `<note>Note ${number}: ${content}</note>`;

/** Notes far from each other, three in a line, one in a table, and, if wanted, one long and one with blocks. */
function annotated(withLong: boolean): string {
  const paragraph = (notes: string): string => `<p>${SHORT}${notes} ${WORDS.repeat(5)}</p>`;
  return [
    paragraph(note("a few words.", 1)),
    paragraph(note(SHORT, 2) + note(SHORT, 3) + note("a few words.", 4)),
    paragraph(""),
    `<table><row><cell>Ships${note(WORDS, 5)}</cell><cell>Shores</cell></row></table>`,
    paragraph(withLong ? note(LONG, 6) + note("<p>A paragraph.</p>", 7) : ""),
    paragraph("").repeat(6),
    paragraph(note(SHORT, withLong ? 8 : 6)),
  ].join("");
}

const TITLES = [
  `"Quoted", 'quoted' and “quoted”`,
  String.raw`back\slash, \\two, \'one before a mark, one at the end\ `,
  "two\n   lines\tand a tab",
  "</style><b>",
  "/* <!-- */ ;\u00a0} --x: url(y)",
  "אחת ושתיים: “שלוש”",
  ...fc.sample(fc.string({ unit: fc.constantFrom(...`'"\\\n;{}()/*<>&-a1 א한𐍈`), minLength: 1 }), {
    seed: 5,
    numRuns: 20,
  }),
].filter((title) => title.trim() !== "");

const browser = await openBrowser("notes in the margin");
if (browser === undefined) test("no browser", () => {});
else testMargins(browser);
test.run();

interface Placed {
  readonly number: number;
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  readonly mark: number;
  readonly textBottom: number;
  readonly isOut: boolean;
}

const PLACED = `(() => [...document.querySelectorAll(".notes li")].map((item) => {
  const { top, bottom, left, right } = item.getBoundingClientRect();
  const back = item.querySelector(".back");
  const mark = document.getElementById(back.hash.slice(1)).getBoundingClientRect();
  return {
    number: Number(back.textContent), top, bottom, left, right, mark: mark.top,
    textBottom: document.querySelector(".text").getBoundingClientRect().bottom,
    isOut: getComputedStyle(item).position === "absolute",
  };
}))()`;

function testMargins(engine: Browser): void {
  const folder = copyOfSample();
  let site: ServedSite;

  test.before(async () => {
    const write = (name: string, xml: string): void =>
      writeFileSync(join(folder, "tei", "documents", `${name}.xml`), xml);
    write("notes", document("Notes", annotated(false)));
    write("long-notes", document("Long notes", annotated(true)));
    write("crowd", document("A crowd", `<p>Word${note(SHORT, 1).repeat(12)}.</p>`));
    for (const [index, title] of TITLES.entries())
      write(`title-${index}`, document(title, "<p>Text.</p>"));
    site = await buildAndServe(folder);
  });
  test.after(async () => {
    await engine.close();
    site.close();
  });

  async function open(name: string, width = 1400, javaScriptEnabled = false): Promise<Page> {
    const viewport = { width, height: 900 };
    const page = await (await engine.newContext({ viewport, javaScriptEnabled })).newPage();
    await page.goto(`${site.url}/documents/${name}.html`);
    return page;
  }
  const builtPage = (name: string): string =>
    readFileSync(join(folder, "dist", "edition", "documents", `${name}.html`), "utf8");
  const places = (page: Page): Promise<Placed[]> => page.evaluate<Placed[]>(PLACED);

  for (const name of ["notes", "long-notes"]) {
    test(`${name}: on a wide screen, short ones stand beside their lines, and none on another`, async () => {
      const page = await open(name);
      const all = await places(page);
      const out = all.filter(({ isOut }) => isOut);
      assert.equal(
        all.filter(({ isOut }) => !isOut).map(({ number }) => number),
        name === "notes" ? [] : [6, 7],
      );
      let above = 0;
      let pushed = 0;
      for (const { number, top, bottom, left, right, mark } of out) {
        if (Math.abs(top - mark) > LINE) {
          pushed++;
          assert.ok(top > mark && top - above < 1, `${number} is at ${top}, its number at ${mark}`);
        }
        assert.ok(top >= above - 1, `${number} is at ${top}, the one before ends at ${above}`);
        assert.ok(left > 700 && right <= 1400, `${number} from ${left} to ${right}`);
        above = bottom;
      }
      assert.is(pushed, 2, "the second and third of those in one line");
      assert.equal(await tooWide(page), []);
    });

    test(`${name}: on a narrow screen and on paper, all are at the end, in order`, async () => {
      const page = await open(name, 800);
      const isAtEnd = async (): Promise<void> => {
        let above = 0;
        for (const { isOut, number, top, bottom, textBottom } of await places(page)) {
          assert.not(isOut, `${number}`);
          assert.ok(top >= Math.max(above, textBottom), `${number} at ${top}`);
          above = bottom;
        }
      };
      await isAtEnd();
      await page.setViewportSize({ width: 1400, height: 900 });
      await page.emulateMedia({ media: "print" });
      await isAtEnd();
    });

    test(`${name}: each is there once, in valid HTML, accessible`, async () => {
      const page = await open(name, 1400, true);
      const text = (await page.textContent("main")) ?? "";
      for (const { number } of await places(page))
        assert.is(text.split(`Note ${number}:`).length, 2, `${number}`);
      assert.equal(await htmlErrors(builtPage(name)), []);
      assert.equal(await accessibilityProblems(page), []);
      await page.emulateMedia({ colorScheme: "dark" });
      assert.equal(await accessibilityProblems(page), []);
    });
  }

  test("where all are in the margin, nothing leads to an empty end; else the end has its heading", async () => {
    for (const [name, isEmpty] of [
      ["notes", true],
      ["long-notes", false],
    ] as const) {
      const page = await open(name);
      assert.is(await page.locator('.contents a[href="#notes"]').isVisible(), !isEmpty, name);
      const clip = await page.evaluate(
        `getComputedStyle(document.querySelector(".notes h2")).clipPath`,
      );
      assert.is(clip, isEmpty ? "inset(50%)" : "none", name);
    }
  });

  test("what is about the document gives way to notes", async () => {
    const leftOf = async (page: Page): Promise<number> =>
      (await page.locator(".about").boundingBox())?.x ?? 0;
    assert.ok((await leftOf(await open("notes"))) < 300);
    assert.ok((await leftOf(await open("crowd"))) > 700);
  });

  test("more notes than text are at the end", async () => {
    const all = await places(await open("crowd"));
    assert.is(all.length, 12);
    assert.equal(
      all.filter(({ isOut }) => isOut),
      [],
    );
  });

  test("a note that stands in the margin opens no second time beside its number", async () => {
    for (const [width, count] of [
      [1400, 0],
      [900, 1],
    ] as const) {
      const page = await open("notes", width, true);
      await page.locator(".text .note-mark a").first().hover();
      assert.is(await page.locator(".popover").count(), count, `${width}`);
    }
  });

  test("any title is the same words at the head of a printed page", async () => {
    const page = await open("notes");
    for (const [index, title] of TITLES.entries()) {
      await page.goto(`${site.url}/documents/title-${index}.html`);
      const printed = await page.evaluate<string>(`(() => {
        document.body.insertAdjacentHTML("beforeend", "<style>body::before { content: var(--title) }</style>");
        return getComputedStyle(document.body, "::before").content;
      })()`);
      const words = printed.slice(1, -1).replaceAll(/\\(.)/gsu, "$1");
      assert.is(words, title.replaceAll(/[ \t\n]+/gu, " ").trim(), title);
      assert.equal(await htmlErrors(builtPage(`title-${index}`)), []);
    }
  });
}
