// The pages in docs/diagnostics/: each is about a code, and has a wrong and a right example. An example
// is one file or several; those behind the first are named by a line such as "`persons.xml`:".

import { readdirSync, readFileSync } from "node:fs";
import { inProject } from "./project.ts";

export interface ExampleFile {
  /** Undefined for what has no name: a stretch of a document. */
  readonly name: string | undefined;
  readonly language: string;
  readonly text: string;
}

export interface DiagnosticPage {
  readonly code: string;
  readonly text: string;
  readonly wrong: readonly ExampleFile[];
  readonly right: readonly ExampleFile[];
}

/** All pages, by their code. */
export function diagnosticPages(): DiagnosticPage[] {
  const root = inProject("docs", "diagnostics");
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path.includes("/") && path.endsWith(".md"))
    .toSorted()
    .map((path) => {
      const text = readFileSync(inProject("docs", "diagnostics", path), "utf8");
      const code = path.replace(/\.md$/u, "");
      return { code, text, wrong: filesIn(text, "Wrong"), right: filesIn(text, "Right") };
    });
}

function filesIn(page: string, heading: string): ExampleFile[] {
  // Not by every "## ": that begins a documentation in RELAX NG's compact syntax too.
  const section =
    page.split(/^## (?=(?:Wrong|Right)$)/mu).find((part) => part.startsWith(heading)) ?? "";
  const blocks = section.matchAll(
    /(?:^`(?<name>[^`\n]+)`:\n\n)?^```(?<language>\w+)\n(?<text>.*?)^```$/gmsu,
  );
  return [...blocks].map(({ groups }) => ({
    name: groups?.["name"],
    language: groups?.["language"] ?? "",
    text: groups?.["text"] ?? "",
  }));
}
