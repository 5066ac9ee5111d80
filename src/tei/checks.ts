// What no grammar sees because it spans places or documents.

import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { checkApparatus } from "./checks/apparatus.ts";
import { checkHeaders } from "./checks/header.ts";
import { checkIds } from "./checks/ids.ts";
import { checkNames } from "./checks/names.ts";
import { checkKeys, checkPointers } from "./checks/pointers.ts";
import { checkRegisters } from "./checks/registers.ts";
import { checkStemmata } from "./checks/stemmata.ts";
import { literalOmission } from "./checks/text.ts";
import type { Edition } from "./edition.ts";
import { DEFAULT_RULES, type EditionRules } from "./rules.ts";

export { checkTree } from "./checks/tree.ts";

/**
 * Judges the edition as a whole, by what its documents told of themselves.
 *
 * @param isThere whether a file of the edition's folder exists that is none of its documents
 */
export function checkEdition(
  edition: Edition,
  rules: EditionRules = DEFAULT_RULES,
  isThere: (path: string) => boolean = () => true,
): Diagnostic[] {
  return [
    ...checkIds(edition, rules),
    ...checkPointers(edition, rules, isThere),
    ...checkKeys(edition),
    ...checkRegisters(edition),
    ...checkHeaders(edition, rules),
    ...checkApparatus(edition, rules),
    ...checkStemmata(edition),
    ...checkOmissions(edition),
    ...checkNames(edition, rules),
  ];
}

/** Dots in the text are in order as long as nobody encodes omissions otherwise. */
function checkOmissions({ documents }: Edition): Diagnostic[] {
  if (documents.every(({ gaps }) => gaps === 0)) return [];
  return documents.flatMap(({ path, literalOmissions }) =>
    literalOmissions.map((span) => literalOmission(path, span)),
  );
}
