// `apograph build`

import { join, relative, resolve } from "node:path";
import { hasErrors } from "../diagnostic/diagnostic.ts";
import { acceptBaseline } from "../project/baselines.ts";
import { build, outputFolder } from "../project/build.ts";
import { Misuse } from "../project/misuse.ts";
import type { Project } from "../project/project.ts";
import { count } from "../report/summary.ts";
import { HOME_PAGE } from "../site/pages.ts";
import { readArguments } from "./options.ts";
import { printText } from "./reports.ts";
import { baselineOf, openEdition, startProgress } from "./session.ts";

export async function runBuild(args: string[]): Promise<number> {
  const options = readArguments(args, ["edition", "output", "wrap", "baseline", "no-cache"]);
  if (options.positionals.length > 0)
    throw new Misuse(`build takes no files, but was given ${options.positionals.join(" ")}.`);
  const progress = startProgress();
  try {
    const project = writingTo(options.outputs.at(-1), openEdition(options, progress));
    const baseline = baselineOf(project, options);
    const result = await build(project, (checked) =>
      baseline === undefined ? checked : acceptBaseline(checked, baseline),
    );
    progress.end();
    await printText(result);
    if (hasErrors(result.diagnostics)) {
      process.stdout.write("Nothing was written.\n");
      return 1;
    }
    const folder = relative(process.cwd(), outputFolder(project)) || ".";
    process.stdout.write(
      `${count(result.files.length, "file")} written to ${folder}\nOpen ${join(folder, HOME_PAGE)}\n`,
    );
    return 0;
  } finally {
    progress.end();
  }
}

/** The edition with another output folder, if one was given. */
function writingTo(folder: string | undefined, project: Project): Project {
  if (folder === undefined) return project;
  return { ...project, config: { ...project.config, output: resolve(folder) } };
}
