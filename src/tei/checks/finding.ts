// How a check says what it found.

import type { Diagnostic, Fix, Note, Severity } from "../../diagnostic/diagnostic.ts";
import type { Span } from "../../source/source.ts";

export interface Place {
  readonly path: string;
  readonly span?: Span | undefined;
}

/** How grave each finding is, unless the edition says otherwise. */
export const SEVERITIES = {
  "ambiguous-location": "warning",
  "arc-without-node": "error",
  "circular-relation": "warning",
  "circular-stemma": "error",
  "cited-while-absent": "error",
  "contradicting-dates": "error",
  "contradicting-overlap": "error",
  "document-name": "error",
  "document-order": "warning",
  "duplicate-id": "error",
  "empty-element": "warning",
  "empty-lemma": "warning",
  "entry-without-name": "warning",
  "id-case": "warning",
  "id-file-name": "error",
  "id-in-two-registers": "warning",
  "identical-readings": "warning",
  "impossible-date": "error",
  "language-form": "warning",
  "language-tag": "error",
  "lemma-ambiguous": "warning",
  "lemma-not-base": "error",
  "lemma-not-found": "error",
  "literal-omission": "warning",
  "malformed-url": "error",
  "missing-file": "warning",
  "mention-without-ref": "note",
  "mixed-methods": "warning",
  "nested-witness": "warning",
  "number-order": "warning",
  "omission-with-text": "warning",
  "other-entrys-name": "warning",
  "page-order": "warning",
  "reading-without-witness": "warning",
  "repeated-siglum": "warning",
  "reversed-range": "error",
  "shared-identifier": "warning",
  "shared-name": "note",
  "unaccounted-witness": "warning",
  "uncited-witness": "warning",
  "undeclared-language": "warning",
  "undeclared-witness": "warning",
  "unknown-key": "error",
  "unknown-location": "error",
  "unknown-scheme": "warning",
  "unknown-siglum": "error",
  "unmarked-name": "note",
  "unmentioned-entry": "note",
  "unpaired-lacuna": "error",
  "unrecorded-form": "note",
  "unresolved-pointer": "error",
  "witness-in-two-readings": "error",
  "wrong-kind": "error",
} as const satisfies Readonly<Record<string, Severity>>;

/** A finding `tei/…` at a place, or about a file as a whole. */
export function finding(
  what: keyof typeof SEVERITIES,
  { path, span }: Place,
  message: string,
  { notes = [], fix }: { readonly notes?: readonly Note[]; readonly fix?: Fix } = {},
): Diagnostic {
  return {
    code: `tei/${what}`,
    severity: SEVERITIES[what],
    message,
    path,
    ...(span === undefined ? {} : { span }),
    notes,
    ...(fix === undefined ? {} : { fix }),
  };
}
