// Stylesheets ready to run: read from the cache, or compiled by `xslt3` in a worker thread. The key
// is the content of every module, so an edited one is noticed wherever it is imported.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { decode } from "../source/source.ts";
import {
  type CompileCommand,
  compileCommand,
  compileDiagnostic,
  compileFixedCommand,
} from "../xslt/compile.ts";
import { importedModules } from "../xslt/graph.ts";
import type { Stylesheet } from "../xslt/run.ts";
import { type Cache, cacheKey } from "./cache.ts";
import type { Resource } from "./project.ts";

export interface LoadedStylesheet {
  /** Absent when it does not compile. */
  readonly stylesheet?: Stylesheet;
  readonly diagnostics: readonly Diagnostic[];
}

/** Loads a stylesheet, from its entry module. */
export async function loadStylesheet(entry: Resource, cache: Cache): Promise<LoadedStylesheet> {
  const { file: path, name } = entry;
  const key = cacheKey(["sef", readCompilerVersion(), ...readModules(path)]);
  const { sef, complaint } = await compileCached(key, cache, (folder) =>
    compileCommand(path, join(folder, SEF)),
  );
  if (complaint !== undefined) return { diagnostics: [compileDiagnostic(name, complaint)] };
  return { stylesheet: { path: name, sef }, diagnostics: [] };
}

/** A stylesheet, or what the compiler says against it. */
export interface Compiled {
  readonly sef?: unknown;
  readonly complaint?: string;
}

/** Compiles a stylesheet that is in no file, and imports none. */
export async function compileText(stylesheet: string, cache: Cache): Promise<Compiled> {
  const key = cacheKey(["sef of text", readCompilerVersion(), stylesheet]);
  return compileCached(key, cache, (folder) => {
    const path = join(folder, "stylesheet.xsl");
    writeFileSync(path, stylesheet);
    return compileFixedCommand(path, join(folder, SEF));
  });
}

const SEF = "stylesheet.sef.json";

/** From the cache, else made in a folder that is gone afterwards. */
async function compileCached(
  key: string,
  cache: Cache,
  prepare: (folder: string) => CompileCommand,
): Promise<Compiled> {
  const known = cache.read(key);
  if (known !== undefined) return { sef: parseSef(decode(known)) };
  const folder = mkdtempSync(join(tmpdir(), "apograph-xslt-"));
  try {
    const complaint = await compile(prepare(folder));
    if (complaint !== undefined) return { complaint };
    const text = readFileSync(join(folder, SEF), "utf8");
    cache.write(key, text);
    return { sef: parseSef(text) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Every module of the stylesheet, in the order of import. A missing one is the compiler's to report. */
function readModules(entry: string): string[] {
  const modules: string[] = [];
  const waiting = [pathToFileURL(entry).href];
  const seen = new Set(waiting);
  for (let href = waiting.shift(); href !== undefined; href = waiting.shift()) {
    const text = readIfThere(href);
    modules.push(text ?? "");
    for (const imported of text === undefined ? [] : importedModules(text, href)) {
      if (!seen.has(imported)) waiting.push(imported);
      seen.add(imported);
    }
  }
  return modules;
}

function readIfThere(href: string): string | undefined {
  try {
    return readFileSync(fileURLToPath(href), "utf8");
  } catch {
    return undefined;
  }
}

function readCompilerVersion(): string {
  const module = fileURLToPath(compileCommand("", "").module);
  const manifest: unknown = JSON.parse(readFileSync(join(dirname(module), "package.json"), "utf8"));
  return String((manifest as { version?: unknown }).version);
}

function parseSef(text: string): unknown {
  return JSON.parse(text);
}

/** Runs the compiler; its complaint, or undefined when it succeeded. */
function compile(command: CompileCommand): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(command.module, {
      argv: [...command.arguments],
      stdout: true,
      stderr: true,
    });
    let said = "";
    worker.stdout.setEncoding("utf8").on("data", (text: string) => (said += text));
    worker.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
    worker.on("error", reject);
    // What the worker wrote last is delivered after its exit.
    worker.on("exit", (code) => setImmediate(() => resolve(code === 0 ? undefined : said)));
  });
}
