// How the checks on a site say what they found.

import type { Diagnostic, Note, Severity } from "../../diagnostic/diagnostic.ts";
import type { Span } from "../../source/source.ts";

export interface Place {
  readonly path: string;
  readonly span?: Span | undefined;
}

/** How grave each finding is, unless the edition says otherwise. Warnings are where a reader may differ. */
const SEVERITIES = {
  "site/absolute-link": "error",
  "site/dead-anchor": "error",
  "site/dead-link": "error",
  "site/external-resource": "error",
  "site/lost-address": "error",
  "site/needs-script": "warning",
  "site/needs-server": "error",
  "site/no-build-date": "error",
  "site/no-citation": "error",
  "site/no-content": "error",
  "site/no-licence": "error",
  "site/no-source": "error",
  "site/no-version": "error",
  "site/not-utf8": "warning",
  "site/query-string": "error",
  "site/unlinked-source": "warning",
} as const satisfies Readonly<Record<string, Severity>>;

export type SiteCode = keyof typeof SEVERITIES;

export function finding(
  code: SiteCode,
  { path, span }: Place,
  message: string,
  notes: readonly Note[] = [],
): Diagnostic {
  const severity = SEVERITIES[code];
  return { code, severity, message, path, ...(span === undefined ? {} : { span }), notes };
}
