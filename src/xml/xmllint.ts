// Validation by libxml2 (`xmllint-wasm`), behind one function. It compiles the schema anew at every
// call, so a call takes all documents at once. It knows lines, not columns.
// The only import of `xmllint-wasm`.

import { memoryPages, validateXML } from "xmllint-wasm";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { lineSpan, type Source } from "../source/source.ts";

/**
 * Validates documents against a RELAX NG schema in XML syntax that needs no other file.
 * Documents must be well formed: our own reader says why not, with exact positions.
 *
 * @returns findings with the code `relaxng/invalid` and the span of the line that libxml2 names;
 *   `relaxng/schema` when it cannot use the schema itself
 * @throws when libxml2 fails for a reason that has to do with neither
 */
export async function validateWithXmllint(
  sources: readonly Source[],
  schema: Source,
): Promise<Diagnostic[]> {
  if (sources.length === 0) return [];
  const bytes = sources.reduce((total, source) => total + source.bytes.length, 0);
  try {
    const result = await validateXML({
      // Numbered names: real paths would need folders in its file system, and may look like options.
      xml: sources.map((source, index) => ({ fileName: `${index}.xml`, contents: source.bytes })),
      schema: [{ fileName: SCHEMA_NAME, contents: schema.bytes }],
      extension: "relaxng",
      initialMemoryPages: 64 * memoryPages.MiB,
      maxMemoryPages: Math.min(memoryPages.max, 512 * memoryPages.MiB + (bytes >> 10)),
    });
    return result.valid ? [] : toDiagnostics(result.rawOutput, sources);
  } catch (error) {
    const complaint = (error as { code?: unknown; message: string }).message;
    if ((error as { code?: unknown }).code !== SCHEMA_REFUSED) throw error;
    return [schemaFinding(schema, complaint)];
  }
}

const SCHEMA_NAME = "schema.rng";
/** xmllint's exit code for a schema that it cannot compile. */
const SCHEMA_REFUSED = 5;

/** What libxml2 says of one line of one document, or of the document when it names no line. */
interface LineFindings {
  readonly source: Source;
  readonly line: number | undefined;
  readonly messages: string[];
}

/**
 * One mistake makes libxml2 write several lines: the complaint, sometimes without a place, then that
 * the element "failed to validate", then the same of its ancestors; and after all lines of a document
 * that it fails to validate. They become one finding a line, and never none for such a document.
 */
function toDiagnostics(output: string, sources: readonly Source[]): Diagnostic[] {
  const findings: Diagnostic[] = [];
  let lines: LineFindings[] = [];
  let unplaced: string[] = [];
  for (const written of output.split("\n")) {
    const { file, line, verdict } = OUTPUT_LINE.exec(written)?.groups ?? {};
    const message = written.replace(/^.*Relax-NG validity error : /u, "").trim();
    const source = sources[Number(file)];
    if (source === undefined) {
      if (message !== "") unplaced.push(message);
      continue;
    }
    if (line !== undefined) {
      addLine(lines, { source, line: Number(line), messages: [...unplaced, message] });
    } else if (verdict === "fails to validate") {
      if (unplaced.length > 0) addLine(lines, { source, line: undefined, messages: unplaced });
      if (lines.length === 0) addLine(lines, { source, line: undefined, messages: [UNEXPLAINED] });
      findings.push(...withoutEchoes(lines).map(lineDiagnostic));
      lines = [];
    }
    unplaced = [];
  }
  return findings;
}

/** `3.xml:12: element p: …`, or the last word on a document. */
const OUTPUT_LINE =
  /^(?<file>\d+)\.xml(?::(?<line>\d+): | (?<verdict>validates|fails to validate)$)/u;

const UNEXPLAINED = "The document is not valid, but libxml2 does not say why";

function addLine(lines: LineFindings[], found: LineFindings): void {
  const known = lines.find(({ line }) => line === found.line);
  if (known === undefined) lines.push(found);
  else known.messages.push(...found.messages);
}

function isEcho(message: string): boolean {
  return /failed to validate content$|^Invalid sequence in interleave$/u.test(message);
}

/** Drops the lines of ancestors that failed only because something inside them did. */
function withoutEchoes(lines: readonly LineFindings[]): LineFindings[] {
  const telling = lines.filter((found) => !found.messages.every(isEcho));
  return telling.length > 0 ? telling : [...lines];
}

function lineDiagnostic({ source, line, messages }: LineFindings): Diagnostic {
  const telling = messages.filter((message) => !isEcho(message));
  const precise = telling.filter((message) => !message.endsWith("failed to validate attributes"));
  const chosen = [precise, telling, messages].find((list) => list.length > 0) ?? messages;
  return {
    code: "relaxng/invalid",
    severity: "error",
    message: `${[...new Set(chosen)].join("; ")}.`,
    path: source.path,
    ...(line === undefined ? {} : { span: lineSpan(source, line) }),
    notes: [],
  };
}

function schemaFinding(schema: Source, complaint: string): Diagnostic {
  const line = /^schema\.rng:(\d+):/u.exec(complaint)?.[1];
  const message = complaint
    .split("\n")[0]
    ?.replace(/^.*(?:parser|Relax-NG) error : /u, "")
    .trim();
  return {
    code: "relaxng/schema",
    severity: "error",
    message: `The schema cannot be used: ${message || "libxml2 does not say why"}.`,
    path: schema.path,
    ...(line === undefined ? {} : { span: lineSpan(schema, Number(line)) }),
    notes: [],
  };
}
