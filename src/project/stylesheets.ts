// Stylesheets ready to run: read from the cache, or compiled by `xslt3` in a worker thread. The key
// is the content of every module, so an edited one is noticed wherever it is imported.

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { decode } from "../source/source.ts";
import { compileCommand, compileDiagnostic } from "../xslt/compile.ts";
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
  const modules = readModules(path);
  const compilerVersion = readCompilerVersion();
  const key = cacheKey(["sef", compilerVersion, ...modules]);
  const known = cache.read(key);
  if (known !== undefined)
    return { stylesheet: { path: name, sef: parseSef(decode(known)) }, diagnostics: [] };

  const folder = mkdtempSync(join(tmpdir(), "apograph-xslt-"));
  try {
    const output = join(folder, "stylesheet.sef.json");
    const complaint = await compile(path, output);
    if (complaint !== undefined) return { diagnostics: [compileDiagnostic(name, complaint)] };
    const text = readFileSync(output, "utf8");
    cache.write(key, text);
    return { stylesheet: { path: name, sef: parseSef(text) }, diagnostics: [] };
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
function compile(path: string, output: string): Promise<string | undefined> {
  const command = compileCommand(path, output);
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
