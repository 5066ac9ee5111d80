// The installed package: where it is, what it calls itself, and which findings it has pages about.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the installed package, from `dist/src/project/`. */
export const PACKAGE_FOLDER: string = fileURLToPath(
  new URL(".", import.meta.resolve("apograph/package.json")),
);

/** `Apograph 0.1.0`. */
export function toolkitName(): string {
  return `Apograph ${toolkitVersion()}`;
}

export function toolkitVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(PACKAGE_FOLDER, "package.json"), "utf8"));
  return String((manifest as { version?: unknown }).version);
}

/** The page about a code, as Markdown; undefined when it has none. */
export function diagnosticPage(code: string): string | undefined {
  // A code may come from a project's own rules.
  if (!/^[a-z-]+\/[a-z-]+$/u.test(code)) return undefined;
  const file = join(PACKAGE_FOLDER, "docs/diagnostics", `${code}.md`);
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

/** All codes of findings, sorted: each has its page in docs/diagnostics. */
export function diagnosticCodes(): string[] {
  return readdirSync(join(PACKAGE_FOLDER, "docs/diagnostics"), {
    recursive: true,
    encoding: "utf8",
  })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path.includes("/") && path.endsWith(".md"))
    .map((path) => path.replace(/\.md$/u, ""))
    .toSorted();
}
