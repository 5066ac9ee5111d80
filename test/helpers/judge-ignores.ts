// What is found in one document, and what is left once it has said what to leave out.

import type { Diagnostic } from "../../src/diagnostic/diagnostic.ts";
import { applyIgnores } from "../../src/diagnostic/ignores.ts";
import { sourceFromText } from "../../src/source/source.ts";
import { checkEdition } from "../../src/tei/checks.ts";
import { collectEdition } from "../../src/tei/edition.ts";
import { collectFacts } from "../../src/tei/facts.ts";
import { ignoreInstructions } from "../../src/xml/ignores.ts";
import { parseXml } from "../../src/xml/tree.ts";
import { diagnosticPages } from "./diagnostic-pages.ts";

export interface Judged {
  readonly left: readonly Diagnostic[];
  readonly about: readonly Diagnostic[];
}

export function judgeIgnores(
  text: string,
  isChecked: (code: string) => boolean = () => true,
): Judged {
  const { document, source } = parseXml(sourceFromText("a.xml", text));
  if (document === undefined) throw new Error("not well formed");
  const found = checkEdition(collectEdition([collectFacts("a.xml", document)]));
  const codes = diagnosticPages().map(({ code }) => code);
  return applyIgnores(found, ignoreInstructions(document), { source, codes, isChecked });
}
