// `apograph dev` in a browser: a mistake is shown over the page, by words that stand for themselves, and goes
// away with it; an open page shows what was saved.

import { test } from "uvu";
import type { Browser, Page } from "playwright-core";
import * as assert from "uvu/assert";
import { openBrowser } from "../helpers/browser.ts";
import { copyOfSample, edit } from "../helpers/command.ts";
import { type DevProcess, startDev } from "../helpers/dev.ts";
import { accessibilityProblems } from "./visit.ts";

const RECORD = "tei/documents/1965-04-17-kuznetsov-kim.xml";
const RECORD_PAGE = "documents/1965-04-17-kuznetsov-kim.html";

const browser = await openBrowser("findings over a page");
if (browser === undefined) test("no browser", () => {});
else testFindings(browser);
test.run();

function testFindings(engine: Browser): void {
  const folder = copyOfSample();
  let dev: DevProcess;
  let page: Page;

  test.before(async () => {
    dev = await startDev(folder);
    page = await engine.newPage();
    await page.goto(`${dev.address}${RECORD_PAGE}`);
  });
  test.after(async () => {
    await engine.close();
    await dev.stop("SIGKILL");
  });

  const report = () => page.getByRole("region", { name: "Findings" });

  test("without findings nothing lies over the page", async () => {
    assert.is(await page.locator("apograph-findings").count(), 0);
  });

  test("a mistake is shown over the page, which stays; Escape puts it away, the button fetches it back", async () => {
    edit(folder, RECORD, "Opposition parties", "<nonsense>&lt;b&gt;</nonsense>Opposition parties");
    await report().waitFor();
    assert.match(await report().innerText(), `"nonsense"`);
    assert.match(await report().innerText(), "relaxng/");
    assert.match(await page.innerText(".text"), "Opposition parties");
    assert.not.match(await page.innerText(".text"), "<b>");
    assert.equal(await accessibilityProblems(page), []);
    await report().getByRole("button", { name: "Close" }).press("Escape");
    assert.not(await report().isVisible());
    const badge = page.locator("apograph-findings").getByRole("button");
    assert.ok(await badge.evaluate((one) => one.matches(":focus")));
    await page.keyboard.press("Enter");
    assert.ok(await report().isVisible());
  });

  test("mended, the report goes, and the page has what was saved", async () => {
    edit(folder, RECORD, "<nonsense>&lt;b&gt;</nonsense>Opposition parties", "Other parties");
    await page.locator("apograph-findings").waitFor({ state: "detached" });
    await page.getByText("Other parties").first().waitFor();
  });
}
