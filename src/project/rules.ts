// What the configuration says to the checks across the edition.

import type { EditionRules } from "../tei/rules.ts";
import { type Config, documentNamePattern } from "./config.ts";

export function rulesOf(config: Config): EditionRules {
  const { documentName, idIsFileName, sharedIds, schemes, names, unmarkedWords } = config;
  return {
    documentName: documentName === undefined ? undefined : documentNamePattern(documentName),
    idIsFileName,
    sharedIds,
    schemes,
    names,
    unmarkedWords,
  };
}
