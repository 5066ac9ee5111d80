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
  const command = compileFixedCommand(path, output);
  return { ...command, arguments: [...command.arguments, "-relocate:on"] };
}

/** The same for a stylesheet with an `xml:base`, which it keeps. */
export function compileFixedCommand(path: string, output: string): CompileCommand {
  return {
    module: new URL(import.meta.resolve("xslt3")),
    arguments: [`-xsl:${path}`, `-export:${output}`, "-nogo"],
  };
}

/** What the compiler says, taken apart. */
export interface Complaint {
  readonly code: string | undefined;
  /** Where it is, if that is known. */
  readonly line: number | undefined;
  readonly file: string | undefined;
  readonly message: string;
}

/**
 * It writes `Error CODE on line N in FILE:`, the message on the next lines, and a last line that says no
 * more. For errors in XPath, the place is in the message.
 */
export function readComplaint(complaint: string): Complaint {
  const said = complaint.replace(/\s*Failed to compile stylesheet\s*$/u, "").trim();
  const shape =
    /^Error (?<code>\w+)(?: on line (?<line>\d+) in (?<file>\S+))?:\s*(?<message>.*)$/su;
  const { code, line, file, message = said } = shape.exec(said)?.groups ?? {};
  const [, known = line] = /^Static error in .*? on line (\d+) in /u.exec(message) ?? [];
  return {
    code,
    line: known === undefined ? undefined : Number(known),
    file,
    message: message.replace(/\s+/gu, " ") || "the compiler did not say why",
  };
}

/**
 * The compiler's complaint as a diagnostic.
 *
 * @param path the stylesheet that was compiled, as messages show it
 */
export function compileDiagnostic(path: string, complaint: string): Diagnostic {
  const { code: said, line, file, message } = readComplaint(complaint);
  const place = file === undefined ? "" : `, at line ${line} of ${file}`;
  const code = said === undefined ? "" : ` (${said})`;
  return {
    code: "xslt/not-compiled",
    severity: "error",
    message: `The stylesheet cannot be compiled${place}: ${message}${code}`,
    path,
    notes: [],
  };
}
