// A document's header against its file name, the date and the number; and against its neighbours.

import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import type { Edition } from "../edition.ts";
import type { DocumentFacts } from "../facts.ts";
import type { EditionRules } from "../rules.ts";
import { readDays } from "./dates.ts";
import { finding } from "./finding.ts";

export function checkHeaders(edition: Edition, rules: EditionRules): Diagnostic[] {
  const { documentName } = rules;
  if (documentName === undefined) return [];
  const numbers = new Map<string, string>();
  const numbered = new Map<string, NumberedDocument[]>();
  const findings = edition.documents.flatMap((document) => {
    if (document.kind === "register") return [];
    const slash = document.path.lastIndexOf("/");
    const folder = document.path.slice(0, slash + 1);
    const name = document.path.slice(slash + 1).replace(/\.xml$/iu, "");
    const parts = documentName.exec(name);
    if (parts === null) {
      const message = `The file's name does not have the form that the configuration gives under "documentName": ${documentName.source}. Rename it.`;
      return [wrong(document, message)];
    }
    const { date, number } = parts.groups ?? {};
    const dated = date === undefined ? [] : checkDate(document, date);
    if (number === undefined) return dated;
    const row = numbered.get(folder);
    if (row === undefined) numbered.set(folder, [{ number: Number(number), document }]);
    else row.push({ number: Number(number), document });
    const earlier = numbers.get(`${folder} ${Number(number)}`);
    numbers.set(`${folder} ${Number(number)}`, document.path);
    if (earlier === undefined) return dated;
    const message = `The number ${number} in the file's name is also that of ${earlier}. Rename one of the two.`;
    return [...dated, wrong(document, message)];
  });
  return [...findings, ...[...numbered.values()].flatMap(checkOrder)];
}

interface NumberedDocument {
  readonly number: number;
  readonly document: DocumentFacts;
}

/** Documents that are numbered in a folder are numbered in the order of their dates. */
function checkOrder(documents: readonly NumberedDocument[]): Diagnostic[] {
  let latest:
    | { readonly first: number; readonly number: number; readonly when: string }
    | undefined;
  const findings: Diagnostic[] = [];
  for (const { number, document } of documents.toSorted((a, b) => a.number - b.number)) {
    const { path, header } = document;
    const days = header.when === undefined ? undefined : readDays(header.when);
    if (header.when === undefined || days === undefined || days === "impossible") continue;
    if (latest !== undefined && days.last < latest.first)
      findings.push(
        finding(
          "document-order",
          { path, span: header.dateSpan },
          `Document ${number} is of ${header.when}, before document ${latest.number}, which is of ${latest.when}. Correct the date, or the numbers.`,
        ),
      );
    else if (latest === undefined || days.first > latest.first)
      latest = { first: days.first, number, when: header.when };
  }
  return findings;
}

/** The date in the name must be possible by what the header says. */
function checkDate(document: DocumentFacts, date: string): Diagnostic[] {
  const named = readDays(date);
  const { when } = document.header;
  const stated = when === undefined ? undefined : readDays(when);
  if (named === "impossible")
    return [wrong(document, `The file's name has a date that does not exist: ${date}.`)];
  if (named === undefined || stated === undefined || stated === "impossible") return [];
  if (named.first <= stated.last && named.last >= stated.first) return [];
  const message = `By its name this document is of ${date}, by its header (creation/date) of ${when}. Correct one of the two.`;
  return [wrong(document, message)];
}

function wrong({ path, header }: DocumentFacts, message: string): Diagnostic {
  return finding("document-name", { path, span: header.dateSpan }, message);
}
