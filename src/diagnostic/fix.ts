// Applies what findings offer to mend them. Bytes outside the edits stay as they are; of two fixes that
// touch each other only the first is applied, since the second was thought out for another text.

import type { Source } from "../source/source.ts";
import type { Diagnostic, Edit, Fix } from "./diagnostic.ts";

/** A finding with its fix. */
export type Fixable = Diagnostic & { readonly fix: Fix };

export interface FixResult {
  /** The new bytes; the very same array where nothing was applied. */
  readonly bytes: Uint8Array;
  readonly applied: readonly Fixable[];
  /** Left alone, since another fix changes the same place. */
  readonly refused: readonly Fixable[];
}

export function isFixable(diagnostic: Diagnostic): diagnostic is Fixable {
  return diagnostic.fix !== undefined;
}

/** Applies the fixes of a source's own findings, the first in the source first; each whole or not at all. */
export function applyFixes(source: Source, diagnostics: readonly Diagnostic[]): FixResult {
  const candidates = diagnostics
    .filter(isFixable)
    .filter(({ path }) => path === source.path)
    .toSorted((a, b) => startOf(a.fix) - startOf(b.fix));
  const applied: Fixable[] = [];
  const refused: Fixable[] = [];
  const accepted = new SortedEdits(source.bytes.length);
  for (const candidate of candidates) {
    (accepted.add(candidate.fix.edits) ? applied : refused).push(candidate);
  }
  const bytes = applied.length === 0 ? source.bytes : rewrite(source.bytes, accepted.edits);
  return { bytes, applied, refused };
}

function startOf({ edits }: Fix): number {
  return Math.min(...edits.map(({ span }) => span.start));
}

/** Edits that do not touch each other, in the order of their places. */
class SortedEdits {
  readonly edits: Edit[] = [];
  readonly #length: number;

  constructor(length: number) {
    this.#length = length;
  }

  /** Takes all of them or none. Edits that are there already are in nobody's way. */
  add(edits: readonly Edit[]): boolean {
    const fresh = edits.filter((edit) => !this.edits.some((other) => isSame(edit, other)));
    const isFree = fresh.every(
      (edit, index) =>
        isWithin(edit, this.#length) &&
        !this.edits.some((other) => collide(edit, other)) &&
        !fresh.slice(0, index).some((other) => collide(edit, other)),
    );
    if (isFree) {
      this.edits.push(...fresh);
      this.edits.sort((a, b) => a.span.start - b.span.start);
    }
    return isFree;
  }
}

function isWithin({ span }: Edit, length: number): boolean {
  return 0 <= span.start && span.start <= span.end && span.end <= length;
}

function isSame(one: Edit, other: Edit): boolean {
  const { span, text } = one;
  return span.start === other.span.start && span.end === other.span.end && text === other.text;
}

/** They overlap, or begin at the same place, where nobody knows which comes first. */
function collide({ span: one }: Edit, { span: other }: Edit): boolean {
  return one.start === other.start || (one.start < other.end && other.start < one.end);
}

const encoder = new TextEncoder();

function rewrite(bytes: Uint8Array, edits: readonly Edit[]): Uint8Array {
  const parts: Uint8Array[] = [];
  let done = 0;
  for (const { span, text } of edits) {
    parts.push(bytes.subarray(done, span.start), encoder.encode(text));
    done = span.end;
  }
  parts.push(bytes.subarray(done));
  const result = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    result.set(part, at);
    at += part.length;
  }
  return result;
}
