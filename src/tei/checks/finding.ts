// How a check says what it found.

import type { Diagnostic, Fix, Note, Severity } from "../../diagnostic/diagnostic.ts";
import type { Span } from "../../source/source.ts";

export interface Place {
  readonly path: string;
  readonly span?: Span | undefined;
}

/** How grave each finding is, unless the edition says otherwise. */
export const SEVERITIES = {
  "circular-relation": "warning",
  "contradicting-dates": "error",
  "document-name": "error",
  "document-order": "warning",
  "duplicate-id": "error",
  "empty-element": "warning",
  "entry-without-name": "warning",
  "id-case": "warning",
  "id-file-name": "error",
  "id-in-two-registers": "warning",
  "impossible-date": "error",
  "language-form": "warning",
  "language-tag": "error",
  "literal-omission": "warning",
  "malformed-url": "error",
  "missing-file": "warning",
  "mention-without-ref": "note",
  "other-entrys-name": "warning",
  "number-order": "warning",
  "page-order": "warning",
  "shared-name": "note",
  "undeclared-language": "warning",
  "unmarked-name": "note",
  "unrecorded-form": "note",
  "unknown-key": "error",
  "unknown-scheme": "warning",
  "unmentioned-entry": "note",
  "unresolved-pointer": "error",
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
