// What a run of `apograph validate` is asked beside validating: only what has changed, mend what can be
// mended, say nothing of what a baseline accepts. What it says of this goes to stderr: stdout belongs to
// the report, or to the diff.

import { acceptBaseline, type BaselineFile, updateBaseline } from "../project/baselines.ts";
import { readChanges } from "../project/changed.ts";
import { type FixPlan, planFixes, writeFixes } from "../project/fixes.ts";
import { Misuse } from "../project/misuse.ts";
import type { Project } from "../project/project.ts";
import { validate, type ValidationRequest, type ValidationResult } from "../project/validate.ts";
import { count } from "../report/summary.ts";
import { positionAt } from "../source/source.ts";
import type { Arguments } from "./options.ts";
import { baselineOf, say } from "./session.ts";

/** @throws {Misuse} when options do not go together */
export function refuseContradictions(options: Arguments): void {
  const { positionals, changed, fix, dryRun, baseline } = options;
  if (changed !== undefined && positionals.length > 0)
    throw new Misuse(`--changed finds the files itself, but was given ${positionals.join(" ")}.`);
  if (dryRun && options.formats.length + options.outputs.length > 0)
    throw new Misuse("--dry-run prints a diff, and so makes no report.");
  if (dryRun && !fix) throw new Misuse("--dry-run shows what --fix would do: give both.");
  if (options.updateBaseline && baseline === undefined)
    throw new Misuse("--update-baseline needs the file: --baseline FILE --update-baseline.");
  if (options.updateBaseline && dryRun)
    throw new Misuse("--dry-run writes nothing, and so goes not with --update-baseline.");
}

/** Validates as the options want it; the result is what is to be reported. */
export async function validateAsAsked(
  project: Project,
  plain: ValidationRequest,
  options: Arguments,
): Promise<ValidationResult> {
  const request = { ...plain, changed: changedPaths(project, options) };
  const baseline = baselineOf(project, options);
  const run = async (): Promise<ValidationResult> => {
    const result = await validate(project, request);
    return baseline === undefined || options.updateBaseline
      ? result
      : acceptBaseline(result, baseline);
  };
  let result = await run();
  if (options.fix) {
    const judged = new Set(result.judged);
    const documents = result.sources.filter(({ path }) => judged.has(path));
    const plan = planFixes(project.folder, result.diagnostics, documents);
    if (options.dryRun) await printDiff(plan);
    else if (plan.files.length > 0) {
      writeFixes(project.folder, plan);
      reportFixes(plan, result);
      result = await run();
    }
    reportLeft(plan);
  }
  if (baseline === undefined || !options.updateBaseline) return result;
  return writeBaseline(result, baseline);
}

/** Undefined where everything is to be checked. */
function changedPaths(project: Project, { changed }: Arguments): readonly string[] | undefined {
  if (changed === undefined) return undefined;
  const changes = readChanges(project, changed);
  if (!changes.isGeneral) return changes.paths;
  say("The configuration or a schema has changed: all documents are checked.");
  return undefined;
}

async function printDiff({ files }: FixPlan): Promise<void> {
  // Loaded here: only who asks for it pays for it.
  const { unifiedDiff } = await import("../source/changes.ts");
  for (const { path, before, after } of files)
    process.stdout.write(unifiedDiff(path, before, after));
}

function reportFixes({ files }: FixPlan, { sources }: ValidationResult): void {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  for (const { path, applied } of files) {
    for (const { span, fix } of applied) {
      const source = byPath.get(path);
      const at =
        span === undefined || source === undefined ? undefined : positionAt(source, span.start);
      const place = at === undefined ? path : `${path}:${at.line}:${at.column}`;
      say(`${place}: fixed: ${fix.title}.`);
    }
  }
  const fixes = files.reduce((sum, { applied }) => sum + applied.length, 0);
  say(`${count(fixes, "finding")} fixed in ${count(files.length, "file")}.`);
}

function reportLeft({ left }: FixPlan): void {
  for (const { diagnostic, reason } of left)
    say(`${diagnostic.path}: not fixed, since ${reason}: ${diagnostic.fix.title}.`);
}

function writeBaseline(result: ValidationResult, baseline: BaselineFile): ValidationResult {
  const accepted = updateBaseline(result, baseline);
  if (accepted === undefined) {
    say("The baseline was not written: first mend what keeps documents from being read.");
    return result;
  }
  say(`${count(accepted, "finding")} accepted in ${baseline.path}.`);
  return acceptBaseline(result, baseline);
}
