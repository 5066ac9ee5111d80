// A real browser, and a built site on the loopback. The system's Chromium if there is one, else the one
// that npm installed; where neither starts (another system, another processor), tests say so and go on.

import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import npmChromium from "@sparticuz/chromium";
import { type Browser, chromium } from "playwright-core";
import { apograph } from "./command.ts";

const SYSTEM = [
  process.env["CHROMIUM"] ?? "",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];

/** A started browser; undefined, and a line that says so, if there is none. */
export async function openBrowser(purpose: string): Promise<Browser | undefined> {
  const system = SYSTEM.find((path) => path !== "" && existsSync(path));
  try {
    const executablePath = system ?? (await npmChromium.executablePath());
    return await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  } catch (error) {
    const [reason = ""] = String(error).split("\n");
    console.log(`skipped: ${purpose}: no Chromium starts; CHROMIUM may name one (${reason})`);
    return undefined;
  }
}

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};

export interface ServedSite {
  /** Without a slash at its end. */
  readonly url: string;
  /** The paths that were asked for and are there. */
  readonly served: string[];
  readonly close: () => void;
}

/** Builds an edition, and serves what came of it. */
export async function buildAndServe(folder: string): Promise<ServedSite> {
  const built = apograph(folder, "build");
  if (built.status !== 0) throw new Error(built.stdout + built.stderr);
  return serveFolder(join(folder, "dist", "edition"));
}

/** A server of files and nothing else. */
export async function serveFolder(folder: string): Promise<ServedSite> {
  const served: string[] = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "", "http://localhost").pathname);
    const file = join(folder, path);
    if (!file.startsWith(folder) || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    served.push(path);
    response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "text/plain" });
    response.end(readFileSync(file));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, served, close: () => server.close() };
}
