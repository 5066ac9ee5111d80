// What the configuration says to the checks across the edition.

import type { EditionRules } from "../tei/rules.ts";
import { type Config, documentNamePattern } from "./config.ts";

export function rulesOf({ documentName, ...config }: Config): EditionRules {
  return {
    ...config,
    documentName: documentName === undefined ? undefined : documentNamePattern(documentName),
  };
}
