// What scripts add to a page: the choice of what stands out is kept, notes open beside their marks, images
// open in large. Without a script everything is where it always was.

import { cpSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { buildAndServe, openBrowser, type ServedSite } from "../helpers/browser.ts";
import { edit, temporaryFolder } from "../helpers/command.ts";
import { fixture } from "../helpers/project.ts";
import { accessibilityProblems, tooWide } from "./visit.ts";

const LETTER = "originals/ru/anna.html";
const TRANSLATION = "letters/anna.html";
const BESIDE = "letters/anna.with.anna.html";
const SERVICE = "https://iiif.example.org/leaf-2";

const browser = await openBrowser("comfort by scripts");
if (browser === undefined) test("no browser", () => {});
else testComfort(browser);
test.run();

function testComfort(engine: Browser): void {
  const folder = temporaryFolder();
  cpSync(fixture("edition", "parallel", "in"), folder, { recursive: true });
  edit(
    folder,
    "tei/originals/ru/anna.xml",
    '<surface xml:id="leaf-2"><graphic url="../../images/leaf.svg" width="300px" height="400px"/>',
    `<surface xml:id="leaf-2"><graphic url="${SERVICE}/info.json"/>`,
  );
  const output = join(folder, "dist", "edition");
  let site: ServedSite;

  test.before(async () => {
    site = await buildAndServe(folder);
  });
  test.after(async () => {
    await engine.close();
    site.close();
  });

  const contexts: BrowserContext[] = [];
  async function newContext(javaScriptEnabled = true): Promise<BrowserContext> {
    // Not so wide that notes stand in the margin.
    const viewport = { width: 1000, height: 720 };
    const context = await engine.newContext({
      javaScriptEnabled,
      reducedMotion: "reduce",
      viewport,
    });
    contexts.push(context);
    // Nothing of a test leaves this machine.
    await context.route("https://**", (route) => route.abort());
    return context;
  }
  test.after.each(async () => {
    for (const context of contexts.splice(0)) await context.close();
  });

  async function open(path: string, context?: BrowserContext): Promise<Page> {
    const page = await (context ?? (await newContext())).newPage();
    page.on("pageerror", (error) => assert.unreachable(error.message));
    await page.goto(`${site.url}/${path}`);
    return page;
  }

  test("what stands out is kept from page to page, and given up again", async () => {
    const context = await newContext();
    const first = await open(LETTER, context);
    await first.locator('.views input[value="names"]').check();
    await first.locator('.views input[value="apparatus"]').check();
    const second = await open(TRANSLATION, context);
    assert.ok(await second.locator('.views input[value="names"]').isChecked());
    assert.not(await second.locator('.views input[value="insertions"]').isChecked());
    await second.locator('.views input[value="names"]').uncheck();
    const third = await open(BESIDE, context);
    assert.not(await third.locator('.views input[value="names"]').isChecked());
    assert.ok(await third.locator('.views input[value="apparatus"]').isChecked());
  });

  test("where nothing may be kept, the switches work all the same", async () => {
    const context = await newContext();
    await context.addInitScript(`Object.defineProperty(window, "localStorage", {
      get() { throw new DOMException("denied", "SecurityError"); },
    });`);
    const page = await open(LETTER, context);
    await page.locator('.views input[value="names"]').check();
    await page.locator(".text .note-mark a").hover();
    assert.ok(await page.locator(".popover").isVisible());
  });

  /** What the viewer shows once it has come to rest. */
  async function drawn(page: Page): Promise<string> {
    for (let before = ""; ;) {
      await page.waitForTimeout(150);
      const now = await page.evaluate<string>(
        `document.querySelector(".viewer canvas").toDataURL()`,
      );
      if (now === before) return now;
      before = now;
    }
  }

  const popover = (page: Page) => page.locator(".popover");

  test("a note opens under the pointer, stays while that is on it, and goes after", async () => {
    const page = await open(LETTER);
    await page.locator(".text .note-mark a").hover();
    assert.is((await popover(page).innerText()).trim(), "Не сохранилось. – Erika Editor");
    await popover(page).hover();
    await page.waitForTimeout(500);
    assert.ok(await popover(page).isVisible());
    await page.mouse.move(1, 1);
    await popover(page).waitFor({ state: "detached" });
  });

  test("Escape closes it without moving pointer or focus", async () => {
    const page = await open(LETTER);
    await page.locator(".text .note-mark a").hover();
    await page.keyboard.press("Escape");
    assert.is(await popover(page).count(), 0);
    const mark = page.locator(".text .note-mark a");
    await page.locator(".text .mark a").first().focus();
    await page.keyboard.press("Tab");
    assert.ok(await mark.evaluate((one) => one.matches(":focus")));
    assert.is(await popover(page).count(), 1);
    assert.is(await mark.getAttribute("aria-describedby"), "apograph-popover");
    await page.keyboard.press("Escape");
    assert.is(await popover(page).count(), 0);
    assert.ok(await mark.evaluate((one) => one.matches(":focus")));
    assert.is(await mark.getAttribute("aria-describedby"), null);
  });

  test("interventions, readings and names have theirs, and links lead where they led", async () => {
    const page = await open(LETTER);
    const mark = page.locator(".text .mark a").first();
    const title = await mark.getAttribute("title");
    await mark.hover();
    assert.match(await popover(page).innerText(), "supplied by Erika Editor");
    await page.keyboard.press("Escape");
    assert.is(await mark.getAttribute("title"), title);
    await page.locator(".text a.app").hover();
    assert.match(await popover(page).innerText(), "на море");
    await page.locator(".text a.link").hover();
    assert.is(await popover(page).innerText(), "Ivan");
    await page.locator(".text a.link").click();
    assert.match(page.url(), /persons\/ivan\.html$/u);
  });

  test("a popover is inside the window, on a narrow one too, and makes nothing inaccessible", async () => {
    const page = await open(BESIDE);
    await page.setViewportSize({ width: 320, height: 480 });
    for (const mark of await page.locator(".text :is(.mark, .note-mark) a").all()) {
      await mark.hover();
      const box = await popover(page).boundingBox();
      assert.ok(box !== null && box.x >= 0 && box.x + box.width <= 320, JSON.stringify(box));
      assert.equal(await tooWide(page), []);
    }
    assert.equal(await accessibilityProblems(page), []);
  });

  for (const path of [BESIDE, LETTER])
    test(`${path} is accessible, wide and narrow`, async () => {
      const page = await open(path);
      for (const width of [1280, 320]) {
        await page.setViewportSize({ width, height: 800 });
        assert.equal(await tooWide(page), []);
        assert.equal(await accessibilityProblems(page), []);
      }
    });

  test("two documents: next to each other where there is room, else under each other; so on paper", async () => {
    const page = await open(BESIDE);
    const isBeside = async (): Promise<boolean> => {
      const [first, second] = await page.locator(".beside .row:nth-child(3) > .cell").all();
      return (await first?.boundingBox())?.y === (await second?.boundingBox())?.y;
    };
    await page.setViewportSize({ width: 1200, height: 800 });
    assert.ok(await isBeside());
    await page.emulateMedia({ media: "print" });
    assert.not(await isBeside());
    await page.emulateMedia({ media: "screen" });
    await page.setViewportSize({ width: 400, height: 800 });
    assert.not(await isBeside());
  });

  test("an image opens in large by keyboard, comes nearer, and closes; the focus is back", async () => {
    const page = await open(LETTER);
    assert.not(site.served.some((path) => path.includes("openseadragon")));
    const link = page.locator(".facsimiles a").first();
    await link.press("Enter");
    await page.locator(".viewer.open canvas").first().waitFor();
    const dialog = page.getByRole("dialog", { name: "page 1" });
    assert.ok(await dialog.isVisible());
    const [closer] = await dialog.getByRole("button").all();
    assert.is(await closer?.innerText(), "Zoom in");
    assert.ok(await closer?.evaluate((one) => one.matches(":focus")));
    assert.equal(await accessibilityProblems(page), []);
    const whole = await drawn(page);
    await page.keyboard.press("Enter");
    const near = await drawn(page);
    assert.is.not(near, whole);
    await page.keyboard.press("0");
    assert.is.not(await drawn(page), near);
    await page.keyboard.press("Escape");
    await page.locator(".viewer").waitFor({ state: "detached" });
    assert.ok(await link.evaluate((one) => one.matches(":focus")));
  });

  test("an image service is asked for what it has, and its parts are shown", async () => {
    const context = await newContext();
    const asked: string[] = [];
    await context.route(`${SERVICE}/**`, async (route) => {
      const { pathname } = new URL(route.request().url());
      asked.push(pathname);
      const headers = { "access-control-allow-origin": "*" };
      if (pathname.endsWith("/info.json")) {
        const json = {
          "@context": "http://iiif.io/api/image/3/context.json",
          id: SERVICE,
          type: "ImageService3",
          protocol: "http://iiif.io/api/image",
          profile: "level1",
          width: 1200,
          height: 1600,
          tiles: [{ width: 512, scaleFactors: [1, 2, 4] }],
        };
        return route.fulfill({ json, headers });
      }
      const body = `<svg xmlns="http://www.w3.org/2000/svg" width="512" height="512"><rect width="512" height="512" fill="#963"/></svg>`;
      return route.fulfill({ body, headers, contentType: "image/svg+xml" });
    });
    const page = await open(LETTER, context);
    await page.locator(".facsimiles a").nth(1).click();
    await page.locator(".viewer.open").waitFor();
    await page.waitForTimeout(300);
    assert.ok(asked.includes("/leaf-2/info.json"), asked.join(" "));
    assert.ok(
      asked.some((path) => /\/leaf-2\/\d[^/]*\/\d+,\d*\/0\/default\.jpg$/u.test(path)),
      asked.join(" "),
    );
  });

  test("without the viewer, an image is a link as ever", async () => {
    const context = await newContext();
    await context.route("**/openseadragon.min.js", (route) => route.abort());
    const page = await open(LETTER, context);
    await page.locator(".facsimiles a").first().click();
    await page.waitForURL(/images\/leaf\.svg$/u);
  });

  test("without a script: no popover, notes and images by links, nothing hidden", async () => {
    const page = await open(LETTER, await newContext(false));
    await page.locator(".text .note-mark a").hover();
    assert.is(await popover(page).count(), 0);
    await page.locator(".text .note-mark a").click();
    assert.match(page.url(), /#note-1$/u);
    assert.ok(await page.locator(":target").isVisible());
    await page.locator(".facsimiles a").first().click();
    await page.waitForURL(/images\/leaf\.svg$/u);
  });

  test("from a folder, without a server: popovers and images", async () => {
    const page = await (await newContext()).newPage();
    await page.goto(pathToFileURL(join(output, LETTER)).href);
    await page.locator(".text .note-mark a").hover();
    assert.ok(await popover(page).isVisible());
    await page.locator(".facsimiles a").first().click();
    await page.locator(".viewer.open canvas").first().waitFor();
    await page.locator(".viewer-close").click();
    await page.locator(".viewer").waitFor({ state: "detached" });
  });
}
