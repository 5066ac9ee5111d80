// `apograph validate [FILE or GLOB…]`

import { existsSync } from "node:fs";
import { hasErrors } from "../diagnostic/diagnostic.ts";
import { listFiles } from "../project/files.ts";
import { Misuse } from "../project/misuse.ts";
import { validate } from "../project/validate.ts";
import { hasRequests, readArguments, REQUESTS } from "./options.ts";
import { makeReports, readReportRequests } from "./reports.ts";
import { currentTime, editionPath, openEdition, startProgress } from "./session.ts";

export async function runValidate(args: string[]): Promise<number> {
  const options = readArguments(args, [
    "edition",
    "schema",
    "schematron",
    "format",
    "output",
    "quiet",
    "max",
    "engine",
    "no-cache",
    ...REQUESTS,
  ]);
  // Loaded only if it is needed: a plain run must start fast.
  const requests = hasRequests(options) ? await import("./ask.ts") : undefined;
  requests?.refuseContradictions(options);
  const reports = readReportRequests(options.formats, options.outputs);
  const startedAt = currentTime();
  const progress = startProgress();
  const start = performance.now();
  try {
    const project = openEdition(options, progress);
    const named = await Promise.all(options.positionals.map(expandGlob));
    const only = named.flat().map((file) => editionPath(project.folder, file));
    const request = { only, engine: options.engine };
    const result =
      (await requests?.validateAsAsked(project, request, options)) ??
      (await validate(project, request));
    progress.end();
    if (options.dryRun) return hasErrors(result.diagnostics) ? 1 : 0;
    const { quiet, max } = options;
    const milliseconds = performance.now() - start;
    const run = { result, folder: project.folder, startedAt, milliseconds };
    await makeReports(run, reports, { onlyErrors: quiet, max });
    return hasErrors(result.diagnostics) ? 1 : 0;
  } finally {
    progress.end();
  }
}

/** A file as it is; anything else that looks like a glob, as the files that it matches. */
async function expandGlob(argument: string): Promise<string[]> {
  if (!/[*?{[]/u.test(argument) || existsSync(argument)) return [argument];
  const files = await listFiles(".", [argument]);
  if (files.length === 0) throw new Misuse(`No file matches ${argument}.`);
  return files;
}
