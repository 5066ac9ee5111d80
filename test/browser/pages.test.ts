// Every page of two editions in a real browser: accessible by axe-core in light and dark, as wide as the
// window, light, still, complete, and asking nobody else for anything. The sample is what a reader sees,
// the other edition has what is easily forgotten (empty indexes, names in several scripts, an image).

import { cpSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { openBrowser, serveFolder } from "../helpers/browser.ts";
import { apograph, copyOfSample, readTree, temporaryFolder } from "../helpers/command.ts";
import { fixture } from "../helpers/project.ts";
import { accessibilityProblems, inPages, tooWide, visit } from "./visit.ts";

/** All kinds of pages there are; `views.xsl` and `page.xsl` name them in the class of the body. */
const KINDS = [
  "archives",
  "chronology",
  "declaration",
  "document",
  "documents",
  "encoding",
  "entity",
  "home",
  "interventions",
  "names",
  "not-found",
  "readings",
  "register",
  "search",
  "witnesses",
];

/** A document's bytes without images, not compressed; other pages may need faces of more scripts. */
const HEAVIEST = 100_000;

/** The sample's critical edition: 162 lines of verse and the 122 entries of their apparatus; its witnesses. */
const HEAVIEST_CRITICAL = 250_000;

/** A table of witnesses is divided where lists are (src/site/parts.ts). */
const HEAVIEST_TABLE = 300_000;

/** The rules of axe-core that look at colours. */
const COLOURS = ["color-contrast", "link-in-text-block"];

const SWITCH_ON = `document.querySelectorAll(".views input").forEach((one) => one.click())`;

/** What moves by itself, or takes time to change. */
const MOTION = `({
  scrolling: getComputedStyle(document.documentElement).scrollBehavior,
  moving: [...document.querySelectorAll("*")]
    .filter((one) => {
      const { transitionDuration, animationName } = getComputedStyle(one);
      return animationName !== "none" || parseFloat(transitionDuration) > 0;
    })
    .map((one) => one.cloneNode().outerHTML),
})`;

interface Motion {
  readonly scrolling: string;
  readonly moving: readonly string[];
}

async function look(page: Page, address: string) {
  const seen = await visit(page, address);
  // A busy machine may paint half a line before the rest of the page is there: what moves, moves again.
  const isMoving = seen.layoutShift > 0;
  const again = isMoving ? await visit(await page.context().newPage(), address) : seen;
  const kind = (await page.getAttribute("body", "class"))?.replace("page-", "");
  const light = await accessibilityProblems(page);
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  const dark = await accessibilityProblems(page);
  const motion = await page.evaluate<Motion>(MOTION);
  const hasSwitches = (await page.locator(".views input").count()) > 0;
  const marked = hasSwitches ? await problemsOfMarks(page) : [];
  await page.setViewportSize({ width: 320, height: 640 });
  const narrow = await tooWide(page);
  // Zoom of 200 % in a window of 1280 pixels is a window of 640; larger letters alone are harder.
  await page.setViewportSize({ width: 640, height: 480 });
  const zoomed = [...(await tooWide(page)), ...(await accessibilityProblems(page))];
  await page.evaluate(`document.documentElement.style.fontSize = "225%"`);
  const enlarged = await tooWide(page);
  return {
    seen,
    layoutShift: again.layoutShift,
    kind,
    light,
    dark,
    marked,
    motion,
    narrow,
    zoomed,
    enlarged,
  };
}

/** Contrast where all switches of the view are on; the page is dark before and after. */
async function problemsOfMarks(page: Page): Promise<string[]> {
  await page.evaluate(SWITCH_ON);
  const dark = await accessibilityProblems(page, COLOURS);
  await page.emulateMedia({ colorScheme: "light" });
  const light = await accessibilityProblems(page, COLOURS);
  await page.emulateMedia({ colorScheme: "dark" });
  return [...dark, ...light];
}

/** The folder of an edition built from a fixture. */
function buildEdges(): string {
  const folder = temporaryFolder();
  cpSync(fixture("edition", "edges", "in"), folder, { recursive: true });
  return folder;
}

const browser = await openBrowser("all pages in a browser");
if (browser === undefined) test("no browser", () => {});
else {
  const kinds = new Set([
    ...(await testEdition(browser, "sample", copyOfSample())),
    ...(await testEdition(browser, "edges", buildEdges())),
  ]);
  test("there is a page of every kind", () => assert.equal([...kinds].toSorted(), KINDS));
  test.after(() => browser.close());
}
test.run();

async function testEdition(
  engine: Browser,
  edition: string,
  folder: string,
): Promise<readonly (string | undefined)[]> {
  const built = apograph(folder, "build");
  if (built.status !== 0) throw new Error(built.stdout + built.stderr);
  const output = join(folder, "dist", "edition");
  const site = await serveFolder(output);
  const context = await engine.newContext({ viewport: { width: 1280, height: 900 } });
  const addresses = [...readTree(output).keys()]
    .filter((path) => path.endsWith(".html"))
    .map((path) => encodeURI(`${site.url}/${path}`));
  const pages = await inPages(context, addresses, look);
  await context.close();
  site.close();
  for (const [address, found] of pages) {
    const name = `${edition}, ${decodeURI(address.slice(site.url.length + 1))}`;
    const { seen } = found;
    test(`${name}: accessible`, () => {
      assert.equal(found.light, []);
      assert.equal(found.dark, []);
      assert.equal(found.marked, [], "with everything highlighted");
      assert.equal(found.motion, { scrolling: "auto", moving: [] }, "motion is not wanted");
    });
    test(`${name}: no sideways scrolling`, () => {
      assert.equal(found.narrow, [], "320 pixels");
      assert.equal(found.zoomed, [], "200 %");
      assert.equal(found.enlarged, [], "letters of 200 %");
    });
    test(`${name}: complete, by itself, light and still`, () => {
      assert.equal(seen.problems, []);
      assert.equal(
        seen.requests.filter((one) => !one.startsWith(`${site.url}/`)),
        [],
      );
      const weight = found.kind === "document" ? seen.weight : seen.weight - seen.faces;
      const isCritical = name.includes("wife-of-bath");
      const isTable = found.kind === "witnesses" || found.kind === "readings";
      const heaviest = isTable ? HEAVIEST_TABLE : isCritical ? HEAVIEST_CRITICAL : HEAVIEST;
      assert.ok(weight > 1000 && weight < heaviest, `${weight} bytes`);
      assert.is(found.layoutShift, 0);
    });
  }
  return [...pages.values()].map(({ kind }) => kind);
}
