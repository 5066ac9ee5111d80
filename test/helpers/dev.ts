// `apograph dev` in a process of its own, and a reader of the events that it sends to pages.

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { get, type IncomingMessage, request } from "node:http";
import { FIXED_CLOCK } from "./command.ts";
import { inProject } from "./project.ts";

/** Long, for busy machines: nothing that works takes it. */
const PATIENCE_MS = 60_000;

export interface DevProcess {
  /** Of the home page. */
  readonly address: string;
  readonly printed: () => string;
  /** @returns the exit code */
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | null>;
}

const running = new Set<ChildProcess>();
process.on("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

/** Starts it in a folder, and waits until it is ready. */
export async function startDev(folder: string, ...args: string[]): Promise<DevProcess> {
  const bin = inProject("dist", "bin", "apograph.js");
  const child = spawn(process.execPath, [bin, "dev", "--port", "0", ...args], {
    cwd: folder,
    env: { ...process.env, SOURCE_DATE_EPOCH: FIXED_CLOCK, NO_COLOR: "1" },
  });
  running.add(child);
  const exit = once(child, "exit").then(([code]) => {
    running.delete(child);
    return code as number | null;
  });
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
  const address = await until(
    () => /^Ready: (\S+)$/mu.exec(text)?.[1],
    () => text,
  );
  return {
    address,
    printed: () => text,
    stop: (signal = "SIGINT") => {
      child.kill(signal);
      return exit;
    },
  };
}

/** Waits for a value; fails with what there is instead. */
export async function until<Value>(
  find: () => Value | undefined,
  instead: () => string = () => "",
): Promise<Value> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const value = find();
    if (value !== undefined) return value;
    if (Date.now() > end) throw new Error(`waited in vain: ${instead()}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

/** Asks for a path exactly as it is written: `fetch` would put it right. */
export function ask(
  address: string,
  path: string,
  options: { readonly method?: string; readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<Answer> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    const asking = request({ hostname, port, path, agent: false, ...options }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (chunk: string) => (body += chunk));
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    });
    asking.on("error", reject).end();
  });
}

export interface DevEvent {
  readonly event: string;
  readonly data: { readonly summary: string; readonly isBroken: boolean; readonly report: string };
}

/** The events that an open page gets. */
export interface OpenPage {
  /** Takes the next event of a kind; what came before it is passed over. */
  readonly next: (event: string) => Promise<DevEvent["data"]>;
  readonly close: () => void;
}

/** Opens a page as a browser does: fetches it, then listens for its version. */
export async function openPage(address: string, path: string): Promise<OpenPage> {
  const { body } = await ask(address, path);
  const version = /data-version="([^"]+)"/u.exec(body)?.[1] ?? "";
  const query = new URLSearchParams({ page: path, version });
  const events: DevEvent[] = [];
  let text = "";
  const listening = get(`${address}.apograph/events?${query}`, { agent: false }, (response) => {
    response.setEncoding("utf8").on("data", (chunk: string) => {
      const parts = (text + chunk).split("\n\n");
      text = parts.pop() ?? "";
      for (const part of parts) events.push(readEvent(part));
    });
    response.on("error", () => undefined);
  });
  listening.on("error", () => undefined);
  return {
    next: (wanted) =>
      until(
        () => {
          const index = events.findIndex(({ event }) => event === wanted);
          return index < 0 ? undefined : events.splice(0, index + 1).at(-1)?.data;
        },
        () => `no ${wanted} among ${JSON.stringify(events)}`,
      ),
    close: () => listening.destroy(),
  };
}

function readEvent(text: string): DevEvent {
  const [, event = "", data = "null"] = /^event: (.*)\ndata: (.*)$/u.exec(text) ?? [];
  return { event, data: JSON.parse(data) as DevEvent["data"] };
}
