// What a page costs: bytes, requests, layout shift and time to DOMContentLoaded in Chromium, for each kind
// of page of a built site the heaviest one. From a server on the loopback, so the times are the browser's.

import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { readFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { type Visit, visit } from "../test/browser/visit.ts";
import { openBrowser, serveFolder } from "../test/helpers/browser.ts";
import { readTree } from "../test/helpers/command.ts";

const RUNS = 5;
const folder = process.argv[2] ?? "dist/edition";

interface Row extends Visit {
  readonly path: string;
  readonly zipped: number;
}

/** Each time with nothing in the browser's cache; the median of the times. */
async function measure(engine: Browser, url: string, path: string): Promise<Row> {
  const visits: Visit[] = [];
  for (let left = RUNS; left > 0; left--) {
    const context = await engine.newContext({ viewport: { width: 1280, height: 900 } });
    visits.push(await visit(await context.newPage(), encodeURI(`${url}/${path}`)));
    await context.close();
  }
  visits.sort((one, other) => one.contentLoaded - other.contentLoaded);
  const median = visits[RUNS >> 1] as Visit;
  const files = median.requests.map((one) => decodeURI(new URL(one).pathname));
  const zipped = files.reduce(
    (sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length,
    0,
  );
  return { ...median, path, zipped };
}

/** The largest page of each kind. */
function heaviestPages(): readonly string[] {
  const largest = new Map<string, { path: string; length: number }>();
  for (const [path, html] of readTree(folder)) {
    const kind = /<body class="page-([^"]*)"/u.exec(html)?.[1];
    if (!path.endsWith(".html") || kind === undefined) continue;
    if (html.length > (largest.get(kind)?.length ?? 0))
      largest.set(kind, { path, length: html.length });
  }
  return [...largest.values()].map(({ path }) => path).toSorted();
}

const browser = await openBrowser("bench:pages");
if (browser !== undefined) {
  const site = await serveFolder(folder);
  console.log("| page | kB | kB gzip | requests | layout shift | DOMContentLoaded ms |");
  console.log("| --- | ---: | ---: | ---: | ---: | ---: |");
  for (const path of heaviestPages()) {
    const { weight, zipped, requests, layoutShift, contentLoaded } = await measure(
      browser,
      site.url,
      path,
    );
    const sizes = [weight, zipped].map((one) => (one / 1000).toFixed(1));
    console.log(
      `| ${[path, ...sizes, requests.length, layoutShift, Math.round(contentLoaded)].join(" | ")} |`,
    );
  }
  await browser.close();
  site.close();
}
