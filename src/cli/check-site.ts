// `apograph check-site FOLDER`

import { hasErrors } from "../diagnostic/diagnostic.ts";
import { checkSiteFolder } from "../project/check-site.ts";
import { readConfig } from "../project/config.ts";
import { Misuse } from "../project/misuse.ts";
import { readArguments } from "./options.ts";
import { makeReports, readReportRequests } from "./reports.ts";
import { currentTime, startProgress } from "./session.ts";

export async function runCheckSite(args: string[]): Promise<number> {
  const options = readArguments(args, ["edition", "previous", "format", "output", "quiet", "max"]);
  const [folder, ...others] = options.positionals;
  if (folder === undefined || others.length > 0)
    throw new Misuse('check-site takes one folder: "apograph check-site dist/edition".');
  const reports = readReportRequests(options.formats, options.outputs);
  const startedAt = currentTime();
  const progress = startProgress();
  const start = performance.now();
  try {
    const { previous, quiet, max } = options;
    const config = readConfig(options.edition);
    const result = await checkSiteFolder(folder, { previous, config, progress: progress.show });
    progress.end();
    const milliseconds = performance.now() - start;
    const reported = { ...result, subject: "page" as const };
    const run = { result: reported, folder, startedAt, milliseconds };
    await makeReports(run, reports, { onlyErrors: quiet, max });
    return hasErrors(result.diagnostics) ? 1 : 0;
  } finally {
    progress.end();
  }
}
