// How a stylesheet is compiled to SEF, the form that SaxonJS runs. SaxonJS has no function for it:
// the `xslt3` command does it. This file knows the command and reads its complaints; the worker
// thread in which it runs belongs to `project/`. The only mention of `xslt3`.

import type { Diagnostic } from "../diagnostic/diagnostic.ts";

/** What to run in a worker: a module (as a file URL) and its arguments. */
export interface CompileCommand {
  readonly module: URL;
  readonly arguments: readonly string[];
}

/** Compiles the stylesheet at `path` into the file `output`. Both are system paths. */
export function compileCommand(path: string, output: string): CompileCommand {
  return {
    module: new URL(import.meta.resolve("xslt3")),
    arguments: [`-xsl:${path}`, `-export:${output}`, "-nogo", "-relocate:on"],
  };
}

/**
 * The compiler's complaint as a diagnostic. It writes `Error CODE on line N in FILE:` (the place is
 * missing for errors in XPath), the message on the next lines, and a last line that says no more.
 *
 * @param path the stylesheet that was compiled, as messages show it
 */
export function compileDiagnostic(path: string, complaint: string): Diagnostic {
  const said = complaint.replace(/\s*Failed to compile stylesheet\s*$/u, "").trim();
  const shape =
    /^Error (?<code>\w+)(?: on line (?<line>\d+) in (?<file>\S+))?:\s*(?<message>.*)$/su;
  const parts = shape.exec(said)?.groups;
  const message = (parts?.["message"] ?? said).replace(/\s+/gu, " ");
  const place =
    parts?.["file"] === undefined ? "" : `, at line ${parts["line"]} of ${parts["file"]}`;
  const code = parts?.["code"] === undefined ? "" : ` (${parts["code"]})`;
  return {
    code: "xslt/not-compiled",
    severity: "error",
    message: `The stylesheet cannot be compiled${place}: ${message || "the compiler did not say why"}${code}`,
    path,
    notes: [],
  };
}
