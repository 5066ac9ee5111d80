// The pictures in docs/screenshots, taken anew: of the sample edition, and of the letters in two languages of
// test/edition/parallel for what the sample doesn't have. Look at them before they are committed.

import { cpSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { openBrowser, serveFolder } from "../test/helpers/browser.ts";
import { apograph, copyOfSample, temporaryFolder } from "../test/helpers/command.ts";
import { fixture, inProject } from "../test/helpers/project.ts";

const TARGET = process.argv[2] ?? inProject("docs", "screenshots");

/** A README is opened often: no picture is larger. */
const LARGEST = 200_000;

const RECORD = "documents/1965-04-17-kuznetsov-kim.html";
const WIDE = { width: 1120, height: 680 };
const LOW = { width: 1120, height: 520 };
const PHONE = { width: 390, height: 844 };

interface Picture {
  readonly name: string;
  readonly path: string;
  readonly viewport?: typeof WIDE;
  readonly isDark?: boolean;
  /** What a reader does first. */
  readonly prepare?: (page: Page) => Promise<unknown>;
}

const SAMPLE: readonly Picture[] = [
  { name: "record", path: RECORD },
  { name: "verse", path: "documents/wife-of-bath-prologue.html" },
  { name: "dark", path: RECORD, isDark: true },
  { name: "phone", path: RECORD, viewport: PHONE },
  { name: "highlighted", path: RECORD, viewport: LOW, prepare: highlightAll },
  { name: "diplomatic", path: RECORD.replace(".html", ".diplomatic.html") },
  { name: "person", path: "persons/kim-byeong-jik.html" },
  { name: "person-phone", path: "persons/kim-byeong-jik.html", viewport: PHONE },
  { name: "persons", path: "persons/index.html" },
  { name: "place", path: "places/north-korea.html", isDark: true },
  { name: "interventions", path: "indexes/interventions-supplied.html" },
  { name: "archives", path: "indexes/archives.html" },
  { name: "search", path: "search.html", prepare: findKim },
];

const LETTERS: readonly Picture[] = [
  { name: "margin", path: "originals/ru/anna.html", viewport: LOW, prepare: goToText },
  { name: "beside", path: "letters/anna.with.anna.html" },
];

async function highlightAll(page: Page): Promise<void> {
  for (const box of await page.locator(".views input").all()) await box.check();
  await goToText(page);
}

async function goToText(page: Page): Promise<void> {
  await page.locator(".text").evaluate((text) => text.scrollIntoView());
}

/** By a form in another script than the text's. */
async function findKim(page: Page): Promise<void> {
  await page.fill("#search-query", "김병직");
  await page.keyboard.press("Enter");
  await page.locator(".search-results li").first().waitFor();
}

async function take(engine: Browser, folder: string, pictures: readonly Picture[]): Promise<void> {
  const built = apograph(folder, "build");
  if (built.status !== 0) throw new Error(built.stdout + built.stderr);
  const site = await serveFolder(join(folder, "dist", "edition"));
  for (const { name, path, viewport = WIDE, isDark = false, prepare } of pictures) {
    const context = await engine.newContext({
      viewport,
      colorScheme: isDark ? "dark" : "light",
      reducedMotion: "reduce",
    });
    const page = await context.newPage();
    await page.goto(`${site.url}/${path}`);
    await page.evaluate("document.fonts.ready");
    // Faces are optional: on a busy machine they come too late for the first visit.
    await page.reload();
    await page.evaluate("document.fonts.ready");
    await prepare?.(page);
    const file = join(TARGET, `${name}.png`);
    await page.screenshot({ path: file });
    const { size } = statSync(file);
    console.log(`${name}.png, ${size} bytes`);
    if (size > LARGEST) process.exitCode = 1;
    await context.close();
  }
  site.close();
}

const browser = await openBrowser("screenshots");
if (browser !== undefined) {
  await take(browser, copyOfSample(), SAMPLE);
  const letters = temporaryFolder();
  cpSync(fixture("edition", "parallel", "in"), letters, { recursive: true });
  await take(browser, letters, LETTERS);
  await browser.close();
}
