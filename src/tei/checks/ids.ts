// Ids: given twice, in a document or across the registers; alike but for the case; not the file's name.

import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import type { Edition } from "../edition.ts";
import type { DocumentFacts, IdFact } from "../facts.ts";
import type { EditionRules } from "../rules.ts";
import { finding } from "./finding.ts";

export function checkIds(edition: Edition, rules: EditionRules): Diagnostic[] {
  return [
    ...edition.documents.flatMap((document) => [
      ...duplicates(document),
      ...likeNames(document),
      ...(rules.idIsFileName ? rootId(document) : []),
    ]),
    ...acrossRegisters(edition),
  ];
}

/** `xml:id` is unique in its document (xml:id 1.0, 4). */
function duplicates({ path, ids }: DocumentFacts): Diagnostic[] {
  const first = new Map<string, IdFact>();
  const findings: Diagnostic[] = [];
  for (const { id, span, ...rest } of ids) {
    const earlier = first.get(id);
    if (earlier === undefined) first.set(id, { id, span, ...rest });
    else
      findings.push(
        finding(
          "duplicate-id",
          { path, span },
          `The xml:id "${id}" is given twice in this document. Give one of the two elements another.`,
          { notes: [{ message: "It was given here first.", path, span: earlier.span }] },
        ),
      );
  }
  return findings;
}

/** Ids that differ only in their case are taken for each other, by people and by some file systems. */
function likeNames({ path, ids }: DocumentFacts): Diagnostic[] {
  const first = new Map<string, IdFact>();
  const findings: Diagnostic[] = [];
  for (const fact of ids) {
    const folded = fact.id.toLowerCase();
    const earlier = first.get(folded);
    if (earlier === undefined) first.set(folded, fact);
    else if (earlier.id !== fact.id)
      findings.push(
        finding(
          "id-case",
          { path, span: fact.span },
          `The xml:id "${fact.id}" differs from "${earlier.id}" only in the case of its letters. Name one of the two so that nobody confuses them.`,
          { notes: [{ message: `"${earlier.id}" is here.`, path, span: earlier.span }] },
        ),
      );
  }
  return findings;
}

/** Entries of two registers with one id: a `@key`, and the eye, cannot tell which is meant. */
function acrossRegisters(edition: Edition): Diagnostic[] {
  const first = new Map<string, { readonly path: string; readonly fact: IdFact }>();
  const findings: Diagnostic[] = [];
  for (const { kind, path, ids } of edition.documents) {
    if (kind !== "register") continue;
    for (const fact of ids) {
      if (fact.kind === "element" || fact.kind === "document") continue;
      const earlier = first.get(fact.id);
      if (earlier === undefined) first.set(fact.id, { path, fact });
      else if (earlier.path !== path)
        findings.push(
          finding(
            "id-in-two-registers",
            { path, span: fact.span },
            `The xml:id "${fact.id}" is also that of an entry in ${earlier.path}. Give one of the two another, or make them one entry.`,
            {
              notes: [
                {
                  message: "The other entry is here.",
                  path: earlier.path,
                  span: earlier.fact.span,
                },
              ],
            },
          ),
        );
    }
  }
  return findings;
}

function rootId({ path, rootId: id, ids }: DocumentFacts): Diagnostic[] {
  const name = path.slice(path.lastIndexOf("/") + 1).replace(/\.xml$/iu, "");
  if (id === undefined) {
    const message = `The root element has no xml:id; in this edition it is the file's name: xml:id="${name}".`;
    return [finding("id-file-name", { path }, message)];
  }
  const fact = ids.find((one) => one.id === id);
  if (id === name || fact === undefined) return [];
  return [
    finding(
      "id-file-name",
      { path, span: fact.span },
      `The xml:id of the root element is "${id}", but the file is called ${name}.xml. In this edition the two are the same: rename one.`,
      // A name that is no id cannot be written as one.
      /^[\p{L}_][\p{L}\p{N}._-]*$/u.test(name)
        ? { fix: { title: `Write ${name}`, edits: [{ span: fact.span, text: name }] } }
        : {},
    ),
  ];
}
