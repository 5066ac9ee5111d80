// The main path: read → check → render → write. Nothing is written unless everything passed.

import { resolve } from "node:path";
import { type Diagnostic, hasErrors, sortDiagnostics } from "../diagnostic/diagnostic.ts";
import { type OutputFile, stageFolder } from "./files.ts";
import type { Project } from "./project.ts";
import { applyConfiguredLevels } from "./settle.ts";
import { copiedFiles, loadStylesheets, madeFiles, prepareSite, renderPages } from "./site-files.ts";
import { validate, type ValidationResult } from "./validate.ts";

export interface BuildResult extends ValidationResult {
  /** The files written, as paths below the output folder; empty when there were errors. */
  readonly files: readonly string[];
}

/** What is left of the findings of the sources once some of them are accepted. */
export type Accept = (checked: ValidationResult) => ValidationResult;

/**
 * Validates the edition, renders every document, and replaces the output folder.
 *
 * @throws {Misuse} when a source, a stylesheet or the output folder cannot be used
 */
export async function build(
  project: Project,
  accept: Accept = (checked) => checked,
): Promise<BuildResult> {
  const checked = accept(await validate(project));
  if (hasErrors(checked.diagnostics)) return { ...checked, files: [] };

  const planned = prepareSite(project, checked.edition);
  const { stylesheets, diagnostics: unusable } = await loadStylesheets(project);
  const blocking = [...planned.diagnostics, ...unusable];
  if (stylesheets === undefined || hasErrors(blocking)) return failed(checked, blocking);

  const output = stageFolder(outputFolder(project));
  const written: string[] = [];
  const write = (file: OutputFile): void => {
    output.write(file);
    written.push(file.path);
  };
  try {
    const { site } = planned;
    const { documents } = checked;
    const said: Diagnostic[] = [];
    for (const { files, diagnostics } of renderPages(project, documents, site, stylesheets)) {
      files.forEach(write);
      said.push(...diagnostics);
    }
    const found = await applyConfiguredLevels(said, project.config);
    if (hasErrors(found)) return failed(checked, found);
    for (const file of copiedFiles(project, documents, site)) write(file);
    for (const file of madeFiles(planned, documents, [...written])) write(file);
    output.commit();
    const diagnostics = sortDiagnostics([...checked.diagnostics, ...blocking, ...found]);
    return { ...checked, diagnostics, files: written };
  } finally {
    output.discard();
  }
}

/** The folder that a build writes, as a system path. */
export function outputFolder({ folder, config }: Project): string {
  return resolve(folder, config.output);
}

function failed(checked: ValidationResult, found: readonly Diagnostic[]): BuildResult {
  return {
    ...checked,
    diagnostics: sortDiagnostics([...checked.diagnostics, ...found]),
    files: [],
  };
}
