// The library: what a program may build on. Everything else is the toolkit's own business.

export { collate, type CollateOptions } from "./collate/collate.ts";
export {
  type Format as CollationFormat,
  FORMATS as COLLATION_FORMATS,
  writeCollation,
} from "./collate/formats.ts";
export type { Alignment, Token, Transposition, Witness } from "./collate/model.ts";
export { normaliser, type Profile, USUAL_PROFILE } from "./collate/normal.ts";
export { tokenise, type TokenOptions } from "./collate/tokens.ts";
export { type Diagnostic, hasErrors, type Note, type Severity } from "./diagnostic/diagnostic.ts";
export {
  READINGS_FORMATS,
  type ReadingsFormat,
  writeReadings,
  type WrittenReadings,
} from "./output/readings/formats.ts";
export { readingsTable, type ReadingsTable, type TableOptions } from "./tei/witness-text/table.ts";
export { readApparatuses } from "./project/apparatuses.ts";
export { build, type BuildResult } from "./project/build.ts";
export { type Cache, cacheFolder, folderCache, noCache } from "./project/cache.ts";
export { type Config, readConfig } from "./project/config.ts";
export { initEdition } from "./project/init.ts";
export { BadInput, Misuse } from "./project/misuse.ts";
export { openProject, type Project, type ProjectOptions } from "./project/project.ts";
export { validate, type ValidationResult } from "./project/validate.ts";
export { type Format, FORMATS, loadReport, type Report } from "./report/formats.ts";
export type { Coverage, ReportInput } from "./report/input.ts";
export { summarise } from "./report/summary.ts";
export { reportText, type TextReportOptions } from "./report/text.ts";
export { type Position, positionAt, type Source, type Span } from "./source/source.ts";
export type { Apparatus, Entry as ApparatusEntry, Reading } from "./tei/apparatus.ts";
export { collectEdition, type Edition, type Entry, type Occurrence } from "./tei/edition.ts";
export { collectFacts, type DocumentFacts } from "./tei/facts.ts";
export { plainText as witnessPlainText } from "./tei/witness-text/plain.ts";
export type { Collated } from "./tei/witness-text/documents.ts";
export { type WitnessText, witnessText } from "./tei/witness-text/witness-text.ts";
export type { Sigla, Witness as ListedWitness } from "./tei/witnesses.ts";
export { parseXml, type XmlDocument, type XmlElement } from "./xml/tree.ts";
export { writeXml } from "./xml/write.ts";
