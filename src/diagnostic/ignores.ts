// Findings that a document itself asks to leave out: `<?apograph ignore CODE reason?>`. Whatever is wrong
// with such an instruction is a finding, too, so that none is kept longer than it is needed.

import { closest } from "../source/closest.ts";
import type { Source, Span } from "../source/source.ts";
import type { Diagnostic, Fix, Severity } from "./diagnostic.ts";
import { isUnchangeable, unknownCode } from "./settings.ts";

/** An instruction as the document has it. */
export interface Ignore {
  /** The first word: "ignore", unless somebody mistook it. */
  readonly command: string;
  /** "" when it names none. */
  readonly code: string;
  /** "" when it gives none. */
  readonly reason: string;
  /** The whole instruction. */
  readonly span: Span;
  /** Where it applies; undefined when no element follows. */
  readonly scope: Span | "document" | undefined;
}

export interface IgnoreContext {
  readonly source: Source;
  /** All codes that there are. */
  readonly codes: readonly string[];
  /** Whether the document was searched for a code in this run: else nobody knows if it is needed. */
  readonly isChecked: (code: string) => boolean;
}

/**
 * The findings of a document that are left, and what is to be said of its ignores.
 */
export function applyIgnores(
  diagnostics: readonly Diagnostic[],
  ignores: readonly Ignore[],
  context: IgnoreContext,
): { left: Diagnostic[]; about: Diagnostic[] } {
  const used = new Set<Ignore>();
  const left = diagnostics.filter((diagnostic) => {
    const matching = ignores.filter((ignore) => covers(ignore, diagnostic));
    for (const ignore of matching) used.add(ignore);
    return matching.length === 0;
  });
  const about = ignores.flatMap((ignore) => judge(ignore, used.has(ignore), context));
  return { left, about };
}

function covers({ command, code, scope }: Ignore, { code: found, span }: Diagnostic): boolean {
  if (command !== COMMAND || code !== found || !isIgnorable(code)) return false;
  if (scope === "document") return true;
  return (
    scope !== undefined && span !== undefined && scope.start <= span.start && span.start < scope.end
  );
}

const COMMAND = "ignore";

/** Not about what a document says, but about what is made of it. */
const ELSEWHERE = ["apograph/", "site/", "xslt/"];

function isIgnorable(code: string): boolean {
  return !isUnchangeable(code) && !ELSEWHERE.some((area) => code.startsWith(area));
}

function judge(ignore: Ignore, isUsed: boolean, context: IgnoreContext): Diagnostic[] {
  const { command, code, reason, span } = ignore;
  const { source, codes, isChecked } = context;
  const finding = (what: string, severity: Severity, message: string, fix?: Fix): Diagnostic[] => [
    {
      code: what,
      severity,
      message,
      path: source.path,
      span,
      notes: [],
      ...(fix === undefined ? {} : { fix }),
    },
  ];
  if (command !== COMMAND) {
    const isNear = closest(command, [COMMAND]) !== undefined;
    const hint = isNear ? `Did you mean "${COMMAND}"?` : `It knows "${COMMAND}" alone.`;
    const message = `Apograph knows no instruction "${command}". ${hint}`;
    return finding("apograph/unknown-instruction", "error", message);
  }
  const refusal = refuseCode(code, codes);
  if (refusal !== undefined) return finding("apograph/unknown-code", "error", refusal);
  if (isUsed) {
    if (reason !== "") return [];
    const message = `This leaves out "${code}", but does not say why. Write the reason behind the code.`;
    return finding("apograph/ignore-without-reason", "error", message);
  }
  if (!isChecked(code)) return [];
  const where = ignore.scope === "document" ? "the document" : "the element behind it";
  const message = `There is no "${code}" in ${where}. Remove this instruction.`;
  const fix = { title: "Remove it", edits: [{ span: withItsLine(span, source), text: "" }] };
  return finding("apograph/unused-ignore", "warning", message, fix);
}

function refuseCode(code: string, codes: readonly string[]): string | undefined {
  if (code === "")
    return "This names no code. Write <?apograph ignore CODE reason?>; each finding shows its code in brackets.";
  if (!codes.includes(code)) return unknownCode(code, codes);
  if (isIgnorable(code)) return undefined;
  return isUnchangeable(code)
    ? `"${code}" cannot be ignored: after such an error there is nothing to go on with.`
    : `"${code}" cannot be ignored in a document. The configuration can turn it off: "checks": { "${code}": "off" }.`;
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** A stretch, and the line that it has to itself. */
function withItsLine(span: Span, { bytes }: Source): Span {
  let { start, end } = span;
  while (isBlank(bytes[start - 1])) start--;
  while (isBlank(bytes[end])) end++;
  const isAlone = start === 0 || isLineEnd(bytes[start - 1]);
  if (!isAlone || !isLineEnd(bytes[end])) return span;
  const isPair = bytes[end] === CARRIAGE_RETURN && bytes[end + 1] === LINE_FEED;
  return { start, end: end + (isPair ? 2 : 1) };
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09;
}

function isLineEnd(byte: number | undefined): boolean {
  return byte === LINE_FEED || byte === CARRIAGE_RETURN;
}
