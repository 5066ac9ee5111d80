// Serves an edition in the making, and tells the pages that are open when they are out of date. Only GET
// and HEAD, only from memory, and only to those who call this machine by its own name.

import { readFileSync } from "node:fs";
import {
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type Server,
  type ServerResponse,
} from "node:http";
import { type AddressInfo, isIP } from "node:net";
import { extname, join } from "node:path";
import { EDITION_PAGES } from "../../site/pages.ts";
import { describeFileError } from "../files.ts";
import { Misuse } from "../misuse.ts";
import { PACKAGE_FOLDER } from "../package.ts";
import { type DevSite, pathOfAddress } from "./dev-site.ts";

/** What is to be said over the pages. */
export interface Notice {
  /** `2 errors, 1 warning`; empty when there is nothing to say. */
  readonly summary: string;
  /** Whether pages are as they were before. */
  readonly isBroken: boolean;
  /** The findings, as at a terminal. */
  readonly report: string;
}

const NO_NOTICE: Notice = { summary: "", isBroken: false, report: "" };

/** No file of an edition can be called so: hidden files are no sources. */
const OWN = ".apograph/";
const CLIENT = `${OWN}client.js`;
const EVENTS = `${OWN}events`;

const TYPES: Readonly<Record<string, string>> = {
  ".bib": "application/x-bibtex; charset=utf-8",
  ".cff": "text/plain; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".gif": "image/gif",
  ".html": "text/html; charset=utf-8",
  ".jpeg": "image/jpeg",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".png": "image/png",
  ".ris": "application/x-research-info-systems; charset=utf-8",
  ".rng": "application/xml",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ".xml": "application/xml",
};

/** An open page: which it is, and which version of it is shown. */
interface Reader {
  readonly response: ServerResponse;
  readonly page: string;
  readonly version: string;
}

export class DevServer {
  readonly #host: string;
  readonly #server: Server;
  readonly #readers = new Set<Reader>();
  #site: DevSite | undefined;
  #notice = NO_NOTICE;

  constructor(host: string) {
    this.#host = host;
    this.#server = createServer((request, response) => this.#answer(request, response));
  }

  /**
   * Begins to listen.
   *
   * @returns the address of the home page
   * @throws {Misuse} when the port or the host cannot be had
   */
  async listen(port: number): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once("error", (error) => reject(new Misuse(explain(error, this.#host, port))));
      this.#server.listen(port, this.#host, resolve);
    });
    const { port: actual } = this.#server.address() as AddressInfo;
    const host = isIP(this.#host) === 6 ? `[${this.#host}]` : this.#host;
    return `http://${host}:${actual}/`;
  }

  /** Shows another state. Without a site, pages stay as they are. */
  show(site: DevSite | undefined, notice: Notice): void {
    this.#site = site ?? this.#site;
    this.#notice = notice;
    for (const reader of this.#readers) this.#tell(reader);
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const { method = "", url = "/", headers } = request;
    if (!isOwnName(headers.host, this.#host))
      return send(response, 403, plain("This server is not known by that name.\n"));
    if (method !== "GET" && method !== "HEAD")
      return send(response, 405, plain("Only GET and HEAD.\n", { allow: "GET, HEAD" }));
    const path = pathOfAddress(url);
    if (path === undefined) return send(response, 400, plain("This is no address.\n"));
    if (path === CLIENT) return send(response, 200, this.#client());
    if (path === EVENTS) return this.#listenTo(response, url);
    const { status, contents, type } = this.#find(path);
    const isPage = type === TYPES[".html"];
    const body = isPage ? this.#withClient(path, contents) : contents;
    return send(response, status, { body, headers: { "content-type": type } });
  }

  #find(path: string): { status: number; contents: string | Uint8Array; type: string } {
    const html = TYPES[".html"] as string;
    // The edition has errors from the start, or is not made yet: the notice says so.
    if (this.#site === undefined)
      return { status: 503, contents: "<!DOCTYPE html>\n<title>Apograph</title>\n", type: html };
    const contents = this.#site.file(path);
    if (contents !== undefined) return { status: 200, contents, type: typeOf(path) };
    const missing = this.#site.file(EDITION_PAGES["not-found"]) ?? "";
    // Its references hold in the root only.
    const page = textOf(missing).replace("<head>", '<head><base href="/">');
    return { status: 404, contents: page, type: html };
  }

  /** In what is served alone: no script is ever written into a page. */
  #withClient(path: string, contents: string | Uint8Array): string {
    const version = this.#versionOf(path);
    const script = `<script src="/${CLIENT}" data-version="${version}" defer></script>`;
    const html = textOf(contents);
    const end = html.lastIndexOf("</body>");
    return end < 0 ? html + script : html.slice(0, end) + script + html.slice(end);
  }

  #client(): Answer {
    const body = readFileSync(join(PACKAGE_FOLDER, "src/project/dev/client.js"));
    return { body, headers: { "content-type": TYPES[".js"] } };
  }

  #versionOf(path: string): string {
    return this.#site?.version(path) ?? "none";
  }

  #listenTo(response: ServerResponse, url: string): void {
    const query = new URL(url, "http://localhost").searchParams;
    const page = pathOfAddress(query.get("page") ?? "") ?? "";
    const reader = { response, page, version: query.get("version") ?? "" };
    response.writeHead(200, { ...HEADERS, "content-type": "text/event-stream; charset=utf-8" });
    this.#readers.add(reader);
    response.on("close", () => this.#readers.delete(reader));
    this.#tell(reader);
  }

  #tell({ response, page, version }: Reader): void {
    const isOutdated = this.#versionOf(page) !== version;
    const event = isOutdated ? "reload" : "notice";
    response.write(`event: ${event}\ndata: ${JSON.stringify(this.#notice)}\n\n`);
  }
}

interface Answer {
  readonly body: string | Uint8Array;
  readonly headers: OutgoingHttpHeaders;
}

const HEADERS: OutgoingHttpHeaders = {
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
};

function plain(body: string, headers: OutgoingHttpHeaders = {}): Answer {
  return { body, headers: { "content-type": TYPES[".txt"], ...headers } };
}

/** Node leaves the body of an answer to HEAD out. */
function send(response: ServerResponse, status: number, { body, headers }: Answer): void {
  const length = Buffer.byteLength(body);
  response.writeHead(status, { ...HEADERS, ...headers, "content-length": length });
  response.end(body);
}

function typeOf(path: string): string {
  return TYPES[extname(path).toLowerCase()] ?? "application/octet-stream";
}

function textOf(contents: string | Uint8Array): string {
  return typeof contents === "string" ? contents : Buffer.from(contents).toString("utf8");
}

/**
 * Whether a request means this machine. A page from elsewhere can have its own name lead here (DNS
 * rebinding) and then read what we serve; it cannot do that with a number, nor with `localhost`.
 */
function isOwnName(header: string | undefined, host: string): boolean {
  const address = `http://${header ?? ""}`;
  if (header === undefined || !URL.canParse(address)) return false;
  const { hostname } = new URL(address);
  const name = hostname.replace(/^\[|\]$/gu, "");
  return name === "localhost" || isIP(name) !== 0 || name === host.toLowerCase();
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): string {
  if (error.code === "EADDRINUSE")
    return `Port ${port} of ${host} is taken. Choose another with --port; --port 0 takes any that is free.`;
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND")
    return `This machine has no address ${host}.`;
  return `Cannot listen on port ${port} of ${host}: ${describeFileError(error)}.`;
}
