// One query to each of the peers of bench/search.ts, and ten of its results, as a page would ask.

import { existsSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { chromium } from "playwright-core";
import { splitWords } from "../src/tei/names/words.ts";
import {
  importPeer,
  MINISEARCH_OPTIONS,
  type MiniSearchClass,
  shardOf,
} from "./search-builders.ts";

/** Reads a file of the index. */
export type ReadFile = (path: string) => Buffer;

const RESULTS = 10;

/** How many passages MiniSearch finds: words are looked for in their shards, and must all be there. */
export async function queryMiniSearch(query: string, read: ReadFile): Promise<number> {
  const { default: MiniSearch } = (await importPeer("minisearch")) as { default: MiniSearchClass };
  const found = splitWords(query).map(({ folded }) => {
    const json = read(`words/${shardOf(folded)}.json`).toString();
    const shard = MiniSearch.loadJSON(json, MINISEARCH_OPTIONS);
    return new Set(shard.search(folded, { prefix: true }).map(({ id }) => id));
  });
  const all = [...(found[0] ?? [])].filter((id) => found.every((ids) => ids.has(id)));
  const counts = JSON.parse(read("passages.json").toString()) as number[];
  for (const id of all.slice(0, RESULTS)) read(`texts/${documentOf(id, counts)}.json`);
  return all.length;
}

function documentOf(passage: number, counts: readonly number[]): number {
  let before = 0;
  return counts.findIndex((count) => (before += count) > passage);
}

/** How many documents Pagefind finds. It runs in a browser only, from a server. */
export async function queryPagefind(query: string, read: ReadFile): Promise<number> {
  const executablePath = ["/usr/bin/chromium", "/usr/bin/google-chrome"].find((path) =>
    existsSync(path),
  );
  if (executablePath === undefined) throw new Error("there is no Chromium");
  const server = await serve(read);
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage();
    const { port } = server.address() as AddressInfo;
    await page.goto(`http://127.0.0.1:${port}/`);
    return await page.evaluate<number>(`(async () => {
      const pagefind = await import("/pagefind.js");
      const { results } = await pagefind.search(${JSON.stringify(query)});
      await Promise.all(results.slice(0, ${RESULTS}).map((one) => one.data()));
      return results.length;
    })()`);
  } finally {
    await browser.close();
    server.close();
  }
}

async function serve(read: ReadFile): Promise<Server> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? "/").replace(/\?.*/u, ""));
    const isHtml = path === "/";
    const type = path.endsWith(".js")
      ? "text/javascript"
      : isHtml
        ? "text/html"
        : "application/octet-stream";
    try {
      const contents = isHtml
        ? Buffer.from("<!DOCTYPE html><html lang=de><title>search</title>")
        : read(path);
      response.writeHead(200, { "content-type": type }).end(contents);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return server;
}
