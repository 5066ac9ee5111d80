// What pages lack: a finding for each page, or a single one where many lack it. Nobody reads the same
// sentence ten thousand times, and such pages come from one template.

import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import { finding, type SiteCode } from "./finding.ts";
import { STATEMENTS, type Statement } from "./statements.ts";

export type Duty = Statement | "source";

/** What a page would have to say or link, and what it does not. */
export interface PageDuties {
  readonly path: string;
  readonly asked: readonly Duty[];
  readonly missing: readonly Duty[];
}

/** How a lack is told: of one page, of several, and what to do about it. */
interface Lack {
  readonly code: SiteCode;
  readonly one: string;
  readonly several: string;
  readonly advice: string;
}

const LACKS: Readonly<Record<Duty, Lack>> = {
  licence: {
    code: "site/no-licence",
    one: "does not say under which licence it may be used",
    several: "do not say under which licence they may be used",
    advice: 'Link it: <a rel="license" href="…"> or <link rel="license" href="…">.',
  },
  version: {
    code: "site/no-version",
    one: "does not say to which version of the edition it belongs",
    several: "do not say to which version of the edition they belong",
    advice:
      'Write <meta name="dcterms.hasVersion" content="1.0.0">, or "Version 1.0.0" in the footer.',
  },
  "build-date": {
    code: "site/no-build-date",
    one: "does not say when it was built",
    several: "do not say when they were built",
    advice: 'Write <meta name="dcterms.modified" content="2026-11-24">, or the date in the footer.',
  },
  citation: {
    code: "site/no-citation",
    one: "does not say how it is to be cited",
    several: "do not say how they are to be cited",
    advice: 'Write "How to cite" and the citation, or <meta name="citation_title" content="…">.',
  },
  source: {
    code: "site/no-source",
    one: "presents a document, and links to no XML of it",
    several: "present a document, and link to no XML of it",
    advice: "Put the file into the site, and link it.",
  },
};

/** So many pages are told of one by one. */
const FEW = 10;

/** How many of many are named. */
const EXAMPLES = 3;

/** @param home where a finding about many pages is reported, if it is one of them */
export function missingOnPages(
  pages: readonly PageDuties[],
  home: string | undefined,
): Diagnostic[] {
  return ([...STATEMENTS, "source"] as const).flatMap((duty) => {
    const { code, one, several, advice } = LACKS[duty];
    const asked = pages.filter((page) => page.asked.includes(duty)).length;
    const missing = pages.filter((page) => page.missing.includes(duty)).map(({ path }) => path);
    const isAll = missing.length === asked && asked > 1;
    if (!isAll && missing.length <= FEW)
      return missing.map((path) => finding(code, { path }, `This page ${one}. ${advice}`));
    const examples = missing.slice(0, EXAMPLES).join(", ");
    const which = `${missing.length} of ${asked} pages, such as ${examples},`;
    const path = missing.find((page) => page === home) ?? missing[0] ?? "";
    return [finding(code, { path }, `${which} ${several}. ${advice}`)];
  });
}
