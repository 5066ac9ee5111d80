// One page in a browser, and what can be measured on it. What runs in the page is text: the project is
// compiled without the types of a document.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { BrowserContext, Page } from "playwright-core";

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
  "utf8",
);

export interface Visit {
  /** What the page asked for, by address. */
  readonly requests: readonly string[];
  /** Requests that failed, answers other than 200, errors of scripts. */
  readonly problems: readonly string[];
  /** Bytes of all answers but images, not compressed. */
  readonly weight: number;
  /** How many of them are faces. */
  readonly faces: number;
  readonly layoutShift: number;
  /** Milliseconds to DOMContentLoaded. */
  readonly contentLoaded: number;
}

const OBSERVE_SHIFTS = `
  globalThis.layoutShift = 0;
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) globalThis.layoutShift += value;
  }).observe({ type: "layout-shift", buffered: true });`;

/** The faces are there; after two frames, what a script of the page has changed is laid out. */
const LAID_OUT = `document.fonts.ready.then(
  () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
)`;

/** Opens a page and notes what happens until it has come to rest. */
export async function visit(page: Page, address: string): Promise<Visit> {
  const requests: string[] = [];
  const problems: string[] = [];
  const sizes: Promise<number>[] = [];
  const faces: Promise<number>[] = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("requestfailed", (request) => problems.push(`${request.url()} failed`));
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("response", (response) => {
    if (response.status() !== 200) problems.push(`${response.url()}: ${response.status()}`);
    const type = response.request().resourceType();
    if (type === "image") return;
    const size = response.body().then(({ length }) => length);
    sizes.push(size);
    if (type === "font") faces.push(size);
  });
  await page.addInitScript(OBSERVE_SHIFTS);
  await page.goto(address, { waitUntil: "load" });
  await page.evaluate(LAID_OUT);
  const measured = await page.evaluate<{ layoutShift: number; contentLoaded: number }>(`({
    layoutShift,
    contentLoaded: performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd,
  })`);
  const sum = async (all: readonly Promise<number>[]): Promise<number> =>
    (await Promise.all(all)).reduce((total, one) => total + one, 0);
  return { requests, problems, weight: await sum(sizes), faces: await sum(faces), ...measured };
}

interface AxeResult {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** What axe-core says against a page, a line for each element; all its rules, or some. */
export async function accessibilityProblems(
  page: Page,
  rules?: readonly string[],
): Promise<string[]> {
  const only = rules === undefined ? {} : { runOnly: { type: "rule", values: rules } };
  await page.evaluate(axeSource);
  const violations = await page.evaluate<AxeResult[]>(
    `axe.run(document, ${JSON.stringify(only)}).then(({ violations }) => violations)`,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 120)}: ${failureSummary}`),
  );
}

/** The elements that make the page wider than the window, by how far they reach. */
export function tooWide(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    return [...document.body.querySelectorAll("*")]
      .filter((one) => one.getBoundingClientRect().right > clientWidth)
      .map((one) => one.cloneNode().outerHTML + " " + one.getBoundingClientRect().right);
  })()`);
}

/** Does something with every address, a few at a time, each in a page of its own. */
export async function inPages<Result>(
  context: BrowserContext,
  addresses: readonly string[],
  use: (page: Page, address: string) => Promise<Result>,
): Promise<Map<string, Result>> {
  const waiting = [...addresses];
  const results = new Map<string, Result>();
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const page = await context.newPage();
      results.set(next, await use(page, next));
      await page.close();
    }
  };
  await Promise.all(Array.from({ length: 4 }, work));
  return results;
}
