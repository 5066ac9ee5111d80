// The pages about witnesses in a real browser: a box hides its column without a script, both kinds of pages
// are accessible and as wide as the window.

import { cpSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { buildAndServe, openBrowser, type ServedSite } from "../helpers/browser.ts";
import { temporaryFolder } from "../helpers/command.ts";
import { fixture } from "../helpers/project.ts";
import { accessibilityProblems, tooWide } from "./visit.ts";

const PAGES = [
  "hymn.html",
  "hymn.witnesses.html",
  "hymn.readings.html",
  "hymn.witness.C.html",
  "hymn.witness.D.ac.html",
  "tale.witnesses.html",
];

interface Corner {
  readonly x: number;
  readonly y: number;
}

const browser = await openBrowser("witnesses side by side");
if (browser === undefined) test("no browser", () => {});
else testWitnesses(browser);
test.run();

function testWitnesses(engine: Browser): void {
  const folder = temporaryFolder();
  cpSync(fixture("edition", "critical", "in"), folder, { recursive: true });
  let site: ServedSite;

  test.before(async () => {
    site = await buildAndServe(folder);
  });
  test.after(async () => {
    await engine.close();
    site.close();
  });

  /** The heads of the columns that are drawn. */
  async function columns(page: Page): Promise<string[]> {
    const heads = await page.locator("table.witnesses thead th").all();
    const seen: string[] = [];
    for (const head of heads) if (await head.isVisible()) seen.push(await head.innerText());
    return seen;
  }

  test("a box that is not ticked hides its column, without a script", async () => {
    const context = await engine.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${site.url}/hymn.witnesses.html`);
    const all = (await columns(page)).map((one) => one.toUpperCase());
    assert.equal(all, ["LINE", "TEXT", "A", "B", "C", "D2"]);
    await page.getByRole("checkbox", { name: "B", exact: true }).uncheck();
    const fewer = (await columns(page)).map((one) => one.toUpperCase());
    assert.equal(fewer, ["LINE", "TEXT", "A", "C", "D2"]);
    assert.is(await page.locator("td.c2").first().isVisible(), false);
    assert.is(await page.locator("td.c3").first().isVisible(), true);
    await page.getByRole("checkbox", { name: "B", exact: true }).check();
    assert.is(await page.locator("td.c2").first().isVisible(), true);
    await context.close();
  });

  test("the labels of a stemma fit their frames, in the face of the page", async () => {
    const page = await engine.newPage();
    await page.goto(`${site.url}/hymn.html`);
    const boxes = await page.locator(".stemma svg :has(> rect)").evaluateAll((nodes) =>
      nodes.map((node) => {
        const [frame, label] = ["rect", "text"].map((name) =>
          node.querySelector(name)?.getBoundingClientRect(),
        );
        return { frame, label, text: node.textContent };
      }),
    );
    assert.is(boxes.length, 7);
    for (const { frame, label, text } of boxes) {
      assert.ok(frame && label, text ?? "");
      assert.ok(frame.left < label.left && label.right < frame.right, `${text} is too wide`);
      assert.ok(frame.top < label.top && label.bottom < frame.bottom, `${text} is too high`);
    }
    await page.close();
  });

  test("in its box, the first row and the first column of the table of readings stay", async () => {
    const page = await engine.newPage({ viewport: { width: 320, height: 400 } });
    await page.goto(`${site.url}/hymn.readings.html#row-8`);
    const box = page.getByRole("region", { name: "Table of readings" });
    await box.focus();
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction("document.querySelector('section.table').scrollLeft > 0");
    // At one moment: the page may still be scrolling to the row.
    const corners = await page.evaluate(`
      ["section.table", "thead th:nth-child(2)", "#row-8 th"].map((selector) => {
        const { x, y } = document.querySelector(selector).getBoundingClientRect();
        return { x, y };
      })`);
    const [{ x, y }, head, first] = corners as [Corner, Corner, Corner];
    assert.ok(Math.abs(head.y - y) < 2, `${head.y} ${y}`);
    assert.ok(Math.abs(first.x - x) < 2, `${first.x} ${x}`);
    assert.ok(first.y > head.y, "the row that was asked for stands below the head");
    await page.emulateMedia({ media: "print" });
    assert.equal(
      await page.evaluate("getComputedStyle(document.querySelector('section.table')).maxHeight"),
      "none",
    );
    await page.close();
  });

  for (const path of PAGES) {
    for (const width of [320, 1280]) {
      test(`${path} in ${width} pixels: accessible, no sideways scrolling`, async () => {
        const page = await engine.newPage({ viewport: { width, height: 800 } });
        await page.goto(`${site.url}/${path}`);
        assert.equal(await accessibilityProblems(page), []);
        await page.emulateMedia({ colorScheme: "dark" });
        assert.equal(await accessibilityProblems(page, ["color-contrast"]), []);
        assert.equal(await tooWide(page), []);
        await page.close();
      });
    }
  }
}
