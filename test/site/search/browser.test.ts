// The search page as a reader has it: in a real browser, from a server, by keyboard, and without a
// script. Left out, with a line that says so, where there is no Chromium.

import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { openBrowser, serveFolder, type ServedSite } from "../../helpers/browser.ts";
import { apograph, copyOfSample } from "../../helpers/command.ts";

const opened = await openBrowser("search in a browser");
if (opened === undefined) test("no browser", () => {});
else testInBrowser(opened);
test.run();

function testInBrowser(browser: Browser): void {
  const folder = copyOfSample();
  const output = join(folder, "dist", "edition");
  const problems: string[] = [];
  let site: ServedSite;

  test.before(async () => {
    const built = apograph(folder, "build");
    if (built.status !== 0) throw new Error(built.stdout);
    site = await serveFolder(output);
  });
  test.after(async () => {
    await browser.close();
    site.close();
  });

  async function open(address: string, javaScriptEnabled = true): Promise<Page> {
    const context = await browser.newContext({ javaScriptEnabled });
    const page = await context.newPage();
    page.on("pageerror", (error) => problems.push(error.message));
    await page.goto(`${site.url}/${address}`);
    return page;
  }

  const statusOf = (page: Page): Promise<string | null> => page.textContent("#search-status");

  test("a name in another script, by keyboard alone, leads to the passage", async () => {
    const page = await open("search.html");
    await page.waitForSelector("#search-query:focus");
    await page.keyboard.type("김병직");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".search-results li");
    assert.is(await statusOf(page), "Passages: 6; documents: 1.");
    assert.ok((await page.textContent("#search-results mark"))?.includes("Kim"));
    const link = page.locator('.search-results a.passage[href$="#p5"]');
    await link.focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/1965-04-17-kuznetsov-kim\.html#p5$/u);
    assert.is(await page.locator("#p5").count(), 1);
    await page.goBack();
    await page.waitForSelector(".search-results li");
    assert.is(await page.inputValue("#search-query"), "김병직");
  });

  test("an address is a search", async () => {
    const page = await open("search.html#q=Кузнецов&year=1965");
    await page.waitForSelector(".search-results li");
    assert.is(await page.inputValue("#search-query"), "Кузнецов");
    assert.ok(await page.isChecked('[data-facet="year"] input[value="1965"]'));
  });

  test("a facet narrows, keeps the focus, and can be undone", async () => {
    const page = await open("search.html#q=the");
    await page.waitForSelector(".search-results li");
    assert.ok((await page.locator(".search-results > li").count()) > 1);
    await page.locator('[data-facet="type"] summary').press("Enter");
    const verse = page.getByLabel("verse");
    await verse.waitFor();
    await verse.press("Space");
    await page.waitForURL(/type=verse/u);
    await page.waitForFunction(`document.querySelectorAll(".search-results > li").length === 1`);
    assert.ok(await page.evaluate(`document.activeElement.value === "verse"`));
    await verse.press("Space");
    await page.waitForURL((url) => !url.hash.includes("type=verse"));
  });

  test("nothing found is said in the status, with the word that is nowhere", async () => {
    const page = await open("search.html#q=Kuznetsov Xyzzy");
    await page.locator("#search-status", { hasText: "Xyzzy" }).waitFor();
    assert.is(await page.locator(".search-results li").count(), 0);
  });

  test("a query with markup stays text", async () => {
    const hostile = '<img src=x onerror="document.title=1">&amp;';
    const page = await open(`search.html#q=${encodeURIComponent(hostile)}`);
    await page.locator("#search-status", { hasText: /Nothing|Passages/u }).waitFor();
    assert.is(await page.inputValue("#search-query"), hostile);
    assert.is(await page.locator("main img").count(), 0);
    assert.is.not(await page.title(), "1");
  });

  test("an index that is not there is said to be so", async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.route("**/search/catalogue.json", (route) => route.abort());
    await page.goto(`${site.url}/search.html#q=Kim`);
    await page.locator("#search-status", { hasText: "could not be loaded" }).waitFor();
  });

  test("without JavaScript, and without a server, the page leads to the indexes", async () => {
    const page = await open("search.html", false);
    assert.ok(await page.isVisible("#search-unavailable a"));
    assert.not.ok(await page.isVisible("#search-form"));
    const local = await browser.newPage();
    await local.goto(`file://${join(output, "search.html")}`);
    assert.ok(await local.isVisible("#search-unavailable a"));
    assert.not.ok(await local.isVisible("#search-form"));
  });

  test("nothing is loaded before it is needed, and no script stopped", async () => {
    const { served } = site;
    served.length = 0;
    const page = await open("search.html");
    await page.waitForSelector("#search-query:focus");
    assert.equal(
      served.filter((path) => path.startsWith("/search/")),
      [],
    );
    await page.fill("#search-query", "Kim");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".search-results li");
    assert.equal(
      served.filter((path) => path.startsWith("/search/facets/")),
      [],
    );
    assert.equal(problems, []);
  });

  test("at 320 pixels nothing is scrolled sideways", async () => {
    const page = await open("search.html#q=Kim");
    await page.setViewportSize({ width: 320, height: 600 });
    await page.waitForSelector(".search-results li");
    assert.ok(await page.evaluate("document.documentElement.scrollWidth <= 320"));
  });
}
