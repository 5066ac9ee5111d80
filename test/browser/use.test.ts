// How a page is used: by keyboard alone, without a script, without a server, on paper.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { inflateSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { buildAndServe, openBrowser, type ServedSite } from "../helpers/browser.ts";
import { copyOfSample, readTree } from "../helpers/command.ts";
import { inProject } from "../helpers/project.ts";

const RECORD = "documents/1965-04-17-kuznetsov-kim.html";
const POEM = "documents/wife-of-bath-prologue.html";

const browser = await openBrowser("pages by keyboard, without scripts, on paper");
if (browser === undefined) test("no browser", () => {});
else testUse(browser);
test.run();

interface Focused {
  readonly index: number;
  readonly html: string;
  /** Whether it can be seen that the focus is there, inside the window. */
  readonly isSeen: boolean;
}

/** All controls of a page in its order, as numbers; what is not drawn is none. */
const COUNT_CONTROLS = `(() => {
  globalThis.controls = [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }));
  return controls.length;
})()`;

/** A line around it of two pixels, in a colour that is not the paper's, on an element in the window. */
const FOCUSED = `(() => {
  const one = document.activeElement;
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(one);
  const { top, bottom, left, right, width, height } = one.getBoundingClientRect();
  const isInside = bottom > 0 && right > 0 && top < innerHeight && left < innerWidth && width * height > 0;
  const paper = getComputedStyle(document.body).backgroundColor;
  const isDrawn = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && outlineColor !== paper;
  return { index: controls.indexOf(one), html: one.outerHTML.slice(0, 100), isSeen: isInside && isDrawn };
})()`;

/** What the first such element (or what stands before or after it) looks like. */
function styleOf(page: Page, selector: string, property: string, part?: string): Promise<string> {
  const element = `document.querySelector(${JSON.stringify(selector)})`;
  return page.evaluate(
    `getComputedStyle(${element}, ${JSON.stringify(part ?? null)})[${JSON.stringify(property)}]`,
  );
}

/**
 * For each page of a PDF by Chromium, how many letters each text in its margin has: margins are drawn
 * before the page is clipped.
 */
function marginTexts(pdf: string): readonly (readonly number[])[] {
  const streams = [...pdf.matchAll(/stream\r?\n(.*?)\r?\nendstream/gsu)].map(([, data = ""]) => {
    try {
      return inflateSync(Buffer.from(data, "latin1")).toString("latin1");
    } catch {
      return "";
    }
  });
  return streams.flatMap((drawn) => {
    const [, margin] = /^([^]*?)\bW\*? n\b[^]*?\bBT\b/u.exec(drawn) ?? [];
    if (margin === undefined) return [];
    const texts = margin.match(/\bBT\b[^]*?\bET\b/gu) ?? [];
    return [texts.map((text) => text.match(/<[\dA-F]+>\s*Tj/gu)?.length ?? 0)];
  });
}

