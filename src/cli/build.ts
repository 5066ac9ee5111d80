// `apograph build`

import { join, relative, resolve } from "node:path";
import { hasErrors } from "../diagnostic/diagnostic.ts";
import { acceptBaseline } from "../project/baselines.ts";
import { build, outputFolder } from "../project/build.ts";
import { buildLatex, latexFolder } from "../project/build-latex.ts";
import { Misuse } from "../project/misuse.ts";
import type { Project } from "../project/project.ts";
import { count } from "../report/summary.ts";
import { HOME_PAGE } from "../site/pages.ts";
import { readArguments } from "./options.ts";
import { printText } from "./reports.ts";
import { baselineOf, openEdition, startProgress } from "./session.ts";

export async function runBuild(args: string[]): Promise<number> {
  const options = readArguments(args, [
    "edition",
    "output",
    "format",
    "wrap",
    "baseline",
    "no-cache",
  ]);
  if (options.positionals.length > 0)
    throw new Misuse(`build takes no files, but was given ${options.positionals.join(" ")}.`);
  const isForPrint = readFormat(options.formats);
  const progress = startProgress();
  try {
    const project = writingTo(options.outputs.at(-1), openEdition(options, progress));
    const baseline = baselineOf(project, options);
    const result = await (isForPrint ? buildLatex : build)(project, (checked) =>
      baseline === undefined ? checked : acceptBaseline(checked, baseline),
    );
    progress.end();
    await printText(result);
    if (hasErrors(result.diagnostics)) {
      process.stdout.write("Nothing was written.\n");
      return 1;
    }
    const folder = isForPrint ? latexFolder(project) : outputFolder(project);
    const name = relative(process.cwd(), folder) || ".";
    const next = isForPrint ? "Compile them with lualatex" : `Open ${join(name, HOME_PAGE)}`;
    process.stdout.write(`${count(result.files.length, "file")} written to ${name}\n${next}\n`);
    return 0;
  } finally {
    progress.end();
  }
}

/** Whether it is for print: HTML and plain text are one build, LaTeX is another. */
function readFormat(formats: readonly string[]): boolean {
  const format = formats.at(-1) ?? "html";
  if (format === "html" || format === "latex") return format === "latex";
  throw new Misuse(`build --format takes html or latex, not "${format}".`);
}

/** The edition with another output folder, if one was given. */
function writingTo(folder: string | undefined, project: Project): Project {
  if (folder === undefined) return project;
  return { ...project, config: { ...project.config, output: resolve(folder) } };
}