function testUse(engine: Browser): void {
  const folder = copyOfSample();
  const output = join(folder, "dist", "edition");
  let site: ServedSite;

  test.before(async () => {
    site = await buildAndServe(folder);
  });
  test.after(async () => {
    await engine.close();
    site.close();
  });

  /** Without smooth scrolling: what has the focus is in the window at once. */
  async function open(path: string, javaScriptEnabled = true): Promise<Page> {
    const context = await engine.newContext({ javaScriptEnabled, reducedMotion: "reduce" });
    const page = await context.newPage();
    await page.goto(`${site.url}/${path}`);
    return page;
  }

  for (const path of [RECORD, POEM, "index.html", "persons/index.html", "search.html", "404.html"])
    test(`every control of ${path} is reached by Tab, in order, and is seen`, async () => {
      const page = await open(path);
      if (path === "search.html") await page.waitForSelector("#search-query:focus");
      const count = await page.evaluate<number>(COUNT_CONTROLS);
      await page.evaluate(`document.activeElement.blur()`);
      // Where the focus was, Tab goes on from there: the top is reached by a click that hits nothing.
      await page.mouse.click(1, 1);
      const reached: Focused[] = [];
      for (let left = count; left > 0; left--) {
        await page.keyboard.press("Tab");
        reached.push(await page.evaluate<Focused>(FOCUSED));
      }
      assert.ok(count >= 10, `${count} controls`);
      assert.equal(
        reached.map(({ index }) => index),
        Array.from({ length: count }, (_, index) => index),
      );
      assert.equal(
        reached.filter(({ isSeen }) => !isSeen),
        [],
      );
    });

  test("the first Tab shows a link that skips the navigation", async () => {
    const page = await open(RECORD);
    const isShown = (): Promise<boolean> =>
      page.evaluate(`document.querySelector(".skip").getBoundingClientRect().right > 0`);
    assert.not(await isShown());
    await page.keyboard.press("Tab");
    assert.ok(await isShown());
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    assert.ok(await page.evaluate(`document.activeElement.closest("main") !== null`));
  });

  test("without a script, switches by keyboard make one class of the text stand out", async () => {
    const page = await open(RECORD, false);
    const backgroundOf = (selector: string): Promise<string> =>
      styleOf(page, `.text ${selector}`, "backgroundColor");
    const classes = { names: "a.link", omissions: ".gap", insertions: ".supplied" };
    for (const [value, selector] of Object.entries(classes)) {
      const others = Object.values(classes).filter((one) => one !== selector);
      const before = await Promise.all(others.map(backgroundOf));
      const plain = await backgroundOf(selector);
      await page.locator(`.views input[value="${value}"]`).press("Space");
      assert.is.not(await backgroundOf(selector), plain, value);
      assert.equal(await Promise.all(others.map(backgroundOf)), before, value);
      await page.locator(`.views input[value="${value}"]`).press("Space");
      assert.is(await backgroundOf(selector), plain, value);
    }
  });

  test("without a script, the diplomatic text is a page and leads back", async () => {
    const page = await open(RECORD, false);
    const reading = await page.textContent(".text");
    await page.locator(".versions a:not([aria-current])").press("Enter");
    await page.waitForURL(/diplomatic\.html$/u);
    assert.is.not(await page.textContent(".text"), reading);
    await page.locator(".versions a:not([aria-current])").press("Enter");
    await page.waitForURL(`${site.url}/${RECORD}`);
    assert.is(await page.textContent(".text"), reading);
  });

  test("a note is a link there and back", async () => {
    const page = await open(RECORD, false);
    const mark = page.locator(".text .mark a, .text .note-mark a").first();
    const id = await mark.getAttribute("id");
    await mark.press("Enter");
    assert.ok(await page.locator(":target .back").isVisible());
    await page.locator(":target .back").press("Enter");
    assert.is(await page.locator(":target").getAttribute("id"), id);
  });

  test("without styles everything is still there to read", async () => {
    const page = await open(RECORD);
    const text = await page.innerText("main");
    await page.evaluate(`document.querySelector("link[rel=stylesheet]").remove()`);
    const words = (some: string): string[] => some.toLowerCase().match(/\p{L}+/gu) ?? [];
    assert.equal(words(await page.innerText("main")), words(text));
  });

  test("every page opens from a folder, without a server, with its style, and its links arrive", async () => {
    const page = await (await engine.newContext()).newPage();
    const failed: string[] = [];
    page.on("requestfailed", (request) => failed.push(request.url()));
    const paths = [...readTree(output).keys()].filter((path) => path.endsWith(".html"));
    for (const path of paths) {
      await page.goto(pathToFileURL(join(output, path)).href);
      assert.is(await styleOf(page, "body", "backgroundColor"), "rgb(253, 251, 247)", path);
    }
    // Modules are not loaded from files (HTML, 8.1.4.2: CORS); the page of the search says what to do. Nor
    // are faces asked for early: docs/themes.md.
    assert.equal(
      failed.filter((address) => !/\/assets\/(?:search\.js|fonts\/[^/]*)$/u.test(address)),
      [],
    );
    await page.goto(pathToFileURL(join(output, "index.html")).href);
    await page.locator(`a[href="${RECORD}"]`).first().click();
    await page.locator(".text a.link.person").first().click();
    assert.match(page.url(), /\/persons\/[^/]+\.html$/u);
  });

  test("on paper: pages of A4 with numbers, notes and addresses, without what is for the screen", async () => {
    const page = await open(RECORD);
    const pdf = (await page.pdf({ format: "A4", preferCSSPageSize: true })).toString("latin1");
    const pages = pdf.match(/\/Type\s*\/Page\b/gu) ?? [];
    assert.ok(pages.length >= 3 && pages.length < 20, `${pages.length} pages`);
    // Edition, title and number; above the title itself only the number.
    const head = `${await page.getAttribute("html", "style")}`;
    const [edition = "", title = ""] = Array.from(head.matchAll(/'(.*?)'/gu), ([, words]) => words);
    assert.is(edition, "Apograph sample edition");
    assert.match(title, /^Record of Conversation between/u);
    assert.equal(marginTexts(pdf), [
      [1],
      ...pages.slice(1).map(() => [edition.length, title.length, 1]),
    ]);
    await page.emulateMedia({ media: "print" });
    for (const selector of [".skip", "header.site nav", ".views", ".files", ".neighbours", ".par"])
      for (const one of await page.locator(selector).all())
        assert.not(await one.isVisible(), selector);
    for (const selector of [".citation", ".interventions li", ".about", "#how-to-cite"])
      assert.ok(await page.locator(selector).first().isVisible(), selector);
    const address = await page.locator("main a.external").first().getAttribute("href");
    const after = await styleOf(page, "main a.external", "content", "::after");
    assert.match(after, address ?? "no address");
  });

  test("the published style sheet is shorter than its source and says the same", async () => {
    const source = readFileSync(inProject("xslt", "html", "apograph.css"), "utf8");
    const published = readFileSync(join(output, "assets", "apograph.css"), "utf8");
    assert.ok(published.length < source.length, `${published.length} of ${source.length}`);
    const page = await open(RECORD);
    const rulesOf = (css: string): Promise<string[]> =>
      page.evaluate(`(() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(${JSON.stringify(css)});
        // Values with var() are kept as they are written.
        const plain = (text) => text.replaceAll(/(?<!\\d)0(?=\\.)/g, "").replaceAll(/\\s/g, "");
        return [...sheet.cssRules].map(({ cssText }) => plain(cssText));
      })()`);
    const rules = await rulesOf(published);
    assert.ok(rules.length > 200, `${rules.length} rules`);
    assert.equal(rules, await rulesOf(source));
  });

  test("on paper, dark is light", async () => {
    const page = await open(RECORD);
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    assert.is(await styleOf(page, "body", "color"), "rgb(0, 0, 0)");
    assert.is(await styleOf(page, "body", "backgroundColor"), "rgb(255, 255, 255)");
  });
}
